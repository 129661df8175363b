"""Removes from typed text the characters that cannot be printed. Promises of safety: P1, P1b."""

import re

# Line and page separators become a new line, other controls are removed; so are explicit embeddings and isolates:
# they are invisible, and the direction of the letters themselves decides.
NEW_LINES = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")
# Halves of characters, and two codes that are no characters: no file of text may hold them.
NO_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")
SUBSTITUTE = "\ufffd"


def clean(text: str) -> str:
    """Returns `text` without characters that cannot be printed; lines end in a newline only."""
    text = UNPRINTABLE.sub("", NEW_LINES.sub("\n", text)).replace("\t", " ")
    return NO_CHARACTERS.sub(SUBSTITUTE, text)


def one_line(text: str) -> str:
    """Returns `text` cleaned and without line breaks, as titles, bookmarks and descriptions need it."""
    return " ".join(clean(text).split())
