"""What records were before: versions to go back to, and the bin of what was deleted.

Before an edit is stored, the state it replaces is kept as a version: when the record's last version is more than five
minutes of change old, when it has none since the program started or a visit was opened (so that the state at each close is
kept), when the edit takes away many words or asks for it, and always when it deletes. A new record counts as just kept: its
first letters are no state anybody goes back to. Words not yet entered (drafts) have no versions; they are typed over with
every letter and deleted when they are entered.

Versions are ordered by a counter, never by the clock. They are kept for 90 days of use and 90 days by the clock, whichever
is later, so that a clock that jumps deletes nothing. All of it lies in the encrypted file.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from db.engine.driver import Connection
from db.engine.store import Store
from db.engine.transactions import atomic
from db.integrity.ledger import LONGEST_GAP
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused
from db.model.messages import N_
from db.model.records import Answer, Record, Visit
from db.tables.kept_keys import forget_orphans
from db.tables.mapping import TABLES, record_of, words_of
from db.tables.row_reader import columns_of

SECONDS_OF_CHANGE = 300.0
MANY_LETTERS = 40
DAYS_KEPT = 90
# As desktop.workspace.open_visit names the answers that hold words not yet entered.
DRAFT = "draft."


@dataclass(frozen=True, slots=True)
class Version:
    """A record as it was until `at` (UTC): then it was changed, or deleted. A larger `id` is a later version.

    `step` is the number of the edit that ended it; what was changed or deleted in one step shares it.
    """

    id: int
    record: Record
    at: str
    deleted: bool
    step: int


def begin_sitting(store: Store) -> None:
    """From now on the first change to each record keeps what was there; called when a visit is opened."""
    store.sitting.clear()


def keep(store: Store, edit: Edit, at: str, now: float) -> list[str]:
    """Keeps what `edit` is about to replace as versions where they are due; part of its transaction, before its first change.

    `at` is the moment in UTC, `now` in seconds of `monotonic`. Returns the ids of records that count as just kept.
    """
    # Where something is deleted, what is taken out of others in the same step must come back with it.
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
    """What a record was before, the latest version first; also of one that is deleted."""
    return _read(connection, "record_id = ? ORDER BY id DESC", record_id)


def version(connection: Connection, version_id: int) -> Version:
    """One version. Raises Refused if it is no longer kept."""
    found = _read(connection, "id = ?", version_id)
    if not found:
        raise Refused(N_("This earlier version is no longer kept."))
    return found[0]


def of_step(connection: Connection, step: int) -> list[Version]:
    """Everything that was kept because of one edit, in the order in which it was changed."""
    return _read(connection, "sequence = ? ORDER BY id", step)


def latest_of(connection: Connection, record_id: str) -> Version | None:
    """The latest version of a record, or None."""
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
    """Deletes versions past their time, at `now`; returns how many. Raises the driver's error."""
    # Days of use may be ahead by a few where a clock was wrong; never by a week.
    oldest = ((now or datetime.now(UTC)) - timedelta(days=DAYS_KEPT)).isoformat(timespec="seconds")
    cursor = store.connection.execute(
        "DELETE FROM versions WHERE day < (SELECT day FROM ledger) - ? AND at < ?", (DAYS_KEPT + LONGEST_GAP, oldest)
    )
    forget_orphans(store.connection)
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
    """Whether many words go at once, as when a text is selected and typed over."""
    before, after = (words_of(record) if record else "" for record in (change.before, change.after))
    return len(before) - len(after) >= MANY_LETTERS


def _keep(connection: Connection, record: Record, deleted: bool, at: str) -> None:
    """Keeps what is stored of `record`; a record that is new has nothing stored."""
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
