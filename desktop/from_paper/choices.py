"""Reads which choices were ticked on paper, for the questions of the guide that take choices and not words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from db.model.ids import new_id
from db.model.kinds import RUNGS
from db.model.records import Consent, RecordId
from db.model.whole_visit import WholeVisit
from desktop.fields.editors import CONSENT
from desktop.interview.guide import Question
from desktop.widgets.inputs import Spec
from desktop.widgets.words import tr

# What parts one choice from the next, and how many signs of one must be there.
PARTS = re.compile(r"[,;/·\n]|\s(?:and|und|et|&)\s", re.IGNORECASE)
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Ticked:
    """The choices that an answer names: the field they are for, their values as they are kept, and their labels."""

    field: str
    values: tuple[Any, ...]
    labels: tuple[str, ...]


def options_of(question: Question) -> Spec | None:
    """Returns the field with choices that a question fills, or None for one that takes words."""
    rows = CONSENT.get(question.fills, ())
    return next((spec for row in rows for spec in row if spec.choices), None)


def ticked(question: Question, text: str) -> Ticked | None:
    """Returns what was ticked, where every part of `text` is a choice, or the only one that begins so; None for anything else.

    English is understood beside the language of the window. Where only one may be chosen, several are none.
    """
    options = options_of(question)
    parts = [plain for part in PARTS.split(text) if (plain := _plain(part))]
    if options is None or not parts:
        return None
    found: dict[Any, str] = {}
    for part in parts:
        meant = [(value, name) for value, name in options.choices if part in (_plain(name), _plain(tr(name)))]
        meant = meant or [(value, name) for value, name in options.choices if _begins(part, (name, tr(name)))]
        if len(meant) != 1:
            return None
        found |= meant
    if options.how == "choice" and len(found) > 1:
        return None
    return Ticked(options.name, tuple(found), tuple(map(tr, found.values())))


def with_ticked(taken: Ticked, whole: WholeVisit) -> Consent:
    """Returns the consent of a visit with what was ticked: added to those there, or in place of the only one."""
    consent = whole.consent or Consent(id=RecordId(new_id()), visit_id=whole.visit.id)
    there = getattr(consent, taken.field)
    if isinstance(there, tuple):
        others = (one for one in there if one not in RUNGS)
        value: Any = (*others, *(rung for rung in RUNGS if rung in (*there, *taken.values)))
    else:
        value = taken.values[0]
    changes: dict[str, Any] = {taken.field: value}
    return replace(consent, **changes)


def ticked_so_far(question: Question, whole: WholeVisit) -> tuple[str, ...]:
    """Returns the labels of the choices that are there already."""
    options = options_of(question)
    if options is None or whole.consent is None:
        return ()
    there = getattr(whole.consent, options.name)
    return tuple(tr(name) for value, name in options.choices if value in (there if isinstance(there, tuple) else (there,)))


def _begins(part: str, names: Iterable[str]) -> bool:
    return len(part) >= SHORTEST and any(_plain(name).startswith(part) for name in names)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("+", " + ").split()).strip(" .")
