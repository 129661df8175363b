"""Writes and reads the names of backups. A name says when, why and by which store it was made, and counts days of use and edits.

It says nothing about a customer. Promises of safety: R11, S3.

firsthand-20261124T101530Z-day12-edit3456-work-5f0c1a2b3d4e5f60.db
firsthand-20261124T101530Z-day12-edit3456-work.db                      as older versions wrote it, and before a migration
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from db.engine.atomic_files import STAMP
from db.engine.plain_files import is_plain
from db.integrity.ledger import Count

_NAME = re.compile(
    r"(?P<store>.+)-(?P<at>\d{8}T\d{6}Z)-day(?P<day>\d{1,12})-edit(?P<edit>\d{1,12})-(?P<reason>[a-z]+)"
    r"(?:-(?P<mark>[0-9a-f]{16}))?\.db",
    re.DOTALL,
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
    """A backup as its name describes it: when it was made (UTC), days of use and edits until then, why; `size` in bytes.

    `store` is the name of the store's file without suffix, `mark` the random id of the store, empty in older names.
    """

    path: Path
    at: datetime
    day: int
    sequence: int
    reason: BackupReason
    size: int
    mark: str = ""
    store: str = field(default="", compare=False)


def name_of(store: Path, count: Count, reason: BackupReason, at: datetime, mark: str = "") -> str:
    """Returns the name of a backup of `store`, which has this `mark`, made at `at`."""
    end = f"{reason}-{mark}" if mark else reason
    return f"{store.stem}-{at.astimezone(UTC).strftime(STAMP)}-day{count.day}-edit{count.sequence}-{end}.db"


def backup_at(path: Path) -> Backup | None:
    """Returns the backup at `path`, or None if the name is not one of ours or no plain file has it."""
    found = _NAME.fullmatch(path.name)
    if found is None or not is_plain(path):
        return None
    try:
        at = datetime.strptime(found["at"], STAMP).replace(tzinfo=UTC)
        reason, size = BackupReason(found["reason"]), path.stat().st_size
    except (ValueError, OSError):
        return None
    return Backup(path, at, int(found["day"]), int(found["edit"]), reason, size, found["mark"] or "", found["store"])


def backups_in(folder: Path, store: str = "") -> list[Backup]:
    """Returns the backups in `folder`, the latest first; with `store` (a name without suffix) only those of that store.

    The latest is the one with the most edits, whatever the clock said. A folder that does not exist holds none.
    """
    try:
        paths = list(folder.iterdir())
    except OSError:
        return []
    found = [backup for path in paths if (backup := backup_at(path)) and store in ("", backup.store)]
    return sorted(found, key=lambda backup: (backup.sequence, backup.day, backup.at), reverse=True)
