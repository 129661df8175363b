"""What is doubtful about the figures of a claim: readings, limits, units, a stated change that differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop.evidence.claims.change import FigureChange
from desktop.evidence.claims.claim_figures import ClaimFigures
from desktop.evidence.claims.compare import NotComparable, Pair
from desktop.evidence.claims.formats import figure_text
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


def remark(code: str, field: str, locale: str, **parts: str) -> Remark:
    """The remark `code` beside `field`, in the language of `locale`."""
    return Remark(code, field, phrase(code, locale, **parts))


def doubts(
    figures: ClaimFigures, pair: Pair | NotComparable, change: FigureChange | None, said: str, computed: str, locale: str
) -> Iterator[Remark]:
    """The remarks on reading and computing; `said` and `computed` are the change in words."""
    for field, figure in (("before", figures.before), ("after", figures.after), ("change", figures.stated)):
        if figure:
            yield from _about_figure(figure, field, locale)
    if isinstance(pair, NotComparable):
        if pair not in _NOT_TOLD:
            yield remark(pair.value, "after", locale)
        return
    for name in pair.carried:
        yield remark(f"carried_{name}", "unit" if name == "unit" else "period", locale)
    if change:
        yield from _about_change(pair, change, said, computed, locale)


def _about_change(pair: Pair, change: FigureChange, said: str, computed: str, locale: str) -> Iterator[Remark]:
    if pair.before[0] == pair.before[1] == 0:
        yield remark("zero_before", "before", locale)
    if not pair.exact and change.difference_low != change.difference_high:
        yield remark("calendar", "after", locale)
    exact = exact_percentage(change, locale) or computed
    if change.agrees is False:
        yield remark("disagrees", "change", locale, said=said, computed=exact)
    elif change.rounded:
        yield remark("rounded", "change", locale, said=said, computed=exact)
    if change.may_be_points:
        yield remark("may_be_points", "change", locale, said=said)


def readings_told(figure: Figure, locale: str) -> str:
    """All that a figure can be read as: "1.5 or 1,500"."""
    return f" {phrase('or', locale)} ".join(figure_text(reading, locale, plain=True) for reading in figure.readings)


def _about_figure(figure: Figure, field: str, locale: str) -> Iterator[Remark]:
    text = figure.text.strip()
    if figure.readings:
        yield remark("two_readings", field, locale, text=text, readings=readings_told(figure, locale))
    if figure.settled:
        yield remark("settled", field, locale, text=text, reading=figure_text(figure, locale, plain=True))
    ends = [abs(end) for end in (figure.low, figure.high) if end is not None]
    if figure.kind is not FigureKind.WORD and ends and max(ends) > LARGEST:
        yield remark("too_large", field, locale, text=text)
