"""What the claims of a visit add up to in money, and what the investment returns, as facts for the visit report."""

from db.model.records import ReturnPlan, WholeVisit
from desktop.evidence.money.business_case import BusinessCase, business_case, conversion_of, return_in_words
from desktop.evidence.money.money import Money
from desktop.evidence.money.valuation import money_text
from desktop.report.document.outline import Fact, Facts, words_only
from desktop.report.document.wording import Words, capital


def returned(whole: WholeVisit, words: Words) -> list[Facts]:
    """The facts, or nothing where no claim has a value in money and nobody asked for a return."""
    case = business_case(whole, words.locale)
    texts = [*_counted(case, words), *_rates(whole, words)]
    if whole.return_plan:
        texts += [*_plan(whole.return_plan, case, words), *_cases(whole.return_plan, case, words)]
    rows = tuple(Fact(label, words_only(text)) for label, text in texts if text.strip())
    return [Facts(rows)] if rows else []


def _counted(case: BusinessCase, words: Words) -> list[tuple[str, str]]:
    sums = [
        f"{money_text(money, words.locale)}{f' ({words.benefits[benefit]})' if benefit else ''}"
        for benefit, money in case.by_class
    ]
    left = [
        f"{one.claim.metric.strip() or one.claim.wording.strip()}, {money_text(one.money, words.locale)}: {one.reason}"
        for one in case.left_out
    ]
    return [(words.counted, "\n".join(sums)), (words.not_counted, "\n".join(left))]


def _rates(whole: WholeVisit, words: Words) -> list[tuple[str, str]]:
    found = [(rate, conversion_of(rate)) for rate in whole.rates]
    return [
        (words.rate, words.rate_of.format(source=r.source.upper(), rate=r.rate, target=r.target.upper(), date=r.date))
        for r, usable in found
        if usable or r.rate.strip()
    ]


def _plan(plan: ReturnPlan, case: BusinessCase, words: Words) -> list[tuple[str, str]]:
    def typed(text: str) -> str:
        return f"{case.currency} {text.strip()}".strip() if text.strip() else ""

    benefit = money_text(Money.of(case.benefit, case.currency), words.locale) if case.benefit is not None else ""
    rate = plan.discount_rate.strip()
    over = words.years.format(years=plan.years.strip() or "–", rate=rate if rate.endswith("%") or not rate else f"{rate} %")
    return [
        (words.yearly_benefit, benefit),
        (words.investment, typed(plan.investment)),
        (words.yearly_cost, typed(plan.yearly_cost)),
        (words.over, over),
    ]


def _cases(plan: ReturnPlan, case: BusinessCase, words: Words) -> list[tuple[str, str]]:
    if case.base is None or case.conservative is None:
        reasons = " ".join(remark.sentence for remark in case.remarks)
        return [(words.case, capital(f"{words.no_return}: {reasons}" if reasons else words.no_return))]
    changed = words.conservatively.format(down=_percent(plan.benefits_down), up=_percent(plan.costs_up))
    return [
        (words.case, return_in_words(case.base, case.currency, words.locale)),
        (words.conservative, f"{return_in_words(case.conservative, case.currency, words.locale)} ({changed})"),
    ]


def _percent(text: str) -> str:
    typed = text.strip() or "0"
    return typed if typed.endswith("%") else f"{typed} %"
