"""Reads dates and times as people type them in passing: 27.11., Friday 27 November, 27/11/2026, tomorrow, 2:30 pm, noon.

What can mean one day only is understood. What can mean several (3/4, next week), or a day that its weekday contradicts, is asked
back with what it can mean.
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
_IN_DAYS = re.compile(r"(\+|[^\W\d]+ )(\d{1,3})(?: ([^\W\d]+))?")
_WITH_WEEKDAY = re.compile(r"([^\W\d]+)\.?\s+(.*\d.*)")
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|h|uhr)?")
_FOUR_DIGITS = re.compile(r"(\d{1,2})(\d{2})\s*(h|uhr)?")


def understood_date(typed: str, today: date | None = None, words: DateWords = ENGLISH_DATES) -> str:
    """Returns the ISO date that `typed` means, seen from `today` and in the languages of `words`; empty if not certain."""
    found = possible_dates(typed, today, words)
    return found[0] if len(found) == 1 else ""


def possible_dates(typed: str, today: date | None = None, words: DateWords = ENGLISH_DATES) -> tuple[str, ...]:
    """Returns every ISO date that `typed` can mean, the likeliest first; none where it means no date.

    A weekday beside a date of another one leaves two: that date, and the day nearest to it with that weekday.
    """
    text = " ".join(normalize("NFKC", typed).casefold().replace(",", " ").replace("’", "'").split())
    today = today or date.today()
    for said in (text, words.day_in(text)):
        if said in words.days_from_today:
            return ((today + timedelta(days=words.days_from_today[said])).isoformat(),)
        if day := _weekday_alone(said, today, words) or _in_days(said, today, words):
            return (day,)
        if found := _some_week(said, today, words) or _with_weekday(said, today, words) or _calendar_dates(said, today, words):
            return found
    return ()


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
    """A weekday, or one with "next" or "this", before or behind it. Today counts for "this" only."""
    which, rest = _led_by(text, words.next_words | words.this_words)
    weekday = words.weekday(rest)
    if weekday is None:
        return ""
    away = (weekday - today.weekday() - 1) % 7 + 1
    return (today + timedelta(days=away % 7 if which in words.this_words else away)).isoformat()


def _some_week(text: str, today: date, words: DateWords) -> tuple[str, ...]:
    """The days of next week on which one works: which of them is not said."""
    which, rest = _led_by(text, words.next_words)
    if not which or words.days_in.get(rest) != 7:
        return ()
    monday = today + timedelta(days=7 - today.weekday())
    return tuple((monday + timedelta(days=n)).isoformat() for n in range(5))


def _led_by(text: str, leads: frozenset[str]) -> tuple[str, str]:
    """One of `leads`, first or last in `text`, and the rest of it; without one an empty text, and all of it."""
    first, _, after = text.partition(" ")
    before, _, last = text.rpartition(" ")
    if after and first in leads:
        return first, after
    return (last, before) if before and last in leads else ("", text)


def _in_days(text: str, today: date, words: DateWords) -> str:
    match = _IN_DAYS.fullmatch(text)
    if not match or not (match[1] == "+" or match[1].strip() in words.in_words):
        return ""
    days = words.days_in.get(match[3], 0) if match[3] else 1
    return (today + timedelta(days=int(match[2]) * days)).isoformat() if days else ""


def _with_weekday(text: str, today: date, words: DateWords) -> tuple[str, ...]:
    """A date behind a weekday: what agrees with the weekday, else the date and the nearest such day."""
    match = _WITH_WEEKDAY.fullmatch(text)
    weekday = words.weekday(match[1]) if match else None
    if not match or weekday is None:
        return ()
    found = _calendar_dates(match[2], today, words)
    agreeing = tuple(day for day in found if date.fromisoformat(day).weekday() == weekday)
    if agreeing or len(found) != 1:
        return agreeing or found
    said = date.fromisoformat(found[0])
    return found[0], (said + timedelta(days=(weekday - said.weekday() + 3) % 7 - 3)).isoformat()


def _calendar_dates(text: str, today: date, words: DateWords) -> tuple[str, ...]:
    if match := _ISO.fullmatch(text):
        made = _made(int(match[1]), int(match[2]), int(match[3]))
        return (made,) if made else ()
    orders = _day_and_month(" ".join(part for part in text.split() if part not in words.particles), words)
    # In their order, each once.
    return tuple(dict.fromkeys(made for year, month, day in orders if (made := _in_year(year, month, day, today))))


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
