"""Keeps earlier versions of records, which can be restored, and of deleted records, which form the bin.

Before an edit is stored, the state it replaces becomes a version: when the record's last version is more than five minutes of
change old, when it has none since the program started or a visit was opened (so the state at each close is kept), when the edit
removes many words or asks for it, and always when it deletes. A new record counts as just kept, because nobody wants its first
letters back. Words not yet entered (drafts) have no versions: each letter changes them, and they are deleted when entered.

Versions are ordered by a counter, never by the clock. They are kept for 90 days of use and 90 days by the clock, whichever is
later, so that a clock that jumps deletes nothing. All versions lie in the encrypted file. Promise of safety: R11.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from db.engine.driver import Connection
from db.engine.store import Store
from db.engine.transactions import atomic
from db.history import kept_answers
from db.integrity.ledger import LONGEST_GAP
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused
from db.model.messages import N_
from db.model.records import Answer, Record, Visit
from db.tables.kept_keys import forget_orphans
from db.tables.kept_pictures import forget_unnamed
from db.tables.mapping import TABLES, record_of, words_of
from db.tables.row_reader import columns_of

SECONDS_OF_CHANGE = 300.0
MANY_LETTERS = 40
DAYS_KEPT = 90
# desktop.workspace.open_visit gives this prefix to answers that hold words not yet entered.
DRAFT = "draft."


@dataclass(frozen=True, slots=True)
class Version:
    """A record as it was until `at` (UTC), when it was changed or deleted. A larger `id` is a later version.

    `step` is the number of the edit that replaced it; all records changed or deleted in one step share it.
    """

    id: int
    record: Record
    at: str
    deleted: bool
    step: int


def begin_sitting(store: Store) -> None:
    """Makes the next change to each record keep a version; called when a visit is opened."""
    store.sitting.clear()


def keep(store: Store, edit: Edit, at: str, now: float) -> list[str]:
    """Keeps the records that `edit` is about to replace as versions where those are due.

    Call it in the transaction of the edit, before its first change. `at` is the moment in UTC, `now` in seconds of `monotonic`.
    Returns the ids of records that count as just kept.
    """
    # If the step deletes a record, the references it removes from others must come back together with that record.
    keep_all = edit.keep or any(change.after is None for change in edit.changes)
    kept: list[str] = []
    for change in edit.changes:
        if _is_draft(change.record):
            continue
        last = store.sitting.get(change.record.id)
        if keep_all or change.before is None or last is None or now - last >= SECONDS_OF_CHANGE or _takes_away(change):
            _keep(store.connection, change.record, change.after is None, at)
            kept.append(change.record.id)
    return kept


def versions_of(connection: Connection, record_id: str) -> list[Version]:
    """Returns the versions of a record, which may be deleted, the latest first."""
    return _read(connection, "record_id = ? ORDER BY id DESC", record_id)


def version(connection: Connection, version_id: int) -> Version:
    """Returns one version. Raises Refused if it is no longer kept."""
    found = _read(connection, "id = ?", version_id)
    if not found:
        raise Refused(N_("This earlier version is no longer kept."))
    return found[0]


def of_step(connection: Connection, step: int) -> list[Version]:
    """Returns all versions kept because of one edit, in the order of its changes."""
    return _read(connection, "sequence = ? ORDER BY id", step)


def latest_of(connection: Connection, record_id: str) -> Version | None:
    """Returns the latest version of a record, or None."""
    found = _read(connection, "record_id = ? ORDER BY id DESC LIMIT 1", record_id)
    return found[0] if found else None


def forget(store: Store, record_ids: Iterable[str]) -> int:
    """Deletes every version of the records named, for good; returns how many. Raises the driver's error."""
    with atomic(store.connection):
        return sum(
            store.connection.execute("DELETE FROM versions WHERE record_id = ?", (record_id,)).rowcount
            for record_id in record_ids
        )


def thin(store: Store, now: datetime | None = None) -> int:
    """Deletes the versions that are too old at `now`; returns how many. Raises the driver's error.

    What was answered at a visit that leaves the bin so stays as an answer of its customer.
    """
    # After a wrong clock the days of use may be ahead by a few, never by a week.
    oldest = ((now or datetime.now(UTC)) - timedelta(days=DAYS_KEPT)).isoformat(timespec="seconds")
    too_old, values = "day < (SELECT day FROM ledger) - ? AND at < ?", (DAYS_KEPT + LONGEST_GAP, oldest)
    with atomic(store.connection):
        leaving = store.connection.execute(f"SELECT record_id FROM versions WHERE deleted = 1 AND {too_old}", values).fetchall()
        kept_answers.keep(store.connection, [record_id for (record_id,) in leaving])
        cursor = store.connection.execute(f"DELETE FROM versions WHERE {too_old}", values)
        forget_orphans(store.connection)
        forget_unnamed(store.connection)
    return int(cursor.rowcount)


def _read(connection: Connection, where: str, *values: str | int) -> list[Version]:
    rows = connection.execute(f"SELECT id, kind, content, at, deleted, sequence FROM versions WHERE {where}", values)
    return [
        Version(number, record_of(kind, json.loads(content)), at, bool(deleted), step)
        for number, kind, content, at, deleted, step in rows
    ]


def _is_draft(record: Record) -> bool:
    return isinstance(record, Answer) and record.question.startswith(DRAFT)


def _takes_away(change: RecordChange) -> bool:
    """Returns whether the change removes many words at once, as when a text is selected and typed over."""
    before, after = (words_of(record) if record else "" for record in (change.before, change.after))
    return len(before) - len(after) >= MANY_LETTERS


def _keep(connection: Connection, record: Record, deleted: bool, at: str) -> None:
    """Keeps the stored state of `record` as a version; a new record has none."""
    kind = type(record)
    names = columns_of(kind)
    quoted = ", ".join(f'"{name}"' for name in names)
    row = connection.execute(f"SELECT {quoted} FROM {TABLES[kind]} WHERE id = ?", (record.id,)).fetchone()
    if row is None:
        return
    content = dict(zip(names, row, strict=True))
    visit = record.id if kind is Visit else content.get("visit_id")
    connection.execute(
        "INSERT INTO versions (record_id, visit, kind, at, sequence, day, deleted, content) "
        "SELECT ?, ?, ?, ?, sequence, day, ?, ? FROM ledger",
        (record.id, visit, TABLES[kind], at, int(deleted), json.dumps(content, ensure_ascii=False)),
    )
