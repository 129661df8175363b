"""Verifies, without changing it, a file that should be a sound store: a backup, or a copy before it is put in place.

Promises of safety: R8, R9.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from db.engine.connection import connect_to, number_of
from db.engine.driver import Connection
from db.engine.driver_errors import of_whatever_kind
from db.engine.keys import Key
from db.engine.schema_check import refuse_other_shape
from db.engine.store import refuse_foreign_and_newer
from db.integrity import ledger
from db.integrity.ledger import Count
from db.model.errors import NewerStore, NotAStore, StoreError, WrongKey
from db.model.messages import N_, NN_, Message, joined
from db.tables.mapping import TABLES
from db.tables.queries import last_change

# The first schema version with a ledger.
WITH_LEDGER = 3
# The things people look for in a store, with the words for their number.
TOLD = {
    "visits": NN_("{count} visit", "{count} visits"),
    "customers": NN_("{count} customer", "{count} customers"),
    "people": NN_("{count} person", "{count} people"),
    "notes": NN_("{count} note", "{count} notes"),
    "claims": NN_("{count} claim", "{count} claims"),
    "quotes": NN_("{count} quote", "{count} quotes"),
}
OTHER_KEY = N_("{name} needs another key, or its first page is damaged.")
PAGES_FAIL = NN_(
    "{path} is damaged: {count} of its pages fails its check.", "{path} is damaged: {count} of its pages fail their check."
)
SOME_MISSING = NN_(
    "{path} is damaged: it holds {held} of {count} record.", "{path} is damaged: it holds {held} of {count} records."
)
HOLDS = N_("{name} holds {contents}.")


class BackupState(StrEnum):
    """The state of a backup: it can be restored, or the reason why it cannot."""

    GOOD = "good"
    OTHER_KEY = "other_key"
    NEWER = "newer"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store holds: the version of its tables, its ledger, how many records of each table, the last change (UTC)."""

    schema: int = 0
    count: Count = field(default_factory=Count)
    tables: Mapping[str, int] = field(default_factory=dict)
    last_change: str = ""

    @property
    def records(self) -> int:
        """How many records there are altogether."""
        return sum(self.tables.values())

    @property
    def sentence(self) -> Message:
        """How many there are of each thing people look for, in words."""
        return joined((Message(told, count=self.tables.get(table, 0)) for table, told in TOLD.items()), ", ")


@dataclass(frozen=True, slots=True)
class Inspection:
    """The result of inspecting a backup; `sentence` is for the person."""

    standing: BackupState
    sentence: Message
    contents: Contents = field(default_factory=Contents)


def inspect(path: Path, key: Key) -> Inspection:
    """Inspects a backup quickly: whether the key opens it, and whether it holds as many records as its ledger says.

    Reads no texts.
    """
    try:
        with of_whatever_kind(path):
            connection = _connect(path, key)
            try:
                contents = contents_of(connection)
            finally:
                connection.close()
    except WrongKey:
        return Inspection(BackupState.OTHER_KEY, Message(OTHER_KEY, name=path.name))
    except NewerStore as error:
        return Inspection(BackupState.NEWER, error.message)
    except StoreError as error:
        return Inspection(BackupState.DAMAGED, error.message)
    if trouble := _missing(path, contents):
        return Inspection(BackupState.DAMAGED, trouble, contents)
    return Inspection(BackupState.GOOD, Message(HOLDS, name=path.name, contents=contents.sentence), contents)


def verify(path: Path, key: Key) -> Contents:
    """Reads and checks every page and row of the file at `path`, and changes nothing. Raises StoreError that names the fault."""
    with of_whatever_kind(path):
        connection = _connect(path, key)
        try:
            # The cipher's check comes first: on a page that fails it, SQLite's own check reports less.
            if bad := connection.execute("PRAGMA cipher_integrity_check").fetchall():
                raise NotAStore(PAGES_FAIL, path=path, count=len(bad))
            if [row[0] for row in connection.execute("PRAGMA integrity_check(1)")] != ["ok"]:
                raise NotAStore(N_("{path} is damaged: its tables do not hold together."), path=path)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise NotAStore(N_("{path} is damaged: rows of it refer to records that are missing."), path=path)
            contents = contents_of(connection)
        finally:
            connection.close()
    if trouble := _missing(path, contents):
        raise NotAStore(trouble)
    return contents


def contents_of(connection: Connection) -> Contents:
    """Returns the contents of the open store. Raises the driver's error."""
    schema = number_of(connection, "user_version")
    known = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    tables = {
        table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        for table in TABLES.values()
        if table in known
    }
    if schema < WITH_LEDGER:
        return Contents(schema, Count(), tables)
    return Contents(schema, ledger.count(connection), tables, last_change(connection))


def refuse_all_but_ours(path: Path, connection: Connection) -> None:
    """Raises NotAStore or NewerStore unless the open file at `path` is a store of ours and holds nothing else."""
    refuse_foreign_and_newer(path, connection)
    refuse_other_shape(path, connection)


def _connect(path: Path, key: Key) -> Connection:
    # SQLite would open an empty file with any key, and create a missing one.
    if path.stat().st_size == 0:
        raise NotAStore(N_("{path} is empty (0 bytes)."), path=path)
    connection = connect_to(path, key, read_only=True)
    try:
        connection.execute("PRAGMA query_only = ON")
        refuse_all_but_ours(path, connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _missing(path: Path, contents: Contents) -> Message | None:
    if contents.schema >= WITH_LEDGER and contents.records != contents.count.records:
        return Message(SOME_MISSING, path=path, held=contents.records, count=contents.count.records)
    return None
