"""Converts before and after to the same unit and basis, or returns the reason why they cannot be compared.

All arithmetic is in fractions. A conversion that the calendar leaves open (a month is 28 to 31 days), or the hours and days that
people work, widens a value to the limits that are certain. A side that leaves out what the other says ("35 to 45 minutes, now 10
to 15") takes it over, which is noted; where both say something different, neither is changed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from desktop.evidence.figures import units, working_time
from desktop.evidence.figures.figure import Figure, FigureKind
from desktop.evidence.figures.things import is_known

Ends = tuple[Fraction, Fraction]
Conversion = Callable[[str, str], Ends | None]
_SAME: Ends = (Fraction(1), Fraction(1))
FARTHEST = 1000


class NotComparable(StrEnum):
    """The reason why nothing is computed."""

    MISSING = "missing"
    READINGS = "two_readings"
    LIMITS = "both_limits"
    LIMIT = "limit"
    WORDS = "words"
    CURRENCY = "different_currency"
    UNIT = "different_unit"
    BASIS = "different_basis"
    SCALE = "different_scale"
    OPEN_UNIT = "open_unit"
    RELATIVE = "relative"
    STRANGE = "strange"
    YEARS = "years"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Both sides in the unit of before, least and most. `carried` names what one side took over from the other.

    `exact` is False if a conversion widened a value; `often` means that the numbers are times per basis, computed from
    "every 4 weeks"; `rated` that they are marks such as 4/5; `worked` that days and weeks are those that people work,
    `by_work` that this widened a value.
    """

    before: Ends
    after: Ends
    unit: str = ""
    currency: str = ""
    basis: str = ""
    carried: tuple[str, ...] = ()
    exact: bool = True
    often: bool = False
    rated: bool = False
    worked: bool = False
    by_work: bool = False


def compare(before: Figure | None, after: Figure | None) -> Pair | NotComparable:
    """Returns both sides in comparable form, or the reason why they are not comparable."""
    if before is None or after is None:
        return NotComparable.MISSING
    if before.readings or after.readings:
        return NotComparable.READINGS
    if FigureKind.WORD in (before.kind, after.kind):
        return NotComparable.WORDS
    open_ends = [side for side in (before, after) if side.low is None or side.high is None or _is_next_to_nothing(side)]
    if open_ends:
        return NotComparable.LIMITS if len(open_ends) == 2 else NotComparable.LIMIT
    if any(side.direction or side.pace for side in (before, after)):
        return NotComparable.RELATIVE
    if before.strange or after.strange:
        return NotComparable.STRANGE
    if before.may_be_year and after.may_be_year:
        return NotComparable.YEARS
    if _may_be_in_a_smaller_unit(before, after):
        return NotComparable.OPEN_UNIT
    if _may_leave_out_a_scale(before, after) or _may_leave_out_a_scale(after, before):
        return NotComparable.SCALE
    if not (_may_take_unit(before, after) and _may_take_unit(after, before)):
        return NotComparable.OPEN_UNIT
    before, after, carried, crossed = _completed(before, after)
    if crossed:
        return NotComparable.OPEN_UNIT
    if before.currency != after.currency:
        return NotComparable.UNIT if before.unit or after.unit else NotComparable.CURRENCY
    if (before.compound != after.compound and not _says_product(before.unit)) or (before.total is None) != (after.total is None):
        return NotComparable.UNIT
    return _in_one_unit(before, after, carried)


def _is_next_to_nothing(side: Figure) -> bool:
    """Returns whether a side is "almost 0", which is not zero: from it or down to it no percentage is certain."""
    return bool(side.hedges) and side.low == side.high == 0


def _may_be_in_a_smaller_unit(before: Figure, after: Figure) -> bool:
    """Returns whether a bare number may mean a smaller unit: "2 hours, now 90" is hardly 90 hours.

    "35 to 45, now 10 to 15 minutes" is usual and means minutes on both sides.
    """
    timed = (before.unit or "").endswith(("hour", "day", "week")) or units.family(before.unit) in units.CLOCK_OR_CALENDAR
    timed = timed and before.basis != units.TIME
    return timed and after.bare and after.unit is None and _ends(after)[1] > _ends(before)[1]


def _may_leave_out_a_scale(side: Figure, other: Figure) -> bool:
    """Returns whether a bare number may leave out thousands or millions: "€100k, now 80", "5 million, now 3"."""
    return side.bare and other.scaled and not side.scaled and 0 < _ends(side)[1] < 1000


def _may_take_unit(side: Figure, other: Figure) -> bool:
    """Returns whether a bare side may be meant in the other's unit: "800, now 1,200 orders".

    Not where only one has a scale, where an unknown word may be one ("800, now 1,2 tausender"), or beyond a thousand times.
    """
    takes = _is_bare(side) and (other.currency or other.unit) and other.unit != units.MULTIPLE and not other.compound
    if not takes or FigureKind.NONE in (side.kind, other.kind):
        return True
    if side.scaled is not other.scaled or not (other.currency or is_known(other.unit or "")):
        return False
    least, most = sorted((_largest(side), _largest(other)))
    return not least or most <= least * FARTHEST


def _is_bare(side: Figure) -> bool:
    return not side.unit and not side.currency and side.total is None


def _largest(side: Figure) -> Fraction:
    return max(map(abs, _ends(side)))


def _says_product(unit: str | None) -> bool:
    """Returns whether a unit is itself a product, such as a person-hour, and so comparable however it was said."""
    return bool(unit) and "-" in str(unit) and units.family(unit) in ("person time", unit)


