"""Visits and everything heard in them: load one whole, store an edit, take in a visit that came from elsewhere."""

from collections.abc import Iterable
from dataclasses import replace
from time import monotonic
from typing import Any, cast

from db.engine.driver import Connection
from db.engine.store import Store
from db.engine.transactions import atomic
from db.history import versions
from db.integrity import ledger
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused
from db.model.fields import fields_of
from db.model.records import (
    LISTS,
    SINGLES,
    Customer,
    CustomerId,
    Person,
    PersonId,
    Presence,
    Record,
    Visit,
    VisitId,
    WholeVisit,
    utc_now,
)
from db.tables import search_index
from db.tables.mapping import TABLES, put, update, words_of
from db.tables.queries import R, select
from db.tables.row_reader import columns_of


def load(connection: Connection, visit_id: VisitId) -> WholeVisit:
    """The visit with everything heard in it. Raises Refused if there is none with this id."""
    visit = _one(connection, Visit, visit_id)
    if visit is None:
        raise Refused(f"There is no visit {visit_id}.")
    lists: dict[str, Any] = {name: tuple(_of_visit(connection, kind, visit_id)) for name, kind in LISTS.items()}
    people = select(connection, Person, "id IN (SELECT person_id FROM presences WHERE visit_id = ?)", visit_id)
    singles: dict[str, Any] = {name: next(iter(_of_visit(connection, kind, visit_id)), None) for name, kind in SINGLES.items()}
    by_id = {person.id: person for person in people}
    order = [presence.person_id for presence in cast("tuple[Presence, ...]", lists["presences"])]
    return WholeVisit(
        visit=visit,
        customer=cast("Customer", _one(connection, Customer, visit.customer_id)),
        people=tuple(by_id[person_id] for person_id in order),
        **singles,
        **lists,
    )


def apply(store: Store, edit: Edit) -> Edit:
    """Stores `edit` whole or not at all, and returns it as stored. Raises the driver's error if it cannot.

    What it replaces is kept as versions where they are due (see db.history.versions).
    """
    connection, at, now = store.connection, utc_now(), monotonic()
    with atomic(connection):
        if len(edit.changes) > 1:
            # Changes merged from several saves stand in no particular order; what they point to need only be there in the end.
            connection.execute("PRAGMA defer_foreign_keys = ON")
        sequence = ledger.advance(connection)
        kept = versions.keep(store, edit, at, now)
        for change in edit.changes:
            _apply(connection, change)
        # Told to the second; within one there is nothing new to write.
        connection.execute("UPDATE visits SET changed_at = ?1 WHERE id = ?2 AND changed_at IS NOT ?1", (at, edit.visit_id))
    store.sequence = sequence
    store.sitting.update(dict.fromkeys(kept, now))
    return edit


def removal(connection: Connection, visit_id: VisitId) -> Edit:
    """The edit that deletes a visit with all its parts; its customer and people stay unless nothing else tells of them.

    Raises Refused if there is no visit with this id.
    """
    whole = load(connection, visit_id)
    gone: list[Record] = [record for name in LISTS for record in getattr(whole, name)]
    gone += [*_singles_of(whole), whole.visit]
    people = [person for person in whole.people if not _told_elsewhere(connection, person, visit_id)]
    gone += people
    others = "(SELECT count(*) FROM visits WHERE customer_id = ?1) - 1 + (SELECT count(*) FROM people WHERE customer_id = ?1)"
    (more,) = connection.execute(f"SELECT {others}", (whole.customer.id,)).fetchone()
    if more == sum(person.customer_id == whole.customer.id for person in people):
        gone.append(whole.customer)
    return Edit(visit_id, tuple(RecordChange(record, None) for record in gone))


def add(store: Store, whole: WholeVisit) -> VisitId:
    """Takes in a visit from elsewhere, sharing its customer and people with those already known here.

    Only a customer or person who agrees in every fact is taken for the same; one who differs stays a record of its own,
    so that neither side's facts are lost. A visit that is here already, unchanged, is left as it is.
    Raises Refused where a visit with this id is here with other content.
    """
    if exists(store.connection, whole.visit.id):
        if _content(load(store.connection, whole.visit.id)) == _content(whole):
            return whole.visit.id
        raise Refused(f"The visit {whole.visit.id} is here already, with other content; nothing was changed.")
    return apply(store, _as_edit(store.connection, whole)).visit_id


def exists(connection: Connection, visit_id: VisitId) -> bool:
    """Whether a visit with this id is in the store."""
    return _one(connection, Visit, visit_id) is not None


