"""What of the notes a story tells where: title, quotes, feelings, roles, signs, languages."""

import re
from dataclasses import replace
from typing import Any

import pytest

from db.model.records import (
    ClaimKind,
    CompanyConsent,
    Evidence,
    Objective,
    PersonConsent,
    Quote,
    RecordId,
    ValueCategory,
)
from desktop.core.messages import translator_for
from tests.report.content.story.told import (
    FILES,
    NAMED,
    all_of,
    read,
    story,
    texts,
    title_of,
    told,
    whole,
)
from tests.report.visits import VISIT, claim, consent, empty, person, quote
from tests.samples import some


def of(**fields: object) -> dict[str, object]:
    return fields


# D9, D12–D20, D22–D25


def test_a_change_worked_out_here_is_a_range_of_whole_percents_and_has_a_note() -> None:
    made = told(claims=(claim(metric="Call-outs", before="about 14", after="3–4", unit="call-outs", hedges=("about",)),))
    (result,) = made.results
    assert result.way.replace("\u00a0", " ") == "about 71–79 % fewer"
    assert dict(made.notes)[result.way_note] == "Worked out from both figures."
    for fields in ({"before": "2-3 hours", "after": "about 25 minutes"}, {"before": "2 jours", "after": "20 minutes"}):
        text = all_of(metric="Time to a quote", **fields)
        assert not re.search(r"\d[.,]\d+\s%|tenths|thirds|quarter", text), text


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


@pytest.mark.parametrize("name", some(FILES, 8))
def test_every_quote_is_told_once(name: str) -> None:
    visit = whole(name)
    text = read(story(visit)).replace("\u00a0", " ")
    silent = {one.id for one in visit.people if one.consent is PersonConsent.NONE}
    for one in visit.quotes:
        if one.publish and one.said_by not in silent:
            assert text.count(" ".join(one.text.split())) == 1, one.text


@pytest.mark.parametrize(
    ("said", "large"),
    [
        ("In the past a change was a dare. Now it is a Friday.", True),
        ("People phone to say thank you, which took some getting used to.", True),
        ("We used to drown in paper.", False),
        ("In the past, that alone could take weeks, easily.", False),
        ("Früher war das Chaos. Heute schaut niemand mehr auf die Uhr.", True),
    ],
)
def test_a_quote_that_turns_to_how_it_is_now_stands_large(said: str, large: bool) -> None:
    made = told(quotes=(quote(said),))
    assert (made.pull is not None, made.pain is not None) == (large, not large)


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


@pytest.mark.parametrize(
    ("metric", "inside"),
    [
        ("Saturdays on call", "Saturdays on call"),
        ("German orders", "German orders"),
        ("March orders", "March orders"),
        ("Norway's stock", "Norway's stock"),
        ("Swiss-made parts", "Swiss-made parts"),
        ("Orders", "orders"),
        ("Nights on call", "nights on call"),
    ],
)
def test_names_of_days_months_countries_and_peoples_keep_their_capital(metric: str, inside: str) -> None:
    assert title_of(metric=metric, before="9", after="3") == f"Halden Pumps AS cuts {inside} from 9 to 3"


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        (of(metric="People moved to the new tool", after="1000", unit="people"), "moves 1000 people to the new tool"),
        (of(metric="Leaks found", after="17", unit="leaks", period="in May"), "finds 17 leaks in May"),
        (of(metric="Orders handled by the robot", after="9", unit="orders"), "counts 9 orders handled by the robot"),
        (of(metric="Working hours", change="-900", unit="hours", period="a year"), "saves 900 working hours a year"),
        (of(metric="Savings in overtime", after="1,200", unit="EUR", period="a month"), "saves EUR 1,200 in overtime a month"),
        (of(metric="Systems on the platform", after="40", unit="% of systems"), "sees 40 % of systems on the platform"),
        (of(metric="Time to run a check", before="9 hours", after="1 hour", period="per check"),
         "cuts time to run a check from 9 hours to 1 hour"),
        (of(metric="CO2 emissions", change="-46", unit="tonnes CO2", period="a year"), "cuts CO2 emissions by 46 tonnes a year"),
    ],
)  # fmt: skip
def test_a_title_of_a_count_or_a_saving_has_a_verb(fields: dict[str, Any], title: str) -> None:
    assert title_of(**fields).replace("\u00a0", " ") == f"Halden Pumps AS {title}"


def test_words_of_somebody_who_speaks_of_themselves_have_their_speaker() -> None:
    lead = person("Ann Berg", PersonConsent.ROLE_ONLY, job_title="Shift lead")
    one = claim(ValueCategory.EMOTIONAL, metric="Nights", wording="I sleep again", feeling="calm / quiet", said_by=lead.id)
    (felt,) = told(people=(lead,), claims=(one,)).feelings
    assert [said.text for said in felt.sentences] == ["The shift lead: I sleep again."]
    assert felt.heading == "Nights.", "the word for it is not needed beside their own words"
    assert told(people=(lead,), claims=(one,), quotes=(quote("Now I sleep again.", said_by=lead.id),)).feelings == ()


NIGHTS = "I sleep through the night again"


@pytest.mark.parametrize("chosen", [None, (), ("another",), ("noted",)])
@pytest.mark.parametrize("noted_as", [(True,), (False, True), (True, False)])
def test_words_of_a_feeling_that_were_said_so_have_quotation_marks_whichever_quotes_are_chosen(
    chosen: tuple[str, ...] | None, noted_as: tuple[bool, ...]
) -> None:
    one = claim(ValueCategory.EMOTIONAL, metric="Nights", wording=NIGHTS)
    ids = [RecordId("noted"), RecordId("noted again")]
    quotes = [quote(NIGHTS, verbatim=verbatim) for verbatim in noted_as]
    visit = empty(
        consent=NAMED, claims=(one,), quotes=tuple(replace(said, id=key) for said, key in zip(quotes, ids, strict=False))
    )
    (felt,) = story(visit, quotes=chosen).feelings
    assert [said.text for said in felt.sentences] == [f"“{NIGHTS}”"]


@pytest.mark.parametrize("noted", [(), (quote(f"{NIGHTS}.", verbatim=False),), (quote("I sleep"),)])
def test_words_of_a_feeling_that_nobody_noted_word_for_word_have_none(noted: tuple[Quote, ...]) -> None:
    (felt,) = told(claims=(claim(ValueCategory.EMOTIONAL, metric="Nights", wording=NIGHTS),), quotes=noted).feelings
    assert [said.text for said in felt.sentences] == [f"{NIGHTS}."]


@pytest.mark.parametrize("kind", [kind for kind in ClaimKind if kind is not ClaimKind.RESULT])
def test_a_quote_in_the_words_of_a_feeling_that_stands_in_no_section_of_feelings_is_told_as_a_quote(kind: ClaimKind) -> None:
    made = told(claims=(claim(ValueCategory.EMOTIONAL, wording=NIGHTS, kind=kind),), quotes=(quote(NIGHTS),))
    assert made.pull is not None and read(made).count(NIGHTS) == 1


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


def test_who_has_no_name_and_no_role_is_of_no_company_beside_the_quote() -> None:
    (quoted,) = [one for one in (story(whole("tbm")).pain,) if one]
    assert quoted.by == "A person at the customer"
