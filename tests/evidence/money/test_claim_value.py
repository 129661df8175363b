from decimal import Decimal
from typing import Any

import pytest

from db.model.records import ValueCategory
from desktop.evidence.money.claim_value import adjusted_value, amount_changed, stated_value, yearly_worth
from desktop.evidence.money.money import Money
from tests.evidence.samples import claim

STATED: dict[str, Any] = {"annual_value": "120000", "currency": "EUR", "attribution": "60 %", "confidence": "80"}


def test_a_stated_value_is_adjusted_by_what_was_said_of_it() -> None:
    assert stated_value(claim(**STATED)) == Money.of(120_000, "EUR")
    assert adjusted_value(claim(**STATED)) == Money.of("57600.00", "EUR")


@pytest.mark.parametrize("field", ["annual_value", "currency", "attribution", "confidence"])
@pytest.mark.parametrize("text", ["", "lots"])
def test_without_each_part_there_is_no_adjusted_value(field: str, text: str) -> None:
    if (field, text) != ("currency", "lots"):
        assert adjusted_value(claim(**STATED | {field: text})) is None


@pytest.mark.parametrize("typed", ["$120,000", "120,000 per month", "€10,000 a month", "6/10", "120.000"])
def test_an_amount_in_another_currency_or_of_another_span_is_no_yearly_value(typed: str) -> None:
    assert stated_value(claim(**STATED | {"annual_value": typed})) is None


@pytest.mark.parametrize("typed", ["€120,000", "120k", "120'000.-", "€120,000 a year", "120 TEUR", "120,000.00"])
def test_a_yearly_value_may_be_typed_as_people_type_it(typed: str) -> None:
    assert stated_value(claim(**STATED | {"annual_value": typed})) == Money.of(120_000, "EUR")


def test_feelings_are_worth_no_money() -> None:
    feeling = claim(**STATED, category=ValueCategory.EMOTIONAL, before="€5", after="€3", period="per year")
    assert (stated_value(feeling), yearly_worth(feeling)) == (None, None)


@pytest.mark.parametrize(
    ("fields", "times", "rate", "worth"),
    [
        ({"before": "€118,000", "after": "€100,000", "period": "per week"}, 50, None, ("900000.00", "900000.00", "EUR")),
        ({"before": "€5,000", "after": "€3,000-4,000", "period": "per month"}, None, None, ("12000.00", "24000.00", "EUR")),
        (
            {"change": "+110 billion", "unit": "JPY", "period": "per year"},
            None,
            None,
            ("110000000000.00", "110000000000.00", "JPY"),
        ),
        ({"before": "35–45", "after": "10–15 minutes", "period": "per release"}, 600, "80", ("16000.00", "28000.00", "EUR")),
        (
            {"before": "3 people x 30 minutes", "after": "1 person x 30 minutes", "period": "per week"},
            46,
            "60",
            ("2760.00", "2760.00", "EUR"),
        ),
        (
            {"change": "-700,000 to -800,000", "unit": "hours", "period": "per year"},
            None,
            "50",
            ("35000000.00", "40000000.00", "EUR"),
        ),
    ],
)
def test_a_change_in_money_or_hours_is_worth_so_much_a_year(
    fields: dict[str, str], times: int | None, rate: str | None, worth: tuple[str, str, str]
) -> None:
    found = yearly_worth(claim(**fields), Decimal(times) if times else None, Money.of(rate, "EUR") if rate else None)
    assert found == Money(low=Decimal(worth[0]), high=Decimal(worth[1]), currency=worth[2])


@pytest.mark.parametrize(
    ("fields", "times"),
    [
        ({"before": "€5", "after": "€3", "period": "per deal"}, None),
        ({"before": "€5", "after": "under €3", "period": "per month"}, None),
        ({"before": "€5", "after": "$3", "period": "per month"}, None),
        ({"before": "5 hours", "after": "3 hours", "period": "per month"}, None),
        ({"before": "20 %", "after": "15 %", "period": "per month"}, None),
        ({"before": "€5-9", "after": "€6-10", "period": "per month"}, None),
        ({"after": "€5", "period": "per month"}, None),
        ({"change": "down to €5,000", "period": "per month"}, None),
        ({}, 3),
    ],
)
def test_nothing_uncertain_is_worth_anything(fields: dict[str, str], times: int | None) -> None:
    assert yearly_worth(claim(**fields), Decimal(times) if times else None) is None


def test_an_amount_is_shown_without_its_sign() -> None:
    changed = amount_changed(claim(before="2 hours", after="15 minutes"))
    assert changed is not None and (changed.low, changed.unit) == (Decimal("1.75"), "hour")


def test_days_are_worth_no_money_by_the_hour() -> None:
    saved = {"before": "3 days", "after": "1 day", "period": "per month"}
    assert yearly_worth(claim(**saved), None, Money.of(50, "EUR")) is None
    assert yearly_worth(claim(**saved | {"before": "3 hours", "after": "1 hour"}), None, Money.of(50, "EUR")) == Money.of(
        "1200.00", "EUR"
    )


def test_by_how_much_and_to_what_is_no_span_of_money() -> None:
    assert yearly_worth(claim(change="up €20 to €50", period="per year")) is None
