"""Tests the reading of figures: one line per phrase, in the notation of `tests.evidence.samples.told`."""

import pytest

from desktop.evidence.figures.figure import FigureKind, read_figure
from tests.evidence.samples import read

ENGLISH = {
    # numbers, ranges, limits, hedges
    "35": "exact 35",
    "35-45": "range 35..45",
    "2–3": "range 2..3",
    "35 - 45 min": "range 35..45 minute",
    "30 to 40": "range 30..40",
    "between 5 and 10 %": "range 5..10 percent",
    "from about 5 to maybe 10": "range 5..10 [about, maybe]",
    "three or four": "range 3..4",
    "a week or two wait": "range 1..2 week",
    "30 minutes to 2 hours": "range 30..120 minute",
    "20 ± 5": "range 15..25",
    "under 20 minutes": "bound ..20 minute [under]",
    "over 7,000": "bound 7000.. [over]",
    "more than 5 days": "bound 5.. day [more than]",
    "at least 2-3 times a week": "bound 2.. time per week [at least]",
    "up to 10 hours": "bound ..10 hour [up to]",
    "a maximum of 2 hours": "bound ..2 hour [a maximum of]",
    "as high as 40%": "bound ..40 percent [as high as]",
    "just over 2 years": "bound 2.. year [just over]",
    "almost 40": "exact 40 [almost]",
    "no more than 5 days": "bound ..5 day [no more than]",
    "within a day": "bound ..1 day [within]",
    "5 days max": "bound ..5 day [max]",
    "5 days or more": "bound 5.. day [or more]",
    "500+": "bound 500.. [+]",
    ">500": "bound 500.. [>]",
    "≥ 99.9 %": "bound 99.9.. percent [≥]",
    "≤ 4": "bound ..4 [≤]",
    "about 35": "exact 35 [about]",
    "roughly half an hour": "exact 0.5 hour [roughly]",
    "~160x": "exact 160 multiple [~]",
    "14ish a quarter": "exact 14 per quarter [ish]",
    "40-odd": "exact 40 [odd]",
    "maybe 20?": "exact 20 [maybe, ?]",
    # percent, points, multiples
    "40%": "exact 40 percent",
    "93.5% reduction": "exact 93.5 percent",
    "3.6 points": "exact 3.6 point",
    "5 percentage points": "exact 5 point",
    "50 bps": "exact 50 basis point",
    "2.3x": "exact 2.3 multiple",
    "20-60x": "range 20..60 multiple",
    "x3": "exact 3 multiple",
    "a factor of 10": "exact 10 multiple",
    "tenfold": "exact 10 multiple",
    "twice": "exact 2 multiple",
    "half": "exact 0.5 multiple",
    "three times faster": "exact 3 multiple",
    # money
    "€5": "exact 5 EUR",
    "5 EUR": "exact 5 EUR",
    "$5.9m": "exact 5900000 USD",
    "US$5m": "exact 5000000 USD",
    "¥110B": "exact 110000000000 JPY",
    "about ¥110 billion a year": "exact 110000000000 JPY per year [about]",
    "£750/day": "exact 750 GBP per day",
    "€20k p.a.": "exact 20000 EUR per year",
    "€5-10k": "range 5000..10000 EUR",
    "€800k–1.2m": "range 800000..1200000 EUR",
    "5 to 10 million": "range 5000000..10000000",
    "€5 million over 3 years": "exact 5000000 EUR per 3 year",
    "¥110B yen (roughly $715M USD)": "exact 110000000000 JPY",
    "-€500": "exact -500 EUR",
    "₹5 crore": "exact 50000000 INR",
    # durations
    "2 hours 15 minutes": "exact 135 minute",
    "2h30": "exact 150 minute",
    "2:30 h": "exact 150 minute",
    "1 year and 6 months": "exact 18 month",
    "an hour and a half": "exact 1.5 hour",
    "half a day": "exact 0.5 day",
    "three quarters of an hour": "exact 0.75 hour",
    "2 1/2 hours": "exact 2.5 hour",
    "2-3 business days": "range 2..3 business day",
    "5 working days": "exact 5 business day",
    "five 8-hour days": "exact 5 8-hour day",
    "a 12-week period": "exact 12 week",
    "3 person-days": "exact 3 person-day",
    # frequencies
    "3–4 times a day": "range 3..4 time per day",
    "2x per week": "exact 2 time per week",
    "once a month": "exact 1 time per month",
    "weekly": "exact 1 time per week",
    "every release": "exact 1 time per release",
    "every 4–6 weeks": "range 4..6 week per time",
    "once every two weeks": "exact 2 week per time",
    "every other day": "exact 2 day per time",
    "40 a year": "exact 40 per year",
    "2 hours per person per week": "exact 2 hour per person per week",
    "3 errors per 1,000 lines": "exact 3 error per 1000 line",
    # compounds and parts
    "3 people x 30 minutes": "exact 90 person-minute",
    "three people for half an hour": "exact 1.5 person-hour",
    "2 engineers x 3 days": "exact 6 engineer-day",
    "340 x 400 W": "exact 136000 watt",
    "75 % of applications": "exact 75 percent per application",
    "half of our orders": "exact 50 percent per order",
    "2 of 3": "exact 2 of 3",
    "9 out of 10 customers": "exact 9 customer of 10",
    "every fifth order": "exact 1 order of 5",
    # number words
    "two": "exact 2",
    "a dozen": "exact 12",
    "half a million": "exact 500000",
    "one hundred and twenty": "exact 120",
    "two and a half million": "exact 2500000",
    "twenty-five": "exact 25",
    "ten-fifteen minutes": "range 10..15 minute",
    # zero as a word
    "none": "none 0",
    "zero": "none 0",
    "all gone": "none 0",
    "no errors": "none 0 error",
    "none since March 2021": "none 0",
    "almost none": "none [almost]",
    "0 %": "exact 0 percent",
    "zero to 5": "range 0..5",
    # things
    "500 past-due orders": "exact 500 past-due order",
    "32 AI-driven use cases": "exact 32 ai-driven use case",
    "460 tonnes CO2": "exact 460 tonne CO2",
    "5M users": "exact 5000000 user",
    "10^6": "exact 1000000",
}
GERMAN = {
    "1.234,50 €": "exact 1234.5 EUR",
    "1.500 Stunden": "exact 1500 hour",
    "12.500 € pro Jahr": "exact 12500 EUR per year",
    "2,5 Mio. €": "exact 2500000 EUR",
    "120 TEUR": "exact 120000 EUR",
    "20 T€": "exact 20000 EUR",
    "3,5 Mrd. Euro": "exact 3500000000 EUR",
    "ca. 3 Std. 15 Min.": "exact 195 minute [ca]",
    "etwa 3 bis 4 Stunden": "range 3..4 hour [etwa]",
    "zwischen 30 und 40 Prozent": "range 30..40 percent",
    "knapp 3 Stunden": "bound ..3 hour [knapp]",
    "gut 3 Stunden": "bound 3.. hour [gut]",
    "bis zu 40 %": "bound ..40 percent [bis zu]",
    "mindestens 5 Werktage": "bound 5.. business day [mindestens]",
    "anderthalb Stunden": "exact 1.5 hour",
    "zweieinhalb Tage": "exact 2.5 day",
    "eine Viertelstunde": "exact 0.25 hour",
    "ein bis zwei Tage": "range 1..2 day",
    "fünfundzwanzig Minuten": "exact 25 minute",
    "zweihundertfünfzig": "exact 250",
    "dreimal pro Tag": "exact 3 time per day",
    "alle 4 bis 6 Wochen": "range 4..6 week per time",
    "20 Stunden die Woche": "exact 20 hour per week",
    "8 von 10 Kunden": "exact 8 customer of 10",
    "75 % der Bestellungen": "exact 75 percent per order",
    "5 Prozentpunkte": "exact 5 point",
    "doppelt so schnell": "exact 2 multiple",
    "keine Fehler": "none 0 error",
}
FRENCH = {
    "1 234,56 €": "exact 1234.56 EUR",
    "12 500 € par an": "exact 12500 EUR per year",
    "2 millions d'euros": "exact 2000000 EUR",
    "500 k€": "exact 500000 EUR",
    "500 € l'heure": "exact 500 EUR per hour",
    "environ 35 à 45 minutes": "range 35..45 minute [environ]",
    "entre 30 et 40 %": "range 30..40 percent",
    "plus d'une heure": "bound 1.. hour [plus d']",
    "moins de 3 heures": "bound ..3 hour [moins de]",
    "jusqu'à 40 %": "bound ..40 percent [jusqu'à]",
    "deux heures et demie": "exact 2.5 hour",
    "un quart d'heure": "exact 0.25 hour",
    "2 à 3 jours ouvrés": "range 2..3 business day",
    "une fois par semaine": "exact 1 time per week",
    "toutes les 4 à 6 semaines": "range 4..6 week per time",
    "3 fois plus rapide": "exact 3 multiple",
    "quatre-vingt-dix minutes": "exact 90 minute",
    "un an": "exact 1 year",
    "aucune erreur": "none 0 error",
}
SWISS = {
    "CHF 1'200.-": "exact 1200 CHF",
    "Fr. 5’000.–": "exact 5000 CHF",
    "1'234'567.50 CHF": "exact 1234567.5 CHF",
    "10’000–15’000": "range 10000..15000",
}
JAPANESE = {
    "10,000〜15,000": "range 10000..15000",
    "１０～１５分": "range 10..15 minute",
    "約1,100億円/年": "exact 110000000000 JPY per year [約]",
    "1億2000万円": "exact 120000000 JPY",
    "三千五百万円": "exact 35000000 JPY",
    "70〜80万時間": "range 700000..800000 hour",
    "3時間半": "exact 3.5 hour",
    "2時間15分": "exact 135 minute",
    "20分未満": "bound ..20 minute [未満]",
    "最大10時間": "bound ..10 hour [最大]",
    "3時間以上": "bound 3.. hour [以上]",
    "2〜3営業日": "range 2..3 business day",
    "1日3〜4回": "range 3..4 time per day",
    "月に2回": "exact 2 time per month",
    "4週間に1回": "exact 4 week per time",
    "1件あたり30分": "exact 30 minute per case",
    "3人で30分": "exact 90 person-minute",
    "3割": "exact 30 percent",
    "3分の2": "exact 0.6666666666666666666666666667 multiple",
    "約160倍": "exact 160 multiple [約]",
    "ゼロ": "none 0",
}
AMBIGUOUS = {
    "1.234": "exact 1.234 / exact 1234",
    "1.500 €": "exact 1.5 EUR / exact 1500 EUR",
    "10.000-15.000": "range 10..15 / range 10000..15000",
    "5m": "exact 5 minute / exact 5000000 / exact 5 metre",
    "15 mn": "exact 15 minute / exact 15000000",
    "500 pounds": "exact 500 GBP / exact 500 pound",
    "a quarter": "exact 0.25 multiple / exact 1 quarter",
    "biweekly": "exact 2 week per time / exact 2 time per week",
}
WORDS = """
    same day | next day | on demand | pretty much instantaneous | hours or days | weeks | many | a few weeks |
    several hours | a couple of days |
    hundreds | tens of thousands | second person confused | does not happen | usual | unchanged | we sleep again |
    3 live + 1 coming |
    no change | no idea | no problem | nobody knows | n/a | ? | - | tbd | 24/7 | 24x7 | 50/50 | 14:30 | 10am | in 2019 |
    since 2019 |
    Q3 2024 | 12 March | 12.03.2024 | 1.2.3 | version 3 | top 3 | 1st | No. 1 | 3 days ago | 45-35 | €5 and $6 |
    500 to 1 million |
    5 hours, sometimes 6 | 8-hour days | (€500) | not 5 minutes | more | a fraction of the time | ein paar Stunden | sofort |
    quelques heures | le jour même | 数時間 | 即日 | 2024年 | 3月
"""


