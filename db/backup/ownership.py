"""Tells the backups of one store from those of others, which may lie in the same folder. Promise of safety: S3.

The name of a backup carries the random id of the store that made it, its mark. A backup without a mark is of an older version
of Firsthand; it counts as ours only if our key opens it. What is not ours is never removed, and never counts as a backup.
"""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from db.backup.names import Backup
from db.engine.connection import connect_to, number_of
from db.engine.driver import Connection, DriverError
from db.engine.keys import Key
from db.engine.plain_files import is_plain
from db.integrity import ledger

# The first version of the tables in which a store has an id.
WITH_MARK = 5
# More files than that are in no folder of backups.
MOST_REMEMBERED = 4096
_MARK = re.compile(r"[0-9a-f]{16}")


def mark_of(connection: Connection) -> str:
    """Returns the mark of the open store; an empty text if its tables are too old, or it has none that can be one."""
    if number_of(connection, "user_version") < WITH_MARK:
        return ""
    mark = ledger.store_id(connection)
    return mark if _MARK.fullmatch(mark) else ""


def made_by(backups: Iterable[Backup], mark: str, keys: Sequence[Key]) -> list[Backup]:
    """Returns those of `backups` that have our `mark`, or have none and one of our `keys` opens them; in the same order."""
    return [made for made in backups if (made.mark == mark if made.mark else is_opened(made.path, keys))]


def not_of_others(backups: Iterable[Backup], mark: str) -> list[Backup]:
    """Returns `backups` without those that carry the mark of another store; in the same order."""
    return [made for made in backups if made.mark in ("", mark)]


def is_opened(path: Path, keys: Sequence[Key]) -> bool:
    """Returns whether one of `keys` opens the file at `path`; asked once for each state of the file."""
    with suppress(OSError):
        found = path.stat()
        return any(_opens(path, found.st_size, found.st_mtime_ns, key) for key in keys)
    return False


@lru_cache(MOST_REMEMBERED)
def _opens(path: Path, size: int, _written: int, key: Key) -> bool:
    if not size or not is_plain(path):
        return False
    with suppress(DriverError, OSError):
        connect_to(path, Key(key.raw), read_only=True).close()
        return True
    return False
