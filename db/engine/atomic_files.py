"""Files beside the store: written whole or not at all, readable by their owner only, and really on the disk."""

import contextlib
import os
import time
from pathlib import Path

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
# A viewer, an indexer or a virus scanner on Windows may hold a file for a moment. Seconds, 2.3 in all.
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 0.75)
PIECE = 1024 * 1024
# Beside a store, while a backup is being put in its place (db.backup.restore).
RESTORING = ".restoring"
# How names of files tell the moment (UTC).
STAMP = "%Y%m%dT%H%M%SZ"


def private_folder(folder: Path) -> None:
    """Makes `folder`, and what is missing above it, for its owner only; one that stands already stays as it is."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)


def make_empty(path: Path) -> None:
    """Makes an empty private file. Raises FileExistsError if anything stands there."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))


def write_whole(path: Path, data: bytes) -> None:
    """Puts `data` at `path`: whatever happens, the old file or the new one stands there complete. Raises OSError."""
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
        # Buffered: it writes on where the system took only a part, and says so where it takes no more.
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def unfinished(path: Path) -> Path:
    """What `write_whole` leaves beside `path` when it is killed."""
    return path.with_name(f"{path.name}.part")


def copy_new(source: Path, target: Path) -> None:
    """Copies `source` to `target`, where nothing may stand yet; nothing is left there if it fails. Raises OSError."""
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
    """Renames `source` to `target`, over whatever stands there, and sees that the folder remembers. Raises OSError.

    `waits` for whoever holds the target: in a folder of ours only Windows lets anybody hold it.
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


def settle(path: Path) -> None:
    """Returns once the content of `path` is on the disk. Raises OSError."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def settle_folder(folder: Path) -> None:
    """Returns once the names in `folder` are on the disk, where the system can say so."""
    if os.name == "nt":
        return
    # Some network drives refuse this; the rename itself has happened all the same.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def quietly_remove(*paths: Path) -> None:
    """Removes temporary files of ours; one that cannot be removed now stays for the next time."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def beside(path: Path) -> tuple[Path, Path, Path]:
    """The three files of an open store at `path`: itself, its write-ahead log, its shared memory."""
    return path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def discard(path: Path) -> None:
    """Removes an unfinished store of ours with whatever SQLite may have put beside it: a log left there would be read again."""
    quietly_remove(*beside(path), path.with_name(f"{path.name}-journal"))


def free_name(path: Path) -> Path:
    """`path`, or where something stands there, the next one with a number before its suffix."""
    free, number = path, 1
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.stem}.{number}{path.suffix}")
    return free


def same_bytes(one: Path, other: Path) -> bool:
    """Whether both files hold the same. Raises OSError."""
    with one.open("rb") as first, other.open("rb") as second:
        while True:
            here, there = first.read(PIECE), second.read(PIECE)
            if here != there:
                return False
            if not here:
                return True
