"""Reads who said a line from "@" and a few letters in it: "@i the parts came sooner". Pure functions.

At the beginning or the end of a line the name goes into the note's own field and out of its words. Anywhere else the
words stay as they were typed: "the paper goes to @jonas by Friday" names whom it goes to.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import combining, normalize

from db.tables.search_index import PLAIN_LETTERS

# The sign as keyboards have it, and as those of full width have it.
_AT = "[@\uff20]"
_TYPED = re.compile(rf"(?:^|(?<=\s)){_AT}(?P<name>[^@\uff20]*)\Z")
_FIRST = re.compile(rf"\s*{_AT}(?P<rest>.*)\Z", re.DOTALL)
_LAST = re.compile(rf"(?P<words>.*\S)\s{_AT}(?P<name>[^@\uff20]+)\Z", re.DOTALL)
_ENDS = " \t,:;"


@dataclass(frozen=True, slots=True)
class AtTable:
    """Somebody at the table: the id of the person, and the name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A line as it was typed: who it names as its speaker (None for nobody), and the words without that name."""

    who: AtTable | None
    words: str


def read_line(text: str, people: Sequence[AtTable]) -> SaidLine:
    """Returns whom `text` names at its beginning or end, where only one of `people` fits, and the words without the name."""
    if first := _FIRST.match(text):
        for length in _lengths(first["rest"]):
            if who := _only(first["rest"][:length], people):
                return SaidLine(who, first["rest"][length:].lstrip(_ENDS))
    if (last := _LAST.match(text)) and (who := _only(last["name"].rstrip(f"{_ENDS}."), people)):
        return SaidLine(who, last["words"])
    return SaidLine(None, text)


def being_named(before_cursor: str, people: Sequence[AtTable]) -> tuple[AtTable, ...]:
    """Returns the people whom the name before the cursor fits; nobody where no name is being typed."""
    typed = _TYPED.search(before_cursor)
    return tuple(one for one in people if _fits(typed["name"], one.name)) if typed else ()


def without_name(text: str, cursor: int) -> tuple[str, int]:
    """Returns `text` without the name before the cursor, and the new place of the cursor."""
    typed = _TYPED.search(text[:cursor])
    if typed is None:
        return text, cursor
    before, after = text[: typed.start()], text[cursor:]
    # Of the two spaces around the name one stays.
    return (before + after.lstrip(" "), len(before)) if not before.strip() else (before.rstrip(" ") + (after or " "), len(before))


def _lengths(rest: str) -> list[int]:
    """Returns the possible lengths of a name at the beginning of `rest`, longest first: each ends where a word ends."""
    return [match.start() for match in re.finditer(r"(?<=\S)(?=[\s,:;]|\Z)", rest)][::-1]


def _only(typed: str, people: Sequence[AtTable]) -> AtTable | None:
    """Returns the only one of `people` whom `typed` fits; a whole name goes before a part of another."""
    name = typed.strip()
    whole = [one for one in people if _folded(one.name) == _folded(name)]
    found = whole or [one for one in people if name and _fits(name, one.name)]
    return found[0] if len(found) == 1 else None


def _fits(typed: str, name: str) -> bool:
    """Returns whether the name, or a part of it, begins with `typed`: "in", "Haug", "ingrid ha"."""
    parts = _folded(name).split()
    begun = _folded(typed)
    return any(" ".join(parts[n:]).startswith(begun) for n in range(len(parts)))


def _folded(text: str) -> str:
    plain = normalize("NFKD", text).translate(PLAIN_LETTERS).casefold()
    return "".join(sign for sign in plain if not combining(sign))
