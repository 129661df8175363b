"""Repairs a damaged store: saves all rows that can be read into a new store beside it, and never touches the damaged one.

Rows are read from a copy, one by one (see db.diagnosis.salvage). A record whose row is lost may still be in an earlier version,
or its words in the search index; then that version is saved, or the words as a note. If the visit or customer of a saved
record is lost, a new one with the name "Recovered" takes its place, so that every record can be found. Promise of safety: R9.
"""

import json
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from db.diagnosis.salvage import Row, Salvaged, Salvager
from db.engine.atomic_files import STAMP, beside, copy_new, free_name, led_to
from db.engine.driver import DriverError, driver
from db.engine.driver_errors import plain_errors
from db.engine.keys import Key
from db.engine.store import Store
from db.engine.transactions import atomic
from db.integrity import ledger
from db.integrity.aside import REPAIRED
from db.integrity.ledger import Count, is_plausible
from db.integrity.row_check import UNREADABLE
from db.integrity.verification import verify
from db.model.errors import NotAStore
from db.model.fields import fields_of
from db.model.house import Competitor
from db.model.ids import derived_id, new_id
from db.model.messages import N_, NN_, Message
from db.model.records import Customer, CustomerId, Note, NoteKind, Person, PersonId, Record, RecordId, Visit, VisitId
from db.model.studies import CaseStudy, StudySentence, StudyVersion
from db.service.opening import create_store
from db.tables import search_index
from db.tables.mapping import RECORD_TYPES, TABLES, put, record_of, words_of
from db.tables.queries import select
from db.tables.table_names import called

RECOVERED = "Recovered"
SAVED = NN_(
    "Saved {saved} of {count} record into {path}; the store itself was not touched.",
    "Saved {saved} of {count} records into {path}; the store itself was not touched.",
)
SAVED_OF_TABLE = N_("Saved {saved} of {known} {table}.")
KNOWN_BY_WORDS = NN_(
    "An earlier state or the words of {count} of the others were still known; it is saved too.",
    "An earlier state or the words of {count} of the others were still known; they are saved too.",
)
# Tables that are saved besides the records; the search index is built again from the records.
BESIDES = ("versions", "remembered", "exports", "erasures", "logos", "kept_keys", "imports")


@dataclass(frozen=True, slots=True)
class Repair:
    """The path of the new store, and for each table the rows saved and the rows expected."""

    path: Path
    tables: dict[str, tuple[int, int]]
    known_by_words: int

    @property
    def sentences(self) -> list[Message]:
        """Returns one sentence for each thing that was saved."""
        saved, known = (sum(numbers) for numbers in zip(*self.tables.values(), strict=True))
        told = [
            Message(SAVED_OF_TABLE, saved=one, known=of, table=called(table))
            for table, (one, of) in self.tables.items()
            if one < of
        ]
        if self.known_by_words:
            told.append(Message(KNOWN_BY_WORDS, count=self.known_by_words))
        return [Message(SAVED, saved=saved, count=known, path=self.path), *told]


def repair(path: Path, key: Key) -> Repair:
    """Makes a new store beside `path` from all that can be read of it. Raises StoreError if nothing can."""
    target = free_name(path.with_name(f"{path.stem}-{datetime.now(UTC).strftime(STAMP)}-{REPAIRED}.db"))
    with plain_errors(path), tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.stem}-") as folder:
        copy = Path(folder) / path.name
        for source, here in zip(beside(led_to(path))[:2], beside(copy)[:2], strict=True):
            if source == path or source.exists():
                copy_new(source, here)
        found = _salvage(copy, key)
    store = create_store(target, key)
    try:
        with plain_errors(target):
            return _fill(store, found, ledger.recall(path) or Count())
    finally:
        store.close()
        ledger.path_of_count(target).unlink(missing_ok=True)


