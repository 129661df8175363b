"""Reads dates and times as people type them in passing: 27.11., Friday 27 November, 27/11/2026, tomorrow, 2:30 pm, noon.

What can mean one day only is understood; what can mean two (3/4), or a day that its weekday contradicts, is not.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from unicodedata import normalize

from desktop.interview.date_words import ENGLISH_DATES, DateWords

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\.?")
_EAST_ASIAN = re.compile(r"(?:(\d{4})年\s?)?(\d{1,2})月\s?(\d{1,2})日")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.?(?:\s?(\d{4}|\d{2}))?")
_SLASHED = re.compile(r"(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th|er|º|ª)?\s+([^\W\d]+)\.?(?:\s+(\d{4}))?")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:\.|st|nd|rd|th)?(?:\s+(\d{4}))?")
_IN_DAYS = re.compile(r"(?:\+|in )(\d{1,3})(?: ([^\W\d]+))?")
_WITH_WEEKDAY = re.compile(r"([^\W\d]+)\.?\s+(.*\d.*)")
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|h|uhr)?")
_FOUR_DIGITS = re.compile(r"(\d{1,2})(\d{2})\s*(h|uhr)?")


def understood_date(typed: str, today: date | None = None, words: DateWords = ENGLISH_DATES) -> str:
    """Returns the ISO date that `typed` means, seen from `today` and in the languages of `words`; empty if not certain."""
    text = " ".join(normalize("NFKC", typed).casefold().replace(",", " ").split())
    today = today or date.today()
    if text in words.days_from_today:
        return (today + timedelta(days=words.days_from_today[text])).isoformat()
    if found := _weekday_alone(text, today, words):
        return found
    if match := _IN_DAYS.fullmatch(text):
        unit = words.days_in.get(match[2] or "", 0) if match[2] else 1
        return (today + timedelta(days=int(match[1]) * unit)).isoformat() if unit else ""
    return _with_weekday(text, today, words) or _calendar_date(text, today, words)


def understood_time(typed: str, words: DateWords = ENGLISH_DATES) -> str:
    """Returns the time that `typed` means, as HH:MM; empty where it means none."""
    text = normalize("NFKC", typed).strip().casefold()
    if text in words.hours:
        return words.hours[text]
    match = _TIME.fullmatch(text) or _FOUR_DIGITS.fullmatch(text)
    if not match:
        return ""
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").replace(".", "")
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def _weekday_alone(text: str, today: date, words: DateWords) -> str:
    """A weekday, or "next" and "this" with one. Today counts for "this" only."""
    first, _, rest = text.partition(" ")
    weekday = words.weekday(rest if first in words.next_words or first in words.this_words else text)
    if weekday is None:
        return ""
    away = (weekday - today.weekday() - 1) % 7 + 1
    return (today + timedelta(days=away % 7 if first in words.this_words else away)).isoformat()


def _with_weekday(text: str, today: date, words: DateWords) -> str:
    """A date behind a weekday, where the two agree."""
    match = _WITH_WEEKDAY.fullmatch(text)
    weekday = words.weekday(match[1]) if match else None
    if not match or weekday is None:
        return ""
    found = _calendar_date(match[2], today, words)
    return found if found and date.fromisoformat(found).weekday() == weekday else ""


def _calendar_date(text: str, today: date, words: DateWords) -> str:
    if match := _ISO.fullmatch(text):
        return _made(int(match[1]), int(match[2]), int(match[3]))
    orders = set(_day_and_month(" ".join(part for part in text.split() if part not in words.particles), words))
    found = {_in_year(year, month, day, today) for year, month, day in orders} - {""}
    return found.pop() if len(found) == 1 else ""


def _day_and_month(text: str, words: DateWords) -> Iterable[tuple[str, int, int]]:
    """Each year, month and day that `text` can mean; the year is empty where none is given."""
    if match := _DOTTED.fullmatch(text):
        yield match[3] or "", int(match[2]), int(match[1])
    elif match := _EAST_ASIAN.fullmatch(text):
        yield match[1] or "", int(match[2]), int(match[3])
    elif match := _SLASHED.fullmatch(text):
        # Day first in most countries, month first in some.
        yield match[4] or "", int(match[3]), int(match[1])
        yield match[4] or "", int(match[1]), int(match[3])
    elif (match := _DAY_FIRST.fullmatch(text)) and (month := words.month(match[2])):
        yield match[3] or "", month, int(match[1])
    elif (match := _MONTH_FIRST.fullmatch(text)) and (month := words.month(match[1])):
        yield match[3] or "", month, int(match[2])


def _in_year(year: str, month: int, day: int, today: date) -> str:
    if year:
        return _made(int(year) + (2000 if len(year) == 2 else 0), month, day)
    # Without a year the nearest such day counts: in December the 8th of January is in the next year.
    candidates = [made for n in (-1, 0, 1) if (made := _made(today.year + n, month, day))]
    return min(candidates, key=lambda iso: abs((date.fromisoformat(iso) - today).days), default="")


def _made(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
