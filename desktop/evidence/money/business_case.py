"""Adds up the claims of a visit in money, and computes the return on the customer's investment. Optional and conservative.

It counts results in money with attribution and confidence, in the currency of the plan or with a rate that somebody gave, and the
lower end of a range. All other claims are listed with the reason why they do not count. It never counts a feeling or an average.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from db.model.records import Benefit, Claim, ClaimKind, Rate, ReturnPlan, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH, Translator
from desktop.evidence.claims.formats import number_text, percent_text
from desktop.evidence.claims.number_fields import TypedNumber, read_money, read_percent
from desktop.evidence.claims.warnings import Remark, remark
from desktop.evidence.figures.figure import FigureKind, read_figure
from desktop.evidence.money.money import Conversion, InvestmentPlan, Money, Return, converted, returns, total
from desktop.evidence.money.valuation import Valuation, money_text, unclear_money, valued
from desktop.evidence.wording.phrases import phrase

MOST_YEARS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A claim that counts, with its adjusted value in the currency of the plan."""

    claim: Claim
    money: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A claim with a value in money that does not count: the amount as it is told, and the reason as half a sentence."""

    claim: Claim
    amount: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessCase:
    """The sum of a visit's claims, and the return if it can be computed.

    `by_class` is the sum for each class of benefit (None for claims without one); `benefit` is the yearly benefit from which the
    return is computed; `base` and `conservative` are None until everything they need was said; `remarks` name what is missing or
    wrong, each beside its field of the plan. Where the money of one claim can be two amounts, nothing is summed.
    """

    currency: str = ""
    counted: tuple[Counted, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    by_class: tuple[tuple[Benefit | None, Money], ...] = ()
    benefit: Decimal | None = None
    base: Return | None = None
    conservative: Return | None = None
    remarks: tuple[Remark, ...] = ()


def business_case(whole: WholeVisit, words: Translator = ENGLISH) -> BusinessCase:
    """Returns the business case of `whole` in the currency of the plan, or else in the only currency of its claims."""
    results = [one for one in whole.claims if one.kind is ClaimKind.RESULT and one.category is not ValueCategory.EMOTIONAL]
    worth = [(claim, valuation) for claim in results if (valuation := valued(claim)).value]
    currency = _currency(whole.return_plan, [valuation for _, valuation in worth])
    rates = _rates(whole.rates)
    counted: list[Counted] = []
    left_out = [LeftOut(claim=claim, amount=text, reason=phrase("unclear", words)) for claim, text in unclear_money(results)]
    unclear = bool(left_out)
    for claim, valuation in worth:
        money, reason = _counts(valuation, currency, rates, words)
        if money:
            counted.append(Counted(claim=claim, money=money))
        elif valuation.value:
            left_out.append(LeftOut(claim=claim, amount=money_text(valuation.value, words.locale), reason=reason))
    sums = () if unclear else tuple(_by_class(counted))
    case = BusinessCase(currency=currency, counted=tuple(counted), left_out=tuple(left_out), by_class=sums)
    return _with_return(case, whole, words, left_out[0].amount if unclear else "")


def _currency(plan: ReturnPlan | None, valuations: list[Valuation]) -> str:
    if plan and plan.currency.strip():
        return plan.currency.strip().upper()
    found = {valuation.value.currency for valuation in valuations if valuation.value}
    return found.pop() if len(found) == 1 else ""


def _rates(rates: tuple[Rate, ...]) -> dict[tuple[str, str], Conversion]:
    return {(rate.source.strip().upper(), rate.target.strip().upper()): found for rate in rates if (found := conversion_of(rate))}


def conversion_of(rate: Rate) -> Conversion | None:
    """Returns a rate in computable form; None if a part of it is missing or invalid."""
    figure = read_figure(rate.rate)
    codes = [text.strip().upper() for text in (rate.source, rate.target)]
    plain = (
        figure.kind is FigureKind.EXACT and figure.low is not None and figure.low > 0 and not figure.unit and not figure.currency
    )
    if not plain or figure.low is None or not all(len(code) == 3 and code.isalpha() for code in codes) or not _is_date(rate.date):
        return None
    return Conversion(source=codes[0], target=codes[1], rate=figure.low, date=rate.date.strip())


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text.strip())
    except ValueError:
        return False
    return True


def _counts(
    valuation: Valuation, currency: str, rates: dict[tuple[str, str], Conversion], words: Translator
) -> tuple[Money | None, str]:
    """Returns the adjusted value in `currency`, or the reason why it does not count."""
    money = valuation.adjusted
    if money is None:
        return None, phrase("not_counted_unadjusted", words)
    if money.currency.upper() == currency:
        return money, ""
    rate = rates.get((money.currency.upper(), currency))
    if rate is None:
        return None, phrase("not_counted_currency", words, currency=money.currency, target=currency or "…")
    return converted(Money(low=money.low, high=money.high, currency=rate.source), rate), ""


def _by_class(counted: list[Counted]) -> Iterator[tuple[Benefit | None, Money]]:
    for benefit in (*Benefit, None):
        if sum_of := total(one.money for one in counted if one.claim.benefit is benefit):
            yield benefit, sum_of


def _with_return(case: BusinessCase, whole: WholeVisit, words: Translator, unclear: str) -> BusinessCase:
    """Returns the case with its yearly benefit and return; `unclear` is an amount that prevents a sum."""
    plan = whole.return_plan
    remarks = [remark("bad_rate", f"rate {rate.id}", words) for rate in whole.rates if conversion_of(rate) is None]
    summed = sum((one.money.low for one in case.counted), Decimal(0)) if case.counted and not unclear else None
    if unclear:
        remarks.append(remark("no_sum", "benefit", words, text=unclear))
    if plan is None:
        return replace(case, benefit=summed, remarks=tuple(remarks))
    numbers, wrong = _numbers(plan, words)
    remarks += wrong
    if not case.currency:
        remarks.append(remark("no_plan_currency", "currency", words))
    typed = numbers["benefit"]
    benefit = typed if typed is not None else summed
    if benefit is None and not unclear:
        remarks.append(remark("no_benefit", "benefit", words))
    elif typed is not None and summed is not None and typed != summed:
        texts = {"said": typed, "computed": summed}
        told = {name: money_text(Money.of(amount, case.currency), words.locale) for name, amount in texts.items()}
        remarks.append(remark("benefit_differs", "benefit", words, **told))
    case = replace(case, benefit=benefit, remarks=tuple(remarks))
    if benefit is None or not case.currency or wrong:
        return case
    base = _plan(benefit, numbers)
    worse = base.conservative(_or_zero(numbers, "benefits_down"), _or_zero(numbers, "costs_up"))
    return replace(case, base=returns(base), conservative=returns(worse))


def _numbers(plan: ReturnPlan, words: Translator) -> tuple[dict[str, Decimal | None], list[Remark]]:
    """Returns the numbers of the plan by field, None if nothing was typed, and remarks on fields that hold no number."""
    read = {
        "benefit": (read_money, "no_amount"),
        "investment": (read_money, "no_amount"),
        "yearly_cost": (read_money, "no_amount"),
        "years": (_read_years, "bad_years"),
        "discount_rate": (read_percent, "no_percentage"),
        "benefits_down": (read_percent, "no_percentage"),
        "costs_up": (read_percent, "no_percentage"),
    }
    numbers: dict[str, Decimal | None] = {}
    wrong = []
    for name, (reader, code) in read.items():
        text = getattr(plan, name).strip()
        entry = reader(text)
        numbers[name] = None if entry.wrong else entry.value
        if entry.wrong or (name == "years" and not text):
            wrong.append(remark(code, name, words, text=text))
    return numbers, wrong


def _read_years(text: str) -> TypedNumber:
    whole = text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= MOST_YEARS
    return TypedNumber(value=Decimal(text)) if whole else TypedNumber(wrong="bad_years")


def _plan(benefit: Decimal, numbers: dict[str, Decimal | None]) -> InvestmentPlan:
    return InvestmentPlan(
        benefit=benefit,
        years=int(_or_zero(numbers, "years")),
        investment=_or_zero(numbers, "investment"),
        yearly_cost=_or_zero(numbers, "yearly_cost"),
        discount_rate=_or_zero(numbers, "discount_rate"),
    )


def _or_zero(numbers: dict[str, Decimal | None], name: str) -> Decimal:
    return numbers[name] or Decimal(0)


def return_in_words(found: Return, currency: str, words: Translator = ENGLISH) -> str:
    """Returns a return as half a sentence: "net present value EUR 148,948.16, return 149.34%, paid back in 7.5 months"."""
    roi = (
        "–" if found.roi is None else ("-" if found.roi < 0 else "") + percent_text(abs(found.roi), abs(found.roi), words.locale)
    )
    months = "–" if found.payback_months is None else number_text(found.payback_months, words.locale, 1, plain=True)
    value = money_text(Money.of(found.net_present_value, currency), words.locale)
    return phrase("returns", words, count=1 if months == "1" else 2, value=value, roi=roi, months=months)
