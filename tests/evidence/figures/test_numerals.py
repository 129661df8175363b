from decimal import Decimal

import pytest

from desktop.evidence.figures.numerals import decimal_mark_of, readings


@pytest.mark.parametrize(
    ("run", "number"),
    [
        ("1234", "1234"),
        ("1,234", "1234"),
        ("75,000", "75000"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1'234.5", "1234.5"),
        ("1'234'567", "1234567"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("12,34,567", "1234567"),
        ("1 234 567", "1234567"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        (".5", "0.5"),
        ("1234.567", "1234.567"),
        ("1.2345", "1.2345"),
        ("1.234,567", "1234.567"),
    ],
)
def test_a_run_of_digits_that_can_only_be_one_number_is_that_number(run: str, number: str) -> None:
    assert readings(run) == (Decimal(number),)


@pytest.mark.parametrize(
    "run", ["1.2.3", "192.168.1.1", "12.03.2024", "1,234,56", "1.234.56", "1,234.567.890", "1.2341'000", "9" * 29, "1" + "0" * 60]
)
def test_a_malformed_or_endless_run_is_no_number(run: str) -> None:
    assert readings(run) == ()


def test_a_point_before_three_digits_can_be_two_numbers() -> None:
    assert readings("1.234") == (Decimal("1.234"), Decimal(1234))
    assert readings("12.000") == (Decimal(12), Decimal(12000))


def test_the_words_around_settle_a_point_and_unsettle_a_comma() -> None:
    assert readings("1.234", continental=True) == (Decimal(1234),)
    assert readings("1,234", continental=True) == (Decimal(1234), Decimal("1.234"))


def test_a_known_decimal_mark_settles_both() -> None:
    assert readings("1.234", decimal_mark=",") == readings("1,234", decimal_mark=".") == (Decimal(1234),)
    assert readings("1.234", decimal_mark=".") == readings("1,234", decimal_mark=",") == (Decimal("1.234"),)


@pytest.mark.parametrize(
    ("run", "mark"),
    [
        ("0,5", ","),
        ("1.5", "."),
        ("1.234.567", ","),
        ("1,234,567", "."),
        ("1.234,5", ","),
        ("1'234.5", "."),
        ("1.234", ""),
        ("75,000", ""),
        ("7", ""),
    ],
)
def test_a_run_shows_its_decimal_mark_where_there_is_no_doubt(run: str, mark: str) -> None:
    assert decimal_mark_of(run) == mark
