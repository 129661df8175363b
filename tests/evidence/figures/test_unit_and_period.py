from decimal import Decimal

import pytest

from desktop.evidence.figures.unit_and_period import Field, read_period, read_unit


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("per release", "release"),
        ("per year, mid- to long-term", "year"),
        ("a quarter", "quarter"),
        ("each", "each"),
        ("each release", "release"),
        ("every week", "week"),
        ("/week", "week"),
        ("pro Jahr", "year"),
        ("par an", "year"),
        ("daily", "day"),
        ("p.a.", "year"),
        ("part", "part"),
        ("Week", "week"),
        ("per 100 calls", "100 call"),
        ("per person per week", "person per week"),
        ("per person per day", "person per day"),
        ("per day and nurse", "day per nurse"),
        ("per customer/month", "customer per month"),
        ("daily per nurse", "day per nurse"),
        ("every other week", "2 week"),
        ("every 2 weeks", "2 week"),
        ("once a day", "day"),
        ("per-release", "release"),
        ("1件あたり", "case"),
    ],
)
def test_a_period_field_says_what_is_counted_per(text: str, basis: str) -> None:
    assert read_period(text) == basis


@pytest.mark.parametrize(
    "text",
    ["", " ", "15 months", "one week", "a few weeks", "near future", "as of December 2024", "since March", "mid-term", "x" * 500],
)
def test_a_span_or_a_date_is_nothing_to_count_by(text: str) -> None:
    assert read_period(text) == ""


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("minutes", Field(unit="minute")),
        ("JPY", Field(currency="JPY")),
        ("%", Field(unit="percent")),
        ("% of patients", Field(unit="percent", basis="patient")),
        ("watts per lamp", Field(unit="watt", basis="lamp")),
        ("€/h", Field(currency="EUR", basis="hour")),
        ("tonnes CO2", Field(unit="tonne CO2")),
        ("time", Field(dimension="time")),
        ("in %", Field(unit="percent")),
        ("days (working)", Field(unit="business day")),
        ("€m", Field(currency="EUR", scale=Decimal(1_000_000))),
        ("EUR k", Field(currency="EUR", scale=Decimal(1000))),
        ("億円", Field(currency="JPY", scale=Decimal(100_000_000))),
        ("minutes or hours", Field()),
        ("x", Field(unit="multiple")),
        ("m", Field()),
        ("2 or so, who knows", Field()),
        ("", Field()),
    ],
)
def test_a_unit_field_says_unit_currency_basis_or_only_the_dimension(text: str, field: Field) -> None:
    assert read_unit(text) == field
