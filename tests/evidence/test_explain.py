import json

import pytest

from desktop.evidence.explain import explain


def test_an_explanation_is_plain_data_with_the_keys_that_were_agreed() -> None:
    told = explain(before="2-3 hours", after="15 minutes", change="87.5-91.7% reduction", unit="time", period="per server")
    assert json.loads(json.dumps(told)) == {
        "before": figure("2-3 hours", kind="range", low="2", high="3", unit="hour", basis="server"),
        "after": figure("15 minutes", kind="exact", low="15", high="15", unit="minute", basis="server"),
        "stated": figure("87.5-91.7% reduction", kind="range", low="87.5", high="91.7", unit="percent"),
        "change": {
            "percent_low": "-91.66666666666666666666666667",
            "percent_high": "-87.5",
            "difference_low": "-2.75",
            "difference_high": "-1.75",
            "agrees": True,
        },
        "sentence": "2-3 hours → 15 minutes per server, 87.5-91.7% reduction",
        "remarks": [],
    }


def figure(text: str, **understood: str) -> dict[str, object]:
    return {"text": text, "unit": None, "currency": None, "hedges": [], "basis": None, **understood}


def test_nothing_said_is_explained_as_nothing() -> None:
    assert explain() == {"before": None, "after": None, "stated": None, "change": None, "sentence": "", "remarks": []}


def test_an_ambiguous_figure_carries_its_readings() -> None:
    before = explain(before="1.234")["before"]
    assert isinstance(before, dict) and (before["kind"], before["low"]) == ("word", None)
    assert [reading["low"] for reading in before["readings"]] == ["1.234", "1234"]


@pytest.mark.parametrize("text", ["\ud800", "\x00", "9" * 500, "10^30"])
def test_numbers_are_decimal_text_and_odd_text_survives(text: str) -> None:
    told = explain(before=text, after="5")
    assert "E+" not in json.dumps(told) and json.loads(json.dumps(told))["before"]["text"] == text


@pytest.mark.parametrize(
    ("text", "of"), [("3 in 10", "10"), ("2 of 3 orders", "3"), ("4.5/5 stars", "5"), ("jede fünfte Bestellung", "5")]
)
def test_a_part_carries_of_how_many_it_is(text: str, of: str) -> None:
    before = explain(before=text)["before"]
    assert isinstance(before, dict) and before["of"] == of
    assert "of" not in str(explain(before="3 orders")["before"])


def test_a_change_carries_what_was_reached() -> None:
    stated = explain(before="100", after="80", change="down 20% to 80")["stated"]
    assert isinstance(stated, dict) and (stated["low"], stated["high"], stated["to"]) == ("20", "20", "80")
