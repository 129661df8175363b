"""Decides whether less or more of what a claim counts is an improvement. Data and one function."""

import re

from db.model.records import Better, Claim, ValueCategory
from desktop.evidence.figures import units
from desktop.evidence.figures.figure import Figure
from desktop.evidence.figures.word_list_notation import names

_LOWER = """
    error | defect | complaint | cost | churn | downtime | outage | incident | ticket | call-out | callout | wait | delay |
    waste | scrap |
    emission | energy | power | consumption | effort | backlog | accident | overtime | sick | staff turnover | risk |
    rework | rebuild |
    queue | latency | noise | failure | breakdown | stoppage | past-due | overdue | late | mistake | bug | return | refund |
    escalation |
    expense | spend | fee | price | inventory | stock | paper | manual | handling | lead time | cycle time | time to |
    turnaround |
    duration | set-up | setup | fehler | kosten | wartezeit | ausfall | aufwand | reklamation | störung | erreur | coût |
    panne |
    attente | délai | retard
"""
_HIGHER = """
    revenue | sales | margin | profit | satisfaction | nps | uptime | availability | output | throughput | productivity |
    conversion | adoption | accuracy | retention | renewal | quality | capacity | growth | served | lifetime | shelf life |
    battery life |
    free time | time saved | hours saved | saving | saved | recycled | reused | caught | detected | prevented | avoided |
    resolved | found before | accepted | between failures | between breakdowns | between stops | until failure |
    coverage | win rate | hit rate | reach | umsatz | marge |
    zufriedenheit |
    verfügbarkeit | produktivität | ersparnis | chiffre d'affaires | disponibilité | productivité
"""


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names(words))) + r")(?:e?s)?(?!\w)", re.IGNORECASE)


_LOWER_WORDS, _HIGHER_WORDS = _pattern(_LOWER), _pattern(_HIGHER)
_LOWER_FAMILIES = {"clock", "calendar", "person time", "business day"}


def lower_is_better(claim: Claim, figure: Figure | None = None) -> bool | None:
    """Returns True if less is an improvement, False if more is, None if that is unclear.

    The first of these decides: what somebody set, the metric's own words, the thing that is counted (time), the category (cost
    down, revenue up).
    """
    if claim.better is not None:
        return claim.better is Better.LOWER
    metric = claim.metric[:200]
    lower, higher = bool(_LOWER_WORDS.search(metric)), bool(_HIGHER_WORDS.search(metric))
    if lower is not higher:
        return lower
    if lower:
        return None
    if figure and figure.basis != units.TIME and units.family(figure.unit) in _LOWER_FAMILIES:
        return True
    return {ValueCategory.COST: True, ValueCategory.REVENUE: False}.get(claim.category)
