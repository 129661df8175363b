"""Reads a file that somebody gave us: a plain file of limited size, whole, and nothing else by whatever name."""

import os
import stat
from pathlib import Path

from desktop.exchange.common.errors import shown

LONGEST_PATH = 200
# Not to wait for the other end of a pipe, should one take the place of the file in the last moment.
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
FILE_TYPES = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFBLK: "a device",
    stat.S_IFCHR: "a device",
}


class Unreadable(ValueError):
    """The file cannot be taken; `str()` is one plain sentence that names it."""


class TooLarge(Unreadable):
    """The file is larger than was allowed."""


def read_outside(path: Path, most: int) -> bytes:
    """What stands in the file at `path`, at most `most` bytes of it. Raises Unreadable, or TooLarge of it."""
    try:
        # A device may do something when it is merely opened, so what it is is asked first.
        _refuse_all_but_plain_files(path, path.stat().st_mode)
        descriptor = os.open(path, FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            found = os.fstat(descriptor)
            _refuse_all_but_plain_files(path, found.st_mode)
            # The size is what the disk says; the file may grow while it is read, so that is looked at as well.
            data = file.read(most + 1) if found.st_size <= most else b""
    except OSError as error:
        raise Unreadable(f"{shown(path, LONGEST_PATH)} cannot be read: {error.strerror or type(error).__name__}.") from None
    except ValueError as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(f"{shown(path, LONGEST_PATH)} is no name that a file can have.") from None
    if found.st_size > most or len(data) > most:
        raise TooLarge(f"{shown(path.name)}: it is larger than {most // 1_000_000} MB.")
    return data


def _refuse_all_but_plain_files(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = FILE_TYPES.get(stat.S_IFMT(mode), "something else")
        raise Unreadable(f"{shown(path, LONGEST_PATH)} cannot be read: it is {kind}, not a file.")
