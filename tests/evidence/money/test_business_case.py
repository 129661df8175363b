from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.records import Benefit, Claim, ClaimKind, Rate, RecordId, ReturnPlan, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.core.messages import translator_for
from desktop.evidence.money.business_case import business_case
from desktop.evidence.money.money import Money
from desktop.evidence.money.valuation import money_text, valued, worth_in_words
from desktop.evidence.remarks import remarks_on
from tests.factories import a_claim, a_whole_visit

GAIN: dict[str, Any] = {"annual_value": "120000", "currency": "EUR", "attribution": "60", "confidence": "80"}
PLAN: dict[str, Any] = {"currency": "EUR", "benefit": "100000", "investment": "50000", "yearly_cost": "20000"}


def visit(*claims: dict[str, Any], plan: dict[str, Any] | None = None, rates: tuple[dict[str, Any], ...] = ()) -> WholeVisit:
    whole = a_whole_visit(claims=())
    return replace(
        whole,
        claims=tuple(a_claim(whole.visit, **{"before": "", "after": "", **fields}) for fields in claims),
        rates=tuple(Rate(id=RecordId(str(n)), visit_id=whole.visit.id, **fields) for n, fields in enumerate(rates)),
        return_plan=ReturnPlan(id=RecordId("plan"), visit_id=whole.visit.id, **plan) if plan is not None else None,
    )


def a(**fields: Any) -> Claim:
    return visit(fields).claims[0]


def codes(claim: Claim) -> set[str]:
    return {remark.code for remark in remarks_on(claim)}


def test_a_named_value_is_adjusted_and_shown_in_one_line() -> None:
    assert worth_in_words(valued(a(**GAIN))) == "EUR 120,000 a year as said × 60% due to us × 80% sure = EUR 57,600"
    assert (
        worth_in_words(valued(a(**GAIN)), translator_for("de"))
        == "EUR 120\u202f000 im Jahr, wie gesagt × 60\xa0% durch uns × 80\xa0% sicher = EUR 57\u202f600"
    )


def test_hours_times_how_often_times_a_rate_are_money() -> None:
    claim = a(before="2 hours", after="15 minutes", period="per deal", times_a_year="120 deals", hourly_rate="€60")
    assert valued(claim).value == Money.of("12600.00", "EUR")
    assert worth_in_words(valued(claim)) == "EUR 12,600 a year as computed"


def test_a_range_stays_a_range() -> None:
    claim = a(before="€5,000", after="€3,000-4,000", period="per month", attribution="50", confidence="100 %")
    assert worth_in_words(valued(claim)) == "EUR 12,000–24,000 a year as computed × 50% due to us × 100% sure = EUR 6,000–12,000"


def test_a_rate_without_currency_is_in_that_of_the_claim() -> None:
    claim = a(before="2 hours", after="1 hour", period="per week", hourly_rate="60", currency="NOK")
    assert valued(claim).value == Money.of("3120.00", "NOK")
    assert valued(replace(claim, currency="")).value is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"times_a_year": "often"}, "not_how_often"),
        ({"times_a_year": "-3"}, "not_how_often"),
        ({"hourly_rate": "cheap"}, "no_rate"),
        ({"hourly_rate": "60 EUR per day"}, "no_rate"),
        ({"annual_value": "120000", "currency": "EUR"}, "no_attribution"),
        ({**GAIN, "confidence": ""}, "no_confidence"),
        ({**GAIN, "before": "€5,000", "after": "€3,000", "period": "per month"}, "worth_differs"),
    ],
)
def test_what_is_missing_or_odd_about_the_money_is_asked_beside_its_field(fields: dict[str, str], code: str) -> None:
    assert code in codes(a(**fields))


def test_a_value_that_follows_from_the_figures_within_a_hundredth_is_not_remarked_on() -> None:
    fields = {**GAIN, "annual_value": "24100", "before": "€5,000", "after": "€3,000", "period": "per month"}
    assert "worth_differs" not in codes(a(**fields))


def test_the_return_is_the_golden_one_and_its_conservative_case_too() -> None:
    case = business_case(visit(plan=PLAN))
    assert case.base and case.conservative
    assert (case.base.net_present_value, case.base.roi) == (Decimal("148948.16"), Decimal("149.34"))
    worse = case.conservative
    assert (worse.net_present_value, worse.roi, worse.payback_months) == (Decimal("89237.42"), Decimal("81.34"), Decimal("11.38"))
    assert case.remarks == ()


def test_the_yearly_benefit_is_the_sum_of_what_counts_the_lower_end_of_ranges() -> None:
    ranged = {"before": "€5,000", "after": "€3,000-4,000", "period": "per month", "attribution": "50", "confidence": "100"}
    case = business_case(visit(GAIN, ranged, plan={"currency": "EUR"}))
    assert case.benefit == Decimal("63600.00")
    assert case.by_class == ((None, Money(low=Decimal("63600.00"), high=Decimal("69600.00"), currency="EUR")),)


