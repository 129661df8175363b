"""A stated change against the computed one: agreement, rounding, or not.

Both are intervals. They agree where one lies within the other, up to rounding; they disagree where they do not meet;
where they only overlap, nothing is said. Percent is compared with percent, points with points, multiples with the
quotient of the two sides, and an amount with the difference.
"""

from dataclasses import dataclass
from fractions import Fraction

from desktop.evidence import units
from desktop.evidence.comparing import Ends, Pair
from desktop.evidence.figure import Figure, Kind

# People round to half a percent; "about" allows for the next multiple of five, "two thirds" is rougher still.
_EQUAL, _ROUNDED, _HEDGED, _ROUGH = Fraction(1, 200), Fraction(1, 2), Fraction(5, 2), Fraction(5)
# The same for multiples and amounts, relative to what was stated.
_EQUAL_PART, _ROUNDED_PART, _HEDGED_PART = Fraction(1, 2000), Fraction(1, 50), Fraction(1, 10)
_FAR = Fraction(10) ** 60


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a stated change agrees with the computed one, and if only by rounding."""

    agrees: bool | None = None
    rounded: bool = False
    may_be_points: bool = False


@dataclass(frozen=True, slots=True)
class _Margin:
    """How far two numbers may be apart and still be equal, or rounded; beyond `apart` they disagree."""

    equal: Fraction
    rounded: Fraction
    apart: Fraction


def verdict(pair: Pair, percent: Ends | None, difference: Ends, stated: Figure) -> Verdict:
    """What the stated change says about the computed one."""
    if stated.kind in (Kind.WORD, Kind.NONE) or stated.compound or stated.total is not None or stated.strange:
        return Verdict()
    unit = stated.unit or ""
    family = units.family(unit)
    if family == "share" or (unit == units.MULTIPLE and stated.direction and _most(stated) < 1):
        return _percent(pair, percent, difference, stated, 1 if family == "share" else 100)
    if unit in (units.MULTIPLE, units.TIME) and stated.basis in (None, pair.basis) and pair.unit != unit:
        return _multiple(pair, stated)
    if family == "points":
        return _amount(difference, stated, units.SIZES[unit].factor) if pair.unit in (units.PERCENT, units.POINT) else Verdict()
    if (stated.currency or "") != pair.currency or stated.basis not in (None, pair.basis or None):
        return Verdict()
    ratio = units.conversion(unit, pair.unit) if unit else None
    if unit and unit != pair.unit and (ratio is None or ratio[0] != ratio[1]):
        return Verdict()
    judged = _amount(difference, stated, ratio[0] if ratio else Fraction(1))
    bare = not unit and bool(pair.unit)
    return Verdict() if bare and judged.agrees is False else judged


def _most(stated: Figure) -> Fraction:
    return Fraction(max(abs(end) for end in (stated.low, stated.high) if end is not None))


def _percent(pair: Pair, percent: Ends | None, difference: Ends, stated: Figure, scale: int) -> Verdict:
    if percent is None:
        return Verdict()
    said = _signed(stated, percent)
    size = units.SIZES[stated.unit].factor if stated.unit in units.SIZES else Fraction(1)
    said = said[0] * scale * size, said[1] * scale * size
    hedged = bool(stated.hedges) and stated.kind is not Kind.BOUND
    rounded = _ROUGH if scale == 100 else _HEDGED if hedged else _ROUNDED
    margin = _Margin(_EQUAL, rounded, _ROUGH if hedged else rounded)
    judged = _judge(said, percent, margin, stated.kind)
    if judged.agrees is not True and stated.pace:
        faster = _judge(said, _as_pace(percent), margin, stated.kind)
        judged = faster if faster.agrees is not False else judged
    exactly = judged.agrees is True and not judged.rounded
    points = _judge(said, difference, margin, stated.kind)
    if pair.unit == units.PERCENT and not exactly and points.agrees and not (judged.agrees and points.rounded):
        return Verdict(None if stated.bare else judged.agrees, judged.rounded, may_be_points=True)
    return judged


def _as_pace(percent: Ends) -> Ends:
    """The gain in pace that a change in time means: half the time is 100 % faster. Of the sign of less."""
    paces = [(1 / (1 + end / 100) - 1) * -100 for end in percent if end > -100]
    return (min(paces), max(paces)) if len(paces) == 2 else percent


def _multiple(pair: Pair, stated: Figure) -> Verdict:
    """2.3x: either side may be the larger; "three times more" may be three or four times as much."""
    if pair.before[0] <= 0 or pair.after[0] <= 0:
        return Verdict()
    grown = pair.after[0] / pair.before[1], pair.after[1] / pair.before[0]
    shrunk = 1 / grown[1], 1 / grown[0]
    said = _ends(stated)
    margin = _relative(stated)
    ways = [grown] if stated.direction > 0 else [shrunk] if stated.direction < 0 else [grown, shrunk]
    judged = [_judge(said, way, margin, stated.kind) for way in ways]
    if stated.direction > 0:
        more = _judge(said, (grown[0] - 1, grown[1] - 1), margin, stated.kind)
        judged += [Verdict()] if more.agrees else []
    return next((one for wanted in (True, None) for one in judged if one.agrees is wanted), Verdict(False))


def _amount(difference: Ends, stated: Figure, size: Fraction) -> Verdict:
    said = _signed(stated, difference)
    said = said[0] * size, said[1] * size
    return _judge(said, difference, _relative(stated, size), stated.kind)


def _relative(stated: Figure, size: Fraction = Fraction(1)) -> _Margin:
    """Margins in proportion to what was stated."""
    most = _most(stated) * size
    rounded = most * (_HEDGED_PART if stated.hedges and stated.kind is not Kind.BOUND else _ROUNDED_PART)
    return _Margin(most * _EQUAL_PART, rounded, rounded)


def _ends(stated: Figure) -> Ends:
    """The stated numbers as an interval; a limit reaches far on its open side."""
    low = Fraction(stated.low) if stated.low is not None else (Fraction(0) if (stated.high or 0) > 0 else -_FAR)
    high = Fraction(stated.high) if stated.high is not None else (Fraction(0) if (stated.low or 0) < 0 else _FAR)
    return low, high


def _signed(stated: Figure, computed: Ends) -> Ends:
    """The stated interval with the sign it was said with, else with the sign of what was computed."""
    low, high = _ends(stated)
    signed = low < 0 or high < 0
    less = stated.direction < 0 or (stated.direction == 0 and not signed and computed[0] + computed[1] < 0)
    return (-high, -low) if less and not signed else (low, high)


def _judge(said: Ends, computed: Ends, margin: _Margin, kind: Kind) -> Verdict:
    for allowed, rounded in ((margin.equal, False), (margin.rounded, True)):
        within = said[0] - allowed <= computed[0] and computed[1] <= said[1] + allowed
        holds = computed[0] - allowed <= said[0] and said[1] <= computed[1] + allowed
        if within or (holds and kind is not Kind.BOUND):
            return Verdict(True, rounded)
    apart = said[1] + margin.apart < computed[0] or computed[1] < said[0] - margin.apart
    return Verdict(False) if apart else Verdict()
