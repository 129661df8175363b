"""Encrypted backups of the open store: copied, opened and verified before they get their name, in a folder beside the store.

The copy is made by SQLite's backup API from one snapshot, so that it is one committed state however much is written
meanwhile. It has the store's key, and is a single file. Besides, it may be copied to a second folder of the user's choice;
where that fails, only the second copy is missing, and it is told.
"""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import disk_usage

from db.backup import retention
from db.backup.names import Backup, BackupReason, backup_at, backups_in, name_of
from db.engine.atomic_files import copy_new, discard, make_empty, private_folder, quietly_remove, replace, same_bytes, settle
from db.engine.connection import connect_to, number_of
from db.engine.driver import Connection, DriverError
from db.engine.driver_errors import FULL, plain_errors
from db.engine.keys import Key
from db.engine.store import Store
from db.integrity import ledger
from db.integrity.ledger import Count
from db.integrity.verification import WITH_LEDGER, BackupState, Contents, inspect, verify
from db.model.errors import StoreError, StoreFull, StoreUnreachable
from db.model.messages import N_, Message
from db.repositories.app_state import BACKUPS, recall, remember

FOLDER = "backups"
# A copy made beside the work goes in pieces of 1 MB and waits so long after each, so that saves find the disk free.
PIECE_PAGES, PAUSE_SECONDS, PIECES_PER_SYNC = 256, 0.004, 4
# What an interrupted backup left is removed after this time; another program may still be at work on a younger one.
LEFTOVER_SECONDS = 3600.0
NOT_ELSEWHERE = N_("The backup was made beside the store, but not in the second folder: {reason}")


class BackupAbandoned(StoreError):
    """The backup was given up, as the program is closing; a new one is made at the end."""


@dataclass(frozen=True, slots=True)
class NewBackup:
    """A backup that was made and verified; `elsewhere` says why there is no second one, where there should be one."""

    backup: Backup
    contents: Contents
    elsewhere: Message | None = None


def folder_of(path: Path) -> Path:
    """The folder of the backups of the store at `path`."""
    return path.parent / FOLDER


def chosen_folder(connection: Connection) -> Path | None:
    """The second folder for backups that the user chose, or None."""
    chosen = recall(connection, BACKUPS)
    return Path(chosen) if chosen else None


def choose_folder(store: Store, folder: Path | None) -> None:
    """Chooses a second folder for backups, or none. Raises StoreUnreachable where it is not there."""
    if folder and not folder.is_dir():
        raise StoreUnreachable(
            N_("{folder} is no folder that can be reached; backups are still kept beside the store."), folder=folder
        )
    remember(store, BACKUPS, str(folder.absolute()) if folder else "")


def all_backups(path: Path, chosen: Path | None = None) -> list[Backup]:
    """The backups of the store at `path`, in its own folder and in `chosen`, the latest first."""
    found = [backup for folder in (folder_of(path), chosen) if folder for backup in backups_in(folder, path.stem)]
    return sorted(found, key=lambda backup: (backup.sequence, backup.day, backup.at), reverse=True)


def newest_good(path: Path, key: Key, chosen: Path | None = None) -> tuple[Backup, Contents] | None:
    """The latest backup of the store at `path` that `key` opens and that holds all its records; None if there is none."""
    for backup in all_backups(path, chosen):
        look = inspect(backup.path, key)
        if look.standing is BackupState.GOOD:
            return backup, look.contents
    return None


def back_up(
    store: Store, reason: BackupReason, *, beside_work: bool = False, give_up: Callable[[], bool] = lambda: False
) -> NewBackup:
    """Makes and verifies a backup of `store`, and removes those whose time is over.

    `beside_work` is for a store opened for this in a thread of its own: the copy goes in pieces, and stops with BackupAbandoned
    when `give_up` says so. Raises StoreError where the backup cannot be made; then nothing is left of it.
    """
    folder, now = folder_of(store.path), datetime.now(UTC)
    with plain_errors(folder):
        private_folder(folder)
        _clean(folder)
        count, part = _copy(store, folder, beside_work, give_up)
        try:
            settle(part)
            contents = verify(part, store.key)
            # One of the same second, edit and reason holds the same, so it may be replaced.
            final = folder / name_of(store.path, count, reason, now)
            replace(part, final)
        finally:
            discard(part)
        backup = backup_at(final)
        assert backup, "a name of ours"
        _thin(folder, store.path.stem, count.day)
    return NewBackup(backup, contents, _copy_elsewhere(store, backup, count.day))


