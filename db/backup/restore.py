"""Puts a backup in the place of the store, whatever stands there: a sound store, a damaged one, an empty file, or nothing.

What stands there is never deleted; it goes into a dated folder beside the store, with its log and its count. Order of events:

    1  the backup is copied beside the store, verified, and brought up to date there
    2  the mark `firsthand.db.restoring` is written      killed before: the old store, killed later: the restored one
    3  the old files get a second name in the dated folder; their log is taken away; the copy is renamed over the store
    4  the mark is removed

`complete`, called before every opening, does 3 and 4 again from wherever they were interrupted.
"""

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from db.backup.backups import all_backups
from db.engine.atomic_files import (
    RESTORING,
    STAMP,
    beside,
    copy_new,
    discard,
    free_name,
    private_folder,
    quietly_remove,
    replace,
    settle,
    settle_folder,
    write_whole,
)
from db.engine.connection import connect_to
from db.engine.driver_errors import of_whatever_kind, plain_errors
from db.engine.file_checks import identity_of
from db.engine.keys import Key
from db.engine.store import SCHEMA_VERSION, Store
from db.engine.transactions import atomic
from db.engine.upgrade import bring_up_to_date
from db.integrity import ledger
from db.integrity.ledger import Count, path_of_count
from db.integrity.row_check import refuse_unreadable
from db.integrity.verification import Contents, contents_of, verify
from db.model.errors import NewerStore, NotAStore, StoreError
from db.model.messages import N_
from db.repositories.app_state import BACKUPS, forget_folders, recall
from db.repositories.logos import customers_with_logo, logo_of, set_logo

# Edits that may have been made after the last one that is remembered anywhere; those of the restored store come later.
UNKNOWN_EDITS = 1000
NOT_PUT_IN_PLACE = N_("{reason} Nothing was put in the place of the store; please choose another backup.")


@dataclass(frozen=True, slots=True)
class Restored:
    """What the restored store holds, and the folder in which what stood in its place lies now; None if nothing did.

    `elsewhere` is the second folder for backups that was not taken over, as somebody else may have chosen it.
    """

    contents: Contents
    aside: Path | None
    elsewhere: str = ""


def restore(path: Path, backup: Path, key: Key, redraw: Callable[[bytes], bytes | None] = lambda _: None) -> Restored:
    """Puts the backup at `backup`, which `key` opens, in the place of the store at `path`; nobody may have that open.

    Works on a new machine too, where nothing is but the backup and its key. One that does not lie beside the store may come
    from anybody: each of its rows must be readable, no folder it names is taken over, and of its pictures only what `redraw`
    makes of them. Raises StoreError, and then the old store stands as it did.
    """
    with plain_errors(path):
        private_folder(path.parent)
        complete(path)
        new = _new(path)
        discard(new)
        try:
            # What was moved aside once may have a log that was never folded in; a backup has none.
            for source, target in zip(beside(backup)[:2], beside(new)[:2], strict=True):
                if source == backup or source.exists():
                    copy_new(source, target)
            try:
                contents, elsewhere = _prepare(path, new, key, None if _lies_beside(path, backup) else redraw)
            except (NotAStore, NewerStore) as error:
                # The copy that was looked into is gone by the time this is read.
                raise type(error)(NOT_PUT_IN_PLACE, reason=error.message.having(path=backup)) from error
            aside = _aside(path)
            _write_mark(path, aside, contents.count)
        except BaseException:
            discard(new)
            raise
        complete(path)
    return Restored(contents, aside if aside.exists() else None, elsewhere)


def complete(path: Path) -> bool:
    """Finishes a restoring that was interrupted; whether there was one. Raises StoreError if it cannot be finished now."""
    mark = path.with_name(path.name + RESTORING)
    if not mark.exists():
        return False
    with plain_errors(path):
        aside, count = _read_mark(mark)
        if _new(path).exists():
            try:
                _keep_aside(path, aside)
            except OSError:
                # Nothing is in its place yet, so the old store can stay.
                quietly_remove(mark, *beside(_new(path)))
                raise
            _put_in_place(path)
        ledger.write(path, count)
        mark.unlink()
        settle_folder(path.parent)
    return True


