"""Tests rules that hold for every text and number: nothing is changed, nothing fails, the arithmetic is exact."""

import re
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, example, given
from hypothesis import strategies as st

from desktop.evidence.claims.change import what_changed
from desktop.evidence.claims.formats import figure_text, number_text
from desktop.evidence.explain import explain
from desktop.evidence.figures.figure import Figure, FigureKind, read_figure
from desktop.evidence.figures.lexicon import TABLE
from desktop.evidence.money.money import InvestmentPlan, annuity, cents, returns
from desktop.evidence.sentences.parse_sentence import say_once
from tests.evidence.samples import told

# Any Unicode there is, lone surrogates and NUL among it, and texts made of what the reader knows.
ANYTHING = st.text(st.characters(codec=None), max_size=60)
PIECES = """
    about up to under over 35 -45 1.234 1,5 1'200 % € ¥ $ k million 億 万 hours 分 business days per release a week every twice x
    × half a third of 2 / 3 none no zero gone less more faster points ( ) - – 〜 ~ + ? , . to and or the it now 円 回 半 1e5 ½
"""
SPOKEN = """
    invoices | took | 5 days | 2 hours | to | from | now | before, | was | instead of | → | per order | 40 % | fewer | saves |
    (Dana) | measured, | in 2019 | half the time | twice as many | same day | months | none since March | up | down from | €1.2m |
    statt | jetzt | auf | avant, | 今は | 5日から | , | : | - | Dana says
"""
_KNOWN_WORDS = st.sampled_from([*PIECES.split(), "\u0000", "\ud800", "", *sorted(TABLE)])
KNOWN = st.tuples(st.sampled_from(["", " "]), st.lists(_KNOWN_WORDS, max_size=9)).map(lambda drawn: drawn[0].join(drawn[1]))
TEXTS = st.one_of(ANYTHING, KNOWN)
SMALL = st.decimals(min_value="0.01", max_value=10**9, places=2, allow_nan=False)
# "2099 to 2100" and nothing else is read as years: there is no other honest reading of it (see test_typed).
TWO_YEARS = re.compile(r"(19\d\d|20\d\d|2100) to (19\d\d|20\d\d|2100)")
CLOCK = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_round_trips_and_no_text_fails(text: str, unit: str, period: str) -> None:
    figure = read_figure(text, unit, period)
    assert figure.text == text
    assert figure.kind is FigureKind.WORD or figure.kind is FigureKind.NONE or not (figure.low is None and figure.high is None)
    assert figure.low is None or figure.high is None or figure.low <= figure.high


