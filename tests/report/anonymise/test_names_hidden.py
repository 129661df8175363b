from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.records import CompanyConsent, Customer, PersonConsent, Side
from db.model.whole_visit import WholeVisit
from db.names.spellings import Wanted
from desktop.core.messages import ENGLISH
from desktop.report.anonymise.name_matcher import Replacements, hiding
from desktop.report.anonymise.who_may_be_named import agreed, customer_called, is_named, person_called
from desktop.report.content.case_study import case_study
from tests.report.content.story.told import texts
from tests.report.reading import read_back
from tests.report.visits import CUSTOMER, answer, claim, consent, empty, full, objection, person, quote
from tests.samples import examples

ANONYMOUS = consent(CompanyConsent.ANONYMOUS)


def called(name: str = "Halden Pumps AS", **fields: str) -> WholeVisit:
    return empty(customer=Customer(id=CUSTOMER, name=name, **fields), consent=ANONYMOUS)


def told(text: str, whole: WholeVisit) -> str:
    return agreed(replace(whole, answers=(answer("challenge", text),)), ENGLISH).answer("challenge")


@pytest.mark.parametrize("company", [None, CompanyConsent.UNASKED, CompanyConsent.INTERNAL_ONLY, CompanyConsent.ANONYMOUS])
def test_a_customer_is_named_only_if_the_company_agreed(company: CompanyConsent | None) -> None:
    whole = replace(called(alias="A Nordic pump maker"), consent=consent(company))
    assert not is_named(whole)
    assert customer_called(whole, ENGLISH) == "A Nordic pump maker"
    assert customer_called(replace(whole, consent=None), ENGLISH) == "A Nordic pump maker"
    assert customer_called(replace(whole, consent=consent(CompanyConsent.NAMED)), ENGLISH) == "Halden Pumps AS"


def test_without_an_alias_the_industry_speaks_and_without_both_a_plain_phrase() -> None:
    assert customer_called(called(industry="pump making"), ENGLISH) == "A customer in pump making"
    assert customer_called(called(industry="Halden Pumps AS"), ENGLISH) == "A customer in A customer"
    assert customer_called(called(), ENGLISH) == "A customer"


@pytest.mark.parametrize(
    ("consent_", "expected"),
    [
        (PersonConsent.NAMED, "Ingrid Solberg, Head of Service"),
        (PersonConsent.ROLE_ONLY, "Head of Service"),
        (PersonConsent.NONE, "a person at the customer"),
        (PersonConsent.UNASKED, "a person at the customer"),
        (None, "a person at the customer"),
    ],
)
def test_a_person_is_called_as_they_agreed(consent_: PersonConsent | None, expected: str) -> None:
    assert person_called(person("Ingrid Solberg", consent_, job_title="Head of Service"), ENGLISH) == expected


def test_somebody_of_ours_who_was_not_asked_is_one_of_us() -> None:
    assert person_called(person("T. Sales", side=Side.US), ENGLISH) == "one of us"
    assert person_called(None, ENGLISH) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Halden Pumps AS is large",
        "HALDEN  pumps\nas is large",
        "Halden Pumps is large",
        "at halden pumps",
        "Halden Pumps’ service",
        "the Halden-Pumps way",
        "Hal\u00adden Pu\u200bmps",
        "ＨＡＬＤＥＮ　ＰＵＭＰＳ",
        "Hälden Pumps",
    ],
)
def test_the_name_of_an_anonymous_customer_is_replaced_however_it_is_written(text: str) -> None:
    found = told(text, called(alias="A Nordic firm"))
    assert "A Nordic firm" in found
    assert not {"den", "mps", "ｍｐｓ"} & {found.casefold()[at : at + 3] for at in range(len(found))}


@pytest.mark.parametrize(
    "text",
    [
        "Halden likes it",
        "Haldens pumps",
        "at Halden's",
        "the HALDEN way",
        "Hal-\nden Pumps",
        "H a l d e n",
        "HaldenApp",
        "myHalden",
        "Нalden",
        "Halden™",
        "H. P. said",
        "we at HP",
        "HPAS",
    ],
)
def test_the_distinctive_part_of_a_name_is_found_and_its_initials(text: str) -> None:
    found = told(text, called(alias="A Nordic firm"))
    assert "A Nordic firm" in found
    assert not {"hal", "h p", "h. p", "hp"} & {found.casefold()[at : at + n] for at in range(len(found)) for n in (2, 3, 4)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("write to i.solberg@halden.example today", "write to an e-mail address today"),
        ("ask bo (at) halden.example", "ask an e-mail address"),
        ("see https://www.halden.example/a?b=1.", "see a web address"),
        ("see www.anything.example", "see a web address"),
        ("shop.haldenpumps.example has it", "a web address has it"),
        ("follow @haldenpumps and #HaldenRocks", "follow a web address and a web address"),
        ("in Fredrikstad, at FREDRIKSTAD plant", "in a place of theirs, at a place of theirs plant"),
    ],
)
def test_addresses_and_places_do_not_lead_to_an_anonymous_customer(text: str, expected: str) -> None:
    whole = called()
    assert told(text, replace(whole, visit=replace(whole.visit, place="Fredrikstad, plant 2"))) == expected


