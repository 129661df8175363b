"""Says where the aim stands beside the bars of a result, if its target can be compared with what was before."""

from dataclasses import replace
from decimal import Decimal

from db.model.messages import N_
from db.model.records import Claim, Objective
from desktop.core.messages import Translator
from desktop.evidence.claims.understanding import understand
from desktop.evidence.figures import units
from desktop.evidence.figures.figure import FigureKind, read_figure
from desktop.report.content.story.licence import first_capital, inside, with_stop
from desktop.report.document.outline import Bars

HALF = Decimal("0.5")
# A word of fewer letters tells nothing of what is measured.
SHORTEST = 4


def with_aim(bars: Bars, claim: Claim, aim: Objective, words: Translator) -> Bars:
    """Returns `bars` with the line of `aim`, which the result of `claim` answers; unchanged if nobody knows where that is."""
    share = _share(claim, aim.target)
    if share is None or not _is_measured_by(aim.measure, claim):
        return bars
    at = float(share) * bars.before.high
    # An aim lies on the side to which things went.
    if not 0 < at <= 1 or (at < bars.before.low) is not (bars.after.high < bars.before.high):
        return bars
    label = words.text(N_("the aim: {target}"), target=inside(aim.target, words))
    return replace(bars, aim=at, aim_label=label, alt=f"{bars.alt} {with_stop(first_capital(label))}")


def _is_measured_by(measure: str, claim: Claim) -> bool:
    """Returns whether the aim is measured by what the claim tells of: nothing else was said, or a word of it is in both."""
    said, told = ({word.strip(".,;:") for word in text.casefold().split()} for text in (measure, f"{claim.metric} {claim.unit}"))
    return not said or any(len(word) >= SHORTEST for word in said & told)


def _share(claim: Claim, target: str) -> Decimal | None:
    """Returns the target as a share of what was before; half is the only share that is the same as a rest and as a change."""
    figure = read_figure(target)
    if figure.kind is not FigureKind.EXACT or figure.readings or figure.unit == units.PERCENT or figure.low is None:
        return None
    if figure.unit == units.MULTIPLE:
        return HALF if figure.low == HALF else None
    bars = understand(replace(claim, after=target, change="", hedges=())).bars
    if bars is None or not bars[0][1]:
        return None
    (_, before), (least, most) = bars
    return most / before if least == most else None
