"""Reads a claim for the story: its printed texts, what was understood of it, and which way it went."""

import re
from dataclasses import dataclass, replace

from db.model.messages import N_
from db.model.records import Claim, ClaimKind, ValueCategory
from desktop.core.messages import Translator
from desktop.evidence.claims.understanding import Understanding, understand
from desktop.evidence.claims.way_in_words import counts_things
from desktop.evidence.figures import units
from desktop.report.content.story import licence
from desktop.report.content.story.beyond_figures import Limit, has_direction, has_limit, limits_missing, says_more
from desktop.report.content.story.claim_movement import is_against, is_better, is_move, way_of
from desktop.report.content.story.claim_texts import SIGNED, change_of, loose_hedges, period_of, sides_of, unit_left
from desktop.report.content.story.story_words import EFFORT, GONE, LASTING, TELLS_A_LOSS, TELLS_ITS_WAY


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldClaim:
    """A claim with what the story needs of it.

    `before` and `after` are the sides as printed, with unit; `amount` is a stated change without its sign; `period` begins with
    its own space or comma. `way` is -1 where it fell, 1 where it rose, 0 where nobody knows. `better` is True for a gain,
    False for a loss, None where that is unknown. `against` marks a comparison with an alternative.
    """

    claim: Claim
    understood: Understanding
    metric: str
    before: str
    after: str
    amount: str
    period: str
    way: int
    better: bool | None
    against: bool

    @property
    def unit_left(self) -> str:
        """The unit, where neither the figures nor the metric say it."""
        return unit_left(self.claim, self.before, self.after, self.amount)

    @property
    def pair(self) -> bool:
        """Whether both sides were said."""
        return bool(self.before and self.after)

    @property
    def untold(self) -> bool:
        """Whether the wording limits the figure in a way that the figure does not show."""
        # "It would have taken hundreds" limits the alternative, not what is there now.
        return bool(limits_missing(self.claim) - ({Limit.MODAL} if self.against and self.pair else set()))

    @property
    def wording(self) -> str:
        """The wording where it says more than the figures, else an empty text."""
        return self.claim.wording.strip() if says_more(self.claim) else ""

    @property
    def unmoved_words(self) -> bool:
        """Whether the change was told in words without a number: "unchanged"."""
        return bool(self.amount) and not re.search(r"\d", self.amount) and not self.way and not self.multiplied

    @property
    def multiplied(self) -> bool:
        """Whether the change was told as so many times as much: "doubled", "three times as many"."""
        return bool(self.understood.stated and self.understood.stated.unit == units.MULTIPLE)

    @property
    def says_way(self) -> bool:
        """Whether a stated change says in its own words which way it went: "93.5 % reduction", "two thirds fewer"."""
        return not SIGNED.search(self.claim.change) or has_direction(self.amount)

    @property
    def lasts(self) -> bool:
        """Whether the figure says for how long something went on: "running without dispatchers", a week."""
        first = self.metric.split(" ", 1)[0].casefold()
        span = re.search(r"(?:day|week|month|year|hour)s?$", self.after)
        return bool(first in LASTING and span and not (self.before or self.amount or self.period))

    @property
    def level(self) -> bool:
        """Whether both sides are the same, so that nothing changed."""
        return self.pair and self.before == self.after

    @property
    def moved(self) -> bool:
        """Whether two quantities or two states of one thing were said, so that one may say from and to."""
        return self.pair and not self.against and self.before != self.after and is_move(self.claim, self.understood)


