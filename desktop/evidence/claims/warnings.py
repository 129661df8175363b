"""Finds what is doubtful about the figures of a claim: several readings, limits, units, a stated change that differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop.core.messages import Translator
from desktop.evidence.claims.change import FigureChange
from desktop.evidence.claims.claim_figures import ClaimFigures
from desktop.evidence.claims.compare import NotComparable, Pair
from desktop.evidence.claims.figure_in_words import figure_in_words
from desktop.evidence.claims.summary import exact_percentage
from desktop.evidence.figures.figure import Figure, FigureKind
from desktop.evidence.wording.phrases import phrase

LARGEST = Decimal(10) ** 15

_NOT_TOLD = frozenset(
    (NotComparable.MISSING, NotComparable.WORDS, NotComparable.READINGS)
)  # plain to see, or told beside the figure


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: its `code`, the claim's `field` it stands beside, and the sentence."""

    code: str
    field: str
    sentence: str


def remark(code: str, field: str, words: Translator, **parts: object) -> Remark:
    """Returns the remark `code` beside `field`, in the language of `words`."""
    return Remark(code, field, phrase(code, words, **parts))


def doubts(
    figures: ClaimFigures, pair: Pair | NotComparable, change: FigureChange | None, said: str, computed: str, words: Translator
) -> Iterator[Remark]:
    """Yields the remarks on reading and computing; `said` and `computed` are the change in words."""
    for field, figure in (("before", figures.before), ("after", figures.after), ("change", figures.stated)):
        if figure:
            yield from _about_figure(figure, field, words)
    if isinstance(pair, NotComparable):
        if pair not in _NOT_TOLD:
            yield remark(pair.value, "after", words)
        return
    for name in pair.carried:
        yield remark(f"carried_{name}", "unit" if name == "unit" else "period", words)
    if change:
        yield from _about_change(pair, change, said, computed, words)


def _about_change(pair: Pair, change: FigureChange, said: str, computed: str, words: Translator) -> Iterator[Remark]:
    if pair.before[0] == pair.before[1] == 0:
        yield remark("zero_before", "before", words)
    if not pair.exact and change.difference_low != change.difference_high:
        yield remark("working_time" if pair.by_work else "calendar", "after", words)
    exact = exact_percentage(change, words) or computed
    if change.agrees is False:
        yield remark("disagrees", "change", words, said=said, computed=exact)
    elif change.rounded:
        yield remark("rounded", "change", words, said=said, computed=exact)
    if change.may_be_points:
        yield remark("may_be_points", "change", words, said=said)


def readings_told(figure: Figure, words: Translator) -> str:
    """Returns all readings of a figure as text: "1.5 or 1,500"."""
    return f" {phrase('or', words)} ".join(figure_in_words(reading, words) for reading in figure.readings)


def _about_figure(figure: Figure, field: str, words: Translator) -> Iterator[Remark]:
    text = figure.text.strip()
    if figure.readings:
        yield remark("two_readings", field, words, text=text, readings=readings_told(figure, words))
    if figure.settled:
        yield remark("settled", field, words, text=text, reading=figure_in_words(figure, words))
    ends = [abs(end) for end in (figure.low, figure.high) if end is not None]
    if figure.kind is not FigureKind.WORD and ends and max(ends) > LARGEST:
        yield remark("too_large", field, words, text=text)
