from dataclasses import replace
from datetime import date, datetime

import pytest

from db.engine.store import Store
from db.model.case_study import Choices, Sentence
from db.model.edits import Edit, RecordChange
from db.model.ids import new_id
from db.model.kinds import CustomerId, RecordId, Side, VisitId
from db.model.records import Promise, VisitStatus
from db.model.summaries import PromiseLine, VisitLine
from db.model.whole_study import begun, written
from db.repositories import incoming, visits
from desktop.core.paths import resources
from desktop.home.overview import DebriefLine, HomeView, due_word, headline, read_home, whose
from desktop.interview.guide import read_guides
from tests.factories import a_customer, a_visit, a_whole_visit

NOW = datetime(2026, 11, 23, 9, 0)
GUIDES, _ = read_guides([resources() / "guides"])


def keep(store: Store, **fields: object) -> VisitId:
    customer = a_customer()
    visit = a_visit(customer, **fields)
    visits.apply(store, Edit(visit.id, (RecordChange(None, customer), RecordChange(None, visit))))
    return visit.id


def home(store: Store, recents: int = 8) -> HomeView:
    return read_home(store.connection, GUIDES, NOW, recents)


def a_line(**fields: object) -> VisitLine:
    empty = VisitLine(VisitId("v"), CustomerId("c"), "Halden", "2026-11-23", "", "", VisitStatus.PLANNED, "45", "", "", 0, 0, "")
    return replace(empty, **fields)  # type: ignore[arg-type]  # its own fields


def test_an_empty_store_says_that_everything_starts_here(store: Store) -> None:
    assert home(store).headline == "Your first visit starts here."


def test_visits_stand_where_their_status_and_day_put_them(store: Store) -> None:
    running = keep(store, status=VisitStatus.IN_PROGRESS, date="2026-11-20")
    today = keep(store, status=VisitStatus.PLANNED, date="2026-11-23")
    later = keep(store, status=VisitStatus.PLANNED, date="2026-12-01")
    undated = keep(store, status=VisitStatus.PLANNED, date="")
    held = keep(store, status=VisitStatus.TO_DEBRIEF, date="2026-11-20")
    missed = keep(store, status=VisitStatus.PLANNED, date="2026-11-21")
    done = keep(store, status=VisitStatus.DONE, date="2026-10-01")
    imported = keep(store, status=None, date="")
    view = home(store)
    assert [line.id for line in view.coming] == [running, today, later, undated]
    assert [line.visit.id for line in view.to_debrief] == [missed, held]
    assert {line.id for line in view.recent} == {done, imported}


def test_more_recent_visits_than_asked_for_are_counted_as_more(store: Store) -> None:
    for _ in range(3):
        keep(store)
    assert (len(home(store, 2).recent), home(store, 2).has_more) == (2, True)
    assert (len(home(store, 3).recent), home(store, 3).has_more) == (3, False)


def test_a_visit_to_debrief_shows_hours_left_and_what_the_story_lacks(store: Store) -> None:
    keep(store, status=VisitStatus.TO_DEBRIEF, date="2026-11-22", time="14:00")
    line = home(store).to_debrief[0]
    assert (line.hours_left, line.answered, line.starred) == (48 - 19, 0, 9)
    assert line.missing == "who must agree before anything is published"


def test_a_visit_without_a_date_has_no_hours_to_lose(store: Store) -> None:
    keep(store, status=VisitStatus.TO_DEBRIEF, date="")
    assert home(store).to_debrief[0].hours_left is None


def test_open_promises_with_a_date_are_shown_the_soonest_first(store: Store) -> None:
    whole = a_whole_visit()
    incoming.add(store, whole)
    promises = [
        Promise(id=RecordId(new_id()), visit_id=whole.visit.id, position=n, text=text, due=due, done=done)
        for n, (text, due, done) in enumerate(
            [("photo", "2026-11-30", False), ("report", "2026-11-27", False), ("call", "2026-11-24", True), ("visit", "", False)]
        )
    ]
    visits.apply(store, Edit(whole.visit.id, tuple(RecordChange(None, promise) for promise in promises)))
    assert [line.text for line in home(store).promises] == ["report", "photo"]


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        (HomeView(today=NOW.date(), is_empty=False), "Nothing waits today."),
        (HomeView(today=NOW.date(), is_empty=False, coming=(a_line(),)), "One visit today."),
        (HomeView(today=NOW.date(), is_empty=False, coming=(a_line(date="2026-12-01"),) * 2), "Two visits ahead."),
        (
            HomeView(
                today=NOW.date(),
                is_empty=False,
                coming=(a_line(),),
                to_debrief=(DebriefLine(a_line(), 4, 8, 9, "the quote"),) * 2,
            ),
            "One visit today, two stories nearly complete.",
        ),
        (
            HomeView(today=NOW.date(), is_empty=False, to_debrief=(DebriefLine(a_line(), 4, 1, 9, "the quote"),)),
            "One visit to debrief.",
        ),
        (HomeView(today=NOW.date(), is_empty=False, coming=(a_line(),) * 20), "20 visits today."),
    ],
)
def test_the_week_is_shown_in_one_sentence(view: HomeView, sentence: str) -> None:
    assert headline(view) == sentence


@pytest.mark.parametrize(
    ("due", "word", "late"),
    [
        ("2026-11-23", "today", True),
        ("2026-11-22", "1 day late", True),
        ("2026-11-13", "10 days late", True),
        ("2026-11-27", "Fri", False),
        ("2026-12-04", "4 Dec", False),
        ("before Christmas", "before Christmas", False),
    ],
)
def test_a_promise_says_how_soon_it_is_due(due: str, word: str, late: bool) -> None:
    assert due_word(due, date(2026, 11, 23)) == (word, late)


def test_a_promise_says_whose_it_is() -> None:
    line = PromiseLine(RecordId("p"), VisitId("v"), "Halden", "brine report", "Tom", Side.US, "")
    assert whose(line) == "Tom: brine report"
    assert whose(replace(line, owner="")) == "We: brine report"
    assert whose(replace(line, owner="", side=Side.CUSTOMER)) == "Halden: brine report"


def test_home_lists_the_case_studies_begun_last_with_the_title_they_have_now(store: Store) -> None:
    visit_id = keep(store)
    customer = visits.load(store.connection, visit_id).customer
    for title in ("", "Our own words"):
        made = begun(customer.id, Choices(visits=(visit_id,), title=title))
        visits.apply(store, written(None, made.study, (Sentence(slot="title", text="Composed"),)))
    assert [(line.title, line.customer, line.versions) for line in home(store).studies] == [
        ("Our own words", customer.name, 0),
        ("Composed", customer.name, 0),
    ]
