"""Opens the store: refuses foreign and newer files, finishes an interrupted restore, brings older tables up to date.

Backup, restore and the check of the log are imported in the functions that need them: an ordinary start needs none.
Promises of safety: R5, R10, S5, M1, M2.
"""

import contextlib
import os
from pathlib import Path

from db.engine.atomic_files import ERASED, RESTORING, beside, discard, led_to, make_empty, private_folder, settle, settle_folder
from db.engine.connection import connect_to
from db.engine.driver import Connection, DriverError
from db.engine.driver_errors import plain_errors
from db.engine.file_checks import identity_of, make_private, refuse_what_is_no_store, refuse_what_is_not_encrypted
from db.engine.folder_kind import kind_of
from db.engine.keys import Key
from db.engine.store import APPLICATION_ID, SCHEMA_VERSION, Store, refuse_foreign_and_newer
from db.engine.upgrade import bring_up_to_date
from db.integrity import ledger
from db.model.errors import Refused
from db.model.messages import N_


def open_store(path: Path, key: Key) -> Store:
    """Opens the store at `path` for writing, and brings older tables up to date after a backup.

    Raises WrongKey, NotAStore, NewerStore or StoreUnreachable, and then has changed nothing.
    """
    store = _open(path, key, writes=True)
    try:
        if store.schema_version < SCHEMA_VERSION:
            _migrate(store)
        _erase_again(store)
    except BaseException:
        store.connection.close()
        raise
    return store


def _erase_again(store: Store) -> None:
    """Erases again whoever was erased here, and whom a backup put in the place of the store has brought back."""
    if store.path.with_suffix(ERASED).exists():
        from db.privacy.erasure_list import replay

        with plain_errors(store.path):
            replay(store, store.path)


def open_for_reading(path: Path, key: Key) -> Store:
    """Opens the store at `path` for reading only; its tables must be up to date."""
    store = _open(path, key, writes=False)
    store.connection.execute("PRAGMA query_only = ON")
    return store


def create_store(path: Path, key: Key) -> Store:
    """Makes a new store at `path` and opens it.

    Raises Refused if anything stands there already, or if there are signs that a store stood there.
    """
    _finish_restoring(path)
    new = path.with_name(f"{path.name}.new")
    with plain_errors(path):
        # A link that leads nowhere is something too: perhaps to a drive that is not connected.
        if os.path.lexists(path):
            raise Refused(N_("{path} exists already; nothing was changed."), path=path)
        if sign := ledger.sign_of_store(path):
            raise Refused(
                N_(
                    "There was a store at {path}, as {name} shows, and it is gone; no empty one was put in its place. "
                    "Please put it back or restore a backup; to begin anew, move {name} away."
                ),
                path=path,
                name=sign.name,
            )
        private_folder(path.parent)
        # Made under another name and renamed once it is complete: a crash must not leave half a store that is then refused.
        discard(new)
        # Made empty and private first: SQLite would give the file whatever the umask allows.
        make_empty(new)
        connection = connect_to(new, key)
        try:
            # Nobody reads it before it has its name, so it goes to the disk once and whole, not step by step.
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            bring_up_to_date(Store(new, connection, key, identity_of(new)))
        finally:
            connection.close()
        settle(new)
        new.rename(path)
        settle_folder(path.parent)
    return open_store(path, key)


def reopen(store: Store) -> None:
    """Opens the same file again, after its disk was gone for a while.

    Raises StoreError if the file is missing or is another one; then nothing is changed.
    """
    with plain_errors(store.path):
        found = identity_of(store.path)
    # A drive that was unplugged and put back may have another device number, but its file has the same number and no fewer edits.
    # Another file must not even be opened for writing: our log, which still lies beside it, would be folded into it.
    if found != store.identity and (found[1] != store.identity[1] or _has_fewer_edits(store)):
        store.confirm()
    fresh = _open(store.path, store.key, store.writes)
    former, store.connection, store.identity = store.connection, fresh.connection, fresh.identity
    vars(store).pop("database", None)
    with contextlib.suppress(DriverError):
        former.close()


def _open(path: Path, key: Key, writes: bool) -> Store:
    _finish_restoring(path)
    with plain_errors(path):
        refuse_what_is_no_store(path, writes)
        _, log, _ = beside(led_to(path))
        has_log = log.exists() and log.stat().st_size > 0
        if has_log and writes:
            from db.integrity.wal_guard import look_before_touching

            look_before_touching(path, key)
        try:
            # Read-only: on closing, a writing connection would fold the log into the file, even one of another day.
            connection = connect_to(path, key, read_only=has_log and not writes)
        except DriverError:
            refuse_what_is_not_encrypted(path)
            raise
        try:
            refuse_foreign_and_newer(path, connection)
            if writes:
                make_private(path)
                _choose_journal(path, connection)
            return Store(path, connection, key, identity_of(path), writes, before_close=ledger.remember)
        except BaseException:
            connection.close()
            raise


def _finish_restoring(path: Path) -> None:
    """Finishes an interrupted restore; before that, the file at `path` is not the backup the person chose."""
    with plain_errors(path):
        if path.with_name(path.name + RESTORING).exists():
            from db.backup.restore import complete

            complete(path)


def _choose_journal(path: Path, connection: Connection) -> None:
    if kind_of(led_to(path).parent).is_local:
        connection.execute("PRAGMA journal_mode = WAL")
        return
    # A write-ahead log needs a local disk. It cannot be given up while somebody reads; then the health check reports it.
    with contextlib.suppress(DriverError):
        connection.execute("PRAGMA journal_mode = DELETE")


def _migrate(store: Store) -> None:
    from db.backup.backups import back_up
    from db.backup.names import BackupReason

    # A store that was only just created holds nothing that needs a backup.
    if store.schema_version:
        back_up(store, BackupReason.MIGRATION)
    bring_up_to_date(store)


def _has_fewer_edits(store: Store) -> bool:
    reading = open_for_reading(store.path, store.key)
    try:
        return ledger.count(reading.connection).sequence < store.sequence
    finally:
        reading.close()
