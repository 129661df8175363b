"""Odd values: nothing, both sides the same, limits on both, ranges that meet, signs, points, times as much, words alone."""

from dataclasses import replace
from typing import Any

import pytest

from db.model.records import Better, ClaimKind, RecordId
from desktop.core.messages import ENGLISH
from desktop.documents.saving.consent_checks import BECAME_WORSE, checks_of
from tests.report.content.story.told import NAMED, OTHER, REVENUE, read, story, told
from tests.report.visits import GUIDES, claim, empty

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
    one = claim(**fields)
    made = story(empty(consent=NAMED, claims=(one,)), results=(one.id,))
    wanted = title if title == NO_TITLE else f"Halden Pumps AS{title if title[0] == ':' else f' {title}'}"
    assert read(made.title) == wanted
    (result,) = made.results
    assert read(result.sentences) == prose
    assert not made.tiles if title == NO_TITLE else True


LOSSES: list[dict[str, Any]] = [
    of(metric="Accidents", before="0", after="3"),
    of(metric="Complaints", before="none", after="2", unit="a week"),
    of(metric="Staff turnover", before="4 %", after="up to 9 %"),
    of(category=REVENUE, metric="Customers lost", before="0", after="3"),
    of(category=OTHER, metric="Waiting time", change="+20 %"),
    of(category=REVENUE, metric="Sales", before="120", after="90"),
    of(category=OTHER, metric="Nights in the hut", before="120", after="90", better=Better.HIGHER),
]
GAINS: list[dict[str, Any]] = [
    of(category=OTHER, metric="Time visitors stay", before="40", after="70", unit="minutes"),
    of(category=REVENUE, metric="Length of stay in the shop", before="8 minutes", after="14 minutes"),
    of(category=OTHER, metric="Time between failures", before="3 weeks", after="6 months"),
    of(category=OTHER, metric="Errors found before release", before="3", after="40"),
    of(category=OTHER, metric="Releases", before="every 4-6 weeks", after="3-4 times a day"),
    of(category=OTHER, metric="Accidents", before="0", after="3", better=Better.HIGHER),
]


@pytest.mark.parametrize("fields", LOSSES)
def test_what_became_worse_is_told_only_where_somebody_chose_it(fields: dict[str, Any]) -> None:
    one = claim(**fields)
    visit = empty(consent=NAMED, claims=(one,))
    left = story(visit)
    assert read(left.title) == NO_TITLE and not (left.results or left.rows or left.tiles)
    assert fields["metric"] not in read(left)
    (result,) = story(visit, results=(one.id,)).results
    assert result.heading.startswith(fields["metric"])
    (check,) = [check for check in checks_of(visit, GUIDES["45"], ENGLISH) if check.sentence == ENGLISH.text(BECAME_WORSE)]
    assert check.record_id == one.id and check.title == fields["metric"]


@pytest.mark.parametrize("fields", GAINS)
def test_what_is_no_loss_for_certain_is_told(fields: dict[str, Any]) -> None:
    visit = empty(consent=NAMED, claims=(claim(**fields),))
    assert [result.heading for result in story(visit).results] == [f"{fields['metric']}."]
    assert not [check for check in checks_of(visit, GUIDES["45"], ENGLISH) if check.sentence == ENGLISH.text(BECAME_WORSE)]


def test_what_the_customer_puts_in_is_no_result_among_the_others() -> None:
    ids = (RecordId("a"), RecordId("b"))
    team, release = (
        claim(metric="Team size", before="3", after="40", unit="people"),
        claim(metric="Lead time", before="9", after="2"),
    )
    made = told(claims=(replace(team, id=ids[0]), replace(release, id=ids[1])))
    assert [result.heading for result in made.results] == ["Lead time."]
    assert [row.metric.text for row in made.rows] == ["Team size"]


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
