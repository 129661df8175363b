from decimal import Decimal

import pytest

from desktop.evidence.claims.compare import NotComparable, Pair, compare
from desktop.evidence.figures.figure import read_figure
from tests.evidence.samples import changed, percents, understood

COMPUTED = {
    ("4 hours", "15 minutes"): "-93.75",
    ("2-3 hours", "15 minutes"): "-91.67..-87.5",
    ("35-45", "10-15 minutes"): "-77.78..-57.14",
    ("5 days", "2 hours"): "-98.33",
    ("2 weeks", "14 days"): "0",
    ("1 year", "3 months"): "-75",
    ("1 month", "1 week"): "-77.42..-75",
    ("€1.2m", "€900k"): "-25",
    ("20 %", "none"): "-100",
    ("5 errors", "no errors"): "-100",
    ("10", "70"): "600",
    ("10 per day", "70 per week"): "0..40",
    ("3–4 times a day", "once a week"): "-96.43..-93.33",
    ("8 hours a day", "40 hours a week"): "-28.57..0",
    ("10 min/day", "1 h/week"): "-14.29..20",
    ("1 day per month", "8 hours per month"): "-66.67..0",
    ("2 days per release", "4 hours per release"): "-91.67..-75",
    ("2 days of work", "4 hours"): "-91.67..-75",
    ("100 per hour", "2000 per day"): "-16.67..150",
    ("€500/day", "€3000/week"): "-14.29..20",
    ("30 min/Tag", "10 h/Monat"): "-35.48..0",
    ("1日30分", "週2時間"): "-42.86..-20",
    ("2 days", "4 hours"): "-91.67",
    ("2 weeks", "10 days"): "-28.57",
    ("every 2 days", "once a week"): "-71.43",
    ("every 4 weeks", "every 8 weeks"): "-50",
    ("every 6 weeks", "twice a week"): "1100",
    ("every 100 orders", "every 50 orders"): "100",
    ("4 hours", "3"): "-25",
    ("€100,000 per year", "€8,000 per month"): "-4",
    ("3 people x 30 minutes", "1 person x 30 minutes"): "-66.67",
    ("340 x 400 W", "340 x 150 W"): "-62.5",
    ("2 of 3", "9 of 10"): "35",
    ("75 % of applications", "90 % of applications"): "20",
    ("five 8-hour days", "two 8-hour days"): "-60",
    ("0.4 kW", "150 W"): "-62.5",
    ("0", "5"): "no percentage",
    ("none", "5"): "no percentage",
    ("€-5m", "€3m"): "no percentage",
    ("4 °C", "8 °C"): "no percentage",
    ("60 dB", "50 dB"): "no percentage",
    ("60 dB(A)", "50 dB(A)"): "no percentage",
    ("30 (NPS)", "45 (NPS)"): "no percentage",
    ("30 points", "45 points"): "no percentage",
    ("4 sigma", "6 sigma"): "no percentage",
    ("3σ", "6σ"): "no percentage",
    ("3 stars", "5 stars"): "no percentage",
    ("3 Sterne", "5 Sterne"): "no percentage",
    ("3/5", "4/5"): "no percentage",
    ("8/10", "9/10"): "no percentage",
    ("7 pH", "5 pH"): "no percentage",
    ("3 of 5", "4 of 5"): "33.33",
    ("3/8", "4/8"): "33.33",
    ("2000", "2500"): "25",
    ("2,000", "2,010"): "0.5",
    ("2000 orders", "2010"): "0.5",
}
REFUSED = {
    ("up to 10 hours", "under 20 minutes"): NotComparable.LIMITS,
    ("10", "under 5"): NotComparable.LIMIT,
    ("2-3 business days", "2 days"): NotComparable.UNIT,
    ("five 8-hour days", "2 days"): NotComparable.UNIT,
    ("3 hours per server", "20 minutes per release"): NotComparable.BASIS,
    ("75 % of applications", "90 % of orders"): NotComparable.BASIS,
    ("5 % per month", "60 % per year"): NotComparable.BASIS,
    ("€100,000", "$80,000"): NotComparable.CURRENCY,
    ("20 %", "5 points"): NotComparable.UNIT,
    ("20 %", "half"): NotComparable.UNIT,
    ("100", "half"): NotComparable.UNIT,
    ("340 x 400 W", "150 W"): NotComparable.UNIT,
    ("three people for half an hour", "now one"): NotComparable.UNIT,
    ("2 of 3", "3"): NotComparable.UNIT,
    ("hours or days", "pretty much instantaneous"): NotComparable.WORDS,
    ("weeks", "none"): NotComparable.WORDS,
    ("5", "almost none"): NotComparable.LIMIT,
    ("5", "almost 0"): NotComparable.LIMIT,
    ("close to 0", "5"): NotComparable.LIMIT,
    ("1.234", "1.000"): NotComparable.READINGS,
    ("€100k", "80"): NotComparable.SCALE,
    ("5 million", "3"): NotComparable.SCALE,
    ("2 hours", "90"): NotComparable.OPEN_UNIT,
    ("3 per 1000", "0.1 %"): NotComparable.OPEN_UNIT,
    ("5 per week", "3 hours"): NotComparable.OPEN_UNIT,
    ("2 business days", "8"): NotComparable.OPEN_UNIT,
    ("10 errors", "2 fewer"): NotComparable.RELATIVE,
    ("10 hours", "3 hours saved"): NotComparable.RELATIVE,
    ("100", "+20"): NotComparable.RELATIVE,
    ("ponad 40 %", "20 %"): NotComparable.STRANGE,
    ("turnaround 3 days", "1 day"): NotComparable.STRANGE,
    ("4 hours", "20 % faster"): NotComparable.RELATIVE,
    ("three nines", "five nines"): NotComparable.WORDS,
    ("2019", "2024"): NotComparable.YEARS,
    ("about 2019", "2024 (plan)"): NotComparable.YEARS,
    ("1999", "2000"): NotComparable.YEARS,
    ("8-18h", "9-17h"): NotComparable.READINGS,
}


