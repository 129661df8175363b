"""Tests what is understood of, and computed from, every claim of the eight visits."""

import pytest

from desktop.evidence.claims.understanding import understand
from tests.evidence.samples import percents, told, visit_claims

# visit, claim: before, after, stated, computed percentage, sentence. Claims without any figure are listed below.
TABLE: dict[tuple[str, int], tuple[str, str, str, str, str]] = {
    ("babylon", 0): (
        "bound ..10 hour per validation [up to]",
        "bound ..20 minute per validation [under]",
        "-",
        "nothing",
        "up to 10 hours → under 20 minutes per validation",
    ),
    ("babylon", 1): ("word", "word", "-", "nothing", "hours or days → pretty much instantaneous"),
    ("babylon", 2): ("exact 1 validation", "word", "-", "nothing", "1 → many validations"),
    ("babylon", 3): ("range 1..2 week", "exact 39 percent per patient", "-", "nothing", "a week or two wait → 39 % of patients"),
    ("babylon", 4): ("-", "bound 75000.. patient [more than]", "-", "nothing", "more than 75,000 patients"),
    ("babylon", 5): ("exact 1 country/region", "word", "-", "nothing", "1 (UK) → 3 live + 1 coming, 15 months"),
    ("gut-contact", 0): ("-", "exact 1000 person", "-", "nothing", "1000 people"),
    ("gut-contact", 1): ("-", "exact 1 month", "-", "nothing", "1 month"),
    ("gut-contact", 2): ("word", "word", "-", "nothing", "second person confused → does not happen"),
    ("gut-contact", 6): ("-", "word", "-", "nothing", "instantly"),
    ("jsy", 0): ("word", "word", "word", "nothing", "usual → usual, one week, unchanged"),
    ("jsy", 1): ("-", "exact 1 week", "-", "nothing", "1 week"),
    ("jsy", 2): ("-", "exact 4 person", "-", "nothing", "4 people"),
    ("jyp", 0): ("exact 4 hour", "exact 15 minute", "exact 93.5 percent", "-93.75", "4 hours → 15 minutes, 93.5% reduction"),
    ("jyp", 1): (
        "range 2..3 hour per server",
        "exact 10 minute per server [about]",
        "-",
        "-94.44..-91.67",
        "2-3 hours → about 10 minutes per server, about 92–94% less",
    ),
    ("jyp", 2): (
        "range 2..3 hour per server",
        "exact 15 minute per server",
        "range 87.5..91.7 percent",
        "-91.67..-87.5",
        "2-3 hours → 15 minutes per server, 87.5-91.7% reduction",
    ),
    ("jyp", 3): ("exact 20 percent", "exact 0 percent", "-", "-100", "20 → 0 %, down to nothing"),
    ("jyp", 4): (
        "exact 1 hour per server",
        "exact 15 minute per server",
        "exact 75 percent",
        "-75",
        "1 hour → 15 minutes per server, 75% reduction",
    ),
    ("jyp", 5): (
        "range 2..3 business day",
        "bound ..2 hour [a maximum of]",
        "-",
        "nothing",
        "2-3 business days → a maximum of 2 hours",
    ),
    ("jyp", 8): ("word", "word", "-", "nothing", "error messages → ordinary service"),
    ("ly", 0): ("-", "-", "exact 110000000000 JPY per year", "nothing", "+110 billion JPY per year, mid- to long-term"),
    ("ly", 1): ("-", "-", "exact 10000000000 JPY per year", "nothing", "10 billion JPY per year"),
    ("ly", 2): ("-", "-", "range -800000..-700000 hour per year", "nothing", "-700,000 to -800,000 hours per year"),
    ("ly", 3): ("-", "exact 32 use case", "-", "nothing", "32 use cases, as of December 2024"),
    ("montreal", 0): ("word", "word", "-", "nothing", "many months → a few weeks"),
    ("montreal", 1): ("word", "word", "-", "nothing", "months → hours"),
    ("montreal", 2): ("word", "none 0", "-", "nothing", "weeks → none"),
    ("montreal", 3): ("word", "exact 8 machine", "-", "nothing", "hundreds → 8 machines"),
    ("montreal", 4): ("-", "exact 5 person", "-", "nothing", "5 people"),
    ("montreal", 5): ("-", "exact 60 percent per workload", "-", "nothing", "60 % of workloads, near future"),
    ("rexam", 0): ("-", "-", "bound ..-60 percent [over]", "nothing", "over -60 %"),
    ("rexam", 1): ("-", "-", "exact -460 tonne CO2 per year", "nothing", "-460 tonnes CO2 per year"),
    ("rexam", 2): ("-", "bound 2.. year [just over]", "-", "nothing", "just over 2 years"),
    ("rexam", 3): ("exact 136000 watt", "exact 150 watt per lamp", "-", "nothing", "340 x 400 W → 150 W"),
    ("rexam", 4): ("exact 750 GBP per day", "-", "-", "nothing", "before: 750 GBP per day"),
    ("rexam", 5): ("exact 40 lamp per year [around]", "-", "-", "nothing", "before: around 40 lamps per year"),
    ("rexam", 6): ("word", "none 0", "-", "nothing", "expensive maintenance → none"),
    ("tbm", 0): ("exact 118000 USD per week", "-", "-", "nothing", "before: 118,000 USD per week"),
    ("tbm", 1): ("-", "-", "exact -3.6 point", "nothing", "-3.6 points"),
    ("tbm", 2): (
        "bound ..4 percent per order [less than]",
        "bound 11.. percent per order [more than]",
        "-",
        "nothing",
        "less than 4 → more than 11 % of orders, a few weeks",
    ),
    ("tbm", 3): ("exact 500 order [around]", "bound 7000.. order [over]", "-", "nothing", "around 500 → over 7,000 orders"),
    ("tbm", 5): ("-", "exact 12 week", "-", "nothing", "12 weeks"),
}
WITHOUT_FIGURES = {
    "babylon": (6, 7, 8, 9, 10),
    "gut-contact": (3, 4, 5, 7),
    "jsy": (3, 4, 5),
    "jyp": (6, 7),
    "ly": (4, 5, 6, 7, 8),
    "montreal": (6, 7, 8, 9),
    "rexam": (7,),
    "tbm": (4,),
}


@pytest.mark.parametrize(("visit", "place"), TABLE)
def test_a_claim_of_a_real_visit_is_understood_and_computed_as_the_table_says(visit: str, place: int) -> None:
    understood = understand(visit_claims(visit)[place])
    figures = tuple(told(figure) for figure in (understood.before, understood.after, understood.stated))
    assert (*figures, percents(understood.change), understood.sentence) == TABLE[visit, place]


@pytest.mark.parametrize(("visit", "places"), WITHOUT_FIGURES.items())
def test_a_claim_without_figures_is_left_to_its_words(visit: str, places: tuple[int, ...]) -> None:
    claims = visit_claims(visit)
    assert {(visit, place) for place in range(len(claims))} == {(visit, p) for p in places} | {
        key for key in TABLE if key[0] == visit
    }
    for place in places:
        understood = understand(claims[place])
        assert (understood.sentence, understood.summary, understood.change, understood.remarks) == ("", "", None, ())
