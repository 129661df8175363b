"""Loads what was agreed with a customer, and where something was used; `visits.apply` stores what is added."""

from dataclasses import dataclass

from db.engine.driver import Connection
from db.model.agreed import Approval, DismissedStop, Permission, Sharing
from db.model.kinds import CustomerId
from db.model.records import Consent, Person
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
        _all(connection, Permission, customer_id),
        _all(connection, Approval, customer_id),
        _all(connection, Sharing, customer_id),
        _all(connection, DismissedStop, customer_id),
    )


def _all(connection: Connection, kind: type[R], customer_id: CustomerId) -> tuple[R, ...]:
    return tuple(select(connection, kind, "customer_id = ? ORDER BY rowid", customer_id))


def answers_at_visits(connection: Connection, customer_id: CustomerId) -> list[tuple[Consent, str]]:
    """Returns what was answered at each visit to a customer, with the day of the visit."""
    consents = select(connection, Consent, "visit_id IN (SELECT id FROM visits WHERE customer_id = ?)", customer_id)
    days = dict(connection.execute("SELECT id, date FROM visits WHERE customer_id = ?", (customer_id,)).fetchall())
    return [(one, str(days[one.visit_id])) for one in consents]


def people_of(connection: Connection, customer_id: CustomerId) -> tuple[Person, ...]:
    """Returns everybody who is known at a customer."""
    return tuple(select(connection, Person, "customer_id = ? ORDER BY rowid", customer_id))
