from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.records import Person, PersonId, Side
from desktop.interview.promise_words import PromiseSaid, read_promise

TODAY = date(2026, 11, 26)  # a Thursday
SIDES = {"Ingrid Haugen": Side.CUSTOMER, "Tormod Lie": Side.CUSTOMER, "Jonas Berg": Side.US, "Mara Klein": Side.US}
PEOPLE = tuple(Person(id=PersonId(name), name=name, side=side) for name, side in SIDES.items())
INGRID = PEOPLE[0]


def read(words: str, speaker: Person | None = None, people: tuple[Person, ...] = PEOPLE) -> tuple[str, str, str]:
    said = read_promise(words, people, speaker, TODAY)
    return said.owner.split(" ")[0], said.side or "", said.due


@pytest.mark.parametrize(
    ("words", "owner", "side", "due"),
    [
        ("Jonas sends the data-retention paper to Ingrid by 4 Dec", "Jonas", "us", "2026-12-04"),
        ("jonas sends the paper to ingrid by 4 dec", "Jonas", "us", "2026-12-04"),
        ("Ingrid asks Tormod for the penalty figures by Friday", "Ingrid", "customer", "2026-11-27"),
        ("Tormod: figures until 27.11.", "Tormod", "customer", "2026-11-27"),
        ("Mara Klein: photos, tomorrow", "Mara", "us", "2026-11-27"),
        ("price list from Jonas by Friday", "Jonas", "us", "2026-11-27"),
        ("offer to Tormod by Jonas, 4 December 2026", "Jonas", "us", "2026-12-04"),
        ("On Friday Jonas sends the paper", "Jonas", "us", "2026-11-27"),
        ("by 1 June Tormod decides", "Tormod", "customer", "2027-06-01"),
        ("Ms Haugen sends the logo in 2 weeks", "Ingrid", "customer", "2026-12-10"),
        ("Jonas gets back to Ingrid by Friday", "Jonas", "us", "2026-11-27"),
        ("Ingrid will get the paper from Jonas by Friday", "Jonas", "us", "2026-11-27"),
        ("Jonas schickt Ingrid das Papier bis 4.12.", "Jonas", "us", "2026-12-04"),
        ("Jonas (sales) sends a quote by Dec 4.", "Jonas", "us", "2026-12-04"),
    ],
)
def test_owner_side_and_day_are_read(words: str, owner: str, side: str, due: str) -> None:
    assert read(words) == (owner, side, due)


@pytest.mark.parametrize(
    "words",
    [
        "Send the paper to Ingrid",
        "call Ingrid",
        "Ingrid needs the paper",
        "Ingrid is waiting for the paper",
        "Ingrid would like a quote",
        "Jonas' paper goes to Tormod",
        "Ingrid’s paper",
        "Jonas and Mara send the slides",
        "saves 3.5 million",
        "will send it",
        "",
    ],
)
def test_who_only_gets_something_or_is_not_the_only_one_owns_nothing(words: str) -> None:
    assert read(words) == ("", "", "")


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("paper of 4 Nov by 4 Dec", "2026-12-04"),
        ("second visit 14 January", "2027-01-14"),
        ("Friday: the price list", "2026-11-27"),
        ("price list next Friday.", "2026-11-27"),
        ("the list on Wed.", "2026-12-02"),
        ("the 3.5 million by 3.12.", "2026-12-03"),
        ("either 4 Dec or 11 Dec", ""),
        ("the list by 3/4", ""),
        ("the sun and the sea, she sat there", ""),
        ("what was promised on 3 November 2025", ""),
        ("saves 3.5 million", ""),
        ("the paper by 4 Dec 2030", ""),
        ("the paper by Monday 4 December", ""),
        ("the paper next week", ""),
        ("the paper by Friday 4 December", "2026-12-04"),
    ],
)
def test_a_day_is_read_where_it_is_the_only_one(words: str, due: str) -> None:
    assert read(words)[2] == due


@pytest.mark.parametrize(
    ("words", "speaker", "owner", "side"),
    [
        ("we send the offer", None, "", "us"),
        ("we'll send you the figures", INGRID, "", "customer"),
        ("I'll send the log", INGRID, "Ingrid", "customer"),
        ("they send us the figures", None, "", "customer"),
        ("they send us the figures", INGRID, "", ""),
        ("Jonas sends the paper", INGRID, "Jonas", "us"),
    ],
)
def test_we_and_i_are_whoever_said_it(words: str, speaker: Person | None, owner: str, side: str) -> None:
    assert read(words, speaker)[:2] == (owner, side)


def test_a_name_that_fits_two_names_nobody() -> None:
    two = (*PEOPLE, Person(id=PersonId("x"), name="Ingrid Solberg", side=Side.CUSTOMER))
    assert read("Ingrid sends the figures", people=two)[0] == ""
    assert read_promise("Ingrid Solberg sends the figures", two, None, TODAY).owner == "Ingrid Solberg"


@given(st.text())
def test_any_words_are_read_and_a_day_is_one_to_come(words: str) -> None:
    said = read_promise(words, PEOPLE, None, TODAY)
    assert isinstance(said, PromiseSaid)
    assert said.due == "" or date.fromisoformat(said.due) >= TODAY
