from dataclasses import replace

from db.model.records import ClaimKind, Objection, ObjectionStatus, Objective, RecordId
from desktop.interview.loose_ends import loose_ends
from tests.factories import a_claim, a_quote
from tests.interview.test_story import an_empty_visit

EMPTY = an_empty_visit()
OBJECTIVE = Objective(id=RecordId("o"), visit_id=EMPTY.visit.id, text="Halve the stops")
QUOTE = a_quote(EMPTY.visit)
DOUBT = Objection(id=RecordId("d"), visit_id=EMPTY.visit.id, text="The brine", status=ObjectionStatus.ANSWERED)


def test_an_empty_visit_has_no_loose_ends() -> None:
    assert not loose_ends(EMPTY)


def test_a_result_is_loose_until_it_answers_an_objective_and_an_objective_until_a_result_does() -> None:
    claim = a_claim(EMPTY.visit)
    ends = loose_ends(replace(EMPTY, claims=(claim,), objectives=(OBJECTIVE,)))
    assert (ends.results_without_objective, ends.objectives_without_result) == ((claim,), (OBJECTIVE,))
    met = replace(claim, objective_id=OBJECTIVE.id)
    assert not loose_ends(replace(EMPTY, claims=(met,), objectives=(OBJECTIVE,)))


def test_a_goal_is_no_result() -> None:
    goal = a_claim(EMPTY.visit, kind=ClaimKind.GOAL, objective_id=OBJECTIVE.id)
    ends = loose_ends(replace(EMPTY, claims=(goal,), objectives=(OBJECTIVE,)))
    assert (ends.results_without_objective, ends.objectives_without_result) == ((), (OBJECTIVE,))


def test_an_answer_to_an_objection_wants_proof_that_is_still_there() -> None:
    bare = replace(EMPTY, objections=(DOUBT,), quotes=(QUOTE,))
    assert loose_ends(bare).answers_without_proof == (DOUBT,)
    proved = replace(bare, objections=(replace(DOUBT, proofs=(QUOTE.id,)),))
    assert not loose_ends(proved)
    assert loose_ends(replace(proved, quotes=())).answers_without_proof
    assert not loose_ends(replace(bare, objections=(replace(DOUBT, status=ObjectionStatus.OPEN),)))
