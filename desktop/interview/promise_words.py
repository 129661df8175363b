"""Reads owner, side and day from the words of a promise: "Jonas sends the paper to Ingrid by 4 Dec".

Pure functions. What could mean two people or two days means none here: a wrong name costs more than an empty field.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from db.model.records import Person, Side
from desktop.evidence.figures.word_list_notation import names
from desktop.interview.dates import possible_dates, understood_date

_WORD = re.compile(r"\S+")
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
# Who only gets something takes care of nothing: "Ingrid needs the paper".
_RECEIVES = frozenset(
    names(
        """
        needs | need | needed | wants | want | wanted | gets | get | receives | receive | expects | expect | expected | awaits |
        waits | waiting | asked | likes | like | braucht | bekommt | erhält | erwartet | wartet | möchte | attend | attendait |
        veut | reçoit
        """
    )
)
_HELPS = frozenset(names("is | was | would | will | should | must | has | had | ist | war"))
# "gets back to us" is something to do.
_GETS_GOING = frozenset(names("back | in | together | going | started"))
# "paper by Jonas", "figures from Tormod"; before them only what leads into a sentence.
_MADE_BY = frozenset(names("by | from | von | durch | par"))
_LEADS_IN = frozenset(
    names(
        """
        and | then | so | also | ok | okay | yes | und | dann | et | puis | mr | mrs | ms | dr | prof | herr | frau | monsieur |
        madame | the | our | their | der | die | le | la
        """
    )
)
# Names that are also words: typed small, they are the words.
_ALSO_WORDS = frozenset(names("will | mark | may | rose | bill | grant | frank | art | hope | joy | grace | can | max"))
_BY_WHEN = frozenset(
    names(
        """
        by | until | till | before | on | due | latest | next | this | no | later | than | bis | am | vor | spätestens | avant |
        le | pour | jusqu'au | d'ici
        """
    )
)
_MOST_WORDS = 5
_FURTHEST = timedelta(days=300)
_WEEKDAYS = re.compile(
    r"(?:next |this )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\w*tag|mittwoch|\w+di|dimanche)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PromiseSaid:
    """What was read; empty or None where the words do not say it, or not for certain."""

    owner: str = ""
    side: Side | None = None
    due: str = ""


@lru_cache(maxsize=256)
def read_promise(words: str, people: tuple[Person, ...], speaker: Person | None, today: date) -> PromiseSaid:
    """Returns what `words` say on the day `today`; `speaker` is who said them, where that is known."""
    days = list(_days(words, today))
    rest = "".join(" " if any(day.start <= n < day.end for day in days) else sign for n, sign in enumerate(words))
    owner = _named_owner(rest, people) or (speaker if speaker and _says(_I, rest) else None)
    return PromiseSaid(owner.name if owner else "", _side(rest, owner, speaker), _due(days))


def side_of(person: Person) -> Side:
    """Returns the side of the table at which somebody sits."""
    return person.side or (Side.CUSTOMER if person.customer_id else Side.US)


_I = re.compile(r"(?:i|i'll|i’ll|ich|je|j'|let me)\b", re.IGNORECASE)
_WE = re.compile(r"(?:we|we'll|we’ll|wir|nous)\b", re.IGNORECASE)
_THEY = re.compile(r"(?:they|they'll|they’ll|the customer|sie|ils)\b", re.IGNORECASE)


def _says(who: re.Pattern[str], words: str) -> bool:
    return bool(who.match(words.lstrip(" \"“„«'-–•")))


def _side(words: str, owner: Person | None, speaker: Person | None) -> Side | None:
    if owner:
        return side_of(owner)
    # What nobody is named for is told by us, who type it.
    mine = side_of(speaker) if speaker else Side.US
    if _says(_I, words) or _says(_WE, words):
        return mine
    return (Side.CUSTOMER if mine is Side.US else None) if _says(_THEY, words) else None


def _named_owner(words: str, people: tuple[Person, ...]) -> Person | None:
    """Returns the only person who does something in the words."""
    tokens = list(_NAME_WORD.finditer(words))
    doing = {id(person): person for n, _ in enumerate(tokens) for person in _doing_at(n, tokens, words, people)}
    return next(iter(doing.values())) if len(doing) == 1 else None


def _doing_at(n: int, tokens: list[re.Match[str]], words: str, people: tuple[Person, ...]) -> list[Person]:
    """Returns whom a word names at the beginning or behind "by", unless they only receive; all whom the name fits."""
    named = _named(tokens[n][0], words, people)
    if not named:
        return []
    last = n
    while last + 1 < len(tokens) and (both := [p for p in named if p in _named(tokens[last + 1][0], words, people)]):
        named, last = both, last + 1
    before = [token[0].strip(".").casefold() for token in tokens[:n]]
    if n and any(p in _named(tokens[n - 1][0], words, people) for p in named):
        return []
    if _gets([token[0].casefold() for token in tokens[last + 1 : last + 4]]) or _is_possessive(tokens[last][0]):
        return []
    first = all(word in _LEADS_IN or word in _BY_WHEN or _is_part_of_a_name(word, people) for word in before)
    return named if first or (before and before[-1] in _MADE_BY) else []


def _gets(after: list[str]) -> bool:
    """Returns whether the words behind a name say that the person gets or wants something."""
    verbs = after[1:] if after and after[0] in _HELPS else after
    return bool(verbs) and verbs[0] in _RECEIVES and (len(verbs) < 2 or verbs[1] not in _GETS_GOING)


def _is_possessive(word: str) -> bool:
    return word.endswith(("'", "’", "'s", "’s"))


def _is_part_of_a_name(word: str, people: tuple[Person, ...]) -> bool:
    return any(word == part for person in people for part in person.name.casefold().split())


def _named(word: str, words: str, people: tuple[Person, ...]) -> list[Person]:
    """Returns those whose name has `word` as a part; it has a capital, unless all the words are written small."""
    plain = word.strip(".'’-")
    if plain.islower() and (plain in _ALSO_WORDS or words != words.lower()):
        return []
    return [person for person in people if plain.casefold() in person.name.casefold().split()]


@dataclass(frozen=True, slots=True)
class _Day:
    """A day in the words, its place, and whether a word such as "by" stands before it."""

    day: str
    start: int
    end: int
    is_limit: bool


def _due(days: list[_Day]) -> str:
    """Returns the only day, or the only one with a word such as "by" before it."""
    found = {day.day for day in days if day.is_limit} or {day.day for day in days}
    return found.pop() if len(found) == 1 else ""


def _days(words: str, today: date) -> Iterator[_Day]:
    """Yields each day in the words; the longest phrase that is a day counts."""
    places = list(_WORD.finditer(words))
    tokens = [place[0] for place in places]
    n = 0
    while n < len(tokens):
        led = n > 0 and tokens[n - 1].strip(",:").casefold() in _BY_WHEN
        length, day = _day_at(tokens, n, led, today)
        if day:
            yield _Day(day, places[n].start(), places[n + length - 1].end(), led)
        n += length or 1


def _day_at(tokens: list[str], n: int, led: bool, today: date) -> tuple[int, str]:
    """Returns how many words from number `n` on are a day, and that day; empty where it is none that one promises for."""
    for length in range(min(_MOST_WORDS, len(tokens) - n), 0, -1):
        phrase = " ".join(tokens[n : n + length]).rstrip(",;:!?)").lstrip("(")
        # "27.11." ends in a stop of its own; "Friday." does not.
        for said in dict.fromkeys((phrase, phrase.rstrip("."))):
            if _means_a_day(said, led, n + length == len(tokens)) and possible_dates(said, today):
                # Also where it is too far away, or can mean two days: a part of it then is no other day.
                return length, _coming(said, today)
    return 0, ""


def _means_a_day(phrase: str, led: bool, is_last: bool) -> bool:
    """Returns whether a phrase can be a day within a sentence: not "sat", nor the 3.5 of "3.5 million"."""
    folded = phrase.casefold()
    if re.fullmatch(r"\d{1,2}\.\s?\d{1,2}", folded):
        return led and is_last
    if " " in folded or any(sign.isdigit() for sign in folded):
        return not folded.startswith("+")
    return folded == "tomorrow" or led or bool(_WEEKDAYS.fullmatch(folded))


def _coming(phrase: str, today: date) -> str:
    """Returns the day that `phrase` means on `today`; without a year the coming one, as nobody promises for the past."""
    day = understood_date(phrase, today)
    if day and day < today.isoformat() and not re.search(r"\d{4}|\.\d{2}$", phrase):
        day = understood_date(phrase, today + timedelta(days=180))
    return day if day and today <= date.fromisoformat(day) <= today + _FURTHEST else ""
