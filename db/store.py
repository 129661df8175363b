"""Opens the one encrypted file: key, pragmas, refusal of foreign and newer files, migration, close."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from db.driver import Connection, connect
from db.errors import NewerStore, NotAStore, Refused, StoreError, StoreUnreachable
from db.faults import plain_errors
from db.keys import Key

if TYPE_CHECKING:
    from sqlite_utils import Database

# "FHND"; written into the file, so that another program's database is never taken for a store.
APPLICATION_ID = 0x46484E44
SCHEMA_VERSION = 2
PLAIN_HEADER = b"SQLite format 3\0"
# How long the writing thread waits for another program's lock before it says so.
BUSY_MS = 250

PRAGMAS = {
    # FULL: what the header calls saved must survive a power cut, not only a crash.
    "synchronous": "FULL",
    "fullfsync": "1",
    "checkpoint_fullfsync": "1",
    "foreign_keys": "ON",
    # Off by default in SQLCipher's build; without it erased words stay in free pages.
    "secure_delete": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "temp_store": "MEMORY",
    "busy_timeout": str(BUSY_MS),
    "journal_size_limit": str(16 * 1024 * 1024),
}


@dataclass(eq=False)
class Store:
    """The open file; its connection belongs to the thread that opened it."""

    path: Path
    connection: Connection

    @cached_property
    def database(self) -> "Database":
        """The connection as sqlite_utils sees it; imported on first use, it costs more than opening the file."""
        from sqlite_utils import Database

        # Plug-ins of sqlite_utils would be handed the open confidential connection.
        return Database(self.connection, execute_plugins=False)

    @property
    def schema_version(self) -> int:
        """The version of the tables in the file."""
        return _number(self.connection, "user_version")

    def close(self) -> None:
        """Closes the file; the last one to leave folds the write-ahead log back into it."""
        self.connection.close()


def open_store(path: Path, key: Key) -> Store:
    """Opens the store at `path` for writing, bringing older tables up to date.

    Raises WrongKey, NotAStore, NewerStore or StoreUnreachable, and then has changed nothing.
    """
    store = _open(path, key)
    try:
        if store.schema_version < SCHEMA_VERSION:
            _migrate(store)
    except BaseException:
        store.close()
        raise
    return store


def open_for_reading(path: Path, key: Key) -> Store:
    """Opens the store at `path` so that nothing can be written through it; its tables must be up to date."""
    store = _open(path, key)
    store.connection.execute("PRAGMA query_only = ON")
    return store


def create_store(path: Path, key: Key) -> Store:
    """Makes a new store at `path` and opens it. Raises Refused if anything stands there already."""
    if path.exists():
        raise Refused(f"{path} exists already; nothing was changed.")
    with plain_errors(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Made empty and private first: SQLite would give the file whatever the umask allows.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        connection = _connect(path, key)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA journal_mode = WAL")
        store = Store(path, connection)
        _migrate(store)
    return store


def _open(path: Path, key: Key) -> Store:
    _refuse_what_is_no_store(path)
    with plain_errors(path):
        connection = _connect(path, key)
        try:
            _refuse_foreign_and_newer(path, connection)
            connection.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            connection.close()
            raise
    return Store(path, connection)


def _refuse_what_is_no_store(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(len(PLAIN_HEADER))
    except FileNotFoundError as error:
        raise StoreUnreachable(f"There is no store at {path}.") from error
    except OSError as error:
        raise StoreUnreachable(f"{path} cannot be read: {error.strerror}.") from error
    if not head:
        # SQLite would open it with any key as an empty store, and the next save would make the loss true.
        raise NotAStore(f"{path} is empty (0 bytes); it was left untouched.")
    if head == PLAIN_HEADER:
        raise NotAStore(f"{path} is not encrypted, so it is no store of Firsthand.")


def _connect(path: Path, key: Key) -> Connection:
    # isolation_level None: transactions are ours to begin, the driver starts none behind our back.
    connection = connect(str(path), isolation_level=None)
    try:
        connection.execute(f"PRAGMA key = {key.pragma}")
        # The library would print page numbers to stderr; the plain sentence says it better.
        connection.execute("PRAGMA cipher_log_level = NONE")
        # The first read is what tells a right key from a wrong one.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for name, value in PRAGMAS.items():
            connection.execute(f"PRAGMA {name} = {value}")
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_foreign_and_newer(path: Path, connection: Connection) -> None:
    if _number(connection, "application_id") != APPLICATION_ID:
        raise NotAStore(f"{path} belongs to another program.")
    version = _number(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise NewerStore(
            f"{path} was written by a later version of Firsthand (tables {version}, this one knows {SCHEMA_VERSION}); "
            "please update Firsthand. Nothing was changed."
        )


def _migrate(store: Store) -> None:
    # sqlite_utils is only needed here and for writing; a start with tables up to date does not pay for it.
    from db.migrations import migrate

    with plain_errors(store.path):
        migrate(store.database)
    if store.schema_version != SCHEMA_VERSION:
        raise StoreError(f"{store.path} could not be brought up to date.")


def _number(connection: Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
