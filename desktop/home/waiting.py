"""Finds the case studies that wait for an approver. What it needs is imported then, as the first picture needs none of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.model.kinds import CustomerId, RecordId

if TYPE_CHECKING:
    from db.engine.driver import Connection
    from desktop.consent.status import StatusOf


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A case study whose latest version waits: for whom, since when, and for how many days."""

    study_id: RecordId
    customer: str
    found: "StatusOf"
    days: int


def waiting_on(connection: "Connection", day: str) -> tuple[WaitingLine, ...]:
    """Returns what waits on `day`, the longest first."""
    from db.repositories import agreed

    found = [line for one in agreed.sent_to_approver(connection) for line in _waiting(connection, one, day)]
    return tuple(sorted(found, key=lambda line: -line.days))


def _waiting(connection: "Connection", customer_id: CustomerId, day: str) -> Iterator[WaitingLine]:
    from db.model.moments import is_day
    from db.repositories import customers, studies
    from desktop.consent.status import Status, status_of
    from desktop.workspace.known import known_of

    customer = customers.with_id(connection, customer_id)
    known = known_of(connection, customer, day)
    for study in studies.of_customer(connection, customer_id):
        found = status_of(study.versions[-1], known, day) if study.versions else None
        if found and found.status in (Status.WITH_CUSTOMER, Status.CHANGES):
            # An answer of another store may have no day.
            since = date.fromisoformat(found.since if is_day(found.since) else day)
            days = (date.fromisoformat(day) - since).days
            yield WaitingLine(study.study.id, customer.name.strip(), found, max(0, days))
