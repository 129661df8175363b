"""Which backups are kept: all of the last days, then one a day, a week, a month.

Ages are told in days of use, which stand in the names, never by the clock: one that jumps makes nothing old. A backup from a
later day than today, as after restoring an older one, is left alone and counts for nothing. The latest is always kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from db.backup.names import Backup


@dataclass(frozen=True, slots=True)
class RetentionSpan:
    """Until `days` of use old, the latest backup of every `every` days is kept; of 0 days: every backup."""

    days: int
    every: int


# Two days, and one more in case a clock that was wrong for a while made a day too many.
KEEP = (RetentionSpan(3, 0), RetentionSpan(14, 1), RetentionSpan(84, 7), RetentionSpan(365, 30))


def surplus(backups: Sequence[Backup], today: int) -> list[Backup]:
    """Those of `backups` (the latest first) that may go on day of use `today`."""
    known = [backup for backup in backups if backup.day <= today]
    kept: set[tuple[int, int]] = set()
    going = []
    for n, backup in enumerate(known):
        span = next((span for span in KEEP if today - backup.day < span.days), None)
        if n == 0 or (span and not span.every):
            continue
        place = (span.every, backup.day // span.every) if span else None
        if place is None or place in kept:
            going.append(backup)
        else:
            kept.add(place)
    return going


def expiry_of(backup: Backup) -> date:
    """The day by which `backup` is gone if Firsthand is used every day; in days of less use it stays longer."""
    return (backup.at + timedelta(days=KEEP[-1].days)).date()
