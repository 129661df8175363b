"""Puts backups into words: when and why they were made, what they hold, whether they can be restored."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from db.model.messages import N_, NN_
from desktop.backups.backup_list import BackupLine, StoreSummary
from desktop.widgets.words import tr, trn

REASONS = {
    "work": N_("while you worked"),
    "close": N_("at close"),
    "migration": N_("before an update"),
    "import": N_("before an import"),
    "deletion": N_("before a visit was deleted"),
    "erasure": N_("before an erasure"),
    "key": N_("before a change of key"),
    "asked": N_("because you asked"),
    "restoring": N_("before a backup was put back"),
}
STANDINGS = {
    "": N_("opening …"),
    "good": N_("good"),
    "other_key": N_("another key"),
    "newer": N_("needs a newer Firsthand"),
    "damaged": N_("cannot be opened"),
}
JUST_NOW = N_("just now")
MINUTES = NN_("a minute ago", "{count} minutes ago")
HOURS = NN_("an hour ago", "{count} hours ago")
YESTERDAY = N_("yesterday")
DAYS = NN_("a day ago", "{count} days ago")
WEEKS = NN_("a week ago", "{count} weeks ago")
MONTHS = NN_("a month ago", "{count} months ago")
TO_COME = N_("in the future by its clock")
TODAY_AT = N_("today {clock}")
YESTERDAY_AT = N_("yesterday {clock}")
VISITS = NN_("{count} visit", "{count} visits")
RECORDS = NN_("{count} record", "{count} records")
DOT = " · "
MEGABYTE = 1_000_000
THIS_YEAR, OTHER_YEAR = "d MMMM HH:mm", "d MMMM yyyy, HH:mm"
DAY, DAY_OF_YEAR = "d MMMM", "d MMMM yyyy"


def age_in_words(moment: str, now: datetime) -> str:
    """Returns how long ago an ISO moment was at `now` (with a zone); an empty text where it is no moment."""
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
        return trn(MINUTES, minutes)
    if days < 1 or minutes < 8 * 60:
        return trn(HOURS, minutes // 60)
    return _days_ago(days)


def moment_and_day(moment: str, now: datetime) -> str:
    """Returns an ISO moment in words: "today 14:05", "yesterday 17:30", "20 November 09:12"; empty where it is no moment."""
    then = _local(moment)
    if then is None:
        return ""
    days = (now.astimezone().date() - then.date()).days
    if days in (0, 1):
        return tr(TODAY_AT if days == 0 else YESTERDAY_AT, clock=f"{then:%H:%M}")
    return _said(then, THIS_YEAR if then.year == now.year else OTHER_YEAR)


def day_in_words(moment: str, now: datetime) -> str:
    """Returns the day of an ISO moment: "3 September", with the year where it is not this year."""
    then = _local(moment)
    return _said(then, DAY if then.year == now.year else DAY_OF_YEAR) if then else ""


def held_in_words(held: StoreSummary) -> str:
    """Returns what a store holds: "12 visits, 2,314 records"."""
    visits = trn(VISITS, held.visits, count=number(held.visits))
    records = trn(RECORDS, held.records, count=number(held.records))
    return f"{visits}, {records}"


def about_backup(line: BackupLine) -> str:
    """Returns what is in a backup and why it was made, as far as known: "12 visits, 2,314 records · at close"."""
    reason = tr(REASONS[line.reason]) if line.reason in REASONS else ""
    return DOT.join(filter(None, (held_in_words(line.held) if line.held else "", reason)))


def number(count: int) -> str:
    """Returns a whole number as the locale writes it, in English where there is none."""
    locale = QLocale() if QLocale().name() != "C" else QLocale("en")
    return locale.toString(count)


def size_in_words(count: int) -> str:
    """Returns a number of bytes as kB or MB, as the locale writes it."""
    locale = QLocale() if QLocale().name() != "C" else QLocale("en")
    digits = 1 if count >= MEGABYTE else 0
    return locale.formattedDataSize(count, digits, QLocale.DataSizeFormat.DataSizeSIFormat)


def _days_ago(days: int) -> str:
    if days == 1:
        return tr(YESTERDAY)
    if days < 21:
        return trn(DAYS, days)
    return trn(WEEKS, days // 7) if days < 70 else trn(MONTHS, round(days / 30.4))


def _said(then: datetime, pattern: str) -> str:
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(then.timestamp())), pattern)


def _local(moment: str) -> datetime | None:
    try:
        return datetime.fromisoformat(moment).astimezone()
    except (ValueError, OverflowError):
        return None