def _as_edit(connection: Connection, whole: WholeVisit) -> Edit:
    """The edit that adds `whole`, with known people and a known customer in place of their doubles."""
    known_customer = _same_customer(connection, whole.customer)
    customer = known_customer or whole.customer
    doubles = _known_people(connection, customer.id, whole.people) if known_customer else {}
    added: list[Record] = [] if known_customer else [whole.customer]
    added += [_moved(person, customer.id) for person in whole.people if person.id not in doubles]
    added.append(replace(whole.visit, customer_id=customer.id))
    for name in LISTS:
        added += [_renamed(record, doubles) for record in getattr(whole, name)]
    added += _singles_of(whole)
    return Edit(whole.visit.id, tuple(RecordChange(None, record) for record in added))


def _singles_of(whole: WholeVisit) -> list[Record]:
    return [record for name in SINGLES if (record := getattr(whole, name)) is not None]


def _same_customer(connection: Connection, wanted: Customer) -> Customer | None:
    same_name = select(connection, Customer, "name = ?", wanted.name)
    return next((known for known in same_name if replace(known, id=wanted.id) == wanted), None)


def _known_people(connection: Connection, customer_id: CustomerId, people: Iterable[Person]) -> dict[PersonId, PersonId]:
    """Which of `people` are known here already: their id → the id they are known by, each known person at most once."""
    here = select(connection, Person, "customer_id = ? OR customer_id IS NULL ORDER BY rowid", customer_id)
    doubles: dict[PersonId, PersonId] = {}
    for person in people:
        wanted = _moved(person, customer_id)
        for known in here:
            if known.id not in doubles.values() and replace(known, id=wanted.id) == wanted and known.name:
                doubles[person.id] = known.id
                break
    return doubles


def _moved(person: Person, customer_id: CustomerId) -> Person:
    return replace(person, customer_id=customer_id if person.customer_id else None)


def _renamed(record: Record, names: dict[PersonId, PersonId]) -> Record:
    """`record` with every person it names called by the id they are known by here."""
    moved: dict[str, Any] = {
        field: names[person]
        for field, link in fields_of(type(record)).links.items()
        if "people" in link.to and (person := getattr(record, field)) in names
    }
    return replace(record, **moved) if moved else record


def _content(whole: WholeVisit) -> object:
    """What a whole visit says, apart from the ids under which this store keeps it."""
    shared: tuple[Record, ...] = (whole.customer, *whole.people, *whole.objectives, *whole.claims, *whole.quotes)
    ids: dict[str, str] = {record.id: f"#{n}" for n, record in enumerate(shared)}

    def plain(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(map(plain, value))
        return ids.get(value, value) if isinstance(value, str) else value

    def said(record: Record) -> tuple[object, ...]:
        return tuple(plain(getattr(record, name)) for name in columns_of(type(record)) if name not in ("id", "heard_at"))

    lists = (whole.people, *(getattr(whole, name) for name in LISTS), _singles_of(whole))
    return (said(whole.visit), said(whole.customer), [[said(record) for record in records] for records in lists])


def _apply(connection: Connection, change: RecordChange) -> None:
    before, record = change.before, change.record
    if change.after is None:
        search_index.unindex(connection, record.id)
        # A deletion done twice (again after a failed save) is still done.
        connection.execute(f"DELETE FROM {TABLES[type(record)]} WHERE id = ?", (record.id,))
        return
    words = words_of(record)
    if before is None or not update(connection, record):
        # Also one that is not there because an earlier edit could not be stored, or is there although it should be new.
        put(connection, record)
        search_index.index(connection, record, words)
    elif words != words_of(before):
        search_index.index(connection, record, words)


def _told_elsewhere(connection: Connection, person: Person, visit_id: VisitId) -> bool:
    """Whether another visit tells of `person`, or they are on our side, where they are known to every visit."""
    naming = [
        (TABLES[kind], field) for kind in LISTS.values() for field, link in fields_of(kind).links.items() if "people" in link.to
    ]
    wheres = [f"EXISTS (SELECT 1 FROM {table} WHERE {field} = ?1 AND visit_id <> ?2)" for table, field in naming]
    (found,) = connection.execute(f"SELECT {' OR '.join(wheres)}", (person.id, visit_id)).fetchone()
    return bool(found) or person.customer_id is None


def _one(connection: Connection, kind: type[R], record_id: str) -> R | None:
    found = select(connection, kind, "id = ?", record_id)
    return found[0] if found else None


def _of_visit(connection: Connection, kind: type[R], visit_id: VisitId) -> list[R]:
    order = "position, rowid" if "position" in columns_of(kind) else "rowid"
    return select(connection, kind, f"visit_id = ? ORDER BY {order}", visit_id)
