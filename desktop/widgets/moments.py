"""Puts moments into words: only the time for today, date and time for other days.

What was noted in a meeting room keeps the hour of its wall; all else is told by this laptop's clock.
"""

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt

from db.model.messages import N_, NN_
from db.model.moments import in_its_room
from desktop.widgets.words import tr, trn

# With seconds, as people check by the second what was saved last.
TODAY, ANOTHER_DAY = "HH:mm:ss", "d MMM yyyy, HH:mm"

ON_THIS_DAY = N_("today {time}")
HOURS_LEFT = NN_("{count} hour left", "{count} hours left")
HOURS_LATE = NN_("{count} hour late", "{count} hours late")
DAYS_LATE = NN_("{count} day late", "{count} days late")


def clock_time(moment: str) -> str:
    """Returns the time of an ISO moment as HH:MM by the clock of the room it was noted in, or an empty text."""
    found = in_its_room(moment)
    return found.strftime("%H:%M") if found else ""


def moment_in_words(moment: str) -> str:
    """Returns an ISO moment in local time: "14:03:12" for today, else "23 Nov 2026, 14:03"; empty where it is no moment."""
    found = _local(moment)
    if found is None:
        return ""
    pattern = TODAY if found.date() == datetime.now().date() else ANOTHER_DAY
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(found.timestamp())), pattern)


def day_and_time(moment: str) -> str:
    """Returns an ISO moment in local time: "today 14:03", "20 November, 09:12", with the year for another year."""
    found = _local(moment)
    if found is None:
        return ""
    today = datetime.now().date()
    if found.date() == today:
        return tr(ON_THIS_DAY, time=found.strftime("%H:%M"))
    pattern = "d MMMM, HH:mm" if found.year == today.year else "d MMMM yyyy, HH:mm"
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(found.timestamp())), pattern)


def hours_in_words(hours: int | None) -> str:
    """So many hours left, or how late it is once they have passed; empty for None."""
    if hours is None:
        return ""
    if hours > 0:
        return trn(HOURS_LEFT, hours)
    return trn(DAYS_LATE, -hours // 24) if hours <= -24 else trn(HOURS_LATE, max(1, -hours))


def day_in_words(iso: str) -> str:
    """Returns an ISO date as "20 Nov 2026"; anything else as it is."""
    day = QDate.fromString(iso, Qt.DateFormat.ISODate)
    return QLocale().toString(day, "d MMM yyyy") if day.isValid() else iso


def _local(moment: str) -> datetime | None:
    try:
        return datetime.fromisoformat(moment).astimezone()
    except (ValueError, OverflowError):
        return None
