"""Turns a name into its spellings: the letters to look for, where signs may stand between them, and what may follow them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from unicodedata import category

from db.names.endings import CLEAR, NONE, PUT_ON, Tails, alphabet_of, stems_of
from db.names.letters import SPELT_OUT, Letters, letters_of
from db.names.scripts import Script, has_capitals, script_of
from db.names.words import BEGIN_ALIKE, NAMES_TOO, SHORT_WORDS, UNITS

# What languages write for "&".
AND_WORDS = ("and", "und", "og", "och", "et", "y", "e", "en", "i", "és", "ve", "ja", "a")
_AND = re.compile("[&+＆]")
ARTICLE = "ال"
VOWELS = frozenset("aeiouyаеёиоуыэюяієїαεηιουω")
SHORTEST_SMALL, SHORTEST_WITH_ANY_TAIL, SHORTEST_BARE = 4, 5, 3


# Tails that make other words of a name of four letters: Market, Ballot.
_WORDLIKE = """
et at ot t l lt o as is us er ers ern on da na ta te ci ca ei li ni kin st le la ne ul ig ii re ra hin han ner ens
"""
_TOO_MUCH = frozenset(_WORDLIKE.split())
_FOR_THREE = ("s", "a", "u", "em", "om", "у")
_FOR_SHORT = Tails(PUT_ON.in_plain - _TOO_MUCH, PUT_ON.as_typed - _TOO_MUCH)


class Small(Enum):
    """Whether a name is meant where it begins with a small letter."""

    ALWAYS = 1
    UNLESS_A_WORD = 2
    NEVER = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name to look for, as typed: whole, or a part of a longer one."""

    text: str
    small: Small = Small.UNLESS_A_WORD
    is_part: bool = False
    # Whether it is looked for inside words too ("isolberg").
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling: its plain letters, where signs may stand between them, what may follow, and whether its end is changed.

    `any_tail`: whatever follows belongs to it, if it has a capital. `may_be_small`: it is also meant in small letters.
    """

    letters: str
    joints: frozenset[int]
    wanted: Wanted
    script: Script
    tails: Tails = NONE
    any_tail: bool = False
    changed: bool = False
    may_be_small: bool = True


# The same few names are looked for in every text of a visit, and again at every look at its story.
@lru_cache(maxsize=1_000)
def spellings_of(wanted: Wanted) -> tuple[Spelling, ...]:
    """Returns the spellings of a name, the longest first."""
    found: dict[tuple[str, bool], Spelling] = {}
    for text in dict.fromkeys((wanted.text, wanted.text.translate(SPELT_OUT))):
        letters = letters_of(text)
        if not letters.plain:
            continue
        for plain, joints in _connected(letters):
            for spelling in _with_ends(wanted, letters, plain, joints):
                found.setdefault((spelling.letters, spelling.changed), spelling)
    return tuple(sorted(found.values(), key=lambda one: -len(one.letters)))


def _connected(letters: Letters) -> Iterator[tuple[str, frozenset[int]]]:
    """Yields the plain letters of a name with their joints; for one with "&", with each word for it, and without."""
    cuts = sorted({0, len(letters.plain), *letters.joints()})
    words: list[tuple[bool, str]] = []
    after_and = False
    for start, stop in pairwise(cuts):
        word = letters.plain[start:stop]
        after_and = after_and or bool(start and _AND.search(letters.gap(start)))
        if word in AND_WORDS and start > 0 and stop < len(letters.plain):
            after_and = True
            continue
        words.append((after_and, word))
        after_and = False
    if not any(joined for joined, _ in words):
        yield letters.plain, letters.joints()
        return
    for between in ("", *AND_WORDS):
        yield _joined(part for joined, word in words for part in (between if joined else "", word) if part)


def _joined(parts: Iterable[str]) -> tuple[str, frozenset[int]]:
    plain, joints = "", set()
    for part in parts:
        joints.add(len(plain))
        plain += part
    return plain, frozenset(joints - {0})


def _with_ends(wanted: Wanted, letters: Letters, plain: str, joints: frozenset[int]) -> Iterator[Spelling]:
    """Yields the spelling, and those with a changed end or without an article."""
    first, last = letters.sign(0), letters.sign(len(letters.plain) - 1)
    script = script_of(first)
    small = not has_capitals(first) or _may_be_small(wanted, plain, first)
    if script_of(last) is not Script.CAPITALS:
        yield Spelling(plain, joints, wanted, script)
        if script is Script.ARABIC and plain.startswith(ARTICLE) and len(plain) - len(ARTICLE) >= SHORTEST_BARE:
            yield Spelling(plain[len(ARTICLE) :], frozenset(n - len(ARTICLE) for n in joints), wanted, script, changed=True)
        if script is Script.SPACED and len(plain) > SHORTEST_BARE and (plain[-1] in "იம" or category(plain[-1])[0] == "M"):
            # Georgian and the languages of India change a last vowel sign.
            yield Spelling(plain[:-1], joints, wanted, script, changed=True)
        return
    # A name of small words only ("Le Van") is as easily a piece of another word ("Levant") as a name that is a word.
    is_word = plain in NAMES_TOO or wanted.small is Small.NEVER
    tails, any_tail = _tails_for(plain, is_word, last)
    yield Spelling(plain, joints, wanted, script, tails, any_tail, may_be_small=small)
    if has_capitals(last) and not is_word and len(plain) > SHORTEST_BARE:
        for stem, needed in stems_of(plain, alphabet_of(last)):
            yield Spelling(
                stem, frozenset(n for n in joints if n < len(stem)), wanted, script, needed, changed=True, may_be_small=small
            )


def _tails_for(plain: str, is_word: bool, last: str) -> tuple[Tails, bool]:
    """Returns the tails for a name, and whether any other will do: the shorter the name, the fewer."""
    if not has_capitals(last) or len(plain) < SHORTEST_BARE:
        return NONE, False
    if is_word or len(plain) == SHORTEST_BARE:
        return Tails(CLEAR.in_plain | frozenset("s" if is_word else _FOR_THREE), CLEAR.as_typed), False
    if len(plain) < SHORTEST_WITH_ANY_TAIL:
        return _FOR_SHORT, False
    return PUT_ON, True


def _may_be_small(wanted: Wanted, plain: str, first: str) -> bool:
    """Returns whether the name is meant in small letters too: a long one, one typed so, or one that no word is like."""
    if wanted.small is not Small.UNLESS_A_WORD:
        return wanted.small is Small.ALWAYS
    if plain in NAMES_TOO or plain in BEGIN_ALIKE or plain in SHORT_WORDS:
        return False
    if first.islower():
        return len(plain) >= SHORTEST_BARE
    without_vowels = wanted.text.isupper() and not VOWELS & set(plain) and plain not in UNITS and len(plain) >= SHORTEST_BARE
    return len(plain) >= SHORTEST_SMALL or without_vowels
