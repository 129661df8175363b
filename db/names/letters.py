"""Turns text into plain letters and digits: without case, accents, ligatures, look-alikes, unseen signs, spaces, punctuation.

What stands between two letters is looked up in the text when it matters, so that joined, broken and spaced-out spellings of a
name are all the same letters.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, combining, normalize

# Letters that people type without their stroke, and letters of other alphabets and languages that look or mean the same.
_SAME = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ŋ": "n"}
    | dict(zip("аеорсухіјѕһԁкмтвнαεορυικντ", "aeopcyxijshdkmtbhaeopyikvt", strict=True))
    | {"ی": "ي", "ک": "ك", "ة": "ه", "ـ": ""}
    # Apostrophes that Unicode counts as letters.
    | dict.fromkeys("\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\ua78b\ua78c\u055a", "")
    | dict(zip("ךםןףץ", "כמנפצ", strict=True))
)
# How people write vowels that their keyboard lacks.
SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)
# Signs that nobody sees, besides those of category Cf.
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
# Syllables and kana that were typed in pieces.
_PIECES = re.compile("[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[\u3041-\u30ff\uff66-\uff9d][\u3099\u309a\uff9e\uff9f]")
_COMPOSED = re.compile("[\u3040-\u30ff\uac00-\ud7a3\uff66-\uff9f]")
SHORT = 1_000


class _Plain(dict[int, str]):
    """Maps each sign to its plain letters; computed at its first use."""

    def __missing__(self, sign: int) -> str:
        self[sign] = found = _plain(chr(sign))
        return found


def _plain(sign: str) -> str:
    # Korean and Japanese syllables stay whole; in pieces they would be letters of other words.
    composed = _COMPOSED.match(sign)
    folded = normalize("NFKC", sign) if composed else normalize("NFKD", normalize("NFKD", sign).casefold())
    # Accents and points belong to a class; vowel signs do not, and without them a word of India or Thailand is another word.
    kept = "".join(letter for letter in folded.translate(_SAME) if not combining(letter) and not is_unseen(letter))
    return "".join(letter for letter in kept if letter.isalnum() or category(letter)[0] == "M")


def is_unseen(sign: str) -> bool:
    """Returns whether nobody sees `sign`."""
    return category(sign) in ("Cf", "Me") or _UNSEEN.match(sign) is not None


_TABLE = _Plain()


def plain(text: str) -> str:
    """Returns the plain letters and digits of `text`."""
    return (text if text.isascii() else _PIECES.sub(lambda found: normalize("NFKC", found[0]), text)).translate(_TABLE)


@dataclass(frozen=True, slots=True)
class Letters:
    """A text, its plain letters, and for each of them its place in the text."""

    text: str
    plain: str
    places: Sequence[int]

    def sign(self, at: int) -> str:
        """Returns the sign of the text that gave the plain letter `at`."""
        return self.text[self.places[at]]

    def gap(self, at: int) -> str:
        """Returns what stands between the plain letter `at` and the one before, without what nobody sees."""
        before, here = self.places[at - 1], self.places[at]
        between = self.text[before + 1 : here]
        if not between or between.isascii():
            return between
        return "".join(sign for sign in between if not is_unseen(sign) and not _is_part(sign))

    def end(self, at: int) -> int:
        """Returns where the sign of the plain letter `at` ends in the text, with the accents and unseen signs behind it."""
        stop = self.places[at] + 1
        while stop < len(self.text) and (is_unseen(self.text[stop]) or _is_part(self.text[stop])):
            stop += 1
        return stop

    def joints(self) -> frozenset[int]:
        """Returns where the words of a name meet: after any sign or space, and before a capital inside a word."""
        met = (n for n in range(1, len(self.plain)) if self.gap(n) or _is_hump(self.sign(n - 1), self.sign(n)))
        return frozenset(met)


def letters_of(text: str) -> Letters:
    """Returns the letters of `text`."""
    # Most texts are short and come up often; a long one is not kept.
    return _letters_before(text) if len(text) <= SHORT else _letters(text)


@lru_cache(maxsize=2_000)
def _letters_before(text: str) -> Letters:
    return _letters(text)


def _letters(text: str) -> Letters:
    if text.isascii():
        places = [place for place, sign in enumerate(text) if sign.isalnum()]
        return Letters(text, text.translate(_TABLE), places)
    starts = {found.start(): found for found in _PIECES.finditer(text)}
    letters: list[str] = []
    found_places: list[int] = []
    skip = 0
    for place, sign in enumerate(text):
        if place < skip:
            continue
        if piece := starts.get(place):
            skip, sign = piece.end(), normalize("NFKC", piece[0])
        for letter in sign.translate(_TABLE):
            letters.append(letter)
            found_places.append(place)
    return Letters(text, "".join(letters), found_places)


def _is_part(sign: str) -> bool:
    """Returns whether `sign` belongs to the letter before it: an accent, or a piece of its syllable."""
    return combining(sign) > 0 or "\u1161" <= sign <= "\u11ff" or sign in "\uff9e\uff9f"


def _is_hump(before: str, here: str) -> bool:
    return here.isupper() and before.islower()


def is_sign(character: str) -> bool:
    """Returns whether `character` is neither letter nor digit, though it folds into some (™, ²)."""
    return category(character)[0] not in "LM" and category(character) != "Nd"
