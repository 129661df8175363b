"""Cases found in printed case studies, D1 to D25: each as it was found, with the outcome that is right."""

import re
from dataclasses import replace
from typing import Any

import pytest

from db.model.records import (
    Better,
    ClaimKind,
    CompanyConsent,
    Evidence,
    ObjectionStatus,
    Objective,
    PersonConsent,
    RecordId,
    ValueCategory,
)
from desktop.core.messages import translator_for
from tests.report.content.story.told import NAMED, OTHER, REVENUE, all_of, read, story, texts, title_of, told, whole
from tests.report.visits import VISIT, claim, consent, empty, objection, person, quote

BLAME = "Der Vertrieb von Siemens hat uns belogen"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def prose(**fields: Any) -> str:
    """Returns how a result is told in prose."""
    return plain(read(told(claims=(claim(**fields),)).results))


def test_d1_an_open_objection_stands_nowhere_outside() -> None:
    for status in (ObjectionStatus.OPEN, ObjectionStatus.PARTLY, None):
        said = objection(BLAME, verbatim=True, status=status, answer="We talked.")
        assert "Siemens" not in read(told(objections=(said,)))


def test_d2_a_saving_never_becomes_the_cost() -> None:
    wording = "saving 1,200 euros a month in overtime"
    fields: dict[str, Any] = {"metric": "Overtime", "after": "1,200", "unit": "EUR", "period": "per month", "wording": wording}
    assert title_of(**fields) == f"Halden Pumps AS: {wording}"
    assert prose(**fields) == "Overtime. Saving 1,200 euros a month in overtime (EUR 1,200 per month)."


def test_d3_hours_saved_are_told_with_their_hedge_and_no_sign() -> None:
    fields: dict[str, Any] = {"metric": "Hours saved", "change": "-900", "unit": "hours", "period": "per month"}
    fields["hedges"] = ("over",)
    assert title_of(**fields) == "Halden Pumps AS saves over 900 hours per month"
    assert "-900" not in all_of(**fields) and "−900" not in all_of(**fields)


def test_d4_the_verb_tells_the_way_of_over_minus_60_percent() -> None:
    title = plain(story(whole("rexam")).title.text)
    assert title == "Rexam (Milton Keynes plant) cuts energy needed for lighting by over 60 %"


def test_d5_a_hedge_of_the_period_is_not_put_on_the_figure_again() -> None:
    fields: dict[str, Any] = {
        "metric": "Repeat orders",
        "change": "+85",
        "unit": "%",
        "period": "less than two years",
        "hedges": ("less than",),
    }
    assert plain(title_of(category=REVENUE, **fields)) == "Halden Pumps AS raises repeat orders by 85 % in less than two years"
    assert "less than 85" not in plain(all_of(category=REVENUE, **fields))


@pytest.mark.parametrize(
    ("figure", "wording"),
    [
        ({"after": "300,000"}, "300,000-plus"),
        ({"after": "8", "unit": "releases", "period": "per day"}, "on average 8 a day"),
        ({"after": "a few seconds"}, "might take a few seconds"),
        ({"after": "1 week"}, "within a week"),
        ({"change": "+6", "unit": "%"}, "can raise it by 6 %"),
    ],
)
def test_d6_a_wording_with_a_hedge_that_the_figure_lacks_is_told_before_it(figure: dict[str, Any], wording: str) -> None:
    told_of = prose(category=OTHER, metric="Volume", wording=wording, **figure)
    assert re.sub(r"^Volume[^.]*\. ", "", told_of).casefold().startswith(wording)
    assert "89 % within 6 hours" in plain(read(story(whole("babylon"))))


@pytest.mark.parametrize(
    "wording",
    [
        "三時間かかっていたのが、だいたい二十分になったと思います",
        "เมื่อก่อนสามชั่วโมง คิดว่าเดี๋ยวนี้ประมาณยี่สิบนาที",
        "原来三小时，现在大概二十分钟",
    ],
)
def test_d7_a_wording_without_spaces_is_kept_whole(wording: str) -> None:
    made = told(claims=(claim(OTHER, metric="段取り", before="3時間", after="20分", wording=wording),))
    assert wording in read(made.results) and made.tiles == ()


