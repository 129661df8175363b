"""Writes, copies and replaces files beside the store: whole or not at all, synced to the disk, readable by their owner only.

Promises of safety: K6, R3.
"""

import contextlib
import os
import shutil
import time
from pathlib import Path

from db.engine.plain_files import refuse_all_but_plain

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
# On Windows a viewer, an indexer or a virus scanner may hold a file for a moment. Pauses in seconds, 2.3 in all.
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 0.75)
PIECE = 1024 * 1024
# A file with this ending lies beside the store while a backup is put in its place (db.backup.restore).
RESTORING = ".restoring"
# Beside a store, the list of everybody who was erased (db.privacy.erasure_list).
ERASED = ".erased"
# The form of a moment (UTC) in the names of files.
STAMP = "%Y%m%dT%H%M%SZ"


def private_folder(folder: Path) -> None:
    """Makes `folder` and its missing parents for their owner only; an existing folder stays as it is."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        # Each by itself: `parents=True` gives the mode to the last one only, and the rest what the umask allows.
        one.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


def make_empty(path: Path) -> None:
    """Makes an empty private file. Raises FileExistsError if anything stands there."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))


def write_whole(path: Path, data: bytes) -> None:
    """Writes `data` to `path`; whatever happens, the old file or the new one stands there complete. Raises OSError."""
    beside = unfinished(path)
    beside.unlink(missing_ok=True)
    try:
        write_synced(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE), data)
        replace(beside, path)
    except OSError:
        quietly_remove(beside)
        raise


def write_synced(descriptor: int, data: bytes) -> None:
    """Writes `data` into an open file and closes it once all is on the disk. Raises OSError."""
    with os.fdopen(descriptor, "wb") as file:
        # Buffered: it goes on where the system wrote only a part, and raises where it writes no more.
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def unfinished(path: Path) -> Path:
    """Returns the file that `write_whole` leaves beside `path` when it is killed."""
    return path.with_name(f"{path.name}.part")


def copy_new(source: Path, target: Path) -> None:
    """Copies `source` to `target`, which must not exist yet; if the copy fails, nothing is left there. Raises OSError."""
    refuse_all_but_plain(source)
    with source.open("rb") as reading:
        make_empty(target)
        try:
            with target.open("r+b") as writing:
                while piece := reading.read(PIECE):
                    writing.write(piece)
                writing.flush()
                os.fsync(writing.fileno())
        except BaseException:
            quietly_remove(target)
            raise


def replace(source: Path, target: Path, waits: bool = os.name == "nt") -> None:
    """Renames `source` to `target`, replacing what stands there, and syncs the folder. Raises OSError.

    With `waits` it tries again while another program holds the target, which only Windows lets happen in our own folders.
    """
    for pause in PAUSES if waits else ():
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            break
    else:
        source.replace(target)
    settle_folder(target.parent)


def replace_all_names(source: Path, target: Path) -> None:
    """Renames `source` to `target`. Where the old file has another name, the new content is written there as well.

    That name cannot be found; without this, the old content would be left under it. Raises OSError.
    """
    if os.name == "nt" or target.stat().st_nlink == 1:
        replace(source, target)
        return
    with target.open("r+b") as old:
        replace(source, target)
        with target.open("rb") as content:
            shutil.copyfileobj(content, old, PIECE)
        old.truncate()
        old.flush()
        os.fsync(old.fileno())


def settle(path: Path) -> None:
    """Syncs the content of `path` to the disk. Raises OSError."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def settle_folder(folder: Path) -> None:
    """Syncs the names in `folder` to the disk, where the system can do that."""
    if os.name == "nt":
        return
    # Some network drives refuse this; the rename itself is done.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def quietly_remove(*paths: Path) -> None:
    """Removes temporary files of ours; a file that cannot be removed now stays until the next call."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def led_to(path: Path) -> Path:
    """Returns the file that `path` leads to, through all links; `path` itself if it is no link.

    A store may be a link to another disk: SQLite keeps the log beside the file itself, and there it must be replaced.
    """
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def beside(path: Path) -> tuple[Path, Path, Path]:
    """Returns the three files of an open store at `path`: itself, its write-ahead log, its shared memory."""
    return path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def discard(path: Path) -> None:
    """Removes an unfinished store and the files SQLite made beside it; a log left there would be read again."""
    quietly_remove(*beside(path), path.with_name(f"{path.name}-journal"))


def free_name(path: Path) -> Path:
    """Returns `path` if nothing stands there, else the next free path with a number before its suffix."""
    free, number = path, 1
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.stem}.{number}{path.suffix}")
    return free


def same_bytes(one: Path, other: Path) -> bool:
    """Returns whether both files have the same content. Raises OSError."""
    with one.open("rb") as first, other.open("rb") as second:
        while True:
            here, there = first.read(PIECE), second.read(PIECE)
            if here != there:
                return False
            if not here:
                return True