def test_what_leads_to_nobody_stays() -> None:
    text = "e.g. 3.5 h in version 2.1 of Node.js; see #3, @noon, 15 HP, Pumps and pumps, the IT team"
    assert told(text, called("Iron Halden Trade AS")) == text


def test_an_address_with_the_name_of_somebody_unnamed_is_hidden_for_a_named_customer_too() -> None:
    whole = empty(consent=consent(CompanyConsent.NAMED), people=(person("Ingrid Solberg"),))
    assert told("i.solberg@x.example and info@x.example", whole) == "an e-mail address and info@x.example"


def test_a_name_typed_small_is_a_name_unless_it_is_a_word() -> None:
    assert told("babylon likes it", called("Babylon")) == "A customer likes it"
    assert told("they hit target at Target", called("Target")) == "they hit target at A customer"
    assert told("the line stops at LINE", called("LINE")) == "the line stops at A customer"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Ingrid Solberg", "I. Solberg and Ingrid S. and solberg", "{0} and {0} and {0}"),
        ("Ingrid Solberg", "Ingrid M. Solberg; I. S.", "{0}; {0}"),
        ("Jean-Luc Dahl", "Jean and JEAN-LUC", "{0} and {0}"),
        ("ingrid solberg", "Ingrid", "{0}"),
        ("Søren Bråten", "Soeren, Soren, Braaten", "{0}, {0}, {0}"),
        ("山田太郎", "山田さんは", "{0}さんは"),
        ("Ingrid Solberg", "IS THIS IT?", "IS THIS IT?"),
    ],
)
def test_a_person_is_found_by_each_way_of_writing_a_name(name: str, text: str, expected: str) -> None:
    whole = empty(consent=ANONYMOUS, people=(person(name, PersonConsent.ROLE_ONLY, job_title="CIO"),))
    assert told(text, whole) == expected.format("CIO")


def test_an_alias_and_an_industry_bring_nobody_back() -> None:
    whole = replace(called(alias="Where Ingrid Solberg works, in Oslo"), people=(person("Ingrid Solberg"),))
    whole = replace(whole, visit=replace(whole.visit, place="Oslo"))
    assert customer_called(whole, ENGLISH) == "Where a person at the customer works, in a place of theirs"


def test_hiding_costs_no_more_than_the_text_is_long() -> None:
    for run in ("Halden ", "H a l ", "- \n", "Hal-\n", "a.b.", "@", "I. ", "Halden Pumps "):
        assert told(run * examples(5_000), called()) is not None


def test_a_name_inside_another_word_stays() -> None:
    assert told("Pumping at Babylonia", called("Babylon")) == "Pumping at Babylonia"
    assert told("the line and the LINE app", called("LINE Ltd")) == "the line and the A customer app"


def test_names_of_scripts_without_spaces_are_found_before_their_particles() -> None:
    assert told("株式会社山田は大きい。山田では", called("株式会社山田", alias="X社")) == "X社は大きい。X社では"
    assert told("JYP는 크다", called("JYP", alias="한 회사")) == "한 회사는 크다"


@pytest.mark.parametrize("name", ["Bru\u0308ckner", "BRÜCKNER", "Bruckner"])
def test_a_name_is_found_with_its_accents_in_whatever_form(name: str) -> None:
    assert told(f"{name} pumps", called("Brückner")) == "A customer pumps"
    assert told("Lodz and Łódź", called("Łódź")) == "A customer and A customer"


def test_a_word_with_an_accent_after_the_name_is_replaced_with_it() -> None:
    assert told("Brückner\u0301 pumps", called("Brückner")) == "A customer pumps"


def test_people_who_did_not_agree_are_replaced_in_free_text_by_all_their_names() -> None:
    whole = empty(consent=ANONYMOUS, people=(person("Ingrid Solberg", PersonConsent.ROLE_ONLY, job_title="Head of Service"),))
    assert (
        told("Ingrid Solberg, INGRID SOLBERG, Solberg and Ingrid.", whole)
        == ", ".join(["Head of Service"] * 3) + " and Head of Service."
    )
    named = empty(consent=consent(CompanyConsent.NAMED), people=(person("Ingrid Solberg", PersonConsent.NAMED),))
    assert told("Ingrid said", named) == "Ingrid said"


