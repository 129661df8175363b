"""Lists the words in names of people that identify nobody alone, and reads the parts of a name."""

import re

from db.names.letters import plain
from db.names.scripts import Script, has_capitals, script_of

_PARTICLES = """
von van vom zu zum zur de der den del della dela di da do dos du la le las los el al bin ibn ben ter ten af av und and y e i
"""
_TITLES = "dr prof ing mag mr mrs ms miss herr frau jr sr phd mba dipl mme mlle sig dott sra srta pan pani"
TITLES = frozenset(_TITLES.split())
PARTICLES = frozenset(_PARTICLES.split()) | TITLES
# Particles that are given names where a name begins with them.
GIVEN = frozenset(("ben", "al", "di", "bin", "mag", "do", "du", "da", "la"))
WORDS = re.compile(r"[^\s,;:()\[\]{}（）\"“”/|·・&+]+")
_JOINING = "|".join(sorted(PARTICLES - TITLES - {"and", "und", "y", "e", "i", "a"}))
# What may stand between two parts of one naming: "Solberg, Ingrid", "ingrid.solberg", "Ingrid M. Solberg", "Maria de la Cruz".
BETWEEN_PARTS = re.compile(rf"[\s.,'’_-]{{0,3}}(?:(?:[^\W\d_]\.|[^\W\d_](?=\s)|{_JOINING})[\s.]{{1,2}}){{0,3}}", re.IGNORECASE)


def words_of(name: str) -> list[str]:
    """Returns the words of a name, without the stops and hyphens around them."""
    return [word for found in WORDS.findall(name) if plain(word := found.strip(".-'’_"))]


def parts_of(name: str) -> list[str]:
    """Returns the words of a name that may stand for the person alone; none for a name of particles only."""
    words = words_of(name)
    return [word for n, word in enumerate(words) if _may_stand_alone(word, n == 0 and len(words) > 1)]


def _may_stand_alone(word: str, leads: bool) -> bool:
    letters = plain(word)
    if letters in PARTICLES:
        return leads and letters in GIVEN and word[0].isupper()
    return len(letters) > 1 or script_of(word[0]) in (Script.HAN, Script.HANGUL)


def is_a_name(word: str, typed_small: bool) -> bool:
    """Returns whether a word of a name is written as a name: with a capital, or in a name or script without."""
    return typed_small or not has_capitals(word[0]) or word[0].isupper() or any(map(str.isupper, word))
