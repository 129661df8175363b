"""Computes what changed between before and after, as far as it is certain.

The relative change is (after − before) / before in percent, signed: -87.5 is 87.5 % less. Over two ranges its ends are
the least and the most of that quotient over all four pairs of ends, which is where a quotient of intervals with a
positive divisor has them. Results are exact where the decimal ends within 28 digits, else rounded once to 28 digits.
A before of zero, or one that may be zero or less, gives no percentage; neither does a scale that has none (°C, dB, stars).
"""

from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction

from desktop.evidence.claims.agreement import Verdict, verdict
from desktop.evidence.claims.compare import NotComparable, Pair, compare
from desktop.evidence.figures import units
from desktop.evidence.figures.figure import Figure

_ROUND_ONCE = Context(prec=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """The change from before to after, low ≤ high, signed. Percents are relative to before, differences in `unit`.

    `unit` is the unit (or currency) of before; differences between percents are percentage points. `agrees` compares
    with the stated change: True (`rounded` if they differ only by rounding), False, or None if that cannot be decided.
    `improvement` is True or False where it is known whether lower or higher is better and the direction is certain.
    """

    percent_low: Decimal | None = None
    percent_high: Decimal | None = None
    difference_low: Decimal | None = None
    difference_high: Decimal | None = None
    unit: str | None = None
    basis: str | None = None
    agrees: bool | None = None
    rounded: bool = False
    may_be_points: bool = False
    improvement: bool | None = None


def what_changed(
    before: Figure | None, after: Figure | None, stated: Figure | None, lower_is_better: bool | None = None
) -> FigureChange | None:
    """Returns the change between the two sides, compared with the stated one; None if nothing certain follows."""
    pair = compare(before, after)
    return None if isinstance(pair, NotComparable) else change_between(pair, stated, lower_is_better)


def change_between(pair: Pair, stated: Figure | None, lower_is_better: bool | None = None) -> FigureChange:
    """Returns the change between two sides that were found comparable."""
    low, high = pair.before
    difference = pair.after[0] - high, pair.after[1] - low
    percent = None if low <= 0 or pair.unit in units.WITHOUT_PERCENT or pair.rated else _relative(pair)
    judged = verdict(pair, percent, difference, stated) if stated else Verdict()
    change = FigureChange(
        percent_low=decimal(percent[0]) if percent else None,
        percent_high=decimal(percent[1]) if percent else None,
        difference_low=decimal(difference[0]),
        difference_high=decimal(difference[1]),
        unit=(units.POINT if pair.unit == units.PERCENT else pair.unit) or pair.currency or None,
        basis=pair.basis or None,
        agrees=judged.agrees,
        rounded=judged.rounded,
        may_be_points=judged.may_be_points,
    )
    return replace(change, improvement=_improvement(difference, lower_is_better))


def _relative(pair: Pair) -> tuple[Fraction, Fraction]:
    corners = [(after - before) / before * 100 for before in pair.before for after in pair.after]
    return min(corners), max(corners)


def _improvement(difference: tuple[Fraction, Fraction], lower_is_better: bool | None) -> bool | None:
    if lower_is_better is None or difference[0] < 0 < difference[1] or difference[0] == difference[1] == 0:
        return None
    fell = difference[0] < 0 or difference[1] < 0
    return fell is lower_is_better


def decimal(number: Fraction) -> Decimal:
    """Returns the number in decimal, without trailing zeros: exact within 28 digits, else rounded once."""
    text = f"{_ROUND_ONCE.divide(Decimal(number.numerator), Decimal(number.denominator)):f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
