from dataclasses import replace
from typing import Any

import pytest

from db.model.records import (
    Better,
    Claim,
    ClaimKind,
    Customer,
    CustomerId,
    Evidence,
    PersonId,
    RecordId,
    ValueCategory,
    Visit,
    VisitId,
)
from db.model.whole_visit import WholeVisit
from desktop.core.messages import translator_for
from desktop.evidence.remarks import remarks_on, typed_late
from tests.evidence.samples import claim

SOUND: dict[str, Any] = {
    "before": "4 hours",
    "after": "15 minutes",
    "period": "per server",
    "evidence": Evidence.MEASURED,
    "said_by": PersonId("p1"),
}


def codes(whole: WholeVisit | None = None, **fields: Any) -> set[str]:
    return {remark.code for remark in remarks_on(claim(**(SOUND | fields)), whole)}


def visit(*claims: Claim, date: str = "2026-11-20") -> WholeVisit:
    return WholeVisit(
        visit=Visit(id=VisitId("v"), customer_id=CustomerId("c"), date=date),
        customer=Customer(id=CustomerId("c"), name="Halden Pumps AS"),
        claims=claims,
    )


def test_a_sound_claim_is_left_alone() -> None:
    assert codes() == set()


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("no_baseline", {"before": ""}),
        ("no_baseline", {"before": "", "after": "", "change": "40 % less"}),
        ("no_result", {"after": ""}),
        ("no_period", {"period": ""}),
        ("no_source", {"evidence": Evidence.UNKNOWN}),
        ("no_speaker", {"said_by": None}),
        ("forecast_as_fact", {"wording": "we will save half of that"}),
        ("forecast_as_fact", {"wording": "that would save half of it"}),
        ("forecast_as_fact", {"wording": "half as much is planned for next year"}),
        ("forecast_as_fact", {"period": "per year, mid- to long-term"}),
        ("same_sum_twice", {"wording": "valued at ¥10B yen ($65M USD) annually"}),
        ("same_sum_twice", {"before": "", "after": "€5m (about $5.4m)"}),
        ("points_or_percent", {"before": "20 %", "after": "15 %", "change": "5 %"}),
        ("may_be_points", {"before": "20 %", "after": "15 %", "change": "5 %"}),
        ("points_or_percent", {"metric": "Operating margin", "before": "", "after": "", "change": "3 % more"}),
        ("disagrees", {"change": "50 % less"}),
        ("two_readings", {"before": "1.234"}),
        ("too_large", {"after": "1" + "0" * 30}),
        ("not_a_percentage", {"attribution": "sixty-ish"}),
        ("not_a_percentage", {"confidence": "a lot"}),
        ("outside_percent", {"confidence": "-20"}),
        ("outside_percent", {"attribution": "140 %"}),
        ("outside_scale", {"intensity_after": "11"}),
        ("not_a_number", {"intensity_before": "low"}),
        ("not_a_number", {"annual_value": "about 5k", "currency": "EUR"}),
        ("negative", {"annual_value": "-5", "currency": "EUR"}),
        ("not_a_number", {"annual_value": "5,000 per month", "currency": "EUR"}),
        ("not_a_number", {"annual_value": "5/10", "currency": "EUR"}),
        ("other_currency", {"annual_value": "$120k", "currency": "EUR"}),
        ("too_large", {"annual_value": "10^30", "currency": "EUR"}),
        ("no_currency", {"annual_value": "120000"}),
        ("unknown_currency", {"annual_value": "120000", "currency": "Euro"}),
        ("priced_feeling", {"category": ValueCategory.EMOTIONAL, "annual_value": "5000", "currency": "EUR"}),
    ],
)
def test_a_claim_is_remarked_on(code: str, fields: dict[str, Any]) -> None:
    assert code in codes(**fields)


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("forecast_as_fact", {"wording": "we will save half of that", "kind": ClaimKind.FORECAST}),
        ("forecast_as_fact", {"wording": "we would have needed hundreds of machines"}),
        ("forecast_as_fact", {"wording": "75 % werden automatisch bearbeitet"}),
        ("forecast_as_fact", {"wording": "three out of four visits are planned now"}),
        ("forecast_as_fact", {"wording": "planned stops are 12 a year, unplanned ones none"}),
        ("no_baseline", {"before": "", "kind": ClaimKind.INVESTMENT}),
        ("no_period", {"period": "", "before": "20 %", "after": "15 %"}),
        ("no_source", {"evidence": Evidence.UNKNOWN, "category": ValueCategory.EMOTIONAL}),
        ("no_speaker", {"said_by": None, "felt_by": "the whole team"}),
        ("points_or_percent", {"before": "20 %", "after": "15 %", "change": "25 % less"}),
        ("not_a_percentage", {"attribution": "60 %", "confidence": "80"}),
        ("outside_scale", {"intensity_before": "0", "intensity_after": "10"}),
        ("no_currency", {"annual_value": "120000.50", "currency": "EUR"}),
        ("not_a_number", {"annual_value": "€120,000 a year", "currency": "EUR"}),
        ("other_currency", {"annual_value": "€120,000", "currency": "EUR"}),
        ("other_currency", {"annual_value": "$120k", "currency": "CAD"}),
    ],
)
def test_a_claim_is_not_remarked_on_without_cause(code: str, fields: dict[str, Any]) -> None:
    assert code not in codes(**fields)


