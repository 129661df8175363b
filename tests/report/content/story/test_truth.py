"""What a story may say of a claim: never more, never less than the notes."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.records import (
    Better,
    Evidence,
    Heard,
    ObjectionStatus,
    Person,
    PersonConsent,
    Side,
    ValueCategory,
)
from desktop.report.document.story import Story
from tests.report.content.story.told import (
    NAMED,
    OTHER,
    REVENUE,
    all_of,
    promise,
    read,
    story,
    texts,
    title_of,
    told,
    whole,
)
from tests.report.visits import claim, empty, objection, person, quote

SIGN_AFTER_HEDGE = re.compile(r"(?:over|more than|up to|less than|at least|about|almost)[\s\u00a0][-+−]\d", re.IGNORECASE)
LONG_NAME = "Mülheimer Pumpen- und Armaturenwerke Gesellschaft für Wassertechnik mbH"


def of(**fields: object) -> dict[str, object]:
    return fields


def figures_alone(made: Story) -> str:
    """Returns what stands without the wording: tiles, and a title that is no wording."""
    return read(made.tiles)


# D1, D10, D11: what is never told outside


@pytest.mark.parametrize("status", [None, ObjectionStatus.OPEN, ObjectionStatus.PARTLY])
@pytest.mark.parametrize("answer", ["", "We showed them the plant."])
def test_an_objection_that_is_not_answered_is_nowhere(status: ObjectionStatus | None, answer: str) -> None:
    said = objection("Der Vertrieb von Siemens hat uns belogen", verbatim=True, status=status, answer=answer)
    text = read(told(objections=(said,), quotes=(quote("We sleep again."),)))
    assert "Siemens" not in text and "showed them" not in text


def test_an_answered_objection_is_told_with_its_answer_and_one_without_an_answer_is_not() -> None:
    answered = objection("It will never fit", status=ObjectionStatus.ANSWERED, answer="a pilot on line 3 fitted in a day")
    empty_answer = objection("Too dear", status=ObjectionStatus.ANSWERED, answer="  ")
    made = told(objections=(answered, empty_answer))
    assert read(made.overcome) == "The concern It will never fit. What answered it A pilot on line 3 fitted in a day."
    assert story(empty(consent=NAMED, objections=(answered,)), objections=()).overcome == ()


@pytest.mark.parametrize(
    ("raised", "told_of"),
    [
        (person("Kari Moen", PersonConsent.NAMED, job_title="Buyer"), "That won over Kari Moen."),
        (person("Kari Moen", PersonConsent.ROLE_ONLY, job_title="Buyer"), "That won over the buyer."),
        (person("Kari Moen", PersonConsent.UNASKED, job_title="Buyer"), ""),
        (person("Kari Moen", PersonConsent.NONE, job_title="Buyer"), ""),
        (person("Tom", PersonConsent.NAMED, job_title="Sales", side=Side.US), ""),
    ],
)
def test_who_raised_an_answered_concern_first_hand_is_told_to_be_won_over_as_far_as_agreed(raised: Person, told_of: str) -> None:
    said = objection(
        "Too loud", said_by=raised.id, heard=Heard.FIRST_HAND, status=ObjectionStatus.ANSWERED, answer="a hood was fitted"
    )
    made = told(people=(raised,), objections=(said,))
    silent = raised.consent is PersonConsent.NONE
    assert [one.answer.text for one in made.overcome] == ([] if silent else [f"A hood was fitted. {told_of}".strip()])
    relayed = told(people=(raised,), objections=(replace(said, heard=Heard.RELAYED),))
    assert "won over" not in read(relayed.overcome)


def test_nobody_who_agreed_to_nothing_is_mentioned_or_quoted() -> None:
    silent = person("Kari Moen", PersonConsent.NONE, job_title="Press officer")
    parts: dict[str, Any] = {
        "people": (silent,),
        "quotes": (quote("I never liked the old one.", said_by=silent.id),),
        "objections": (objection("Too loud", said_by=silent.id, status=ObjectionStatus.ANSWERED, answer="a hood was fitted"),),
        "claims": (
            claim(metric="Calls a day", before="9", after="3", said_by=silent.id),
            claim(ValueCategory.EMOTIONAL, metric="Nights", wording="I sleep again", said_by=silent.id),
        ),
    }
    text = read(told(**parts))
    for word in ("Kari", "Press officer", "never liked", "Too loud", "hood", "sleep again", "person at the customer"):
        assert word not in text
    assert "Calls a day" in text, "what was counted stands without the person"


def test_our_valuation_our_doubt_and_forecasts_are_ours() -> None:
    text = all_of(
        metric="Standby van", before="NOK 38,000", after="none", period="per month", currency="NOK", annual_value="456000",
        attribution="80", confidence="90",
    )  # fmt: skip
    for ours in ("456", "80 %", "90 %", "328", "sure", "put down to"):
        assert ours not in text
    assert "110 billion" not in read(story(whole("ly")))
    assert "next year" not in read(story(whole("halden-pumps")))


def test_homework_and_our_promises_stay_between_us_and_plans_are_told_without_their_owner() -> None:
    promises = (
        promise("Send the October figures", owner="Marek", side=Side.CUSTOMER, due="2026-12-04"),
        promise("Maintenance figures for October", side=Side.CUSTOMER),
        promise("Send the offer", side=Side.US),
        promise("roll out to the second site", owner="Marek", side=Side.CUSTOMER, due="2027-01-15"),
        promise("Test the cache service"),
        promise("Old plan", done=True),
    )
    told_next = read(told(promises=promises).next)
    assert told_next == "Roll out to the second site, by 15 January 2027. Test the cache service."


@pytest.mark.parametrize(
    ("text", "told_of_owned", "told_of_free"),
    [
        ("Second site", True, True),
        ("Open the service to the franchise shops", True, True),
        ("Refit the second hall", True, True),
        ("Zweite Linie anschließen", True, True),
        ("Déployer sur le deuxième site", True, True),
        ("60 % of workloads on the platform", False, True),
        ("Introduce Tom to the buyer", False, True),
        ("Second opinion from IT", False, True),
        ("Ask legal about the logo", False, False),
        ("Give Tom a tour of plant 2", False, False),
        ("Check with the works council before the rollout", False, False),
        ("Zahlen für Oktober schicken", False, False),
        ("Envoyer les chiffres", False, False),
        ("Put Tom in touch with the buyer", False, False),
    ],
)
def test_what_has_an_owner_is_told_only_where_it_is_surely_a_plan(text: str, told_of_owned: bool, told_of_free: bool) -> None:
    for owner, wanted in (("Ann", told_of_owned), ("", told_of_free)):
        made = told(promises=(promise(text, owner=owner, side=Side.CUSTOMER),))
        assert bool(made.next) is wanted, owner
        assert "Ann" not in read(made.next)


# D2–D8: figures and the words that carry them


@pytest.mark.parametrize(
    "fields",
    [
        of(metric="Overtime", after="1,200", unit="EUR", period="per month", wording="saving 1,200 euros a month in overtime"),
        of(metric="Paper", after="3", unit="tonnes", wording="3 tonnes less a year"),
        of(metric="Labels", after="300,000", wording="300,000-plus"),
        of(metric="Releases", after="8", unit="releases", period="per day", wording="on average 8 a day"),
        of(metric="Search", after="a few seconds", wording="might take a few seconds"),
        of(metric="Delivery", after="1 week", wording="within a week"),
        of(metric="Yield", change="+6", unit="%", wording="can raise it by 6 %"),
        of(metric="Wartezeit", after="20 Minuten", wording="höchstens 20 Minuten"),
        of(metric="Attente", after="20 minutes", wording="moins de 20 minutes"),
        of(metric="段取り", before="3時間", after="20分", wording="三時間かかっていたのが、だいたい二十分になったと思います"),
        of(metric="เวลา", before="3 ชั่วโมง", after="20 นาที", wording="คิดว่าประมาณยี่สิบนาที"),
        of(metric="时间", before="3小时", after="20分钟", wording="大概二十分钟左右"),
    ],
)
def test_a_wording_that_limits_its_figure_is_told_and_the_figure_never_stands_without_it(fields: dict[str, str]) -> None:
    made = told(claims=(claim(OTHER, **fields),))
    wording = fields["wording"].rstrip(".").casefold().replace(" %", "\u00a0%")
    assert wording in "\n".join(texts(made)).casefold()
    assert made.tiles == ()
    figure = (fields.get("after") or fields.get("change", "")).strip("+")
    title = read(made.title)
    assert figure not in title or wording.replace("\u00a0", " ") in title.casefold(), title


@pytest.mark.parametrize(
    "fields",
    [
        of(metric="Overtime", after="1,200", unit="EUR", period="per month", wording="saving 1,200 euros a month in overtime"),
        of(metric="Labels", after="300,000", wording="300,000-plus"),
        of(metric="段取り", before="3時間", after="20分", wording="だいたい二十分になったと思います"),
    ],
)
def test_a_figure_that_its_wording_limits_stands_only_behind_it(fields: dict[str, str]) -> None:
    made = told(claims=(claim(OTHER, **fields),))
    (result,) = made.results
    (said,) = result.sentences
    assert said.text.casefold().startswith(fields["wording"].casefold())
    assert result.bars is None and result.way == "", "nothing is drawn or worked out from it"
    more = [claim(OTHER, metric=f"Gain {n}", before="9", after=str(n)) for n in range(1, 5)]
    rows = told(claims=(*more, claim(OTHER, **fields))).rows
    assert all(row.before == row.now == "" for row in rows if row.metric.text == fields["metric"])


def test_hedges_noted_in_a_field_of_their_own_stand_beside_the_figure() -> None:
    assert "more than 75,000" in all_of(metric="Patients served", after="75,000", unit="patients", hedges=("more than",))
    made = told(claims=(claim(OTHER, metric="Patients served", after="75,000", unit="patients", hedges=("more than",)),))
    assert (made.tiles[0].hedge, made.tiles[0].figure) == ("more than", "75,000")


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        (
            of(metric="Hours saved", change="-900", unit="hours", period="per month", hedges=("over",)),
            "Halden Pumps AS saves over 900 hours per month",
        ),
        (
            of(metric="Energy needed for lighting", change="over -60", unit="%", hedges=("over",)),
            "Halden Pumps AS cuts energy needed for lighting by over 60 %",
        ),
        (
            of(metric="CO2 emissions", change="at least −460", unit="tonnes", period="per year"),
            "Halden Pumps AS cuts CO2 emissions by at least 460 tonnes per year",
        ),
        (
            of(category=REVENUE, metric="Repeat orders", change="+85 %", period="less than two years", hedges=("less than",)),
            "Halden Pumps AS raises repeat orders by 85 % in less than two years",
        ),
        (of(metric="Defects", change="-12 %", period="three years"), "Halden Pumps AS cuts defects by 12 % in three years"),
        (of(category=OTHER, metric="Stops", change="up to -40", unit="%"), "Halden Pumps AS: up to 40 % less in stops"),
        (
            of(category=REVENUE, metric="Revenue", before="1 million", after="1.4 million", unit="EUR", period="a year"),
            "Halden Pumps AS raises revenue from EUR 1 million to EUR 1.4 million a year",
        ),
        (of(category=OTHER, metric="Team size", before="3", after="40", unit="people"),
         "Halden Pumps AS: the story so far"),
        (of(metric="Rebuilds", before="20", after="0", unit="%"), "Halden Pumps AS cuts rebuilds from 20 % to 0 %"),
        (of(metric="Standby van", before="NOK 38,000", after="none", period="per month"),
         "Halden Pumps AS cuts standby van from NOK 38,000 per month to none"),
        (of(metric="Cost", before="5,000,000", after="80,000", unit="USD", period="against the alternative"),
         "Halden Pumps AS: cost, USD 80,000 instead of USD 5,000,000"),
        (of(metric="Server room", before="~40", after="~8", unit="racks"),
         "Halden Pumps AS cuts server room from about 40 to about 8 racks"),
    ],
)  # fmt: skip
def test_titles_have_a_verb_where_the_better_way_is_known_and_never_a_sign(fields: dict[str, object], title: str) -> None:
    assert title_of(**fields).replace("\u00a0", " ") == title
    assert not SIGN_AFTER_HEDGE.search(all_of(**fields))


def test_a_hedge_that_stands_in_the_period_is_not_put_on_the_figure() -> None:
    text = all_of(
        category=REVENUE, metric="Repeat orders", change="+85", unit="%", period="less than two years", hedges=("less than",)
    )
    assert "less than 85" not in text and "less than two years" in text


def test_a_title_never_loses_the_figure_and_keeps_the_metric() -> None:
    long = claim(
        OTHER,
        metric="Share of pump maintenance orders that have to be repeated within the same quarter at one of three plants",
        before="about 25 %", after="6.5 %", better=Better.LOWER,
    )  # fmt: skip
    other = claim(metric="Call-outs", before="14", after="3", evidence=Evidence.UNKNOWN)
    whole_visit = empty(consent=NAMED, claims=(long, other))
    named = replace(
        whole_visit,
        customer=replace(whole_visit.customer, name=LONG_NAME),
    )
    title = read(story(named).title)
    assert "Call-outs" in title or "call-outs" in title
    assert "14" in title and "3" in title and "Share of pump" not in title


AMOUNTS = st.from_regex(r"[1-9][0-9]{0,3}", fullmatch=True)
HEDGES = st.sampled_from(["over", "more than", "up to", "less than", "at least", "about", "almost", "nearly", "just under"])
SIGNS = st.sampled_from(["-", "+", "−", "- ", ""])


@given(HEDGES, SIGNS, AMOUNTS, st.sampled_from(["%", "hours", "EUR", ""]), st.sampled_from(list(ValueCategory)), st.booleans())
def test_no_hedge_ever_stands_before_a_sign(
    hedge: str, sign: str, amount: str, unit: str, category: ValueCategory, inside: bool
) -> None:
    change = f"{hedge} {sign}{amount}" if inside else f"{sign}{amount}"
    hedges = () if inside else (hedge,)
    for field in ("change", "after", "before"):
        one = claim(category, metric="Time to a quote", unit=unit, hedges=hedges, **{field: change})
        text = read(story(empty(consent=NAMED, claims=(one,)), results=(one.id,)))
        assert not SIGN_AFTER_HEDGE.search(text), text
        assert amount in text and hedge in text.casefold()
