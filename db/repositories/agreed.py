"""Loads what was agreed with a customer, and where something was used; `visits.apply` stores what is added."""

from collections.abc import Iterable
from dataclasses import dataclass

from db.engine.driver import Connection
from db.history.gone import gone
from db.model.agreed import Approval, DismissedStop, Permission, Sharing, VersionItem
from db.model.kinds import CustomerId, Purpose, RecordId
from db.model.records import Answer, Consent, Person, Visit
from db.model.studies import StudyVersion
from db.tables.queries import R, select


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed with one customer, approved, sent and dismissed, each in the order in which it was noted."""

    permissions: tuple[Permission, ...] = ()
    approvals: tuple[Approval, ...] = ()
    sharings: tuple[Sharing, ...] = ()
    dismissed: tuple[DismissedStop, ...] = ()


def of_customer(connection: Connection, customer_id: CustomerId) -> Agreed:
    """Returns what was agreed with a customer."""
    return Agreed(
        all_of(connection, Permission, customer_id),
        all_of(connection, Approval, customer_id),
        all_of(connection, Sharing, customer_id),
        all_of(connection, DismissedStop, customer_id),
    )


def all_of(connection: Connection, kind: type[R], customer_id: CustomerId) -> tuple[R, ...]:
    """Returns all that is kept of one kind for a customer, in the order in which it was noted."""
    return tuple(select(connection, kind, "customer_id = ? ORDER BY rowid", customer_id))


def about_person(connection: Connection, person_id: str) -> list[Permission]:
    """Returns what was answered about a person besides their own field, in the order in which it was noted."""
    return select(connection, Permission, "person = ? ORDER BY rowid", person_id)


def answers_at_visits(connection: Connection, customer_id: CustomerId, question: str) -> list[tuple[Consent, str, str]]:
    """Returns what was answered at each visit to a customer, the day of the visit, and the free answer to `question` there."""
    consents = select(connection, Consent, "visit_id IN (SELECT id FROM visits WHERE customer_id = ?)", customer_id)
    rows = connection.execute(
        "SELECT visits.id, date, coalesce(text, '') FROM visits LEFT JOIN answers ON visit_id = visits.id AND question = ? "
        "WHERE customer_id = ?",
        (question, customer_id),
    )
    at = {visit_id: (str(day), str(words)) for visit_id, day, words in rows.fetchall()}
    return [(one, *at[one.visit_id]) for one in consents]


def answers_in_bin(connection: Connection, customer_id: CustomerId, question: str) -> list[tuple[Consent, str, str]]:
    """Returns the same of visits to a customer that lie in the bin: whoever refused something there goes on refusing it."""
    visits = {visit.id: visit.date for visit in gone(connection, Visit) if visit.customer_id == customer_id}
    if not visits:
        return []
    words = {one.visit_id: one.text for one in gone(connection, Answer) if one.question == question}
    consents = (one for one in gone(connection, Consent) if one.visit_id in visits)
    return [(one, visits[one.visit_id], words.get(one.visit_id, "")) for one in consents]


def people_in_bin(connection: Connection, customer_id: CustomerId) -> list[Person]:
    """Returns everybody of a customer who lies in the bin, with the visits at which they were."""
    return [one for one in gone(connection, Person) if one.customer_id == customer_id]


def people_of(connection: Connection, customer_id: CustomerId) -> tuple[Person, ...]:
    """Returns everybody who is known at a customer."""
    return all_of(connection, Person, customer_id)


def sent_to_approver(connection: Connection) -> list[CustomerId]:
    """Returns the customers of whom a version went to an approver."""
    rows = connection.execute(
        "SELECT DISTINCT customer_id FROM sharings WHERE purpose = ? AND study_version IS NOT NULL", (Purpose.APPROVER,)
    )
    return [CustomerId(customer_id) for (customer_id,) in rows.fetchall()]


def printed_of(connection: Connection, customer_id: CustomerId) -> tuple[VersionItem, ...]:
    """Returns every item of every version of a customer's case studies."""
    return all_of(connection, VersionItem, customer_id)


def versions_named(connection: Connection, ids: Iterable[RecordId]) -> tuple[StudyVersion, ...]:
    """Returns the versions with these ids that are here."""
    return tuple(version for one in ids for version in select(connection, StudyVersion, "id = ?", one))
