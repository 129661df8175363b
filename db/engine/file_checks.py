"""How a file stands where a store should be: there, of some size, readable, writable, private, the same as before."""

import contextlib
import os
import stat
from pathlib import Path

from db.engine.atomic_files import beside
from db.model.errors import NotAStore, StoreUnreachable
from db.model.messages import N_

FILE_READ_ONLY = N_("The file {path} is read-only; please allow this user to write there. Nothing was changed.")
FOLDER_READ_ONLY = N_("The folder {path} is read-only; please allow this user to write there. Nothing was changed.")
PLAIN_HEADER = b"SQLite format 3\0"


def identity_of(path: Path) -> tuple[int, int]:
    """The device of a file and its number there; both stay while it is written to. Raises OSError."""
    status = path.stat()
    return status.st_dev, status.st_ino


def refuse_what_is_no_store(path: Path, writes: bool) -> None:
    """Raises NotAStore or StoreUnreachable where the file at `path` is none, is empty, or may not be read or written."""
    try:
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError) as error:
        if path.parent.exists():
            raise StoreUnreachable(N_("There is no store at {path}."), path=path) from error
        raise StoreUnreachable(
            N_("The folder {folder} is not there; is its drive connected? Nothing was changed."), folder=path.parent
        ) from error
    if path.is_dir():
        raise NotAStore(N_("{path} is a folder, not a store; it was left untouched."), path=path)
    if not _may(path, os.R_OK):
        raise StoreUnreachable(N_("{path} cannot be read; please allow this user to read it. Nothing was changed."), path=path)
    if not size:
        # SQLite would open it with any key as an empty store, and the next save would make the loss true.
        raise NotAStore(N_("{path} is empty (0 bytes); it was left untouched. Please restore a backup."), path=path)
    if writes:
        # SQLite would open it all the same, and fail with the first word.
        for place, sentence in ((path, FILE_READ_ONLY), (path.parent, FOLDER_READ_ONLY)):
            if not _may(place, os.W_OK):
                raise StoreUnreachable(sentence, path=place)


def _may(path: Path, what: int) -> bool:
    """Whether this program, as whoever it runs, may do `what`."""
    return os.access(path, what, effective_ids=os.access in os.supports_effective_ids)


def refuse_what_is_not_encrypted(path: Path) -> None:
    """Tells an ordinary database from one with another key.

    Only where opening failed: reading the file past SQLite would take the locks from whoever in this program has it open.
    """
    with path.open("rb") as file:
        if file.read(len(PLAIN_HEADER)) == PLAIN_HEADER:
            raise NotAStore(N_("{path} is not encrypted, so it is no store of Firsthand; it was left untouched."), path=path)


def make_private(path: Path) -> None:
    """Takes the store from everybody but its owner, whatever a copy or another program made of its mode."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        for file in beside(path):
            if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
                file.chmod(0o600)
