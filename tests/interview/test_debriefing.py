from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from db.model.moments import room_now
from db.model.records import Evidence, NoteKind, Promise, RecordId, Side
from db.model.whole_visit import WholeVisit
from desktop.interview.debriefing import debrief_left, lacking, minutes_for, next_unsorted, questions_kept
from desktop.interview.fresh_words import hours_left
from tests.factories import a_claim, a_note, a_person, a_quote
from tests.interview.test_story import an_empty_visit

NOW = datetime(2026, 11, 26, 16, 30)


def a_promise(**fields: Any) -> Promise:
    return Promise(**{"id": RecordId("p"), "visit_id": an_empty_visit().visit.id, "text": "Brine report", **fields})


@pytest.mark.parametrize(
    ("ended_at", "date", "time", "hours"),
    [
        ("", "2026-11-26", "14:30", 46),
        ("", "2026-11-26", "", 50),
        ("", "", "", None),
        ("", "next week", "", None),
        ("nonsense", "2026-11-24", "16:30", 0),
        ("", "2026-11-24", "10:00", -6),
    ],
)
def test_hours_count_from_the_end_or_from_the_hour_that_was_planned(
    ended_at: str, date: str, time: str, hours: int | None
) -> None:
    assert hours_left(ended_at, date, time, NOW) == hours


def test_the_end_at_the_table_goes_before_the_day_that_was_typed() -> None:
    now = datetime.now()
    assert hours_left(room_now(), "2020-01-01", "09:00", now) == 48
    assert hours_left(room_now(), "", "", now + timedelta(hours=47, minutes=30)) == 1
    assert hours_left(room_now(), "", "", now + timedelta(days=4)) == -48


@pytest.mark.parametrize(
    ("fields", "lacks"),
    [
        ({}, ("owner", "due")),
        ({"owner": "Tom"}, ("due",)),
        ({"side": Side.US, "due": "soon"}, ("due",)),
        ({"due": "2026-11-27"}, ("owner",)),
        ({"owner": "Tom", "done": True}, ()),
        ({"owner": "Tom", "due": "Friday"}, ()),
    ],
)
def test_a_promise_lacks_whose_it_is_and_by_when(fields: dict[str, Any], lacks: tuple[str, ...]) -> None:
    assert lacking(a_promise(**fields)) == lacks


def test_only_what_lacks_something_is_left() -> None:
    empty = an_empty_visit()
    person = a_person(empty.customer)
    whole = replace(
        empty,
        people=(person,),
        notes=(a_note(empty.visit, sorted=True), a_note(empty.visit)),
        claims=(
            a_claim(empty.visit, said_by=person.id, evidence=Evidence.MEASURED),
            a_claim(empty.visit, said_by=person.id),
            a_claim(empty.visit, evidence=Evidence.FELT),
        ),
        quotes=(a_quote(empty.visit, said_by=person.id), a_quote(empty.visit)),
        promises=(a_promise(owner="Tom", due="2026-11-27"), a_promise(text=" ")),
    )
    left = debrief_left(whole)
    assert left.notes == whole.notes[1:]
    assert left.promises == ()
    assert left.said == (*whole.claims[1:], whole.quotes[1])
    assert not debrief_left(replace(whole, notes=(), claims=whole.claims[:1], quotes=whole.quotes[:1]))


def with_notes(*is_sorted: bool) -> WholeVisit:
    empty = an_empty_visit()
    return replace(empty, notes=tuple(a_note(empty.visit, sorted=one, position=n) for n, one in enumerate(is_sorted)))


def test_the_next_note_is_the_one_below_and_after_the_last_the_first_again() -> None:
    whole = with_notes(False, True, False, True)
    ids = [note.id for note in whole.notes]
    assert next_unsorted(whole, "") == whole.notes[0]
    assert next_unsorted(whole, ids[0]) == whole.notes[2]
    assert next_unsorted(whole, ids[2]) == whole.notes[0]
    assert next_unsorted(with_notes(True, True), "") is None


def test_sixty_notes_take_a_quarter_of_an_hour_and_one_takes_a_minute() -> None:
    assert (minutes_for(60), minutes_for(1), minutes_for(18)) == (15, 1, 4)


def test_questions_are_kept_sorted_or_not_but_not_empty_ones() -> None:
    empty = an_empty_visit()
    notes = tuple(
        a_note(empty.visit, kind=NoteKind.QUESTION, text=text, sorted=is_sorted)
        for text, is_sorted in (("a?", True), ("b?", False), (" ", True))
    )
    assert questions_kept(replace(empty, notes=notes)) == notes[:2]