@pytest.mark.parametrize(("text", "understood"), (ENGLISH | GERMAN | FRENCH | SWISS | JAPANESE | AMBIGUOUS).items())
def test_a_phrase_is_read_as_the_table_says(text: str, understood: str) -> None:
    assert read(text) == understood


@pytest.mark.parametrize("text", [" ".join(text.split()) for text in WORDS.split(" | ")])
def test_what_is_no_figure_stays_words(text: str) -> None:
    figure = read_figure(text)
    assert (figure.text, figure.kind, figure.low, figure.high, figure.readings) == (text, FigureKind.WORD, None, None, ())


def test_an_ambiguous_text_assumes_neither_reading() -> None:
    figure = read_figure("1.234")
    assert (figure.kind, figure.low, figure.high, len(figure.readings)) == (FigureKind.WORD, None, None, 2)


def test_limits_on_a_negative_amount_are_about_the_amount() -> None:
    assert read("over -60", unit="%") == "bound ..-60 percent [over]"
    assert read("up to -60 %") == "bound -60.. percent [up to]"


@pytest.mark.parametrize(
    ("text", "direction", "pace"),
    [
        ("93.5% reduction", -1, False),
        ("50% more", 1, False),
        ("saves 3 hours", -1, False),
        ("+20 %", 1, False),
        ("30 % faster", 0, True),
    ],
)
def test_words_of_direction_leave_the_number_as_said(text: str, direction: int, pace: bool) -> None:
    figure = read_figure(text)
    assert (figure.direction, figure.pace, figure.low is not None and figure.low > 0) == (direction, pace, True)


