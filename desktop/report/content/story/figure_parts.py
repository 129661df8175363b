"""Takes a printed figure apart for a tile: the hedge before it, the number with its unit, and what is left."""

import re
from dataclasses import dataclass
from functools import cache

from desktop.evidence.figures.context_words import WORDS
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.word_list_notation import names

LIMITS = (Role.HEDGE, Role.ABOVE, Role.BELOW)
NUMBER = re.compile(
    r"(?:[€$£¥]\s?|[A-Z]{3}\s)?[−+]?\d[\d.,\u202f]*(?:\s?[–-]\s?\d[\d.,\u202f]*)?(?:\s?(?:%|‰|[kKmM](?!\w)|million|billion|thousand|bn))?"
    r"(?:\s?[€$£¥])?(?:\s(?:in|of)\s\d[\d.,]*)?"
)

UNIT = re.compile(
    r"(?:business |working |percentage )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?"
    r"|min|h|s|W|kW|kWh|t|kg|g|km|m|points?|tonnes?|tons?)"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a printed figure, in order: `hedge`, `number`, `unit` and `rest`; all from the text itself."""

    hedge: str
    number: str
    unit: str
    rest: str


def parts_of(text: str, unit: str = "") -> Parts:
    """Returns the parts of `text`; without a number in it all of it is `number`."""
    found = NUMBER.search(text)
    if not found:
        hedge = leading_hedge(text)
        return Parts(hedge, text[len(hedge) :].strip(), "", text)
    before, after = text[: found.start()].strip(), text[found.end() :].strip()
    named = " ".join(unit.split())
    if named and after.casefold().startswith(named.casefold()):
        own, rest = after[: len(named)], after[len(named) :].strip()
    else:
        match = re.match(r"(?:business |working |percentage )?[\w/°²³.-]+", after)
        own = match.group() if match and _is_unit(match.group()) else ""
        rest = after[len(own) :].strip()
    is_hedge = not before or leading_hedge(before + " 1") == before
    return Parts(before if is_hedge else "", found.group(), own, rest if is_hedge else f"{before} {rest}".strip())


def leading_hedge(text: str) -> str:
    """Returns the hedge or limit with which `text` begins, or an empty text."""
    low = text.casefold()
    return text[: next((len(name) for name in _limits() if low.startswith(f"{name} ")), 0)]


def way_alone(rest: str) -> bool:
    """Returns whether what is left of a change is one word of direction: "5 % less"."""
    return rest.casefold() in ("less", "fewer", "more", "lower", "higher", "weniger", "mehr")


def _is_unit(word: str) -> bool:
    return bool(UNIT.fullmatch(word))


@cache
def _limits() -> tuple[str, ...]:
    listed = {name for role in LIMITS for name in names(WORDS[role])}
    return tuple(sorted(listed, key=len, reverse=True))
