"""Reads a file that somebody gave us: a plain file of limited size, whole, and nothing else by whatever name."""

import os
import stat
from pathlib import Path

from db.model.errors import MessageError
from db.model.messages import N_, Message
from desktop.exchange.common.errors import shown

LONGEST_PATH = 200
# Not to wait for the other end of a pipe, should one take the place of the file in the last moment.
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
FILE_TYPES = {
    stat.S_IFDIR: N_("a folder"),
    stat.S_IFIFO: N_("a pipe"),
    stat.S_IFSOCK: N_("a socket"),
    stat.S_IFBLK: N_("a device"),
    stat.S_IFCHR: N_("a device"),
}
SOMETHING_ELSE = N_("something else")


class Unreadable(MessageError, ValueError):
    """The file cannot be taken; the message names it."""


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
        raise Unreadable(
            N_("{path} cannot be read: {reason}."), path=shown(path, LONGEST_PATH), reason=error.strerror or type(error).__name__
        ) from None
    except ValueError as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(N_("{path} is no name that a file can have."), path=shown(path, LONGEST_PATH)) from None
    if found.st_size > most or len(data) > most:
        raise TooLarge(N_("{name}: it is larger than {most} MB."), name=shown(path.name), most=most // 1_000_000)
    return data


def _refuse_all_but_plain_files(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = Message(FILE_TYPES.get(stat.S_IFMT(mode), SOMETHING_ELSE))
        raise Unreadable(N_("{path} cannot be read: it is {kind}, not a file."), path=shown(path, LONGEST_PATH), kind=kind)
