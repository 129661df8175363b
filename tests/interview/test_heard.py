"""What was captured and not sorted yet counts half in the story meter, and is not asked again."""

from dataclasses import replace

import pytest

from db.model.records import Note, NoteKind, Promise, RecordId
from db.model.whole_visit import WholeVisit
from desktop.interview.asking import still_to_ask
from desktop.interview.story import read_meter
from tests.factories import a_claim, a_note, a_quote
from tests.interview.test_story import GUIDE, a_full_story, an_empty_visit


def with_notes(*captured: tuple[NoteKind, str]) -> WholeVisit:
    """A visit of which nothing but notes is there, each of a kind, typed in a block."""
    empty = an_empty_visit()
    return replace(empty, notes=tuple(a_note(empty.visit, kind=kind, block=block) for kind, block in captured))


@pytest.mark.parametrize(
    ("kind", "block", "question"),
    [
        (NoteKind.GOAL, "", "objectives"),
        (NoteKind.OBJECTION, "cost", "objections"),
        (NoteKind.FEELING, "", "emotional"),
        (NoteKind.QUOTE, "setup", "quote"),
        (NoteKind.PROMISE, "", "next_step"),
        (NoteKind.NOTE, "before", "challenge"),
        (NoteKind.NUMBER, "revenue", "revenue"),
        (NoteKind.NOTE, "cost", "cost"),
    ],
)
def test_a_note_counts_half_for_the_question_it_belongs_to(kind: NoteKind, block: str, question: str) -> None:
    whole = with_notes((kind, block))
    meter = read_meter(whole, GUIDE)
    assert (meter.count, meter.half, meter.reading, meter.heard) == (0, 1, "½", frozenset((question,)))
    assert question not in [ask.question.id for ask in still_to_ask(whole, GUIDE).first]
    # It is no part of the story yet.
    assert len(meter.missing) == len(GUIDE.starred)


def test_numbers_of_any_kind_count_for_one_question_each() -> None:
    one, two, many = (with_notes(*[(NoteKind.NUMBER, "")] * count) for count in (1, 2, 6))
    assert [read_meter(whole, GUIDE).reading for whole in (one, two, many)] == ["½", "1", "1"]


def test_the_day_of_the_newcomer_is_seen_before_anything_is_sorted() -> None:
    """Goals, objections, numbers, feelings, quotes and promises were captured: only what nobody said is still to be asked."""
    kinds = (NoteKind.GOAL, NoteKind.OBJECTION, NoteKind.NUMBER, NoteKind.NUMBER, NoteKind.FEELING, NoteKind.QUOTE)
    whole = with_notes(*((kind, "") for kind in (*kinds, NoteKind.PROMISE)))
    assert read_meter(whole, GUIDE).reading == "3½"
    assert [ask.question.id for ask in still_to_ask(whole, GUIDE).first] == ["approver", "challenge"]


@pytest.mark.parametrize("note", [{"sorted": True}, {"text": "  "}, {"kind": NoteKind.QUESTION}, {"block": "person"}, {}])
def test_what_is_sorted_empty_or_about_nothing_starred_counts_nothing(note: dict[str, object]) -> None:
    empty = an_empty_visit()
    given = {"kind": NoteKind.GOAL, **note} if "sorted" in note or "text" in note else note
    whole = replace(empty, notes=(a_note(empty.visit, **given),))
    assert read_meter(whole, GUIDE).reading == "0"


def test_a_note_for_what_is_there_already_adds_nothing() -> None:
    story = a_full_story()
    whole = replace(story, notes=(Note(id=RecordId("n"), visit_id=story.visit.id, kind=NoteKind.GOAL, text="More"),))
    meter = read_meter(whole, GUIDE)
    assert (meter.reading, meter.half, meter.is_complete) == ("9", 0, True)


def test_a_record_that_is_not_enough_counts_half_and_is_still_asked() -> None:
    story = a_full_story()
    promise = Promise(id=RecordId("p"), visit_id=story.visit.id, text="Brine report", due="soon")
    thin = replace(
        story,
        promises=(promise,),
        quotes=(a_quote(story.visit, verbatim=False),),
        claims=(*story.claims[1:], a_claim(story.visit, category="revenue", publish=False)),
    )
    meter = read_meter(thin, GUIDE)
    assert (meter.count, meter.begun, meter.reading) == (6, frozenset(("next_step", "quote", "revenue")), "7½")
    assert [ask.question.id for ask in still_to_ask(thin, GUIDE).first] == ["revenue", "quote", "next_step"]
