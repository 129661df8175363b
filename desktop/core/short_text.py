"""Tells the beginning of a long text."""

# So many times what is shown is looked at, as words may have much space between them.
LOOKED_AT = 4


def short(text: str, most: int) -> str:
    """Returns `text` on one line, and what is beyond `most` signs as an ellipsis."""
    text = text.strip()
    line = " ".join(text[: most * LOOKED_AT].split())
    return line if len(line) <= most and len(text) <= most * LOOKED_AT else f"{line[: most - 1]}…"


def beginning(text: str, most: int) -> str:
    """Returns `text` as it is, and what is beyond `most` signs as an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
