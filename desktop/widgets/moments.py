"""Moments as people say them: the clock for today, the day with it for any other."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

# With seconds: what was saved last is looked for by the second.
TODAY, ANOTHER_DAY = "HH:mm:ss", "d MMM yyyy, HH:mm"


def clock_time(moment: str) -> str:
    """The local time of an ISO moment as HH:MM, or an empty text."""
    found = _local(moment)
    return found.strftime("%H:%M") if found else ""


def moment_in_words(moment: str) -> str:
    """An ISO moment in local time: "14:03:12" for today, "23 Nov 2026, 14:03" else; an empty text where it is none."""
    found = _local(moment)
    if found is None:
        return ""
    pattern = TODAY if found.date() == datetime.now().date() else ANOTHER_DAY
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(found.timestamp())), pattern)


def _local(moment: str) -> datetime | None:
    try:
        return datetime.fromisoformat(moment).astimezone()
    except (ValueError, OverflowError):
        return None