def clean(path: Path) -> None:
    """Removes the copy of a restoring that was interrupted before it began to change anything."""
    if not path.with_name(path.name + RESTORING).exists():
        discard(_new(path))


def _lies_beside(path: Path, backup: Path) -> bool:
    """Whether we put it there: in the folder of the backups, or with what was put aside."""
    return path.parent.resolve() in backup.resolve().parents


def _prepare(path: Path, new: Path, key: Key, redraw: Callable[[bytes], bytes | None] | None) -> tuple[Contents, str]:
    """Verifies the copy, brings its tables up to date, and lets it come after everything that was known of the old store.

    With `redraw` it is from elsewhere; then what it names and shows is made safe. Returns the folder that was not taken over.
    """
    verify(new, key)
    with of_whatever_kind(new):
        return _brought_up(path, new, key, redraw)


def _brought_up(path: Path, new: Path, key: Key, redraw: Callable[[bytes], bytes | None] | None) -> tuple[Contents, str]:
    connection = connect_to(new, key)
    try:
        store = Store(new, connection, key, identity_of(new))
        if store.schema_version < SCHEMA_VERSION:
            bring_up_to_date(store)
        if redraw:
            refuse_unreadable(new, connection)
        known = [ledger.recall(path) or Count(), *(Count(b.sequence, 0, b.day) for b in all_backups(path))]
        highest = Count(max(c.sequence for c in known) + UNKNOWN_EDITS, 0, max(c.day for c in known))
        with atomic(connection):
            elsewhere = _make_safe(store, redraw) if redraw else ""
            ledger.raise_to(connection, highest)
        contents = contents_of(connection)
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()
    settle(new)
    return contents, elsewhere


def _make_safe(store: Store, redraw: Callable[[bytes], bytes | None]) -> str:
    """Forgets the folders of the one who made the store, makes its pictures anew; returns where backups were to go as well."""
    elsewhere = recall(store.connection, BACKUPS)
    forget_folders(store)
    for customer_id in customers_with_logo(store.connection):
        logo = logo_of(store.connection, customer_id)
        set_logo(store, customer_id, redraw(logo) if logo else None)
    return elsewhere


def _new(path: Path) -> Path:
    return path.with_name(f"{path.name}.restored")


def _aside(path: Path) -> Path:
    """A new folder for what stands at `path` now; not made yet."""
    return free_name(path.with_name(f"{path.stem}-{datetime.now(UTC).strftime(STAMP)}-before-restoring"))


def _write_mark(path: Path, aside: Path, count: Count) -> None:
    text = json.dumps({"aside": aside.name, "count": asdict(count)})
    write_whole(path.with_name(path.name + RESTORING), text.encode())


def _read_mark(mark: Path) -> tuple[Path, Count]:
    try:
        found = json.loads(mark.read_text("utf-8"))
        count = Count(found["count"]["sequence"], found["count"]["records"], found["count"]["day"])
        return mark.with_name(Path(found["aside"]).name), count
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(
            N_("{mark} cannot be read, so a restoring cannot be finished; please move it away."), mark=mark
        ) from error


def _keep_aside(path: Path, aside: Path) -> None:
    """Gives everything that stands at `path` a second name in `aside`; done again, it does nothing."""
    for file in (*beside(path), path_of_count(path)):
        if os.path.lexists(file):
            private_folder(aside)
            _second_name(file, aside / file.name)
    if aside.exists():
        settle_folder(aside)


def _second_name(file: Path, target: Path) -> None:
    if target.exists():
        return
    try:
        os.link(file, target, follow_symlinks=False)
    except OSError:
        pass
    else:
        return
    part = target.with_name(f"{target.name}.part")
    quietly_remove(part)
    try:
        # A file system without second names.
        copy_new(file, part)
        replace(part, target)
    except OSError as error:
        if not isinstance(error, PermissionError | IsADirectoryError):
            raise
        # What cannot even be read, or is a folder, can still be moved.
        file.rename(target)


def _put_in_place(path: Path) -> None:
    store, log, memory = beside(path)
    # First the old log: SQLite would take it for the new store's.
    for file in (memory, log, path_of_count(path)):
        file.unlink(missing_ok=True)
    settle_folder(path.parent)
    replace(_new(path), store)
