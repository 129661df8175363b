"""Keeps to one Firsthand for each store: the first holds a lock in the folder; a second calls its window to the front and ends.

It uses no sockets: the second start makes a file, the first sees and removes it (core.second_start). It uses no Qt, so that
commands that write need no window. Promises of safety: R6, K8.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from db.engine.atomic_files import private_folder
from db.engine.folder_kind import kind_of
from db.engine.plain_files import NOT_TO_WAIT, NoPlainFile, is_plain, read_plain
from db.model.errors import Refused
from db.model.messages import N_
from desktop.core.lock_file import LockFile, boot_id, host_name, machine_id
from desktop.core.paths import DataFolder

# How long a window may take to come to the front, and how often that is checked, in seconds.
PATIENCE, GLANCE = 3.0, 0.01
# A lock file without content is still being written, unless it is older than this, in seconds.
BEING_MADE = 10.0
TRIES = 3
OPEN_HERE = N_("The window of Firsthand is open on this store (process {pid}); close it first, or do this there.")
OPEN_THERE = N_("{host} has this store open; if that computer is gone, please delete {lock}.")


@dataclass(frozen=True, slots=True)
class LockHolder:
    """The holder of the lock: process, program, computer; `here` if that is this computer."""

    pid: int
    program: str
    host: str
    here: bool


class SingleInstance:
    """The right to write to the store of a data folder, held from `enter` to `leave` or the end of the process."""

    def __init__(self, data_folder: DataFolder) -> None:
        self._data_folder = data_folder
        self._lock = LockFile(data_folder.lock)

    def enter(self) -> LockHolder | None:
        """Takes the lock, also from a dead process on this computer; otherwise returns who holds it.

        A folder that cannot be written to, or is full, has no lock: nothing can be written to the store there either.
        """
        with suppress(OSError):
            private_folder(self._data_folder.folder)
        for _ in range(TRIES):
            if self._try():
                return None
            holder = _holder(self._data_folder.lock)
            if holder and not (holder.here and _clear(self._data_folder.lock, holder.pid)):
                return holder
        return _holder(self._data_folder.lock) or LockHolder(0, "", "", here=True)

    def take_over(self) -> None:
        """Takes the lock from whoever holds it."""
        with suppress(OSError):
            self._data_folder.lock.unlink()
        self._try()

    def keep(self) -> bool:
        """Puts the lock back if somebody took it away; False if another program has it now."""
        return self._lock.keep()

    def leave(self) -> None:
        """Gives the lock back, if it is held."""
        self._lock.leave()

    def _try(self) -> bool:
        try:
            return self._lock.take()
        except OSError:
            return True


def call_window(data_folder: DataFolder, seconds: float = PATIENCE) -> bool:
    """Calls the window open on `data_folder` to the front; returns False if none answers within this many seconds."""
    with suppress(OSError):
        os.close(os.open(data_folder.call, os.O_CREAT | os.O_WRONLY | NOT_TO_WAIT, 0o600))
    end = time.monotonic() + seconds
    while data_folder.call.exists():
        if time.monotonic() > end:
            with suppress(OSError):
                data_folder.call.unlink()
            return False
        time.sleep(GLANCE)
    return True


@contextmanager
def alone(data_folder: DataFolder) -> Iterator[None]:
    """Keeps all others from writing to the store in `data_folder` during the block. Raises Refused while somebody does."""
    instance = SingleInstance(data_folder)
    if holder := instance.enter():
        raise Refused(OPEN_HERE if holder.here else OPEN_THERE, pid=holder.pid, host=holder.host, lock=data_folder.lock)
    try:
        yield
    finally:
        instance.leave()


def _holder(lock: Path) -> LockHolder | None:
    """Returns who holds `lock`, or None; an empty or unfinished lock counts as held on this computer."""
    try:
        lines = read_plain(lock).decode("utf-8", "replace").split("\n")
    except NoPlainFile:
        return LockHolder(0, "", "", here=True)
    except OSError:
        return None
    if len(lines) < 3 or not lines[0].isdigit():
        return LockHolder(0, "", "", here=True)
    pid, program, host, machine, boot = (*lines, "", "")[:5]
    ours = machine_id()
    # The name of a laptop may change with the network; its id stays.
    here = machine == ours if machine and ours else host == host_name()
    return LockHolder(int(pid), program, host, here and (_is_trusted(lock) or boot == boot_id() != ""))


def _is_trusted(lock: Path) -> bool:
    """Returns whether the system keeps `lock` locked for everybody who sees it, while its holder lives.

    A network may let two lock the same file, and a folder that is kept in step brings the file alone. There the id of a computer
    is not enough, as its clones share it: only a process of this very start of this computer is surely here.
    """
    return os.name == "nt" or kind_of(lock.parent).is_local


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _clear(lock: Path, pid: int) -> bool:
    """Removes the lock of a dead process on this computer; returns False if the process lives.

    Its process number may belong to another process by now, so the file decides: a living holder keeps it locked (on Windows,
    open).
    """
    try:
        if not is_plain(lock):
            # A pipe, which nobody can hold.
            lock.unlink()
            return True
        if not lock.stat().st_size and time.time() - lock.stat().st_mtime < BEING_MADE:
            return False
        if sys.platform == "win32":
            lock.unlink()
            return True
        if pid and not _is_trusted(lock) and _lives(pid):
            return False
        return _clear_unlocked(lock)
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _clear_unlocked(lock: Path) -> bool:
    import fcntl

    descriptor = os.open(lock, os.O_RDWR)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Another start may have removed it and taken the lock meanwhile: that is another file.
        if os.fstat(descriptor).st_ino == lock.stat().st_ino:
            lock.unlink()
        return True
    finally:
        os.close(descriptor)
