"""Dates and times as somebody types them in the language of the window, of the system, or in English."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QLocale

from db.model.messages import N_
from desktop.core.messages import Translator
from desktop.interview.date_words import ENGLISH_DATES, DateWords
from desktop.interview.dates import understood_date, understood_time
from desktop.widgets.words import window_translator

# Words that stand for a day, with how far it is from today.
DAYS = {N_("today"): 0, N_("tomorrow"): 1, N_("yesterday"): -1, N_("the day after tomorrow"): 2}
NOON = N_("noon")
NEXT = N_("next")
THIS = N_("this")
FORMATS = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)


def typed_date(text: str) -> str:
    """Returns the ISO date that `text` means; empty if that is not certain."""
    return understood_date(text, words=date_words())


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
    days = {translator.text(word).casefold(): away for word, away in DAYS.items()}
    return DateWords(
        found.months,
        found.weekdays,
        {**found.days_from_today, **days},
        found.days_in,
        found.next_words | {translator.text(NEXT).casefold()},
        found.this_words | {translator.text(THIS).casefold()},
        {**found.hours, translator.text(NOON).casefold(): "12:00"},
        found.particles,
    )


def _names(number: int, *named: Callable[[int, QLocale.FormatType], str]) -> list[str]:
    return [name(number, form) for name in named for form in FORMATS]
