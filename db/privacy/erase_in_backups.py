"""Erases one person from the backups: copies each, cleans and verifies the copy, and only then replaces the old file.

Promises of safety: G2, S4.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.backup.backups import REWRITING, folder_of
from db.backup.names import Backup, backups_in
from db.backup.retention import expiry_of
from db.engine.atomic_files import copy_new, discard, led_to, replace, settle
from db.engine.connection import connect_to
from db.engine.driver_errors import of_whatever_kind
from db.engine.file_checks import identity_of
from db.engine.keys import Key
from db.engine.store import SCHEMA_VERSION, Store
from db.engine.transactions import atomic
from db.engine.upgrade import bring_up_to_date
from db.integrity import aside
from db.integrity.row_check import refuse_unreadable
from db.integrity.verification import refuse_all_but_ours, verify
from db.model.errors import StoreError, WrongKey
from db.model.messages import N_, NN_, Message
from db.privacy.erase import ErasureCounts, erase_from
from db.privacy.erasure_list import with_name
from db.tables import search_index
from db.tables.erasure_plan import ErasurePlan

PUT_ASIDE = N_("{path} was put aside; please delete it, or keep it in a safe place.")
OTHER_KEY = N_("{name} needs another key.")
AWAY = N_(
    "No backup could be looked into in {folder}. If its drive is away, the person is erased there too once it is connected and "
    "Firsthand is started."
)
MORE_TEXTS = NN_(
    "{name} holds {count} more text that may name the person; it was left as it is.",
    "{name} holds {count} more texts that may name the person; they were left as they are.",
)


@dataclass(frozen=True, slots=True)
class FileLeft:
    """A file that may still hold the person, the reason, and the day it is removed by itself (None: somebody must delete it)."""

    path: Path
    sentence: Message
    expiry: date | None = None


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Which backups no longer hold the person, which files still may, and which folders could not be looked into."""

    backups: tuple[Path, ...] = ()
    left: tuple[FileLeft, ...] = ()
    away: tuple[Path, ...] = ()


def rewrite_backups(path: Path, key: Key, plan: ErasurePlan, elsewhere: Sequence[Path] = (), mark: str = "") -> Rewritten:
    """Rewrites every backup of the store at `path`, in its folder and `elsewhere`; may run in any thread.

    A backup that cannot be rewritten stays as it was, and the result names it with the day by which it is removed. Backups with
    the mark of another store are rewritten if the key opens them, and are not ours to name if it does not. A folder elsewhere
    in which no backup of ours lies now is `away`: it may be on a drive that is not connected.
    """
    found = rewrite_in(folder_of(path), path.stem, key, plan, mark)
    done, left, away = [*found.backups], [*found.left], []
    for folder in elsewhere:
        there = rewrite_in(folder, path.stem, key, plan, mark)
        done += there.backups
        left += there.left
        if not (there.backups or there.left):
            away.append(folder)
    # A copy as found cannot be rewritten, as its records do not agree with its count; it ends with the erasure.
    stay = [folder / path.name for folder in aside.found(path) if not aside.remove_found(path, folder)]
    beside = [FileLeft(file, Message(PUT_ASIDE, path=file)) for file in (*aside.put_aside(path), *stay)]
    missing = [FileLeft(folder, Message(AWAY, folder=folder)) for folder in away]
    return Rewritten(tuple(done), (*beside, *left, *missing), tuple(away))


def rewrite_in(folder: Path, stem: str, key: Key, plan: ErasurePlan, mark: str) -> Rewritten:
    """Rewrites the backups in one folder."""
    done: list[Path] = []
    left: list[FileLeft] = []
    for backup in backups_in(folder, stem):
        try:
            erased = rewrite(backup, key, plan)
        except WrongKey:
            if backup.mark in ("", mark):
                left.append(FileLeft(backup.path, Message(OTHER_KEY, name=backup.path.name), expiry_of(backup)))
        except StoreError as error:
            # A backup made beside the work is taken away again if somebody was erased meanwhile.
            if backup.path.exists():
                left.append(FileLeft(backup.path, error.message, expiry_of(backup)))
        else:
            done.append(backup.path)
            if erased.left:
                sentence = Message(MORE_TEXTS, name=backup.path.name, count=erased.left)
                left.append(FileLeft(backup.path, sentence, expiry_of(backup)))
    return Rewritten(tuple(done), tuple(left))


def rewrite(backup: Backup, key: Key, plan: ErasurePlan) -> ErasureCounts:
    """Erases the person from one backup. Raises StoreError; then the backup is unchanged."""
    # A link stays a link: nothing may be left in the file it leads to.
    real = led_to(backup.path)
    part = real.with_name(f".{real.name}.part")
    with REWRITING, of_whatever_kind(backup.path):
        discard(part)
        try:
            copy_new(backup.path, part)
            erased = _clean(part, key, plan, backup.path)
            settle(part)
            verify(part, key)
            replace(part, real)
        finally:
            discard(part)
    return erased


def _clean(part: Path, key: Key, plan: ErasurePlan, path: Path) -> ErasureCounts:
    """Erases the person from `part`, a copy of the backup at `path`."""
    connection = connect_to(part, key)
    try:
        refuse_all_but_ours(path, connection)
        store = Store(part, connection, key, identity_of(part))
        if store.schema_version < SCHEMA_VERSION:
            bring_up_to_date(store)
        refuse_unreadable(path.name, connection)
        with atomic(connection):
            erased = erase_from(connection, with_name(connection, plan), is_backup=True)
            search_index.forget_removed(connection)
        connection.execute("VACUUM")
    finally:
        connection.close()
    return erased
