from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.backups.backup_list import BackupLine, StoreSummary
from desktop.backups.backup_text import (
    about_backup,
    age_in_words,
    day_in_words,
    held_in_words,
    moment_and_day,
    number,
    size_in_words,
)

NOON = datetime(2026, 11, 24, 12).astimezone()


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=1, seconds=5), "a minute ago"),
        (timedelta(minutes=35), "35 minutes ago"),
        (timedelta(hours=1), "an hour ago"),
        (timedelta(hours=5), "5 hours ago"),
        (timedelta(hours=20), "yesterday"),
        (timedelta(days=4), "4 days ago"),
        (timedelta(days=30), "4 weeks ago"),
        (timedelta(days=200), "7 months ago"),
        (-timedelta(days=2), "in the future by its clock"),
    ],
)
def test_an_age_is_shown_as_people_say_it(ago: timedelta, words: str) -> None:
    assert age_in_words((NOON - ago).astimezone(UTC).isoformat(), NOON) == words


def test_what_was_made_late_in_the_evening_is_shown_in_hours_in_the_night() -> None:
    night = NOON.replace(hour=1)
    assert age_in_words((night - timedelta(hours=3)).isoformat(), night) == "3 hours ago"


def test_a_moment_is_spoken_of_by_its_day() -> None:
    assert moment_and_day(NOON.isoformat(), NOON) == "today 12:00"
    assert moment_and_day((NOON - timedelta(days=1, hours=2)).isoformat(), NOON) == "yesterday 10:00"
    assert moment_and_day((NOON - timedelta(days=4)).isoformat(), NOON) == "20 November 12:00"
    assert moment_and_day((NOON - timedelta(days=400)).isoformat(), NOON) == "20 October 2025, 12:00"
    assert day_in_words((NOON - timedelta(days=4)).isoformat(), NOON) == "20 November"
    assert moment_and_day("", NOON) == day_in_words("x", NOON) == age_in_words("", NOON) == ""


def test_numbers_and_sizes_are_written_for_people() -> None:
    assert held_in_words(StoreSummary(1, 1)) == "1 visit, 1 record"
    assert held_in_words(StoreSummary(12, 2314)) == "12 visits, 2,314 records"
    assert number(0) == "0"
    assert size_in_words(356_352) == "356 kB"
    assert size_in_words(1_250_000_000) == "1.3 GB"


def test_a_backup_shows_what_it_holds_and_why_it_was_made() -> None:
    line = BackupLine(Path("x.db"), reason="erasure")
    assert about_backup(line) == "before an erasure"
    assert about_backup(BackupLine(Path("x.db"), held=StoreSummary(2, 5))) == "2 visits, 5 records"
    assert about_backup(BackupLine(Path("x.db"), reason="of another version")) == ""
