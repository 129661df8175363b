"""Finds points in time, which are no amounts: years, and the hours between which something is open."""

from decimal import Decimal
from fractions import Fraction

from desktop.evidence.figures import units
from desktop.evidence.figures.partial_figure import PartialFigure
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.token_cursor import may_be_year

_MORNING, _NOON, _MIDNIGHT = 5, 12, 24


def are_years(draft: PartialFigure) -> bool:
    """Returns whether all numbers have four plain digits and may be years: 2019, 2019-2023."""
    digits = all(len(token.said) == 4 for token in draft.tokens if token.before is Role.NUMBER)
    return digits and not draft.scaled and may_be_year(draft.low) and may_be_year(draft.high)


def open_for(draft: PartialFigure) -> Decimal | None:
    """Returns how many hours lie between both ends of "8-18h", where they may be times of day; None where they are lengths."""
    told = draft.basis or draft.hedges or draft.limit or draft.direction or draft.compound
    if told or not draft.ranged or draft.unit not in ("hour", "minute") or not any(token.said == "h" for token in draft.tokens):
        return None
    in_hours = units.SIZES[draft.unit].factor / units.SIZES["hour"].factor
    opens, closes = Fraction(draft.low) * in_hours, Fraction(draft.high) * in_hours
    if not (_MORNING <= opens < _NOON < closes <= _MIDNIGHT):
        return None
    hours = closes - opens
    return Decimal(hours.numerator) / Decimal(hours.denominator)
