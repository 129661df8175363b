"""Finds broken links between objectives, their results, and the quotes that prove them. It only lists and forbids nothing."""

from dataclasses import dataclass

from db.model.records import Claim, ClaimKind, Objection, ObjectionStatus, Objective
from db.model.whole_visit import WholeVisit


@dataclass(frozen=True, slots=True)
class LooseEnds:
    """The records that have no counterpart yet."""

    results_without_objective: tuple[Claim, ...] = ()
    objectives_without_result: tuple[Objective, ...] = ()
    answers_without_proof: tuple[Objection, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.results_without_objective or self.objectives_without_result or self.answers_without_proof)


def loose_ends(whole: WholeVisit) -> LooseEnds:
    """Returns results without an objective, objectives without a result, and objections whose answer has no proof."""
    results = [claim for claim in whole.claims if claim.kind is ClaimKind.RESULT]
    objectives = {objective.id for objective in whole.objectives}
    met = {claim.objective_id for claim in results}
    proofs = {claim.id for claim in whole.claims} | {quote.id for quote in whole.quotes}
    return LooseEnds(
        tuple(claim for claim in results if claim.objective_id not in objectives),
        tuple(objective for objective in whole.objectives if objective.text.strip() and objective.id not in met),
        tuple(o for o in whole.objections if o.status is ObjectionStatus.ANSWERED and not proofs.intersection(o.proofs)),
    )
