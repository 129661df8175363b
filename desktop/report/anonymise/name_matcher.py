"""Finds a name in running text, whatever its spelling, and replaces it.

It compares folded text: without case, accents, ligatures, invisible signs and look-alikes from other alphabets. A name may
be broken at the end of a line, spaced out letter by letter, written in one word with its neighbours (`HaldenApp`), or
carry an s; it may not stand inside another word. Promise of safety: P2.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, normalize

from desktop.report.anonymise.common_words import WORDS

# Scripts with spaces between words: there a name is a whole word. Elsewhere endings and particles follow without a space.
WORD_LETTERS = re.compile("[0-9a-z\u00df-\u058f]")
# Letters that people type as two letters or as another one; and letters of other alphabets
# that look the same.
LOOKALIKES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
    | dict(zip("аеорсухіјѕһԁкмтвнαεορυικντ", "aeopcyxijshdkmtbhaeopyikvt", strict=True))
)
# How people write vowels that their keyboard lacks.
SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)
IGNORED = ("Mn", "Me", "Cf")
# What may stand inside a word: the end of a line. Between words: what people put there, and words for "&".
BROKEN = r"(?:[-\u2010]\s*[\r\n]\s*)?"
BETWEEN = r"(?>(?:[\s_.,'/–-]|(?<!\w)[a-z]\.)*)"
AND = r"(?>(?:[\s_.,'/–&+-]|(?<!\w)(?:and|og|och|und|et|y)(?!\w))*)"
SPACED_OUT = r"[\s._*·-]{1,2}"
SHORTEST_SPACED_OUT, SHORTEST_SMALL = 4, 5


@dataclass(frozen=True, slots=True)
class HiddenName:
    """A name to hide; `exact` if only a capital letter makes it a name."""

    text: str
    exact: bool = False


Hide = Callable[[str], str]
SHORT = 1_000
# Rare code points stand for the replacements, so that no later step finds a name in one.
HOLDERS = range(0xFDD0, 0xFDF0)
_TYPED = re.compile("[\ufdd0-\ufdef]")
_HOLDER = re.compile("[\ufdd0-\ufddf]+[\ufde0-\ufdef]")


class Replacements:
    """The steps that hide names: each puts a placeholder into the text, which becomes the replacement at the end."""

    def __init__(self) -> None:
        self._steps: list[tuple[Hide, tuple[str, ...]]] = []
        self._told: dict[str, str] = {}
        self._typed: dict[str, str] = {}

    def holder(self, told: str) -> str:
        """Returns the placeholder for `told`."""
        high, low = divmod(len(self._told), len(HOLDERS) // 2)
        holder = chr(HOLDERS[high % 16]) * (1 + high // 16) + chr(HOLDERS[16 + low])
        self._told[holder] = told
        return holder

    def add(self, step: Hide, only_with: Iterable[str] = ("",)) -> None:
        """Adds a step, done only where one of `only_with` stands in the squeezed text."""
        self._steps.append((step, tuple(only_with)))

    def __call__(self, text: str) -> str:
        """Returns `text` with all names replaced."""
        return self._replaced(text, "{}")

    def within_quotation(self, text: str) -> str:
        """Returns words that somebody said with all names replaced; square brackets show what was not said."""
        return self._replaced(text, "[{}]")

    def _replaced(self, text: str, form: str) -> str:
        # A placeholder that a person typed gets a placeholder too, so that it stays as typed.
        text = _TYPED.sub(lambda typed: self._holder_of_typed(typed[0]), text)
        letters = squeezed(text)
        for step, only_with in self._steps:
            if any(letter in letters for letter in only_with):
                text = step(text)
        typed = set(self._typed.values())
        return _HOLDER.sub(
            lambda holder: self._told[holder[0]] if holder[0] in typed else form.format(self._told[holder[0]]), text
        )

    def _holder_of_typed(self, sign: str) -> str:
        if sign not in self._typed:
            self._typed[sign] = self.holder(sign)
        return self._typed[sign]


def hiding(names: Iterable[HiddenName], replacement: str, initials: bool = False) -> Hide:
    """Returns a step that replaces each of `names` (longest first) by `replacement`, with `initials` around them if wanted."""
    ordered = sorted(set(names), key=lambda name: (-len(name.text), name.text, name.exact))
    patterns = [(pattern, name.exact) for name in ordered for pattern in _patterns(name.text)]

    around = re.compile(rf"(?:(?<!\w)[^\W\d_]\.\s?)*{re.escape(replacement)}(?:\s[^\W\d_]\.(?!\w))?")

    def hide(text: str) -> str:
        letters = folded(text)
        for pattern, exact in patterns:
            if pattern.search(letters[0]):
                text = _replaced(text, pattern, exact, replacement)
                letters = folded(text)
        return around.sub(replacement, text) if initials and replacement in text else text

    return hide


def beginnings(names: Iterable[HiddenName]) -> set[str]:
    """Returns the beginnings that squeezed text has wherever it has one of `names`."""
    spellings = {spelling for name in names for spelling in (name.text, name.text.translate(SPELT_OUT))}
    return {squeezed(re.split(r"[\s&+]+", spelling.strip())[0]) for spelling in spellings}


def squeezed(text: str) -> str:
    """Returns the letters and digits of `text`, folded."""
    return "".join(letter for letter in folded(text)[0] if letter.isalnum())


def folded(text: str) -> tuple[str, list[int]]:
    """Returns `text` without case, accents, ligatures and invisible signs, and the place in `text` of each of its letters."""
    # Most texts are short and come up often; a long one is not cached.
    return _folded_before(text) if len(text) <= SHORT else _folded(text)


@lru_cache(maxsize=2_000)
def _folded_before(text: str) -> tuple[str, list[int]]:
    return _folded(text)


def _folded(text: str) -> tuple[str, list[int]]:
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = normalize("NFKD", character).casefold().translate(LOOKALIKES)
        found = [letter for letter in plain if category(letter) not in IGNORED]
        letters += found
        places += [place] * len(found)
    return "".join(letters), places


@lru_cache(maxsize=1_000)
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """Returns expressions for `name` in folded text: as a phrase, in another spelling, spaced out."""
    found = []
    for spelling in dict.fromkeys((name, name.translate(SPELT_OUT))):
        words = [word for word in re.split(r"[\s&+]+", spelling) if folded(word)[0]]
        if not words:
            continue
        found.append(
            (AND if re.search("[&+]", spelling) else BETWEEN).join(BROKEN.join(map(re.escape, folded(word)[0])) for word in words)
        )
        # Character by character as typed: one that folds into two letters is spaced out as one.
        signs = [re.escape(letters) for sign in spelling if sign.isalnum() and (letters := folded(sign)[0])]
        if len(signs) >= SHORTEST_SPACED_OUT:
            found.append(SPACED_OUT.join(signs))
    return tuple(map(re.compile, dict.fromkeys(found)))


def _replaced(text: str, pattern: re.Pattern[str], exact: bool, replacement: str) -> str:
    letters, places = folded(text)
    done, parts = 0, []
    for match in pattern.finditer(letters):
        start, stop = places[match.start()], places[match.end() - 1] + 1
        if start < done or not _begins(text, letters, match.start(), start):
            continue
        while stop < len(text) and category(text[stop]) in IGNORED:
            stop += 1
        stop = _end(text, letters, match.end(), stop)
        if not stop or (exact and _is_a_word(text, match[0], start)):
            continue
        parts += [text[done:start], replacement]
        done = stop
    return "".join([*parts, text[done:]])


def _begins(text: str, letters: str, at: int, start: int) -> bool:
    """Returns whether a word begins at `start` of `text`, which is `at` in its letters."""
    if at == 0 or not WORD_LETTERS.match(letters[at]) or not WORD_LETTERS.match(letters[at - 1]) or _is_sign(text[start - 1]):
        return True
    return text[start].isupper() and not text[start - 1].isupper()


def _end(text: str, letters: str, at: int, stop: int) -> int:
    """Returns where the name found up to `stop` ends: there, after an s, or 0 if it goes on as another word."""
    if (
        at == len(letters)
        or not WORD_LETTERS.match(letters[at - 1])
        or not WORD_LETTERS.match(letters[at])
        or _is_sign(text[stop])
    ):
        return stop
    if letters[at] == "s" and (at + 1 == len(letters) or not WORD_LETTERS.match(letters[at + 1])):
        return stop + 1
    # A capital inside a word (camel case): the next word begins there.
    return stop if text[stop].isupper() and not text[stop - 1].isupper() else 0


def _is_sign(character: str) -> bool:
    """Returns whether `character` is neither letter nor digit, though it folds into some (™, ²)."""
    return category(character)[0] not in "LM" and category(character) != "Nd"


def _is_a_word(text: str, found: str, start: int) -> bool:
    """Returns whether the small letters at `start` are meant as a word of the language."""
    if not text[start].islower():
        return False
    return len(found) < SHORTEST_SMALL or found in WORDS