def _salvage(copy: Path, key: Key) -> dict[str, Salvaged]:
    salvager = Salvager(copy, key)
    try:
        known = salvager.tables()
        wanted = [*TABLES.values(), *BESIDES, "said", "ledger"]
        return {name: _legible(salvager.table(name)) for name in wanted if name in known}
    except DriverError as error:
        raise NotAStore(
            N_("Nothing in {name} can be read: its first pages are damaged, or it has another key. Please restore a backup."),
            name=copy.name,
        ) from error
    finally:
        salvager.close()


def _legible(salvaged: Salvaged) -> Salvaged:
    """Returns `salvaged` without records that Firsthand cannot have written; such a row counts as lost."""
    if salvaged.table not in RECORD_TYPES:
        return salvaged
    rows, missing = [], list(salvaged.missing)
    for row in salvaged.rows:
        try:
            record_of(salvaged.table, row)
        except UNREADABLE:
            missing.append(str(row["id"]))
        else:
            rows.append(row)
    return Salvaged(salvaged.table, rows, missing)


def _fill(store: Store, found: dict[str, Salvaged], remembered: Count) -> Repair:
    connection = store.connection
    # Foreign keys are off: rows fit together only after mending, and are checked at the end.
    connection.execute("PRAGMA foreign_keys = OFF")
    with atomic(connection):
        for name in (*TABLES.values(), *BESIDES):
            if name in found:
                _insert(store, found[name])
        lost = _lost(found)
        by_words = sum(_rescue(store, table, record_id, found) for record_id, table in lost.items())
        _mend(store)
        _index(store)
        for count in (remembered, *_counts(found)):
            ledger.raise_to(connection, count)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    verify(store.path, store.key)
    tables = {name: _numbers(found[name], name, lost) for name in TABLES.values() if name in found}
    return Repair(store.path, tables, by_words)


def _numbers(salvaged: Salvaged, name: str, lost: dict[str, str]) -> tuple[int, int]:
    saved = len(salvaged.rows)
    return saved, saved + sum(table == name for table in lost.values())


def _rows(found: dict[str, Salvaged], name: str) -> list[Row]:
    return found[name].rows if name in found else []


def _counts(found: dict[str, Salvaged]) -> list[Count]:
    numbers = [(row["sequence"], row["day"]) for row in _rows(found, "ledger")]
    return [Count(sequence, 0, day) for sequence, day in numbers if is_plausible(sequence) and is_plausible(day)]


def _insert(store: Store, salvaged: Salvaged) -> None:
    here = [row[1] for row in store.connection.execute(f"PRAGMA table_info({salvaged.table})")]
    for row in salvaged.rows:
        columns = [column for column in here if column in row]
        quoted, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
        insert = f"INSERT OR IGNORE INTO {salvaged.table} ({quoted}) VALUES ({marks})"
        # A value that cannot be stored, such as text in place of a number, was never stored by Firsthand.
        with suppress(driver.IntegrityError):
            store.connection.execute(insert, tuple(row[column] for column in columns))


def _lost(found: dict[str, Salvaged]) -> dict[str, str]:
    """Returns the table of each record, by id, that the indexes or the search index name but that could not be read."""
    saved = {row["id"] for name in TABLES.values() for row in _rows(found, name)}
    lost = {record_id: name for name in TABLES.values() if name in found for record_id in found[name].missing}
    lost.update({row["record_id"]: row["kind"] for row in _rows(found, "said") if row["record_id"] not in saved})
    return lost


def _rescue(store: Store, table: str, record_id: str, found: dict[str, Salvaged]) -> bool:
    """Saves a lost record from an earlier version, or its words as a note; returns whether either was found."""
    versions = [row for row in _rows(found, "versions") if row["record_id"] == record_id and not row["deleted"]]
    if versions:
        latest = max(versions, key=lambda row: int(row["id"]))
        with suppress(*UNREADABLE):
            put(store.connection, record_of(table, json.loads(latest["content"])))
            return True
    said = next((row for row in _rows(found, "said") if row["record_id"] == record_id), None)
    record = _from_words(table, record_id, said) if said else None
    if record:
        put(store.connection, record)
    return record is not None


