"""A visit in the bin takes no answer with it: what was refused there goes on ruling, what was undone at the table does not."""

from dataclasses import replace

import pytest

from db.engine.store import Store
from db.model.edits import Edit, RecordChange
from db.model.ids import new_id
from db.model.kinds import CompanyConsent, PersonConsent, PersonId, RecordId, VisitId
from db.model.records import Consent, Presence
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from desktop.consent.old_answers import company_level, person_level
from desktop.workspace.known import answers_of_company, known_of
from tests.factories import a_customer, a_person, a_whole_visit

LATER = "2027-06-01"


def visited(
    store: Store, company: CompanyConsent, *, day: str, of: WholeVisit | None = None, name: str = "Halden Pumps AS"
) -> WholeVisit:
    """A visit with somebody who was there only then, and what was answered; `of` is another visit to the same customer."""
    customer = of.customer if of else a_customer(name=name)
    whole = a_whole_visit()
    visit = replace(whole.visit, id=VisitId(new_id()), customer_id=customer.id, date=day)
    person = a_person(id=PersonId(new_id()), customer_id=customer.id, name=f"Somebody of {day}", consent=PersonConsent.NONE)
    bare = WholeVisit(
        visit=visit,
        customer=customer,
        people=(person,),
        presences=(Presence(id=RecordId(new_id()), visit_id=visit.id, person_id=person.id),),
        consent=Consent(id=RecordId(new_id()), visit_id=visit.id, company=company),
    )
    incoming.add(store, bare)
    return bare


def into_bin(store: Store, whole: WholeVisit) -> None:
    visits.apply(store, visits.removal(store.connection, whole.visit.id))


@pytest.mark.parametrize("newest", [CompanyConsent.INTERNAL_ONLY, CompanyConsent.ANONYMOUS])
def test_what_was_refused_at_a_visit_rules_with_the_visit_in_the_bin(store: Store, newest: CompanyConsent) -> None:
    first = visited(store, CompanyConsent.NAMED, day="2026-11-20")
    second = visited(store, newest, day="2027-03-01", of=first)
    into_bin(store, second)
    known = known_of(store.connection, first.customer, LATER)
    assert company_level(known.permissions, LATER) is newest
    assert company_level(answers_of_company(store.connection, first.customer, LATER), LATER) is newest
    gone = second.people[0]
    assert person_level(replace(gone, consent=None), known.permissions, LATER) is PersonConsent.NONE


def test_a_visit_back_from_the_bin_rules_as_before_and_as_it_is_changed(store: Store) -> None:
    first = visited(store, CompanyConsent.NAMED, day="2026-11-20")
    second = visited(store, CompanyConsent.INTERNAL_ONLY, day="2027-03-01", of=first)
    removed = visits.apply(store, visits.removal(store.connection, second.visit.id))
    visits.apply(store, removed.reversed())
    assert second.consent
    wider = replace(second.consent, company=CompanyConsent.NAMED)
    visits.apply(store, Edit(second.visit.id, (RecordChange(second.consent, wider),)))
    known = known_of(store.connection, first.customer, LATER)
    assert company_level(known.permissions, LATER) is CompanyConsent.NAMED


def test_an_answer_that_was_taken_back_at_a_visit_that_is_here_does_not_rule(store: Store) -> None:
    first = visited(store, CompanyConsent.NAMED, day="2026-11-20")
    second = visited(store, CompanyConsent.INTERNAL_ONLY, day="2027-03-01", of=first)
    assert second.consent
    visits.apply(store, Edit(second.visit.id, (RecordChange(second.consent, None),)))
    known = known_of(store.connection, first.customer, LATER)
    assert company_level(known.permissions, LATER) is CompanyConsent.NAMED


def test_what_another_customer_refused_in_a_visit_in_the_bin_does_not_rule(store: Store) -> None:
    first = visited(store, CompanyConsent.NAMED, day="2026-11-20")
    other = visited(store, CompanyConsent.INTERNAL_ONLY, day="2027-03-01", name="Nordlys Dairy")
    into_bin(store, other)
    known = known_of(store.connection, first.customer, LATER)
    assert company_level(known.permissions, LATER) is CompanyConsent.NAMED
