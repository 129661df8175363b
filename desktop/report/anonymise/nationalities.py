"""Finds what is said of a country's people and things in German and French: “norwegische Firma”, “une société norvégienne”.

What English says is in the table of countries. In German and French it follows from the names of a country by endings:
Norweg-en, norweg-isch; Norv-ège, norvég-ien. What does not follow (Polen, polnisch) is in the table too. Accents and case do not
count, but a German noun needs its capital, so that no other word is taken for one.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from unicodedata import normalize

from desktop.report.anonymise.bands import Country

# What a name loses before it takes another ending.
LOST = re.compile("(?:land|mark|ien|iya|igh|en|ei|ie|ee|ia|que|ege|a|e|o|s)$")
SHORTEST = 3
# A shortened name of fewer letters begins other words too ("Lett-er").
SURE = 5
GERMAN = "(?:i?an|en|ol?es|ies|les|and|al|er|t|a|o|s|n)?isch(?:e[mnrs]?)?"
FRENCH = "(?:c|g)?(?:i?enne|ien|een(?:ne)?|ian[e]?|aine?|e?oise?|aise?|iote?|ande?)s?"
# German nouns; those of a short name put something between.
BETWEEN = "(?:i?an|en|i|l|l?and|a|t)"
GERMAN_PEOPLE = "er(?:s|n|in|innen)?"
GERMAN_OTHERS = "(?:ol?es|ies|es)?(?:e|en|in|innen)"
# Endings of the words that stand in the table.
TAKEN_ON = "(?:e[mnrs]?|n|s|es|ne|nes|in|innen|que|ques)?"


def letters(text: str) -> str:
    """Returns `text` in small letters without accents, each letter as one."""
    return "".join(normalize("NFD", sign)[0] for sign in normalize("NFC", text).replace("ß", "s").lower())


def hiding_people(country: Country, holder: str) -> Callable[[str], str]:
    """Returns a step that puts `holder` in place of what is said of a country's people."""
    pattern = _pattern(country)

    def hide(text: str) -> str:
        plain = normalize("NFC", text)
        folded = letters(plain)
        if len(folded) != len(plain):
            return text
        found = [one for one in pattern.finditer(folded) if plain[one.start()].isupper() or not one["noun"]]
        for one in reversed(found):
            plain = plain[: one.start()] + holder + plain[one.end() :]
        return plain if found else text

    return hide


@lru_cache(300)
def _pattern(country: Country) -> re.Pattern[str]:
    """Returns what finds the words in folded text; `noun` holds one that is a noun in German."""
    stems = {stem: is_whole or len(stem) >= SURE for name in country.names for stem, is_whole in _stems(name)}
    small = [rf"{stem}(?:{GERMAN}|{FRENCH})" for stem in stems]
    nouns = [rf"{stem}{BETWEEN}{GERMAN_PEOPLE}" for stem in stems]
    nouns += [rf"{stem}(?:{GERMAN_PEOPLE}|{GERMAN_OTHERS})" for stem, is_sure in stems.items() if is_sure]
    for word in country.elsewhere:
        (nouns if word[:1].isupper() else small).append(letters(word) + TAKEN_ON)
    return re.compile(rf"(?<![^\W_])(?:{_either(small)}|(?P<noun>{_either(nouns)}))(?![^\W_])")


def _either(parts: list[str]) -> str:
    return "|".join(sorted(parts, key=len, reverse=True)) or "(?!)"


def _stems(name: str) -> list[tuple[str, bool]]:
    """Returns what the words are built from, of a name of one word in Latin letters: the name shortened, and the whole name.

    Beside each stands whether it is whole.
    """
    whole = letters(name)
    if not whole.isascii() or not whole.isalpha() or len(whole) <= SHORTEST:
        return []
    short = LOST.sub("", whole)
    return [(short, False), (whole, True)] if SHORTEST <= len(short) < len(whole) else [(whole, True)]
