"""Dates and times as somebody types them in the language of the window, of the system, or in English."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QDate, QLocale, Qt

from db.model.messages import N_
from desktop.core.messages import ENGLISH, Translator
from desktop.interview.date_words import ENGLISH_DATES, DateWords
from desktop.interview.dates import possible_dates, understood_date, understood_time
from desktop.widgets.words import tr, window_locale, window_translator

# Words that stand for a day, with how far it is from today.
DAYS = {N_("today"): 0, N_("tomorrow"): 1, N_("yesterday"): -1, N_("the day after tomorrow"): 2}
NOON = N_("noon")
# Lists of words: a language may have several forms, parted by commas.
NEXT = N_("next, coming")
THIS = N_("this")
IN = N_("in, within")
ONE_DAY, SEVEN_DAYS = N_("day, days"), N_("week, weeks")
# What stands before a day and says nothing of it.
BEFORE_A_DAY = N_("on, by, the")
NO_DATE = N_("“{text}” is no certain date; try 27 Nov, Friday or 2026-11-27.")
TWO_DAYS = N_("“{text}” can mean {first} or {second}: which one?")
SEVERAL_DAYS = N_("“{text}” can mean several days: which one?")
FORMATS = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)


def typed_date(text: str) -> str:
    """Returns the ISO date that `text` means; empty if that is not certain."""
    return understood_date(text, words=date_words())


def possible_days(text: str) -> tuple[str, ...]:
    """Returns every ISO date that `text` can mean, where it can mean several; else none."""
    found = possible_dates(text, words=date_words())
    return found if len(found) > 1 else ()


def day_in_words(day: str) -> str:
    """An ISO date with its weekday, in the language of the window, as it can be typed as well."""
    told = window_locale().toString(QDate.fromString(day, Qt.DateFormat.ISODate), "dddd d MMMM yyyy")
    return told if typed_date(told) == day else day


def unclear_date(text: str) -> str:
    """Returns the sentence about a text that is no certain date: what it can mean, or what can be typed."""
    days = [day_in_words(day) for day in possible_days(text)]
    if len(days) == 2:
        return tr(TWO_DAYS, text=text, first=days[0], second=days[1])
    return tr(SEVERAL_DAYS if days else NO_DATE, text=text)


def typed_time(text: str) -> str:
    """Returns the time that `text` means, as HH:MM; empty where it means none."""
    return understood_time(text, date_words())


def date_words() -> DateWords:
    """The words of dates that count in this window."""
    return _words(window_translator(), QLocale.system().name())


@lru_cache(maxsize=4)
def _words(translator: Translator, system: str) -> DateWords:
    found = ENGLISH_DATES
    for locale in (QLocale(translator.language), QLocale(translator.locale), QLocale(system)):
        found = found.with_names(
            [_names(month, locale.monthName, locale.standaloneMonthName) for month in range(1, 13)],
            [_names(day, locale.dayName, locale.standaloneDayName) for day in range(1, 8)],
        )
    days = {translator.text(word).casefold().replace("’", "'"): away for word, away in DAYS.items()}
    lengths = {name: n for n, names in ((1, ONE_DAY), (7, SEVEN_DAYS)) for name in _listed(translator, names)}
    return replace(
        found,
        days_from_today={**found.days_from_today, **days},
        days_in={**found.days_in, **lengths},
        next_words=found.next_words | _listed(translator, NEXT),
        this_words=found.this_words | _listed(translator, THIS),
        hours={**found.hours, translator.text(NOON).casefold(): "12:00"},
        before_a_day=_listed(ENGLISH, BEFORE_A_DAY) | _listed(translator, BEFORE_A_DAY),
        in_words=found.in_words | _listed(translator, IN),
    )


def _listed(translator: Translator, names: str) -> frozenset[str]:
    return frozenset(name.strip() for name in translator.text(names).casefold().split(","))


def _names(number: int, *named: Callable[[int, QLocale.FormatType], str]) -> list[str]:
    return [name(number, form) for name in named for form in FORMATS]
