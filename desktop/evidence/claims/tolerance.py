"""Computes how far a stated change may be from the computed one and still count as equal or rounded.

People round to half a percent, or to the last digit they say: "93.5 %" for 93.75, "1 %" for 1.4 — but "0.1 %" is not 0.5. Words
such as "about" and parts such as "two thirds" are less exact. Between rounding and a clear difference there is no verdict.
"""

from dataclasses import dataclass
from fractions import Fraction

from desktop.evidence.figures.figure import Figure, FigureKind

_EQUAL, _EQUAL_PART = Fraction(1, 200), Fraction(1, 2000)
_TWENTIETH = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Margin:
    """The distances up to which two numbers are equal, or rounded; beyond `apart` they disagree."""

    equal: Fraction
    rounded: Fraction
    apart: Fraction


def most(stated: Figure) -> Fraction:
    """Returns the greatest number that was stated, without its sign."""
    return Fraction(max(abs(end) for end in (stated.low, stated.high) if end is not None))


def percent(stated: Figure, size: Fraction) -> Margin:
    """Returns the margin for percents: half a percent at most, more if it was hedged; `size` is that of the unit (permille)."""
    said, digit = most(stated) * size, _half_a_digit(stated) * size
    if _hedged(stated):
        rounded = max(digit, min(Fraction(5, 2), said / 10))
        return Margin(_EQUAL, rounded, max(rounded, min(Fraction(5), said / 5)))
    rounded = max(digit, min(Fraction(1, 2), said * _TWENTIETH))
    return Margin(_EQUAL, rounded, rounded)


def part(stated: Figure) -> Margin:
    """Returns the margin in percent for parts in words: "a third" for 31 to 36."""
    said = most(stated) * 100
    return Margin(_EQUAL, min(Fraction(5, 2), said * 3 / 40), min(Fraction(5), said * 3 / 20))


def relative(stated: Figure, size: Fraction = Fraction(1)) -> Margin:
    """Returns the margin for multiples and amounts, in proportion to the stated number."""
    said, digit = most(stated) * size, _half_a_digit(stated) * size
    if _hedged(stated):
        rounded = said / 10
        return Margin(said * _EQUAL_PART, rounded, max(rounded, min(digit, said / 5)))
    rounded = max(said / 50, min(digit, said * _TWENTIETH))
    return Margin(said * _EQUAL_PART, rounded, max(rounded, min(digit, said / 5)))


def _hedged(stated: Figure) -> bool:
    return bool(stated.hedges) and stated.kind is not FigureKind.BOUND


def _half_a_digit(stated: Figure) -> Fraction:
    """Returns half of the last decimal place that was said, or half of one."""
    ends = [end.as_tuple().exponent for end in (stated.low, stated.high) if end is not None]
    places = max(-exponent if isinstance(exponent, int) and exponent < 0 else 0 for exponent in ends)
    return Fraction(1, 2 * 10**places)