@pytest.mark.parametrize(("sides", "expected"), COMPUTED.items())
def test_a_change_is_computed_where_it_is_certain(sides: tuple[str, str], expected: str) -> None:
    assert percents(changed(*sides)) == expected


@pytest.mark.parametrize(("sides", "reason"), REFUSED.items())
def test_nothing_is_computed_from_what_cannot_be_compared(sides: tuple[str, str], reason: NotComparable) -> None:
    assert changed(*sides) is None
    assert compare(*(read_figure(side) for side in sides)) is reason


@pytest.mark.parametrize(
    "metric", ["NPS", "customer rating", "Noise level", "pH", "room temperature", "Google stars", "NPS score of partners"]
)
def test_a_metric_can_show_that_its_bare_numbers_have_no_percentage(metric: str) -> None:
    change = understood("30", "45", metric=metric).change
    assert change is not None and (percents(change), change.difference_low) == ("no percentage", Decimal(15))


@pytest.mark.parametrize(
    "metric", ["orders", "upgrades", "degree of automation", "starts per week", "NPS surveys", "temperature alerts"]
)
def test_other_metrics_keep_their_percentage(metric: str) -> None:
    assert percents(understood("30", "45", metric=metric).change) == "50"


@pytest.mark.parametrize("side", ["1 day 4 hours per week", "4 hours to 2 days per month", "2 days 3 hours of work"])
def test_days_and_hours_of_work_make_no_number_together(side: str) -> None:
    assert changed(side, "6 hours") is None


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("10 min/day", "1 h/week", "working_time"),
        ("2 days of work", "4 hours", "working_time"),
        ("5 per day", "100 per month", "working_time"),
        ("52 per year", "1 per week", "calendar"),
        ("3 months", "2 weeks", "calendar"),
    ],
)
def test_a_range_says_what_makes_it_one(before: str, after: str, code: str) -> None:
    assert [doubt.code for doubt in understood(before, after).doubts] == [code]


