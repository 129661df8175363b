"""Turns the driver's errors into plain sentences, by SQLite's error name, never by its message.

Promises of safety: R3, R4, R5.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import disk_usage

from db.engine.driver import DriverError
from db.model.errors import NotAStore, StoreBusy, StoreError, StoreFull, StoreUnreachable, WrongKey
from db.model.messages import N_
from db.model.system_texts import system_reason

# SQLite's error name up to its first extension → the sentence for the person: what happened, what is safe, what to do.
FULL = N_(
    "The disk is full where {path} lies; what was saved before is safe. Please free space elsewhere: even deleting needs room."
)
BUSY = N_("Another program is using {path}; what was saved before is safe. Please close that program.")
DENIED = N_("{path} may not be opened by this user; nothing was changed. Please allow this user to read and write it.")
FAULTS: dict[str, tuple[type[StoreError], str]] = {
    "NOTADB": (WrongKey, N_("The key or passphrase does not open {path}; it was left untouched.")),
    "FULL": (StoreFull, FULL),
    "BUSY": (StoreBusy, BUSY),
    "LOCKED": (StoreBusy, BUSY),
    "PROTOCOL": (StoreBusy, BUSY),
    "READONLY": (
        StoreUnreachable,
        N_("{path} or its folder is read-only; what was saved before is safe. Please allow writing there."),
    ),
    "PERM": (StoreUnreachable, DENIED),
    "AUTH": (StoreUnreachable, DENIED),
    "CANTOPEN": (
        StoreUnreachable,
        N_("{path} cannot be opened; nothing was changed. Please see whether its drive is connected."),
    ),
    "IOERR": (
        StoreUnreachable,
        N_("{path} could not be read or written; what was saved before is safe. Please see whether its drive is connected."),
    ),
    "CORRUPT": (NotAStore, N_("{path} is damaged; it was left as it is. Please restore a backup, or have it repaired.")),
}
# In bytes: with less, a store cannot even be opened.
LEAST_ROOM = 64 * 1024
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def plain_driver_errors(path: Path) -> Iterator[None]:
    """Turns an error of the driver into a StoreError about `path`; a programming error passes unchanged."""
    try:
        yield
    except DriverError as error:
        name = getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_").split("_")[0]
        if name not in FAULTS:
            raise
        # SQLite calls it a failing read where there is no room for what it keeps beside the store.
        kind, sentence = FAULTS["FULL" if name == "IOERR" and _has_no_room(path) else name]
        raise kind(sentence, path=path) from error


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Does the same for an error of the file, the disk or the system, too."""
    try:
        with plain_driver_errors(path):
            yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise StoreFull(FULL, path=path) from error
        raise StoreUnreachable(
            N_("{path} could not be reached ({reason}); what was saved before is safe."),
            path=path,
            reason=system_reason(error),
        ) from error


@contextmanager
def of_whatever_kind(path: Path) -> Iterator[None]:
    """Does the same for a file from elsewhere: every error of the driver is then a fault of the file."""
    try:
        with plain_errors(path):
            yield
    except (DriverError, MemoryError) as error:
        # The driver tells of a page that cannot be deciphered as if there were no memory left (SQLITE_NOMEM).
        raise NotAStore(N_("{path} is damaged: it cannot be read as a store."), path=path) from error


def _has_no_room(path: Path) -> bool:
    with suppress(OSError):
        return disk_usage(path.parent).free < LEAST_ROOM
    return False
