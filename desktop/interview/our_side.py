"""Tells who sits on our side of the table. Pure functions."""

from dataclasses import replace

from db.model.kinds import CustomerId
from db.model.records import Person, PersonId, Side
from db.model.whole_visit import WholeVisit
from desktop.interview.vocabulary import OUR_ROLES


def means_ours(role: str) -> bool:
    """Returns whether a role is one that only our people have; a longer title, as "Sales Director", may be theirs."""
    return " ".join(role.split()).casefold() in OUR_ROLES


def on_side(person: Person, side: Side, customer_id: CustomerId) -> Person:
    """Returns `person` on one side of the table: ours are known to the visits to every customer."""
    return replace(person, side=side, customer_id=None if side is Side.US else customer_id)


def is_ours(whole: WholeVisit, person_id: PersonId | None) -> bool:
    """Returns whether somebody at the table is on our side."""
    person = whole.person(person_id)
    return person is not None and person.side is Side.US
