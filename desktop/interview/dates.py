"""Reads dates and times as people type them in passing: 27.11., 27 Nov, Fri, tomorrow, 2:30 pm."""

import re
from datetime import date, timedelta

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS = {name: n for n, day in enumerate(_DAYS) for name in (day, day[:3])}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.?(?:\s?(\d{4}|\d{2}))?")
_NAMED = re.compile(r"(\d{1,2})\.?(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*\.?(?:,?\s+(\d{4}))?")
_NAMED_FIRST = re.compile(r"([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
_IN_DAYS = re.compile(r"(?:\+|in )(\d{1,3})(?: (days?|weeks?))?")
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|h|uhr)?")


def understood_date(typed: str, today: date | None = None) -> str:
    """Returns the ISO date that `typed` means, seen from `today`; empty if that is not certain (3/4 may be two days)."""
    text = typed.strip().casefold()
    today = today or date.today()
    if text in ("today", "tomorrow"):
        return (today + timedelta(days=text == "tomorrow")).isoformat()
    if (weekday := text.removeprefix("next ")) in _WEEKDAYS:
        return _next(today, _WEEKDAYS[weekday]).isoformat()
    if match := _IN_DAYS.fullmatch(text):
        return (today + timedelta(days=int(match[1]) * (7 if (match[2] or "").startswith("week") else 1))).isoformat()
    return _calendar_date(text, today)


def understood_time(typed: str) -> str:
    """Returns the time that `typed` means as HH:MM; empty if it means none."""
    match = _TIME.fullmatch(typed.strip().casefold())
    if not match:
        return ""
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def _next(today: date, weekday: int) -> date:
    """Returns the next date after `today` that falls on this day of the week."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _calendar_date(text: str, today: date) -> str:
    if match := _ISO.fullmatch(text):
        return _made(int(match[1]), int(match[2]), int(match[3]))
    if match := _DOTTED.fullmatch(text):
        day, month, year = int(match[1]), int(match[2]), match[3]
    elif (match := _NAMED.fullmatch(text)) and match[2] in _MONTHS:
        day, month, year = int(match[1]), _MONTHS.index(match[2]) + 1, match[3]
    elif (match := _NAMED_FIRST.fullmatch(text)) and match[1] in _MONTHS:
        day, month, year = int(match[2]), _MONTHS.index(match[1]) + 1, match[3]
    else:
        return ""
    if year:
        return _made(int(year) + (2000 if len(year) == 2 else 0), month, day)
    # Without a year the nearest such date counts: in December the 8th of January is in the next year.
    candidates = [made for n in (-1, 0, 1) if (made := _made(today.year + n, month, day))]
    return min(candidates, key=lambda iso: abs((date.fromisoformat(iso) - today).days), default="")


def _made(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
