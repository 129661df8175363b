"""Finds the place of a figure in a sentence: the text before it, the figure as said, the text after it."""

import re
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from desktop.evidence.figures.figure import Figure, FigureKind, read_figure
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.scan import scan
from desktop.evidence.figures.token_cursor import STARTS
from desktop.evidence.figures.unit_and_period import read_period
from desktop.evidence.figures.units import TIME

_WORD = re.compile(r"\S+")
_DASHES = ("-", "–", "—", "−")  # alone between blanks they separate the metric from its figure
_MOST_WORDS = 14  # of a figure
_PUNCTUATION = " ,;.:、。，"
_BEGINS = STARTS | {Role.HEDGE, Role.ABOVE, Role.BELOW, Role.EVERY, Role.ADVERB, Role.GONE, Role.NO, Role.DASH, Role.PLUS}
_BEGINS_CHANGE = _BEGINS | {Role.LESS, Role.MORE, Role.PACE}
_SAYS_NOTHING = frozenset((Role.FILLER, Role.FROM, Role.OF, Role.WITHIN, Role.FOR, Role.WORD))
_VAGUE = frozenset((Role.VAGUE,))
_QUANTITY = frozenset((Role.VAGUE, Role.UNIT, Role.ADVERB, Role.EVERY, Role.ONCE))
_BASIS = frozenset((Role.PER, Role.SLASH, Role.EACH, Role.EVERY, Role.ADVERB, Role.ARTICLE))


class Spot(NamedTuple):
    """A figure in a text, with the text around it."""

    left: str
    figure: str
    right: str


def figure_at_end(text: str) -> Spot | None:
    """Returns the figure that `text` ends with, and notes on it: "invoices took | 5 days | on average"."""
    for word in list(_WORD.finditer(text))[-_MOST_WORDS:]:
        rest = text[word.start() :].strip(_PUNCTUATION)
        if _begins(rest, _BEGINS) and understood(read_figure(rest)):
            shortest = figure_at_start(rest) or Spot("", rest, "")
            return shortest._replace(left=text[: word.start()].strip())
    return None


def figure_at_start(text: str, change: bool = False) -> Spot | None:
    """Returns the figure that `text` begins with; of several possible ends it takes the shortest with the full meaning.

    `change` also lets it begin with "saves" or "less".
    """
    if not _begins(text, _BEGINS_CHANGE if change else _BEGINS) and not (text >= "\u3040" and names_quantity(text)):
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
    """Returns the figure that `text` begins with after a few words without content: "done in | under 20 minutes"."""
    for word in islice(_WORD.finditer(text), 4):
        found = figure_at_start(text[word.start() :])
        if found or not _begins(word[0], _SAYS_NOTHING):
            return found
    return None


def figure_anywhere(text: str) -> Spot | None:
    """Returns the first figure in `text`, with its words of direction: "we | save 3 hours | a week"."""
    for word in _WORD.finditer(text):
        found = figure_at_start(text[word.start() :], change=True) if word[0] not in _DASHES else None
        if found:
            return found._replace(left=text[: word.start()].strip())
    return None


def quantity_at_end(text: str) -> Spot | None:
    """Returns an uncountable quantity that `text` ends with: "time to market | many months |", "deployment | months |"."""
    words = list(_WORD.finditer(text))
    for word in words:
        last = word is words[-1]
        if _begins(text[word.start() :], _QUANTITY if last else _VAGUE):
            return Spot(text[: word.start()].strip(), text[word.start() :].strip(_PUNCTUATION), "")
    return None


def understood(figure: Figure) -> bool:
    """Returns whether a text is a figure, also one with two readings, but not with unknown words before it."""
    return (figure.kind is not FigureKind.WORD and not figure.strange) or bool(figure.readings)


def meaning(figure: Figure) -> tuple[object, ...]:
    """Returns all that was understood of a figure, without its text."""
    ends = (figure.kind, figure.low, figure.high, figure.total)
    counted = (figure.unit, figure.currency, figure.basis)
    return (*ends, *counted, figure.hedges, figure.direction, figure.pace, *map(meaning, figure.readings))


def without_basis(text: str) -> tuple[str, str]:
    """Returns a figure and what it is counted per: "2 hours each" -> "2 hours", "each". A frequency keeps its own."""
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
                return shortest.figure if shortest else head, _shortest_period(tail)
    return text, ""


def _shortest_period(text: str) -> str:
    """Returns the period without the words after it: "a day for riggers" -> "a day"."""
    basis = read_period(text)
    heads = (text[: word.end()] for word in _WORD.finditer(text))
    return next(head for head in heads if read_period(head) == basis)


def without_unit(text: str) -> tuple[str, str]:
    """Returns a figure and its unit, if a blank separates them: "10 to 15 minutes" -> "10 to 15", "minutes"."""
    whole = meaning(read_figure(text))
    for word in list(_WORD.finditer(text))[1:]:
        head, tail = text[: word.start()].strip(), text[word.start() :].strip()
        if read_figure(head).bare and meaning(read_figure(head, tail)) == whole:
            return head, tail
    return text, ""


def names_quantity(text: str) -> bool:
    """Returns whether a text begins with a quantity that is no figure: "months", "many weeks", "weekly"."""
    return _begins(text, _QUANTITY)


def _begins(text: str, sorts: frozenset[Role]) -> bool:
    first, second = scan(text[:40]).tokens[:2]
    return first.before in sorts and not first.before is second.before is Role.ARTICLE  # "a a a" begins nothing
