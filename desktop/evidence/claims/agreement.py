"""Compares a stated change with the computed one: they agree, agree by rounding, or disagree.

Both are intervals. They agree if one lies within the other, up to rounding; they disagree if they do not meet; if they only
overlap, there is no verdict. Percent is compared with percent, points with points, multiples with the quotient of the two sides,
an amount with the difference, and what was reached ("down to 40 %") with what is left.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from desktop.evidence.claims import tolerance
from desktop.evidence.claims.compare import Ends, Pair
from desktop.evidence.claims.tolerance import Margin
from desktop.evidence.figures import units, working_time
from desktop.evidence.figures.figure import Figure, FigureKind

_FAR = Fraction(10) ** 60


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a stated change agrees with the computed one, and if only by rounding."""

    agrees: bool | None = None
    rounded: bool = False
    may_be_points: bool = False


def verdict(pair: Pair, percent: Ends | None, difference: Ends, stated: Figure) -> Verdict:
    """Returns whether the stated change agrees with the computed one."""
    if stated.kind in (FigureKind.WORD, FigureKind.NONE) or stated.compound or stated.total is not None or stated.strange:
        return Verdict()
    if stated.reached is not None:
        return _by_and_to(pair, percent, difference, stated, stated.reached)
    unit = stated.unit or ""
    if unit in (units.MULTIPLE, units.TIME) and stated.basis in (None, pair.basis) and pair.unit != unit:
        return _multiple_or_part(pair, percent, stated)
    if stated.left:
        return _reached(pair, percent, stated)
    if units.family(unit) == "share":
        return _share(pair, percent, difference, stated)
    if units.family(unit) == "points":
        judged = _amount(difference, stated, units.SIZES[unit].factor)
        return (
            judged if pair.unit == units.PERCENT or pair.unit in units.WITHOUT_PERCENT or _is_score(pair, judged) else Verdict()
        )
    size = _size(pair, stated)
    judged = _amount(difference, stated, size) if size else Verdict()
    bare = not unit and not stated.currency and bool(pair.unit or pair.currency)
    return Verdict() if bare and judged.agrees is False else judged


def _by_and_to(pair: Pair, percent: Ends | None, difference: Ends, stated: Figure, reached: Decimal) -> Verdict:
    """Judges "down 20 % to 80": both have to agree.

    "Up 5 % to 45 %" may be that or a range, and so never contradicts percents.
    """
    by = replace(stated, high=stated.low, reached=None)
    to = replace(
        stated, unit=pair.unit or None, currency=pair.currency or None, low=reached, high=reached, left=True, reached=None
    )
    judged = (verdict(pair, percent, difference, by), _reached(pair, None, to))
    if stated.low == stated.high or all(one.agrees for one in judged):
        return next((one for wanted in (False, None) for one in judged if one.agrees is wanted), judged[0])
    may_be_both = stated.unit in (None, pair.unit) and stated.currency in (None, pair.currency)
    return Verdict() if may_be_both else verdict(pair, percent, difference, replace(stated, reached=None))


def _is_score(pair: Pair, judged: Verdict) -> bool:
    """Returns whether bare numbers are points, because the stated points agree: 30 → 45, +15 points."""
    return not pair.unit and not pair.currency and judged.agrees is True


def _size(pair: Pair, stated: Figure) -> Fraction | None:
    """Returns how many of the pair's units one unit of the stated amount holds; None if they count different things."""
    unit = stated.unit or ""
    if (stated.currency or pair.currency if not unit else stated.currency or "") != pair.currency or stated.basis not in (
        None,
        pair.basis or None,
    ):
        return None
    if not unit or unit == pair.unit:
        return Fraction(1)
    ratio = (working_time.conversion if pair.worked else units.conversion)(unit, pair.unit)
    return ratio[0] if ratio and ratio[0] == ratio[1] else None


def _reached(pair: Pair, percent: Ends | None, stated: Figure) -> Verdict:
    """Judges what was reached, as the other side itself or as a share of before: "down to 2 days", "reduced to 40 %"."""
    size = _size(pair, stated)
    judged = _judge(_sized(_ends(stated), size), pair.after, tolerance.relative(stated, size), stated.kind) if size else Verdict()
    if judged.agrees or units.family(stated.unit) != "share" or percent is None:
        return judged
    size = units.SIZES[stated.unit or ""].factor
    left = percent[0] + 100, percent[1] + 100
    return _judge(_sized(_ends(stated), size), left, tolerance.percent(stated, size), stated.kind)


def _share(pair: Pair, percent: Ends | None, difference: Ends, stated: Figure) -> Verdict:
    """Compares percent with percent. Between percents the stated one may mean points, which is asked and never assumed."""
    size = units.SIZES[stated.unit or ""].factor
    margin = tolerance.percent(stated, size)
    judged = _percent(pair, percent, stated, size, margin)
    if percent is None or pair.unit != units.PERCENT or (judged.agrees and not judged.rounded):
        return judged
    points = _judge(_sized(_signed(stated, pair, difference), size), difference, margin, stated.kind)
    if points.agrees and not (judged.agrees and points.rounded):
        return Verdict(None if stated.bare else judged.agrees, judged.rounded, may_be_points=True)
    return judged


