"""Makes encrypted backups of the open store: copies it, opens and verifies the copy, and only then gives it its name.

A backup lies in a folder beside the store. SQLite's backup API copies one snapshot, so the copy is one committed state even
while edits are stored. It has the store's key and is a single file. Where the user chose a second folder, the backup is copied
there too; if that fails, the first copy still counts and the result says why the second one is missing.
Promises of safety: R8, R11, S3, S4.
"""

import json
import os
import stat
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import replace as replace_in
from datetime import UTC, datetime
from pathlib import Path
from shutil import disk_usage

from db.backup import retention
from db.backup.names import Backup, BackupReason, backup_at, backups_in, name_of
from db.backup.ownership import made_by, mark_of
from db.engine.atomic_files import copy_new, discard, make_empty, private_folder, quietly_remove, replace, same_bytes, settle
from db.engine.connection import connect_to, number_of
from db.engine.driver import Connection, DriverError
from db.engine.driver_errors import FULL, plain_errors
from db.engine.keys import Key
from db.engine.plain_files import kept_path
from db.engine.store import Store
from db.integrity import ledger
from db.integrity.ledger import Count
from db.integrity.verification import WITH_LEDGER, BackupState, Contents, inspect, verify
from db.model.errors import StoreError, StoreFull, StoreUnreachable
from db.model.messages import N_, Message
from db.repositories.app_state import BACKUPS, recall, remember
from db.tables import search_index
from db.tables.erasure_plan import plan_from
from db.tables.remembered import FORMER_BACKUPS, folders_from

FOLDER = "backups"
# A backup is rewritten by one thread at a time: otherwise each would undo what the other did to its copy.
REWRITING = threading.RLock()
# A copy made during work is written in pieces of 1 MB, with this pause after each, so that saves find the disk free.
PIECE_PAGES, PAUSE_SECONDS, PIECES_PER_SYNC = 256, 0.004, 4
# Remains of an interrupted backup are removed after this time; another program may still be writing a younger one.
LEFTOVER_SECONDS = 3600.0
NOT_ELSEWHERE = N_("The backup was made beside the store, but not in the second folder: {reason}")


class BackupAbandoned(StoreError):
    """The backup was abandoned because the program is closing; a new one is made at the end."""


@dataclass(frozen=True, slots=True)
class NewBackup:
    """A backup that was made and verified; `elsewhere` says why the second folder lacks a copy, if it should have one."""

    backup: Backup
    contents: Contents
    elsewhere: Message | None = None


def folder_of(path: Path) -> Path:
    """Returns the folder of the backups of the store at `path`."""
    return path.parent / FOLDER


def chosen_folder(connection: Connection) -> Path | None:
    """Returns the second folder for backups that the user chose, or None."""
    chosen = recall(connection, BACKUPS)
    return kept_path(chosen) if chosen else None


def choose_folder(store: Store, folder: Path | None) -> None:
    """Sets the second folder for backups, or none. Raises StoreUnreachable if that folder does not exist."""
    if folder and not folder.is_dir():
        raise StoreUnreachable(
            N_("{folder} is no folder that can be reached; backups are still kept beside the store."), folder=folder
        )
    former, now = recall(store.connection, BACKUPS), str(folder.absolute()) if folder else ""
    if former and former != now:
        _remember_former(store, {former, *_former(store.connection)})
    remember(store, BACKUPS, now)


def folders_elsewhere(connection: Connection) -> list[Path]:
    """Returns every folder besides the store's own in which backups of it may lie: the second folder, and former ones."""
    chosen = recall(connection, BACKUPS)
    return [kept_path(folder) for folder in dict.fromkeys(filter(None, (chosen, *_former(connection))))]


def forget_folder(store: Store, folder: Path) -> None:
    """Forgets a second folder, also the chosen one, as part of a transaction."""
    _remember_former(store, {*_former(store.connection)} - {str(folder)})
    if recall(store.connection, BACKUPS) == str(folder):
        remember(store, BACKUPS, "")


def _former(connection: Connection) -> list[str]:
    return folders_from(recall(connection, FORMER_BACKUPS))


def _remember_former(store: Store, folders: set[str]) -> None:
    remember(store, FORMER_BACKUPS, json.dumps(sorted(folders)))


