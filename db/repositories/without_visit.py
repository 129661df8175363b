"""Loads the records of a customer or of the house for export, and takes in those of another laptop.

Of a record that is here with other content, the one written later stands, whatever order the files come in; what it replaces
becomes a version. A version of a case study is never replaced. Promise of safety: I6.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from db.engine.driver import Connection
from db.engine.store import Store
from db.engine.transactions import atomic
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused
from db.model.house import HOUSE_STYLE, HouseStyle, OurCompany, OurPerson, our_person_id
from db.model.ids import Authorship, new_id
from db.model.kinds import HOUSE, CustomerId, VisitId
from db.model.messages import N_
from db.model.records import Customer, Person, Record
from db.model.records_copy import RecordsCopy, renamed
from db.model.scopes import NEVER_CHANGED, OF_CUSTOMER, OF_HOUSE, scope_of
from db.model.visit_copy import file_key
from db.repositories import visits
from db.repositories.incoming import same_customer
from db.repositories.logos import keep_picture, picture_of
from db.tables.kept_keys import keep, keys_of
from db.tables.mapping import TABLES
from db.tables.queries import select

ELSEWHERE = N_("The record {id} belongs to something else here; nothing was changed.")
OURS = "side = 'us' AND customer_id IS NULL"


@dataclass(frozen=True, slots=True)
class RecordsTaken:
    """How many records came in new, how many replaced an older one, and how many stayed because the one here is newer."""

    added: int = 0
    replaced: int = 0
    older: int = 0

    @property
    def was_here(self) -> bool:
        """Whether nothing was stored."""
        return not (self.added or self.replaced)


def customers_with_records(connection: Connection) -> list[Customer]:
    """Returns the customers of whom there are records without a visit, by name."""
    named = " UNION ".join(f"SELECT customer_id FROM {table}" for table in OF_CUSTOMER)
    return select(connection, Customer, f"id IN ({named}) ORDER BY name COLLATE NOCASE")


def of_customer(connection: Connection, customer_id: CustomerId) -> RecordsCopy:
    """Returns the records of a customer."""
    (customer,) = select(connection, Customer, "id = ?", customer_id)
    return _copy(connection, customer, _in_order(connection, OF_CUSTOMER.values(), "customer_id = ?", customer_id))


def of_house(connection: Connection) -> RecordsCopy:
    """Returns the records of the house, our people first."""
    people: list[Record] = list(select(connection, Person, f"{OURS} ORDER BY name COLLATE NOCASE, id"))
    return _copy(connection, None, [*people, *_in_order(connection, OF_HOUSE.values(), "1")])


def our_company(connection: Connection) -> OurCompany:
    """Returns our company as documents show it; nothing is said of it where nothing was entered."""
    style = next(iter(select(connection, HouseStyle, "id = ?", HOUSE_STYLE)), HouseStyle())
    return OurCompany(style, picture_of(connection, style.logo) if style.logo else None)


def visits_named(connection: Connection, customer: Customer | None) -> list[VisitId]:
    """Returns the visits whose people may stand in a records file: those of the customer, or all at which one of us was."""
    if customer:
        rows = connection.execute("SELECT id FROM visits WHERE customer_id = ?", (customer.id,))
    else:
        rows = connection.execute(
            "SELECT DISTINCT visit_id FROM presences JOIN people ON people.id = person_id WHERE side = 'us'"
        )
    return [VisitId(row[0]) for row in rows]


def customer_here(connection: Connection, wanted: Customer) -> Customer | None:
    """Returns the customer here that is meant by one of a file: with its id, or with the same facts."""
    found = select(connection, Customer, "id = ?", wanted.id)
    return found[0] if found else same_customer(connection, wanted)


def take_in(store: Store, copy: RecordsCopy) -> RecordsTaken:
    """Takes in records from elsewhere, as one edit. Raises Refused where a record belongs to another customer here."""
    connection = store.connection
    copy = _among_those_here(connection, copy)
    changes, older = [], 0
    for record in (*((copy.customer,) if copy.customer else ()), *copy.records):
        found: list[Record] = select(connection, type(record), "id = ?", record.id)
        here = found[0] if found else None
        if here is None:
            changes.append(RecordChange(None, record))
        elif here != record and not isinstance(record, Customer):
            if scope_of(here) == scope_of(record) and _is_newer(connection, record, copy.authors):
                changes.append(RecordChange(here, record))
            elif scope_of(here) != scope_of(record) and not isinstance(record, Person):
                raise Refused(ELSEWHERE, id=record.id)
            else:
                older += 1
    if changes:
        _store(store, copy, changes)
    added = sum(change.before is None for change in changes)
    return RecordsTaken(added, len(changes) - added, older)


def _store(store: Store, copy: RecordsCopy, changes: list[RecordChange]) -> None:
    taken = {change.record.id for change in changes}
    with atomic(store.connection):
        for picture in copy.pictures.values():
            keep_picture(store, picture)
        visits.apply(store, Edit(copy.scope, tuple(changes), keep=True), copy.authors)
        for record_id, keys in copy.kept_keys.items():
            if record_id in taken or record_id == file_key(copy.scope):
                keep(store.connection, record_id, keys)


def _copy(connection: Connection, customer: Customer | None, records: list[Record]) -> RecordsCopy:
    authors = {}
    for record in (*records, *((customer,) if customer else ())):
        row = connection.execute(f"SELECT who, stamp FROM {TABLES[type(record)]} WHERE id = ?", (record.id,)).fetchone()
        authors[cast("str", record.id)] = Authorship(*row)
    named = [record.logo for record in records if isinstance(record, HouseStyle) and record.logo]
    kept = keys_of(connection, (*authors, file_key(customer.id if customer else HOUSE)))
    return RecordsCopy(
        customer=customer,
        records=tuple(records),
        authors=authors,
        kept_keys=kept,
        pictures={digest: picture for digest in named if (picture := picture_of(connection, digest))},
    )


def _in_order(connection: Connection, kinds: Iterable[type], where: str, *values: str) -> list[Record]:
    found: list[Record] = []
    for kind in kinds:
        found += select(connection, kind, f"{where} ORDER BY rowid", *values)
    return found


def _among_those_here(connection: Connection, copy: RecordsCopy) -> RecordsCopy:
    """Returns `copy` for the customer and the people who are here under another id with the same facts."""
    ids: dict[str, str] = {}
    if copy.customer and (here_too := customer_here(connection, copy.customer)):
        ids |= {copy.customer.id: here_too.id}
    here = select(connection, Person, f"{OURS} ORDER BY rowid")
    known = {person.id for person in here}
    for person in (record for record in copy.records if isinstance(record, Person) and record.id not in known):
        double = next((one for one in here if one.name and replace(one, id=person.id) == person), None)
        if double and double.id not in ids.values():
            ids[person.id] = double.id
        elif select(connection, Person, "id = ?", person.id):
            # Here as somebody of a customer; theirs comes in as another, as with a visit.
            ids[person.id] = new_id()
    for contact in (record for record in copy.records if isinstance(record, OurPerson) and record.person_id in ids):
        ids[contact.id] = our_person_id(ids[contact.person_id])  # type: ignore[arg-type]  # the id of a person
    return renamed(copy, ids)


def _is_newer(connection: Connection, record: Record, authors: Mapping[str, Authorship]) -> bool:
    """Returns whether `record` was written after the one here; a version of a case study never was."""
    if isinstance(record, NEVER_CHANGED):
        return False
    table, theirs = TABLES[type(record)], authors.get(record.id, Authorship())
    who, stamp = connection.execute(f"SELECT who, stamp FROM {table} WHERE id = ?", (record.id,)).fetchone()
    return (theirs.stamp, theirs.who) > (stamp, who)