def test_d8_a_long_title_never_keeps_the_metric_without_its_figure() -> None:
    long = claim(metric="Share of pump maintenance orders that have to be repeated within a quarter", before="25 %", after="6 %")
    visit = empty(consent=NAMED, claims=(long,))
    name = "Mülheimer Pumpen- und Armaturenwerke Gesellschaft für Wassertechnik mbH"
    title = plain(story(replace(visit, customer=replace(visit.customer, name=name))).title.text)
    assert title.endswith("from 25 % to 6 %") and title.startswith("Mülheimer Pumpen- und Armaturenwerke…")


@pytest.mark.parametrize("kind", [ClaimKind.BASELINE, ClaimKind.GOAL])
def test_d9_the_word_of_a_feeling_is_no_label_for_how_it_was_or_should_be(kind: ClaimKind) -> None:
    fear = claim(ValueCategory.EMOTIONAL, metric="Fear before", feeling="relief", wording="it was a little unnerving", kind=kind)
    assert read(told(claims=(fear,)).challenge) == "Fear before: it was a little unnerving."


def test_d10_who_is_not_to_be_mentioned_is_left_out_with_all_they_said() -> None:
    # That the list of checks says so: tests/documents/saving/test_consent_checks.py.
    silent = person("Ann", PersonConsent.NONE, job_title="CFO")
    doubt = objection("Too dear", said_by=silent.id, status=ObjectionStatus.ANSWERED, answer="It paid.")
    text = read(told(people=(silent,), quotes=(quote("I like it.", said_by=silent.id),), objections=(doubt,)))
    assert not any(word in text for word in ("I like it", "Too dear", "It paid", "person at the customer", "CFO"))


def test_d11_our_valuation_is_in_no_story() -> None:
    text = all_of(
        metric="Standby van", before="NOK 38,000", after="none", annual_value="456000", attribution="80", confidence="90"
    )
    assert not any(ours in text for ours in ("456", "80", "90", "328"))


def test_d12_a_change_worked_out_here_says_so_in_a_note_and_carries_whole_percents() -> None:
    made = told(claims=(claim(metric="Set-up", before="2 days", after="20 minutes"),))
    (result,) = made.results
    assert re.fullmatch(r"\d+(–\d+)? % less", plain(result.way)), result.way
    assert dict(made.notes)[result.way_note] == "Worked out from both figures."


def test_d13_words_that_mean_gone_make_no_title_before_a_number() -> None:
    old = claim(OTHER, metric="Old ticket system", before="Remedy", after="replaced")
    tickets = claim(OTHER, metric="Tickets reopened", before="around 40 %", after="20 %", better=Better.LOWER)
    title = plain(told(claims=(old, tickets)).title.text)
    assert title == "Halden Pumps AS cuts tickets reopened from around 40 % to 20 %"
    assert "from Remedy" not in read(told(claims=(old,)))


def test_d14_a_growth_of_the_customers_effort_is_no_title() -> None:
    team = claim(OTHER, metric="Team size", before="3", after="40", unit="people", evidence=Evidence.MEASURED)
    time = claim(OTHER, metric="Time to ship", before="10 weeks", after="3 weeks")
    titles = [title.text for title in told(claims=(team, time)).titles]
    assert titles == ["Halden Pumps AS cuts time to ship from 10 weeks to 3 weeks"]


def test_d15_the_title_answers_the_first_objective() -> None:
    aim = Objective(id=RecordId("o"), visit_id=VISIT, text="Sleep better")
    calls = claim(metric="Night calls", before="9", after="8", objective_id=aim.id)
    cost = claim(metric="Cost", before="EUR 900", after="EUR 9", evidence=Evidence.MEASURED)
    assert "night calls" in told(objectives=(aim,), claims=(cost, calls)).title.text
    assert "emergency call-outs" in story(whole("halden-pumps")).title.text