@pytest.mark.parametrize("company", [None, CompanyConsent.UNASKED, CompanyConsent.INTERNAL_ONLY, CompanyConsent.ANONYMOUS])
def test_an_anonymous_company_has_only_roles_in_it_whatever_a_person_agreed(company: CompanyConsent | None) -> None:
    ingrid = person("Ingrid Solberg", PersonConsent.NAMED, job_title="Head of Service")
    whole = empty(consent=consent(company), people=(ingrid,), quotes=(quote("Calm nights", said_by=ingrid.id),))
    assert told("Ingrid said so to Solberg", whole) == "Head of Service said so to Head of Service"
    outline = repr(case_study(whole))
    assert "Head of Service" in outline
    assert not {"Ingrid", "Solberg"} & set(outline.replace('"', " ").replace("'", " ").replace(",", " ").split())


def test_what_replaces_a_name_within_quotation_marks_stands_in_square_brackets() -> None:
    tormod = person("Tormod Lie", PersonConsent.ROLE_ONLY, job_title="CFO")
    said = "I got my evenings back, and Tormod got his penalties off the books."
    whole = empty(consent=consent(CompanyConsent.NAMED), people=(tormod,), quotes=(quote(said), quote(said, verbatim=False)))
    whole = replace(whole, objections=(objection(said, answer=said, verbatim=True),))
    public = agreed(whole, ENGLISH)
    assert [one.text for one in public.quotes] == [said.replace("Tormod", "[CFO]"), said.replace("Tormod", "CFO")]
    assert (public.objections[0].text, public.objections[0].answer) == (
        said.replace("Tormod", "[CFO]"),
        said.replace("Tormod", "CFO"),
    )


def test_a_job_title_does_not_bring_the_name_of_the_customer_back() -> None:
    whole = replace(
        called("JYP", alias="a label"), people=(person("Chan Park", PersonConsent.ROLE_ONLY, job_title="CIO, JYP IT"),)
    )
    assert told("Chan Park of JYP", whole) == "CIO, a label IT of a label"
    assert agreed(whole, ENGLISH).people[0].job_title == "CIO, a label IT"


def test_nothing_that_is_not_to_be_published_remains() -> None:
    whole = full()
    public = agreed(whole, ENGLISH)
    assert all(claim.publish for claim in public.claims)
    assert (len(public.claims), len(public.quotes), len(public.objections)) == (10, 2, 1)
    assert public.notes == ()


def test_an_anonymous_case_study_names_neither_customer_nor_place_nor_source_nor_those_who_did_not_agree() -> None:
    whole = replace(full(), consent=ANONYMOUS)
    outline = case_study(whole)
    text = read_back(outline) + repr(outline)
    assert "A Nordic pump maker" in text
    for secret in ("Ingrid", "Solberg", "Halden", "Fredrikstad", "example.org", "Bjørn", "Dahl", "Oslofjord"):
        assert secret not in text


SECRET = "Zaqwyx Corp"
PLACES = st.sampled_from(
    ["metric", "before", "after", "change", "unit", "period", "wording", "topic", "feeling", "moment", "beneficiary"]
)


@given(
    PLACES, st.sampled_from(["at {}", "{}", "({})", "“{}”"]), st.sampled_from([SECRET, SECRET.lower(), SECRET.upper(), "Zaqwyx"])
)
def test_a_name_leaks_from_no_field_of_a_claim(field: str, around: str, name: str) -> None:
    changed: dict[str, Any] = {field: around.format(name)}
    one = replace(claim(), **changed)
    whole = empty(customer=Customer(id=CUSTOMER, name=SECRET), claims=(one,))
    assert "zaqwyx" not in repr(case_study(whole)).casefold()


def test_a_name_leaks_from_no_quote_objection_or_promise() -> None:
    said = f"We at {SECRET} like it"
    whole = empty(
        customer=Customer(id=CUSTOMER, name=SECRET, country=SECRET, size=SECRET),
        quotes=(quote(said),),
        objections=(objection(said, answer=said),),
        answers=tuple(answer(question, said) for question in ("challenge", "alternatives", "solution", "start", "surprises")),
    )
    # The ids of these records hold the name; a document has no ids.
    assert "zaqwyx" not in "".join(texts(case_study(whole))).casefold()


@pytest.mark.parametrize("sign", ["\ufdd0", "\ufde0", "\ufdd0\ufde0", "\ufdd1\ufde3\ufdd0", "\ufdef"])
def test_signs_that_stand_for_names_meanwhile_come_back_where_somebody_typed_them(sign: str) -> None:
    telling = Replacements()
    telling.add(hiding([Wanted("Halden Pumps")], telling.holder("a pump maker")))
    assert telling(f"{sign}Halden Pumps {sign} said{sign}") == f"{sign}a pump maker {sign} said{sign}"
