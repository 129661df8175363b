"""How far a stated change may be from the computed one and still be equal to it, or rounded.

People round to half a percent, or to the last digit they say: "93.5 %" for 93.75, "1 %" for 1.4 — but "0.1 %" is not 0.5.
Words such as "about" and parts such as "two thirds" are rougher still. Between what is rounding and what is plainly
apart nothing is said.
"""

from dataclasses import dataclass
from fractions import Fraction

from desktop.evidence.figures.figure import Figure, FigureKind

_EQUAL, _EQUAL_PART = Fraction(1, 200), Fraction(1, 2000)
_TWENTIETH = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Margin:
    """How far two numbers may be apart and still be equal, or rounded; beyond `apart` they disagree."""

    equal: Fraction
    rounded: Fraction
    apart: Fraction


def most(stated: Figure) -> Fraction:
    """The greatest number that was stated, without its sign."""
    return Fraction(max(abs(end) for end in (stated.low, stated.high) if end is not None))


def percent(stated: Figure, size: Fraction) -> Margin:
    """For percents, in percent: half a percent at most, more where it was hedged; `size` is the unit's own (permille)."""
    said, digit = most(stated) * size, _half_a_digit(stated) * size
    if _hedged(stated):
        rounded = max(digit, min(Fraction(5, 2), said / 10))
        return Margin(_EQUAL, rounded, max(rounded, min(Fraction(5), said / 5)))
    rounded = max(digit, min(Fraction(1, 2), said * _TWENTIETH))
    return Margin(_EQUAL, rounded, rounded)


def part(stated: Figure) -> Margin:
    """For parts in words, in percent: "a third" for 31 to 36."""
    said = most(stated) * 100
    return Margin(_EQUAL, min(Fraction(5, 2), said * 3 / 40), min(Fraction(5), said * 3 / 20))


def relative(stated: Figure, size: Fraction = Fraction(1)) -> Margin:
    """For multiples and amounts, in proportion to what was stated."""
    said, digit = most(stated) * size, _half_a_digit(stated) * size
    if _hedged(stated):
        rounded = said / 10
        return Margin(said * _EQUAL_PART, rounded, max(rounded, min(digit, said / 5)))
    rounded = max(said / 50, min(digit, said * _TWENTIETH))
    return Margin(said * _EQUAL_PART, rounded, max(rounded, min(digit, said / 5)))


def _hedged(stated: Figure) -> bool:
    return bool(stated.hedges) and stated.kind is not FigureKind.BOUND


def _half_a_digit(stated: Figure) -> Fraction:
    """Half of the last decimal place that was said, or of one."""
    ends = [end.as_tuple().exponent for end in (stated.low, stated.high) if end is not None]
    places = max(-exponent if isinstance(exponent, int) and exponent < 0 else 0 for exponent in ends)
    return Fraction(1, 2 * 10**places)
