"""Says where a character stands in a text of Qt, which counts halves of surrogate pairs."""


def position_in(text: str, place: int) -> int:
    """Returns the position of Qt before which so many characters of `text` stand."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def range_in(text: str, start: int, end: int) -> tuple[int, int]:
    """Returns the position and the length that the characters of `text` from `start` to before `end` have in Qt."""
    return position_in(text, start), position_in(text[start:], end - start)
