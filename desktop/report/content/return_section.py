"""Composes the facts on money for the visit report: what the claims add up to, and what the investment returns."""

from db.model.messages import N_, NN_
from db.model.records import ReturnPlan
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.evidence.money.business_case import BusinessCase, business_case, conversion_of, return_in_words
from desktop.evidence.money.money import Money
from desktop.evidence.money.valuation import money_text
from desktop.report.document.outline import Fact, Facts, words_only
from desktop.report.document.wording import BENEFITS, capital

AS_COUNTED = N_("As counted")
YEARS = NN_("{count} year at {rate} a year", "{count} years at {rate} a year")
NO_RETURN = N_("no return can be computed")


def returned(whole: WholeVisit, words: Translator) -> list[Facts]:
    """Returns the facts; none where no claim has a value in money and nobody asked for a return."""
    case = business_case(whole, words)
    texts = [*_counted(case, words), *_rates(whole, words)]
    if whole.return_plan:
        texts += [*_plan(whole.return_plan, case, words), *_cases(whole.return_plan, case, words)]
    rows = tuple(Fact(label, words_only(text)) for label, text in texts if text.strip())
    return [Facts(rows)] if rows else []


def _counted(case: BusinessCase, words: Translator) -> list[tuple[str, str]]:
    sums = [
        f"{money_text(money, words.locale)}{f' ({words.text(BENEFITS[benefit])})' if benefit else ''}"
        for benefit, money in case.by_class
    ]
    left = [f"{one.claim.metric.strip() or one.claim.wording.strip()}, {one.amount}: {one.reason}" for one in case.left_out]
    return [(words.text(N_("Counted a year")), "\n".join(sums)), (words.text(N_("Not counted")), "\n".join(left))]


def _rates(whole: WholeVisit, words: Translator) -> list[tuple[str, str]]:
    found = [(rate, conversion_of(rate)) for rate in whole.rates]
    return [
        (
            words.text(N_("Rate")),
            words.text(
                N_("1 {source} = {rate} {target}, {date}"),
                source=r.source.upper(),
                rate=r.rate,
                target=r.target.upper(),
                date=r.date,
            ),
        )
        for r, usable in found
        if usable or r.rate.strip()
    ]


def _plan(plan: ReturnPlan, case: BusinessCase, words: Translator) -> list[tuple[str, str]]:
    def typed(text: str) -> str:
        return f"{case.currency} {text.strip()}".strip() if text.strip() else ""

    benefit = money_text(Money.of(case.benefit, case.currency), words.locale) if case.benefit is not None else ""
    rate = plan.discount_rate.strip()
    years = plan.years.strip()
    over = words.plural(
        YEARS,
        int(years) if years.isdecimal() else 0,
        count=years or "–",
        rate=rate if rate.endswith("%") or not rate else f"{rate} %",
    )
    return [
        (words.text(N_("Yearly benefit")), benefit),
        (words.text(N_("Investment")), typed(plan.investment)),
        (words.text(N_("Yearly cost")), typed(plan.yearly_cost)),
        (words.text(N_("Over")), over),
    ]


def _cases(plan: ReturnPlan, case: BusinessCase, words: Translator) -> list[tuple[str, str]]:
    if case.base is None or case.conservative is None:
        reasons = " ".join(remark.sentence for remark in case.remarks)
        return [(words.text(AS_COUNTED), capital(f"{words.text(NO_RETURN)}: {reasons}" if reasons else words.text(NO_RETURN)))]
    changed = words.text(
        N_("benefits {down} lower, costs {up} higher"), down=_percent(plan.benefits_down), up=_percent(plan.costs_up)
    )
    return [
        (words.text(AS_COUNTED), return_in_words(case.base, case.currency, words)),
        (words.text(N_("Conservative")), f"{return_in_words(case.conservative, case.currency, words)} ({changed})"),
    ]


def _percent(text: str) -> str:
    typed = text.strip() or "0"
    return typed if typed.endswith("%") else f"{typed} %"
