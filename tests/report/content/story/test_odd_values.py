"""Odd values: nothing, both sides the same, limits on both, ranges that meet, signs, points, times as much, words alone."""

from typing import Any

import pytest

from db.model.records import ClaimKind
from tests.report.content.story.told import OTHER, REVENUE, read, told
from tests.report.visits import claim

NO_TITLE = "Halden Pumps AS: the story so far"


def of(**fields: Any) -> dict[str, Any]:
    return fields


@pytest.mark.parametrize(
    ("fields", "title", "prose"),
    [
        (of(metric="Errors", before="0", after="3"), NO_TITLE, "Up from 0 to 3."),
        (of(metric="Errors", before="12", after="0"), "cuts errors from 12 to 0", "Down from 12 to 0."),
        (of(metric="Errors", before="5", after="5"), NO_TITLE, "5, as before."),
        (of(metric="Errors", before="5", after="5", change="unchanged"), NO_TITLE, "Unchanged."),
        (of(metric="Search", before="over 2 hours", after="under 20 minutes"),
         "cuts search from over 2 hours to under 20 minutes", "Down from over 2 hours to under 20 minutes."),
        (of(metric="Cost", before="2-3", after="1-2", unit="EUR"), "cuts cost from EUR 2–3 to EUR 1–2",
         "Down from EUR 2–3 to EUR 1–2."),
        (of(category=REVENUE, metric="Margin", before="-3 %", after="2 %"), "raises margin from −3 % to 2 %",
         "Up from −3 % to 2 %."),
        (of(category=OTHER, metric="NPS", before="-12", after="+30"), "raises NPS from −12 to +30", "Up from −12 to +30."),
        (of(category=REVENUE, metric="Market share", change="+3", unit="percentage points"),
         "raises market share by 3 percentage points", "Up by 3 percentage points."),
        (of(category=REVENUE, metric="Orders", change="doubled"), "doubles orders", "Doubled."),
        (of(metric="Waste", change="halved", period="in a year"), "halves waste in a year", "Halved in a year."),
        (of(category=REVENUE, metric="Orders", change="x3"), ": orders, x3", "X3."),
        (of(metric="Cost", change="minus 5 %"), "cuts cost by 5 %", "Down by 5 %."),
        (of(metric="Cost", change="-EUR 500", period="a month"), "cuts cost by EUR 500 a month", "Down by EUR 500 a month."),
        (of(metric="Trips", change="almost -9 a month"), "cuts trips by almost 9 a month", "Down by almost 9 a month."),
        (of(metric="Site visits", change="-9 trips to Riga"), "cuts site visits by 9 trips to Riga", "Down by 9 trips to Riga."),
        (of(category=OTHER, metric="Forms", change="-9 sheets each"), ": 9 sheets fewer each in forms", "Down by 9 sheets each."),
        (of(metric="Set-up", change="93.5% reduction"), ": 93.5 % reduction in set-up", "93.5 % reduction."),
        (of(category=REVENUE, metric="Bookings", change="+20 %", period="more than a year"),
         "raises bookings by 20 % in more than a year", "Up by 20 % in more than a year."),
        (of(metric="Cost", change="5 % less"), "cuts cost by 5 %", "5 % less."),
        (of(metric="Cost", change="5%"), NO_TITLE, "5 %."),
        (of(metric="Hours lost", change="-900", unit="hours"), NO_TITLE, "−900."),
        (of(metric="Hours lost", change="-900", unit="hours", hedges=("over",)), NO_TITLE, "Over minus 900."),
        (of(metric="Scrap", before="25 %"), NO_TITLE, "Before: 25 %."),
        (of(metric="Staff turnover", before="20 %", after="up to 25 %"), NO_TITLE, "Up from 20 % to up to 25 %."),
        (of(category=OTHER, metric="", wording="It just works"), ": it just works", "It just works."),
    ],
)  # fmt: skip
def test_an_odd_value_is_told_as_it_is_and_makes_no_title_that_it_does_not_carry(
    fields: dict[str, Any], title: str, prose: str
) -> None:
    made = told(claims=(claim(**fields),))
    wanted = title if title == NO_TITLE else f"Halden Pumps AS{title if title[0] == ':' else f' {title}'}"
    assert read(made.title) == wanted
    (result,) = made.results
    assert read(result.sentences) == prose
    assert not made.tiles if title == NO_TITLE else True


def test_a_range_that_may_mean_no_change_has_no_percentage() -> None:
    (result,) = told(claims=(claim(metric="Cost", before="2-3", after="1-2", unit="EUR"),)).results
    assert result.way == ""
    (result,) = told(claims=(claim(metric="Cost", before="3–4", after="1–2", unit="EUR"),)).results
    assert result.way.replace("\u00a0", " ") == "33–75 % less"


def test_a_goal_in_figures_is_told_as_a_goal() -> None:
    goal = claim(OTHER, metric="Reply time", after="1 h", kind=ClaimKind.GOAL)
    assert read(told(claims=(goal,)).challenge) == "The goal for reply time: 1 h."


@pytest.mark.parametrize(("change", "tiles"), [("-1.4 million", 0), ("-1,400", 1)])
def test_a_figure_too_long_for_a_tile_with_its_hedge_and_way_is_told_in_prose(change: str, tiles: int) -> None:
    one = claim(metric="Cash tied up in stock", change=change, unit="EUR", hedges=("roughly",))
    made = told(claims=(one,))
    assert len(made.tiles) == tiles and "roughly EUR" in read(made.results)
