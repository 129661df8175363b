"""Knows which English words are no names: those that the dictionary of a package (spylls) has in small letters, in any form.

Whether a form is of a word is read from the affixes of that dictionary ("SFX G e ing": use, using), whichever word they are for:
what is asked is only whether a word may stand at the beginning of a sentence without naming anybody. The dictionary is looked
through as it is, so nothing has to be read in.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from desktop.evidence.wording.british_spelling import american

LANGUAGE = "en"
_PLACE = "hunspell/data/en/en_US"
_JOINED = re.compile(r"[-\u2010\u2011]")
# A word of one letter stands for a word: "e-mail", "X-ray".
SHORTEST = 2


@lru_cache(maxsize=2000)
def is_common(word: str) -> bool:
    """Returns whether an English word, whatever its capitals, is no name; True of every word where there is no dictionary."""
    first = _JOINED.split(word.casefold().replace("’", "'"))[0]
    stem = first.partition("'")[0]
    if len(stem) < SHORTEST or not _entries():
        return True
    return any(_is_entry(form) for one in (first, stem) for spelt in (one, *american(one)) for form in _forms(spelt))


def _forms(word: str) -> Iterator[str]:
    """Yields a word and what it may be a form of: without one ending or two, and without a prefix."""
    once = {word, *_without_ending(word)}
    for form in once | {other for one in once for other in _without_ending(one)}:
        yield form
        yield from (strip + form[len(added) :] for added, strip in _affixes("PFX") if form.startswith(added))


def _without_ending(word: str) -> Iterator[str]:
    return (word[: len(word) - len(added)] + strip for added, strip in _affixes("SFX") if added and word.endswith(added))


def _is_entry(word: str) -> bool:
    line = f"\n{word}".encode()
    return bool(word) and any(line + end in _entries() for end in (b"\n", b"/", b"\r"))


@cache
def _entries() -> bytes:
    return _part(".dic")


@cache
def _affixes(kind: str) -> tuple[tuple[str, str], ...]:
    """Returns what the dictionary adds to words, and what it takes off for that; `kind` is PFX or SFX."""
    rules = (line.split() for line in _part(".aff").decode("utf-8", "replace").splitlines() if line.startswith(f"{kind} "))
    found = {(rule[3].partition("/")[0].strip("0"), rule[2].strip("0")) for rule in rules if len(rule) > 4}
    return tuple(sorted(found))


def _part(ending: str) -> bytes:
    package = find_spec("spylls")
    for place in (package.submodule_search_locations or ()) if package else ():
        try:
            return (Path(place) / f"{_PLACE}{ending}").read_bytes()
        except OSError:
            continue
    return b""
