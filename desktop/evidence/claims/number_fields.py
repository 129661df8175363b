"""Reads the number fields of a claim (percents, intensities, money a year) into numbers, and finds what looks wrong.

Any text may be typed and stays as typed; these functions only decide what can be computed with and what looks wrong.
"""

from dataclasses import dataclass
from decimal import Decimal

from desktop.evidence.claims.warnings import LARGEST
from desktop.evidence.figures import units
from desktop.evidence.figures.currencies import may_mean
from desktop.evidence.figures.figure import FigureKind, read_figure


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedNumber:
    """A typed number: its value if it is one plain number, and the code of what looks wrong ("" for nothing)."""

    value: Decimal | None = None
    wrong: str = ""


def read_percent(text: str) -> TypedNumber:
    """Reads a percentage from 0 to 100: "60", "60 %"."""
    return _within(text, Decimal(100), (units.PERCENT, None), "not_a_percentage", "outside_percent")


def read_intensity(text: str) -> TypedNumber:
    """Reads the intensity of a feeling from 0 to 10."""
    return _within(text, Decimal(10), (None, units.POINT), "not_a_number", "outside_scale")


def read_money(text: str, currency: str = "") -> TypedNumber:
    """Reads a decimal amount of money a year; `currency` is the claim's own, if it is known."""
    if not text.strip():
        return TypedNumber()
    figure = read_figure(text)
    if figure.readings:
        return TypedNumber(wrong="two_readings")
    yearly = figure.basis in (None, "year") and figure.total is None and not figure.strange
    if figure.kind is not FigureKind.EXACT or figure.low is None or figure.unit or figure.hedges or not yearly:
        return TypedNumber(wrong="not_a_number")
    if currency.strip() and figure.currency and not may_mean(text, figure.currency, currency.strip().upper()):
        return TypedNumber(wrong="other_currency")
    if abs(figure.low) > LARGEST:
        return TypedNumber(value=figure.low, wrong="too_large")
    return TypedNumber(value=figure.low, wrong="negative" if figure.low < 0 else "")


def _within(text: str, most: Decimal, allowed: tuple[str | None, ...], not_one: str, outside: str) -> TypedNumber:
    if not text.strip():
        return TypedNumber()
    figure = read_figure(text)
    if figure.readings:
        return TypedNumber(wrong="two_readings")
    plain = figure.kind is FigureKind.EXACT and not figure.currency and not figure.hedges and not figure.basis
    if not plain or figure.low is None or figure.unit not in allowed or figure.total not in (None, most):
        return TypedNumber(wrong=not_one)
    value = figure.low if figure.direction >= 0 else -figure.low
    return TypedNumber(value=value, wrong="" if 0 <= value <= most else outside)
