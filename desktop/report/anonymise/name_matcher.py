"""Replaces names in running text; `db.names` finds them, exact ones and possible ones alike. Promise of safety: P2."""

import re
from collections.abc import Callable, Collection, Iterable

from db.names.matcher import Find, Matcher
from db.names.particles import BETWEEN_PARTS
from db.names.spellings import Wanted

Hide = Callable[[str], str]
# Rare code points stand for the replacements, so that no later step finds a name in one.
HOLDERS = range(0xFDD0, 0xFDF0)
_TYPED = re.compile("[\ufdd0-\ufdef]")
_HOLDER = re.compile("[\ufdd0-\ufddf]+[\ufde0-\ufdef]")


class Replacements:
    """The steps that hide names: each puts a placeholder into the text, which becomes the replacement at the end."""

    def __init__(self) -> None:
        self._steps: list[Hide] = []
        self._told: dict[str, str] = {}
        self._typed: dict[str, str] = {}

    def holder(self, told: str) -> str:
        """Returns the placeholder for `told`."""
        high, low = divmod(len(self._told), len(HOLDERS) // 2)
        holder = chr(HOLDERS[high % 16]) * (1 + high // 16) + chr(HOLDERS[16 + low])
        self._told[holder] = told
        return holder

    def add(self, step: Hide) -> None:
        """Adds a step."""
        self._steps.append(step)

    def __call__(self, text: str) -> str:
        """Returns `text` with all names replaced."""
        return self._replaced(text, "{}")

    def within_quotation(self, text: str) -> str:
        """Returns words that somebody said with all names replaced; square brackets show what was not said."""
        return self._replaced(text, "[{}]")

    def _replaced(self, text: str, form: str) -> str:
        # A placeholder that a person typed gets a placeholder too, so that it stays as typed.
        text = _TYPED.sub(lambda typed: self._holder_of_typed(typed[0]), text)
        for step in self._steps:
            text = step(text)
        typed = set(self._typed.values())
        return _HOLDER.sub(
            lambda holder: self._told[holder[0]] if holder[0] in typed else form.format(self._told[holder[0]]), text
        )

    def _holder_of_typed(self, sign: str) -> str:
        if sign not in self._typed:
            self._typed[sign] = self.holder(sign)
        return self._typed[sign]


def hiding(names: Iterable[Wanted], replacement: str, initials: bool = False, spared: Collection[str] = ()) -> Hide:
    """Returns a step that replaces each of `names` by `replacement`, with `initials` around them if wanted.

    `spared` are the names of others, which stay although they begin like one of these.
    """
    matcher = Matcher(names, spared)
    around = re.compile(rf"(?:(?<!\w)[^\W\d_]\.\s?)*{re.escape(replacement)}(?:\s[^\W\d_]\.(?!\w))?")

    def hide(text: str) -> str:
        finds = matcher.find(text)
        for start, stop in reversed(_namings(text, finds)):
            text = text[:start] + replacement + text[stop:]
        return around.sub(replacement, text) if initials and finds else text

    return hide


def _namings(text: str, finds: list[Find]) -> list[tuple[int, int]]:
    """Returns the places of names; parts beside each other are one naming, unless a comma makes them a list."""
    places: list[tuple[int, int]] = []
    seen: set[str] = set()
    for find in finds:
        joins = find.wanted.is_part and seen and find.wanted.text not in seen
        between = text[places[-1][1] : find.start] if places else ""
        if joins and "," not in between and BETWEEN_PARTS.fullmatch(between):
            places[-1] = (places[-1][0], find.stop)
            seen.add(find.wanted.text)
        else:
            places.append((find.start, find.stop))
            seen = {find.wanted.text} if find.wanted.is_part else set()
    return places