def test_what_settles_a_run_of_digits_is_remembered() -> None:
    assert read_figure("1.500 Stunden").settled
    assert read_figure("99.999 %").settled
    assert read("1.234", "", "") != read("1.234 €") and not read_figure("1.500").settled
    assert read_figure("1.234", decimal_mark=",").low == 1234
    assert read_figure("1.234", decimal_mark=".").low is not None and read_figure("1.234", decimal_mark=".").low != 1234


@pytest.mark.parametrize(
    ("text", "unit", "period", "understood"),
    [
        ("35-45", "minutes", "per release", "range 35..45 minute per release"),
        ("10 hours", "time", "per validation", "exact 10 hour per validation"),
        ("39", "% of patients", "", "exact 39 percent per patient"),
        ("+110 billion", "JPY", "per year, mid- to long-term", "exact 110000000000 JPY per year"),
        ("110", "EUR million", "per year", "exact 110000000 EUR per year"),
        ("120", "kEUR", "", "exact 120000 EUR"),
        ("150 W", "watts per lamp", "", "exact 150 watt per lamp"),
        ("340 x 400 W", "watts per lamp", "", "exact 136000 watt"),
        ("2", "8-hour days", "", "exact 2 8-hour day"),
        ("5m", "minutes", "", "exact 5 minute"),
        ("5m", "time", "", "exact 5 minute"),
        ("3 hours per server", "days", "per release", "exact 3 hour per server"),
        ("12", "weeks", "15 months", "exact 12 week"),
        ("12", "parts", "part", "exact 12 part per part"),
        ("60", "% of workloads", "near future", "exact 60 percent per workload"),
        ("93.5% reduction", "time", "per server", "exact 93.5 percent"),
        ("2.3x", "orders", "", "exact 2.3 multiple"),
        ("3", "", "daily", "exact 3 per day"),
        ("3", "times", "weekly", "exact 3 time per week"),
        ("none", "errors", "per week", "none 0 error per week"),
    ],
)
def test_the_fields_of_the_claim_complete_what_the_text_lacks(text: str, unit: str, period: str, understood: str) -> None:
    assert read(text, unit, period) == understood


def test_the_text_s_own_unit_wins() -> None:
    assert read("15 minutes", "hours") == "exact 15 minute"
    assert read("€5", "USD") == "exact 5 EUR"
