"""What a story may say of a claim: never more, never less than the notes."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.records import (
    Better,
    ClaimKind,
    CompanyConsent,
    Evidence,
    ObjectionStatus,
    Objective,
    PersonConsent,
    Promise,
    RecordId,
    Side,
    ValueCategory,
)
from desktop.core.messages import translator_for
from desktop.report.document.story import Story
from tests.report.content.story.told import FILES, NAMED, read, story, texts, told, whole
from tests.report.visits import VISIT, claim, consent, empty, objection, person, quote

SIGN_AFTER_HEDGE = re.compile(r"(?:over|more than|up to|less than|at least|about|almost)[\s\u00a0][-+−]\d", re.IGNORECASE)
LONG_NAME = "Mülheimer Pumpen- und Armaturenwerke Gesellschaft für Wassertechnik mbH"
OTHER, REVENUE = ValueCategory.OTHER, ValueCategory.REVENUE


def of(**fields: object) -> dict[str, object]:
    return fields


def promise(text: str, **fields: object) -> Promise:
    return Promise(id=RecordId(text), visit_id=VISIT, text=text, **fields)  # type: ignore[arg-type]


def title_of(**fields: object) -> str:
    return read(told(claims=(claim(**fields),)).title)  # type: ignore[arg-type]


def all_of(**fields: object) -> str:
    return read(told(claims=(claim(**fields),)))  # type: ignore[arg-type]


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


def test_homework_and_our_promises_stay_between_us_and_plans_are_told() -> None:
    promises = (
        promise("Send the October figures", owner="Marek", side=Side.CUSTOMER, due="2026-12-04"),
        promise("Send the offer", side=Side.US),
        promise("roll out to the second site", due="2027-01-15"),
        promise("Old plan", done=True),
    )
    assert read(told(promises=promises).next) == "Roll out to the second site, by 15 January 2027."


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


def test_hedges_noted_in_a_field_of_their_own_stand_beside_the_figure() -> None:
    assert "more than 75,000" in all_of(metric="Patients served", after="75,000", unit="patients", hedges=("more than",))
    made = told(claims=(claim(OTHER, metric="Patients served", after="75,000", unit="patients", hedges=("more than",)),))
    assert (made.tiles[0].hedge, made.tiles[0].figure) == ("more than", "75,000")


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        (
            of(metric="Hours saved", change="-900", unit="hours", period="per month", hedges=("over",)),
            "Over 900 hours saved per month at Halden Pumps AS",
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
         "Halden Pumps AS: team size from 3 to 40 people"),
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
        text = read(told(claims=(one,)))
        assert not SIGN_AFTER_HEDGE.search(text), text
        assert amount in text and hedge in text.casefold()


# D9, D12–D20, D22–D25


@pytest.mark.parametrize("kind", [ClaimKind.BASELINE, ClaimKind.GOAL])
def test_the_word_of_a_feeling_is_no_label_for_how_it_was_or_should_be(kind: ClaimKind) -> None:
    one = claim(ValueCategory.EMOTIONAL, metric="Fear before", feeling="relief", wording="it was a little unnerving", kind=kind)
    text = read(told(claims=(one,)))
    assert "relief" not in text.casefold() and "it was a little unnerving" in text.casefold()
    assert told(claims=(one,)).feelings == ()


def test_a_change_worked_out_here_is_a_range_of_whole_percents_and_has_a_note() -> None:
    made = told(claims=(claim(metric="Call-outs", before="about 14", after="3–4", unit="call-outs", hedges=("about",)),))
    (result,) = made.results
    assert result.way.replace("\u00a0", " ") == "about 71–79 % fewer"
    assert dict(made.notes)[result.way_note] == "Worked out from both figures."
    for fields in ({"before": "2-3 hours", "after": "about 25 minutes"}, {"before": "2 jours", "after": "20 minutes"}):
        text = all_of(metric="Time to a quote", **fields)
        assert not re.search(r"\d[.,]\d+\s%|tenths|thirds|quarter", text), text


def test_words_that_mean_gone_and_words_alone_make_no_title_before_a_number() -> None:
    system = claim(OTHER, metric="Old ticket system", before="Remedy", after="replaced")
    tickets = claim(OTHER, metric="Tickets reopened", before="around 40 %", after="20 %", better=Better.LOWER)
    for claims in ((system, tickets), (tickets, system)):
        assert "tickets reopened from around 40 % to 20 %" in read(told(claims=claims).title).replace("\u00a0", " ")
    assert "from Remedy to replaced" not in read(told(claims=(system,)))


def test_a_growth_of_effort_is_no_gain_before_a_change_to_the_better() -> None:
    team = claim(OTHER, metric="Team size", before="3", after="40", unit="people", evidence=Evidence.MEASURED)
    time = claim(OTHER, metric="Time to ship", before="10 weeks", after="3 weeks")
    assert "time to ship from 10 weeks to 3 weeks" in read(told(claims=(team, time)).title)


def test_the_title_answers_the_first_objective() -> None:
    assert "emergency call-outs" in read(story(whole("halden-pumps")).title)
    aims = tuple(
        Objective(id=RecordId(f"o{n}"), visit_id=VISIT, text=text) for n, text in enumerate(("Sleep better", "Cut cost"))
    )
    small = claim(metric="Night calls", before="9", after="8", objective_id=aims[0].id)
    large = claim(metric="Cost of repairs", before="900", after="9", unit="EUR", evidence=Evidence.MEASURED)
    assert "night calls" in read(told(objectives=aims, claims=(large, small)).title)


def test_a_comparison_with_an_alternative_is_no_before() -> None:
    made = told(claims=(claim(metric="Cost", before="5,000,000", after="80,000", unit="USD", period="against the alternative"),))
    text = read(made)
    assert "instead of" in text and "from USD" not in text and "98" not in text
    assert all(result.bars is None for result in made.results)
    hypothetical = claim(
        metric="Machines", before="hundreds", after="8", wording="it would have required hundreds of machines, 8 are enough"
    )
    assert "from hundreds" not in read(told(claims=(hypothetical,)))


@pytest.mark.parametrize("name", FILES)
def test_every_quote_is_told_once(name: str) -> None:
    visit = whole(name)
    text = read(story(visit)).replace("\u00a0", " ")
    silent = {one.id for one in visit.people if one.consent is PersonConsent.NONE}
    for one in visit.quotes:
        if one.publish and one.said_by not in silent:
            assert text.count(" ".join(one.text.split())) == 1, one.text


def test_pain_goes_to_the_challenge_and_gain_stands_large() -> None:
    made = story(whole("montreal"))
    assert made.pain and "could take weeks" in made.pain.said.text
    assert made.pull and "dramatic improvement" in made.pull.said.text
    tbm = story(whole("tbm"))
    assert tbm.pull is None and tbm.pain and "barely ship" in tbm.pain.said.text


def test_an_unit_of_a_sign_stands_on_both_sides() -> None:
    text = all_of(metric="Scrap", before="25", after="6.5", unit="%")
    assert "from 25 % to 6.5 %" in text.replace("\u00a0", " ")
    assert not re.search(r"\b25(?![\d\s\u00a0]*%)", text)


@pytest.mark.parametrize("language", ["de", "fr", "ja"])
def test_no_words_of_ours_stand_around_the_words_of_another_language_in_a_title(language: str) -> None:
    visit = empty(consent=NAMED, claims=(claim(metric="Ausschuss", before="25", after="6,5", unit="%"),))
    visit = replace(visit, visit=replace(visit.visit, language=language))
    title = read(story(visit).title).replace("\u00a0", " ")
    assert title == "Halden Pumps AS: Ausschuss, 25 % → 6,5 %"


def test_signs_are_set_in_one_way() -> None:
    text = all_of(
        metric="Set-up", before="2-3 hours", after="90%", wording="It was -5 degrees, 40% of all 2-3 pieces, since 2026-11-20"
    )
    assert "−5 degrees" in text and "40\u00a0%" in "\n".join(texts(told(claims=(claim(wording="40% of all"),))))
    assert "2–3 hours" in text and "2026-11-20" in text


def test_a_role_has_its_article() -> None:
    planner = person("Marek", PersonConsent.ROLE_ONLY, job_title="Maintenance planner")
    boss = person("Ann", PersonConsent.ROLE_ONLY, job_title="CTO")
    claims = (
        claim(metric="Calls", before="9", after="3", said_by=planner.id),
        claim(metric="Stops", before="9", after="3", said_by=boss.id),
    )
    notes = read(told(people=(planner, boss), claims=claims).notes)
    assert "Told by the maintenance planner." in notes and "Told by the CTO." in notes


def test_a_feeling_is_told_in_sentences_with_its_scale() -> None:
    (one,) = story(whole("halden-pumps")).feelings
    assert [sentence.text for sentence in one.sentences] == [
        "Ingrid Solberg, Head of Service: “I stopped checking my phone on Sundays.”",
        "The moment it was noticed: the first Sunday in May.",
    ]
    assert (one.scale_label, one.scale_about, one.ends) == ("Calm, of 10", "a weekend on duty", ("2 before", "8 now"))


# What must not be, in any of the visits


@pytest.mark.parametrize("name", FILES)
def test_no_visit_prints_a_sign_behind_a_hedge(name: str) -> None:
    assert not SIGN_AFTER_HEDGE.search(read(story(whole(name))))


@pytest.mark.parametrize("name", FILES)
def test_every_publishable_claim_is_told_with_figure_hedge_unit_and_period(name: str) -> None:
    visit = whole(name)
    text = read(story(visit)).replace("\u00a0", " ").casefold()
    for one in visit.claims:
        if not one.publish or one.kind is ClaimKind.FORECAST:
            continue
        for said in (one.before, one.after, one.change, one.period, *one.hedges):
            assert plain(said) in text, (one.metric, said)


def plain(said: str) -> str:
    """Returns a figure as it is printed: no sign, the signs of print, plain spaces."""
    said = re.sub(r"(?<!\w)[-−+](?=\d)", "", " ".join(said.split()).replace("~", "about "))
    said = re.sub(r"(?<=\d)-(?=\d)", "–", re.sub(r"(?<=\d) to (?=\d)", "–", said))
    return re.sub(r"(?<=\d)%", " %", said).casefold()


@pytest.mark.parametrize(("language", "glue"), [("de", "Ausschuss von 25 % auf 6,5 %"), ("fr", "Ausschuss de 25 % à 6,5 %")])
def test_german_and_french_documents_have_their_own_words_around_their_numbers(language: str, glue: str) -> None:
    visit = empty(consent=NAMED, claims=(claim(metric="Ausschuss", before="25", after="6,5", unit="%"),))
    visit = replace(visit, visit=replace(visit.visit, language=language))
    text = read(story(visit, words=translator_for(language))).replace("\u00a0", " ").replace("ausschuss", "Ausschuss")
    assert glue in text
    for english in ("6.5", " from ", " cuts ", "Down from", "points"):
        assert english not in text


def test_a_named_company_says_reference_calls_only_where_that_was_agreed() -> None:
    assert "reference calls" in read(story(whole("halden-pumps")).next)
    assert "reference" not in read(told().next)
    anonymous = consent(CompanyConsent.ANONYMOUS, scope=("reference call",))
    assert "reference" not in read(story(empty(consent=anonymous)))
