"""Takes in visits from elsewhere and prepares visits for export, with the author of each record and matching ids.

Promise of safety: I1.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from db.engine.driver import Connection
from db.engine.store import Store
from db.engine.transactions import atomic
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused
from db.model.fields import fields_of
from db.model.ids import Authorship, new_id, utc_now
from db.model.messages import N_
from db.model.records import Customer, CustomerId, Person, PersonId, Record, VisitId
from db.model.visit_copy import VisitCopy, copy_with_ids, file_key, records_of
from db.model.whole_visit import LISTS, SINGLES, WholeVisit
from db.repositories import visits
from db.tables.kept_keys import keep, keys_of
from db.tables.mapping import TABLES
from db.tables.queries import select


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The result of taking in a visit.

    `was_here`: it was in the store already, and nothing was stored. `others` are the customer and people who got a new record,
    because the store has somebody with their id but other facts.
    """

    visit_id: VisitId
    was_here: bool = False
    others: tuple[str, ...] = ()


def add(store: Store, whole: WholeVisit) -> VisitId:
    """Takes in a visit without authors, unknown keys or file. Raises Refused as `take_in` does."""
    return take_in(store, VisitCopy(whole=whole)).visit_id


def take_in(store: Store, copy: VisitCopy) -> TakenIn:
    """Takes in a visit from elsewhere and connects it with the customer and people already in the store.

    A customer or person counts as the same only if every fact is equal; otherwise they become a record of their own, so that no
    facts are lost. A visit that is in the store unchanged is left as it is, and so is a file without an id that was taken in
    before. Raises Refused if the store has a visit with this id and other content.
    """
    connection, visit_id = store.connection, copy.whole.visit.id
    if visits.exists(connection, visit_id):
        if content_of(visits.load(connection, visit_id)) == content_of(copy.whole):
            return TakenIn(visit_id, was_here=True)
        raise Refused(N_("The visit {id} is here already, with other content; nothing was changed."), id=visit_id)
    if before := _known_file(connection, copy.file_hash):
        return TakenIn(before, was_here=True)
    copy, others = _among_those_here(connection, copy)
    with atomic(connection):
        visits.apply(store, _edit(connection, copy.whole), copy.authors)
        for record_id, keys in copy.kept_keys.items():
            keep(connection, record_id, keys)
        if copy.file_hash:
            row = (copy.file_hash, visit_id, utc_now())
            connection.execute("INSERT OR REPLACE INTO imports (id, visit, at) VALUES (?, ?, ?)", row)
    return TakenIn(visit_id, others=others)


def copy_of(connection: Connection, whole: WholeVisit) -> VisitCopy:
    """Returns `whole` with the stored author of each record, and the unknown keys that a later version's file had for it."""
    authors: dict[str, Authorship] = {}
    for record in records_of(whole):
        table = TABLES[type(record)]
        if row := connection.execute(f"SELECT who, stamp FROM {table} WHERE id = ?", (record.id,)).fetchone():
            authors[record.id] = Authorship(*row)
    kept = keys_of(connection, (*authors, file_key(whole.visit.id)))
    return VisitCopy(whole=whole, authors=authors, kept_keys=kept)


def _known_file(connection: Connection, file_hash: str) -> VisitId | None:
    """Returns the visit that a file with this content became, if the store still has it."""
    row = connection.execute("SELECT visit FROM imports WHERE id = ?", (file_hash,)).fetchone() if file_hash else None
    return VisitId(row[0]) if row and visits.exists(connection, VisitId(row[0])) else None


def _among_those_here(connection: Connection, copy: VisitCopy) -> tuple[VisitCopy, tuple[str, ...]]:
    """Returns `copy` with the store's ids for known people and a known customer, and new ids for all ids already in use."""
    whole, ids, others = copy.whole, dict[str, str](), list[str]()
    customer = whole.customer
    known = _one(connection, Customer, customer.id)
    if known is None or known != customer:
        same = same_customer(connection, customer)
        if known is not None and same is None:
            others.append(customer.name)
        if same or known:
            ids[customer.id] = same.id if same else new_id()
    customer_id = CustomerId(ids.get(customer.id, customer.id))
    ids |= _people(connection, customer_id, whole.people, others)
    shared = {customer.id, *(person.id for person in whole.people)}
    # A file must never overwrite a record of another visit.
    for record in records_of(whole):
        if record.id not in shared and _one(connection, type(record), record.id) is not None:
            ids[record.id] = new_id()
    return copy_with_ids(copy, ids), tuple(others)


def _people(connection: Connection, customer_id: CustomerId, people: Sequence[Person], others: list[str]) -> dict[str, str]:
    """Returns the new ids of `people` whose id changes: the store's id for a known person, a fresh one where the id is taken."""
    ids: dict[str, str] = {}
    doubles = _known_people(connection, customer_id, people)
    for person in people:
        known = _one(connection, Person, person.id)
        if known is not None and known == _moved(person, customer_id):
            continue
        if person.id in doubles:
            ids[person.id] = doubles[person.id]
        elif known is not None:
            others.append(person.name or person.job_title or person.role)
            ids[person.id] = new_id()
    return {old: new for old, new in ids.items() if old != new}


def _edit(connection: Connection, whole: WholeVisit) -> Edit:
    """Returns the edit that adds `whole`; a customer or person already in the store is not added again."""
    shared: tuple[Record, ...] = (whole.customer, *whole.people)
    added = [one for one in shared if _one(connection, type(one), one.id) is None]
    added.append(whole.visit)
    for name in LISTS:
        added += getattr(whole, name)
    added += [record for name in SINGLES if (record := getattr(whole, name)) is not None]
    return Edit(whole.visit.id, tuple(RecordChange(None, record) for record in added))


def same_customer(connection: Connection, wanted: Customer) -> Customer | None:
    """Returns the customer of whom the store knows the same facts, whatever its id."""
    same_name = select(connection, Customer, "name = ?", wanted.name)
    return next((known for known in same_name if replace(known, id=wanted.id) == wanted), None)


def _known_people(connection: Connection, customer_id: CustomerId, people: Iterable[Person]) -> dict[PersonId, PersonId]:
    """Returns the ids of `people` whom the store knows, each with the store's id; a known person is used at most once."""
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


def content_of(whole: WholeVisit) -> object:
    """Returns the content of a whole visit for comparing, without ids and the times at which it was typed."""
    ids: dict[str, str] = {record.id: f"#{n}" for n, record in enumerate(records_of(whole))}

    def plain(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(map(plain, value))
        return ids.get(value, value) if isinstance(value, str) else value

    def said(record: Record) -> tuple[object, ...]:
        names = (name for name in fields_of(type(record)).kinds if name not in ("id", "heard_at"))
        return (type(record).__name__, *(plain(getattr(record, name)) for name in names))

    return [said(record) for record in records_of(whole)]


def _one(connection: Connection, kind: type, record_id: str) -> Record | None:
    found: list[Record] = select(connection, kind, "id = ?", record_id)
    return found[0] if found else None