def test_a_remark_stands_beside_its_field_and_says_what_was_typed() -> None:
    (found,) = remarks_on(claim(**SOUND, confidence="140 %"))
    assert (found.field, found.sentence) == ("confidence", "“140 %” is not between 0 and 100 %.")
    (found,) = remarks_on(claim(**SOUND, confidence="140 %"), words=translator_for("de"))
    assert found.sentence == "„140 %“ liegt nicht zwischen 0 und 100 %."


def test_a_number_that_can_be_two_is_shown_with_both() -> None:
    (found,) = remarks_on(claim(**SOUND, annual_value="120.000", currency="EUR"))
    assert found.sentence == "“120.000” can be 120 or 120,000. Nothing is computed from it until that is clear."


def test_claims_on_one_metric_that_contradict_each_other_are_named() -> None:
    one = claim(**SOUND, metric="Set-up of a server")
    other = replace(one, id=RecordId("d"), metric="set-up  of a server", before="9 hours")
    close = replace(other, before="3-5 hours")
    assert "contradicts" in codes(visit(one, other), metric="Set-up of a server")
    assert "contradicts" not in codes(visit(one, close), metric="Set-up of a server")
    (found,) = remarks_on(one, visit(one, other))
    assert found.sentence == "Another claim on “Set-up of a server” says 9 hours → 15 minutes per server."


@pytest.mark.parametrize(
    ("heard_at", "late"),
    [
        ("2026-11-20T14:03:00+00:00", False),
        ("2026-11-21T23:59:00+00:00", False),
        ("2026-11-22T00:00:00+00:00", True),
        ("", False),
        ("soon", False),
    ],
)
def test_exact_words_typed_more_than_a_day_after_the_visit_are_late(heard_at: str, late: bool) -> None:
    assert typed_late(heard_at, "2026-11-20") is late
    assert ("late_verbatim" in codes(visit(), heard_at=heard_at, wording="“We sleep again.”")) is late
    assert "late_verbatim" not in codes(visit(), heard_at=heard_at, wording="they sleep again")


def test_a_visit_without_a_date_makes_nothing_late() -> None:
    assert "late_verbatim" not in codes(visit(date=""), heard_at="2030-01-01T00:00:00+00:00", wording="“We sleep again.”")


def test_what_got_worse_is_asked_about_until_somebody_sets_which_way_is_better() -> None:
    worse = claim(metric="Waiting time", before="2 days", after="3 days")
    assert "got_worse" in {found.code for found in remarks_on(worse)}
    assert "got_worse" not in {found.code for found in remarks_on(replace(worse, better=Better.HIGHER))}
    assert "got_worse" not in {found.code for found in remarks_on(replace(worse, kind=ClaimKind.FORECAST))}
    gained = claim(metric="Cable length", before="2 metres", after="3 metres", better=Better.LOWER)
    assert "got_worse" in {found.code for found in remarks_on(gained)}
