"""Finds a person's name in any text, whole or in part, in any spelling of its letters, and replaces it.

Case, accents, strokes, hidden signs and width do not matter. A part also matches with an ending ("Solbergs"), and a longer part
inside a word ("isolberg@…"): it is better to find too much than too little, because a person checks the matches.
Promises of safety: G1, P2.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from db.tables.search_index import PLAIN_LETTERS, SIGNS_WITHOUT_SPACES

_WORD = re.compile(r"[^\W_]+")
_SIGNS = re.compile(SIGNS_WITHOUT_SPACES)
# Words in names that do not identify anybody.
PARTICLES = frozenset(
    (
        *("von", "van", "vom", "zu", "zum", "zur", "de", "der", "den", "del", "della", "di", "da", "do", "dos", "du", "la", "le"),
        *("las", "los", "el", "al", "bin", "ibn", "ben", "ter", "ten", "af", "av", "und", "and", "y", "e", "i"),
        *("dr", "prof", "ing", "mag", "mr", "mrs", "ms", "miss", "herr", "frau", "jr", "sr", "phd", "mba"),
    )
)
_TYPED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "ß": "ss"})
# A part with this many letters also matches with an ending of this many; a part with this many matches anywhere in a word.
WITH_ENDING, LONGEST_ENDING, WITHIN = 4, 3, 5
# "Solberg, Ingrid" and "ingrid.solberg" are one mention; at most this many signs may stand between its words.
LONGEST_GAP = 3


@dataclass(frozen=True, slots=True)
class NameSpan:
    """The place of a name in a text, and whether it is the whole name or a part of it."""

    start: int
    end: int
    whole: bool


@dataclass(frozen=True)
class NamePattern:
    """A name to look for."""

    text: str

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The words of the name as they are searched for; none for a name of a single letter."""
        words = _WORD.findall(_folded(self.text)[0])
        return tuple(word for word in words if word not in PARTICLES and (len(word) > 1 or _SIGNS.search(word)))

    @cached_property
    def _spellings(self) -> dict[str, str]:
        """Maps every spelling of a part to the part; "Müller" is also typed "Mueller"."""
        spelt = (unicodedata.normalize("NFC", self.text).casefold()).translate(_TYPED_OUT)
        words = [word for word in _WORD.findall(_folded(spelt)[0]) if word not in PARTICLES]
        typed_out = dict(zip(words, self.parts, strict=True)) if len(words) == len(self.parts) else {}
        return {**typed_out, **{part: part for part in self.parts}}

    @cached_property
    def _between(self) -> frozenset[str]:
        """The words of the name that identify nobody alone, but belong to it beside a part."""
        return frozenset(_WORD.findall(_folded(self.text)[0])) - frozenset(self.parts)

    @cached_property
    def _signs(self) -> tuple[str, ...]:
        """For scripts without spaces, the pieces searched for anywhere: the whole name, and its parts of two signs or more."""
        if not any(_SIGNS.search(part) for part in self.parts):
            return ()
        return ("".join(self.parts), *(part for part in self.parts if len(part) > 1))

    def may_stand_in(self, text: str) -> bool:
        """Returns whether `text` may contain the name; a quick test before `spans`."""
        folded = text.lower() if text.isascii() else _folded(text)[0]
        return any(spelling in folded for spelling in self._signs or self._spellings)

    def spans(self, text: str) -> list[NameSpan]:
        """Returns the places of the name in `text`, from the left, without overlaps."""
        if not self.parts:
            return []
        folded, places = _folded(text)
        found = self._by_signs(folded) if self._signs else self._by_words(folded)
        return [NameSpan(places[start], places[end - 1] + 1, whole) for start, end, whole in found]

    def replaced(self, text: str, by: str) -> str:
        """Returns `text` with `by` wherever the name stands."""
        for span in reversed(self.spans(text)):
            end = span.end
            # Combining accents behind the last letter belong to it.
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            text = text[: span.start] + by + text[end:]
        return text

    def is_all_of(self, text: str) -> bool:
        """Returns whether `text` says this name and nothing else."""
        return bool(self.parts) and _WORD.findall(_folded(text)[0]) == _WORD.findall(_folded(self.text)[0])

    def _by_signs(self, folded: str) -> list[tuple[int, int, bool]]:
        pattern = "|".join(map(re.escape, self._signs))
        whole = self._signs[0]
        return [(match.start(), match.end(), match.group() == whole) for match in re.finditer(pattern, folded)]

    def _by_words(self, folded: str) -> list[tuple[int, int, bool]]:
        groups: list[list[tuple[int, int, str]]] = []
        for match in _WORD.finditer(folded):
            part = self._part_in(match.group())
            if part is None and match.group() not in self._between:
                continue
            group = groups[-1] if groups else []
            near = group and _is_one_naming(folded[group[-1][1] : match.start()])
            if not near or (part and part in {named for _, _, named in group}):
                groups.append(group := [])
            group.append((match.start(), match.end(), part or ""))
        return [self._naming(group) for group in groups if any(part for _, _, part in group)]

    def _naming(self, group: list[tuple[int, int, str]]) -> tuple[int, int, bool]:
        """Returns the start and end of the name in a group of adjacent words, and whether it is the whole name."""
        while not group[-1][2]:
            # A word at the end that identifies nobody belongs to the text that follows.
            group.pop()
        return group[0][0], group[-1][1], {part for _, _, part in group} >= set(self.parts)

    def _part_in(self, word: str) -> str | None:
        """Returns the part of the name that `word` equals, begins with, or contains."""
        for spelling, part in self._spellings.items():
            ending = len(word) - len(spelling)
            if word == spelling or (word.startswith(spelling) and len(spelling) >= WITH_ENDING and ending <= LONGEST_ENDING):
                return part
        within = (part for spelling, part in self._spellings.items() if len(spelling) >= WITHIN and spelling in word)
        return next(within, None)


def _is_one_naming(between: str) -> bool:
    return len(between) <= LONGEST_GAP and not between.strip(" .,-_'’")


def _folded(text: str) -> tuple[str, range | list[int]]:
    """Returns `text` in plain small letters, and for each letter its position in `text`."""
    if text.isascii():
        return text.lower(), range(len(text))
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        # Korean syllables stay whole; decomposed, they would become letters that belong to no word.
        plain = sign if "\uac00" <= sign <= "\ud7a3" else unicodedata.normalize("NFKD", sign).translate(PLAIN_LETTERS)
        for letter in plain.casefold():
            if unicodedata.category(letter) not in ("Mn", "Cf"):
                letters.append(letter)
                places.append(place)
    return "".join(letters), places
