from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.interview.dates import possible_dates, understood_date, understood_time

# A Monday.
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-27", "2026-11-27"),
        ("2026-3-5", "2026-03-05"),
        ("27.11.", "2026-11-27"),
        ("27.11.2027", "2027-11-27"),
        ("8. 1. 27", "2027-01-08"),
        ("27 Nov", "2026-11-27"),
        ("Nov 27th", "2026-11-27"),
        ("27 November 2027", "2027-11-27"),
        ("8 Jan", "2027-01-08"),
        ("20 Nov", "2026-11-20"),
        ("Friday", "2026-11-27"),
        ("next fri", "2026-11-27"),
        ("mon", "2026-11-30"),
        ("today", "2026-11-23"),
        ("Tomorrow", "2026-11-24"),
        ("+7", "2026-11-30"),
        ("in 2 weeks", "2026-12-07"),
        ("Friday 27 November", "2026-11-27"),
        ("Fri 27 Nov", "2026-11-27"),
        ("Fri, 27 Nov 2026", "2026-11-27"),
        ("friday 27.11.", "2026-11-27"),
        ("27/11/2026", "2026-11-27"),
        ("11/27/2026", "2026-11-27"),
        ("27/11", "2026-11-27"),
        ("4/4/2027", "2027-04-04"),
        ("27-11-2026", "2026-11-27"),
        ("2026/11/27", "2026-11-27"),
        ("2026.11.27", "2026-11-27"),
        ("２０２６-11-27", "2026-11-27"),
        ("11月27日", "2026-11-27"),
        ("tues", "2026-11-24"),
        ("this friday", "2026-11-27"),
        ("this monday", "2026-11-23"),
        ("the 27th of November", "2026-11-27"),
        ("Sept 3", "2026-09-03"),
        ("yesterday", "2026-11-22"),
        ("day after tomorrow", "2026-11-25"),
        ("coming friday", "2026-11-27"),
        ("Thu 3/12", "2026-12-03"),
    ],
)
def test_a_date_is_understood_as_people_type_it(typed: str, meant: str) -> None:
    assert understood_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "3/4",
        "soon",
        "31.2.",
        "32 Nov",
        "before Christmas",
        "2026-13-01",
        "11",
        "3/4/2026",
        "3-4",
        "Thursday 27 November",
        "Fri 28 Nov",
        "ma 3",
        "next week",
    ],
)
def test_what_is_no_certain_date_is_not_guessed(typed: str) -> None:
    assert understood_date(typed, TODAY) == ""


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("3/4", ["2027-04-03", "2027-03-04"]),
        ("3-4", ["2027-04-03", "2027-03-04"]),
        ("3/4/2026", ["2026-04-03", "2026-03-04"]),
        ("Mon 3/4", ["2027-04-03", "2027-03-04"]),
        ("Thursday 27 November", ["2026-11-27", "2026-11-26"]),
        ("Fri 28 Nov", ["2026-11-28", "2026-11-27"]),
        ("next week", [f"2026-{day}" for day in ("11-30", "12-01", "12-02", "12-03", "12-04")]),
        ("27/11", ["2026-11-27"]),
        ("31.2.", []),
        ("soon", []),
        ("next month", []),
    ],
)
def test_what_can_mean_several_days_is_told_with_all_of_them(typed: str, days: list[str]) -> None:
    assert list(possible_dates(typed, TODAY)) == days
    assert understood_date(typed, TODAY) == (days[0] if len(days) == 1 else "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:30", "14:30"),
        ("9", "09:00"),
        ("2:30 pm", "14:30"),
        ("12 am", "00:00"),
        ("14h30", "14:30"),
        ("9 Uhr", "09:00"),
        ("1430", "14:30"),
        ("2 p.m.", "14:00"),
        ("noon", "12:00"),
        ("930", "09:30"),
    ],
)
def test_a_time_is_understood_as_people_type_it(typed: str, meant: str) -> None:
    assert understood_time(typed) == meant


@pytest.mark.parametrize("typed", ["", "25:00", "13 pm", "9:75", "soon", "123456"])
def test_what_is_no_time_is_not_guessed(typed: str) -> None:
    assert understood_time(typed) == ""


@given(st.text())
def test_reading_a_date_or_a_time_never_fails(typed: str) -> None:
    assert understood_date(typed, TODAY) == "" or date.fromisoformat(understood_date(typed, TODAY))
    understood_time(typed)
