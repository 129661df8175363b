"""The table by which what visits and people hold of consent is read as permissions."""

from dataclasses import replace

import pytest

from db.model.agreed import Permission
from db.model.answers import EXACT_WORDS, TABLE, answers_of_person
from db.model.in_force import LAST_DAY, is_granted
from db.model.kinds import PermissionAnswer, PermissionSubject, Rung
from db.model.records import CompanyConsent, Customer, CustomerId, PersonConsent, RecordId
from db.model.whole_visit import WholeVisit
from desktop.consent.old_answers import (
    answers_at,
    as_in_force,
    disagreement,
    level_at,
    person_level,
)
from desktop.consent.permissions import COMPANY, LOGO
from tests.report.visits import GUIDES, answer, consent, empty, person

GRANTED, REFUSED, WITHDRAWN = PermissionAnswer.GRANTED, PermissionAnswer.REFUSED, PermissionAnswer.WITHDRAWN
CUSTOMER = Customer(id=CustomerId("c"), name="Halden Pumps AS")
NONE, ANONYMOUS, NAMED = CompanyConsent.INTERNAL_ONLY, CompanyConsent.ANONYMOUS, CompanyConsent.NAMED

# What was answered in the set-up, what was ticked at the close → how far the company may be told of.
COMPANIES = [
    (None, (), None),
    (CompanyConsent.UNASKED, (), None),
    (NAMED, (), NAMED),
    (ANONYMOUS, (), ANONYMOUS),
    (NONE, (), NONE),
    (None, ("name + company",), NAMED),
    (None, ("role + industry",), ANONYMOUS),
    (None, ("anonymous story",), ANONYMOUS),
    (None, ("anonymous number",), NONE),
    (None, ("internal only",), NONE),
    (None, ("logo",), None),
    (CompanyConsent.UNASKED, ("logo", "full case study"), None),
    (None, ("reference call",), None),
    (NAMED, ("full case study", "internal only"), NONE),
    (None, ("full case study", "internal only"), NONE),
    (NONE, ("full case study",), NONE),
    (NAMED, ("anonymous story",), ANONYMOUS),
    (ANONYMOUS, ("name + company",), ANONYMOUS),
    (ANONYMOUS, ("logo",), ANONYMOUS),
    (NAMED, ("name + company", "full case study", "reference call"), NAMED),
    (NAMED, ("  Internal   ONLY ",), NONE),
    (NAMED, ("something of their own",), NAMED),
]


@pytest.mark.parametrize(("company", "scope", "level"), COMPANIES)
def test_the_company_may_be_told_of_as_far_as_both_places_say(
    company: CompanyConsent | None, scope: tuple[str, ...], level: CompanyConsent | None
) -> None:
    assert level_at(empty(consent=consent(company, scope=scope))) is level


@pytest.mark.parametrize(
    ("said", "rungs"),
    [
        (PersonConsent.UNASKED, ()),
        (PersonConsent.NONE, ((Rung.STORY, REFUSED),)),
        (PersonConsent.ROLE_ONLY, ((Rung.ROLE, GRANTED), (Rung.NAME, REFUSED))),
        (PersonConsent.NAMED, ((Rung.NAME, GRANTED),)),
    ],
)
def test_what_a_person_answered_is_read_by_the_table(said: PersonConsent, rungs: tuple[object, ...]) -> None:
    ann = replace(person("Ann Bo", said), customer_id=CUSTOMER.id)
    found = answers_of_person(ann)
    assert tuple((one.rung, one.answer) for one in found) == rungs
    assert all((one.subject, one.person, one.by, one.since) == (PermissionSubject.PERSON, ann.id, "Ann Bo", "") for one in found)
    level = None if said is PersonConsent.UNASKED else said
    assert person_level(replace(ann, consent=None), found, LAST_DAY) is level


def test_every_old_answer_stands_in_the_table() -> None:
    assert set(TABLE) == {*CompanyConsent, *PersonConsent}


def test_nothing_that_was_answered_is_lost() -> None:
    whole = at("2026-11-20", NAMED, scope=("name + company", "logo", "photo", "full case study", "reference call"))
    found = answers_at(whole)
    assert {one.rung for one in found if one.answer is GRANTED} == {Rung.NAME, *[Rung.LOGO, Rung.PHOTO, Rung.FULL, Rung.CALL]}
    assert {one.words for one in found} == {"As long as we see it first."}
    assert {one.since for one in found} == {"2026-11-20"}
    assert len({one.id for one in found}) == len(found)


@pytest.mark.parametrize("name", ["15", "30", "45", "60"])
def test_every_guide_asks_for_the_ladder_and_then_for_the_exact_words(name: str) -> None:
    close = [
        question for block in GUIDES[name].blocks for question in block.questions if question.id in ("may_we_use", EXACT_WORDS)
    ]
    assert [question.id for question in close] == ["may_we_use", EXACT_WORDS]
    assert close[0].fills == "consent.scope" and close[1].fills == "answer"
    assert all(word in close[0].hint for word in ("internal only", "anonymous number", "name and company", "reference call"))


def at(date: str, company: CompanyConsent | None, scope: tuple[str, ...] = ()) -> WholeVisit:
    said = replace(consent(company, scope=scope), id=RecordId(f"consent {date}"), note="No photos.")
    whole = empty(consent=said, answers=(answer(EXACT_WORDS, "As long as we see it first."),))
    return replace(whole, visit=replace(whole.visit, date=date))


