from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.engine.store import Store
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused
from db.model.ids import new_id
from db.model.records import Consent, CustomerId, Evidence, PersonId, RecordId, Side, VisitId
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, suggestions, visits
from tests.factories import a_claim, a_customer, a_note, a_person, a_visit, a_whole_visit


def stored(store: Store, whole: WholeVisit) -> WholeVisit:
    return visits.load(store.connection, incoming.add(store, whole))


def test_a_visit_comes_back_as_it_was_stored(store: Store) -> None:
    whole = a_whole_visit()
    consent = Consent(id=RecordId(new_id()), visit_id=whole.visit.id, approver="Press office", scope=("logo", "photo"))
    whole = replace(whole, consent=consent)
    assert stored(store, whole) == whole


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_any_text_comes_back_as_typed(store: Store, text: str) -> None:
    whole = a_whole_visit()
    note = a_note(whole.visit, text=text)
    visits.apply(store, Edit(whole.visit.id, tuple(RecordChange(None, r) for r in (whole.customer, whole.visit, note))))
    assert visits.load(store.connection, whole.visit.id).notes == (note,)


def test_half_a_surrogate_pair_does_not_cost_the_words_around_it(store: Store) -> None:
    whole = stored(store, a_whole_visit())
    note = a_note(whole.visit, text="calm \ud83d again")
    visits.apply(store, Edit(whole.visit.id, (RecordChange(None, note),)))
    assert visits.load(store.connection, whole.visit.id).notes[-1].text == "calm \ufffd again"


def test_an_edit_that_fails_halfway_leaves_nothing_behind(store: Store) -> None:
    whole = stored(store, a_whole_visit())
    good = a_note(whole.visit)
    orphan = a_note(a_visit(a_customer()))
    with pytest.raises(Exception, match="FOREIGN KEY"):
        visits.apply(store, Edit(whole.visit.id, (RecordChange(None, good), RecordChange(None, orphan))))
    assert not store.connection.in_transaction
    assert visits.load(store.connection, whole.visit.id) == whole


def test_an_edit_reversed_takes_everything_back(store: Store) -> None:
    whole = stored(store, a_whole_visit())
    claim = whole.claims[0]
    better = replace(claim, after="3", evidence=Evidence.MEASURED)
    edit = Edit(
        whole.visit.id,
        (RecordChange(claim, better), RecordChange(None, a_claim(whole.visit, position=1)), RecordChange(whole.notes[0], None)),
    )
    visits.apply(store, edit)
    changed = visits.load(store.connection, whole.visit.id)
    assert changed.claims[0] == better
    assert len(changed.claims) == 2
    assert changed.notes == ()
    visits.apply(store, edit.reversed())
    assert visits.load(store.connection, whole.visit.id) == whole


def test_two_edits_in_one_do_what_both_did(store: Store) -> None:
    whole = stored(store, a_whole_visit())
    first, second = (replace(whole.claims[0], after=text) for text in ("4", "4 a quarter"))
    short_lived = a_note(whole.visit, position=9)
    one = Edit(whole.visit.id, (RecordChange(whole.claims[0], first), RecordChange(None, short_lived)))
    two = Edit(whole.visit.id, (RecordChange(first, second), RecordChange(short_lived, None)))
    merged = one.then(two)
    assert merged.changes == (RecordChange(whole.claims[0], second),)
    visits.apply(store, merged)
    assert visits.load(store.connection, whole.visit.id).claims == (second,)


def test_the_second_visit_to_a_customer_shares_customer_and_people(store: Store) -> None:
    first = stored(store, a_whole_visit())
    visit = a_visit(first.customer, date="2027-01-08")
    same_people = tuple(replace(person, id=PersonId(new_id())) for person in first.people)
    presences = tuple(
        replace(p, id=RecordId(new_id()), visit_id=visit.id, person_id=person.id)
        for p, person in zip(first.presences, same_people, strict=True)
    )
    customer = replace(first.customer, id=CustomerId(new_id()))
    second = WholeVisit(visit=visit, customer=customer, people=same_people, presences=presences)
    loaded = stored(store, second)
    assert loaded.customer == first.customer
    assert loaded.people == first.people
    assert suggestions.last_visit_to(store.connection, first.customer.id) == loaded.visit


def test_a_customer_with_other_facts_stays_a_record_of_its_own(store: Store) -> None:
    first = stored(store, a_whole_visit())
    other = a_whole_visit(replace(first.customer, id=CustomerId(new_id()), size="140 people"))
    assert stored(store, other).customer == other.customer
    assert visits.load(store.connection, first.visit.id) == first


def test_two_people_of_one_name_stay_two(store: Store) -> None:
    whole = stored(store, a_whole_visit())
    twins = tuple(replace(whole.people[0], id=PersonId(new_id())) for _ in range(2))
    visit = a_visit(whole.customer)
    presences = tuple(
        replace(whole.presences[0], id=RecordId(new_id()), visit_id=visit.id, person_id=twin.id, position=n)
        for n, twin in enumerate(twins)
    )
    second = stored(store, WholeVisit(visit=visit, customer=whole.customer, people=twins, presences=presences))
    assert len({person.id for person in second.people}) == 2
    assert second.people[0] == whole.people[0]


def test_a_visit_taken_in_twice_stays_one(store: Store) -> None:
    whole = a_whole_visit()
    assert incoming.add(store, whole) == incoming.add(store, whole)


def test_a_visit_with_the_same_id_and_other_content_is_refused_whole(store: Store) -> None:
    whole = stored(store, a_whole_visit())
    with pytest.raises(Refused, match="nothing was changed"):
        incoming.add(store, replace(whole, notes=()))
    assert visits.load(store.connection, whole.visit.id) == whole


def test_asking_for_a_visit_that_is_not_there_says_so(store: Store) -> None:
    with pytest.raises(Refused, match="no visit nowhere"):
        visits.load(store.connection, VisitId("nowhere"))


def test_known_people_are_those_of_the_customer_and_our_own(store: Store) -> None:
    whole = stored(store, a_whole_visit())
    stranger = stored(store, a_whole_visit())
    tom = a_person(name="Tom")
    visits.apply(store, Edit(whole.visit.id, (RecordChange(None, tom),)))
    offered = suggestions.people_of(store.connection, whole.customer.id)
    assert {person.name for person in offered} == {whole.people[0].name, "Tom"}
    assert tom.side is Side.US
    assert stranger.people[0] not in offered
