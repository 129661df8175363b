"""Writes in one line what Firsthand understood of a claim: both sides as said, then the change, with remarks."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from db.model.records import Claim
from desktop.core.messages import ENGLISH, Translator
from desktop.evidence.claims.change import FigureChange, change_between, decimal
from desktop.evidence.claims.claim_figures import figures_of
from desktop.evidence.claims.claim_in_words import change_as_said, sides_as_said
from desktop.evidence.claims.compare import NotComparable, Pair, compare
from desktop.evidence.claims.direction_of_gain import lower_is_better
from desktop.evidence.claims.summary import computed_in_words
from desktop.evidence.claims.warnings import Remark, doubts
from desktop.evidence.figures.figure import Figure
from desktop.evidence.wording.phrases import phrase

Bar = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What is understood of a claim.

    `sentence` is the line with both sides as said; `summary` only the change, "" if there is none; `bars` are least and most of
    before and of after in one unit, if both are comparable numbers without limits. `remarks` are the sentences of `doubts`.
    """

    before: Figure | None
    after: Figure | None
    stated: Figure | None
    change: FigureChange | None
    sentence: str
    summary: str
    remarks: tuple[str, ...]
    bars: tuple[Bar, Bar] | None
    doubts: tuple[Remark, ...] = ()


@lru_cache(maxsize=256)
def understand(claim: Claim, words: Translator = ENGLISH) -> Understanding:
    """Returns what is understood of `claim`, in the language and number format of `words`."""
    figures = figures_of(claim)
    pair = compare(figures.before, figures.after)
    change = None
    if isinstance(pair, Pair):
        change = change_between(pair, figures.stated, lower_is_better(claim, figures.before))
    hedged = any(figure.hedges for figure in (figures.before, figures.after) if figure)
    computed = computed_in_words(change, pair, hedged, words) if change and isinstance(pair, Pair) else ""
    said = change_as_said(claim, words) if figures.stated else ""
    found = tuple(doubts(figures, pair, change, said, computed, words))
    summary = _summary(said, computed, change, words)
    return Understanding(
        before=figures.before,
        after=figures.after,
        stated=figures.stated,
        change=change,
        sentence=", ".join(part for part in (sides_as_said(claim, words), summary) if part),
        summary=summary,
        remarks=tuple(doubt.sentence for doubt in found),
        bars=_bars(pair),
        doubts=found,
    )


def _summary(said: str, computed: str, change: FigureChange | None, words: Translator) -> str:
    if said and computed and change and change.agrees is False:
        return phrase("computed", words, said=said, computed=computed)
    return said or computed


def _bars(pair: Pair | NotComparable) -> tuple[Bar, Bar] | None:
    if isinstance(pair, NotComparable) or not pair.exact:
        return None
    return (decimal(pair.before[0]), decimal(pair.before[1])), (decimal(pair.after[0]), decimal(pair.after[1]))
