"""Writes a file whole or not at all: whatever happens, the old file or the new one stands there complete."""

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

from db.engine.atomic_files import quietly_remove, replace, write_synced
from desktop.exchange.common.errors import shown

LONGEST_PATH = 300
# What to do about it, behind what the system says.
ADVICE = {
    errno.ENOSPC: "please free some space on that disk and try again",
    errno.EDQUOT: "please free some of the space you may use there and try again",
    errno.EFBIG: "please choose another disk",
    errno.ENAMETOOLONG: "please choose a shorter name",
    errno.EROFS: "please choose another folder",
    errno.EACCES: "another program may hold it, or you may not write there; please choose another name or folder",
    errno.EPERM: "another program may hold it, or you may not write there; please choose another name or folder",
    errno.EBUSY: "another program holds it; please choose another name",
    errno.EISDIR: "please choose another name",
    errno.EIO: "is its disk still there?",
}


class NotWritten(OSError):
    """The file was not written; `str()` is one plain sentence, and what stood there before still does."""


def write_whole(path: Path, data: bytes) -> None:
    """Puts `data` at `path`, replacing what stood there; a file keeps its mode, a link its target. Raises NotWritten."""
    try:
        target = _target(path)
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:60]}.")
    except OSError as error:
        raise NotWritten(_sentence(path, error)) from error
    except ValueError:
        raise NotWritten(f"{shown(path, LONGEST_PATH)} is no name that a file can have. Nothing was written.") from None
    try:
        write_synced(descriptor, data)
        Path(name).chmod(_mode(target))
        replace(Path(name), target, waits=True)
    except OSError as error:
        quietly_remove(Path(name))
        raise NotWritten(_sentence(path, error)) from error


def _target(path: Path) -> Path:
    """The file that is meant. Raises OSError where something stands there that is no file, a device for example."""
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not target.is_file():
        raise OSError(errno.EBUSY, "something stands there that is no file")
    return target


def _mode(target: Path) -> int:
    """The mode of what stood there, or the usual one of a new file; the temporary one is private."""
    with contextlib.suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _sentence(path: Path, error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    if error.errno == errno.ENOENT:
        reason += f" (there is no folder {shown(path.parent, LONGEST_PATH)})"
    advice = ADVICE.get(error.errno or 0, "")
    told = f"{reason}: {advice}" if advice else reason
    stop = "" if told.endswith("?") else "."
    return f"{shown(path, LONGEST_PATH)} could not be written: {told}{stop} Nothing was changed there."
