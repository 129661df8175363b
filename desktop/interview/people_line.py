"""Reads who was at the table from a line as it stands on paper: several people, each perhaps with a job title. Pure functions.

"Ingrid Solberg, Head of Service; Bjørn Dahl (Plant Manager) and Tom" names three. A semicolon parts people for certain. A comma
or "and" parts them only where what follows looks like a name, as a title may hold both: "Head of Sales and Marketing".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

SURE = re.compile(r"[;；\n]")
LOOSE = re.compile(r"\s*[,，、]\s*(?:(?:and|und|et)\s+)?|\s+(?:and|und|et|&|\+)\s+", re.IGNORECASE)
IN_BRACKETS = re.compile(r"(?P<name>[^()（）]+?)\s*[(（](?P<title>[^()（）]+)[)）]\s*")
PARTICLES = re.compile("van|von|der|den|de|del|della|di|da|dos|du|la|le|ter|ten|zu|zur|af|bin|ibn|al|el|y|e", re.IGNORECASE)
# Words of which job titles are made, so that a capital does not make a name of them.
OF_TITLES = re.compile(
    r"(?<!\w)(?:head|manager\w*|director|lead|leader|officer|engineer\w*|chief|c[a-z]o|president|vp|planner|owner|founder|buyer"
    r"|supervisor|technician|operator|assistant|analyst|architect|consultant|controller|coordinator|specialist|nurse|doctor|foreman"
    r"|sales|marketing|operations|finance|procurement|purchasing|service|quality|production|plant|logistics|maintenance|it|hr"
    r"|support|product|account|customer|success|communications|legal|press|team|group|unit|department|\w*leiter(?:in)?|geschäftsführer(?:in)?"
    r"|einkauf|vertrieb|technik|meister(?:in)?|directeur|directrice|responsable|chef|cheffe|gérante?|of)(?!\w)",
    re.IGNORECASE,
)
LONGEST_NAME, MOST_SIGNS = 4, 600


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named in a line: name, and job title if it says one."""

    name: str
    job_title: str = ""


def people_in(text: str) -> tuple[Named, ...]:
    """Returns everybody whom `text` names, each once, in their order; a text that is no list of names is one name."""
    if not text.strip() or len(text) > MOST_SIGNS:
        return (Named(" ".join(text.split())),) if text.strip() else ()
    found = [person for part in SURE.split(text) if part.strip() for person in _loosely(part.strip())]
    return tuple({person.name.casefold(): person for person in reversed(found)}.values())[::-1]


def _loosely(part: str) -> Iterator[Named]:
    """Yields the people of a part without a semicolon: what looks like no name is the title of whoever stands before it."""
    pieces = _pieces(part)
    alone = all(" " not in piece and not OF_TITLES.search(piece) for piece, _ in pieces)
    person: Named | None = None
    for piece, sign in pieces:
        if person is None or _is_name(piece, alone):
            if person:
                yield person
            person = _of(piece)
        elif person.job_title:
            person = replace(person, job_title=f"{person.job_title}{sign}{piece}")
        elif sign.strip() == ",":
            person = replace(person, job_title=piece)
        else:
            person = replace(person, name=f"{person.name}{sign}{piece}")
    if person:
        yield person


def _pieces(part: str) -> list[tuple[str, str]]:
    """Returns what stands between the loose signs, each with the sign before it as it was written."""
    found, at, sign = [], 0, ""
    for one in LOOSE.finditer(part):
        if part[: one.start()].count("(") > part[: one.start()].count(")"):
            continue
        found.append((part[at : one.start()].strip(), sign))
        at, sign = one.end(), ", " if one.group().strip() in (",", "，", "、") else one.group()
    found.append((part[at:].strip(), sign))
    return [(piece, sign) for piece, sign in found if piece]


def _of(piece: str) -> Named:
    bracket = IN_BRACKETS.fullmatch(piece)
    return Named(bracket["name"].strip(), bracket["title"].strip()) if bracket else Named(piece)


def _is_name(piece: str, alone: bool) -> bool:
    """Returns whether a piece looks like a name: a few words with capitals, none that titles are made of; one word if `alone`."""
    name = _of(piece).name
    words = name.split()
    if OF_TITLES.search(name) or not 1 <= len(words) <= LONGEST_NAME or any(map(str.isdigit, name)):
        return False
    big = all(not word[:1].islower() or PARTICLES.fullmatch(word) for word in words)
    return alone or (big and (len(words) > 1 or name != piece))