def _completed(before: Figure, after: Figure) -> tuple[Figure, Figure, tuple[str, ...], bool]:
    """Returns each side completed with what only the other says; a "none" takes over everything.

    The last value is whether each took something: in "3 per 1000, now 0.1 %" one side has a basis and the other a unit.
    """
    carried: list[str] = []
    after, first = _filled(after, before)
    before, second = _filled(before, after)
    if before.kind is not FigureKind.NONE and after.kind is not FigureKind.NONE:
        carried = [*first, *second]
    return before, after, tuple(dict.fromkeys(carried)), bool(carried and first and second)


def _filled(side: Figure, other: Figure) -> tuple[Figure, list[str]]:
    took: list[str] = []
    bare = _is_bare(side)
    if bare and (other.unit or other.currency) and other.unit != units.MULTIPLE and not other.compound:
        side = replace(side, unit=other.unit, currency=other.currency)
        took.append("unit")
    if side.basis is None and other.basis and (side.unit, side.currency) != (None, None) and not side.compound:
        if _is_interval(other) and side.unit == units.TIME:
            return side, took
        side = replace(side, basis=other.basis)
        took.append("basis")
    elif bare and side.basis is None and other.basis and not other.unit and not other.currency:
        side = replace(side, basis=other.basis)
        took.append("basis")
    return side, took


def _is_interval(figure: Figure) -> bool:
    return figure.basis == units.TIME


def _is_rate(figure: Figure) -> bool:
    return figure.unit == units.TIME and figure.basis is not None


def _in_one_unit(before: Figure, after: Figure, carried: tuple[str, ...]) -> Pair | NotComparable:
    often = _is_interval(before) or _is_interval(after)
    worked = not often and (before.worked or after.worked)
    convert = working_time.conversion if worked else units.conversion
    if often:
        if not all(_is_interval(side) or _is_rate(side) for side in (before, after)):
            return NotComparable.UNIT
        values = [_often(before), _often(after)]
        if None in values:
            return NotComparable.BASIS
        (first, basis), (second, other) = (value for value in values if value)
        ratio: Ends | None = _SAME
    else:
        first, second = _ends(before), _ends(after)
        basis, other = before.basis or "", after.basis or ""
        ratio = _SAME if before.unit == after.unit else convert(after.unit or "", before.unit or "")
    if ratio is None:
        return NotComparable.UNIT
    per = _per(other, basis, convert)
    if per is None or (per != _SAME and units.family(before.unit) in ("share", "points", units.MULTIPLE)):
        return NotComparable.BASIS
    if before.total and after.total:
        ratio = (Fraction(before.total) / Fraction(after.total),) * 2
    factor = (ratio[0] * per[0], ratio[1] * per[1])
    return Pair(
        before=first,
        after=_times(second, factor),
        unit=units.TIME if often else before.unit or "",
        currency=before.currency or "",
        basis=basis,
        carried=carried,
        exact=factor[0] == factor[1],
        often=often,
        rated=_is_rated(before) and _is_rated(after),
        worked=worked,
        by_work=worked and factor != _as_elapsed(before, after, basis, other),
    )


def _as_elapsed(before: Figure, after: Figure, basis: str, other: str) -> Ends | None:
    """Returns the factor from after to before if all time of theirs elapses."""
    ratio = _SAME if before.unit == after.unit else units.conversion(after.unit or "", before.unit or "")
    per = _per(other, basis, units.conversion)
    return (ratio[0] * per[0], ratio[1] * per[1]) if ratio and per else None


def _is_rated(figure: Figure) -> bool:
    """Returns whether a figure is a mark out of so many: 4/5, 8/10; "4 of 5 orders" is a part of them."""
    return figure.total in units.RATED_OUT_OF and not figure.unit and "/" in figure.text


def _ends(figure: Figure) -> Ends:
    assert figure.low is not None and figure.high is not None  # limits were refused before
    return Fraction(figure.low), Fraction(figure.high)


def _times(ends: Ends, factor: Ends) -> Ends:
    corners = [end * by for end in ends for by in factor]
    return min(corners), max(corners)


def _often(figure: Figure) -> tuple[Ends, str] | None:
    """Returns a frequency and its basis: "every 4–6 weeks" is 1/6 to 1/4 per week."""
    low, high = _ends(figure)
    if not _is_interval(figure):
        return (low, high), figure.basis or ""
    return ((1 / high, 1 / low), figure.unit or "") if low > 0 else None


def _per(source: str, target: str, convert: Conversion) -> Ends | None:
    """Returns the factor from "per source" to "per target", least and most; None if the two are different things.

    5 per day is 25 to 35 per week: one week holds 5 to 7 days of work. At most one part of a basis is a time, the others must
    be equal.
    """
    if source == target:
        return _SAME
    times, things = zip(*(_split(basis) for basis in (source, target)), strict=True)
    if things[0] != things[1] or len(times[0]) != 1 or len(times[1]) != 1:
        return None
    (from_count, from_unit), (to_count, to_unit) = times[0][0], times[1][0]
    held = convert(to_unit, from_unit)
    if held is None:
        return None
    return held[0] * to_count / from_count, held[1] * to_count / from_count


def _split(basis: str) -> tuple[list[tuple[Fraction, str]], list[str]]:
    """Returns the times ("2 week" is two weeks) and the other things of a basis."""
    times: list[tuple[Fraction, str]] = []
    things: list[str] = []
    for part in basis.split(" per "):
        count, _, unit = part.rpartition(" ")
        if units.family(unit) in units.CLOCK_OR_CALENDAR and (not count or count.replace(".", "", 1).isdecimal()):
            times.append((Fraction(count or 1), unit))
        elif part:
            things.append(part)
    return times, sorted(things)
