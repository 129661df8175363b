"""Writes every file that a person chose a place for: whole or not at all, and never over what Firsthand itself keeps.

Promises of safety: P5, P5b, S1, S2.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

from db.engine.atomic_files import PRIVATE_FILE
from db.engine.temporary_files import Temporary, clear_abandoned
from db.model.errors import MessageError
from db.model.messages import N_, Message
from db.model.system_texts import system_reason
from desktop.exchange.common.errors import shown
from desktop.exchange.common.own_files import OwnFiles

LONGEST_PATH = 300
# The advice that follows the reason from the system.
ADVICE = {
    errno.ENOSPC: N_("please free some space on that disk and try again"),
    errno.EDQUOT: N_("please free some of the space you may use there and try again"),
    errno.EFBIG: N_("please choose another disk"),
    errno.ENAMETOOLONG: N_("please choose a shorter name"),
    errno.EROFS: N_("please choose another folder"),
    errno.EACCES: N_("another program may hold it, or you may not write there; please choose another name or folder"),
    errno.EPERM: N_("another program may hold it, or you may not write there; please choose another name or folder"),
    errno.EBUSY: N_("another program holds it; please choose another name"),
    errno.EISDIR: N_("please choose another name"),
    errno.EIO: N_("please see whether its disk is still there"),
}


NO_FOLDER = N_("{reason} (there is no folder {folder})")
NOT_WRITTEN = N_("{path} could not be written: {reason}. Nothing was changed there.")
NOT_WRITTEN_BUT = N_("{path} could not be written: {reason}: {advice}. Nothing was changed there.")
NO_FILE = N_("something stands there that is no file")
NO_NAME = N_("{path} is no name that a file can have. Nothing was written.")
OWN_FILE = N_("{path} is where Firsthand keeps its store or backups; please choose another folder or name. Nothing was written.")


class NotWritten(MessageError, OSError):
    """The file was not written, and the old file is unchanged."""


def write_chosen_file(
    path: Path, data: bytes, own: OwnFiles, *, private: bool = False, once_whole: Callable[[], object] = lambda: None
) -> None:
    """Puts `data` at `path`, replacing what stood there. Raises NotWritten, also where that is one of our `own` files.

    A file keeps its mode, a link its target; with `private` the file is for its owner only, and a link is replaced.
    `once_whole` is called when the new file lies whole beside the old one; where it fails, the old one stays.
    """
    try:
        if own.hold(path):
            raise NotWritten(OWN_FILE, path=shown(path, LONGEST_PATH))
        target = path if private else _target(path)
        _refuse_what_is_no_file(target)
        clear_abandoned(target.parent)
        with Temporary(target.parent) as temporary:
            temporary.write(data)
            temporary.path.chmod(PRIVATE_FILE if private else _mode(target))
            once_whole()
            temporary.put(target)
    except NotWritten:
        raise
    except OSError as error:
        raise NotWritten(_message(path, error)) from error
    except ValueError:
        raise NotWritten(NO_NAME, path=shown(path, LONGEST_PATH)) from None


def _target(path: Path) -> Path:
    """The file that is meant, where `path` is a link."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def _refuse_what_is_no_file(target: Path) -> None:
    """Raises OSError where something stands there that is no file, a device for example."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not target.is_file():
        raise OSError(errno.EBUSY, NO_FILE)


def _mode(target: Path) -> int:
    """Returns the mode of the old file, or the usual mode of a new one; the temporary file itself is private."""
    with contextlib.suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _message(path: Path, error: OSError) -> Message:
    reason = system_reason(error)
    if error.errno == errno.ENOENT:
        reason = Message(NO_FOLDER, reason=reason, folder=shown(path.parent, LONGEST_PATH))
    advice = ADVICE.get(error.errno or 0)
    if advice is None:
        return Message(NOT_WRITTEN, path=shown(path, LONGEST_PATH), reason=reason)
    return Message(NOT_WRITTEN_BUT, path=shown(path, LONGEST_PATH), reason=reason, advice=Message(advice))
