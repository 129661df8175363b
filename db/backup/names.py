"""Writes and reads the names of backups. A name says when and why it was made, and counts days of use and edits.

It says nothing about a customer. Promise of safety: R11.

firsthand-20261124T101530Z-day12-edit3456-work.db
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from db.engine.atomic_files import STAMP
from db.integrity.ledger import Count

_NAME = re.compile(
    r"(?P<store>.+)-(?P<at>\d{8}T\d{6}Z)-day(?P<day>\d{1,12})-edit(?P<edit>\d{1,12})-(?P<reason>[a-z]+)\.db", re.DOTALL
)


class BackupReason(StrEnum):
    """Why a backup was made."""

    WORK = "work"
    CLOSE = "close"
    MIGRATION = "migration"
    IMPORT = "import"
    ERASURE = "erasure"
    DELETION = "deletion"
    KEY = "key"
    ASKED = "asked"
    RESTORING = "restoring"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as its name describes it: when it was made (UTC), days of use and edits until then, why; `size` in bytes."""

    path: Path
    at: datetime
    day: int
    sequence: int
    reason: BackupReason
    size: int


def name_of(store: Path, count: Count, reason: BackupReason, at: datetime) -> str:
    """Returns the name of a backup of `store` made at `at`."""
    return f"{store.stem}-{at.astimezone(UTC).strftime(STAMP)}-day{count.day}-edit{count.sequence}-{reason}.db"


def backup_at(path: Path) -> Backup | None:
    """Returns the backup at `path`, or None if the name is not one of ours or the file is gone."""
    found = _NAME.fullmatch(path.name)
    try:
        if found is None:
            return None
        at = datetime.strptime(found["at"], STAMP).replace(tzinfo=UTC)
        return Backup(path, at, int(found["day"]), int(found["edit"]), BackupReason(found["reason"]), path.stat().st_size)
    except (ValueError, OSError):
        return None


def backups_in(folder: Path, store: str = "") -> list[Backup]:
    """Returns the backups in `folder`, the latest first; with `store` (a name without suffix) only those of that store.

    The latest is the one with the most edits, whatever the clock said. A folder that does not exist holds none.
    """
    try:
        paths = list(folder.iterdir())
    except OSError:
        return []
    found = [backup for path in paths if not store or path.name.startswith(f"{store}-") if (backup := backup_at(path))]
    return sorted(found, key=lambda backup: (backup.sequence, backup.day, backup.at), reverse=True)
