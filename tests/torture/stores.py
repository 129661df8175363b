"""Makes stores of a given size for the torture, and compares their complete content."""

import hashlib
import random
from pathlib import Path

from db.engine.driver import Connection
from db.engine.keys import Key
from db.engine.store import Store
from db.model.edits import Edit, RecordChange
from db.model.kinds import HOUSE, ScopeId
from db.model.records import Note, Record
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from db.service.opening import open_for_reading
from db.tables.mapping import TABLES
from tests.factories import a_claim, a_note, a_study, a_whole_visit, the_house
from tests.prepared import new_store

KEY = Key(bytes(range(100, 132)))
NAME = "firsthand.db"
WORDS = (
    "brine",
    "sensor",
    "quarter",
    "invoice",
    "board",
    "pilot",
    "technician",
    "pump",
    "delivery",
    "morning",
    "spare",
    "winter",
)


def words(dice: random.Random, count: int) -> str:
    """Returns a text of this many words."""
    return " ".join(dice.choices(WORDS, k=count))


def a_store(path: Path, dice: random.Random, notes: int = 40, length: int = 12) -> tuple[Store, WholeVisit]:
    """Returns a new open store with one visit of this many notes."""
    store = new_store(path, KEY)
    whole = a_whole_visit()
    incoming.add(store, whole)
    records: list[Record] = [a_note(whole.visit, position=n + 1, text=words(dice, length)) for n in range(notes)]
    records += [a_claim(whole.visit, position=n + 1, wording=words(dice, length)) for n in range(notes // 5)]
    put(store, whole.customer.id, *a_study(whole.customer, words(dice, length), visits=(whole.visit.id,)).records)
    put(store, HOUSE, *the_house())
    for start in range(0, len(records), 200):
        put(store, whole.visit.id, *records[start : start + 200])
    return store, visits.load(store.connection, whole.visit.id)


def put(store: Store, scope: ScopeId, *records: Record) -> None:
    """Stores new records in one edit."""
    visits.apply(store, Edit(scope, tuple(RecordChange(None, record) for record in records)))


def change(store: Store, before: Record, after: Record | None) -> None:
    """Changes or deletes one record of a visit."""
    visits.apply(store, Edit(before.visit_id, (RecordChange(before, after),)))  # type: ignore[union-attr]  # a part of a visit


def a_part(whole: WholeVisit, dice: random.Random, position: int = 1000) -> Note:
    """One more note for a visit."""
    return a_note(whole.visit, position=position, text=words(dice, 10))


# Columns that say when something was done, which no trial does at the same moment twice.
CLOCKED = ("changed_at", "stamp")


def fingerprint(connection: Connection) -> str:
    """One number for every record of the store, whatever order its rows are in."""
    digest = hashlib.sha256()
    for table in TABLES.values():
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in CLOCKED]
        if not names:
            # A store of an earlier version lacks it.
            continue
        columns = ", ".join(f'"{name}"' for name in names)
        for row in connection.execute(f"SELECT {columns} FROM {table} ORDER BY id"):
            digest.update(repr((table, row)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def fingerprint_at(path: Path, key: Key = KEY) -> str:
    """Returns the fingerprint of the store at `path`. Raises StoreError."""
    reading = open_for_reading(path, key)
    try:
        return fingerprint(reading.connection)
    finally:
        reading.close()


def is_sound(connection: Connection) -> bool:
    """Returns whether every page and every row is as it should be."""
    return (
        not connection.execute("PRAGMA cipher_integrity_check").fetchall()
        and connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        and not connection.execute("PRAGMA foreign_key_check").fetchall()
    )


def copy_files(source: Path, target: Path) -> Path:
    """Copies the store at `source` with its log and count into the folder `target`, as a crash would leave them."""
    import shutil

    target.mkdir(parents=True, exist_ok=True)
    for name in (source.name, f"{source.name}-wal", source.with_suffix(".count").name):
        if source.with_name(name).exists():
            shutil.copy(source.with_name(name), target)
    return target / source.name
