"""Finds mistakes in spelling: words that the dictionary of the language does not know, and no name or record either.

What is no plain word is not looked at: figures, addresses, words with digits, words in capitals or another script.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from desktop.documents.studio_process.dictionaries import MOST_SUGGESTIONS, Dictionary, found_for, words_of
from desktop.evidence.wording.british_spelling import american
from desktop.report.document.cancel import breathe

# What an address has in it, on the web or for mail.
ADDRESS = re.compile(r"@|://|\bwww\.|\w\.(?:com|org|net|io|eu|de|fr|uk|no|ch|at)\b", re.IGNORECASE)
LETTER = "(?:[^\\W\\d_]|[\u0300-\u036f\u00ad])"
APOSTROPHES = "'\u2019\u02bc"
# The first stands first in a set of signs, where it means itself.
HYPHENS = "-\u2010\u2011"
WORD = re.compile(f"(?<![\\w]){LETTER}+(?:[{HYPHENS}{APOSTROPHES}]{LETTER}+)*(?![\\w])")
PART = re.compile(f"[^{HYPHENS}]+")
# What may stand before or after the apostrophe of a word.
BEFORE = "c|d|j|l|m|n|s|t|qu|jusqu|lorsqu|puisqu|quoiqu|un|dell|all|nell"
ELIDED = frozenset(BEFORE.split("|"))
# What English puts before a hyphen, and is no word by itself.
NO_WORDS = "anti|co|ex|inter|micro|mid|mini|multi|non|post|pre|pro|re|self|semi|sub|super|ultra|un"
PREFIXES = frozenset(NO_WORDS.split("|"))
SHORT = frozenset(("s", "ll", "ve", "re", "d", "m", "t"))
# How the names of letters begin in the script of a language; in all others LATIN.
SCRIPTS = {
    **dict.fromkeys(["ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg"], "CYRILLIC"),
    **dict.fromkeys(["ar", "fa", "ur"], "ARABIC"),
    "el": "GREEK",
    "he": "HEBREW",
    "hi": "DEVANAGARI",
    "hy": "ARMENIAN",
    "ka": "GEORGIAN",
    "ko": "HANGUL",
    "th": "THAI",
}
MOST_LETTERS = 60
Mistakes = tuple[tuple[int, int], ...]


class Spelling:
    """Looks for mistakes in texts; keeps the dictionary it read last, and what it has found about a word."""

    def load(self, language: str) -> None:
        """Reads the dictionary of a language, which takes up to some seconds the first time."""
        _dictionary(language)

    def mistakes(self, language: str, texts: Sequence[str], known: Iterable[str] = ()) -> tuple[Mistakes, ...] | None:
        """Returns the start and length of each mistake in each text, None without a dictionary.

        Raises Cancelled if that was asked for (see document.cancel).
        """
        if not _dictionary(language):
            return None
        ours = frozenset(folded(part) for text in known for word in WORD.findall(text) for part in _with_parts(word))
        return tuple(tuple(_mistakes(text, language, ours)) for text in texts)

    def suggestions(self, language: str, word: str) -> tuple[str, ...]:
        """Returns some words that may be meant by a mistake, the likeliest first; none for a word too long to be one."""
        return _suggestions(word, language)


def folded(word: str) -> str:
    """Returns a word as it is compared: whatever its case, apostrophes, and hidden hyphens."""
    plain = unicodedata.normalize("NFC", word).replace("\u00ad", "")
    return re.sub(f"[{APOSTROPHES}]", "'", plain).casefold()


def _mistakes(text: str, language: str, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    addresses = [found.span() for found in re.finditer(r"\S+", text) if ADDRESS.search(found.group())]
    for found in WORD.finditer(text):
        breathe()
        if any(start <= found.start() < end for start, end in addresses):
            continue
        if _is_right(found.group(), language, known):
            continue
        for part in PART.finditer(found.group()):
            is_prefix = part.end() < len(found.group()) and part.group().casefold() in PREFIXES
            if not is_prefix and not _is_right(part.group(), language, known):
                yield found.start() + part.start(), len(part.group())


def _is_right(word: str, language: str, known: frozenset[str]) -> bool:
    return folded(word) in known or _stem(folded(word)) in known or _is_in_dictionary(word, language)


@lru_cache(50_000)
def _is_in_dictionary(word: str, language: str) -> bool:
    """Returns whether the dictionary of `language` knows a word, or nobody can say."""
    plain = _plain(word)
    if len(plain) == 1 or len(plain) > MOST_LETTERS or _is_name_like(plain) or not _is_in_script(plain, language):
        return True
    dictionary = _dictionary(language)
    return dictionary is None or _knows(dictionary, plain, language)


@lru_cache(1000)
def _suggestions(word: str, language: str) -> tuple[str, ...]:
    dictionary, plain = _dictionary(language), _plain(word)
    if not dictionary or len(plain) > MOST_LETTERS:
        return ()
    found = dictionary.suggestions(plain)
    if plain[:1].isupper():
        # At the beginning of a sentence; a name is hardly meant.
        found = (*(one[:1].upper() + one[1:] for one in dictionary.suggestions(plain[:1].lower() + plain[1:])), *found)
    return tuple(dict.fromkeys(found))[:MOST_SUGGESTIONS]


def _plain(word: str) -> str:
    """Returns a word with the signs that dictionaries have."""
    plain = unicodedata.normalize("NFC", word).replace("\u00ad", "")
    return re.sub(f"[{APOSTROPHES}]", "'", re.sub(f"[{HYPHENS}]", "-", plain))


def _knows(dictionary: Dictionary, word: str, language: str) -> bool:
    if dictionary.knows(word):
        return True
    first, apostrophe, rest = word.partition("'")
    if apostrophe and (first.casefold() in ELIDED or rest.casefold() in SHORT):
        return all(part.casefold() in ELIDED | SHORT or dictionary.knows(part) for part in (first, rest))
    tongue, _, country = language.casefold().partition("-")
    if tongue != "en":
        return False
    # English keeps the accents of words it borrowed, or drops them.
    plain = "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
    return (plain != word and dictionary.knows(plain)) or (country != "us" and any(map(dictionary.knows, american(word))))


def _is_in_script(word: str, language: str) -> bool:
    """Returns whether all letters of a word are of the script in which a language is written."""
    script = SCRIPTS.get(language.partition("-")[0].casefold(), "LATIN")
    return all(unicodedata.name(sign, "").startswith(script) for sign in word if sign not in "'-")


def _is_name_like(word: str) -> bool:
    """Returns whether a word is all in capitals, or has a capital inside: an abbreviation, or a name as companies write it."""
    return (word.isupper() and len(word) > 1) or bool(re.search(r"[^\W\d_A-Z][A-Z]", word))


def _with_parts(word: str) -> Iterator[str]:
    yield word
    yield from (part for part in PART.findall(word) if part != word)


def _stem(word: str) -> str:
    """Returns a folded word without the s of a possessive."""
    return word.removesuffix("'s")


def _dictionary(language: str) -> Dictionary | None:
    path = found_for(language)
    return words_of(path) if path else None
