import pytest

from db.model.records import Claim, ClaimKind, CompanyConsent, Evidence, ValueCategory
from desktop.core.messages import ENGLISH
from desktop.report.anonymise.who_may_be_named import agreed
from desktop.report.content.claim_text import told
from desktop.report.content.headline_result import strongest_first, title_of
from tests.report.visits import answer, claim, consent, empty, load

BIG = claim(metric="big", before="100", after="10", unit="stops")
SMALL = claim(metric="small", before="100", after="90", unit="stops")
ONE_SIDED = claim(metric="one-sided", after="3", unit="people")
STATED = claim(metric="stated", change="-60", unit="%")
IN_WORDS = claim(metric="in words", wording="much better")
FEELING = claim(ValueCategory.EMOTIONAL, metric="nights", feeling="calm", intensity_before="1", intensity_after="9")
MEASURED = claim(metric="measured", before="100", after="95", unit="stops", evidence=Evidence.MEASURED)
ESTIMATED = claim(metric="estimated", before="100", after="20", unit="stops", evidence=Evidence.ESTIMATED)
WORSE = claim(metric="Downtime", before="1 hour", after="9 hours")


def order(*claims: Claim) -> list[str]:
    return [one.claim.metric for one in strongest_first([told(claim, ENGLISH) for claim in claims])]


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        (SMALL, BIG),
        (ONE_SIDED, SMALL),
        (ONE_SIDED, STATED),
        (STATED, SMALL),
        (IN_WORDS, ONE_SIDED),
        (FEELING, IN_WORDS),
        (BIG, ESTIMATED),
        (ESTIMATED, MEASURED),
        (WORSE, ONE_SIDED),
    ],
)
def test_the_stronger_result_comes_first(weaker: Claim, stronger: Claim) -> None:
    assert order(weaker, stronger) == [stronger.metric, weaker.metric]


@pytest.mark.parametrize("kind", [kind for kind in ClaimKind if kind is not ClaimKind.RESULT])
def test_what_is_no_result_is_never_the_strongest(kind: ClaimKind) -> None:
    assert order(claim(metric="hoped", before="100", after="1", kind=kind)) == []


def test_equally_strong_results_keep_their_order() -> None:
    assert order(claim(metric="a", wording="x"), claim(metric="b", wording="y")) == ["a", "b"]


def title(*claims: Claim) -> str:
    whole = empty(claims=claims, consent=consent(CompanyConsent.NAMED), answers=(answer("challenge", "too many call-outs"),))
    return title_of(whole, [told(claim, ENGLISH) for claim in claims], ENGLISH)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (
            claim(metric="call-outs", before="about 14", after="3–4", period="a quarter"),
            "call-outs from about 14 to 3–4 a quarter",
        ),
        (claim(metric="People moved", after="1000", unit="people"), "people moved, 1000 people"),
        (claim(metric="Energy", change="-60", unit="%", hedges=("over",)), "Energy, over -60 %"),
        (claim(metric="Profit", before="usual", after="usual", change="unchanged"), "Profit, unchanged"),
        (IN_WORDS, "in words"),
        (claim(metric="m" * 300, before="1", after="2"), "the story so far"),
        (claim(metric="Call-outs", before="1" * 120, after="2" * 120), "call-outs"),
    ],
)
def test_the_title_shows_the_result_in_the_words_of_the_claim(one: Claim, expected: str) -> None:
    assert title(one) == f"Halden Pumps AS: {expected}"


def test_without_a_result_the_title_promises_none() -> None:
    assert title(claim(metric="x", after="9", kind=ClaimKind.FORECAST)) == "Halden Pumps AS: the story so far"


def test_a_metric_gets_a_small_letter_only_where_the_visit_writes_it_small() -> None:
    assert title(claim(metric="Call-outs", after="3")) == "Halden Pumps AS: call-outs, 3"
    assert title(claim(metric="Kubernetes call-outs", after="3")) == "Halden Pumps AS: Kubernetes call-outs, 3"
    assert title(claim(metric="CO2", after="3")) == "Halden Pumps AS: CO2, 3"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("babylon", "Babylon: time to run a clinical validation from up to 10 hours to under 20 minutes per validation"),
        ("montreal", "City of Montréal: time to market from many months to a few weeks"),
        ("jsy", "A customer in trucking: Running without dispatchers, 1 week"),
        ("tbm", "A customer in manufacturing: the story so far"),
    ],
)
def test_titles_of_real_visits(name: str, expected: str) -> None:
    whole = agreed(load(name), ENGLISH)
    assert title_of(whole, [told(claim, ENGLISH) for claim in whole.claims], ENGLISH) == expected
