"""A note shows the hour on the wall of the meeting room, in the window, on paper and in the file."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from db.model.moments import room_now
from db.model.visit_copy import VisitCopy
from desktop.core.messages import ENGLISH
from desktop.exchange.visit_file.reading import read_visit
from desktop.exchange.visit_file.writing import write_visit
from desktop.report.document.wording import moment
from desktop.widgets.moments import clock_time, hours_in_words
from tests.db.model.test_moments import laptop_in as laptop_in
from tests.factories import a_note, a_whole_visit


@pytest.mark.parametrize("room", ["OSLO-1", "TOKYO-9", "ANGELES8", "LONDON0", "KOLKATA-5:30"])
def test_a_note_shows_the_same_hour_wherever_it_is_looked_at(room: str, laptop_in: Callable[[str], None]) -> None:
    laptop_in(room)
    whole = a_whole_visit()
    noted = room_now()
    whole = replace(whole, notes=(a_note(whole.visit, at=noted),))
    hour = noted[11:16]
    for elsewhere in ("OSLO-1", "TOKYO-9", "ANGELES8", "UTC0"):
        laptop_in(elsewhere)
        file = write_visit(VisitCopy(whole=whole))
        assert json.loads(file)["notes"][0]["at"][11:16] == hour
        at = read_visit(file).whole.notes[0].at
        assert (clock_time(at), moment(at, ENGLISH)) == (hour, hour)


def test_where_the_room_is_not_known_window_and_paper_show_this_laptops_hour(laptop_in: Callable[[str], None]) -> None:
    laptop_in("OSLO-1")
    assert clock_time("2026-11-20T09:08:00+00:00") == "10:08"
    assert moment("2026-11-20T09:08:00+00:00", ENGLISH) == "10:08"
    assert clock_time("2026-11-20T14:09:00+01:00") == "14:09"


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (48, "48 hours left"),
        (1, "1 hour left"),
        (0, "1 hour late"),
        (-5, "5 hours late"),
        (-24, "1 day late"),
        (-50, "2 days late"),
    ],
)
def test_hours_are_told_and_how_late_it_is(hours: int, words: str) -> None:
    assert hours_in_words(hours) == words
    assert hours_in_words(None) == ""
