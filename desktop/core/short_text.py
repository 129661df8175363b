"""Tells the beginning of a long text, or the passage around a place in it."""

# So many times what is shown is looked at, as words may have much space between them.
LOOKED_AT = 4
# So many signs at most are left out to begin with a whole word.
WORD = 40


def short(text: str, most: int) -> str:
    """Returns `text` on one line, and what is beyond `most` signs as an ellipsis."""
    text = text.strip()
    line = " ".join(text[: most * LOOKED_AT].split())
    return line if len(line) <= most and len(text) <= most * LOOKED_AT else f"{line[: most - 1]}…"


def beginning(text: str, most: int) -> str:
    """Returns `text` as it is, and what is beyond `most` signs as an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def passage(text: str, most: int, place: tuple[int, int]) -> tuple[str, int]:
    """Returns at most `most` signs of `text` with `place` (start, end) among them, and where in `text` the first of them stands.

    What is left out is shown as an ellipsis, which the second value counts as a sign of the text: a sign at n of `text` stands
    at n less that value. For places close to each other it mostly returns the same passage, so that what one reads stays.
    """
    start, end = place
    if len(text) <= most or end < most:
        return beginning(text, most), 0
    # A place is neither in the first nor in the last quarter, unless the text ends there.
    half = most // 2
    first = min(start // half * half - half // 2, len(text) - most + 1)
    first = word_from(text, min(max(first, end - most + 2), start), start)
    if not first:
        return beginning(text, most), 0
    return f"…{beginning(text[first : first + most], most - 1)}", first - 1


def word_from(text: str, first: int, last: int) -> int:
    """Returns where a word begins in `text`, close behind `first` and at most at `last`; `first` where none does."""
    if first <= 0:
        return 0
    near = range(first, min(first + WORD, last + 1))
    return next((at for at in near if text[at - 1].isspace() and not text[at].isspace()), first)
