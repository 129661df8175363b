"""Holds one visit with all its records, each kind in its list."""

from collections.abc import Callable
from dataclasses import dataclass

from db.model.follow_ups import Dismissal, Follows
from db.model.kinds import PersonId, ValueCategory
from db.model.records import (
    Answer,
    Claim,
    Consent,
    Customer,
    Note,
    Objection,
    Objective,
    Person,
    Presence,
    Promise,
    Quote,
    Rate,
    ReturnPlan,
    Visit,
)

# The list of a whole visit that each kind of record fills, and the records a visit has at most once.
LISTS: dict[str, type] = {
    "presences": Presence,
    "answers": Answer,
    "notes": Note,
    "objectives": Objective,
    "objections": Objection,
    "claims": Claim,
    "quotes": Quote,
    "promises": Promise,
    "rates": Rate,
    "follows": Follows,
    "dismissals": Dismissal,
}
SINGLES: dict[str, type] = {"consent": Consent, "return_plan": ReturnPlan}


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeVisit:
    """One visit with everything heard there, each list in its order."""

    visit: Visit
    customer: Customer
    people: tuple[Person, ...] = ()
    presences: tuple[Presence, ...] = ()
    answers: tuple[Answer, ...] = ()
    notes: tuple[Note, ...] = ()
    objectives: tuple[Objective, ...] = ()
    objections: tuple[Objection, ...] = ()
    claims: tuple[Claim, ...] = ()
    quotes: tuple[Quote, ...] = ()
    promises: tuple[Promise, ...] = ()
    rates: tuple[Rate, ...] = ()
    follows: tuple[Follows, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    consent: Consent | None = None
    return_plan: ReturnPlan | None = None

    def answer(self, question: str) -> str:
        """Returns the free answer to `question`, or an empty text."""
        return next((answer.text for answer in self.answers if answer.question == question), "")

    def person(self, person_id: PersonId | None) -> Person | None:
        """Returns the person present with this id, or None."""
        return next((person for person in self.people if person.id == person_id), None)

    def claims_in(self, category: ValueCategory) -> tuple[Claim, ...]:
        """Returns the claims of one value category, in their order."""
        return self.claims_where(lambda claim: claim.category is category)

    def claims_where(self, wanted: Callable[[Claim], bool]) -> tuple[Claim, ...]:
        """Returns the claims for which `wanted` holds, in their order."""
        return tuple(claim for claim in self.claims if wanted(claim))
