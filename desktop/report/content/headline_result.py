"""Chooses the strongest result, and makes the title from it.

The rule, in this order:

1. only results that may be published; a feeling only where there is nothing else
2. those with a figure before those in words alone
3. measured or documented, then estimated, then all others
4. a change that can be computed; a change stated in numbers; two numbers that do not compare; two sides of something
   that has a unit; one number; two sides in plain words
5. the larger relative change
6. in the order in which they were said

A result that is known to have become worse comes last.
"""

import re
from collections.abc import Sequence

from db.model.messages import N_
from db.model.records import ClaimKind, Evidence
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.evidence.claims.understanding import Understanding
from desktop.evidence.figures.figure import FigureKind
from desktop.report.content.claim_text import ClaimText, is_feeling

LONGEST_TITLE = 170
WELL_FOUNDED = {Evidence.MEASURED: 0, Evidence.DOCUMENTED: 0, Evidence.ESTIMATED: 1}
WEAKEST = 9


def strongest_first(claims: Sequence[ClaimText]) -> list[ClaimText]:
    """Returns the results among `claims`, the strongest first."""
    results = [one for one in claims if one.claim.kind is ClaimKind.RESULT]
    return sorted(results, key=_weakness)


def _weakness(one: ClaimText) -> tuple[bool, bool, int, int, float]:
    change = one.understood.change
    worse = change is not None and change.improvement is False
    founded = WELL_FOUNDED.get(one.claim.evidence, 2)
    return is_feeling(one.claim), not one.has_figure, founded, WEAKEST if worse else _shape(one), -_size(one.understood)


def _shape(one: ClaimText) -> int:
    """Returns how much the figures show, 0 the most (point 4 of the rule)."""
    understood = one.understood
    figures = [figure for figure in (understood.before, understood.after) if figure]
    numbers = [figure for figure in figures if figure.kind is not FigureKind.WORD and not figure.compound]
    if understood.change:
        return 0
    if understood.stated and understood.stated.kind is not FigureKind.WORD:
        return 1
    if len(figures) == 2:
        return 2 if len(numbers) == 2 else 3 if one.claim.unit.strip() else 5
    return 4 if numbers else 5


def _size(understood: Understanding) -> float:
    """Returns the relative change in percent, up or down; 0 where it is not known."""
    change, stated = understood.change, understood.stated
    if change and change.percent_low is not None and change.percent_high is not None:
        return abs(float(change.percent_low + change.percent_high)) / 2
    if stated and stated.unit == "percent":
        ends = [abs(float(end)) for end in (stated.low, stated.high) if end is not None]
        return sum(ends) / len(ends) if ends else 0
    return 0


def title_of(whole: WholeVisit, claims: Sequence[ClaimText], words: Translator) -> str:
    """Returns the title: customer and strongest result in the words of the claim, as far as they fit."""
    customer = " ".join(whole.customer.name.split())
    plain = words.text(N_("{customer}: the story so far"), customer=customer)
    best = next(iter(strongest_first(claims)), None)
    if best is None:
        return plain
    titles = [_with_figure(best, customer, whole, words), _in_words(best, customer, whole, words), plain]
    return next((title for title in titles if title and len(title) <= LONGEST_TITLE), plain)


def _with_figure(best: ClaimText, customer: str, whole: WholeVisit, words: Translator) -> str:
    metric = _metric(best, whole)
    before, after = best.sides
    if not metric or not best.has_figure:
        return ""
    if before and after and before != after:
        return words.text(
            N_("{customer}: {metric} from {before} to {after}"), customer=customer, metric=metric, before=before, after=after
        )
    figure = best.claim.change.strip() if best.unmoved else after or best.understood.summary or before
    return words.text(N_("{customer}: {metric}, {figure}"), customer=customer, metric=metric, figure=figure)


def _in_words(best: ClaimText, customer: str, whole: WholeVisit, words: Translator) -> str:
    metric = _metric(best, whole)
    return words.text(N_("{customer}: {metric}"), customer=customer, metric=metric) if metric else ""


def _metric(best: ClaimText, whole: WholeVisit) -> str:
    """Returns the metric for the middle of a line: with a small letter where the visit itself writes that word small."""
    metric = " ".join((best.claim.metric or best.claim.feeling).split())
    first = metric.split(" ", 1)[0]
    small = first[:1].lower() + first[1:]
    if small == first or not re.search(rf"(?<!\w){re.escape(small)}(?!\w)", _running_text(whole)):
        return metric
    return small + metric[len(first) :]


def _running_text(whole: WholeVisit) -> str:
    texts = [text for claim in whole.claims for text in (claim.metric, claim.wording, claim.unit)]
    texts += [answer.text for answer in whole.answers] + [quote.text for quote in whole.quotes]
    return "\n".join([*texts, *(objective.text for objective in whole.objectives)])
