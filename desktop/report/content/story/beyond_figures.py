"""Decides whether a claim's wording says more than its figures: a limit, a hedge, a direction or a number that they lack.

Such a wording is always printed, and the figure never stands without it as a tile or in a title. All scripts count, also those
without spaces. Where in doubt the wording stays: a word too much is no untruth.
"""

import re
import unicodedata
from dataclasses import replace
from enum import Enum, auto
from functools import cache, lru_cache

from db.model.records import Claim
from desktop.evidence.figures.context_words import WORDS
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.word_list_notation import names
from desktop.report.content.story import limit_words
from desktop.report.content.story.story_words import GLUE, LOOSE


class Limit(Enum):
    """The kinds of words that limit a figure or say which way it went."""

    HEDGE = auto()
    ABOVE = auto()
    BELOW = auto()
    LESS = auto()
    MORE = auto()
    MODAL = auto()


_ADDED = {kind: names(getattr(limit_words, kind.name)) for kind in Limit}
_UNSPACED = {kind: str.split(limit_words.UNSPACED[kind.name]) for kind in Limit}
_BEHIND = {
    Limit[name]: re.compile(rf"[\d〇一二三四五六七八九十百千万半]\w{{0,3}}{sign}") for name, sign in limit_words.BEHIND.items()
}
_ROLES: dict[Limit, tuple[Role, ...]] = {
    Limit.HEDGE: (Role.HEDGE,),
    Limit.ABOVE: (Role.ABOVE, Role.ABOVE_AFTER),
    Limit.BELOW: (Role.BELOW, Role.BELOW_AFTER),
    Limit.LESS: (Role.LESS,),
    Limit.MORE: (Role.MORE,),
    Limit.MODAL: (),
}
_TIMES = r"seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|stunden?|tagen?|wochen?|monaten?|jahren?|heures?|jours?"
_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundreds?|thousands?"
    "|millions?|half|quarter|third|thirds|dozens?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|vierzig"
    "|fünfzig|hundert|tausend|hälfte|viertel|drittel|fünftel|zehntel|prozent|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"
    "|quinze|vingt|trente|quarante|cinquante|cent|mille|moitié|tiers|quart"
)
_QUANTITY = re.compile(rf"\d|^(?:{_TIMES}|{_NUMBER_WORDS})$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[.,’'][^\W_]+)*|[~≈<>±%+]")
NEAR, FAR = 3, 7
# Words by which English is known.
_ENGLISH = frozenset(
    names("the | of | and | we | it | is | was | they | our | now | with | from | that | which | this | than | by | on | for")
)
_LATIN = frozenset(("LATIN", "FULLWIDTH", "MASCULINE", "FEMININE", "MODIFIER", "MICRO"))
_LISTED = _LATIN | frozenset(
    str.split(
        "CYRILLIC GREEK ARABIC HEBREW DEVANAGARI CJK HIRAGANA KATAKANA HALFWIDTH IDEOGRAPHIC KATAKANA-HIRAGANA "
        "THAI LAO KHMER MYANMAR HANGUL"
    )
)
_UNSPACED_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "HANGUL")
_DIGITS = re.compile(r"\d[\d.,]*")


@lru_cache(maxsize=256)
def limits_missing(claim: Claim) -> frozenset[Limit]:
    """Returns the kinds of limit, hedge and direction that the wording has and the figures with their metric lack."""
    told = _kinds(claim.wording, strict=True, fields=_fields(claim).casefold())
    if not told:
        return frozenset()
    # A unit is no limit: "min" is minutes there.
    had = _kinds(_fields(replace(claim, unit="")), strict=False)
    if claim.before.strip() and claim.after.strip():
        had |= {Limit.LESS, Limit.MORE}
    if re.search(r"(?<!\w)[-−]\s?[€$£]?\d|→|↓", claim.change):
        had |= {Limit.LESS}
    if re.search(r"(?<!\w)\+\s?[€$£]?\d|↑", claim.change):
        had |= {Limit.MORE}
    if _is_gone(claim.after):
        had |= {Limit.LESS}
    # "or so" in the words and "about" beside the figure are one hedge; a limit is a hedge as well.
    if had & {Limit.ABOVE, Limit.BELOW}:
        had |= {Limit.HEDGE}
    return frozenset(told - had)


