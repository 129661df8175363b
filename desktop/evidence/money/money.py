"""Computes with money: yearly values, and the return on an investment. Values are Decimal, intermediate results are fractions.

Nothing is rounded before the end; results are rounded half up, money to cents and percentages to two places. Every
amount has one currency; sums over several are refused, and a conversion needs a rate that somebody gave, with its date.
Feelings have no value in money and no function here takes them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

CENT = Decimal("0.01")
# How often a period comes in a year if nobody says otherwise. A day is left out: the number of working days differs too much.
TIMES_A_YEAR: Mapping[str, int] = {"week": 52, "month": 12, "quarter": 4, "half-year": 2, "year": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount in one currency (ISO 4217), least and most; both are equal if one number was said."""

    low: Decimal
    high: Decimal
    currency: str

    @classmethod
    def of(cls, amount: Decimal | int | str, currency: str) -> "Money":
        """Returns one exact amount."""
        return cls(low=Decimal(amount), high=Decimal(amount), currency=currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """One unit of `source` is `rate` units of `target`, as somebody said on `date` (ISO)."""

    source: str
    target: str
    rate: Decimal
    date: str

    def __post_init__(self) -> None:
        """Raises ValueError for a rate that is not above zero, or without its date."""
        if self.rate <= 0 or not self.date.strip():
            raise ValueError("A conversion needs a rate above zero and the date it is from.")


def converted(money: Money, conversion: Conversion) -> Money:
    """Returns `money` in the conversion's target currency, to the cent. Raises ValueError if it is not in the source currency."""
    if money.currency != conversion.source:
        raise ValueError(f"The rate is for {conversion.source}, the amount is in {money.currency}.")
    low, high = (cents(Fraction(end) * Fraction(conversion.rate)) for end in (money.low, money.high))
    return Money(low=low, high=high, currency=conversion.target)


def cents(amount: Fraction | Decimal) -> Decimal:
    """Returns the amount to two places, half up."""
    exact = Fraction(amount)
    scaled = abs(exact) * 100
    whole = scaled.numerator // scaled.denominator
    rounded = whole + (scaled - whole >= Fraction(1, 2))
    return (Decimal(rounded if exact >= 0 else -rounded) / 100).quantize(CENT, ROUND_HALF_UP)


def annual_value(amount: Money, *, period: str = "year", times_a_year: Decimal | None = None) -> Money:
    """Returns what `amount` per `period` ("week", "deal" …) is in a year: amount × times a year, to the cent.

    `times_a_year` is how many weeks, deals, releases … a year has; without it a calendar period counts as in
    `TIMES_A_YEAR`. Raises ValueError for another period without that number.
    """
    times = times_a_year if times_a_year is not None else TIMES_A_YEAR.get(period)
    if times is None:
        raise ValueError(f"How often a year is “{period}”?")
    low, high = (cents(Fraction(end) * Fraction(times)) for end in (amount.low, amount.high))
    return Money(low=low, high=high, currency=amount.currency)


def worth_of_hours(hours_low: Decimal | Fraction, hours_high: Decimal | Fraction, rate: Money) -> Money:
    """Returns what hours are worth at `rate` per hour: hours × rate, to the cent. Time released is not yet money in hand."""
    return Money(
        low=cents(Fraction(hours_low) * Fraction(rate.low)),
        high=cents(Fraction(hours_high) * Fraction(rate.high)),
        currency=rate.currency,
    )


def adjusted(stated: Decimal, attribution: Decimal, confidence: Decimal) -> Decimal:
    """Returns stated value × attribution × confidence, both in percent: 120,000 × 60 % × 80 % = 57,600.00.

    Attribution is how much of a gain is due to us, confidence how sure the person is (method of the ROI Institute). Raises
    ValueError for a percentage outside 0 to 100.
    """
    for percent in (attribution, confidence):
        if not 0 <= percent <= 100:
            raise ValueError(f"{percent} % is not between 0 and 100 %.")
    return cents(Fraction(stated) * Fraction(attribution) * Fraction(confidence) / 10_000)


def total(amounts: Iterable[Money]) -> Money | None:
    """Returns the sum of amounts in one currency; None for no amounts. Raises ValueError for several currencies."""
    found = list(amounts)
    if not found:
        return None
    if len({amount.currency for amount in found}) > 1:
        raise ValueError("Amounts in several currencies are not added up without a rate.")
    return Money(
        low=sum((amount.low for amount in found), Decimal(0)),
        high=sum((amount.high for amount in found), Decimal(0)),
        currency=found[0].currency,
    )


def economic_value(reference: Decimal, positive: Decimal, negative: Decimal) -> tuple[Decimal, Decimal]:
    """Returns net differentiation (positive − negative) and total economic value (reference + net): economic value estimation."""
    net = positive - negative
    return net, reference + net


def triangular_mean(low: Decimal, likely: Decimal, high: Decimal) -> Decimal:
    """Returns the mean of a triangular distribution, (a + m + b) / 3, to the cent."""
    return cents(Fraction(low + likely + high) / 3)


def pert_mean(low: Decimal, likely: Decimal, high: Decimal) -> Decimal:
    """Returns the mean of a PERT estimate, (a + 4 m + b) / 6, to the cent."""
    return cents(Fraction(low + 4 * likely + high) / 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestmentPlan:
    """An investment and what it brings, all in one currency, rates in percent.

    `investment` falls now; `benefit` and `yearly_cost` fall at the end of each of `years` years.
    """

    benefit: Decimal
    years: int
    investment: Decimal = Decimal(0)
    yearly_cost: Decimal = Decimal(0)
    discount_rate: Decimal = Decimal(0)

    def conservative(self, benefits_down: Decimal = Decimal(20), costs_up: Decimal = Decimal(10)) -> "InvestmentPlan":
        """Returns the same plan with benefits lower and all costs higher by these percentages."""
        more = 1 + costs_up / 100
        return replace(
            self,
            benefit=self.benefit * (1 - benefits_down / 100),
            investment=self.investment * more,
            yearly_cost=self.yearly_cost * more,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """What a plan returns: present values to the cent, percentages and months to two places.

    `roi` is None without costs, `payback_months` without a yearly surplus, `internal_rate` if no rate balances the plan.
    """

    present_benefits: Decimal
    present_costs: Decimal
    net_present_value: Decimal
    roi: Decimal | None
    payback_months: Decimal | None
    internal_rate: Decimal | None


def annuity(rate: Decimal, years: int) -> Fraction:
    """Returns what 1 a year, at the end of each of `years` years, is worth now: the sum of (1 + r)^-n, exactly.

    Raises ValueError for fewer than no years, or a rate of -100 % or less.
    """
    if years < 0 or rate <= -100:
        raise ValueError("A return needs years from 0 up and a discount rate above -100 %.")
    factor = 1 / (1 + Fraction(rate) / 100)
    return sum((factor**year for year in range(1, years + 1)), Fraction(0))


def net_present_value(plan: InvestmentPlan) -> Decimal:
    """Returns present benefits − present costs to the cent; now undiscounted, years at their end (Forrester TEI)."""
    return returns(plan).net_present_value


def returns(plan: InvestmentPlan) -> Return:
    """Returns NPV, ROI = (benefits − costs) / costs on present values, payback with an even monthly flow, internal rate."""
    held = annuity(plan.discount_rate, plan.years)
    benefits = Fraction(plan.benefit) * held
    costs = Fraction(plan.investment) + Fraction(plan.yearly_cost) * held
    surplus = Fraction(plan.benefit) - Fraction(plan.yearly_cost)
    return Return(
        present_benefits=cents(benefits),
        present_costs=cents(costs),
        net_present_value=cents(benefits - costs),
        roi=cents((benefits - costs) / costs * 100) if costs else None,
        payback_months=cents(Fraction(plan.investment) / surplus * 12) if surplus > 0 else None,
        internal_rate=_internal_rate(Fraction(plan.investment), surplus, plan.years),
    )


def _internal_rate(investment: Fraction, surplus: Fraction, years: int) -> Decimal | None:
    """Returns the rate in percent at which the investment and its surplus balance, by halving between -99 % and 10,000 %."""
    if investment <= 0 or surplus <= 0 or years < 1:
        return None
    low, high = Decimal(-99), Decimal(10_000)
    if _worth(surplus, low, years) < investment or _worth(surplus, high, years) > investment:
        return None
    while high - low > Decimal("0.0001"):
        middle = ((low + high) / 2).quantize(Decimal("0.00001"))
        low, high = (middle, high) if _worth(surplus, middle, years) > investment else (low, middle)
    return cents((low + high) / 2)


def _worth(surplus: Fraction, rate: Decimal, years: int) -> Fraction:
    return surplus * annuity(rate, years)
