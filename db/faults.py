"""Turns the driver's errors into plain sentences, by SQLite's error name, never by its message."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.driver import DriverError
from db.errors import NotAStore, StoreBusy, StoreError, StoreFull, StoreUnreachable, WrongKey

# SQLite's error name up to its first extension → what it means to the person at the table.
FAULTS: dict[str, tuple[type[StoreError], str]] = {
    "NOTADB": (WrongKey, "The key or passphrase does not open {path}."),
    "FULL": (StoreFull, "The disk is full; please free some space on the disk of {path}."),
    "BUSY": (StoreBusy, "Another program is using {path}."),
    "LOCKED": (StoreBusy, "Another program is using {path}."),
    "READONLY": (StoreUnreachable, "{path} or its folder is read-only."),
    "PERM": (StoreUnreachable, "{path} may not be opened by this user."),
    "AUTH": (StoreUnreachable, "{path} may not be opened by this user."),
    "CANTOPEN": (StoreUnreachable, "{path} cannot be opened."),
    "IOERR": (StoreUnreachable, "{path} could not be read or written; is its disk still there?"),
    "CORRUPT": (NotAStore, "{path} is damaged."),
}


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Within it, an error of the world becomes a StoreError about `path`; an error of ours passes unchanged."""
    try:
        yield
    except DriverError as error:
        name = getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_").split("_")[0]
        if name not in FAULTS:
            raise
        kind, sentence = FAULTS[name]
        raise kind(sentence.format(path=path)) from error
    except OSError as error:
        raise StoreUnreachable(f"{path} could not be reached: {error.strerror or type(error).__name__}.") from error
