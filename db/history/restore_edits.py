"""Makes the edits that bring back an earlier version of a record or records from the bin; only reads, the caller applies them.

Nothing is lost: the present state of a record becomes a version too, and such an edit can be undone like any other.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from db.engine.driver import Connection
from db.history import versions
from db.history.versions import Version
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused
from db.model.fields import fields_of
from db.model.messages import N_
from db.model.records import Customer, Person, Record, Visit
from db.model.scopes import scope_of
from db.tables.mapping import RECORD_TYPES, TABLES
from db.tables.queries import select

NO_LONGER_KEPT: dict[type, str] = {
    Visit: N_("It belonged to a visit that is no longer kept, so it cannot come back."),
    Person: N_("It belonged to a person that is no longer kept, so it cannot come back."),
    Customer: N_("It belonged to a customer that is no longer kept, so it cannot come back."),
}
SOMETHING_NO_LONGER_KEPT = N_("It belonged to something that is no longer kept, so it cannot come back.")


def to_version(connection: Connection, version_id: int) -> Edit:
    """Returns the edit that makes a record what it was in a version.

    Raises Refused if the version is no longer kept, or a record it needs is not.
    """
    version = versions.version(connection, version_id)
    present = _stored(connection, type(version.record), version.record.id)
    records = _with_what_they_need(connection, [version.record])
    wanted = records.pop(version.record.id)
    changes = [RecordChange(None, record) for record in records.values()]
    return _edit([*changes, RecordChange(present, wanted)], wanted)


def from_bin(connection: Connection, step: int) -> Edit:
    """Returns the edit that brings back the records deleted in one step, with all deleted records that they need.

    Raises Refused if none of them is in the bin any more.
    """
    found = versions.of_step(connection, step)
    gone = [version.record for version in found if version.deleted and not _is_stored(connection, version.record)]
    if not gone:
        raise Refused(N_("This is no longer in the bin; it was brought back, or deleted for good."))
    records = _with_what_they_need(connection, gone)
    changes = [RecordChange(None, record) for record in records.values()]
    return _edit([*changes, *_restored_references(connection, found, records)], gone[0])


def _edit(changes: list[RecordChange], record: Record) -> Edit:
    changed = [change for change in changes if change.before != change.after]
    # Records that others refer to come first, so that the undo, in reverse order, is right too.
    order = list(TABLES)
    return Edit(scope_of(record), tuple(sorted(changed, key=lambda change: order.index(type(change.record)))), keep=True)


def _with_what_they_need(connection: Connection, wanted: Iterable[Record]) -> dict[str, Record]:
    """Returns `wanted` and the deleted records they need; a reference to somebody who is deleted for good is left out."""
    records: dict[str, Record] = {}
    # In stored order, because records without a position are shown in that order.
    waiting = deque(wanted)
    coming = {record.id for record in waiting}
    while waiting:
        record = waiting.popleft()
        for field, link in fields_of(type(record)).links.items():
            named = getattr(record, field)
            kind = RECORD_TYPES[link.to[0]]
            if named is None or named in coming or _stored(connection, kind, named):
                continue
            last = versions.latest_of(connection, named)
            if last and last.deleted:
                waiting.append(last.record)
                coming.add(named)
            elif not link.is_needed:
                record = replace(record, **cast("dict[str, Any]", {field: None}))
            else:
                raise Refused(NO_LONGER_KEPT.get(kind, SOMETHING_NO_LONGER_KEPT))
        records[record.id] = record
    return records


def _restored_references(connection: Connection, versions: Iterable[Version], back: dict[str, Record]) -> list[RecordChange]:
    """Returns the changes that restore references to the records that come `back`, where the same step removed them."""
    changes = []
    for version in versions:
        present = None if version.deleted else _stored(connection, type(version.record), version.record.id)
        if present is None:
            continue
        was = version.record
        fields = fields_of(type(was))
        lost = (name for name in fields.links if getattr(present, name) is None)
        values: dict[str, Any] = {name: getattr(was, name) for name in lost if getattr(was, name) in back}
        for name in fields.lists_of_links:
            now, then = getattr(present, name), getattr(was, name)
            if any(one in back and one not in now for one in then):
                values[name] = (*(one for one in then if one in back or one in now), *(one for one in now if one not in then))
        if values:
            changes.append(RecordChange(present, replace(present, **values)))
    return changes


def _stored(connection: Connection, kind: type, record_id: str) -> Record | None:
    found: list[Record] = select(connection, kind, "id = ?", record_id)
    return found[0] if found else None


def _is_stored(connection: Connection, record: Record) -> bool:
    return _stored(connection, type(record), record.id) is not None
