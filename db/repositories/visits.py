"""Loads a visit with everything heard in it, stores an edit, and deletes a visit."""

from collections.abc import Mapping
from datetime import date, datetime
from time import monotonic
from typing import Any, cast

from db.engine.driver import Connection
from db.engine.store import Store
from db.engine.transactions import atomic
from db.history import versions
from db.integrity import ledger
from db.model.agreed import FOLLOWED
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused
from db.model.fields import fields_of
from db.model.ids import Authorship, utc_now
from db.model.messages import N_
from db.model.records import Customer, Person, Presence, Record, Visit, VisitId, VisitStatus
from db.model.scopes import NEVER_CHANGED, OF_CUSTOMER
from db.model.whole_visit import LISTS, SINGLES, WholeVisit
from db.repositories.merging import joined_with_stored
from db.tables import search_index
from db.tables.mapping import TABLES, put, update, words_of
from db.tables.queries import R, select
from db.tables.row_reader import columns_of


def load(connection: Connection, visit_id: VisitId) -> WholeVisit:
    """Returns the visit with everything heard in it. Raises Refused if there is none with this id."""
    visit = _one(connection, Visit, visit_id)
    if visit is None:
        raise Refused(N_("There is no visit {visit_id}."), visit_id=visit_id)
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


def apply(store: Store, edit: Edit, authors: Mapping[str, Authorship] | None = None) -> Edit:
    """Stores `edit` whole or not at all, and returns it as stored, joined with what others stored since.

    Raises the driver's error if it cannot, and ValueError where it changes what is never changed.

    The replaced records are kept as versions where those are due (see db.history.versions). Each record is marked with who wrote
    it and when: the user of this store, or the one that `authors` names for its id.
    """
    refuse_rewriting(edit)
    connection, at, now = store.connection, utc_now(), monotonic()
    with atomic(connection):
        if len(edit.changes) > 1:
            # Changes merged from several saves have no fixed order; the records they refer to must exist only at the end.
            connection.execute("PRAGMA defer_foreign_keys = ON")
        sequence = ledger.advance(connection)
        edit = joined_with_stored(connection, edit, frozenset(store.unsettled))
        kept = versions.keep(store, edit, at, now)
        here = Authorship(ledger.author(connection), at)
        for change in edit.changes:
            _apply(connection, change, (authors or {}).get(change.record.id, here))
        # The moment has seconds; within the same second the row need not be written again.
        connection.execute("UPDATE visits SET changed_at = ?1 WHERE id = ?2 AND changed_at IS NOT ?1", (at, edit.scope))
    store.sequence = sequence
    store.unsettled.difference_update(change.record.id for change in edit.changes)
    store.sitting.update(dict.fromkeys(kept, now))
    return edit


def removal(connection: Connection, visit_id: VisitId) -> Edit:
    """Returns the edit that deletes a visit with all its records, and its customer and people if nothing else has them.

    A customer of whom there is a case study stays: its sentences stand without the visit.

    Raises Refused if there is no visit with this id.
    """
    whole = load(connection, visit_id)
    gone: list[Record] = [record for name in LISTS for record in getattr(whole, name)]
    gone += [*_singles_of(whole), whole.visit]
    people = [person for person in whole.people if not _is_in_another_visit(connection, person, visit_id)]
    gone += people
    of_customer = " + ".join(f"(SELECT count(*) FROM {table} WHERE customer_id = ?1)" for table in ("people", *OF_CUSTOMER))
    others = f"(SELECT count(*) FROM visits WHERE customer_id = ?1) - 1 + {of_customer}"
    (more,) = connection.execute(f"SELECT {others}", (whole.customer.id,)).fetchone()
    if more == sum(person.customer_id == whole.customer.id for person in people):
        gone.append(whole.customer)
    return Edit(visit_id, tuple(RecordChange(record, None) for record in gone))


def exists(connection: Connection, visit_id: VisitId) -> bool:
    """Returns whether a visit with this id is in the store."""
    return _one(connection, Visit, visit_id) is not None


def can_be_gone_on_with(connection: Connection, visit_id: VisitId, today: date) -> bool:
    """Returns whether there is such a visit, and it did not begin before `today` and was never ended."""
    visit = _one(connection, Visit, visit_id)
    if visit is None or visit.status is not VisitStatus.IN_PROGRESS:
        return visit is not None
    try:
        return datetime.fromisoformat(visit.started_at).astimezone().date() >= today
    except ValueError:
        return True


def refuse_rewriting(edit: Edit) -> None:
    """Raises ValueError if `edit` changes what stands as it was, or deletes what was agreed or sent while its customer stays."""
    gone = {change.record.id for change in edit.changes if change.after is None and isinstance(change.record, Customer)}
    for change in edit.changes:
        if isinstance(change.record, NEVER_CHANGED) and change.before and change.after and change.before != change.after:
            raise ValueError(f"{type(change.record).__name__} is never changed")
        if isinstance(change.record, FOLLOWED) and change.after is None and change.record.customer_id not in gone:
            raise ValueError(f"{type(change.record).__name__} is followed by its opposite, and not deleted")


def _singles_of(whole: WholeVisit) -> list[Record]:
    return [record for name in SINGLES if (record := getattr(whole, name)) is not None]


def _apply(connection: Connection, change: RecordChange, by: Authorship) -> None:
    before, record = change.before, change.record
    if change.after is None:
        search_index.unindex(connection, record.id)
        # A deletion done twice (again after a failed save) is still done.
        connection.execute(f"DELETE FROM {TABLES[type(record)]} WHERE id = ?", (record.id,))
        return
    words = words_of(record)
    if before is None or not update(connection, record, by):
        # Also adds a record that is missing because an earlier edit failed, and replaces one that should be new but exists.
        put(connection, record, by)
        search_index.index(connection, record, words)
    elif words != words_of(before):
        search_index.index(connection, record, words)


def _is_in_another_visit(connection: Connection, person: Person, visit_id: VisitId) -> bool:
    """Returns whether another visit refers to `person`, or they are on our side and so known to every visit."""
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
