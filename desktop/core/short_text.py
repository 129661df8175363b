"""Tells the beginning of a long text."""


def short(text: str, most: int) -> str:
    """Returns `text` on one line, and what is beyond `most` signs as an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