def stored(rung: Rung, answer: PermissionAnswer, since: str, **fields: object) -> Permission:
    usual: dict[str, object] = {"id": RecordId("p"), "customer_id": CUSTOMER.id, "subject": PermissionSubject.COMPANY}
    return Permission(**{**usual, "rung": rung, "answer": answer, "since": since, **fields})  # type: ignore[arg-type]  # as named


@pytest.mark.parametrize(
    ("visits", "answers", "level"),
    [
        ([("2026-03-01", NAMED), ("2026-05-01", ANONYMOUS)], (), ANONYMOUS),
        ([("2026-05-01", NAMED), ("2026-03-01", ANONYMOUS)], (), NAMED),
        ([("2026-03-01", NAMED), ("2026-05-01", None)], (), NAMED),
        ([("2026-03-01", NAMED), ("2026-03-01", ANONYMOUS)], (), ANONYMOUS),
        ([("", NAMED), ("2026-03-01", NONE)], (), NONE),
        ([("2026-03-01", NAMED)], (stored(Rung.NAME, WITHDRAWN, "2026-04-01"),), ANONYMOUS),
        ([("2026-03-01", NAMED)], (stored(Rung.NUMBER, WITHDRAWN, "2026-04-01"),), NONE),
        ([("2026-03-01", NAMED)], (stored(Rung.NAME, WITHDRAWN, "2026-03-01"),), ANONYMOUS),
        ([("2026-03-01", NONE)], (stored(Rung.NAME, GRANTED, "2026-04-01"),), NAMED),
        ([("2026-03-01", NONE)], (stored(Rung.NAME, GRANTED, "2026-04-01", until="2026-05-01"),), NONE),
        ([("2026-03-01", None)], (stored(Rung.NAME, GRANTED, "2026-04-01"),), NAMED),
        # What is recorded was answered, whatever day somebody typed.
        ([("2099-03-01", NAMED)], (), NAMED),
        ([("not a day", NAMED)], (), NAMED),
        ([("not a day", NAMED), ("2026-03-01", ANONYMOUS)], (), ANONYMOUS),
    ],
)
def test_visits_and_later_answers_together_say_how_the_company_is_told_of_today(
    visits: list[tuple[str, CompanyConsent | None]], answers: tuple[Permission, ...], level: CompanyConsent
) -> None:
    found = as_in_force([at(date, said) for date, said in visits], answers, "2026-06-01")
    assert {level_at(one) for one in found} == {level}


@pytest.mark.parametrize(
    ("field", "answers", "level"),
    [
        (PersonConsent.NAMED, (), PersonConsent.NAMED),
        (PersonConsent.NAMED, ((Rung.NAME, WITHDRAWN),), PersonConsent.UNASKED),
        (PersonConsent.NAMED, ((Rung.NAME, GRANTED), (Rung.NAME, WITHDRAWN)), PersonConsent.ROLE_ONLY),
        (PersonConsent.NAMED, ((Rung.STORY, REFUSED),), PersonConsent.NONE),
        (PersonConsent.NONE, ((Rung.NAME, GRANTED),), PersonConsent.NONE),
        (PersonConsent.ROLE_ONLY, ((Rung.NAME, GRANTED),), PersonConsent.ROLE_ONLY),
        (None, ((Rung.NAME, GRANTED),), PersonConsent.NAMED),
        (PersonConsent.UNASKED, ((Rung.ROLE, GRANTED),), PersonConsent.ROLE_ONLY),
    ],
)
def test_of_a_person_the_field_and_later_answers_both_count(
    field: PersonConsent | None, answers: tuple[tuple[Rung, PermissionAnswer], ...], level: PersonConsent
) -> None:
    ann = replace(person("Ann Bo", field), customer_id=CUSTOMER.id)
    about = {"subject": PermissionSubject.PERSON, "person": ann.id}
    given = [stored(rung, said, f"2026-04-0{n + 1}", **about) for n, (rung, said) in enumerate(answers)]
    assert person_level(ann, given, "2026-06-01") is level


def test_a_logo_that_was_ticked_goes_with_the_name() -> None:
    whole = at("2026-03-01", NAMED, scope=("logo", "reference call"))
    known = answers_at(whole)
    assert is_granted(known, LOGO, Rung.LOGO, LAST_DAY)
    (now,) = as_in_force([whole], (stored(Rung.NAME, WITHDRAWN, "2026-04-01"),), "2026-06-01")
    assert now.consent
    assert now.consent.scope == ("reference call",)
    assert is_granted(known, COMPANY, Rung.NAME, LAST_DAY)


@pytest.mark.parametrize(
    ("company", "scope", "shown"),
    [
        (NAMED, ("full case study", "internal only"), ("internal only", "full case study")),
        (NAMED, ("internal only",), ("internal only", "name + company")),
        (None, ("full case study", "internal only"), ("internal only", "full case study")),
        (NAMED, ("anonymous story",), ("anonymous story", "name + company")),
        (NAMED, ("role + industry",), ("role + industry", "name + company")),
        (ANONYMOUS, ("internal only",), ("internal only", "anonymous story")),
        (ANONYMOUS, ("role + industry",), None),
        (ANONYMOUS, ("name + company",), ("anonymous story", "name + company")),
        (NAMED, ("reference call",), None),
        (CompanyConsent.UNASKED, ("name + company",), None),
    ],
)
def test_two_answers_that_cannot_both_be_true_are_shown(
    company: CompanyConsent | None, scope: tuple[str, ...], shown: tuple[str, str] | None
) -> None:
    found = disagreement(consent(company, scope=scope), CUSTOMER)
    assert (found and (found.narrow, found.wide)) == shown