def test_a_metric_can_show_that_time_is_worked() -> None:
    assert percents(understood("2 days", "4 hours", metric="Effort per quote").change) == "-91.67..-75"
    assert percents(understood("2 days", "4 hours", metric="Lead time").change) == "-91.67"


def test_a_year_is_no_number_of_years() -> None:
    assert changed("2019", "2024", unit="year") is None
    assert percents(changed("4", "5", unit="year")) == "25"
    assert percents(changed("2019", "2024", unit="orders")) == "0.25"


def test_nothing_is_computed_from_one_side() -> None:
    assert compare(None, read_figure("5")) is NotComparable.MISSING


def test_differences_are_in_the_unit_of_before_and_ordered() -> None:
    change = changed("2-3 hours", "15 minutes")
    assert change is not None
    assert (change.difference_low, change.difference_high, change.unit) == (Decimal("-2.75"), Decimal("-1.75"), "hour")


def test_differences_between_percents_are_points() -> None:
    change = changed("20 %", "15 %")
    assert change is not None and f"{change.difference_low} {change.unit}" == "-5 point"


def test_a_zero_before_still_has_a_difference() -> None:
    change = changed("0", "5")
    assert change is not None and change.percent_low is None and change.difference_low == 5


def test_what_one_side_leaves_out_is_taken_from_the_other_and_noted() -> None:
    pair = compare(read_figure("35-45"), read_figure("10-15 minutes per release"))
    assert isinstance(pair, Pair) and pair.carried == ("unit", "basis")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("800", "1,2 Riesen"),
        ("800", "1.2 kk"),
        ("500 лямов", "2"),
        ("5,000", "1.2 million orders"),
        ("900,000", "1.2 million €"),
        ("50", "120,000 orders"),
    ],
)
def test_a_bare_number_takes_no_unit_across_a_scale_an_unknown_word_or_a_thousand_times(before: str, after: str) -> None:
    assert compare(read_figure(before), read_figure(after)) is NotComparable.OPEN_UNIT


@pytest.mark.parametrize(
    ("before", "after", "unit"),
    [
        ("800", "1,200 orders", "order"),
        ("4 hours", "3", "hour"),
        ("14", "3–4 call-outs", "call-out"),
        ("80", "100 Kundenaufträge", "kundenaufträge"),
    ],
)
def test_a_bare_number_takes_the_unit_of_a_known_thing(before: str, after: str, unit: str) -> None:
    change = changed(before, after)
    assert change is not None and change.unit == unit


