"""Says which way a claim went, whether that is a gain, and whether its sides are two states of one thing."""

import re
from dataclasses import replace
from functools import cache

from db.model.records import Claim, ValueCategory
from desktop.evidence.claims.direction_of_gain import lower_is_better
from desktop.evidence.claims.understanding import Understanding
from desktop.evidence.figures import units
from desktop.evidence.figures.figure import Figure, FigureKind, read_figure
from desktop.report.content.story.alternatives import names_an_alternative
from desktop.report.content.story.claim_texts import NEGATIVE, SIGNED, TIME_WORD
from desktop.report.content.story.story_words import GONE, LASTS, OFTEN, SAME_DAY, TELLS_A_LOSS, WELCOME

RANKS = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")
FIGURE_WORDS = frozenset(("same day", "next day", "overnight", "none", "nothing", "zero", "half", "same-day", "real time"))
NOT_A_STATE = frozenset(("replaced", "removed", "switched off", "discontinued", "eliminated", "gone", "ersetzt"))


def way_of(claim: Claim, understood: Understanding) -> int:
    """Returns -1 if it fell, 1 if it rose, 0 if that is not certain."""
    if claim.before.strip() and claim.after.strip():
        change = understood.change
        if change and change.difference_low is not None and change.difference_high is not None:
            low, high = change.difference_low, change.difference_high
            return -1 if high <= 0 and low < 0 else 1 if low >= 0 and high > 0 else 0
        return _face_value(understood) or _by_rank(claim)
    figure = understood.stated
    if figure is None or claim.after.strip():
        return 0
    if SIGNED.search(claim.change):
        return -1 if NEGATIVE.search(claim.change) else 1
    if figure.unit == units.MULTIPLE and figure.low is not None and figure.high is not None:
        # "Doubled", "three times as many", "halved".
        return 1 if figure.low > 1 else -1 if figure.high < 1 else 0
    return figure.direction if not figure.left else 0


def _face_value(understood: Understanding) -> int:
    """Compares the ends that were said where a side is a limit: up to 10 hours, now under 20 minutes."""
    before, after = understood.before, understood.after
    if before is None or after is None or before.readings or after.readings:
        return 0
    if after.kind is FigureKind.NONE:
        return -1 if before.kind is not FigureKind.NONE and (before.low or before.high) else 0
    if before.compound is not after.compound:
        return 0
    first, last = _end(before), _end(after)
    if first is None or last is None or (before.currency or "") != (after.currency or ""):
        return 0
    if before.unit != after.unit and before.unit and after.unit:
        ratio = units.conversion(before.unit, after.unit)
        if not ratio:
            return 0
        first *= float(ratio[0])
    return -1 if last < first else 1 if last > first else 0


def _end(figure: Figure) -> float | None:
    if figure.kind is FigureKind.WORD:
        return None
    ends = [float(end) for end in (figure.low, figure.high) if end is not None]
    return sum(ends) / len(ends) if ends else None


def _by_rank(claim: Claim) -> int:
    """Compares spans of time told in words: months, now hours; weeks, now none."""
    first, last = (TIME_WORD.search(text) for text in (claim.before, claim.after))
    if first and claim.after.strip().casefold() in GONE:
        return -1
    if first and RANKS.index(first.group(1).lower()) >= RANKS.index("day") and claim.after.strip().casefold() in SAME_DAY:
        return -1
    if not first or not last or SIGNED.search(claim.before + claim.after):
        return 0
    one, other = (RANKS.index(found.group(1).lower()) for found in (first, last))
    return (other > one) - (other < one)


def is_better(claim: Claim, understood: Understanding, way: int) -> bool | None:
    """Returns whether it is a gain; where only the category hints at that, a contrary change is of unknown worth."""
    if not way:
        return None
    lower = lower_is_better(replace(claim, category=ValueCategory.OTHER))
    if claim.better is None and TELLS_A_LOSS.search(claim.metric):
        lower = True
    if claim.better is None and lower is not False and WELCOME.search(claim.metric) and _is_time(understood):
        return None
    if lower is None and (LASTS.search(claim.metric) or (_is_span(claim.before) and (_is_span(claim.after) or _is_gone(claim)))):
        lower = True
    if lower is not None:
        return (way < 0) is lower
    return True if lower_is_better(claim) is (way < 0) else None


def _is_time(understood: Understanding) -> bool:
    """Returns whether the figures of a claim are of time."""
    figures = (understood.before, understood.after, understood.stated)
    return any(figure and units.is_time(figure.unit or "") for figure in figures)


def _is_span(text: str) -> bool:
    """Returns whether a text is a span of time and nothing else, no "every 4 weeks": "up to 7 hours", "many months"."""
    return not OFTEN.search(text) and bool(re.fullmatch(rf"(?:\S+\s+){{0,4}}{TIME_WORD.pattern}", text.strip(), re.IGNORECASE))


def _is_gone(claim: Claim) -> bool:
    return claim.after.strip().casefold() in GONE | SAME_DAY


def is_against(claim: Claim) -> bool:
    """Returns whether a claim compares with an alternative; that is no before."""
    return names_an_alternative(" ".join((claim.metric, claim.before, claim.period, claim.change, _outside(claim))))


def _outside(claim: Claim) -> str:
    # "Instead of error messages" about two states in words is a change as people tell it; only figures are compared.
    return claim.wording if re.search(r"\d", claim.before + claim.after) else ""


def is_move(claim: Claim, understood: Understanding) -> bool:
    """Returns whether both sides are quantities of one thing, or a quantity and none."""
    before, after = claim.before.strip(), claim.after.strip()
    if understood.change is not None and after.casefold() not in NOT_A_STATE:
        return True
    figures = (understood.before, understood.after)
    if any(figure and figure.compound for figure in figures) or after.casefold() in NOT_A_STATE or _differ(*figures):
        return False
    return all(map(is_quantity, (before, after))) or (is_quantity(before) and after.casefold() in GONE - NOT_A_STATE)


def _differ(before: Figure | None, after: Figure | None) -> bool:
    """Returns whether both sides are figures of different things, such as a wait and a share."""
    if before is None or after is None or FigureKind.WORD in (before.kind, after.kind):
        return False
    # "Every 4 weeks" and "3 times a day" both say how often.
    one, other = (
        side.currency or (units.TIME if units.TIME in (side.basis, side.unit) else side.unit) for side in (before, after)
    )
    return bool(one and other and one != other) and not (before.unit and after.unit and units.conversion(before.unit, after.unit))


@cache
def is_quantity(text: str) -> bool:
    """Returns whether a text is a quantity: a figure, a span of time in words, a word such as hundreds."""
    figure = read_figure(text)
    if figure.kind is not FigureKind.WORD:
        return True
    if text.strip().casefold() in FIGURE_WORDS:
        return True
    few = len(text.split()) <= 4
    return (
        few
        and bool(TIME_WORD.search(text) or re.search(r"(?<!\w)(?:hundreds|thousands|dozens|millions|many)(?!\w)", text, re.I))
        and (" or " not in text or bool(TIME_WORD.search(text)))
    )