def test_d16_a_comparison_with_an_alternative_has_its_own_words() -> None:
    fields: dict[str, Any] = {
        "metric": "Cost",
        "before": "5,000,000",
        "after": "80,000",
        "unit": "USD",
        "period": "against the alternative",
    }
    made = told(claims=(claim(**fields),))
    assert "USD 80,000 instead of USD 5,000,000" in plain(read(made.results))
    assert "from" not in read(made.tiles) and made.results[0].bars is None and "98" not in read(made)


def test_d17_pain_belongs_to_the_challenge_and_praise_stands_large() -> None:
    made = story(whole("montreal"))
    assert made.pain and "could take weeks" in made.pain.said.text
    assert made.pull and made.pull.said.text == "“It’s a dramatic improvement no matter what you measure.”"


@pytest.mark.parametrize("name", ["gut-contact", "montreal", "gut-contact-completed", "montreal-completed"])
def test_d18_a_quote_is_told_once(name: str) -> None:
    visit = whole(name)
    text = "".join(texts(story(visit)))
    assert all(text.count(one.text) == 1 for one in visit.quotes)


def test_d19_a_person_named_in_an_anonymous_company_is_told_by_the_role_alone() -> None:
    # That the list of checks warns: tests/documents/saving/test_consent_checks.py.
    for name in ("jsy", "jsy-completed"):
        text = read(story(whole(name)))
        assert "Ferris" not in text and "The General Manager, a customer in trucking" in text
    ann = person("Ann Berg", PersonConsent.NAMED, job_title="Head of Night Shifts at Halden Pumps")
    anonymous = consent(CompanyConsent.ANONYMOUS)
    text = read(story(empty(consent=anonymous, people=(ann,), quotes=(quote("Fine now.", said_by=ann.id),))))
    assert "Ann" not in text and "Halden" not in text


def test_d20_a_unit_of_a_sign_stands_on_both_sides() -> None:
    assert "from 20 % to 0 %" in plain(story(whole("jyp")).title.text)
    assert "Down from 25 % to 6.5 %" in prose(metric="Scrap", before="25", after="6.5", unit="%")


def test_d21_the_documents_language_decides_the_words_around_a_figure() -> None:
    visit = empty(consent=NAMED, claims=(claim(metric="Ausschuss", before="25", after="6,5", unit="%"),))
    visit = replace(visit, visit=replace(visit.visit, language="de"))
    assert plain(story(visit).title.text) == "Halden Pumps AS: Ausschuss, 25 % → 6,5 %"
    german = plain(read(story(visit, words=translator_for("de"))))
    assert "Halden Pumps AS senkt Ausschuss von 25 % auf 6,5 %" in german
    assert not any(english in german for english in (" from ", "6.5", "points", "Down", "The results"))


def test_d22_no_space_stands_before_a_comma_and_a_span_has_its_word() -> None:
    text = prose(metric="Defects", change="-12", unit="%", period="three years")
    assert text == "Defects. Down by 12 % in three years."
    assert not any(re.search(r"\s,", part) for part in texts(story(whole("brewery"))))


def test_d23_signs_are_set_in_one_way() -> None:
    text = prose(category=OTHER, metric="Set-up", before="2-3 hours", after="1-2 hours", change="60% less", wording="-5 degrees")
    assert "2–3 hours" in text and "60 % less" in text and "−5 degrees" in text
    assert not re.search(r"\d%|\d-\d|-\d", text)


def test_d24_a_role_has_its_article_and_a_small_letter() -> None:
    planner = person("Marek", PersonConsent.ROLE_ONLY, job_title="Maintenance planner")
    one = claim(metric="Calls", before="9", after="3", said_by=planner.id)
    assert read(told(people=(planner,), claims=(one,)).notes) == "Told by the maintenance planner. Worked out from both figures."


def test_d25_a_feeling_is_told_in_sentences() -> None:
    (one,) = story(whole("halden-pumps")).feelings
    assert [said.text for said in one.sentences] == [
        "Ingrid Solberg, Head of Service: “I stopped checking my phone on Sundays.”",
        "The moment it was noticed: the first Sunday in May.",
    ]
