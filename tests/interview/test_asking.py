from dataclasses import replace

import pytest

from db.model.records import Answer, Evidence, RecordId, ValueCategory
from desktop.core.paths import resources
from desktop.interview.asking import minutes_of, probes_for, still_to_ask
from desktop.interview.guide import Question, read_guide
from tests.factories import a_claim
from tests.interview.test_story import GUIDE, a_full_story, an_empty_visit


def question(question_id: str) -> Question:
    return next(question for question in GUIDE.questions if question.id == question_id)


def ids(minutes: int | None) -> list[str]:
    return [ask.question.id for ask in still_to_ask(an_empty_visit(), GUIDE, minutes).first]


def test_with_time_enough_everything_missing_is_asked_in_the_order_of_the_guide() -> None:
    starred = [question.id for question in GUIDE.starred]
    assert ids(None) == ids(45) == starred
    assert still_to_ask(an_empty_visit(), GUIDE, 45).later == ()


def test_a_full_story_leaves_nothing_to_ask() -> None:
    assert still_to_ask(a_full_story(), GUIDE, 3) == still_to_ask(a_full_story(), GUIDE)
    assert still_to_ask(a_full_story(), GUIDE).first == ()


@pytest.mark.parametrize("minutes", range(46))
def test_what_is_to_be_asked_fits_into_the_minutes_left_and_nothing_is_forgotten(minutes: int) -> None:
    rest = still_to_ask(an_empty_visit(), GUIDE, minutes)
    assert sum(ask.minutes for ask in rest.first) <= max(minutes, rest.first[0].minutes)
    assert {ask.question.id for ask in (*rest.first, *rest.later)} == {question.id for question in GUIDE.starred}


def test_with_little_time_the_number_and_what_was_before_go_first() -> None:
    assert ids(0) == ["cost"]
    assert ids(6) == ["challenge", "cost"]
    rest = still_to_ask(an_empty_visit(), GUIDE, 8)
    assert [ask.question.id for ask in rest.first] == ["challenge", "cost", "quote"]


def test_what_is_chosen_is_still_asked_in_the_order_of_the_guide() -> None:
    order = [question.id for question in GUIDE.starred]
    for minutes in range(46):
        assert ids(minutes) == sorted(ids(minutes), key=order.index)


@pytest.mark.parametrize("minutes", [15, 30, 45, 60])
def test_every_guide_ranks_its_starred_questions_and_times_them(minutes: int) -> None:
    guide = read_guide(resources() / "guides" / f"{minutes}.toml")
    assert sorted(question.rank for question in guide.starred) == list(range(1, 10))
    assert all(minutes_of(question, guide) >= 1 for question in guide.starred)


def test_an_open_question_offers_the_probes_of_the_guide() -> None:
    assert probes_for(an_empty_visit(), question("challenge")) == question("challenge").probes[:3]


def test_a_short_answer_is_asked_on_and_a_long_one_is_left_alone() -> None:
    empty = an_empty_visit()

    def answered(text: str) -> tuple[str, ...]:
        answer = Answer(id=RecordId("a"), visit_id=empty.visit.id, question="challenge", text=text)
        return probes_for(replace(empty, answers=(answer,)), question("challenge"))

    assert answered("Chaos") == question("challenge").probes[:1]
    assert answered("We drove first and thought about it later.") == ()


def test_a_thin_claim_is_asked_what_it_lacks_by_name_where_there_are_several() -> None:
    empty = an_empty_visit()
    lacking = a_claim(empty.visit, category=ValueCategory.COST, metric="Stops", before="", after="3")
    whole = a_claim(empty.visit, category=ValueCategory.COST, metric="Fuel", evidence=Evidence.MEASURED, period="a year")
    one = replace(empty, claims=(lacking,))
    assert probes_for(one, question("cost"))[0].startswith("Compared to what?")
    assert any("How do they know?" in probe for probe in probes_for(one, question("cost")))
    two = replace(empty, claims=(lacking, whole))
    assert probes_for(two, question("cost"))[0].startswith("Stops: Compared to what?")
