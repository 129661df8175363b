"""Visits that come from elsewhere, and visits that go there: with who wrote what, under the ids by which they are known."""

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
    """What became of a visit that came in.

    `was_here` where it was here already and nothing was stored; `others` are the customer and the people who came in as
    others, because somebody with their id is here with other facts.
    """

    visit_id: VisitId
    was_here: bool = False
    others: tuple[str, ...] = ()


def add(store: Store, whole: WholeVisit) -> VisitId:
    """Takes in a visit of which nothing else is known. Raises Refused as `take_in`."""
    return take_in(store, VisitCopy(whole=whole)).visit_id


def take_in(store: Store, copy: VisitCopy) -> TakenIn:
    """Takes in a visit from elsewhere, sharing its customer and people with those already known here.

    Only a customer or person who agrees in every fact is taken for the same; one who differs stays a record of its own, so
    that neither side's facts are lost. A visit that is here already, unchanged, is left as it is, and so is one of a file
    without an id that came in before. Raises Refused where a visit with this id is here with other content.
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
    """`whole` with who wrote each record as it is stored, and what a later version of the file said of it."""
    authors: dict[str, Authorship] = {}
    for record in records_of(whole):
        table = TABLES[type(record)]
        if row := connection.execute(f"SELECT who, stamp FROM {table} WHERE id = ?", (record.id,)).fetchone():
            authors[record.id] = Authorship(*row)
    kept = keys_of(connection, (*authors, file_key(whole.visit.id)))
    return VisitCopy(whole=whole, authors=authors, kept_keys=kept)


def _known_file(connection: Connection, file_hash: str) -> VisitId | None:
    """The visit that a file with this content became, if that is still here."""
    row = connection.execute("SELECT visit FROM imports WHERE id = ?", (file_hash,)).fetchone() if file_hash else None
    return VisitId(row[0]) if row and visits.exists(connection, VisitId(row[0])) else None


def _among_those_here(connection: Connection, copy: VisitCopy) -> tuple[VisitCopy, tuple[str, ...]]:
    """`copy` with known people and a known customer by the ids they have here, and every id that is taken replaced."""
    whole, ids, others = copy.whole, dict[str, str](), list[str]()
    customer = whole.customer
    known = _one(connection, Customer, customer.id)
    if known is None or known != customer:
        same = _same_customer(connection, customer)
        if known is not None and same is None:
            others.append(customer.name)
        if same or known:
            ids[customer.id] = same.id if same else new_id()
    customer_id = CustomerId(ids.get(customer.id, customer.id))
    ids |= _people(connection, customer_id, whole.people, others)
    shared = {customer.id, *(person.id for person in whole.people)}
    # A record of another visit must not be written over, whoever made the file.
    for record in records_of(whole):
        if record.id not in shared and _one(connection, type(record), record.id) is not None:
            ids[record.id] = new_id()
    return copy_with_ids(copy, ids), tuple(others)


def _people(connection: Connection, customer_id: CustomerId, people: Sequence[Person], others: list[str]) -> dict[str, str]:
    """By which ids `people` are known here, where those are others; those who must have another id get a fresh one."""
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
    """The edit that adds `whole`; who is here already is not added again."""
    shared: tuple[Record, ...] = (whole.customer, *whole.people)
    added = [one for one in shared if _one(connection, type(one), one.id) is None]
    added.append(whole.visit)
    for name in LISTS:
        added += getattr(whole, name)
    added += [record for name in SINGLES if (record := getattr(whole, name)) is not None]
    return Edit(whole.visit.id, tuple(RecordChange(None, record) for record in added))


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


def content_of(whole: WholeVisit) -> object:
    """What a whole visit says, apart from the ids under which this store keeps it and when it was typed."""
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