def before(store: Store, reason: BackupReason) -> NewBackup | None:
    """Makes a backup before something that changes much, unless the store is empty or its last backup holds all of it.

    Raises StoreError where it cannot be made; then what was to follow must not.
    """
    with plain_errors(store.path):
        count = ledger.count(store.connection)
    if not count.records:
        return None
    newest = next(iter(backups_in(folder_of(store.path), store.path.stem)), None)
    if newest and newest.sequence == count.sequence and inspect(newest.path, store.key).standing is BackupState.GOOD:
        return None
    return back_up(store, reason)


def _copy(store: Store, folder: Path, beside_work: bool, give_up: Callable[[], bool]) -> tuple[Count, Path]:
    """Copies a snapshot of the store into a new file of `folder`; returns what its ledger says, and where it is."""
    part = folder / f".{store.path.stem}-{time.time_ns()}.part"
    make_empty(part)
    try:
        target = connect_to(part, store.key)
        try:
            # Nobody reads this file before it is whole.
            target.execute("PRAGMA journal_mode = OFF")
            target.execute("PRAGMA synchronous = OFF")
            if beside_work:
                with part.open("rb") as written:
                    count = _copy_in_pieces(store.connection, target, written.fileno(), give_up)
            else:
                count = count_of(store.connection)
                store.connection.backup(target)
            # The copy says it has a write-ahead log, as the store does; a backup is one file.
            target.execute("PRAGMA journal_mode = DELETE")
        finally:
            target.close()
    except DriverError as error:
        why = None if hasattr(error, "sqlite_errorname") else _without_a_name(store, folder)
        discard(part)
        if why is None:
            raise
        raise why from error
    except BaseException:
        discard(part)
        raise
    return count, part


def _without_a_name(store: Store, folder: Path) -> StoreError:
    """What kept the copy from being made: the driver does not name what goes wrong inside it."""
    size = number_of(store.connection, "page_count") * number_of(store.connection, "page_size")
    if disk_usage(folder).free < size:
        return StoreFull(FULL, path=folder)
    return StoreUnreachable(
        N_("{path} could not be copied to {folder}; what was saved before is safe. Please see whether its drive is connected."),
        path=store.path,
        folder=folder,
    )


def _copy_in_pieces(source: Connection, target: Connection, descriptor: int, give_up: Callable[[], bool]) -> Count:
    """Copies with pauses, and sees each few pieces onto the disk: all at once at the end, saves would have to wait for it."""
    pieces = 0

    def rest(_status: int, _remaining: int, _total: int) -> None:
        nonlocal pieces
        pieces += 1
        if give_up():
            raise BackupAbandoned(N_("The backup was given up, as Firsthand is closing."))
        if pieces % PIECES_PER_SYNC == 0:
            os.fsync(descriptor)
        time.sleep(PAUSE_SECONDS)

    # A transaction that reads holds the snapshot from the first piece to the last, so that no save makes it begin again.
    source.execute("BEGIN")
    try:
        count = count_of(source)
        source.backup(target, pages=PIECE_PAGES, progress=rest)
    finally:
        source.execute("ROLLBACK")
    return count


def count_of(source: Connection) -> Count:
    """What the ledger of the store says, also of one that is older than ledgers. Raises NotAStore or the driver's error."""
    return ledger.count(source) if number_of(source, "user_version") >= WITH_LEDGER else Count()


def _copy_elsewhere(store: Store, backup: Backup, today: int) -> Message | None:
    """Copies a backup to the second folder, if there is to be one; returns a sentence where that failed."""
    chosen = chosen_folder(store.connection) if store.schema_version >= WITH_LEDGER else None
    if chosen is None:
        return None
    part = chosen / f".{backup.path.name}.part"
    try:
        with plain_errors(chosen):
            quietly_remove(part)
            copy_new(backup.path, part)
            if not same_bytes(backup.path, part):
                raise StoreUnreachable(N_("{path} did not keep what was written to it."), path=chosen)
            replace(part, chosen / backup.path.name)
            _thin(chosen, store.path.stem, today)
    except StoreError as error:
        quietly_remove(part)
        return Message(NOT_ELSEWHERE, reason=error.message)
    return None


def _thin(folder: Path, stem: str, today: int) -> None:
    quietly_remove(*(backup.path for backup in retention.surplus(backups_in(folder, stem), today)))


def _clean(folder: Path) -> None:
    """Removes what backups that were interrupted long ago left."""
    for path in folder.glob(".*.part*"):
        if abs(time.time() - path.stat().st_mtime) > LEFTOVER_SECONDS:
            quietly_remove(path)
