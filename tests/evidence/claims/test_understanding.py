from decimal import Decimal

import pytest

from db.model.messages import in_english
from db.model.records import Better, ValueCategory
from desktop.core.messages import translator_for
from desktop.evidence.claims.understanding import understand
from desktop.evidence.wording.phrases import PHRASES
from tests.evidence.samples import claim


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"before": "35–45", "after": "10–15 minutes", "period": "per release"},
            "35–45 → 10–15 minutes per release, about two thirds less",
        ),
        (
            {"before": "about 14", "after": "3–4", "period": "a quarter", "unit": "call-outs"},
            "about 14 → 3–4 call-outs a quarter, about 71–79% fewer",
        ),
        ({"before": "up to 2 days", "after": "under 20 minutes", "period": "part"}, "up to 2 days → under 20 minutes per part"),
        ({"before": "1", "after": "many", "unit": "validations"}, "1 → many validations"),
        ({"before": "a week or two wait", "after": "39", "unit": "% of patients"}, "a week or two wait → 39 % of patients"),
        ({"before": "39", "after": "a week", "unit": "% of patients"}, "39 % of patients → a week"),
        ({"after": "75,000", "unit": "patients", "hedges": ("more than",)}, "more than 75,000 patients"),
        ({"before": "40", "unit": "lamps", "period": "per year", "hedges": ("around",)}, "before: around 40 lamps per year"),
        ({"after": "3", "unit": "sites", "period": "15 months"}, "3 sites, 15 months"),
        ({"change": "+110 billion", "unit": "JPY", "period": "per year"}, "+110 billion JPY per year"),
        (
            {"before": "35-45", "after": "10-15", "change": "two thirds less", "unit": "minutes"},
            "35-45 → 10-15 minutes, two thirds less",
        ),
        (
            {"before": "1.2", "after": "0.9", "change": "300k", "unit": "EUR million"},
            "1.2 → 0.9 EUR million, 300k EUR",
        ),
        ({"before": "1.2", "after": "900k", "unit": "EUR million"}, "1.2 EUR million → 900k EUR, 25% less"),
        ({"before": "2", "after": "weekly", "unit": "releases", "period": "per year"}, "2 releases per year → weekly"),
        (
            {"before": "2", "after": "1 hour a week", "unit": "hours", "period": "per day"},
            "2 hours per day → 1 hour a week, 90–92.9% less",
        ),
        ({"before": "4 hours", "after": "15\n minutes"}, "4 hours → 15 minutes, 93.75% less"),
        ({"before": "20 %", "after": "15 %"}, "20 % → 15 %, 5 points less"),
        ({"before": "5", "after": "10"}, "5 → 10, twice as much"),
        ({"before": "5 orders", "after": "12 orders"}, "5 orders → 12 orders, 2.4 times as many"),
        ({"before": "weekly", "after": "daily"}, "weekly → daily, 5–7 times as often"),
        ({"before": "5", "after": "5"}, "5 → 5, no change"),
        ({"before": "5 errors", "after": "none"}, "5 errors → none, down to nothing"),
        ({"before": "1000", "after": "0.1"}, "1000 → 0.1, 99.99% less"),
        ({"before": "100000", "after": "1"}, "100000 → 1, 99.999% less"),
        ({"before": "60", "after": "30", "change": "a third less"}, "60 → 30, a third less (computed: 50% less)"),
        ({"before": "half", "after": "a third"}, "half → a third, 33.3% less"),
        ({"before": "usual", "after": "usual", "change": "unchanged"}, "usual → usual, unchanged"),
        ({}, ""),
    ],
)
def test_one_line_shows_both_sides_as_said_and_then_the_change(fields: dict[str, str], sentence: str) -> None:
    assert understand(claim(**fields)).sentence == sentence


@pytest.mark.parametrize(
    ("locale", "summary"),
    [
        ("en", "66.7% less"),
        ("de", "66,7\xa0% weniger"),
        ("de-CH", "66.7% weniger"),
        ("fr_FR", "66,7\xa0% de moins"),
        ("xx", "66.7% less"),
    ],
)
def test_the_change_is_shown_in_the_user_s_language_and_number_format(locale: str, summary: str) -> None:
    assert understand(claim(before="3 hours", after="1 hour"), translator_for(locale)).summary == summary


def test_sides_stay_as_said_in_every_language() -> None:
    assert (
        understand(claim(before="1,200.50 €", after="under 1'000 €"), translator_for("de")).sentence
        == "1,200.50 € → under 1'000 €"
    )


# Values that stand for themselves, so that they can be counted.
SAME = {name: f"{{{name}}}" for name in ("amount", "value", "roi", "months")}


def test_every_language_has_every_phrase() -> None:
    for language in ("de", "fr"):
        words = translator_for(language)
        for template in PHRASES.values():
            for count in (1, 2):
                english = in_english(template, count)
                told = words.text(template) if isinstance(template, str) else words.plural(template, count, **SAME)
                assert told != english
                assert told.count("{") == english.count("{")


