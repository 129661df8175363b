"""Where an answer from the paper guide lands: at the place of its question, whatever guide was printed."""

from itertools import count

import pytest

from db.model.records import Note, Objective, Person
from db.model.visit_copy import records_of
from db.model.whole_visit import WholeVisit
from desktop.interview.guide import Guide, Question
from desktop.workspace.known_people import with_known
from desktop.workspace.paper_answer import PEOPLE, from_paper, so_far
from desktop.workspace.whole_visit import gathered
from tests.report.content.story.told import whole
from tests.report.visits import GUIDES, empty, person

NUMBERS = count()


def with_answer(whole: WholeVisit, question: Question, text: str) -> WholeVisit:
    """Returns the visit with an answer from paper in it."""
    records = {record.id: record for record in records_of(whole)}
    records |= {record.id: record for record in from_paper(question, text, whole)}
    return gathered(whole.visit.id, records.values())


@pytest.mark.parametrize("guide", GUIDES.values(), ids=list(GUIDES))
@pytest.mark.parametrize("start", [empty(), whole("halden-pumps")], ids=["empty", "full"])
def test_every_answer_of_every_guide_stands_somewhere_and_what_was_there_stays(guide: Guide, start: WholeVisit) -> None:
    for number, question in guide.numbered.items():
        if question.fills == PEOPLE:
            continue
        words = f"word{next(NUMBERS)} of number {number}"
        after = with_answer(start, question, words)
        assert words in repr(after)
        told = " ".join(so_far(question, after))
        assert words in told or any(words in note.text for note in after.notes)
        for before in so_far(question, start):
            assert before in told


@pytest.mark.parametrize("guide", GUIDES.values(), ids=list(GUIDES))
def test_numbers_run_through_the_whole_guide(guide: Guide) -> None:
    assert list(guide.numbered) == list(range(1, len(list(guide.questions)) + 1))
    assert list(guide.numbered.values()) == list(guide.questions)


def test_a_note_of_an_answer_without_a_place_says_what_was_asked() -> None:
    (note,) = from_paper(Question(id="x", ask="May we take notes?", fills="consent.company"), "Yes", empty())
    assert isinstance(note, Note) and note.text == "May we take notes? Yes" and note.at


def test_when_it_was_said_is_not_made_up() -> None:
    (objective,) = from_paper(Question(id="x", ask="?", fills="objectives"), "halve stops", empty())
    assert isinstance(objective, Objective) and not getattr(objective, "heard_at", "")
    (claim,) = from_paper(Question(id="x", ask="?", fills="claims.cost"), "two days", empty())
    assert not getattr(claim, "heard_at", "")


def test_a_product_is_added_once() -> None:
    question, visited = Question(id="x", ask="?", fills="visit"), empty()
    for words in ("Sensors", "Parts lists", "Sensors"):
        visited = with_answer(visited, question, words)
    assert visited.visit.product == "Sensors, Parts lists"


WHO = Question(id="who", ask="Who is at the table?", fills=PEOPLE)


def test_several_people_under_one_number_come_to_the_table_one_by_one() -> None:
    after = with_answer(empty(), WHO, "Ingrid Solberg, Head of Service; Bjørn Dahl (Plant Manager) and Tom Berger")
    assert [(one.name, one.job_title) for one in after.people] == [
        ("Ingrid Solberg", "Head of Service"),
        ("Bjørn Dahl", "Plant Manager"),
        ("Tom Berger", ""),
    ]
    again = with_answer(after, WHO, "Tom Berger, Kari Moen")
    assert [one.name for one in again.people] == ["Ingrid Solberg", "Bjørn Dahl", "Tom Berger", "Kari Moen"]


def test_somebody_known_takes_the_title_told_now_and_another_one_is_kept_as_a_note() -> None:
    known = person("Ingrid Solberg"), person("Bjørn Dahl", job_title="Foreman")
    told = from_paper(WHO, "Ingrid Solberg, Head of Service; Bjørn Dahl, Plant Manager", empty(), known)
    meant, people = with_known(told, (), known, empty())
    assert {one.name for one in people} == {"Ingrid Solberg", "Bjørn Dahl"}
    assert [(one.id, one.job_title) for one in meant if isinstance(one, Person)] == [(known[0].id, "Head of Service")]
    assert [one.text for one in meant if isinstance(one, Note)] == [
        "Who is at the table? Ingrid Solberg, Head of Service; Bjørn Dahl, Plant Manager"
    ]
