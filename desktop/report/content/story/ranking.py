"""Puts results in the order in which a story tells them, and says which may stand as a tile or in the title.

The rule, in this order:

1. no feeling, nothing that became worse, nothing whose wording limits it in a way that the figure does not show
2. the best result of each objective, in the order of the objectives
3. a change to the better from one value to another; a change stated in numbers; a count of what is there now; a size that moved
4. measured or documented, then estimated, then told
5. the larger relative change; then the order in which they were said
"""

from collections.abc import Sequence

from db.model.records import Evidence
from desktop.evidence.figures.figure import FigureKind
from desktop.report.content.story.claim_movement import is_quantity
from desktop.report.content.story.material import Material
from desktop.report.content.story.told_claim import ToldClaim, is_gain, is_result

WELL_FOUNDED = {Evidence.MEASURED: 0, Evidence.DOCUMENTED: 0, Evidence.ESTIMATED: 1}


def ranked(material: Material) -> list[ToldClaim]:
    """Returns the results, the strongest first: the best of each objective, then the others."""
    results = sorted((one for one in material.claims if is_result(one.claim)), key=lambda one: _weakness(one, material))
    firsts = []
    for objective in material.objectives:
        best = next((one for one in results if one.claim.objective_id == objective.id and stands_alone(one, material)), None)
        if best is not None and best not in firsts:
            firsts.append(best)
    return firsts + [one for one in results if one not in firsts]


def stands_alone(one: ToldClaim, material: Material) -> bool:
    """Returns whether a result may stand as a figure without its wording: as a tile, in the title, in the summary."""
    return not one.untold and not one.unit_left and is_gain(one) and one.claim.id not in material.fallen and _shape(one) < 6


def _weakness(one: ToldClaim, material: Material) -> tuple[bool, int, bool, int, float]:
    founded = WELL_FOUNDED.get(one.claim.evidence, 2)
    return not stands_alone(one, material), _shape(one), _has_aside(one), founded, -_size(one)


def _has_aside(one: ToldClaim) -> bool:
    """Returns whether the metric ends in a bracket of whoever noted it, which reads badly in a title."""
    return one.metric.endswith(")")


def _shape(one: ToldClaim) -> int:
    """Returns how much the figures show, 0 the most; 6 for words alone."""
    if one.level:
        return 6
    if one.moved:
        return 0 if one.better else 4
    if one.amount and one.way:
        return 1 if one.better else 4
    if one.against:
        return 5
    after = one.understood.after
    if one.after and not one.before and (after is None or after.kind is not FigureKind.WORD):
        return 2
    if one.after and one.before and is_quantity(one.claim.after):
        return 3
    if one.amount and not one.unmoved_words:
        return 5
    return 6


def _size(one: ToldClaim) -> float:
    """Returns the relative change in percent, up or down; 0 where it is not known."""
    change, stated = one.understood.change, one.understood.stated
    if change and change.percent_low is not None and change.percent_high is not None:
        return abs(float(change.percent_low + change.percent_high)) / 2
    if stated and stated.unit == "percent":
        ends = [abs(float(end)) for end in (stated.low, stated.high) if end is not None]
        return sum(ends) / len(ends) if ends else 0
    return 0


def by_claim(results: Sequence[ToldClaim], ids: Sequence[str]) -> list[ToldClaim]:
    """Returns the chosen results in the order chosen."""
    return [one for wanted in ids for one in results if one.claim.id == wanted]
