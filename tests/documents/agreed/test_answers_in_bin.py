"""A visit takes no answer with it, into the bin or for good: what was refused there goes on ruling, what was undone does not."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.engine.store import Store
from db.history import bin, versions
from db.integrity.row_check import unreadable
from db.model.agreed import Permission
from db.model.edits import Edit, RecordChange
from db.model.ids import new_id
from db.model.kinds import CompanyConsent, PersonConsent, PersonId, RecordId, Rung, VisitId
from db.model.records import Answer, Consent, Presence
from db.model.whole_visit import WholeVisit
from db.repositories import agreed, incoming, visits
from desktop.consent.old_answers import as_in_force, company_level, person_level
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


def old(store: Store) -> None:
    """Lets so much time pass that the bin forgets what it holds."""
    store.connection.execute("UPDATE versions SET at = '2020-01-01T00:00:00+00:00'")
    store.connection.execute("UPDATE ledger SET day = day + 1000")


def emptied(store: Store) -> None:
    bin.empty(store)


def forgotten(store: Store) -> None:
    old(store)
    versions.thin(store)


def one_step(store: Store) -> None:
    bin.empty(store, [bin.lines(store.connection)[0].step])


@pytest.mark.parametrize("leave", [emptied, forgotten, one_step])
@pytest.mark.parametrize("answer", CompanyConsent)
def test_an_answer_goes_on_ruling_when_its_visit_is_deleted_for_good(
    store: Store, answer: CompanyConsent, leave: Callable[[Store], None]
) -> None:
    first = visited(store, CompanyConsent.NAMED, day="2020-11-20")
    into_bin(store, visited(store, answer, day="2020-12-01", of=first))
    before = known_of(store.connection, first.customer, LATER)
    leave(store)
    after = known_of(store.connection, first.customer, LATER)
    assert bin.count(store.connection) == 0
    assert company_level(after.permissions, LATER) is company_level(before.permissions, LATER)
    assert {(one.rung, one.answer, one.since) for one in after.permissions} == {
        (one.rung, one.answer, one.since) for one in before.permissions
    }
    assert unreadable(store.connection) == []


def test_what_a_person_answered_stays_without_their_name(store: Store) -> None:
    first = visited(store, CompanyConsent.NAMED, day="2020-11-20")
    second = visited(store, CompanyConsent.NAMED, day="2020-12-01", of=first)
    into_bin(store, second)
    emptied(store)
    known = known_of(store.connection, first.customer, LATER)
    gone = second.people[0]
    assert person_level(replace(gone, consent=PersonConsent.NAMED), known.permissions, LATER) is PersonConsent.NONE
    kept = [one for one in known.permissions if one.person == gone.id]
    assert kept
    assert not any(one.by for one in kept)


def test_the_exact_words_and_the_day_stay_with_an_answer(store: Store) -> None:
    first = visited(store, CompanyConsent.NAMED, day="2020-11-20")
    second = visited(store, CompanyConsent.INTERNAL_ONLY, day="2020-12-01", of=first)
    words = Answer(id=RecordId(new_id()), visit_id=second.visit.id, question="agreed_words", text="Not before the merger.")
    visits.apply(store, Edit(second.visit.id, (RecordChange(None, words),)))
    into_bin(store, second)
    emptied(store)
    (kept,) = (one for one in agreed.all_of(store.connection, Permission, first.customer.id) if one.words)
    assert (kept.rung, kept.words, kept.since) == (Rung.INTERNAL, "Not before the merger.", "2020-12-01")


def test_a_visit_that_comes_back_by_a_file_gives_nothing_back_that_was_refused(store: Store) -> None:
    first = visited(store, CompanyConsent.NAMED, day="2020-11-20")
    second = visited(store, CompanyConsent.INTERNAL_ONLY, day="2020-11-22", of=first)
    into_bin(store, second)
    emptied(store)
    assert second.consent
    incoming.add(store, replace(second, consent=replace(second.consent, company=CompanyConsent.NAMED)))
    known = known_of(store.connection, first.customer, LATER)
    assert company_level(known.permissions, LATER) is CompanyConsent.INTERNAL_ONLY
    now = as_in_force([visits.load(store.connection, second.visit.id)], known.permissions, LATER)
    assert now[0].consent
    assert now[0].consent.company is CompanyConsent.INTERNAL_ONLY


def test_of_a_customer_who_is_deleted_for_good_no_answer_is_left(store: Store) -> None:
    only = visited(store, CompanyConsent.INTERNAL_ONLY, day="2020-11-20")
    into_bin(store, only)
    emptied(store)
    assert store.connection.execute("SELECT count(*) FROM permissions").fetchone() == (0,)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(CompanyConsent), st.integers(1, 28), st.sampled_from("kbe")), min_size=1, max_size=5))
def test_no_deletion_allows_more_than_the_answers_did(store: Store, said: list[tuple[CompanyConsent, int, str]]) -> None:
    first = visited(store, CompanyConsent.UNASKED, day="")
    made = [(visited(store, level, day=f"2020-11-{day:02}", of=first), fate) for level, day, fate in said]
    before = company_level(known_of(store.connection, first.customer, LATER).permissions, LATER)
    for whole, fate in made:
        if fate != "k":
            into_bin(store, whole)
        if fate == "e":
            emptied(store)
    assert company_level(known_of(store.connection, first.customer, LATER).permissions, LATER) is before
