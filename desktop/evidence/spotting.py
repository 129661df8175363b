"""Where in a running sentence a figure stands: the text before it, the figure as said, the text after it."""

import re
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from desktop.evidence.cursor import STARTS
from desktop.evidence.fields import read_period
from desktop.evidence.figure import Figure, Kind, read_figure
from desktop.evidence.scan import scan
from desktop.evidence.units import TIME
from desktop.evidence.words import Sort

_WORD = re.compile(r"\S+")
_MOST_WORDS = 14  # of a figure
_PUNCTUATION = " ,;.:、。，"
_BEGINS = STARTS | {Sort.HEDGE, Sort.ABOVE, Sort.BELOW, Sort.EVERY, Sort.ADVERB, Sort.GONE, Sort.DASH, Sort.PLUS}
_BEGINS_CHANGE = _BEGINS | {Sort.LESS, Sort.MORE, Sort.PACE}
_SAYS_NOTHING = frozenset((Sort.FILLER, Sort.FROM, Sort.OF, Sort.WITHIN, Sort.FOR, Sort.WORD))
_VAGUE = frozenset((Sort.VAGUE,))
_BASIS = frozenset((Sort.PER, Sort.SLASH, Sort.EACH, Sort.EVERY, Sort.ADVERB, Sort.ARTICLE))


class Spot(NamedTuple):
    """A figure in a text, with what stands around it."""

    left: str
    figure: str
    right: str


def figure_at_end(text: str) -> Spot | None:
    """The figure that `text` ends with: "invoices took | 5 days |"."""
    for word in list(_WORD.finditer(text))[-_MOST_WORDS:]:
        rest = text[word.start() :].strip(_PUNCTUATION)
        if _begins(rest, _BEGINS) and understood(read_figure(rest)):
            return Spot(text[: word.start()].strip(), rest, "")
    return None


def figure_at_start(text: str, change: bool = False) -> Spot | None:
    """The figure that `text` begins with; of several ways to end it the shortest that says all of it.

    `change` also lets it begin with "saves" or "less".
    """
    if not _begins(text, _BEGINS_CHANGE if change else _BEGINS):
        return None
    ends = [word.end() for word in islice(_WORD.finditer(text), _MOST_WORDS)]
    said = {end: read_figure(text[:end].rstrip(_PUNCTUATION)) for end in ends}
    figures = [end for end in ends if understood(said[end])]
    if not figures:
        return None
    whole = meaning(said[figures[-1]])
    end = next(end for end in figures if meaning(said[end]) == whole)
    return Spot("", text[:end].strip(_PUNCTUATION), text[end:].strip())


def figure_soon(text: str) -> Spot | None:
    """The figure that `text` begins with after a few words that say nothing: "done in | under 20 minutes"."""
    for word in islice(_WORD.finditer(text), 4):
        found = figure_at_start(text[word.start() :])
        if found or not _begins(word[0], _SAYS_NOTHING):
            return found
    return None


def figure_anywhere(text: str) -> Spot | None:
    """The first figure in `text`, with its words of direction: "we | save 3 hours | a week"."""
    for word in _WORD.finditer(text):
        found = figure_at_start(text[word.start() :], change=True)
        if found:
            return found._replace(left=text[: word.start()].strip())
    return None


def vague_at_end(text: str) -> Spot | None:
    """A quantity nobody can count that `text` ends with: "time to market | many months |"."""
    for word in _WORD.finditer(text):
        if _begins(text[word.start() :], _VAGUE):
            return Spot(text[: word.start()].strip(), text[word.start() :].strip(_PUNCTUATION), "")
    return None


def understood(figure: Figure) -> bool:
    """Whether a text is a figure at all, be it one that can be read in two ways."""
    return figure.kind is not Kind.WORD or bool(figure.readings)


def meaning(figure: Figure) -> tuple[object, ...]:
    """All that was understood of a figure, without its text."""
    ends = (figure.kind, figure.low, figure.high, figure.total)
    counted = (figure.unit, figure.currency, figure.basis)
    return (*ends, *counted, figure.hedges, figure.direction, figure.pace, *map(meaning, figure.readings))


def without_basis(text: str) -> tuple[str, str]:
    """A figure and what it is counted per: "2 hours each" -> "2 hours", "each". A frequency keeps its own."""
    whole = read_figure(text)
    if whole.basis is None or TIME in (whole.unit, whole.basis):
        return text, ""
    for word in _WORD.finditer(text):
        head, tail = text[: word.start()].strip(), text[word.start() :].strip()
        first = scan(tail).tokens[0]
        if head and _BASIS & {first.before, first.after} and read_period(tail):
            rest = read_figure(head)
            if meaning(rest) == meaning(replace(whole, basis=None)):
                shortest = figure_at_start(head)
                return shortest.figure if shortest else head, tail
    return text, ""


def without_unit(text: str) -> tuple[str, str]:
    """A figure and its unit, where a blank parts them: "10 to 15 minutes" -> "10 to 15", "minutes"."""
    whole = read_figure(text)
    for word in list(_WORD.finditer(text))[1:]:
        head, tail = text[: word.start()].strip(), text[word.start() :].strip()
        rest = read_figure(head)
        if rest.bare and (rest.low, rest.high, rest.hedges) == (whole.low, whole.high, whole.hedges):
            return head, tail
    return text, ""


def _begins(text: str, sorts: frozenset[Sort]) -> bool:
    return scan(text[:80]).tokens[0].before in sorts
