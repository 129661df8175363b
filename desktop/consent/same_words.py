"""Compares texts by their words alone, without case and signs."""

import re

_SIGNS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Returns `text` as it is compared: its words in small letters, one space between them."""
    return _SIGNS.sub(" ", text.casefold()).strip()
