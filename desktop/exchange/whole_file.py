"""Writes a file whole or not at all: whatever happens, the old file or the new one stands there complete."""

import contextlib
import os
import tempfile
import time
from pathlib import Path

# An indexer or a virus scanner on Windows may hold the target for a moment.
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)


class NotWritten(OSError):
    """The file was not written; `str()` is one plain sentence, and what stood there before still does."""


def write_whole(path: Path, data: bytes) -> None:
    """Puts `data` at `path`, replacing what stood there. Raises NotWritten."""
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:60]}.")
    except OSError as error:
        raise NotWritten(_sentence(path, error)) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _share(Path(name))
        _replace(Path(name), path)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise NotWritten(_sentence(path, error)) from error


def _share(path: Path) -> None:
    """Gives an exported file the usual mode of a new file; mkstemp makes it private."""
    umask = os.umask(0)
    os.umask(umask)
    path.chmod(0o666 & ~umask)


def _replace(source: Path, target: Path) -> None:
    for pause in PAUSES:
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    source.replace(target)


def _sentence(path: Path, error: OSError) -> str:
    return f"{path} could not be written: {error.strerror or type(error).__name__}. Nothing was changed there."
