"""Values a claim in money a year: as said, as it follows from its own figures, and after attribution and confidence.

There are two ways: the amount somebody named, or the claim's change in money or hours × how often a year × the rate of an hour.
If both exist, the named amount counts and a remark shows the other. Nothing is assumed: without attribution and confidence there
is no adjusted value, and a feeling has no value in money at all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from db.model.records import Claim, ValueCategory
from desktop.core.messages import ENGLISH, Translator
from desktop.evidence.claims.claim_figures import figures_of
from desktop.evidence.claims.formats import number_text, percent_text
from desktop.evidence.claims.number_fields import read_money, read_percent
from desktop.evidence.claims.warnings import Remark, remark
from desktop.evidence.figures.figure import FigureKind, read_figure
from desktop.evidence.money.claim_value import stated_value, yearly_worth
from desktop.evidence.money.money import Money, adjusted
from desktop.evidence.wording.phrases import phrase

# If a named amount and a computed one differ by more than this, a remark says so.
NEAR = Fraction(1, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Valuation:
    """The yearly value of a claim.

    `stated` was named, `computed` follows from the figures; `attribution` and `confidence` are percents, None if not said.
    """

    stated: Money | None = None
    computed: Money | None = None
    attribution: Decimal | None = None
    confidence: Decimal | None = None

    @property
    def value(self) -> Money | None:
        """The amount that counts: the named one, or else the computed one."""
        return self.stated or self.computed

    @property
    def adjusted(self) -> Money | None:
        """Value × attribution × confidence (ROI Institute); None if one of the three is missing."""
        value = self.value
        if value is None or self.attribution is None or self.confidence is None:
            return None
        low, high = (adjusted(end, self.attribution, self.confidence) for end in (value.low, value.high))
        return Money(low=low, high=high, currency=value.currency)


def valued(claim: Claim) -> Valuation:
    """Returns the yearly value of `claim`, as far as its fields give it."""
    if claim.category is ValueCategory.EMOTIONAL:
        return Valuation()
    return Valuation(
        stated=stated_value(claim),
        computed=yearly_worth(claim, times_a_year(claim), hourly_rate(claim)),
        attribution=_share(claim.attribution),
        confidence=_share(claim.confidence),
    )


def unclear_money(claims: Iterable[Claim]) -> Iterator[tuple[Claim, str]]:
    """Returns the claims whose money can be two amounts, or is no amount that is understood, with the words that say it."""
    for claim in claims:
        entry = read_money(claim.annual_value, claim.currency)
        if entry.wrong and entry.wrong != "negative":
            yield claim, claim.annual_value.strip()
        elif entry.value is None:
            said = figures_of(claim).said()
            texts = (figure.text.strip() for figure in said if any(reading.currency for reading in figure.readings))
            if text := next(texts, ""):
                yield claim, text


def times_a_year(claim: Claim) -> Decimal | None:
    """Returns how often a year the claim's period or thing comes ("52", "120 deals"); None without one number above zero."""
    figure = read_figure(claim.times_a_year)
    plain = figure.kind is FigureKind.EXACT and figure.low is not None and figure.low > 0 and not figure.currency
    return figure.low if plain and figure.unit not in ("percent", "point") else None


def hourly_rate(claim: Claim) -> Money | None:
    """Returns the cost of an hour ("60 EUR", "€60"), if need be in the claim's currency; None if it is not one amount."""
    figure = read_figure(claim.hourly_rate)
    currency = figure.currency or claim.currency.strip()
    if figure.kind is not FigureKind.EXACT or figure.low is None or figure.low <= 0 or not currency or figure.unit:
        return None
    return Money.of(figure.low, currency) if figure.basis in (None, "hour") else None


def _share(text: str) -> Decimal | None:
    entry = read_percent(text)
    return None if entry.wrong else entry.value


def money_text(money: Money, locale: str = "en") -> str:
    """Returns an amount in the number format of `locale`, its currency in front: "NOK 456,000", "EUR 12,000–24,000"."""
    ends = [_amount(end, locale) for end in (money.low, money.high)]
    return f"{money.currency} {ends[0] if ends[0] == ends[1] else '–'.join(ends)}"


def _amount(amount: Decimal, locale: str) -> str:
    """Returns an amount as text: without cents if it is whole, else with two places."""
    text = number_text(amount, locale, 2, plain=True)
    return f"{text}0" if text[-2:-1] in (".", ",") else text


def worth_in_words(valuation: Valuation, words: Translator = ENGLISH) -> str:
    """Returns the value of a claim as one line: "NOK 456,000 a year × 80% due to us × 90% sure = NOK 328,320"; "" for none."""
    value = valuation.value
    if value is None:
        return ""
    code = "worth_stated" if valuation.stated else "worth_computed"
    told = phrase(code, words, amount=money_text(value, words.locale))
    shares = (("due_to_us", valuation.attribution), ("sure", valuation.confidence))
    told += "".join(f" × {phrase(name, words, percent=percent_text(n, n, words.locale))}" for name, n in shares if n is not None)
    final = valuation.adjusted
    return f"{told} = {money_text(final, words.locale)}" if final else told


def worth_remarks(claim: Claim, words: Translator = ENGLISH) -> Iterator[Remark]:
    """Yields what to ask about the money of a claim, each beside its field."""
    if claim.times_a_year.strip() and times_a_year(claim) is None:
        yield remark("not_how_often", "times_a_year", words, text=claim.times_a_year.strip())
    if claim.hourly_rate.strip() and hourly_rate(claim) is None:
        yield remark("no_rate", "hourly_rate", words, text=claim.hourly_rate.strip())
    valuation = valued(claim)
    stated, computed = valuation.stated, valuation.computed
    if stated and computed and not _near(stated, computed):
        texts = {"said": money_text(stated, words.locale), "computed": money_text(computed, words.locale)}
        yield remark("worth_differs", "annual_value", words, **texts)
    if valuation.value and valuation.adjusted is None:
        missing = "attribution" if valuation.attribution is None else "confidence"
        yield remark(f"no_{missing}", missing, words)


def _near(stated: Money, computed: Money) -> bool:
    if stated.currency != computed.currency:
        return False
    margin = abs(Fraction(stated.high)) * NEAR
    return Fraction(computed.low) - margin <= Fraction(stated.low) and Fraction(stated.high) <= Fraction(computed.high) + margin
