"""Brings together what is known of a customer before something goes out, and composes the draft that would. Uses no Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from db.model.agreed import DismissedStop, Permission
from db.model.case_study import Choices, Sentence
from db.model.house import Competitor, OurCompany
from db.model.records import Consent, Customer
from db.model.whole_study import as_version, begun, drafted, version_in
from db.model.whole_visit import WholeVisit
from db.repositories import agreed, without_visit
from desktop.consent.old_answers import EXACT_WORDS, answers_of, answers_of_person, as_in_force
from desktop.consent.permissions import is_day
from desktop.consent.status import Known
from desktop.core.messages import ENGLISH
from desktop.documents.stops import Draft
from desktop.report.content.case_study import story_of
from desktop.report.content.story.items import items_of
from desktop.report.content.story.standing import all_of

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


def dismissed_of(connection: "Connection", customer: Customer) -> tuple[DismissedStop, ...]:
    """Returns the stops that were dismissed for a customer."""
    return agreed.all_of(connection, DismissedStop, customer.id)


def competitors_of(connection: "Connection") -> tuple[Competitor, ...]:
    """Returns our competitors."""
    return tuple(one for one in without_visit.of_house(connection).records if isinstance(one, Competitor))


def draft_of(
    wholes: Sequence[WholeVisit],
    known: Known,
    day: str,
    stored: Sequence[Sentence] = (),
    ours: OurCompany | None = None,
    logo: bytes | None = None,
) -> Draft:
    """Returns the case study of the visits, as the rules choose, as it would go out on `day`: all in it is in force then."""
    now = as_in_force(wholes, known.permissions, day)
    choices = Choices(visits=tuple(whole.visit.id for whole in wholes))
    story = story_of(now, choices, stored, ours, logo)
    whole = begun(known.customer.id, choices)
    whole = replace(whole, sentences=drafted(whole.study, all_of(story)))
    return Draft(story=story, version=version_in(as_version(whole, items_of(story, now, ENGLISH))), wholes=now, known=known)
