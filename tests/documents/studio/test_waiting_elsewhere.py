"""What somebody typed waits in documents of another language, and in a case study of several visits, as it does in others."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication

from db.model.follow_ups import Follows
from db.model.kinds import RecordId, Verdict, VisitId
from db.model.whole_visit import WholeVisit
from desktop.core.messages import translator_for
from desktop.documents.studio.studio_options import moved
from tests.documents.studio.sitting import Sitting, nothing_stored
from tests.report.content.story.told import whole
from tests.report.visits import claim

HALDEN = whole("halden-pumps")
MINE = "They plan, and nobody calls."


@pytest.mark.parametrize("language", ["de", "fr"])
def test_in_another_language_words_wait_and_come_back_as_well(qapp: QCoreApplication, language: str) -> None:
    at = Sitting(HALDEN, nothing_stored(), words=translator_for(language))
    words_wait_and_come_back(at, at.result())


def words_wait_and_come_back(at: Sitting, record: str) -> None:
    at.type(at.pieces("results", record)[-1], MINE)
    before = at.story
    at.toggle("results", record)
    assert MINE in at.waiting and not at.says_anywhere(MINE)
    at.toggle("results", record)
    assert at.story == before


def later_visit(number: str = "later") -> WholeVisit:
    """A visit of the same customer a year later, at which something else was told."""
    told = claim(metric="Reports written at night", before="12", after="2")
    visit = replace(HALDEN.visit, id=VisitId(number), date="2027-05-04")
    told = replace(told, id=RecordId(f"claim {number}"), visit_id=visit.id)
    return replace(HALDEN, visit=visit, claims=(told,), quotes=(), objections=(), objectives=(), answers=(), promises=())


def test_of_a_study_of_two_visits_the_words_over_a_result_of_either_wait_and_come_back(qapp: QCoreApplication) -> None:
    for record in (str(HALDEN.claims[0].id), "claim later"):
        at = Sitting(HALDEN, nothing_stored(), later=[later_visit()])
        at.choose(moved(at.of.choices, at.look.options, "results", record, 0))
        words_wait_and_come_back(at, record)


@pytest.mark.parametrize("worse", ["the same again", "followed"])
def test_words_over_a_result_that_was_told_anew_at_a_later_visit_say_that_the_notes_have_changed(
    qapp: QCoreApplication, worse: str
) -> None:
    first, later = HALDEN.claims[0], later_visit()
    follows = Follows(
        id=RecordId("f"), visit_id=later.visit.id, earlier_id=first.id, record_id=RecordId("newer"), verdict=Verdict.WORSE
    )
    anew = replace(first, id=RecordId("newer"), visit_id=later.visit.id, after="5–6")
    anew = replace(anew, metric="Call-outs at night") if worse == "followed" else anew
    later = replace(later, claims=(anew,), follows=(follows,) if worse == "followed" else ())
    at = Sitting(HALDEN, nothing_stored())
    at.type(at.pieces("results", first.id)[-1], MINE)
    assert not any(one.changed for one in at.pieces("results"))
    at.visit(at.visited, later)
    at.choose(replace(at.of.choices, visits=(at.visited.visit.id, later.visit.id)))
    (mine,) = (one for one in at.pieces("results") if one.is_typed)
    assert mine.sentence.text == MINE and mine.changed
    at.type(mine, f"{MINE} Still.")
    assert not any(one.changed for one in at.pieces("results"))


def test_words_that_wait_over_a_visit_which_is_taken_out_wait_on_until_it_is_chosen_again(qapp: QCoreApplication) -> None:
    later = later_visit()
    at = Sitting(HALDEN, nothing_stored(), later=[later])
    at.choose(moved(at.of.choices, at.look.options, "results", "claim later", 0))
    at.type(at.pieces("results", "claim later")[-1], MINE)
    before = at.story
    at.toggle("results", "claim later")
    both, first = at.of.choices.visits, at.of.recorded[0]
    at.visit(first)
    at.choose(replace(at.of.choices, visits=both[:1]))
    assert MINE in at.waiting and not at.says_anywhere(MINE)
    assert at.option("results", "claim later").words == MINE
    at.visit(first, later)
    at.choose(replace(at.of.choices, visits=both))
    assert MINE in at.waiting
    at.toggle("results", "claim later")
    assert at.story == before
