"""Temporary files in folders that a person chose: known by their name, and removed once nobody writes them any more.

The name tells nothing of the document. Whoever writes one holds a lock on it, which the system lets go when the program is
killed; what is left then is found by the next export into that folder, and by an erasure.
"""

import os
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from db.engine.atomic_files import quietly_remove, replace, write_synced

PREFIX, SUFFIX = ".firsthand-", ".part"
# Where no lock tells whether somebody still writes a file, its age has to. Seconds.
ABANDONED_SECONDS = 3600.0


class Temporary:
    """A new private file in `folder`, locked while it is written; gone at the end of the `with`, unless it was put somewhere.

    Raises OSError.
    """

    def __init__(self, folder: Path) -> None:
        self._descriptor, self.path = _make(folder)

    def __enter__(self) -> "Temporary":
        return self

    def __exit__(self, *_error: object) -> None:
        self._unlock()
        quietly_remove(self.path)

    def write(self, data: bytes) -> None:
        """Writes all of `data`, and returns once it is on the disk."""
        # Through a second descriptor: the lock goes with the last one.
        write_synced(os.dup(self._descriptor), data)

    def put(self, target: Path) -> None:
        """Renames the file to `target`, over whatever stands there."""
        if os.name == "nt":
            # A file that is open cannot be renamed there.
            self._unlock()
        replace(self.path, target, waits=True)

    def _unlock(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def clear_abandoned(folder: Path) -> list[Path]:
    """Removes what killed programs left in `folder`; returns what was removed. A folder that is not there holds none."""
    try:
        found = [path for path in folder.iterdir() if path.name.startswith(PREFIX) and path.name.endswith(SUFFIX)]
    except OSError:
        return []
    abandoned = [path for path in found if path.is_file() and not path.is_symlink() and _is_abandoned(path)]
    quietly_remove(*abandoned)
    return [path for path in abandoned if not path.exists()]


def _make(folder: Path) -> tuple[int, Path]:
    while True:
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=PREFIX, suffix=SUFFIX)
        # Somebody who clears up may have taken it for an abandoned one before it was locked.
        if _lock(descriptor) is not False and os.path.lexists(name):
            return descriptor, Path(name)
        os.close(descriptor)


def _is_abandoned(path: Path) -> bool:
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            free = _lock(descriptor)
            return time.time() - os.fstat(descriptor).st_mtime > ABANDONED_SECONDS if free is None else free
        finally:
            os.close(descriptor)
    return False


def _lock(descriptor: int) -> bool | None:
    """Locks an open file for as long as it is open; False if somebody else has, None where the system cannot tell."""
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True
