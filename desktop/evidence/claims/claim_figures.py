"""Reads the figures of a claim together with its unit, its period, its hedges and its currency.

One text of a claim can settle the others: a decimal comma in "999,50" decides how "1.234" is read beside it, and a bare "$" is
the dollar of the claim's own currency. Hedges kept beside the figures ("more than" with "75,000") belong to the only figure; if
there are several figures and none contains the words, they limit all of them.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from db.model.records import Claim
from desktop.evidence.figures import units
from desktop.evidence.figures.currencies import may_mean
from desktop.evidence.figures.figure import Figure, FigureKind, read_figure
from desktop.evidence.figures.scan import decimal_mark_in, is_unclear, scale_in
from desktop.evidence.figures.working_time import WORKED


@dataclass(frozen=True, slots=True)
class ClaimFigures:
    """The three figures of a claim, each None if nothing was said."""

    before: Figure | None
    after: Figure | None
    stated: Figure | None

    def said(self) -> tuple[Figure, ...]:
        """Returns the figures that were said."""
        return tuple(figure for figure in (self.before, self.after, self.stated) if figure)


# Cached: the card, its remarks, its money and the probes all need the figures of the claim that is being typed.
@lru_cache(maxsize=256)
def figures_of(claim: Claim) -> ClaimFigures:
    """Returns the figures of `claim`, read together."""
    claim = _on_its_scale(claim)
    texts = (claim.before, claim.after, claim.change)
    hedges = loose_hedges(claim)
    mark = _shared_mark(texts)
    beside = _beside_words(claim) if any(map(is_unclear, texts)) else ""
    figures = [_figure(text, claim, hedges, mark, beside) for text in texts]
    if figures[2] and units.family(figures[2].unit) in ("share", "points", units.MULTIPLE):
        figures[2] = _figure(
            claim.change, replace(claim, period=""), hedges, mark, beside
        )  # a share of change is counted per nothing
    clock = any(figure and units.family(figure.unit) == "clock" for figure in figures)
    money = any(figure and figure.currency for figure in figures)
    if clock is not money:
        figures = [_beside(figure, clock) for figure in figures]
    if not WORKED.isdisjoint(claim.metric.lower().split()):
        figures = [figure and replace(figure, worked=True) for figure in figures]
    return ClaimFigures(*figures)


def _on_its_scale(claim: Claim) -> Claim:
    """Returns the claim with the unit that its metric shows: bare numbers of "NPS" or "noise level" have no percentage."""
    scale = "" if claim.unit.strip() else scale_in(claim.metric)
    return replace(claim, unit=scale) if scale else claim


def _beside(figure: Figure | None, clock: bool) -> Figure | None:
    """Reads a figure again with the help of the other: "30m" beside "2h" is minutes, "3m" beside "€5m" is millions."""
    readings = figure.readings if figure else ()
    fitting = [
        reading for reading in readings if (reading.unit in ("minute", "second") if clock else reading.scaled and reading.bare)
    ]
    return replace(fitting[0], settled=True) if len(fitting) == 1 else figure


def loose_hedges(claim: Claim) -> tuple[str, ...]:
    """Returns the claim's hedges that none of its figures contains."""
    said = " ".join((claim.before, claim.after, claim.change)).lower()
    return tuple(hedge for hedge in claim.hedges if hedge.strip() and hedge.strip().lower() not in said)


def _shared_mark(texts: tuple[str, ...]) -> str:
    if not any("." in text or "," in text for text in texts):
        return ""
    marks = {decimal_mark_in(text) for text in texts} - {""}
    return marks.pop() if len(marks) == 1 else ""


def _beside_words(claim: Claim) -> str:
    """Returns what may show in which language a claim was made; its wording last, as it may be long."""
    return " ".join((claim.before, claim.after, claim.change, claim.metric, claim.wording))


def _figure(text: str, claim: Claim, hedges: tuple[str, ...], mark: str, beside: str) -> Figure | None:
    if not text.strip():
        return None
    figure = read_figure(text, claim.unit, claim.period, mark, beside)
    if hedges and figure.kind is not FigureKind.WORD:
        hedged = read_figure(f"{' '.join(hedges)} {text}", claim.unit, claim.period, mark, beside)
        figure = (
            replace(hedged, text=text)
            if hedged.kind is not FigureKind.WORD
            else replace(figure, hedges=(*figure.hedges, *hedges))
        )
    return _own_currency(figure, claim.currency.strip().upper())


def _own_currency(figure: Figure, currency: str) -> Figure:
    own = figure.currency is not None and may_mean(figure.text, figure.currency, currency)
    return replace(figure, currency=currency) if own else figure