def all_backups(path: Path, chosen: Path | None = None) -> list[Backup]:
    """Returns the backups of the store at `path`, in its own folder and in `chosen`, the latest first."""
    found = [backup for folder in (folder_of(path), chosen) if folder for backup in backups_in(folder, path.stem)]
    return sorted(found, key=lambda backup: (backup.sequence, backup.day, backup.at), reverse=True)


def newest_good(path: Path, key: Key, chosen: Path | None = None) -> tuple[Backup, Contents] | None:
    """Returns the latest backup of the store at `path` that `key` opens and that holds all its records; None if there is none."""
    for backup in all_backups(path, chosen):
        look = inspect(backup.path, key)
        if look.standing is BackupState.GOOD:
            return backup, look.contents
    return None


def back_up(
    store: Store, reason: BackupReason, *, beside_work: bool = False, give_up: Callable[[], bool] = lambda: False
) -> NewBackup:
    """Makes and verifies a backup of `store`, and removes the backups that retention no longer keeps.

    `beside_work` is for a store that a thread of its own opened for this: the copy is written in pieces, and BackupAbandoned is
    raised when `give_up` returns True. Raises StoreError if the backup cannot be made; then nothing of it is left.
    """
    while True:
        made, erased = _made(store, reason, beside_work, give_up)
        elsewhere = _copy_elsewhere(store, made.backup, made.contents.count.day)
        if erased == _erased(store.connection):
            return replace_in(made, elsewhere=elsewhere)
        # Somebody was erased since the copy was begun. The erasure looks for backups after it is in the store, and this one
        # looks for erasures after it has its name: one of them finds the other.
        _take_back(store, made.backup)


def _made(store: Store, reason: BackupReason, beside_work: bool, give_up: Callable[[], bool]) -> tuple[NewBackup, int]:
    """Makes a backup beside the store; returns it, and how many erasures it knows of."""
    folder, now = folder_of(store.path), datetime.now(UTC)
    with plain_errors(folder):
        private_folder(folder)
        _clean(folder)
        count, part, erased = _copy(store, folder, beside_work, give_up)
        try:
            settle(part)
            contents = verify(part, store.key)
            # A backup of the same second, edit and reason has the same content, so it may be replaced.
            mark = mark_of(store.connection)
            final = folder / name_of(store.path, count, reason, now, mark)
            replace(part, final)
        finally:
            discard(part)
        backup = backup_at(final)
        assert backup, "a name of ours"
        _thin(store, folder, count.day)
    return NewBackup(backup, contents), erased


def _take_back(store: Store, backup: Backup) -> None:
    chosen = chosen_folder(store.connection)
    quietly_remove(backup.path, *([chosen / backup.path.name] if chosen else []))


def _erased(connection: Connection) -> int:
    """Returns how many erasures the store or the backup knows of."""
    if number_of(connection, "user_version") < WITH_LEDGER:
        return 0
    return int(connection.execute("SELECT count(*) FROM erasures").fetchone()[0])


def _leave_names_out(copy: Connection) -> None:
    """Takes the names of erasures that are under way out of their plans and of the search index, which forgets them in parts.

    Nobody looks for them in a backup made meanwhile.

    Where the copy is restored, the rest of the erasure finds the name in each backup that still holds it.
    """
    rows = copy.execute("SELECT id, plan FROM erasures WHERE plan <> ''").fetchall()
    plans = {number: plan_from(plan) for number, plan in rows}
    if any(known.name for known in plans.values()):
        search_index.forget_removed(copy)
    for number, known in plans.items():
        copy.execute("UPDATE erasures SET plan = ? WHERE id = ?", (known.nameless(*known.folders).to_text(), number))


def before(store: Store, reason: BackupReason, *, beside_work: bool = False) -> NewBackup | None:
    """Makes a backup before something that changes much, unless the store is empty or its last backup holds all of it.

    `beside_work` is for a store that was opened for reading, while another thread writes.

    Raises StoreError if it cannot be made; then the caller must not go on.
    """
    with plain_errors(store.path):
        count = ledger.count(store.connection)
    if not count.records:
        return None
    newest = newest_of(store)
    return None if newest and newest.sequence == count.sequence else back_up(store, reason, beside_work=beside_work)


