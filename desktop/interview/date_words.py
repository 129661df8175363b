"""The words of dates: months, weekdays, today, noon; the English ones, and room for those of other languages beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

# So many letters of a name are an abbreviation of it, where no other name begins with them.
FEWEST = 3


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words by what they mean, all in small letters. Months and weekdays (Monday first) have their names in each language."""

    months: Sequence[frozenset[str]]
    weekdays: Sequence[frozenset[str]]
    days_from_today: Mapping[str, int] = field(default_factory=dict)
    days_in: Mapping[str, int] = field(default_factory=dict)
    next_words: frozenset[str] = frozenset()
    this_words: frozenset[str] = frozenset()
    hours: Mapping[str, str] = field(default_factory=dict)
    # What stands in a date and says nothing: "27 de noviembre", "the 27th of November".
    particles: frozenset[str] = frozenset()
    in_words: frozenset[str] = frozenset()
    # What stands before a day in a field for a date, and says nothing of it: "on Friday". In a sentence it may say much.
    before_a_day: frozenset[str] = frozenset()

    def month(self, word: str) -> int | None:
        """The number of a month, 1 to 12."""
        at = _named(word, self.months)
        return None if at is None else at + 1

    def weekday(self, word: str) -> int | None:
        """The number of a weekday, 0 for Monday."""
        return _named(word, self.weekdays)

    def with_names(self, months: Sequence[Sequence[str]], weekdays: Sequence[Sequence[str]]) -> "DateWords":
        """These words, and the names that months and weekdays have elsewhere."""
        return replace(self, months=_joined(self.months, months), weekdays=_joined(self.weekdays, weekdays))

    def day_in(self, text: str) -> str:
        """The text without the words before a day."""
        first, _, rest = text.partition(" ")
        return self.day_in(rest) if rest and first in self.before_a_day else text


def _joined(names: Sequence[frozenset[str]], more: Sequence[Sequence[str]]) -> tuple[frozenset[str], ...]:
    clean = ([name.casefold().strip(". ") for name in found] for found in more)
    return tuple(known | {name for name in found if name} for known, found in zip(names, clean, strict=True))


def _named(word: str, names: Sequence[frozenset[str]]) -> int | None:
    """Where `word` stands among `names`: as it is, or as the beginning of one only."""
    word = word.strip(". ")
    exact = [n for n, found in enumerate(names) if word in found]
    begun = [n for n, found in enumerate(names) if len(word) >= FEWEST and any(name.startswith(word) for name in found)]
    found = exact or begun
    return found[0] if len(set(found)) == 1 else None


def _each(names: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset((name,)) for name in names.split())


MONTHS = """
january february march april may june july august september october november december
"""
WEEKDAYS = """
monday tuesday wednesday thursday friday saturday sunday
"""
# How far from today, and the words for it.
DAYS = """
-1 yesterday
0 today
1 tomorrow
2 day after tomorrow
2 the day after tomorrow
"""
ENGLISH_DATES = DateWords(
    _each(MONTHS),
    _each(WEEKDAYS),
    {name: int(away) for away, _, name in (line.partition(" ") for line in DAYS.strip().splitlines())},
    {"day": 1, "days": 1, "week": 7, "weeks": 7},
    frozenset(("next", "coming")),
    frozenset(("this",)),
    {"noon": "12:00", "midday": "12:00", "midnight": "00:00"},
    frozenset(("of", "the", "on", "de", "del", "den", "le", "d")),
    frozenset(("in",)),
)
