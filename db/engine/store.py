"""Opens the one encrypted file: key, pragmas, refusal of foreign and newer files, migration, close."""

import contextlib
import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from db.engine.atomic_files import RESTORING, beside, discard, make_empty, private_folder
from db.engine.connection import connect_to, number_of
from db.engine.driver import Connection, DriverError
from db.engine.driver_errors import plain_errors
from db.engine.file_checks import identity_of, make_private, refuse_what_is_no_store, refuse_what_is_not_encrypted
from db.engine.keys import Key
from db.engine.schema_check import refuse_what_acts
from db.model.errors import NewerStore, NotAStore, Refused, StoreError, StoreMoved

if TYPE_CHECKING:
    from sqlite_utils import Database

# "FHND"; written into the file, so that another program's database is never taken for a store.
APPLICATION_ID = 0x46484E44
SCHEMA_VERSION = 4


@dataclass(eq=False)
class Store:
    """The open file; its connection belongs to the thread that opened it.

    `identity` is the file's device and number on the disk; `sequence` the number of the last edit stored through it; `sitting`
    tells when each record was last kept as a version since the program started or a visit was opened (seconds of a clock
    that is never set).
    """

    path: Path
    connection: Connection
    key: Key = field(repr=False)
    identity: tuple[int, int]
    writes: bool = False
    sequence: int = 0
    sitting: dict[str, float] = field(default_factory=dict, repr=False)

    @cached_property
    def database(self) -> "Database":
        """The connection as sqlite_utils sees it; imported on first use, it costs more than opening the file."""
        from sqlite_utils import Database

        # Plug-ins of sqlite_utils would be handed the open confidential connection.
        return Database(self.connection, execute_plugins=False)

    @property
    def schema_version(self) -> int:
        """The version of the tables in the file."""
        return number_of(self.connection, "user_version")

    def confirm(self) -> None:
        """Raises StoreMoved unless the open file still stands at its path: SQLite would write to a moved one silently."""
        try:
            found = identity_of(self.path)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise StoreMoved(
                f"{self.path} is no longer there: it was moved, renamed or deleted, or its drive was taken out. What was saved "
                "is in that file; please put it back in its place."
            ) from error
        if found != self.identity:
            raise StoreMoved(
                f"Another file was put in the place of {self.path} while it was open; nothing is written to that one. "
                "Please put the former file back, or close Firsthand and restore a backup."
            )

    def reopen(self) -> None:
        """Opens the same file anew, as after its disk was gone for a while.

        Raises StoreError where it is not there, or is another one; then all stays as it was.
        """
        with plain_errors(self.path):
            found = identity_of(self.path)
        # A drive that was put in again may have another number; the file on it has not, nor fewer edits. Another file must
        # not even be opened for writing: our log, which still lies beside it, would be folded into it.
        if found != self.identity and (found[1] != self.identity[1] or self._has_fewer_edits()):
            self.confirm()
        fresh = _open(self.path, self.key, self.writes)
        former, self.connection, self.identity = self.connection, fresh.connection, fresh.identity
        vars(self).pop("database", None)
        with contextlib.suppress(DriverError):
            former.close()

    def _has_fewer_edits(self) -> bool:
        from db.integrity import ledger

        reading = open_for_reading(self.path, self.key)
        try:
            return ledger.count(reading.connection).sequence < self.sequence
        finally:
            reading.close()

    def close(self) -> None:
        """Closes the file; one that writes folds the write-ahead log back into it, as does the last one to leave."""
        if self.writes:
            from db.integrity import ledger

            # What is remembered beside the store is a help, never a reason to fail.
            with contextlib.suppress(StoreError, DriverError, OSError):
                ledger.remember(self)
            with contextlib.suppress(DriverError):
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        self.connection.close()


def open_store(path: Path, key: Key) -> Store:
    """Opens the store at `path` for writing, bringing older tables up to date (after a backup of what they held).

    Raises WrongKey, NotAStore, NewerStore or StoreUnreachable, and then has changed nothing.
    """
    store = _open(path, key, writes=True)
    try:
        if store.schema_version < SCHEMA_VERSION:
            _migrate(store)
    except BaseException:
        store.connection.close()
        raise
    return store