def _percent(pair: Pair, percent: Ends | None, stated: Figure, size: Fraction, margin: Margin) -> Verdict:
    if percent is None:
        return Verdict()
    said = _sized(_signed(stated, pair, percent), size)
    judged = _judge(said, percent, margin, stated.kind)
    if judged.agrees is not True and stated.pace:
        faster = _judge(said, _as_pace(percent), margin, stated.kind)
        judged = faster if faster.agrees is not False else judged
    return judged


def _as_pace(percent: Ends) -> Ends:
    """Returns the gain in pace for a change in time (half the time is 100 % faster), with the sign of "less"."""
    paces = [(1 / (1 + end / 100) - 1) * -100 for end in percent if end > -100]
    return (min(paces), max(paces)) if len(paces) == 2 else percent


def _multiple_or_part(pair: Pair, percent: Ends | None, stated: Figure) -> Verdict:
    """Judges a multiple (2.3x) or a part ("a third less"); "a third" alone can mean what is left or the loss."""
    part = tolerance.most(stated) < 1
    if part and stated.direction:
        return _percent(pair, percent, stated, Fraction(100), tolerance.part(stated))
    judged = _multiple(pair, stated)
    if part and judged.agrees is False and not stated.left:
        fell = _percent(pair, percent, stated, Fraction(100), tolerance.part(stated))
        judged = fell if fell.agrees is not False else judged
    return judged


def _multiple(pair: Pair, stated: Figure) -> Verdict:
    """Judges a multiple such as 2.3x: either side may be the larger, unless its words say which.

    "Three times more" may be three or four times as much.
    """
    if pair.before[0] <= 0 or pair.after[0] <= 0:
        return Verdict()
    grown = pair.after[0] / pair.before[1], pair.after[1] / pair.before[0]
    shrunk = 1 / grown[1], 1 / grown[0]
    said = _ends(stated)
    margin = tolerance.relative(stated)
    direction = _direction(stated, pair)
    part = tolerance.most(stated) < 1  # of what was there before, never of what is there now
    told = direction > 0 or ((stated.left or part) and not direction and not stated.pace)
    ways = [grown] if told else [shrunk] if direction < 0 else [grown, shrunk]
    judged = [_judge(said, way, margin, stated.kind) for way in ways]
    if direction > 0 and stated.direction:
        more = _judge(said, (grown[0] - 1, grown[1] - 1), margin, stated.kind)
        judged += [Verdict()] if more.agrees else []
    return next((one for wanted in (True, None) for one in judged if one.agrees is wanted), Verdict(False))


def _direction(stated: Figure, pair: Pair | None) -> int:
    """Returns -1 if words say less, or that a time is faster or is gained; 1 if they say more; 0 if neither."""
    timed = pair is not None and units.is_time(pair.unit)
    if stated.gained:
        return -1 if timed else stated.direction
    return stated.direction or (-stated.tempo if timed else 0)


def _amount(difference: Ends, stated: Figure, size: Fraction) -> Verdict:
    return _judge(_sized(_signed(stated, None, difference), size), difference, tolerance.relative(stated, size), stated.kind)


def _sized(ends: Ends, size: Fraction) -> Ends:
    return ends[0] * size, ends[1] * size


def _ends(stated: Figure) -> Ends:
    """Returns the stated numbers as an interval; a limit is very large on its open side."""
    low = Fraction(stated.low) if stated.low is not None else (Fraction(0) if (stated.high or 0) > 0 else -_FAR)
    high = Fraction(stated.high) if stated.high is not None else (Fraction(0) if (stated.low or 0) < 0 else _FAR)
    return low, high


def _signed(stated: Figure, pair: Pair | None, computed: Ends) -> Ends:
    """Returns the stated interval with the sign it was said with, else with the sign of what was computed."""
    low, high = _ends(stated)
    signed = low < 0 or high < 0
    direction = _direction(stated, pair)
    less = direction < 0 or (direction == 0 and not signed and computed[0] + computed[1] < 0)
    return (-high, -low) if less and not signed else (low, high)


def _judge(said: Ends, computed: Ends, margin: Margin, kind: FigureKind) -> Verdict:
    for allowed, rounded in ((margin.equal, False), (margin.rounded, True)):
        within = said[0] - allowed <= computed[0] and computed[1] <= said[1] + allowed
        holds = computed[0] - allowed <= said[0] and said[1] <= computed[1] + allowed
        if within or (holds and kind is not FigureKind.BOUND):
            return Verdict(True, rounded)
    apart = said[1] + margin.apart < computed[0] or computed[1] < said[0] - margin.apart
    return Verdict(False) if apart else Verdict()
