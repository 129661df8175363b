"""Finds a person's name in any text and replaces it; `db.names` finds it, and says what is exact and what is only possible.

It is better to find too much than too little, because a person checks what is only possible: a part of the name, a name with an
ending ("Solbergs"), in small letters though it is a word too, inside a word ("isolberg@…"), or in a script without capitals.
Promises of safety: G1, P2.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from db.names.letters import plain
from db.names.matcher import Find, Matcher
from db.names.particles import BETWEEN_PARTS, PARTICLES, TITLES, parts_of, words_of
from db.names.spellings import Small, Wanted
from db.names.words import ORDINARY

# A part with this many letters matches anywhere in a word. A particle shorter than that is never a name in small letters.
WITHIN, SHORTEST_SMALL = 5, 3


@dataclass(frozen=True, slots=True)
class NameSpan:
    """The place of a name in a text, and whether it is exact; otherwise it is only possible."""

    start: int
    end: int
    exact: bool


@dataclass(frozen=True)
class NamePattern:
    """A name to look for."""

    text: str

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The words of the name that may stand alone; none for a name of a single letter."""
        return tuple(parts_of(self.text))

    @cached_property
    def _matcher(self) -> Matcher:
        return _matcher_for(self.text)

    def may_stand_in(self, text: str) -> bool:
        """Returns whether `text` may contain the name; a quick test before `spans`."""
        return self._matcher.may_stand_in(text)

    def spans(self, text: str) -> list[NameSpan]:
        """Returns the places of the name in `text`, from the left, without overlaps."""
        return list(self._namings(text, self._matcher.find(text)))

    def replaced(self, text: str, by: str, possible: bool = True) -> str:
        """Returns `text` with `by` wherever the name stands, or only where it is exact."""
        for span in reversed(self.spans(text)):
            if span.exact or possible:
                text = text[: span.start] + by + text[span.end :]
        return text

    def stands_in(self, text: str) -> bool:
        """Returns whether the exact name stands in `text`."""
        return any(span.exact for span in self.spans(text))

    def is_all_of(self, text: str) -> bool:
        """Returns whether `text` says this name and nothing else."""
        return bool(plain(self.text)) and plain(text) == plain(self.text)

    def _namings(self, text: str, finds: list[Find]) -> Iterator[NameSpan]:
        """Yields one place for parts beside each other; it is exact if together they are the whole name."""
        group: list[Find] = []
        for find in finds:
            if group and not self._belongs(text, group, find):
                yield self._span(text, group)
                group = []
            group.append(find)
        if group:
            yield self._span(text, group)

    def _belongs(self, text: str, group: list[Find], find: Find) -> bool:
        """Returns whether `find` is a further part of the naming that `group` is."""
        if not (group[-1].wanted.is_part and find.wanted.is_part) or find.wanted.text in {one.wanted.text for one in group}:
            return False
        return BETWEEN_PARTS.fullmatch(text, group[-1].stop, find.start) is not None

    def _span(self, text: str, group: list[Find]) -> NameSpan:
        start, end = group[0].start, group[-1].stop
        together = len(group) > 1 and {one.wanted.text for one in group} >= set(self.parts)
        exact = not group[0].possible or (together and all(one.as_typed for one in group))
        return NameSpan(self._with_particles(text, start), end, exact)

    def _with_particles(self, text: str, start: int) -> int:
        """Returns where the name begins with its particles: "van" belongs to "van Beethoven"."""
        mine = {plain(word) for word in words_of(self.text)} & (PARTICLES - TITLES)
        while mine:
            before = text[:start].rstrip()
            word = before.split()[-1] if before else ""
            if not word or plain(word) not in mine or len(before) == start:
                break
            start = len(before) - len(word)
        return start


@lru_cache(maxsize=64)
def _matcher_for(name: str) -> Matcher:
    return Matcher(_wanted(name))


def _wanted(name: str) -> Iterator[Wanted]:
    """Yields the whole name, with and without titles, and its parts; each also in small letters, which is only possible."""
    words = words_of(name)
    if len(plain(name)) < 2 and not parts_of(name):
        return
    bare = " ".join(word for word in words if plain(word) not in TITLES)
    wholes = [whole for whole in dict.fromkeys((name, bare)) if plain(whole)]
    ordinary = all(plain(word) in PARTICLES for word in words) or (
        len(words) > 1 and all(plain(word) in ORDINARY for word in words)
    )
    several = len(words) > 1 and not ordinary
    for whole in wholes:
        yield Wanted(whole, Small.NEVER if ordinary else Small.ALWAYS if several else Small.UNLESS_A_WORD)
        if len(plain(whole)) >= SHORTEST_SMALL or not ordinary:
            yield Wanted(whole, Small.ALWAYS, is_part=True, inside=not several and len(plain(whole)) >= WITHIN)
    for part in parts_of(name):
        yield Wanted(part, Small.ALWAYS, is_part=True, inside=len(plain(part)) >= WITHIN)