def told_claim(claim: Claim, words: Translator) -> ToldClaim:
    """Returns `claim` as the story tells it."""
    claim = replace(claim, hedges=loose_hedges(claim))
    understood = understand(claim, words)
    before, after = sides_of(claim, words)
    amount, period, way = change_of(claim, words), period_of(claim, words), way_of(claim, understood)
    if period and before and after.casefold() in GONE:
        # "From NOK 38,000 per month to none": nothing has no period.
        before, period = f"{before}{period}", ""
    if TELLS_A_LOSS.search(claim.metric) and claim.kind is ClaimKind.RESULT and not before and not after:
        # "Hours lost: −900": 900 were lost, or so many fewer; nobody knows, so that the sign stands as it was typed.
        amount, way = licence.printed(claim.change, words), 0
    before, after, amount = _hedged(before, after, amount, " ".join(claim.hedges))
    before, after, amount = (licence.sign_in_words(text, words) for text in (before, after, amount))
    tells = TELLS_ITS_WAY.search(claim.metric) and not TELLS_A_LOSS.search(claim.metric)
    if amount and not before and not after and tells and "%" not in amount:
        # "Hours saved: over −900" counts what was saved; the metric says which way it went.
        after, amount, way = amount, "", 0
    return ToldClaim(
        claim=claim,
        understood=understood,
        metric=licence.printed(claim.metric, words),
        before=before,
        after=after,
        amount=amount,
        period=period,
        way=way,
        better=is_better(claim, understood, way),
        against=is_against(claim),
    )


def _hedged(before: str, after: str, amount: str, hedge: str) -> tuple[str, str, str]:
    """Puts a hedge that was noted in a field of its own beside the figure it belongs to: the result before all others."""
    if not hedge or any(map(has_limit, (before, after, amount))):
        return before, after, amount
    if after:
        return before, f"{hedge} {after}", amount
    if amount:
        return before, after, f"{hedge} {amount}"
    return f"{hedge} {before}" if before else before, after, amount


def is_feeling(claim: Claim) -> bool:
    """Returns whether a claim is a feeling."""
    return claim.category is ValueCategory.EMOTIONAL


def is_told_feeling(claim: Claim) -> bool:
    """Returns whether a claim is what somebody feels now, as a story tells it among the feelings."""
    return claim.kind is ClaimKind.RESULT and is_feeling(claim)


def is_result(claim: Claim) -> bool:
    """Returns whether a claim is a result that can be counted or told, not a feeling."""
    return claim.kind is ClaimKind.RESULT and not is_feeling(claim)


def is_gain(one: ToldClaim) -> bool:
    """Returns whether a result may be shown as a gain: no loss, and no mere growth of what the customer puts in."""
    if one.level or (TELLS_A_LOSS.search(one.metric) and one.after and not one.before):
        return False
    return one.better is not False and not (one.way > 0 and not one.better and EFFORT.search(one.metric))


def is_loss(one: ToldClaim) -> bool:
    """Returns whether a result became worse: a story tells it only where somebody chose it."""
    return is_result(one.claim) and one.better is False


def worked_out(told: ToldClaim, words: Translator) -> str:
    """Returns the change worked out from both figures as a range of whole percents: "71–79 % fewer"; empty where none is sure."""
    change = told.understood.change
    if (
        not change
        or told.amount
        or told.untold
        or not told.moved
        or not told.way
        or change.percent_low is None
        or change.percent_high is None
    ):
        return ""
    low, high = sorted((abs(change.percent_low), abs(change.percent_high)))
    if low <= 0 or high < 5 or low > 900 or (told.way < 0 and high >= 100) or _is_share(told.understood):
        return ""
    least, most = _whole(float(low)), _whole(float(high))
    amount = f"{least}{licence.NO_BREAK}%" if least == most else f"{least}{licence.DASH}{most}{licence.NO_BREAK}%"
    counted = told.understood.before is not None and counts_things(told.understood.before)
    way = N_("{amount} more") if told.way > 0 else N_("{amount} fewer") if counted else N_("{amount} less")
    text = words.text(way, amount=amount)
    hedged = any(figure and figure.hedges for figure in (told.understood.before, told.understood.after))
    return words.text(N_("about {amount}"), amount=text) if hedged else text


def _is_share(understood: Understanding) -> bool:
    """Returns whether a side is a share itself, of which nobody tells a percentage."""
    figures = filter(None, (understood.before, understood.after))
    return any(units.family(figure.unit) in ("share", "points") or figure.total is not None for figure in figures)


def _whole(percent: float) -> int:
    return min(round(percent), 99) if percent < 100 else round(percent)
