"""Checks the file where a store should be: whether it exists, its size, whether it is readable, writable, private, the same.

Promises of safety: R5, K6.
"""

import contextlib
import os
import stat
from pathlib import Path

from db.engine.atomic_files import beside, led_to
from db.model.errors import NotAStore, StoreUnreachable
from db.model.messages import N_

FILE_READ_ONLY = N_("The file {path} is read-only; please allow this user to write there. Nothing was changed.")
FOLDER_READ_ONLY = N_("The folder {path} is read-only; please allow this user to write there. Nothing was changed.")
PLAIN_HEADER = b"SQLite format 3\0"


def identity_of(path: Path) -> tuple[int, int]:
    """Returns the device of a file and its number there; writing to the file changes neither. Raises OSError."""
    status = path.stat()
    return status.st_dev, status.st_ino


def refuse_what_is_no_store(path: Path, writes: bool) -> None:
    """Raises NotAStore or StoreUnreachable if `path` is no file, is empty, or may not be read or written."""
    try:
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError) as error:
        folder = led_to(path).parent
        if folder.exists():
            raise StoreUnreachable(N_("There is no store at {path}."), path=path) from error
        raise StoreUnreachable(
            N_("The folder {folder} is not there; is its drive connected? Nothing was changed."), folder=folder
        ) from error
    if path.is_dir():
        raise NotAStore(N_("{path} is a folder, not a store; it was left untouched."), path=path)
    if not _may(path, os.R_OK):
        raise StoreUnreachable(N_("{path} cannot be read; please allow this user to read it. Nothing was changed."), path=path)
    if not size:
        # SQLite would open it with any key as an empty store, and the next save would make the loss final.
        raise NotAStore(N_("{path} is empty (0 bytes); it was left untouched. Please restore a backup."), path=path)
    if writes:
        # SQLite would open it and fail only at the first save.
        for place, sentence in ((path, FILE_READ_ONLY), (led_to(path).parent, FOLDER_READ_ONLY)):
            if not _may(place, os.W_OK):
                raise StoreUnreachable(sentence, path=place)


def _may(path: Path, what: int) -> bool:
    """Returns whether the user who runs this program may do `what` (os.R_OK, os.W_OK) with the file."""
    return os.access(path, what, effective_ids=os.access in os.supports_effective_ids)


def refuse_what_is_not_encrypted(path: Path) -> None:
    """Raises NotAStore if the file is an ordinary database without encryption, and not one with another key.

    Call it only after opening failed: reading the file outside SQLite drops the locks this program holds on it.
    """
    with path.open("rb") as file:
        if file.read(len(PLAIN_HEADER)) == PLAIN_HEADER:
            raise NotAStore(N_("{path} is not encrypted, so it is no store of Firsthand; it was left untouched."), path=path)


def make_private(path: Path) -> None:
    """Makes the store readable for its owner only, whatever mode a copy or another program gave it."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        for file in beside(led_to(path)):
            if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
                file.chmod(0o600)