@pytest.mark.parametrize(
    ("amount", "told"), [("776445.50", "NOK 776,445.50"), ("7", "NOK 7"), ("0.05", "NOK 0.05"), ("-3.1", "NOK -3.10")]
)
def test_money_has_two_decimals_or_none(amount: str, told: str) -> None:
    assert money_text(Money.of(amount, "NOK")) == told


def test_classes_are_summed_apart() -> None:
    released = {**GAIN, "benefit": Benefit.TIME_RELEASED}
    case = business_case(visit({**GAIN, "benefit": Benefit.CASHABLE}, released, released))
    assert [(name, money_text(money)) for name, money in case.by_class] == [
        (Benefit.CASHABLE, "EUR 57,600"),
        (Benefit.TIME_RELEASED, "EUR 115,200"),
    ]


def test_other_currencies_count_only_with_a_rate_and_its_date() -> None:
    dollars = {**GAIN, "currency": "USD"}
    without = business_case(visit(GAIN, dollars, plan={"currency": "EUR"}))
    assert (without.benefit, without.left_out[0].reason) == (Decimal("57600.00"), "it is in USD, and there is no rate to EUR")
    rate = {"source": "USD", "target": "EUR", "rate": "0.9"}
    undated = business_case(visit(GAIN, dollars, plan={"currency": "EUR"}, rates=(rate,)))
    assert undated.benefit == Decimal("57600.00")
    assert [remark.code for remark in undated.remarks] == ["bad_rate"]
    dated = {**rate, "source": "usd", "date": "2026-11-20"}
    assert business_case(visit(GAIN, dollars, plan={"currency": "EUR"}, rates=(dated,))).benefit == Decimal("109440.00")


def test_two_currencies_without_a_plan_are_not_added_up() -> None:
    case = business_case(visit(GAIN, {**GAIN, "currency": "USD"}))
    assert (case.currency, case.counted, len(case.left_out)) == ("", (), 2)


def test_what_is_unsaid_hoped_for_or_felt_does_not_count() -> None:
    case = business_case(
        visit(
            {**GAIN, "attribution": ""},
            {**GAIN, "kind": ClaimKind.FORECAST},
            {**GAIN, "category": ValueCategory.EMOTIONAL},
            plan={"currency": "EUR"},
        )
    )
    assert (case.benefit, len(case.left_out), case.base) == (None, 1, None)
    assert [remark.code for remark in case.remarks] == ["no_benefit"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"years": "three"}, "bad_years"),
        ({"years": ""}, "bad_years"),
        ({"years": "9" * 5000}, "bad_years"),
        ({"discount_rate": "140 %"}, "no_percentage"),
        ({"costs_up": "-5"}, "no_percentage"),
        ({"investment": "a lot"}, "no_amount"),
        ({"currency": ""}, "no_plan_currency"),
    ],
)
def test_a_wrong_number_of_the_plan_is_said_beside_its_field_and_nothing_is_computed(fields: dict[str, str], code: str) -> None:
    case = business_case(visit(plan={**PLAN, **fields}))
    assert [(remark.code, remark.field) for remark in case.remarks] == [(code, next(iter(fields)))]
    assert (case.base, case.conservative) == (None, None)


def test_a_typed_benefit_counts_and_says_what_the_claims_add_up_to() -> None:
    case = business_case(visit(GAIN, plan=PLAN))
    assert (case.benefit, [remark.code for remark in case.remarks]) == (Decimal("100000"), ["benefit_differs"])
    assert case.base


@given(st.lists(st.text(st.characters(codec=None), max_size=12), min_size=9, max_size=9))
def test_whatever_is_typed_into_a_plan_nothing_fails(texts: list[str]) -> None:
    names = ("currency", "benefit", "investment", "yearly_cost", "years", "discount_rate", "benefits_down", "costs_up")
    business_case(visit(GAIN, plan=dict(zip(names, texts, strict=False)), rates=({"rate": texts[8], "date": texts[0]},)))


@pytest.mark.parametrize(
    "unclear",
    [
        {"annual_value": "120.000"},
        {"annual_value": "1 Billion"},
        {"annual_value": "€ 900 T"},
        {"annual_value": "€10,000 a month"},
        {"annual_value": "$120,000"},
        {"annual_value": "", "before": "€ 900 T", "after": "€ 800 T", "period": "per year"},
        {"annual_value": "", "before": "SEK 5 bn", "after": "SEK 4 bn", "currency": "SEK", "period": "per year"},
    ],
)
def test_nothing_is_added_up_where_the_money_of_one_claim_can_be_two_amounts(unclear: dict[str, Any]) -> None:
    case = business_case(visit(GAIN, GAIN | unclear, plan=PLAN | {"benefit": ""}))
    assert len(case.counted) == 1 and (case.by_class, case.benefit, case.base) == ((), None, None)
    assert [one.reason for one in case.left_out] == ["it is not clear which amount is meant"]
    assert any("so nothing is added up" in remark.sentence for remark in case.remarks if remark.field == "benefit")


def test_a_typed_benefit_counts_though_a_claim_is_unclear() -> None:
    case = business_case(visit(GAIN, GAIN | {"annual_value": "120.000"}, plan=PLAN | {"years": "3"}))
    assert case.benefit == 100_000 and case.base is not None
