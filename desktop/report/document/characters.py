"""Typed text without the characters that have no form on paper."""

import re

# Line and page separators of all kinds mean a new line, other controls nothing; explicit embeddings and isolates go too:
# they are invisible, and the direction of the letters themselves decides.
NEW_LINES = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")
SURROGATES = re.compile("[\ud800-\udfff]")
SUBSTITUTE = "\ufffd"


def clean(text: str) -> str:
    """`text` with nothing in it that has no form on paper; lines end in a newline only."""
    text = UNPRINTABLE.sub("", NEW_LINES.sub("\n", text)).replace("\t", " ")
    return SURROGATES.sub(SUBSTITUTE, text)


def one_line(text: str) -> str:
    """`text` cleaned and without line breaks, as titles, bookmarks and descriptions need it."""
    return " ".join(clean(text).split())
