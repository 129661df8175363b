import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.engine.store import Store
from db.model.edits import Edit, RecordChange
from db.repositories import incoming, visits
from db.tables import search_index
from tests.factories import a_claim, a_note, a_visit, a_whole_visit


def heard(store: Store, text: str) -> str:
    whole = a_whole_visit()
    note = a_note(whole.visit, text=text)
    incoming.add(store, whole)
    visits.apply(store, Edit(whole.visit.id, (RecordChange(None, note),)))
    return note.id


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("The board was sure the sensors would not survive", "sens board"),
        ("Biuro w Łodzi", "lodz"),
        ("Café crème", "CAFE"),
        ("R&D wanted C++ and AC-ME", "r&d c++ ac-me"),
        ("O'Brien & Co. agreed", "o'brien & co."),
        ("顧客を訪問する", "訪問"),
        ("株式会社リコー", "リコ"),
        ("고객 방문", "방문"),
        ("שלום עולם", "עול"),
        ('He said "never"', '"never"'),
        ("Cafe\u0301 Zoë", "zoe\u0308 cafe\u0301"),
    ],
)
def test_words_are_found_while_they_are_typed(store: Store, said: str, typed: str) -> None:
    wanted = heard(store, said)
    heard(store, "nothing of the kind")
    assert [hit.record_id for hit in search_index.find(store.connection, typed)] == [wanted]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters()))
def test_no_text_typed_into_the_search_box_is_an_error(store: Store, typed: str) -> None:
    search_index.find(store.connection, typed)


def test_a_hit_shows_where_it_was_heard(store: Store) -> None:
    whole = a_whole_visit()
    incoming.add(store, whole)
    hit = search_index.find(store.connection, "sleep again")[0]
    assert (hit.visit_id, hit.customer, hit.kind, hit.date) == (whole.visit.id, whole.customer.name, "quotes", whole.visit.date)


def test_customers_and_people_lead_to_their_latest_visit(store: Store) -> None:
    whole = a_whole_visit()
    incoming.add(store, whole)
    for name in (whole.customer.name, whole.people[0].name):
        assert {hit.visit_id for hit in search_index.find(store.connection, name)} == {whole.visit.id}


def test_words_changed_or_deleted_are_no_longer_found(store: Store) -> None:
    whole = a_whole_visit()
    claim = a_claim(whole.visit, metric="zebulon")
    later = a_claim(whole.visit, metric="quagga")
    incoming.add(store, whole)
    visits.apply(store, Edit(whole.visit.id, (RecordChange(None, claim),)))
    assert len(search_index.find(store.connection, "zebulon")) == 1
    visits.apply(store, Edit(whole.visit.id, (RecordChange(claim, None), RecordChange(None, later))))
    assert search_index.find(store.connection, "zebulon") == []
    assert len(search_index.find(store.connection, "quagga")) == 1


def test_the_newest_words_come_first(store: Store) -> None:
    first, second = heard(store, "brine test"), heard(store, "brine report")
    assert [hit.record_id for hit in search_index.find(store.connection, "brine")] == [second, first]
    assert len(search_index.find(store.connection, "brine", limit=1)) == 1


def test_only_records_of_the_kinds_asked_for_are_found(store: Store) -> None:
    whole = a_whole_visit()
    claim = a_claim(whole.visit, metric="brine")
    note = a_note(whole.visit, text="brine test")
    incoming.add(store, whole)
    visits.apply(store, Edit(whole.visit.id, (RecordChange(None, claim), RecordChange(None, note))))

    def found(typed: str, *kinds: str, limit: int = 50) -> list[str]:
        return [hit.record_id for hit in search_index.find(store.connection, typed, limit, kinds)]

    assert found("brine") == [note.id, claim.id]
    assert found("brine", "claims") == [claim.id]
    assert found("brine", "claims", "notes") == [note.id, claim.id]
    assert found("", "notes") == [note.id, whole.notes[0].id]
    assert found("", "notes", limit=1) == [note.id]
    assert found("brine", "quotes") == found("", "rates") == []


def test_a_hit_on_a_person_opens_the_last_visit_they_were_at(store: Store) -> None:
    first = a_whole_visit()
    second = a_visit(first.customer, date="2027-03-01")
    incoming.add(store, first)
    visits.apply(store, Edit(second.id, (RecordChange(None, second),)))
    assert [hit.visit_id for hit in search_index.find(store.connection, first.people[0].name)] == [first.visit.id]
    assert [hit.visit_id for hit in search_index.find(store.connection, first.customer.name, kinds=("customers",))] == [second.id]