@lru_cache(maxsize=256)
def says_more(claim: Claim) -> bool:
    """Returns whether a claim's wording says anything that its other fields do not; else it need not be printed."""
    wording = claim.wording.strip()
    if not wording:
        return False
    fields = _fields(claim).casefold()
    if not (claim.before + claim.after + claim.change).strip() or limits_missing(claim):
        return True
    if is_unspaced(wording):
        return wording.casefold() not in fields
    if any(number not in fields for number in _DIGITS.findall(wording)):
        return True
    own = [word for word in _WORD.findall(wording.casefold()) if word.rstrip("s") not in fields and word not in GLUE]
    return len([word for word in own if not word[0].isdigit() and (word,) not in _phrases()]) >= 2


def is_unspaced(text: str) -> bool:
    """Returns whether `text` holds letters of a script that is written without spaces."""
    return any(ord(c) > 0xDFF and unicodedata.name(c, "").startswith(_UNSPACED_SCRIPTS) for c in text)


def has_limit(text: str) -> bool:
    """Returns whether a figure's text holds a hedge or a limit itself."""
    return bool(_kinds(text, strict=False) - {Limit.LESS, Limit.MORE})


def has_direction(text: str) -> bool:
    """Returns whether a change's text says itself which way it went."""
    return bool(_kinds(text, strict=False) & {Limit.LESS, Limit.MORE})


def _fields(claim: Claim) -> str:
    return " ".join((claim.metric, claim.before, claim.after, claim.change, claim.unit, claim.period, claim.topic, *claim.hedges))


def _is_gone(text: str) -> bool:
    return text.strip().casefold() in {"none", "gone", "0", "zero", "nothing", "kein", "keine", "aucun", "0 %", "0%"}


@cache
def _phrases() -> dict[tuple[str, ...], Limit]:
    """Returns every phrase as its words, with its kind."""
    found: dict[tuple[str, ...], Limit] = {}
    for kind, roles in _ROLES.items():
        listed = [*(name for role in roles for name in names(WORDS[role])), *_ADDED[kind]]
        for name in listed:
            split = tuple(_WORD.findall(name.casefold()))
            if split:
                found.setdefault(split, kind)
    return found


@cache
def _longest() -> int:
    return max(map(len, _phrases()))


def _kinds(text: str, strict: bool, fields: str = "") -> set[Limit]:
    """Returns the kinds of limit in `text`; `strict` counts only those near a quantity, and what nobody here can read."""
    close = text.replace(" ", "")
    found: set[Limit] = {kind for kind in Limit if any(mark in close for mark in _UNSPACED[kind])}
    found |= {kind for kind, behind in _BEHIND.items() if behind.search(close)}
    found |= {Limit.ABOVE} if re.search(r"\d\+(?!\s?\d)", text) else set()
    tokens = _WORD.findall(text.casefold()[:4000])
    places = [at for at, token in enumerate(tokens) if _QUANTITY.search(token)]
    if strict:
        found |= {Limit.HEDGE} if _is_unreadable(text, tokens, places, fields) else set()
        if not places and not _ENGLISH.isdisjoint(tokens):
            return found
    # Numbers in words of other languages are not known, so that any word may be one.
    places = places or list(range(len(tokens)))
    at = 0
    while at < len(tokens):
        size = next((n for n in range(min(_longest(), len(tokens) - at), 0, -1) if tuple(tokens[at : at + n]) in _phrases()), 0)
        if size:
            said = tuple(tokens[at : at + size])
            kind = _phrases()[said]
            # "Sechs bis sieben", "от 6 до 7": between two quantities it is a range.
            unit = said == ("min",) and at and tokens[at - 1][-1:].isdigit()
            if unit or (kind is Limit.BELOW and size == 1 and at and at - 1 in places and at + 1 in places):
                at += 1
                continue
            loose = size == 1 and said[0] in LOOSE
            reach = 1 if loose else FAR if kind in (Limit.MODAL, Limit.LESS, Limit.MORE) else NEAR
            if not strict or any(-reach <= place - (at + size - 1) <= reach or abs(place - at) <= reach for place in places):
                found.add(kind)
        at += size or 1
    return found


def _is_unreadable(text: str, tokens: list[str], places: list[int], fields: str) -> bool:
    """Returns whether an unknown word of another script stands before a number, or words of a script that no list here has."""
    scripts = {unicodedata.name(sign, "").split(" ")[0] for sign in text if sign.isalpha()}
    if scripts - _LISTED:
        return text.strip().casefold() not in fields
    if scripts <= _LATIN or is_unspaced(text):
        return False
    before = [tokens[place - 1] for place in places if place]
    return any(len(word) > 1 and word.isalpha() and word not in fields and word not in limit_words.NEUTRAL for word in before)
