from typing import Any

import pytest

from db.model.records import Claim, ValueCategory
from desktop.core.messages import ENGLISH
from desktop.report.content.claim_text import measure_of, named_metric, scale_of, told
from desktop.report.document.outline import Bars, Scale
from tests.report.visits import NAMES, claim, load


def shown(one: Claim) -> tuple[str, str, str]:
    measure = measure_of(told(one, ENGLISH), (), ENGLISH)
    return measure.before, measure.figure.replace("\u00a0", " "), measure.unit


def behind_metric(one: Claim) -> str:
    return "".join(span.text for span in named_metric(told(one, ENGLISH)))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"before": "about 14", "after": "3–4", "unit": "call-outs", "period": "a quarter"},
            ("about 14 →", "3–4", "call-outs a quarter"),
        ),
        ({"before": "20", "after": "0", "unit": "%"}, ("20 →", "0 %", "")),
        ({"before": "a week", "after": "39", "unit": "% of patients"}, ("a week →", "39 %", "of patients")),
        ({"after": "75,000", "unit": "patients", "hedges": ("more than",)}, ("", "more than 75,000", "patients")),
        ({"before": "40", "unit": "lamps", "period": "per year", "hedges": ("around",)}, ("", "around 40", "lamps per year")),
        (
            {"change": "-700,000 to -800,000", "unit": "hours", "period": "per year"},
            ("", "-700,000 to -800,000", "hours per year"),
        ),
        ({"change": "-60", "unit": "%", "hedges": ("over",)}, ("", "over -60 %", "")),
        ({"before": "usual", "after": "usual", "change": "unchanged"}, ("usual → usual", "unchanged", "")),
        ({"before": "", "after": "none"}, ("", "none", "")),
    ],
)
def test_figures_stand_as_said_with_hedges_and_units(fields: dict[str, Any], expected: tuple[str, str, str]) -> None:
    assert shown(claim(metric="M", **fields)) == expected


@pytest.mark.parametrize("name", NAMES)
def test_each_figure_unit_period_and_hedge_of_the_real_visits_is_shown(name: str) -> None:
    for one in load(name).claims:
        if not (one.before or one.after or one.change):
            continue
        text = " ".join([*shown(one), behind_metric(one)]).casefold()
        for said in (one.before, one.after, one.unit, one.period, *one.hedges, "" if one.before or one.after else one.change):
            assert said.casefold() in text


def test_a_unit_that_only_names_a_dimension_stands_behind_the_metric_unless_it_is_there() -> None:
    assert (
        behind_metric(claim(metric="Wait for compute", before="hours", after="minutes", unit="time")) == "Wait for compute (time)"
    )
    assert behind_metric(claim(metric="Deployment time", before="months", after="hours", unit="time")) == "Deployment time"


def test_before_and_after_in_one_unit_are_drawn_in_proportion() -> None:
    bars = measure_of(told(claim(metric="Set-up", before="2-3 hours", after="15 minutes"), ENGLISH), (), ENGLISH).graphic
    assert isinstance(bars, Bars)
    assert bars.before.low == pytest.approx(2 / 3)
    assert bars.before.high == 1
    assert bars.after.high == pytest.approx(1 / 12)
    assert bars.alt == "Set-up. Before: 2-3 hours. Now: 15 minutes."


@pytest.mark.parametrize(("before", "after"), [("up to 10 hours", "under 20 minutes"), ("hundreds", "8"), ("3 days", "2 people")])
def test_what_cannot_be_compared_is_not_drawn(before: str, after: str) -> None:
    assert measure_of(told(claim(before=before, after=after), ENGLISH), (), ENGLISH).graphic is None


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2", "8", "2 of 10 before, 8 of 10 now"),
        ("2,5", "", "2,5 of 10 before"),
        ("", "10", "10 of 10 now"),
    ],
)
def test_a_feeling_is_shown_in_words_and_on_a_scale(before: str, after: str, expected: str) -> None:
    scale = scale_of(claim(ValueCategory.EMOTIONAL, feeling="calm", intensity_before=before, intensity_after=after), ENGLISH)
    assert isinstance(scale, Scale)
    assert expected in scale.alt


def test_what_lies_outside_the_scale_or_is_no_number_is_not_drawn() -> None:
    assert scale_of(claim(intensity_before="11", intensity_after="very"), ENGLISH) is None
