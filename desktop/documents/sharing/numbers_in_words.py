"""Knows parts and multiples that stand in words in running text, and how a note may say the same: "twice" is 2, "a third" 33 %.

A word that is an ordinal too, or a span of time, is a part only where it is one of something: "a third of it", not "the third
visit" or "every quarter". What words mean is taken from `desktop.evidence.figures`.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

from desktop.evidence.figures.counting import NUMBERED, ordinal, small_numbers
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.word_list_notation import entries

ROLES = (Role.HALF, Role.FRACTION, Role.ONCE, Role.BY_FACTOR, Role.SCALE)
HALF, QUARTER, A_FRENCH_THIRD = "half", "quarter", "tiers"
# Articles before a part, and what follows it.
BEFORE = frozenset(("a", "an", "one", "un", "une", "ein", "eine", "einen", "einem", "einer"))
BEHIND = frozenset(("of", "less", "fewer", "more", "de", "des", "du", "von", "weniger", "mehr", "moins", "plus"))
# Nobody writes out the decimals of a third.
LONGEST = 6


def values_of(word: str) -> tuple[str, ...]:
    """Returns every number by which a note may say what this word says; none where it is no part and no multiple."""
    return tuple(_said(value)) if (value := _value(word.casefold())) else ()


def is_part(word: str, before: str, behind: str) -> bool:
    """Returns whether a word of `values_of` is a number where it stands, by the text before and behind it."""
    folded = word.casefold()
    singular, last = folded.removesuffix("s"), (before.casefold().split() or [""])[-1]
    if singular == HALF:
        # Not in "the second half".
        return not ordinal(last)
    if not (ordinal(singular) or singular == QUARTER or folded == A_FRENCH_THIRD):
        return True
    if folded.endswith("s") and folded != A_FRENCH_THIRD:
        return last in small_numbers()
    following = behind.casefold().split()[:1]
    return last in BEFORE and (not behind[:2].strip().isalnum() or not BEHIND.isdisjoint(following))


def share_of(counted: str, of: str) -> tuple[str, ...]:
    """Returns the parts that "3 in 4" tells, by its two numbers: three quarters, and quarters; nothing where it tells none."""
    if not (counted.isdigit() and of.isdigit() and 0 < int(counted) < int(of)):
        return ()
    return str(Fraction(int(counted), int(of))), f"1/{of}"


def _value(word: str) -> Fraction | None:
    """Returns what a word is, "two-thirds" as well."""
    count, mark, part = word.replace("\u2011", "-").rpartition("-")
    known = _known()
    if mark and count in small_numbers() and part in known and known[part] < 1:
        return known[part] * Fraction(str(small_numbers()[count]))
    return known.get(word)


@cache
def _known() -> dict[str, Fraction]:
    lists = (one for role in ROLES for one in entries(NUMBERED[role]))
    found = {word: Fraction(head.split()[0]) for head, words in lists for word in words}
    return {word: value for word, value in found.items() if value != 1}


def _said(value: Fraction) -> Iterator[str]:
    """Of a third: 1/3 and 33 percent; of a half 0.5 as well; of doubled 2, 200 percent, and 100 percent more."""
    yield str(value)
    yield str(round(100 * value))
    if value > 1:
        yield str(100 * (value - 1))
    elif len(decimal := format(Decimal(value.numerator) / value.denominator, "f")) < LONGEST:
        yield decimal