@given(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
def test_explaining_any_texts_fails_never_and_keeps_them(before: str, after: str, change: str, unit: str, period: str) -> None:
    told = explain(before, after, change, unit, period)
    for key, text in (("before", before), ("after", after), ("stated", change)):
        figure = told[key]
        assert figure is None if not text.strip() else isinstance(figure, dict) and figure["text"] == text


@given(st.integers(1, 10_000), st.sampled_from("9a1,. \ud800\x00(億"))
def test_endless_texts_are_words(length: int, sign: str) -> None:
    text = sign * (length + 250)
    assert (read_figure(text).text, read_figure(text).kind) == (text, FigureKind.WORD)


SENTENCES = st.one_of(TEXTS, st.lists(st.sampled_from([*SPOKEN.split(" | ")]), max_size=12).map(" ".join))


@given(SENTENCES)
def test_saying_it_once_loses_nothing_and_adds_nothing(sentence: str) -> None:
    said = say_once(sentence, ("Dana Fox",))
    assert said.wording == sentence
    texts = (said.metric, said.before, said.after, said.change, said.unit, said.period)
    assert set("".join("".join(texts).split())) <= {*sentence, ","}  # a comma may part what a point did


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Returns a figure of any kind that has numbers, as reading would give it."""
    low = draw(
        st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False).map(
            lambda n: round(n, draw(st.integers(0, 4)))
        )
    )
    kind = draw(st.sampled_from([FigureKind.EXACT, FigureKind.RANGE, FigureKind.BOUND]))
    high = low + draw(st.integers(1, 10**6)) if kind is FigureKind.RANGE else low
    unit, currency, basis = draw(
        st.sampled_from(
            [
                (None, None, None),
                ("minute", None, "release"),
                ("business day", None, None),
                ("percent", None, "order"),
                ("point", None, None),
                ("multiple", None, None),
                ("time", None, "week"),
                ("person-minute", None, None),
                (None, "EUR", "year"),
                (None, "JPY", "person per week"),
                ("8-hour day", None, None),
                ("past-due order", None, "month"),
                ("tonne CO2", None, "year"),
            ]
        )
    )
    upper = draw(st.booleans()) if kind is FigureKind.BOUND else None
    return Figure(
        text="",
        kind=kind,
        low=None if upper else low,
        high=None if upper is False else high,
        unit=unit,
        currency=currency,
        basis=basis,
    )


@given(figures(), st.sampled_from(["en", "de", "fr", "de_CH", "ja", "sv", "en_IN"]))
@example(Figure(text="", kind=FigureKind.RANGE, low=Decimal(2099), high=Decimal(2100)), "en")
@example(Figure(text="", kind=FigureKind.RANGE, low=Decimal(2099), high=Decimal(2100), unit="point"), "de")
def test_formatting_then_reading_gives_the_same_figure(figure: Figure, locale: str) -> None:
    text = figure_text(figure, locale)
    assume(not TWO_YEARS.fullmatch(text))
    read = read_figure(text)
    same = ("kind", "low", "high", "unit", "currency", "basis")
    assert [getattr(read, name) for name in same] == [getattr(figure, name) for name in same], told(read)


@given(
    st.decimals(min_value=-(10**15), max_value=10**15, places=3, allow_nan=False),
    st.sampled_from(["en", "de", "fr", "de_CH", "ja"]),
)
def test_a_written_number_is_read_back(number: Decimal, locale: str) -> None:
    assert read_figure(number_text(number, locale)).low == number


@given(SMALL, SMALL, SMALL, SMALL, st.sampled_from(list(CLOCK)), st.sampled_from(list(CLOCK)))
def test_a_change_agrees_with_exact_arithmetic(a: Decimal, b: Decimal, c: Decimal, d: Decimal, unit: str, other: str) -> None:
    before, after = sorted((a, b)), sorted((c, d))
    change = what_changed(read_figure(f"{before[0]}-{before[1]} {unit}"), read_figure(f"{after[0]} to {after[1]} {other}"), None)
    first = [Fraction(end) * CLOCK[unit] for end in before]
    second = [Fraction(end) * CLOCK[other] for end in after]
    percents = [(x - y) / y * 100 for x in second for y in first]
    differences = [(x - y) / CLOCK[unit] for x in second for y in first]
    assert change is not None and change.percent_low is not None and change.percent_high is not None
    assert change.difference_low is not None and change.difference_high is not None
    _close(change.percent_low, min(percents))
    _close(change.percent_high, max(percents))
    _close(change.difference_low, min(differences))
    _close(change.difference_high, max(differences))


def _close(computed: Decimal, exact: Fraction) -> None:
    """Exact within 28 digits, else rounded once to as many."""
    assert abs(Fraction(computed) - exact) <= abs(exact) / 10**27


@given(SMALL, st.integers(0, 12), SMALL, SMALL, st.decimals(min_value=-50, max_value=200, places=2))
def test_a_return_agrees_with_exact_arithmetic(
    benefit: Decimal, years: int, investment: Decimal, cost: Decimal, rate: Decimal
) -> None:
    found = returns(InvestmentPlan(benefit=benefit, years=years, investment=investment, yearly_cost=cost, discount_rate=rate))
    flow = -Fraction(investment)
    for year in range(1, years + 1):
        flow += (Fraction(benefit) - Fraction(cost)) / (1 + Fraction(rate) / 100) ** year
    assert abs(Fraction(found.net_present_value) - flow) <= Fraction(1, 200)
    assert cents(flow) == found.net_present_value
    assert annuity(rate, 0) == 0