def test_bars_stand_in_one_unit_and_only_between_numbers() -> None:
    assert understand(claim(before="2-3 hours", after="15 minutes")).bars == _bars("2 3 0.25 0.25")
    assert understand(claim(before="2-3 hours", after="under 15 minutes")).bars is None
    assert understand(claim(before="months", after="hours")).bars is None
    assert understand(claim(before="3 months", after="2 weeks")).bars is None


@pytest.mark.parametrize(
    ("fields", "improvement"),
    [
        ({"before": "4 hours", "after": "1 hour"}, True),
        ({"before": "1 hour", "after": "4 hours"}, False),
        ({"before": "4 hours", "after": "9 hours", "metric": "Battery life"}, True),
        ({"before": "20 %", "after": "5 %", "metric": "Error rate"}, True),
        ({"before": "20 %", "after": "5 %", "metric": "Margin"}, False),
        ({"before": "5", "after": "9", "category": ValueCategory.REVENUE}, True),
        ({"before": "5", "after": "9", "category": ValueCategory.COST}, False),
        ({"before": "5", "after": "9"}, None),
        ({"before": "5-9", "after": "6-10", "category": ValueCategory.COST}, None),
    ],
)
def test_less_or_more_reads_as_improvement_where_that_is_plain(fields: dict[str, str], improvement: bool | None) -> None:
    change = understand(claim(**fields)).change
    assert change is not None and change.improvement is improvement


def test_which_way_is_better_can_be_set() -> None:
    change = understand(claim(before="5", after="9", better=Better.HIGHER)).change
    assert change is not None and change.improvement is True


@pytest.mark.parametrize(
    ("fields", "remark"),
    [
        ({"before": "1.234", "after": "2"}, "“1.234” can be 1.234 or 1,234. Nothing is computed from it until that is clear."),
        (
            {"before": "1,2 Mio. €", "after": "900.000 €"},
            "“900.000 €” is read as 900,000 EUR, as the rest of the claim suggests.",
        ),
        ({"before": "10", "after": "under 5"}, "One side is a limit, so no percentage is computed."),
        ({"before": "€5", "after": "$5"}, "The two sides are in different currencies, so they are not compared."),
        ({"before": "0", "after": "5"}, "Before is zero, so there is no percentage."),
        (
            {"before": "4 hours", "after": "15 minutes", "change": "93.5%"},
            "Said: 93.5%. Computed: 93.75% less. That is within rounding.",
        ),
        ({"before": "20 %", "after": "15 %", "change": "5 %"}, "“5 %” would fit as percentage points. Is it meant so?"),
        ({"after": "10^30"}, "“10^30” is larger than any figure we have heard. Is it meant so?"),
    ],
)
def test_what_is_doubtful_is_remarked_quietly(fields: dict[str, str], remark: str) -> None:
    assert remark in understand(claim(**fields)).remarks


def test_a_certain_change_is_not_called_a_range() -> None:
    assert understand(claim(before="5 errors per week", after="zero errors per month")).remarks == ()


def test_a_plain_claim_has_no_remarks() -> None:
    assert understand(claim(before="4 hours", after="15 minutes", period="per server", unit="time")).remarks == ()


def test_what_one_text_shows_settles_its_siblings() -> None:
    understood = understand(claim(before="1.234 €", after="999,50 €"))
    assert understood.before is not None and understood.before.low == 1234


def test_a_lone_m_beside_hours_is_minutes() -> None:
    understood = understand(claim(before="2h", after="30m"))
    assert understood.summary == "75% less" and "is read as 30 minutes" in understood.remarks[0]


def test_a_lone_m_beside_money_is_millions() -> None:
    assert understand(claim(before="€5m", after="3m")).summary == "40% less"
    assert understand(claim(before="1.2m", after="900k", unit="EUR")).summary == "25% less"
    assert understand(claim(before="5m", after="3m")).change is None


def test_marks_that_contradict_each_other_leave_both_readings() -> None:
    understood = understand(claim(before="75,000", after="12,5"))
    assert understood.before is not None and len(understood.before.readings) == 2 and understood.change is None


def test_a_bare_dollar_is_the_claim_s_own() -> None:
    understood = understand(claim(before="$500", after="US$400", currency="CAD"))
    assert [figure and figure.currency for figure in (understood.before, understood.after)] == ["CAD", "USD"]


def test_hedges_kept_beside_several_figures_limit_all_of_them() -> None:
    understood = understand(claim(before="10", after="5", hedges=("over",)))
    assert understood.change is None and understood.before is not None and understood.before.hedges == ("over",)


def _bars(ends: str) -> tuple[tuple[Decimal, Decimal], tuple[Decimal, Decimal]]:
    a, b, c, d = map(Decimal, ends.split())
    return (a, b), (c, d)