def open_for_reading(path: Path, key: Key) -> Store:
    """Opens the store at `path` so that nothing can be written through it; its tables must be up to date."""
    store = _open(path, key, writes=False)
    store.connection.execute("PRAGMA query_only = ON")
    return store


def create_store(path: Path, key: Key) -> Store:
    """Makes a new store at `path` and opens it.

    Raises Refused if anything stands there already, or if there are signs that a store stood there.
    """
    from db.integrity import ledger

    _finish_restoring(path)
    new = path.with_name(f"{path.name}.new")
    with plain_errors(path):
        # A link that leads nowhere is something too: perhaps to a drive that is not connected.
        if os.path.lexists(path):
            raise Refused(f"{path} exists already; nothing was changed.")
        if sign := ledger.sign_of_store(path):
            raise Refused(
                f"There was a store at {path}, as {sign.name} shows, and it is gone; no empty one was put in its place. Please "
                f"put it back or restore a backup; to begin anew, move {sign.name} away."
            )
        private_folder(path.parent)
        # Made aside and renamed once it is complete: a crash must not leave half a store that is then refused.
        discard(new)
        # Made empty and private first: SQLite would give the file whatever the umask allows.
        make_empty(new)
        connection = connect_to(new, key)
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            bring_up_to_date(Store(new, connection, key, identity_of(new)))
        finally:
            connection.close()
        new.rename(path)
    return open_store(path, key)


def bring_up_to_date(store: Store) -> None:
    """Applies the steps that the store's tables lack. Raises StoreError."""
    # sqlite_utils is only needed here and for writing; a start with tables up to date does not pay for it.
    from db.engine.migrations import migrate

    with plain_errors(store.path):
        migrate(store.database)
    if store.schema_version != SCHEMA_VERSION:
        raise StoreError(f"{store.path} could not be brought up to date; nothing it holds was lost.")


def refuse_foreign_and_newer(path: Path, connection: Connection) -> None:
    """Raises NotAStore or NewerStore where the file at `path` is not ours to write, or not only rows are in it."""
    if number_of(connection, "application_id") != APPLICATION_ID:
        raise NotAStore(f"{path} belongs to another program; it was left untouched.")
    version = number_of(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise NewerStore(
            f"{path} was written by a later version of Firsthand (tables {version}, this one knows {SCHEMA_VERSION}); "
            "please update Firsthand. Nothing was changed."
        )
    refuse_what_acts(path, connection)


def _open(path: Path, key: Key, writes: bool) -> Store:
    _finish_restoring(path)
    with plain_errors(path):
        refuse_what_is_no_store(path, writes)
        _, log, _ = beside(path)
        has_log = log.exists() and log.stat().st_size > 0
        if has_log and writes:
            from db.integrity.wal_guard import look_before_touching

            look_before_touching(path, key)
        try:
            # Whoever else closes the file folds the log into it, be it the file's own or one of another day.
            connection = connect_to(path, key, read_only=has_log and not writes)
        except DriverError:
            refuse_what_is_not_encrypted(path)
            raise
        try:
            refuse_foreign_and_newer(path, connection)
            if writes:
                make_private(path)
                _choose_journal(path, connection)
            return Store(path, connection, key, identity_of(path), writes)
        except BaseException:
            connection.close()
            raise


def _finish_restoring(path: Path) -> None:
    """Puts a backup in its place if that was interrupted: until then, what stands there is not what was chosen."""
    with plain_errors(path):
        if path.with_name(path.name + RESTORING).exists():
            from db.backup.restore import complete

            complete(path)


def _choose_journal(path: Path, connection: Connection) -> None:
    from db.engine.folder_kind import kind_of

    if kind_of(path.parent).is_local:
        connection.execute("PRAGMA journal_mode = WAL")
        return
    # A write-ahead log needs a local disk; while somebody reads it cannot be given up, which is noticed and told by health.
    with contextlib.suppress(DriverError):
        connection.execute("PRAGMA journal_mode = DELETE")


def _migrate(store: Store) -> None:
    from db.backup.backups import back_up
    from db.backup.names import BackupReason

    # A store that was only just begun has nothing to be kept.
    if store.schema_version:
        back_up(store, BackupReason.MIGRATION)
    bring_up_to_date(store)
