"""Brings together what is known of a customer before something goes out: answered, approved, sent, by whom. Uses no Qt."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from db.model.agreed import Permission
from db.model.answers import EXACT_WORDS, answers_of, answers_of_person
from db.model.moments import is_day
from db.model.records import Consent, Customer
from db.repositories import agreed
from desktop.consent.status import Known

if TYPE_CHECKING:
    from db.engine.driver import Connection

APPROVER = "approver"


def answers_of_company(connection: "Connection", customer: Customer, day: str) -> tuple[Permission, ...]:
    """Returns what was answered about a customer up to `day`, at its visits and since; the fields of people stand in these."""
    found = agreed.all_of(connection, Permission, customer.id)
    return (*_at_visits(visited_with(connection, customer), customer, day), *found, *_gone_people(connection, customer))


def visited_with(connection: "Connection", customer: Customer) -> list[tuple[Consent, str, str]]:
    """Returns what was answered at each visit to a customer, with its day and words; also of visits in the bin."""
    here = agreed.answers_at_visits(connection, customer.id, EXACT_WORDS)
    return [*here, *agreed.answers_in_bin(connection, customer.id, EXACT_WORDS)]


def _gone_people(connection: "Connection", customer: Customer) -> Iterator[Permission]:
    return (one for person in agreed.people_in_bin(connection, customer.id) for one in answers_of_person(person))


def _at_visits(visited: Sequence[tuple[Consent, str, str]], customer: Customer, day: str) -> Iterator[Permission]:
    for consent, on, words in visited:
        # What is recorded was answered, whatever day somebody typed.
        yield from answers_of(consent, customer, min(on, day) if is_day(on) else "", words)


def known_of(connection: "Connection", customer: Customer, day: str) -> Known:
    """Returns what was agreed with a customer up to `day`, at its visits and since, approved and sent, and who must approve."""
    found = agreed.of_customer(connection, customer.id)
    people = agreed.people_of(connection, customer.id)
    visited = visited_with(connection, customer)
    noted = [consent.approver.strip() for consent, *_ in visited]
    approvers = [person.name.strip() for person in people if person.role.strip().casefold() == APPROVER]
    of_people = (one for person in people for one in answers_of_person(person))
    return Known(
        customer=customer,
        people=people,
        permissions=(
            *_at_visits(visited, customer, day),
            *found.permissions,
            *of_people,
            *_gone_people(connection, customer),
        ),
        approvals=found.approvals,
        sharings=found.sharings,
        required=tuple(dict.fromkeys(filter(None, approvers))) or tuple(dict.fromkeys(filter(None, noted))),
    )
