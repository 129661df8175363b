from fractions import Fraction

import pytest

from desktop.evidence.figures.lexicon import singular
from desktop.evidence.figures.units import conversion, family


@pytest.mark.parametrize(
    ("source", "target", "low", "high"),
    [
        ("week", "day", 7, 7),
        ("day", "hour", 24, 24),
        ("hour", "minute", 60, 60),
        ("year", "month", 12, 12),
        ("quarter", "month", 3, 3),
        ("month", "day", 28, 31),
        ("year", "day", 365, 366),
        ("kilowatt", "watt", 1000, 1000),
        ("business day", "business day", 1, 1),
    ],
)
def test_units_convert_as_far_as_it_is_certain(source: str, target: str, low: int, high: int) -> None:
    assert conversion(source, target) == (Fraction(low), Fraction(high))


def test_conversions_back_are_the_inverse_with_the_ends_changed_over() -> None:
    assert conversion("day", "month") == (Fraction(1, 31), Fraction(1, 28))
    assert conversion("minute", "hour") == (Fraction(1, 60), Fraction(1, 60))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("business day", "day"),
        ("8-hour day", "day"),
        ("working hour", "hour"),
        ("person-day", "person-hour"),
        ("ton", "tonne"),
        ("gigabyte", "megabyte"),
        ("percent", "point"),
    ],
)
def test_nothing_certain_leads_from_one_unit_to_a_stranger(source: str, target: str) -> None:
    assert conversion(source, target) is None


def test_a_unit_outside_every_family_is_its_own() -> None:
    assert (family("release"), family("minute"), family(None)) == ("release", "clock", "")


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("use cases", "use case"),
        ("countries/regions", "country/region"),
        ("processes", "process"),
        ("boxes", "box"),
        ("people", "person"),
        ("analysis", "analysis"),
        ("business", "business"),
        ("aufträge", "aufträge"),
        ("bus", "bus"),
    ],
)
def test_nouns_are_put_into_the_singular_where_english_rules_allow_it(plural: str, one: str) -> None:
    assert singular(plural) == one
