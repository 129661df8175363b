"""Finds words in a text whatever their capitals and accents, as the search index does. Pure functions."""

import re
import unicodedata
from collections.abc import Iterable

# Letters that Unicode does not decompose, but that people type without their stroke.
PLAIN_LETTERS = str.maketrans("łøđŁØĐ", "lodlod")


def found_in(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Returns where `words` stand in `text`, each as start and end, in order; places that overlap are one.

    A space within one of `words` stands for any white space.
    """
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
    plain = _plain_signs(text)
    return "".join([plain[sign] for sign in text])


def _folded(text: str) -> tuple[str, list[int] | range]:
    """Returns `text` folded, and for each sign of that the place in `text` it comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    plain = _plain_signs(text)
    folded = "".join([plain[sign] for sign in text])
    if all(len(signs) == 1 for signs in plain.values()):
        return folded, range(len(text))
    return folded, [at for at, sign in enumerate(text) for _ in plain[sign]]


def _plain_signs(text: str) -> dict[str, str]:
    """Returns what each sign of `text` becomes, mostly one; a long text has few that differ."""
    plain = {sign: unicodedata.normalize("NFKD", sign.casefold().translate(PLAIN_LETTERS)) for sign in set(text)}
    return {sign: "".join(one for one in signs if not unicodedata.combining(one)) for sign, signs in plain.items()}


def _places(text: str, word: str) -> Iterable[tuple[int, int]]:
    parts = word.split()
    return [found.span() for found in re.finditer(r"\s+".join(map(re.escape, parts)), text)] if parts else []
