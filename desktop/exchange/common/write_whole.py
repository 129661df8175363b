"""Writes a file whole or not at all: whatever happens, the old file or the new one stands there complete.

Promises of safety: P5, P5b.
"""

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

from db.engine.atomic_files import quietly_remove, replace, write_synced
from db.model.errors import MessageError
from db.model.messages import N_, Message
from db.model.system_texts import system_reason
from desktop.exchange.common.errors import shown

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


class NotWritten(MessageError, OSError):
    """The file was not written, and the old file is unchanged."""


def write_whole(path: Path, data: bytes) -> None:
    """Writes `data` to `path` and replaces the old file; a file keeps its mode, a link its target. Raises NotWritten."""
    try:
        target = _target(path)
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:60]}.")
    except OSError as error:
        raise NotWritten(_message(path, error)) from error
    except ValueError:
        raise NotWritten(
            N_("{path} is no name that a file can have. Nothing was written."), path=shown(path, LONGEST_PATH)
        ) from None
    try:
        write_synced(descriptor, data)
        Path(name).chmod(_mode(target))
        replace(Path(name), target, waits=True)
    except OSError as error:
        quietly_remove(Path(name))
        raise NotWritten(_message(path, error)) from error


def _target(path: Path) -> Path:
    """Returns the file that `path` leads to. Raises OSError if that is no file, a device for example."""
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not target.is_file():
        raise OSError(errno.EBUSY, NO_FILE)
    return target


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
