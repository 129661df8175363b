"""How backups are told of: when in words, why, what they hold, how they stand."""

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDateTime, QLocale

from desktop.backups.backup_list import BackupLine, StoreSummary
from desktop.widgets.words import tr

REASONS = {
    "work": QT_TRANSLATE_NOOP("Forms", "while you worked"),
    "close": QT_TRANSLATE_NOOP("Forms", "at close"),
    "migration": QT_TRANSLATE_NOOP("Forms", "before an update"),
    "import": QT_TRANSLATE_NOOP("Forms", "before an import"),
    "deletion": QT_TRANSLATE_NOOP("Forms", "before a visit was deleted"),
    "erasure": QT_TRANSLATE_NOOP("Forms", "before an erasure"),
    "key": QT_TRANSLATE_NOOP("Forms", "before a change of key"),
    "asked": QT_TRANSLATE_NOOP("Forms", "because you asked"),
    "restoring": QT_TRANSLATE_NOOP("Forms", "before a backup was put back"),
}
STANDINGS = {
    "": QT_TRANSLATE_NOOP("Forms", "opening …"),
    "good": QT_TRANSLATE_NOOP("Forms", "good"),
    "other_key": QT_TRANSLATE_NOOP("Forms", "another key"),
    "newer": QT_TRANSLATE_NOOP("Forms", "needs a newer Firsthand"),
    "damaged": QT_TRANSLATE_NOOP("Forms", "cannot be opened"),
}
JUST_NOW = QT_TRANSLATE_NOOP("Forms", "just now")
ONE_MINUTE = QT_TRANSLATE_NOOP("Forms", "a minute ago")
MINUTES = QT_TRANSLATE_NOOP("Forms", "{count} minutes ago")
ONE_HOUR = QT_TRANSLATE_NOOP("Forms", "an hour ago")
HOURS = QT_TRANSLATE_NOOP("Forms", "{count} hours ago")
YESTERDAY = QT_TRANSLATE_NOOP("Forms", "yesterday")
DAYS = QT_TRANSLATE_NOOP("Forms", "{count} days ago")
WEEKS = QT_TRANSLATE_NOOP("Forms", "{count} weeks ago")
MONTHS = QT_TRANSLATE_NOOP("Forms", "{count} months ago")
TO_COME = QT_TRANSLATE_NOOP("Forms", "by its clock, in days to come")
TODAY_AT = QT_TRANSLATE_NOOP("Forms", "today {clock}")
YESTERDAY_AT = QT_TRANSLATE_NOOP("Forms", "yesterday {clock}")
VISIT = QT_TRANSLATE_NOOP("Forms", "1 visit")
VISITS = QT_TRANSLATE_NOOP("Forms", "{count} visits")
RECORD = QT_TRANSLATE_NOOP("Forms", "1 record")
RECORDS = QT_TRANSLATE_NOOP("Forms", "{count} records")
DOT = " · "
MEGABYTE = 1_000_000
THIS_YEAR, OTHER_YEAR = "d MMMM HH:mm", "d MMMM yyyy, HH:mm"
DAY, DAY_OF_YEAR = "d MMMM", "d MMMM yyyy"


def age_in_words(moment: str, now: datetime) -> str:
    """How long ago an ISO moment was at `now` (with a zone); an empty text where it is none."""
    then = _local(moment)
    if then is None:
        return ""
    minutes = int((now - then).total_seconds() // 60)
    days = (now.astimezone().date() - then.date()).days
    if minutes < -10:
        return tr(TO_COME)
    if minutes < 1:
        return tr(JUST_NOW)
    if minutes < 60:
        return tr(ONE_MINUTE) if minutes == 1 else tr(MINUTES).format(count=minutes)
    if days < 1 or minutes < 8 * 60:
        hours = minutes // 60
        return tr(ONE_HOUR) if hours == 1 else tr(HOURS).format(count=hours)
    return _days_ago(days)


def moment_and_day(moment: str, now: datetime) -> str:
    """An ISO moment as it is spoken of: "today 14:05", "yesterday 17:30", "20 November 09:12"; empty where it is none."""
    then = _local(moment)
    if then is None:
        return ""
    days = (now.astimezone().date() - then.date()).days
    if days in (0, 1):
        return tr(TODAY_AT if days == 0 else YESTERDAY_AT).format(clock=f"{then:%H:%M}")
    return _said(then, THIS_YEAR if then.year == now.year else OTHER_YEAR)


def day_in_words(moment: str, now: datetime) -> str:
    """The day of an ISO moment: "3 September", with the year where it is another."""
    then = _local(moment)
    return _said(then, DAY if then.year == now.year else DAY_OF_YEAR) if then else ""


def held_in_words(held: StoreSummary) -> str:
    """What a store holds: "12 visits, 2,314 records"."""
    visits = tr(VISIT) if held.visits == 1 else tr(VISITS).format(count=number(held.visits))
    records = tr(RECORD) if held.records == 1 else tr(RECORDS).format(count=number(held.records))
    return f"{visits}, {records}"


def about_backup(line: BackupLine) -> str:
    """What is in a backup and why it was made, as far as that is known: "12 visits, 2,314 records · at close"."""
    reason = tr(REASONS[line.reason]) if line.reason in REASONS else ""
    return DOT.join(filter(None, (held_in_words(line.held) if line.held else "", reason)))


def number(count: int) -> str:
    """A whole number as people write it here."""
    locale = QLocale() if QLocale().name() != "C" else QLocale("en")
    return locale.toString(count)


def size_in_words(count: int) -> str:
    """A number of bytes as people speak of it."""
    locale = QLocale() if QLocale().name() != "C" else QLocale("en")
    digits = 1 if count >= MEGABYTE else 0
    return locale.formattedDataSize(count, digits, QLocale.DataSizeFormat.DataSizeSIFormat)


def _days_ago(days: int) -> str:
    if days == 1:
        return tr(YESTERDAY)
    if days < 21:
        return tr(DAYS).format(count=days)
    return tr(WEEKS).format(count=days // 7) if days < 70 else tr(MONTHS).format(count=round(days / 30.4))


def _said(then: datetime, pattern: str) -> str:
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(then.timestamp())), pattern)


def _local(moment: str) -> datetime | None:
    try:
        return datetime.fromisoformat(moment).astimezone()
    except (ValueError, OverflowError):
        return None
