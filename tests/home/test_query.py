"""Holds what the search box understands, and that nothing is found twice."""

import pytest
from pytestqt.qtbot import QtBot

from db.model.kinds import RecordId, VisitId
from db.model.summaries import Hit
from desktop.home.query import Query, once_each, prefix_of, query_of
from desktop.home.search_results import around

usual = pytest.mark.usefixtures("qtbot")


@usual
@pytest.mark.parametrize(
    ("typed", "words", "kinds"),
    [
        ("price level", "price level", set()),
        ("objection: price", "price", {"objections"}),
        ("objection:price", "price", {"objections"}),
        ("price Objections:", "price", {"objections"}),
        ("value: quote: nights", "nights", {"claims", "quotes"}),
        ("goal:", "", {"objectives"}),
        ("person: Ingrid", "Ingrid", {"people"}),
        ("objection\uff1a price", "price", {"objections"}),
        ("at 14:30", "at 14:30", set()),
        ("they said: never", "they said: never", set()),
        (": objection", ": objection", set()),
        ("", "", set()),
    ],
)
def test_a_kind_before_a_colon_is_where_to_look(typed: str, words: str, kinds: set[str]) -> None:
    assert query_of(typed) == Query(words, frozenset(kinds))


def test_what_is_proposed_is_understood(qtbot: QtBot) -> None:
    assert prefix_of("objections") == "objection:"
    assert query_of(prefix_of("claims")).kinds == {"claims"}


def a_hit(kind: str, text: str, visit: str = "v1") -> Hit:
    return Hit(RecordId(f"{kind} {text}"), VisitId(visit), kind, text, "Halden", "2026-11-20")


def test_a_sorted_note_is_not_found_beside_the_record_it_became() -> None:
    quote = a_hit("quotes", "We sleep again, said Ingrid.")
    note, other, elsewhere = (
        a_hit("notes", "we  sleep again"),
        a_hit("notes", "We sleep less"),
        a_hit("notes", "We sleep again", "v2"),
    )
    assert once_each([note, quote, other, elsewhere]) == [quote, other, elsewhere]
    assert once_each([note]) == [note]


def test_a_long_text_is_shown_from_the_sentence_with_the_word() -> None:
    text = "It rained all day and nobody came. The technician looked high  price  " + "and so on " * 30
    assert around(text, ["high"]).startswith("… The technician looked high · price")
    assert around("price looked high", ["high"]) == "price looked high"
    assert around("x" * 100 + " " + "word " * 60 + "needle", ["needle"]).endswith("needle")
    assert "needle" in around("x" * 6_000 + "needle" + "y" * 6_000, ["needle"])
