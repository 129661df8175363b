from dataclasses import replace
from typing import Any

from db.engine.store import Store
from db.model.edits import Edit, RecordChange
from db.model.house import OurPerson, our_person_id
from db.model.ids import new_id
from db.model.kinds import HOUSE
from db.model.records import Customer, Objection, RecordId
from db.repositories import incoming, suggestions, visits
from tests.factories import a_claim, a_customer, a_person, a_whole_visit


def used_at(store: Store, customer: Customer, product: str, category: str, **claim: Any) -> None:
    whole = a_whole_visit(customer)
    doubt = Objection(id=RecordId(new_id()), visit_id=whole.visit.id, text="The brine", category=category)
    said = (a_claim(whole.visit, **claim),)
    incoming.add(store, replace(whole, visit=replace(whole.visit, product=product), claims=said, objections=(doubt,)))


def test_words_used_before_are_offered_the_most_used_first(store: Store) -> None:
    customer = a_customer()
    for n in range(3):
        used_at(
            store,
            customer,
            product="Pump 9" if n else "Pump 8",
            feeling="calm" if n else "relief",
            topic="speed",
            elements=("Reach", "our own")[: 2 if n else 1],
            category="politics" if n else "risk",
        )
    assert suggestions.used_words(store.connection, customer.id) == {
        "product": ["Pump 9", "Pump 8"],
        "feeling": ["calm", "relief"],
        "topic": ["speed"],
        "elements": ["Reach", "our own"],
        "category": ["politics", "risk"],
    }


def test_words_used_at_another_customer_are_never_offered(store: Store) -> None:
    here, elsewhere = a_customer(), a_customer()
    used_at(store, elsewhere, product="Secret", feeling="envy", topic="theirs", elements=("Theirs",), category="their boss")
    used_at(store, here, product="Pump 9", feeling="calm", topic="speed", elements=("Reach",), category="risk")
    offered = [word for words in suggestions.used_words(store.connection, here.id).values() for word in words]
    assert sorted(offered) == ["Pump 9", "Reach", "calm", "risk", "speed"]


def test_our_people_are_offered_at_the_next_visit_until_they_leave(store: Store) -> None:
    customer, anna, tom = a_customer(), a_person(name="Anna"), a_person(name="Tom")
    gone = OurPerson(id=our_person_id(tom.id), person_id=tom.id, left=True)
    visits.apply(store, Edit(HOUSE, tuple(RecordChange(None, one) for one in (customer, anna, tom, gone))))
    assert suggestions.people_of(store.connection, customer.id) == [anna]
    assert not suggestions.is_at_a_visit(store.connection, tom.id)
    whole = a_whole_visit(customer)
    incoming.add(store, whole)
    assert suggestions.is_at_a_visit(store.connection, whole.people[0].id)
