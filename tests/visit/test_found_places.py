"""Holds where words are found in a visit: which places, in which order, and what counts as one."""

from dataclasses import replace

from db.model.whole_visit import WholeVisit
from desktop.interview.guide import Block, Question
from desktop.visit.found_places import found_places
from tests.factories import a_claim, a_note, a_quote, a_whole_visit

BLOCKS = [
    Block(id=name, title=name, minutes=1, questions=(Question(id=name, ask=name, fills=name),))
    for name in ("quotes", "claims.cost")
]


def told(whole: WholeVisit, typed: str, at_table: bool = False) -> list[tuple[str, int, int]]:
    return [(place.field, place.start, place.end) for place in found_places(whole, BLOCKS, typed, at_table)]


def a_visit() -> WholeVisit:
    whole = a_whole_visit()
    visit = whole.visit
    return replace(
        whole,
        claims=(a_claim(visit, metric="Worn parts", wording="the worn, worn parts"),),
        quotes=(a_quote(visit, text="Nothing is worn"),),
        notes=(a_note(visit, text="First worn"), a_note(visit, text="Then it was worn", position=1)),
    )


def test_every_place_counts_block_by_block_and_then_in_the_notes_the_newest_first() -> None:
    places = found_places(a_visit(), BLOCKS, "WORN")
    assert [(place.field, place.start) for place in places] == [
        ("text", 11),
        ("metric", 0),
        ("wording", 4),
        ("wording", 10),
        ("text", 12),
        ("text", 6),
    ]
    assert places == sorted(places)


def test_words_that_stand_together_are_one_place_and_others_are_places_of_their_own() -> None:
    assert told(a_visit(), "worn  parts") == [("metric", 0, 10), ("wording", 10, 20)]
    assert told(a_visit(), "parts worn") == [
        ("metric", 0, 4),
        ("metric", 5, 10),
        ("wording", 4, 8),
        ("wording", 10, 14),
        ("wording", 15, 20),
    ]


def test_a_record_without_one_of_the_words_has_no_place() -> None:
    assert told(a_visit(), "worn nothing") == [("text", 0, 7), ("text", 11, 15)]
    assert told(a_visit(), "worn nowhere") == told(a_visit(), "  ") == []


def test_at_the_table_no_place_is_in_a_note() -> None:
    assert ("text", 6, 10) in told(a_visit(), "worn")
    assert [field for field, *_ in told(a_visit(), "worn", at_table=True)] == ["text", "metric", "wording", "wording"]
