"""Decides which backups are kept: all of the last days, then one a day, a week, a month.

Ages are counted in days of use, which the names contain, and never by the clock: a clock that jumps makes no backup old. A
backup from a later day than today (the store was restored from an older one) is neither removed nor counted. The latest is
always kept. Promise of safety: R11.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from db.backup.names import Backup


@dataclass(frozen=True, slots=True)
class RetentionSpan:
    """Up to an age of `days` of use, the latest backup of every `every` days is kept; `every` 0 keeps each backup."""

    days: int
    every: int


# Two days, and one more in case a clock that was wrong for a while added a day.
KEEP = (RetentionSpan(3, 0), RetentionSpan(14, 1), RetentionSpan(84, 7), RetentionSpan(365, 30))


def surplus(backups: Sequence[Backup], today: int) -> list[Backup]:
    """Returns those of `backups` (the latest first) that may be removed on day of use `today`."""
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
    """Returns the day by which `backup` is gone if Firsthand is used every day; in days of less use it stays longer."""
    return (backup.at + timedelta(days=KEEP[-1].days)).date()
