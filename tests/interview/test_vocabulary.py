from db.model.ids import new_id
from db.model.records import Answer, Claim, Person, RecordId, ValueCategory
from desktop.core.messages import ENGLISH, PSEUDO, translator_for
from desktop.interview.vocabulary import FEELINGS, NOTHING, OBJECTIONS, ROLES, kept, offered, reasons, worded, worded_visit
from tests.factories import a_claim, a_customer, a_person, a_visit, a_whole_visit

OTHER = translator_for(PSEUDO)


def test_words_of_ours_are_shown_in_the_language_and_others_as_typed() -> None:
    assert worded(a_person(role="champion"), OTHER).role == OTHER.text("champion") != "champion"
    assert worded(a_person(role="{owner} of the plant"), OTHER).role == "{owner} of the plant"
    claim = a_claim(a_visit(a_customer()), category=ValueCategory.EMOTIONAL, feeling="calm", elements=("Hope", "Spare parts"))
    told = worded(claim, OTHER)
    assert (told.feeling, told.elements) == (OTHER.text("calm"), (OTHER.text("Hope"), "Spare parts"))


def test_english_costs_nothing() -> None:
    person, whole = a_person(role="champion"), a_whole_visit()
    assert worded(person, ENGLISH) is person and worded_visit(whole, ENGLISH) is whole


def test_what_is_kept_is_english_again() -> None:
    for name, texts in (("role", ROLES), ("role", ("Plant manager",))):
        assert [kept(Person, name, worded(a_person(role=text), OTHER).role, OTHER) for text in texts] == list(texts)
    assert kept(Claim, "elements", (OTHER.text("Hope"), "Spare parts"), OTHER) == ("Hope", "Spare parts")
    # A role is no feeling, and nothing is taken for a word where none is offered.
    assert kept(Claim, "feeling", OTHER.text("champion"), OTHER) == OTHER.text("champion")
    assert kept(Claim, "evidence", None, OTHER) is None


def test_words_used_before_are_offered_first_and_none_twice() -> None:
    found = offered(Claim, "feeling", OTHER, ("hunger", "calm"))
    assert found[:2] == ("hunger", OTHER.text("calm")) and len(found) == len(set(found)) == len(FEELINGS) + 1


def test_the_reasons_follow_the_kind_of_objection_in_any_language() -> None:
    for kind, texts in OBJECTIONS.items():
        assert reasons(kind, OTHER) == reasons(OTHER.text(kind), OTHER) == tuple(map(OTHER.text, texts))
    assert reasons("weather", OTHER) == ()


def test_a_whole_visit_is_shown_with_all_its_records() -> None:
    visit = a_visit(a_customer())
    answer = Answer(id=RecordId(new_id()), visit_id=visit.id, question="cost", text=NOTHING)
    whole = a_whole_visit(answers=(answer,), people=(a_person(role="user"),))
    told = worded_visit(whole, OTHER)
    assert told.answers[0].text == OTHER.text(NOTHING) and told.people[0].role == OTHER.text("user")
