"""Reads small files only if they are plain files of a sensible size: a pipe would make the program wait for ever.

Promise of safety: S6.
"""

import errno
import os
import stat
from pathlib import Path

from db.model.messages import N_

# Not to wait for the other end of a pipe, should one take the place of the file in the last moment.
NOT_TO_WAIT = getattr(os, "O_NONBLOCK", 0)
# In place of the sign that no path can hold.
NO_SIGN = "\N{REPLACEMENT CHARACTER}"
FLAGS = os.O_RDONLY | NOT_TO_WAIT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
# What lies beside the store (count, key record, lock, settings) takes some hundred bytes.
SMALL = 1_000_000


class NoPlainFile(OSError):
    """A folder, a pipe, a socket or a device stands there; `mode` tells which."""

    def __init__(self, path: Path, mode: int) -> None:
        super().__init__(errno.EINVAL, N_("something stands there that is no file"), str(path))
        self.mode = mode


class TooLargeFile(OSError):
    """The file is larger than was allowed."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EFBIG, os.strerror(errno.EFBIG), str(path))


def kept_path(text: str) -> Path:
    """Returns the path that a store keeps as `text`; a text that can be no path leads to a place that does not exist.

    A file of somebody else may keep any text, and the system calls do not report such a one as OSError.
    """
    return Path(text.replace("\0", NO_SIGN))


def is_plain(path: Path) -> bool:
    """Returns whether a plain file stands at `path`, or a link that leads to one."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def read_plain(path: Path, most: int = SMALL) -> bytes:
    """Returns the content of the file at `path`, at most `most` bytes. Raises OSError: NoPlainFile, TooLargeFile or another."""
    # A device may do something when it is merely opened, so what it is is asked first.
    _refuse_all_but_plain(path, path.stat().st_mode)
    descriptor = os.open(path, FLAGS)
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(descriptor)
        _refuse_all_but_plain(path, found.st_mode)
        # The size is what the disk says; the file may grow while it is read, so that is looked at as well.
        data = file.read(most + 1) if found.st_size <= most else b""
    if found.st_size > most or len(data) > most:
        raise TooLargeFile(path)
    return data


def refuse_all_but_plain(path: Path) -> None:
    """Raises NoPlainFile, or another OSError, unless a plain file stands at `path`."""
    _refuse_all_but_plain(path, path.stat().st_mode)


def _refuse_all_but_plain(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise NoPlainFile(path, mode)