def _from_words(table: str, record_id: str, said: Row) -> Record | None:
    text = str(said["text"])
    if table == "customers":
        return Customer(id=CustomerId(record_id), name=text)
    if table == "people":
        return Person(id=PersonId(record_id), name=text)
    if table == "competitors":
        return Competitor(id=RecordId(record_id), name=text)
    if table in ("study_sentences", "version_sentences"):
        # Which study it was of is not known; `_mend` makes one.
        customer_id = CustomerId(said["customer_id"])
        study_id = RecordId(derived_id(RECOVERED, customer_id))
        return StudySentence(id=RecordId(record_id), customer_id=customer_id, study_id=study_id, text=text)
    if table == "case_studies":
        return CaseStudy(id=RecordId(record_id), customer_id=CustomerId(said["customer_id"]), title=text)
    if not said["visit_id"] or table == "visits":
        return None
    note_id = RecordId(record_id if table == "notes" else new_id())
    return Note(id=note_id, visit_id=VisitId(said["visit_id"]), kind=NoteKind.NOTE, text=text)


def _mend(store: Store) -> None:
    """Creates the visits and customers that saved records need, and removes references to records that are lost."""
    recovered = Customer(id=CustomerId(new_id()), name=RECOVERED)
    made: list[Record] = [
        Visit(id=VisitId(visit_id), customer_id=recovered.id) for visit_id in _dangling(store, "visit_id", "visits")
    ]
    if made:
        put(store.connection, recovered)
    _mend_studies(store)
    made += [Customer(id=CustomerId(one), name=RECOVERED) for one in _dangling(store, "customer_id", "customers")]
    made += [Person(id=PersonId(one), name=RECOVERED) for one in _dangling(store, "person_id", "people")]
    for record in made:
        put(store.connection, record)
    for kind, name in TABLES.items():
        for column, link in fields_of(kind).links.items():
            if not link.is_needed:
                (table,) = link.to
                store.connection.execute(
                    f"UPDATE {name} SET {column} = NULL WHERE {column} NOT IN (SELECT id FROM {table})"  # ids are never NULL
                )


def _mend_studies(store: Store) -> None:
    """Creates the versions and case studies that saved sentences and items need."""
    lost = "SELECT DISTINCT {column}, customer_id FROM {name} WHERE {column} NOT IN (SELECT id FROM {table})"
    for name in ("version_sentences", "version_items"):
        for version_id, customer_id in store.connection.execute(
            lost.format(column="version_id", name=name, table="study_versions")
        ).fetchall():
            study_id = RecordId(derived_id(RECOVERED, customer_id))
            put(store.connection, StudyVersion(id=version_id, customer_id=customer_id, study_id=study_id, title=RECOVERED))
    for name in ("study_sentences", "study_versions"):
        for study_id, customer_id in store.connection.execute(
            lost.format(column="study_id", name=name, table="case_studies")
        ).fetchall():
            put(store.connection, CaseStudy(id=study_id, customer_id=customer_id, title=RECOVERED))


def _dangling(store: Store, column: str, table: str) -> set[str]:
    """Returns the ids in `column` of any table that `table` does not hold."""
    return {
        str(row[0])
        for name in _with_column(store, column)
        for row in store.connection.execute(
            f"SELECT DISTINCT {column} FROM {name} WHERE {column} NOT IN (SELECT id FROM {table})"
        )
    }


def _with_column(store: Store, column: str) -> list[str]:
    return [
        name for name in TABLES.values() if column in [row[1] for row in store.connection.execute(f"PRAGMA table_info({name})")]
    ]


def _index(store: Store) -> None:
    for kind in TABLES:
        records: list[Any] = select(store.connection, kind, "1")
        for record in records:
            search_index.index(store.connection, record, words_of(record))
