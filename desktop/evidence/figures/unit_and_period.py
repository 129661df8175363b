"""Reads a claim's fields `unit` and `period`, which complete a figure that lacks unit or basis.

A unit field holds "minutes", "JPY", "% of patients", "watts per lamp", "EUR million", or only what is measured ("time"). A
period field holds "per release", "per year, mid-term", "week" — or a span or date that is no basis ("15 months", "near future").
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from desktop.evidence.figures import units
from desktop.evidence.figures.frequency import nth
from desktop.evidence.figures.grammar import read
from desktop.evidence.figures.lexicon import Token
from desktop.evidence.figures.partial_figure import PartialFigure
from desktop.evidence.figures.per_what import basis
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.scan import scan, variants
from desktop.evidence.figures.token_cursor import ONE
from desktop.evidence.figures.word_sets import NO_BASIS

MOST_CHARACTERS = 100

_ONE = Token(Role.NUMBER, Role.NUMBER, "1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The content of a unit field: unit, currency, scale ("EUR million"), basis, or only the dimension ("time")."""

    unit: str = ""
    currency: str = ""
    basis: str = ""
    scale: Decimal = ONE
    dimension: str = ""


@lru_cache(maxsize=64)
def read_unit(text: str) -> Field:
    """Reads a unit field; returns an empty Field if it is not understood or ambiguous."""
    said = text.strip().lower()
    if not said or len(said) > MOST_CHARACTERS:
        return Field()
    if said in units.DIMENSIONS:
        return Field(dimension=said)
    readings = variants(scan(said.removeprefix("in ") if said.startswith("in ") else text).tokens)
    draft = PartialFigure([_ONE, *readings[0]])
    if len(readings) > 1 or not read(draft) or draft.ranged or draft.gone:
        return Field()
    unit = draft.unit or {"x": units.MULTIPLE, "times": units.TIME, "once": units.TIME}.get(draft.times, "")
    return Field(unit=unit, currency=draft.currency, basis=" per ".join(draft.basis), scale=draft.low)


@lru_cache(maxsize=64)
def read_period(text: str) -> str:
    """Reads a period field and returns the basis in the singular: "release", "year"; "" if the field has none."""
    if not text.strip() or len(text) > MOST_CHARACTERS:
        return ""
    draft = PartialFigure(scan(text).tokens)
    if draft.here.before is Role.ONCE and draft.here.number == 1:  # once a day
        draft.at += 1
    first, follows = draft.here, draft.ahead().before
    thing = (Role.UNIT, Role.WORD, Role.FRACTION)
    bare = first.before in thing and first.said not in NO_BASIS
    if first.before in (Role.PER, Role.SLASH, Role.EVERY, Role.EACH) or (first.before is Role.ARTICLE and follows in thing):
        draft.at += 1
        if draft.here.after is Role.END:
            return "each"
    elif first.number == 1 and first.before is Role.NUMBER and follows is Role.UNIT and draft.ahead(2).after is Role.PER:
        return draft.ahead().name  # 1件あたり
    elif first.before is not Role.ADVERB and not bare:
        return ""
    found = _bases(draft)
    return found if not bare or draft.here.after in (Role.END, Role.MARK, Role.OPEN) else ""


def _bases(draft: PartialFigure) -> str:
    """Reads one basis after another: "person per day", "customer/month", "day and nurse"."""
    while True:
        place = nth(draft)
        if draft.here.after is Role.ADVERB:
            draft.basis.append(draft.here.name)
            draft.at += 1
        elif not basis(draft):
            break
        if place:  # every other week
            draft.basis[-1] = f"{place:f} {draft.basis[-1]}"
        if draft.here.after in (Role.PER, Role.SLASH) or (
            draft.here.after is Role.AND and draft.ahead().before in (Role.UNIT, Role.WORD)
        ):
            draft.at += 1
        elif draft.here.after is not Role.ADVERB:
            break
    return " per ".join(draft.basis)
