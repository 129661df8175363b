"""Tests the golden numbers, to the cent."""

from decimal import Decimal
from fractions import Fraction

import pytest

from desktop.evidence.money.money import (
    Conversion,
    InvestmentPlan,
    Money,
    adjusted,
    annual_value,
    annuity,
    cents,
    converted,
    economic_value,
    net_present_value,
    pert_mean,
    returns,
    total,
    triangular_mean,
    worth_of_hours,
)

PLAN = InvestmentPlan(
    benefit=Decimal(100_000), years=3, investment=Decimal(50_000), yearly_cost=Decimal(20_000), discount_rate=Decimal(10)
)


def test_a_return_over_three_years_is_the_golden_one() -> None:
    found = returns(PLAN)
    assert (found.present_benefits, found.present_costs) == (Decimal("248685.20"), Decimal("99737.04"))
    assert (found.net_present_value, found.roi) == (Decimal("148948.16"), Decimal("149.34"))
    assert net_present_value(PLAN) == Decimal("148948.16")


def test_the_conservative_case_is_the_golden_one() -> None:
    found = returns(PLAN.conservative())
    assert (found.present_benefits, found.present_costs) == (Decimal("198948.16"), Decimal("109710.74"))
    assert (found.net_present_value, found.roi, found.payback_months) == (Decimal("89237.42"), Decimal("81.34"), Decimal("11.38"))
    assert found.internal_rate == Decimal("90.11")


def test_an_annuity_is_exact() -> None:
    assert f"{float(annuity(Decimal(10), 3)):.10f}" == "2.4868519910"
    assert annuity(Decimal(0), 4) == 4


def test_a_value_is_adjusted_by_attribution_and_confidence() -> None:
    assert adjusted(Decimal(120_000), Decimal(60), Decimal(80)) == 57_600


@pytest.mark.parametrize(("attribution", "confidence"), [(140, 80), (60, -1)])
def test_impossible_percentages_are_refused(attribution: int, confidence: int) -> None:
    with pytest.raises(ValueError, match="between 0 and 100"):
        adjusted(Decimal(1), Decimal(attribution), Decimal(confidence))


def test_a_plan_without_costs_or_surplus_has_no_roi_or_payback() -> None:
    found = returns(InvestmentPlan(benefit=Decimal(0), years=2, investment=Decimal(0)))
    assert (found.roi, found.payback_months, found.internal_rate) == (None, None, None)
    assert returns(InvestmentPlan(benefit=Decimal(1), years=1, investment=Decimal(10**9))).internal_rate is None


def test_a_return_needs_years_and_a_possible_rate() -> None:
    with pytest.raises(ValueError, match="years"):
        annuity(Decimal(-100), 3)


def test_a_value_per_period_becomes_a_value_per_year() -> None:
    weekly = Money.of(118_000, "USD")
    assert annual_value(weekly, period="week", times_a_year=Decimal(50)) == Money.of("5900000.00", "USD")
    assert annual_value(weekly, period="month").high == 118_000 * 12
    assert annual_value(
        Money(low=Decimal(2), high=Decimal(3), currency="EUR"), period="deal", times_a_year=Decimal("12.5")
    ) == Money(low=Decimal("25.00"), high=Decimal("37.50"), currency="EUR")


def test_a_period_nobody_can_count_is_asked_for() -> None:
    with pytest.raises(ValueError, match="How often"):
        annual_value(Money.of(1, "EUR"), period="deal")


def test_hours_are_worth_their_rate() -> None:
    assert worth_of_hours(Decimal(700), Decimal(800), Money.of("62.50", "EUR")) == Money(
        low=Decimal("43750.00"), high=Decimal("50000.00"), currency="EUR"
    )


def test_sums_stay_within_one_currency() -> None:
    assert total([Money.of(1, "EUR"), Money.of(2, "EUR")]) == Money.of(3, "EUR")
    assert total([]) is None
    with pytest.raises(ValueError, match="several currencies"):
        total([Money.of(1, "EUR"), Money.of(1, "USD")])


def test_a_conversion_needs_its_rate_and_date() -> None:
    rate = Conversion(source="JPY", target="EUR", rate=Decimal("0.0062"), date="2024-12-02")
    assert converted(Money.of(110_000_000_000, "JPY"), rate) == Money.of("682000000.00", "EUR")
    with pytest.raises(ValueError, match="rate is for JPY"):
        converted(Money.of(1, "USD"), rate)
    with pytest.raises(ValueError, match="date"):
        Conversion(source="JPY", target="EUR", rate=Decimal(1), date=" ")


def test_economic_value_and_the_means_of_estimates_are_the_golden_ones() -> None:
    assert economic_value(Decimal(40_000), Decimal(35_000), Decimal(8_000)) == (Decimal(27_000), Decimal(67_000))
    assert triangular_mean(Decimal(60_000), Decimal(80_000), Decimal(110_000)) == Decimal("83333.33")
    assert pert_mean(Decimal(60_000), Decimal(80_000), Decimal(110_000)) == Decimal("81666.67")


def test_cents_are_rounded_half_up_on_either_side_of_zero() -> None:
    assert (cents(Fraction(1, 200)), cents(Fraction(-1, 200)), cents(Decimal("2.675"))) == (
        Decimal("0.01"),
        Decimal("-0.01"),
        Decimal("2.68"),
    )
