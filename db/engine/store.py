"""Holds the open store: its connection, key and identity. Refuses files that are no store of ours or of a later version.

Promises of safety: R10, M2.
"""

import contextlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from db.engine.connection import number_of
from db.engine.driver import Connection, DriverError
from db.engine.file_checks import identity_of
from db.engine.keys import Key
from db.engine.schema_check import refuse_what_acts
from db.model.errors import NewerStore, NotAStore, StoreError, StoreMoved
from db.model.messages import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

# "FHND", written into the file so that the database of another program is never taken for a store.
APPLICATION_ID = 0x46484E44
SCHEMA_VERSION = 10


@dataclass(eq=False)
class Store:
    """The open file; its connection belongs to the thread that opened it.

    `identity` is the file's device and number on the disk; `sequence` is the number of the last edit stored through it;
    `sitting` holds the moment each record was last kept as a version since the program started or a visit was opened (seconds of
    a clock that is never set). `unsettled` holds the ids of records of which an edit was lost, so that the next one writes
    all of them. `before_close` is called once before a store that writes is closed.
    """

    path: Path
    connection: Connection
    key: Key = field(repr=False)
    identity: tuple[int, int]
    writes: bool = False
    sequence: int = 0
    sitting: dict[str, float] = field(default_factory=dict, repr=False)
    unsettled: set[str] = field(default_factory=set, repr=False)
    before_close: "Callable[[Store], object] | None" = None

    @cached_property
    def database(self) -> "Database":
        """The connection as a database of sqlite_utils; imported at first use, since that takes longer than opening the file."""
        from sqlite_utils import Database

        # Plug-ins of sqlite_utils would get the open, confidential connection.
        return Database(self.connection, execute_plugins=False)

    @property
    def schema_version(self) -> int:
        """The version of the tables in the file."""
        return number_of(self.connection, "user_version")

    def confirm(self) -> None:
        """Raises StoreMoved unless the open file still stands at its path; SQLite would silently write to a moved file."""
        try:
            found = identity_of(self.path)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise StoreMoved(
                N_(
                    "{path} is no longer there: it was moved, renamed or deleted, or its drive was taken out. What was "
                    "saved is in that file; please put it back in its place."
                ),
                path=self.path,
            ) from error
        if found != self.identity:
            raise StoreMoved(
                N_(
                    "Another file was put in the place of {path} while it was open; nothing is written to that one. "
                    "Please put the former file back, or close Firsthand and restore a backup."
                ),
                path=self.path,
            )

    def close(self) -> None:
        """Closes the file; a writing connection, or the last one, folds the write-ahead log back into it."""
        if self.writes:
            # The count beside the store is a help; a failure to write it must not stop the closing.
            with contextlib.suppress(StoreError, DriverError, OSError):
                if self.before_close:
                    self.before_close(self)
            with contextlib.suppress(DriverError):
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        self.connection.close()


def refuse_foreign_and_newer(path: Path, connection: Connection) -> None:
    """Raises NotAStore or NewerStore if `path` is another program's file, a later version's, or holds code besides rows."""
    if number_of(connection, "application_id") != APPLICATION_ID:
        raise NotAStore(N_("{path} belongs to another program; it was left untouched."), path=path)
    version = number_of(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise NewerStore(
            N_(
                "{path} was written by a later version of Firsthand (tables {version}, this one knows "
                "{known}); please update Firsthand. Nothing was changed."
            ),
            path=path,
            version=version,
            known=SCHEMA_VERSION,
        )
    refuse_what_acts(path, connection)
