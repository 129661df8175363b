"""Moments as the program notes them: with the hour and the offset of the room in which it happened.

"14:09:00+01:00" was typed at nine minutes past two by the clock on the wall. Where the clock on the wall shows UTC, a moment
ends in "Z". One that ends in "+00:00" was noted in UTC by an earlier version: it says when, but not what the wall showed.
"""

from datetime import date, datetime, timedelta

IN_UTC = "+00:00"


def room_now() -> str:
    """This moment as ISO 8601, to the second, with the hour and the offset of where this laptop is."""
    return _noted(datetime.now().astimezone())


def today() -> str:
    """The day by the calendar of this laptop, as ISO 8601."""
    return date.today().isoformat()


def is_day(text: str) -> bool:
    """Returns whether `text` is a day in ISO, as "2026-11-20"."""
    try:
        return len(text) == 10 and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def knows_its_room(moment: str) -> bool:
    """Whether a moment says what the clock on the wall showed."""
    return not moment.strip().endswith(IN_UTC)


def in_its_room(moment: str) -> datetime | None:
    """An ISO moment by the clock on the wall, or by this laptop's where the room is not known; None where it is no moment."""
    try:
        found = datetime.fromisoformat(moment.strip())
        return found if found.tzinfo and knows_its_room(moment) else found.astimezone()
    except (ValueError, OverflowError):
        return None


def _noted(here: datetime) -> str:
    text = here.isoformat(timespec="seconds")
    return text.removesuffix(IN_UTC) + "Z" if here.utcoffset() == timedelta(0) else text