AGREEMENT = [
    ("4 hours", "15 minutes", "93.5% reduction", True),
    ("2-3 hours", "15 minutes", "87.5-91.7% reduction", True),
    ("1 hour", "15 minutes", "75", None),
    ("1 hour", "15 minutes", "50% less", False),
    ("1 hour", "15 minutes", "+75 %", False),
    ("1 hour", "15 minutes", "over 70 %", True),
    ("1 hour", "15 minutes", "over 80 %", False),
    ("1 hour", "15 minutes", "up to 80 %", True),
    ("1 hour", "15 minutes", "4x faster", True),
    ("1 hour", "15 minutes", "4x", True),
    ("1 hour", "15 minutes", "3x", False),
    ("1 hour", "15 minutes", "45 minutes saved", True),
    ("1 hour", "15 minutes", "saves half an hour", False),
    ("1 hour", "15 minutes", "three quarters less", True),
    ("1 hour", "15 minutes", "much faster", None),
    ("10 hours", "6 hours", "40 % faster", True),
    ("10 hours", "8 hours", "25 % faster", True),
    ("10 hours", "6 hours", "90 % faster", False),
    ("100", "150", "1.5x", True),
    ("100", "200", "doubled", True),
    ("100", "50", "halved", True),
    ("100", "30", "more than halved", True),
    ("10", "40", "3 times more", None),
    ("20 %", "15 %", "5 points", True),
    ("20 %", "15 %", "25 %", True),
    ("€120,000", "€80,000", "a third less", True),
    ("€120,000", "€80,000", "about 30 %", None),
    ("€120,000", "€80,000", "€40,000", True),
    ("€120,000", "€80,000", "$40,000", None),
    ("0", "5", "100 %", None),
    # what was reached, not by how much
    ("100", "40", "reduced to 40 %", True),
    ("100", "40", "reduced by 40 %", False),
    ("100", "40", "40 % of the original", True),
    ("100", "140", "increased to 140 %", True),
    ("5 days", "2 days", "down to 2 days", True),
    ("5 days", "2 days", "down to 3 days", False),
    ("20 %", "15 %", "down to 15 %", True),
    ("100", "40", "auf 40 % gesunken", True),
    ("100", "40", "um 40 % gesunken", False),
    # a part alone is what is left, or by how much it fell
    ("120", "80", "a third", True),
    ("120", "40", "a third", True),
    ("120", "80", "reduced to a third", False),
    ("120", "80", "1/3 less", True),
    ("120", "40", "a third less", False),
    ("100", "52", "half", True),
    ("100", "54", "half", None),
    ("100", "70", "half", False),
    # a word that says how many times as much says which side is the larger
    ("30", "10", "tripled", False),
    ("10", "30", "tripled", True),
    ("€20k", "€10k", "doubled", False),
    ("10 hours", "5 hours", "doubled", False),
    ("20 orders", "10 orders", "twice as many orders", False),
    ("20", "10", "twice", False),
    ("20", "10", "twofold", False),
    ("20", "10", "verdoppelt", False),
    ("20", "10", "doppelt so viele", False),
    ("20", "10", "deux fois plus", False),
    ("20", "10", "2倍", False),
    ("20", "10", "multiplied by 2", False),
    ("9", "3", "three times the volume", False),
    ("9", "3", "3x the orders", False),
    ("9", "3", "nearly tripled", False),
    ("10", "20", "half the cost", False),
    ("10", "5", "half the cost", True),
    ("10", "20", "half", False),
    ("10", "20", "半分", False),
    ("10", "20", "halber Preis", False),
    ("10", "30", "nur noch ein Drittel", False),
    ("10", "20", "half as many", False),
    ("10", "20", "halb so viel", False),
    ("10", "20", "la moitié du temps", False),
    ("10", "30", "a third of the time", False),
    ("30", "10", "ein Drittel der Zeit", True),
    ("100", "125", "a quarter of the effort", False),
    ("100", "25", "a quarter of the effort", True),
    ("10", "15", "half of what it was", False),
    ("10", "15", "50 % of what it was", False),
    ("10", "15", "two thirds of it", False),
    ("10", "30", "reduced to a third", False),
    ("10", "20", "0.5x", False),
    ("10", "5", "0.5x", True),
    # … but for "x" alone, a pace, a reduction, and what grows while the time for it falls
    ("100", "25", "4x", True),
    ("10 hours", "5 hours", "twice as fast", True),
    ("10 hours", "5 hours", "twice the speed", True),
    ("10 min", "5 min", "doppelt so schnell", True),
    ("10 min", "20 min", "doppelt so schnell", False),
    ("10 min", "20 min", "twice as slow", True),
    ("10 min", "5 min", "twice as slow", False),
    ("10 hours", "5 hours", "twice the output", True),
    ("9", "3", "reduced threefold", True),
    ("9", "3", "3 times less", True),
    ("10", "5", "twice as cheap", True),
    # by how much, and to what: both have to agree
    ("100", "80", "down 20% to 80", True),
    ("100", "70", "down 20% to 80", False),
    ("100", "90", "cut 20 % to 80", False),
    ("100", "120", "up 20% to 120", True),
    ("100", "140", "up 20% to 50", False),
    ("100", "70", "fell by 20% to about 80", False),
    ("100", "60", "baisse de 20 % à 80", False),
    ("€1m", "€1.5m", "rose 50% to 1.5m", True),
    ("10 hours", "7 hours", "down 2 hours to 8", False),
    ("10 hours", "8 hours", "down 2 hours to 8", True),
    ("40 %", "60 %", "up 5 points to 45", False),
    ("120", "60", "down a third to 80", False),
    ("100", "90", "doubled to 90", False),
    ("45", "90", "doubled to 90", True),
    # … where a range may be meant as well, nothing disagrees
    ("40 %", "45 %", "up 5% to 45%", None),
    ("40 %", "60 %", "up 5% to 45%", None),
    ("10 hours", "7 hours", "down 2 hours to 8 hours", None),
    ("100", "70", "down 20 to 80", None),
    ("€100", "€75", "reduced by 20% to 30%", True),
    ("€100", "€50", "reduced by 20% to 30%", False),
    ("100", "75", "saves 20% to 30", True),
    ("100", "70", "down 20-80%", True),
    # rounding goes with what was said
    ("99.5 %", "99.9 %", "0.1 %", False),
    ("99.5 %", "99.9 %", "0.4 %", True),
    ("1000", "1014", "1 %", True),
    ("1000", "1005", "0.1 %", False),
    ("1000", "1030", "about 1 %", False),
    ("10", "24", "2x", None),
    ("10", "31", "3x", True),
    ("10", "26", "2.3x", False),
    ("2 hours", "30 minutes", "an hour", False),
    ("€1.2m", "€900k", "300k", True),
    ("€1.2m", "€900k", "200k", None),
    ("€1.2m", "€900k", "€290k", False),
    # faster is less of a time, slower is more
    ("10 hours", "14 hours", "40 % faster", False),
    ("10 hours", "14 hours", "40 % slower", True),
    ("10 hours", "5 hours", "2x faster", True),
    ("10 hours", "20 hours", "2x faster", False),
    ("10 hours", "20 hours", "2x slower", True),
    ("10 hours", "20 hours", "half as fast", True),
    ("10 orders", "20 orders", "2x faster", True),
    # a gain is less of a time, and more of anything else
    ("5 days", "3 days", "gained 2 days", True),
    ("4 hours", "3 hours", "gain of 25 %", True),
    ("4 hours", "5 hours", "gain of 25 %", False),
    ("€1m", "€1.2m", "gain of 20 %", True),
    ("€1m", "€0.8m", "gain of 20 %", False),
    # points of a score
    ("30", "45", "+15 points", True),
    ("30", "45", "+10 points", None),
    ("100", "50", "50 points", True),
    ("4 hours", "3 hours", "1 point", None),
]


@pytest.mark.parametrize(("before", "after", "stated", "agrees"), AGREEMENT)
def test_a_stated_change_agrees_differs_or_cannot_be_judged(before: str, after: str, stated: str, agrees: bool | None) -> None:
    change = changed(before, after, stated)
    assert change is not None and change.agrees is agrees


def test_rounding_is_agreement_and_said_to_be_rounding() -> None:
    rounded, exact = changed("4 hours", "15 minutes", "93.5%"), changed("4 hours", "15 minutes", "93.75%")
    assert rounded is not None and (rounded.agrees, rounded.rounded) == (True, True)
    assert exact is not None and (exact.agrees, exact.rounded) == (True, False)


def test_a_percentage_that_fits_as_points_is_not_taken_for_them() -> None:
    change = changed("20 %", "15 %", "5 %")
    assert change is not None and (change.agrees, change.may_be_points) == (False, True)


def test_a_bare_change_between_percents_may_be_points_and_is_not_judged() -> None:
    change = changed("20", "15", "-5", unit="%")
    assert change is not None and (change.agrees, change.may_be_points) == (None, True)
