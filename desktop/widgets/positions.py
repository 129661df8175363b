"""Says where a character stands in a text of Qt, which counts halves of surrogate pairs."""


def position_in(text: str, place: int) -> int:
    """Returns the position of Qt before which so many characters of `text` stand."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
