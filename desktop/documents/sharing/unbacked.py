"""Finds the numbers and names in what somebody typed that no note holds. Pure, uses no Qt.

Rewording is free; what is looked for is what a reader takes for a fact: numbers, in digits or words, and words written with a
capital where the language does not ask for one. German gives one to every noun, so there an article before it makes it none.
At the beginning of a sentence, where each has one, English words are names that no dictionary knows in small letters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from db.model.case_study import Sentence
from db.model.fields import fields_of
from db.model.visit_copy import records_of
from db.model.whole_visit import WholeVisit
from desktop.documents.sharing.numbers_in_words import is_part, share_of, values_of
from desktop.evidence.figures.counting import small_numbers
from desktop.evidence.wording.common_words import LANGUAGE, is_common

# A number with its separators, or a word with what joins its parts.
TOKENS = re.compile(r"\d+(?:[.,’'\u00a0\u202f\u2009]\d+)*|[^\W\d_]+(?:[-\u2011’'][^\W\d_]+)*")
GROUPED = re.compile(r"[.,’'\u00a0\u202f\u2009](?=\d{3}(?!\d))")
BEGINS = re.compile(r"(?:^|[.!?…:]|\n|[“„«\"(])[\s“„«\"(]*$")
PARTS = re.compile(r"[-\u2011’']")
# "3 in 4", "one out of five", "2 von 3".
SHARES = re.compile(r"(\w+) (?:in|of|out of|von|sur) (\w+)")
# Words with a capital that name nobody.
_CAPITALS = """
    i i'm i've i'd i'll i’m i’ve i’d i’ll ihnen ihr ihre ihren ihrem ihrer ihres sie
"""
CAPITALS = frozenset(_CAPITALS.split())
NOUNS_WITH_CAPITALS = ("de", "lb")
_DETERMINERS = """
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner jede jeder jedes jeden jedem
    diese dieser dieses diesen diesem unsere unser unseren unserem unserer ihre ihr ihren ihrem ihrer seine sein seinen seinem
    alle allen aller mehr weniger viele vielen wenige
"""
DETERMINERS = frozenset(_DETERMINERS.split())
# "Norwegian" is backed by "Norwegians", "Teams" by "Team": an ending of so many letters does not count, behind so many.
ENDING, SHORTEST = 3, 4


@dataclass(frozen=True, slots=True)
class Backing:
    """What the notes hold: their words, the same without an ending, and their numbers."""

    words: frozenset[str]
    shorter: frozenset[str]
    numbers: frozenset[str]


def backing_of(texts: Iterable[str]) -> Backing:
    """Returns what these texts hold."""
    words: set[str] = set()
    numbers: set[str] = set()
    for text in texts:
        for token in TOKENS.findall(_composed(text)):
            numbers.update(filter(None, (_value(token), *values_of(token))))
            words.update(part.casefold() for part in (token, *PARTS.split(token)))
        for counted, of in SHARES.findall(text):
            numbers.update(share_of(_value(counted), _value(of)))
    return Backing(frozenset(words), frozenset(one for word in words for one in _shorter(word)), frozenset(numbers))


def texts_of(wholes: Sequence[WholeVisit], composed: Iterable[Sentence] = ()) -> Iterator[str]:
    """Yields everything that somebody noted at the visits, and what was composed of that."""
    for whole in wholes:
        for record in records_of(whole):
            for name in fields_of(type(record)).typed:
                value = getattr(record, name)
                yield from (value if isinstance(value, tuple) else (value or "",))
    yield from (one.text for one in composed if not one.typed)


def unbacked(text: str, backing: Backing, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Returns the places (start, length) of the numbers and names in `text`, in this language, that nothing backs."""
    return tuple((token.start(), len(token[0])) for token in TOKENS.finditer(text) if _is_unbacked(token, backing, language))


def _is_unbacked(token: re.Match[str], backing: Backing, language: str) -> bool:
    word = token[0]
    values = {value} if (value := _value(word)) else _values_there(token)
    if values:
        return values.isdisjoint(backing.numbers) and word.casefold() not in backing.words
    if not _is_name(token, language):
        return False
    parts = [part for part in PARTS.split(word) if part[:1].isupper()]
    return not (holds(word, backing) or all(holds(part, backing) for part in parts))


def _values_there(token: re.Match[str]) -> set[str]:
    """Returns the numbers that a part or multiple in words may be noted as; nothing where it is none, where it stands."""
    values = values_of(token[0])
    return set(values) if values and is_part(token[0], token.string[: token.start()], token.string[token.end() :]) else set()


def _is_name(token: re.Match[str], language: str) -> bool:
    word = token[0]
    if word.casefold() in CAPITALS or word == word.lower():
        return False
    if any(sign.isupper() for sign in word[1:]):
        return True
    before = token.string[: token.start()]
    if BEGINS.search(before):
        # Any word has a capital there.
        return language.partition("-")[0] == LANGUAGE and not is_common(word)
    if language in NOUNS_WITH_CAPITALS:
        return not DETERMINERS.intersection(before.casefold().split()[-1:])
    return True


def holds(word: str, backing: Backing) -> bool:
    """Returns whether texts hold a word, whatever its case and ending."""
    wanted = _composed(word).casefold()
    return wanted in backing.words or wanted in backing.shorter or not backing.words.isdisjoint(_shorter(wanted))


def _shorter(word: str) -> Iterator[str]:
    """Yields a word without endings of one letter and more."""
    for length in range(max(SHORTEST, len(word) - ENDING), len(word)):
        yield word[:length]


@cache
def _in_words() -> dict[str, str]:
    """Returns numbers by their words; one, and what is another word as well, is none."""
    return {word: str(value) for word, value in small_numbers().items() if word not in ("cent", "neuf") and str(value) != "1"}


def _value(token: str) -> str:
    """Returns a number in one form for all ways to write it, or an empty text."""
    if not token[0].isdigit():
        return _in_words().get(token.casefold(), "")
    digits = GROUPED.sub("", token).replace(",", ".")
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in digits)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
