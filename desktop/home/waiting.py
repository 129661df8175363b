"""Finds how the case studies on Home stand, and which wait for an approver.

What it needs is imported then, as the first picture needs none of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class StudiesStanding:
    """What waits, and the status of the latest version of case studies by their ids."""

    waiting: tuple[WaitingLine, ...] = ()
    statuses: "Mapping[RecordId, StatusOf]" = field(default_factory=dict)


def standing_of(connection: "Connection", shown: Sequence[RecordId], day: str) -> StudiesStanding:
    """Returns what waits on `day`, the longest first, and how those case studies stand that are shown."""
    from db.repositories import agreed, studies

    whose = [study.customer_id for one in shown if (study := studies.study_of(connection, one))]
    customers = dict.fromkeys((*agreed.sent_to_approver(connection), *whose))
    found = [line for one in customers for line in _standing(connection, one, day)]
    return StudiesStanding(
        tuple(sorted((line for line in found if line.found.is_waiting), key=lambda line: -line.days)),
        {line.study_id: line.found for line in found if line.study_id in shown},
    )


def _standing(connection: "Connection", customer_id: CustomerId, day: str) -> Iterator[WaitingLine]:
    """Yields how the latest version of each case study of a customer stands, and since how many days."""
    from db.repositories import customers, studies
    from desktop.consent.status import status_of
    from desktop.workspace.known import known_of

    customer = customers.with_id(connection, customer_id)
    known = known_of(connection, customer, day)
    for study in studies.of_customer(connection, customer_id):
        if study.versions:
            found = status_of(study.versions[-1], known, day)
            yield WaitingLine(study.study.id, customer.name.strip(), found, found.days(day))
