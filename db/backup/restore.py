"""Restores a backup: puts it in the place of the store, which may be sound, damaged, an empty file, or missing.

The old files are never deleted; they move into a dated folder beside the store, with their log and their count. The steps:

    1  the backup is copied beside the store, verified, and brought up to date there
    2  the mark `firsthand.db.restoring` is written      killed before: the old store, killed later: the restored one
    3  the old files get a second name in the dated folder; their log is taken away; the copy is renamed over the store
    4  the mark is removed

`complete`, called before every opening, does 3 and 4 again from wherever they were interrupted. A store that is a link stays
one: what it leads to is replaced.
Promises of safety: R8, R9, I2, S5, S10.
"""

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from db.backup.backups import all_backups
from db.backup.names import Backup
from db.backup.ownership import made_by, mark_of
from db.engine.atomic_files import (
    RESTORING,
    beside,
    copy_new,
    discard,
    led_to,
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
from db.engine.plain_files import NoPlainFile, TooLargeFile, kept_path, read_plain
from db.engine.store import SCHEMA_VERSION, Store
from db.engine.transactions import atomic
from db.engine.upgrade import bring_up_to_date
from db.integrity import ledger
from db.integrity.aside import RESTORED, place_for
from db.integrity.ledger import Count, path_of_count
from db.integrity.row_check import refuse_unreadable
from db.integrity.verification import Contents, contents_of, verify
from db.model.errors import NewerStore, NotAStore, StoreError, StoreUnreachable
from db.model.messages import N_
from db.repositories.app_state import BACKUPS, forget_folders, recall
from db.repositories.logos import keys_of_logos, picture_of, set_logo

# So many edits may have been made after the last one remembered anywhere; the restored store counts on above them.
UNKNOWN_EDITS = 1000
DISK_AWAY = N_("{path} is a link into {folder}, which is not there; is its drive connected? Nothing was changed.")
NOT_PUT_IN_PLACE = N_("{reason} Nothing was put in the place of the store; please choose another backup.")


@dataclass(frozen=True, slots=True)
class Restored:
    """What the restored store holds, and the folder that the old files moved to; None if there were none.

    `elsewhere` is the second folder for backups named in the backup. It was not taken over, because somebody else may have
    chosen it.
    """

    contents: Contents
    aside: Path | None
    elsewhere: str = ""


def restore(
    path: Path,
    backup: Path,
    key: Key,
    redraw: Callable[[bytes], bytes | None] = lambda _: None,
    replay: Callable[[Store], object] = lambda _: None,
) -> Restored:
    """Puts the backup at `backup`, which `key` opens, in the place of the store at `path`; nobody may have that open.

    Works on a new machine too, with only the backup and its key. A backup that does not lie beside the store may come from
    anybody: each of its rows must be readable, no folder it names is taken over, and each picture is replaced by what `redraw`
    returns for it. `replay` erases again whoever was erased since (db.privacy.erasure_list); without it, the next opening does.
    Raises StoreError; then the old store is unchanged.
    """
    with plain_errors(path):
        private_folder(path.parent)
        _refuse_if_away(path)
        complete(path)
        new = _new(path)
        discard(new)
        try:
            # A store that was moved aside earlier may have a log that was never folded in; a backup has none.
            for source, target in zip(beside(led_to(backup))[:2], beside(new)[:2], strict=True):
                if source == led_to(backup) or source.exists():
                    copy_new(source, target)
            try:
                contents, elsewhere = _prepare(path, new, key, None if _lies_beside(path, backup) else redraw, replay)
            except (NotAStore, NewerStore) as error:
                # The sentence must name the backup: the copy that was verified is gone when somebody reads it.
                raise type(error)(NOT_PUT_IN_PLACE, reason=error.message.having(path=backup)) from error
            aside = place_for(path, RESTORED)
            _write_mark(path, aside, contents.count)
        except BaseException:
            discard(new)
            raise
        complete(path)
    return Restored(contents, aside if aside.exists() else None, elsewhere)


def complete(path: Path) -> bool:
    """Finishes an interrupted restore; returns whether there was one. Raises StoreError if it cannot be finished now."""
    mark = path.with_name(path.name + RESTORING)
    if not mark.exists():
        return False
    with plain_errors(path):
        aside, count = _read_mark(mark)
        _refuse_if_away(path)
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
    """Removes the copy left by a restore that was interrupted before it changed anything."""
    if not path.with_name(path.name + RESTORING).exists():
        discard(_new(path))


def _refuse_if_away(path: Path) -> None:
    """Raises StoreUnreachable if the store is a link to a disk that is not there: nothing can be put in its place."""
    folder = led_to(path).parent
    if not folder.exists():
        raise StoreUnreachable(DISK_AWAY, path=path, folder=folder)


def _lies_beside(path: Path, backup: Path) -> bool:
    """Returns whether Firsthand itself put `backup` there: in the folder of the backups, or among files it moved aside."""
    return path.parent.resolve() in backup.resolve().parents


def _prepare(
    path: Path, new: Path, key: Key, redraw: Callable[[bytes], bytes | None] | None, replay: Callable[[Store], object]
) -> tuple[Contents, str]:
    """Verifies the copy, brings its tables up to date, and raises its counts above all that is known of the old store.

    With `redraw` the backup comes from elsewhere; then its folders and pictures are made safe. Returns the folder that was not
    taken over.
    """
    verify(new, key)
    with of_whatever_kind(new):
        return _brought_up(path, new, key, redraw, replay)


def _brought_up(
    path: Path, new: Path, key: Key, redraw: Callable[[bytes], bytes | None] | None, replay: Callable[[Store], object]
) -> tuple[Contents, str]:
    connection = connect_to(new, key)
    try:
        store = Store(new, connection, key, identity_of(new))
        if store.schema_version < SCHEMA_VERSION:
            bring_up_to_date(store)
        if redraw:
            refuse_unreadable(new, connection)
        replay(store)
        known = [ledger.recall(path) or Count(), *(Count(b.sequence, 0, b.day) for b in _backups_of(store, path, bool(redraw)))]
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


def _backups_of(store: Store, path: Path, from_elsewhere: bool) -> list[Backup]:
    """Returns the backups of the store to be restored that lie beside its place at `path`.

    A store from another machine goes on there too, so it becomes one of its own here, with another id, unless it is known here.
    """
    beside_it = made_by(all_backups(path), mark_of(store.connection), (store.key,))
    if from_elsewhere and not any(made.mark for made in beside_it):
        with atomic(store.connection):
            ledger.renew_store_id(store.connection)
    return beside_it


def _make_safe(store: Store, redraw: Callable[[bytes], bytes | None]) -> str:
    """Forgets the folders of whoever made the store and redraws its pictures; returns the second folder it named for backups."""
    elsewhere = recall(store.connection, BACKUPS)
    forget_folders(store)
    for key in keys_of_logos(store.connection):
        logo = picture_of(store.connection, key)
        set_logo(store, key, redraw(logo) if logo else None)
    return elsewhere


def _new(path: Path) -> Path:
    """Returns where the copy is prepared: beside the file itself, as it can be renamed only on the same disk."""
    real = led_to(path)
    return real.with_name(f"{real.name}.restored")


def _write_mark(path: Path, aside: Path, count: Count) -> None:
    text = json.dumps({"aside": aside.name, "count": asdict(count)})
    write_whole(path.with_name(path.name + RESTORING), text.encode())


def _read_mark(mark: Path) -> tuple[Path, Count]:
    try:
        found = json.loads(read_plain(mark))
        count = Count(found["count"]["sequence"], found["count"]["records"], found["count"]["day"])
        return mark.with_name(kept_path(found["aside"]).name), count
    except (NoPlainFile, TooLargeFile, ValueError, KeyError, TypeError) as error:
        raise StoreError(N_("{mark} cannot be read, so a restore cannot be finished; please move it away."), mark=mark) from error


def _keep_aside(path: Path, aside: Path) -> None:
    """Gives all files of the store at `path` a second name in `aside`; a second call does nothing."""
    here, there = beside(led_to(path)), beside(aside / path.name)
    for file, kept in (*zip(here, there, strict=True), (path_of_count(path), aside / path_of_count(path).name)):
        if os.path.lexists(file):
            private_folder(aside)
            _second_name(file, kept)
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
        # This file system has no second names (hard links).
        copy_new(file, part)
        replace(part, target)
    except OSError as error:
        if not isinstance(error, PermissionError | IsADirectoryError | NoPlainFile):
            raise
        # A file that cannot be read, or a folder, can still be moved.
        file.rename(target)


def _put_in_place(path: Path) -> None:
    store, log, memory = beside(led_to(path))
    # The old log goes first: SQLite would take it for the log of the new store.
    for file in (memory, log, path_of_count(path)):
        file.unlink(missing_ok=True)
    for folder in {path.parent, store.parent}:
        settle_folder(folder)
    replace(_new(path), store)
