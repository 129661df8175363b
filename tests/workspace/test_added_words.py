from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.records import Answer, Consent, Customer, RecordId
from db.model.whole_visit import WholeVisit
from desktop.interview.sorting import BY_LETTER, PLACES
from desktop.workspace.added_words import added, where_words_stand
from tests.factories import a_claim, a_customer, a_quote, a_visit

CUSTOMER = a_customer()
VISIT = a_visit(CUSTOMER)
EMPTY = WholeVisit(visit=VISIT, customer=CUSTOMER)


@pytest.mark.parametrize(
    ("letter", "field", "expected"),
    [("B", "text", "one\ntwo"), ("Y", "about", "one\ntwo"), ("L", "note", "one\ntwo"), ("A", "approver", "one, two")],
)
def test_words_come_behind_what_stands_there_once(letter: str, field: str, expected: str) -> None:
    whole = EMPTY
    for words in ("one", "two", "one"):
        record = added(words, BY_LETTER[letter], whole)
        match record:
            case Answer():
                whole = replace(whole, answers=(record,))
            case Consent():
                whole = replace(whole, consent=record)
            case Customer():
                whole = replace(whole, customer=record)
    assert getattr(record, field) == expected


def test_words_are_found_in_the_first_place_where_they_stand_as_they_were() -> None:
    answer = Answer(id=RecordId("a"), visit_id=VISIT.id, question="challenge", text="whiteboard\nthree lists")
    whole = replace(
        EMPTY, answers=(answer,), quotes=(a_quote(VISIT, text="We sleep"),), claims=(a_claim(VISIT, wording="3 now"),)
    )
    stands = where_words_stand(whole)
    found = {words: stands[words].letter for words in ("whiteboard", "three lists", "We sleep", "3 now")}
    assert found == {"whiteboard": "B", "three lists": "B", "We sleep": "Q", "3 now": "C"}
    assert "" not in stands
    assert "three" not in stands


@given(st.lists(st.text(min_size=1).filter(str.strip)), st.sampled_from([place for place in PLACES if place.fills == "answer"]))
def test_no_words_are_lost_or_changed_however_many_are_added(lines: list[str], place: object) -> None:
    whole = EMPTY
    for words in lines:
        record = added(words, place, whole)  # type: ignore[arg-type]  # one of the places
        assert isinstance(record, Answer)
        whole = replace(whole, answers=(record,))
    text = whole.answers[0].text if lines else ""
    assert all(words in text for words in lines)
