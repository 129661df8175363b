"""Finds words in a text whatever their capitals and accents, as the search index does. Pure functions."""

import unicodedata
from collections.abc import Iterable

# Letters that Unicode does not decompose, but that people type without their stroke.
PLAIN_LETTERS = str.maketrans("łøđŁØĐ", "lodlod")


def found_in(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Returns where `words` stand in `text`, each as start and end, in order; places that overlap are one."""
    folded, origin = _folded(text)
    places = sorted(place for word in words for place in _places(folded, fold(word)))
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return [(origin[start], origin[end - 1] + 1) for start, end in joined]


def fold(text: str) -> str:
    """Returns `text` in small letters without accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN_LETTERS))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _folded(text: str) -> tuple[str, list[int] | range]:
    """Returns `text` folded, and for each sign of that the place in `text` it comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    signs, origin = list[str](), list[int]()
    for at, sign in enumerate(text):
        for one in fold(sign):
            signs.append(one)
            origin.append(at)
    return "".join(signs), origin


def _places(text: str, word: str) -> Iterable[tuple[int, int]]:
    at = text.find(word) if word else -1
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + len(word))
