"""Reads a file from outside: only a plain file of limited size, whatever its name. Promises of safety: I1, K8b."""

import os
import stat
from pathlib import Path

from db.model.errors import MessageError
from db.model.messages import N_, Message
from db.model.system_texts import system_reason
from desktop.exchange.common.errors import shown

LONGEST_PATH = 200
# If a pipe takes the place of the file in the last moment, opening must not wait for its other end.
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
    """The file cannot be read; the message names it."""


class TooLarge(Unreadable):
    """The file is larger than allowed."""


def read_outside(path: Path, most: int) -> bytes:
    """Returns the content of the file at `path`, at most `most` bytes. Raises Unreadable, or TooLarge for a larger file."""
    try:
        # A device may act when it is merely opened, so its kind is checked first.
        _refuse_all_but_plain_files(path, path.stat().st_mode)
        descriptor = os.open(path, FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            found = os.fstat(descriptor)
            _refuse_all_but_plain_files(path, found.st_mode)
            # The file may grow while it is read, so its length is checked again after reading.
            data = file.read(most + 1) if found.st_size <= most else b""
    except OSError as error:
        raise Unreadable(
            N_("{path} cannot be read: {reason}."), path=shown(path, LONGEST_PATH), reason=system_reason(error)
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
