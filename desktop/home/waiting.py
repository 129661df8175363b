"""Finds the case studies that wait for an approver, in a thread that reads the store by itself."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.engine.store import Store
from db.model.kinds import CustomerId, RecordId
from desktop.consent.status import Status, StatusOf, status_of
from desktop.core.background import Background, BackgroundRun

if TYPE_CHECKING:
    from db.engine.driver import Connection

WAITING = (Status.WITH_CUSTOMER, Status.CHANGES)


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A case study whose latest version waits: for whom, since when, and for how many days."""

    study_id: RecordId
    customer: str
    found: StatusOf
    days: int


def waiting_on(connection: "Connection", day: str) -> tuple[WaitingLine, ...]:
    """Returns what waits on `day`, the longest first."""
    from db.repositories import agreed

    found = [line for one in agreed.sent_to_approver(connection) for line in _waiting(connection, one, day)]
    return tuple(sorted(found, key=lambda line: -line.days))


def _waiting(connection: "Connection", customer_id: CustomerId, day: str) -> Iterator[WaitingLine]:
    from db.repositories import customers, studies
    from desktop.workspace.known import known_of

    customer = customers.with_id(connection, customer_id)
    known = known_of(connection, customer, day)
    for study in studies.of_customer(connection, customer_id):
        found = status_of(study.versions[-1], known, day) if study.versions else None
        if found and found.status in WAITING:
            days = (date.fromisoformat(day) - date.fromisoformat(found.since)).days
            yield WaitingLine(study.study.id, customer.name.strip(), found, max(0, days))


class WaitingReading(QObject):
    """Signals: `found(tuple)` with the lines."""

    found = Signal(tuple)

    def __init__(self, opener: Callable[[], Store], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opener = opener
        self._work = Background(self)

    def look(self, day: str) -> None:
        """Reads what waits on `day`."""

        def run(begun: BackgroundRun) -> None:
            with closing(self._opener()) as store:
                lines = waiting_on(store.connection, day)
            begun.tell(self.found, lines)

        self._work.begin("what waits", run)

    def wait(self) -> None:
        """Ends it; called before the store is closed."""
        self._work.wait()
