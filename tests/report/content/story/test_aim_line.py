"""Where the aim stands beside the bars of a result, and when nobody can say."""

import pytest

from db.model.records import Objective, RecordId
from desktop.report.document.outline import Bars
from tests.report.content.story.told import story, told, whole
from tests.report.visits import VISIT, claim


def drawn(
    target: str,
    before: str = "14",
    after: str = "4",
    unit: str = "call-outs",
    measure: str = "",
    metric: str = "Emergency call-outs",
) -> Bars:
    aim = Objective(id=RecordId("o"), visit_id=VISIT, text="Drive less at night", target=target, measure=measure)
    made = told(
        objectives=(aim,),
        claims=(claim(metric=metric, before=before, after=after, unit=unit, objective_id=aim.id),),
    )
    bars = made.results[0].bars
    assert bars
    return bars


@pytest.mark.parametrize(
    ("target", "at"),
    [("half", 0.5), ("7", 0.5), ("7 call-outs", 0.5), ("die Hälfte", 0.5), ("10", 10 / 14)],
)
def test_a_target_that_can_be_compared_stands_as_a_line_and_in_words(target: str, at: float) -> None:
    bars = drawn(target)
    assert bars.aim == pytest.approx(at)
    assert bars.aim_label == f"the aim: {target}" and bars.alt.endswith(f"The aim: {target}.")


@pytest.mark.parametrize(
    "target",
    # Nothing, a wish, a limit, a share of which nobody knows whether it is the rest or the change, the wrong way, other things.
    ["", "far fewer", "under 8", "a third", "10 %", "20", "14", "none", "7 days", "5–6", "half of the engineers"],
)
def test_a_target_of_which_nobody_knows_where_it_stands_is_no_line(target: str) -> None:
    assert drawn(target).aim is None


def test_an_aim_that_is_measured_by_something_else_is_no_line() -> None:
    assert drawn("half", measure="complaints").aim is None
    assert drawn("half", measure="Call-outs in the log").aim == 0.5


def test_an_aim_beyond_the_bars_or_of_more_stands_on_its_side() -> None:
    more = {"before": "10", "after": "40", "unit": "contracts", "metric": "New contracts"}
    assert drawn("30", **more).aim == 0.75
    assert drawn("60", **more).aim is None
    assert drawn("5", **more).aim is None


def test_the_demo_shows_its_aim() -> None:
    made = story(whole("halden-pumps"))
    assert [one.bars.aim for one in made.results if one.bars] == [0.5]
