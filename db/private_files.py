"""Files that only their owner may read, put in place whole or not at all: whatever happens, the old or the new one is there."""

import contextlib
import glob
import os
import time
from pathlib import Path

# An indexer or a virus scanner on Windows may hold the target for a moment.
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 0.8)


def write_private(path: Path, data: bytes) -> None:
    """Puts `data` at `path` for its owner alone, in place of what stood there. Raises OSError, and then it still does."""
    beside = path.with_name(f"{_beginning(path)}{os.getpid()}.new")
    try:
        with os.fdopen(make_private(beside), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(beside, path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def unfinished(path: Path) -> list[Path]:
    """What writers of `path` that were killed have left beside it."""
    return sorted(path.parent.glob(f"{glob.escape(_beginning(path))}*.new"))


def make_private(path: Path) -> int:
    """A descriptor of a new, empty file at `path`, to be closed by the caller; what stood there is gone. Raises OSError."""
    path.unlink(missing_ok=True)
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)


def put_in_place(source: Path, target: Path) -> None:
    """Moves `source`, which is on the disk already, to `target` in one step, and that step to the disk. Raises OSError."""
    for pause in PAUSES:
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            break
    else:
        source.replace(target)
    _sync_folder(target.parent)


def sync(path: Path) -> None:
    """Brings what was written to the file at `path` to the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _beginning(path: Path) -> str:
    return f".{path.name[:60]}."


def _sync_folder(folder: Path) -> None:
    """Not every system can do this for a folder; then the move is as safe as that system makes it."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
