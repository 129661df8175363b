"""Computes what one claim is worth in a year, only from its own figures and fields. Nothing is guessed.

There are two ways: the amount that somebody typed (`annual_value` with its currency, adjusted by attribution and confidence), and
the claim's own change in money or hours, times how often its period comes in a year.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from db.model.records import Claim, ValueCategory
from desktop.evidence.claims.change import change_between
from desktop.evidence.claims.claim_figures import figures_of
from desktop.evidence.claims.compare import Pair, compare
from desktop.evidence.claims.number_fields import read_money, read_percent
from desktop.evidence.figures import units, working_time
from desktop.evidence.figures.figure import Figure
from desktop.evidence.money.money import TIMES_A_YEAR, Money, adjusted, annual_value, worth_of_hours


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeAmount:
    """A change as a positive amount, least and most, in `unit` or `currency`, counted per `basis`."""

    low: Decimal
    high: Decimal
    unit: str = ""
    currency: str = ""
    basis: str = ""


def stated_value(claim: Claim) -> Money | None:
    """Returns the typed yearly value in the claim's currency; None without value or currency, and always for feelings."""
    entry = read_money(claim.annual_value, claim.currency)
    if entry.value is None or entry.wrong or not claim.currency.strip() or claim.category is ValueCategory.EMOTIONAL:
        return None
    return Money.of(entry.value, claim.currency.strip())


def adjusted_value(claim: Claim) -> Money | None:
    """Returns stated value × attribution × confidence; None if one of the three is missing or invalid."""
    stated, shares = stated_value(claim), [read_percent(text) for text in (claim.attribution, claim.confidence)]
    if stated is None or any(share.value is None or share.wrong for share in shares):
        return None
    attribution, confidence = (share.value or Decimal(0) for share in shares)
    return Money.of(adjusted(stated.low, attribution, confidence), stated.currency)


def amount_changed(claim: Claim) -> ChangeAmount | None:
    """Returns the amount of the change, whatever its direction; None if that is not certain.

    It follows from before and after, or from the stated change if only that was said.
    """
    figures = figures_of(claim)
    pair = compare(figures.before, figures.after)
    if isinstance(pair, Pair):
        change = change_between(pair, None)
        low, high = change.difference_low, change.difference_high
        if low is None or high is None or low < 0 < high or pair.often:
            return None
        ends = sorted((abs(low), abs(high)))
        return ChangeAmount(low=ends[0], high=ends[1], unit=pair.unit, currency=pair.currency, basis=pair.basis)
    return _stated_amount(figures.stated) if figures.before is None and figures.after is None else None


def _stated_amount(stated: Figure | None) -> ChangeAmount | None:
    if stated is None or stated.low is None or stated.high is None or stated.low < 0 < stated.high:
        return None
    if (
        stated.left or stated.strange or stated.reached is not None or stated.total is not None
    ):  # what was reached says nothing of by how much
        return None
    ends = sorted((abs(stated.low), abs(stated.high)))
    return ChangeAmount(
        low=ends[0], high=ends[1], unit=stated.unit or "", currency=stated.currency or "", basis=stated.basis or ""
    )


def yearly_worth(claim: Claim, times_a_year: Decimal | None = None, rate: Money | None = None) -> Money | None:
    """Returns what the change is worth in a year: money × times a year, or hours × times a year × `rate` per hour.

    `times_a_year` is how often the claim's period or thing comes in a year; a calendar period needs no number. Returns None if
    the change is not certain, is neither money nor time with a rate, is a feeling, or nobody said how often.
    """
    amount = amount_changed(claim)
    if amount is None or claim.category is ValueCategory.EMOTIONAL:
        return None
    times = times_a_year if times_a_year is not None else TIMES_A_YEAR.get(amount.basis)
    if times is None:
        return None
    if amount.currency:
        return annual_value(Money(low=amount.low, high=amount.high, currency=amount.currency), times_a_year=Decimal(times))
    unit = {"person-minute": "minute", "person-hour": "hour"}.get(amount.unit, amount.unit)
    hours = working_time.conversion(unit, "hour") if units.family(unit) == "clock" else None
    if hours is None or hours[0] != hours[1] or rate is None:  # nobody said how many hours are worked in a day
        return None
    low, high = (Fraction(end) * hours[0] * Fraction(times) for end in (amount.low, amount.high))
    return worth_of_hours(low, high, rate)
