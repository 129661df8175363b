"""The claim's fields `unit` and `period`, as said -> what they add to a figure that lacks it.

A unit field holds things like "minutes", "JPY", "% of patients", "watts per lamp", "EUR million", or only says what is
measured ("time"). A period field holds "per release", "per year, mid-term", "week" — or a span or date that no figure
is counted per ("15 months", "near future").
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from desktop.evidence import units
from desktop.evidence.basis import basis
from desktop.evidence.cursor import ONE
from desktop.evidence.draft import Draft
from desktop.evidence.grammar import read
from desktop.evidence.lexicon import Token
from desktop.evidence.scan import scan, variants
from desktop.evidence.words import NO_BASIS, Sort

MOST_CHARACTERS = 100

_ONE = Token(Sort.NUMBER, Sort.NUMBER, "1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What a unit field says: unit, currency, scale ("EUR million"), basis, or only the dimension ("time")."""

    unit: str = ""
    currency: str = ""
    basis: str = ""
    scale: Decimal = ONE
    dimension: str = ""


@lru_cache(maxsize=64)
def read_unit(text: str) -> Field:
    """What a unit field says; nothing where it is not understood, or could be two things."""
    said = text.strip().lower()
    if not said or len(said) > MOST_CHARACTERS:
        return Field()
    if said in units.DIMENSIONS:
        return Field(dimension=said)
    readings = variants(scan(text).tokens)
    draft = Draft([_ONE, *readings[0]])
    if len(readings) > 1 or not read(draft) or draft.ranged or draft.gone:
        return Field()
    unit = draft.unit or {"x": units.MULTIPLE, "times": units.TIME, "once": units.TIME}.get(draft.times, "")
    return Field(unit=unit, currency=draft.currency, basis=" per ".join(draft.basis), scale=draft.low)


@lru_cache(maxsize=64)
def read_period(text: str) -> str:
    """What figures are counted per, in the singular: "release", "year"; "" where the field says no such thing."""
    if not text.strip() or len(text) > MOST_CHARACTERS:
        return ""
    draft = Draft(scan(text).tokens)
    first = draft.tokens[0]
    if first.before is Sort.ADVERB:
        return first.name
    if first.before in (Sort.PER, Sort.SLASH, Sort.EVERY, Sort.EACH):
        return _after_per(draft)
    if first.before is Sort.ARTICLE and draft.ahead().before in (Sort.UNIT, Sort.WORD, Sort.FRACTION):
        return _after_per(draft)
    if first.before in (Sort.UNIT, Sort.FRACTION, Sort.WORD) and first.said not in NO_BASIS:
        draft.at = -1
        found = _after_per(draft)
        return found if draft.tokens[draft.at].after in (Sort.END, Sort.MARK, Sort.OPEN) else ""
    return ""


def _after_per(draft: Draft) -> str:
    """The thing after "per", "each", "a"; "each" alone stays itself."""
    draft.at += 1
    if draft.tokens[draft.at].after is Sort.END:
        return "each"
    if not basis(draft):
        return ""
    while draft.tokens[draft.at].after in (Sort.PER, Sort.SLASH):
        draft.at += 1
        if not basis(draft):
            break
    return " per ".join(draft.basis)
