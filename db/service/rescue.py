"""Saves on another disk what the store could not take: a backup of the store with the missing edits in it.

It has the name and the key of a backup, so it is restored like one. Promise of safety: R3b.
"""

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from db.backup.names import BackupReason, name_of
from db.engine.atomic_files import make_empty, quietly_remove, replace, settle, unfinished
from db.engine.connection import connect_to
from db.engine.driver_errors import plain_errors
from db.engine.file_checks import identity_of
from db.engine.keys import Key
from db.engine.store import Store
from db.integrity import ledger
from db.integrity.verification import verify
from db.model.edits import Edit
from db.model.errors import StoreError
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from db.service.opening import create_store, open_for_reading


def save_elsewhere(path: Path, key: Key, edits: Sequence[Edit], open_visit: WholeVisit | None, folder: Path) -> Path:
    """Writes the store at `path` with `edits` into `folder`, and returns the path of the verified file.

    Where the store itself cannot be read any more, the file holds the `open_visit` alone, as it stands in memory.
    Raises StoreError if nothing could be saved; then nothing is left in `folder`.
    """
    part = folder / f".{path.stem}-{time.time_ns()}.part"
    try:
        with plain_errors(folder):
            try:
                count = _copy_with(path, key, edits, part)
            except StoreError:
                _remove(part)
                if open_visit is None or not folder.is_dir():
                    raise
                count = _only(open_visit, key, part)
            settle(part)
            verify(part, key)
            final = folder / name_of(path, count, BackupReason.ASKED, datetime.now(UTC))
            replace(part, final)
            return final
    finally:
        _remove(part)


def _copy_with(path: Path, key: Key, edits: Sequence[Edit], part: Path) -> ledger.Count:
    """Copies the store as it lies on the disk to `part`, and applies the edits there."""
    source = open_for_reading(path, key)
    try:
        make_empty(part)
        with plain_errors(part):
            target = connect_to(part, key)
            try:
                source.connection.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
                copy = Store(part, target, key, identity_of(part), writes=True)
                for edit in edits:
                    visits.apply(copy, edit)
                return ledger.count(target)
            finally:
                target.close()
    finally:
        source.close()


def _only(whole: WholeVisit, key: Key, part: Path) -> ledger.Count:
    """Makes a new store at `part` that holds one visit."""
    store = create_store(part, key)
    try:
        incoming.add(store, whole)
        return ledger.count(store.connection)
    finally:
        store.close()


def _remove(part: Path) -> None:
    """Removes `part` and whatever a store has beside it."""
    quietly_remove(part, ledger.path_of_count(part), *(part.with_name(part.name + end) for end in ("-wal", "-shm", "-journal")))
    quietly_remove(unfinished(part))