def own_backups(store: Store, folder: Path) -> list[Backup]:
    """Returns the backups in `folder` that this store made, the latest first. Raises the driver's error."""
    return made_by(backups_in(folder, store.path.stem), mark_of(store.connection), (store.key,))


def newest_of(store: Store) -> Backup | None:
    """Returns the latest backup of the open store beside it that can be restored; None if there is none."""
    own = own_backups(store, folder_of(store.path))
    return next((made for made in own if inspect(made.path, store.key).standing is BackupState.GOOD), None)


def _copy(store: Store, folder: Path, beside_work: bool, give_up: Callable[[], bool]) -> tuple[Count, Path, int]:
    """Copies a snapshot of the store into a new file in `folder`; returns the count in its ledger, and the path."""
    part = folder / f".{store.path.stem}-{time.time_ns()}.part"
    make_empty(part)
    try:
        target = connect_to(part, store.key)
        try:
            # The file needs no journal: nobody reads it before it is complete.
            target.execute("PRAGMA journal_mode = OFF")
            target.execute("PRAGMA synchronous = OFF")
            if beside_work:
                with part.open("rb") as written:
                    count = _copy_in_pieces(store.connection, target, written.fileno(), give_up)
            else:
                count = count_of(store.connection)
                store.connection.backup(target)
            # The header of the copy names a write-ahead log, as the store's does; a backup is one file.
            target.execute("PRAGMA journal_mode = DELETE")
            erased = _erased(target)
            if erased:
                _leave_names_out(target)
        finally:
            target.close()
    except DriverError as error:
        why = None if hasattr(error, "sqlite_errorname") else _reason_of_failure(store, folder)
        discard(part)
        if why is None:
            raise
        raise why from error
    except BaseException:
        discard(part)
        raise
    return count, part, erased


def _reason_of_failure(store: Store, folder: Path) -> StoreError:
    """Returns the reason why the copy could not be made; the driver's own error does not name it."""
    size = number_of(store.connection, "page_count") * number_of(store.connection, "page_size")
    if disk_usage(folder).free < size:
        return StoreFull(FULL, path=folder)
    return StoreUnreachable(
        N_("{path} could not be copied to {folder}; what was saved before is safe. Please see whether its drive is connected."),
        path=store.path,
        folder=folder,
    )


def _copy_in_pieces(source: Connection, target: Connection, descriptor: int, give_up: Callable[[], bool]) -> Count:
    """Copies with pauses and syncs every few pieces to the disk: one sync at the end would make saves wait."""
    pieces = 0

    def rest(_status: int, _remaining: int, _total: int) -> None:
        nonlocal pieces
        pieces += 1
        if give_up():
            raise BackupAbandoned(N_("The backup was given up, as Firsthand is closing."))
        if pieces % PIECES_PER_SYNC == 0:
            os.fsync(descriptor)
        time.sleep(PAUSE_SECONDS)

    # A reading transaction holds one snapshot from the first piece to the last; otherwise each save would restart the copy.
    source.execute("BEGIN")
    try:
        count = count_of(source)
        source.backup(target, pages=PIECE_PAGES, progress=rest)
    finally:
        source.execute("ROLLBACK")
    return count


def count_of(source: Connection) -> Count:
    """Returns the count in the ledger of the store, also for a store that is older than ledgers.

    Raises NotAStore or the driver's error.
    """
    return ledger.count(source) if number_of(source, "user_version") >= WITH_LEDGER else Count()


def _copy_elsewhere(store: Store, backup: Backup, today: int) -> Message | None:
    """Copies a backup to the second folder, if one was chosen; returns a sentence if that failed."""
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
            _thin(store, chosen, today)
    except StoreError as error:
        quietly_remove(part)
        return Message(NOT_ELSEWHERE, reason=error.message)
    return None


def _thin(store: Store, folder: Path, today: int) -> None:
    quietly_remove(*(backup.path for backup in retention.surplus(own_backups(store, folder), today)))


def _clean(folder: Path) -> None:
    """Removes the remains of backups that were interrupted long ago."""
    for path in folder.glob(".*.part*"):
        with suppress(OSError):
            found = path.lstat()
            if stat.S_ISREG(found.st_mode) and abs(time.time() - found.st_mtime) > LEFTOVER_SECONDS:
                path.unlink()
