"""Keeps what was answered at a visit when its records are deleted for good: a refusal never turns into a permission so.

While a visit is here, what was filled in at it rules as it stands; in the bin it goes on ruling. When it leaves the bin its
answers become permissions of the customer, from the day of the visit, without a name. Where the customer is gone too, nothing is
left that could be used.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from db.engine.driver import Connection
from db.history.gone import gone
from db.integrity import ledger
from db.model.agreed import Permission
from db.model.answers import EXACT_WORDS, answers_of, answers_of_person
from db.model.ids import Authorship, derived_id, utc_now
from db.model.kinds import CustomerId, RecordId
from db.model.moments import is_day, today
from db.model.records import Answer, Consent, Customer, Person, Visit
from db.tables import search_index
from db.tables.mapping import put, words_of
from db.tables.queries import select


def keep(connection: Connection, record_ids: Collection[str]) -> None:
    """Adds the answers in records of the bin that are about to be forgotten, in the transaction of the caller."""
    ids = frozenset(record_ids)
    answers = [*_at_visits(connection, ids), *_of_people(connection, ids)] if ids else []
    here = Authorship(ledger.author(connection), utc_now()) if answers else None
    for answer in answers:
        kept = _named(connection, replace(answer, origin=None, by=""))
        put(connection, kept, here)
        search_index.index(connection, kept, words_of(kept))


def _named(connection: Connection, kept: Permission) -> Permission:
    """Returns an answer under its id, by which another may correct it; under another where that holds something else."""
    there = select(connection, Permission, "id = ?", kept.id)
    return kept if there in ([], [kept]) else replace(kept, id=RecordId(derived_id("kept", kept.id, kept.since, kept.words)))


def _at_visits(connection: Connection, ids: frozenset[str]) -> Iterator[Permission]:
    consents = [one for one in gone(connection, Consent) if one.id in ids]
    visits = {one.id: one for one in gone(connection, Visit)} if consents else {}
    words = {one.visit_id: one.text for one in gone(connection, Answer) if one.question == EXACT_WORDS} if consents else {}
    for consent in consents:
        visit = visits.get(consent.visit_id)
        # An answer that was taken back at a visit that is here is none.
        if visit and (customer := _here(connection, visit.customer_id)):
            since = min(visit.date, today()) if is_day(visit.date) else ""
            yield from answers_of(consent, customer, since, words.get(visit.id, ""))


def _of_people(connection: Connection, ids: frozenset[str]) -> Iterator[Permission]:
    for person in gone(connection, Person):
        if person.id in ids and person.customer_id and _here(connection, person.customer_id):
            yield from answers_of_person(person)


def _here(connection: Connection, customer_id: CustomerId) -> Customer | None:
    return next(iter(select(connection, Customer, "id = ?", customer_id)), None)
