"""What was asked again, and what was dismissed: kept with a visit, whatever becomes of the records they name."""

from dataclasses import replace

from db.engine.store import Store
from db.history import bin, restore_edits
from db.model.edits import Edit, RecordChange
from db.model.follow_ups import Dismissal, Follows
from db.model.ids import new_id, text_digest
from db.model.records import RecordId, StoryRating, Verdict
from db.model.visit_copy import VisitCopy, as_new
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from tests.factories import a_claim, a_customer, a_whole_visit


def two_visits(store: Store) -> tuple[WholeVisit, WholeVisit]:
    """One visit, and a later one with the same customer in which its claim was asked again."""
    customer = a_customer()
    first, second = a_whole_visit(customer), a_whole_visit(customer)
    first = replace(first, claims=(a_claim(first.visit),))
    now = a_claim(second.visit)
    follows = Follows(
        id=RecordId(new_id()), visit_id=second.visit.id, earlier_id=first.claims[0].id, record_id=now.id, verdict=Verdict.HELD
    )
    dismissal = Dismissal(id=RecordId(new_id()), visit_id=second.visit.id, record_id=now.id, digest=text_digest(now.id, "x"))
    visit = replace(second.visit, rating=StoryRating.STRONG, ended_at="2026-11-26T15:00:00+01:00")
    second = replace(second, visit=visit, claims=(now,), follows=(follows,), dismissals=(dismissal,))
    for whole in (first, second):
        incoming.add(store, whole)
    return first, second


def test_they_are_loaded_as_stored(store: Store) -> None:
    _, second = two_visits(store)
    assert visits.load(store.connection, second.visit.id) == second


def test_they_stand_when_the_earlier_visit_goes(store: Store) -> None:
    first, second = two_visits(store)
    visits.apply(store, visits.removal(store.connection, first.visit.id))
    assert visits.load(store.connection, second.visit.id) == second


def test_they_go_with_their_visit_and_come_back_with_it(store: Store) -> None:
    _, second = two_visits(store)
    visits.apply(store, visits.removal(store.connection, second.visit.id))
    (line,) = bin.lines(store.connection)
    visits.apply(store, restore_edits.from_bin(store.connection, line.step))
    back = visits.load(store.connection, second.visit.id)
    assert (back.follows, back.dismissals, back.visit) == (second.follows, second.dismissals, second.visit)


def test_a_record_that_is_deleted_leaves_them_and_finds_them_again(store: Store) -> None:
    _, second = two_visits(store)
    gone = Edit(second.visit.id, (RecordChange(second.claims[0], None),))
    visits.apply(store, gone)
    assert visits.load(store.connection, second.visit.id).follows == second.follows
    visits.apply(store, gone.reversed())
    assert visits.load(store.connection, second.visit.id) == second


def test_a_visit_taken_in_as_another_follows_its_own_records_and_the_same_earlier_ones(store: Store) -> None:
    first, second = two_visits(store)
    other = as_new(VisitCopy(whole=second)).whole
    assert other.follows[0].earlier_id == first.claims[0].id
    assert (other.follows[0].record_id, other.dismissals[0].record_id) == (other.claims[0].id, other.claims[0].id)


def test_a_text_that_was_dismissed_is_known_again_and_another_is_not() -> None:
    assert text_digest("a", "8/10 before") == text_digest("a", "8/10 before")
    assert len({text_digest("a", "8/10 before"), text_digest("a", "8/10 now"), text_digest("b", "8/10 before")}) == 3
