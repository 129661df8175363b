import pytest

from db.model.records import NoteKind
from desktop.core.paths import resources
from desktop.interview.guide import FILLS, read_guide
from desktop.interview.sorting import BY_LETTER, FOR_A_NUMBER, KEEP, PLACES, place_of, suggested
from tests.factories import a_customer, a_note, a_visit

GUIDE = read_guide(resources() / "guides" / "45.toml")
VISIT = a_visit(a_customer())


def letter(kind: NoteKind | None, block: str = "") -> str:
    place = suggested(a_note(VISIT, kind=kind), block, GUIDE)
    return place.letter if place else "?"


def test_every_letter_has_one_place_and_every_place_one_letter() -> None:
    assert "".join(place.letter for place in PLACES) == "GORCEXQPBTSWUYLANK"
    assert len(BY_LETTER) == len(PLACES) == 18
    assert len({(place.fills, place.question) for place in PLACES}) == 18


def test_every_place_is_a_question_of_the_usual_guide_or_none() -> None:
    asked = {place_of(question) for question in GUIDE.questions}
    assert set(PLACES) - asked == {KEEP}
    assert all(place.fills in FILLS for place in PLACES if place is not KEEP)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(NoteKind.GOAL, "G"), (NoteKind.OBJECTION, "O"), (NoteKind.FEELING, "E"), (NoteKind.QUOTE, "Q"), (NoteKind.PROMISE, "P")],
)
def test_a_note_goes_where_its_kind_says_whatever_block_was_open(kind: NoteKind, expected: str) -> None:
    assert {letter(kind, block.id) for block in GUIDE.blocks} == {expected}


@pytest.mark.parametrize(
    ("block", "expected"),
    [("revenue", "R"), ("cost", "C"), ("other", "X"), ("emotional", "E"), ("before", "?"), ("", "?"), ("no such block", "?")],
)
def test_a_number_goes_to_its_value_block_or_has_to_be_asked(block: str, expected: str) -> None:
    assert letter(NoteKind.NUMBER, block) == expected


def test_a_plain_note_goes_where_its_block_takes_an_answer_else_it_is_kept() -> None:
    found = {block.id: letter(NoteKind.NOTE, block.id) for block in GUIDE.blocks}
    assert "".join(found.values()) == "KGBOSRCEXQP"
    assert (found["setup"], found["person"], found["close"]) == ("K", "", "P")
    assert letter(NoteKind.NOTE) == letter(None) == "K"


def test_a_free_answer_without_a_letter_is_a_place_of_its_own() -> None:
    place = suggested(a_note(VISIT), "person", GUIDE)
    assert place is not None
    assert (place.fills, place.question, place.name) == ("answer", "role", "What are you responsible for here?")


def test_a_question_to_be_asked_stays_a_note() -> None:
    assert letter(NoteKind.QUESTION, "before") == "K"


def test_a_question_that_takes_no_words_is_no_place() -> None:
    taken = {question.id for question in GUIDE.questions if place_of(question) is None}
    assert taken == {"who_is_here", "may_we_note", "product", "may_we_use"}
    assert set(FOR_A_NUMBER) < set(PLACES)
