"""Writes a folder whole or not at all: it grows under another name beside its place, and is renamed once it is complete.

Promise of safety: X1.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from db.engine.atomic_files import PRIVATE_FILE, settle_folder, write_synced
from db.model.errors import MessageError
from db.model.messages import N_
from db.model.system_texts import system_reason
from desktop.exchange.common.errors import shown
from desktop.exchange.common.own_files import OwnFiles

LONGEST_PATH = 300
IS_THERE = N_("There is something at {path} already; please name a folder that is not there yet. Nothing was written.")
NO_FOLDER = N_("There is no folder {folder}. Nothing was written.")
OWN_FOLDER = N_("{path} is where Firsthand keeps its store and backups; please choose another folder. Nothing was written.")
NO_NAME = N_("{path} is no name that a folder can have. Nothing was written.")
NOT_WRITTEN = N_("{path} could not be written: {reason}. Nothing is left of it.")
# The beginning of the name of a folder that is not complete.
UNFINISHED = ".firsthand-unfinished-"
# Where no lock tells whether somebody still fills such a folder, its age has to. Seconds.
ABANDONED_SECONDS = 24 * 3600.0


class FolderNotWritten(MessageError, OSError):
    """The folder was not written, and nothing is left of it."""


@contextmanager
def whole_folder(folder: Path, own: OwnFiles) -> Iterator[Path]:
    """Gives a folder to fill, for its owner only, which becomes `folder` when the block ends.

    If the block raises, nothing is left. Raises FolderNotWritten, also for an OSError of the block, and where `own` files lie.
    """
    try:
        _refuse_bad_place(folder, own)
        clear_abandoned(folder.parent)
        unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder.parent))
        try:
            with _locked(unfinished):
                yield unfinished
            _refuse_bad_place(folder, own)
            unfinished.rename(folder)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        settle_folder(folder.parent)
    except MessageError:
        raise
    except OSError as error:
        raise FolderNotWritten(NOT_WRITTEN, path=shown(folder, LONGEST_PATH), reason=system_reason(error)) from error
    except ValueError:
        raise FolderNotWritten(NO_NAME, path=shown(folder, LONGEST_PATH)) from None


def write_new(path: Path, data: bytes) -> None:
    """Writes `data` into a new file within such a folder. Raises OSError, also where something stands there."""
    write_synced(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), PRIVATE_FILE), data)


def clear_abandoned(parent: Path) -> None:
    """Removes the folders that killed programs left unfinished in `parent`: they may hold words of customers in plain text."""
    with suppress(OSError):
        for old in parent.glob(f"{UNFINISHED}*"):
            if old.is_dir() and not old.is_symlink() and _is_abandoned(old):
                shutil.rmtree(old, ignore_errors=True)


def _refuse_bad_place(folder: Path, own: OwnFiles) -> None:
    if os.path.lexists(folder):
        raise FolderNotWritten(IS_THERE, path=shown(folder, LONGEST_PATH))
    if not folder.parent.is_dir():
        raise FolderNotWritten(NO_FOLDER, folder=shown(folder.parent, LONGEST_PATH))
    if own.hold(folder):
        raise FolderNotWritten(OWN_FOLDER, path=shown(folder, LONGEST_PATH))


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Marks `folder` as being filled, until the block ends or the program is killed."""
    if sys.platform == "win32":
        # A folder cannot be opened there, and one with an open file not be renamed.
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network drives know no locks.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def _is_abandoned(folder: Path) -> bool:
    is_old = time.time() - folder.stat().st_mtime > ABANDONED_SECONDS
    if sys.platform == "win32":
        return is_old
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return is_old
    finally:
        os.close(descriptor)
    return True
