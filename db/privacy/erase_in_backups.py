"""Erases one person from the backups: copies each, cleans and verifies the copy, and only then replaces the old file.

Promise of safety: G2.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.backup.backups import all_backups
from db.backup.names import Backup
from db.backup.retention import expiry_of
from db.engine.atomic_files import copy_new, discard, replace, settle
from db.engine.connection import connect_to
from db.engine.driver_errors import of_whatever_kind
from db.engine.file_checks import identity_of
from db.engine.keys import Key
from db.engine.store import SCHEMA_VERSION, Store
from db.engine.transactions import atomic
from db.engine.upgrade import bring_up_to_date
from db.integrity.row_check import refuse_unreadable
from db.integrity.verification import refuse_all_but_ours, verify
from db.model.errors import StoreError, WrongKey
from db.model.messages import N_, NN_, Message
from db.privacy.erase import ErasureCounts, erase_from
from db.tables.erasure_plan import ErasurePlan

PUT_ASIDE = N_("{path} was put aside; please delete it, or keep it in a safe place.")
OTHER_KEY = N_("{name} needs another key.")
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
    """Which backups no longer hold the person, and which still may."""

    backups: tuple[Path, ...] = ()
    left: tuple[FileLeft, ...] = ()


def rewrite_backups(path: Path, key: Key, plan: ErasurePlan, chosen: Path | None = None) -> Rewritten:
    """Rewrites every backup of the store at `path`, in its folder and in `chosen`; may run in any thread.

    A backup that cannot be rewritten stays as it was, and the result names it with the day by which it is removed.
    """
    done: list[Path] = []
    left = [FileLeft(file, Message(PUT_ASIDE, path=file)) for file in put_aside(path)]
    for backup in all_backups(path, chosen):
        try:
            erased = rewrite(backup, key, plan)
        except WrongKey:
            left.append(FileLeft(backup.path, Message(OTHER_KEY, name=backup.path.name), expiry_of(backup)))
        except StoreError as error:
            left.append(FileLeft(backup.path, error.message, expiry_of(backup)))
        else:
            done.append(backup.path)
            if erased.left:
                sentence = Message(MORE_TEXTS, name=backup.path.name, count=erased.left)
                left.append(FileLeft(backup.path, sentence, expiry_of(backup)))
    return Rewritten(tuple(done), tuple(left))


def rewrite(backup: Backup, key: Key, plan: ErasurePlan) -> ErasureCounts:
    """Erases the person from one backup. Raises StoreError; then the backup is unchanged."""
    part = backup.path.with_name(f".{backup.path.name}.part")
    with of_whatever_kind(backup.path):
        discard(part)
        try:
            copy_new(backup.path, part)
            erased = _clean(part, key, plan, backup.path)
            settle(part)
            verify(part, key)
            replace(part, backup.path)
        finally:
            discard(part)
    return erased


def put_aside(path: Path) -> list[Path]:
    """Returns the other stores beside `path`: moved aside by a restore, copied by the log check, or made by a repair."""
    kinds = ("before-restoring", "as-found")
    aside = (folder / path.name for kind in kinds for folder in path.parent.glob(f"{path.stem}-*-{kind}*"))
    return [file for file in (*aside, *path.parent.glob(f"{path.stem}-*-repaired*.db")) if file.exists()]


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
            erased = erase_from(connection, plan, is_backup=True)
        connection.execute("VACUUM")
    finally:
        connection.close()
    return erased
