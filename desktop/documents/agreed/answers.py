"""Stores what somebody answered, as it was asked on a page; the page hears what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from db.engine.store import Store
from db.model.agreed import Permission
from db.model.errors import StoreError
from db.model.kinds import ApprovalAnswer, Purpose
from db.model.messages import Message
from db.model.records import Customer
from db.model.studies import StudyVersion
from db.model.whole_study import WholeVersion
from db.repositories import agreed
from desktop.consent.sharing import WhereUsed
from desktop.documents.agreed.noting import Said, add, approval, checked, publish, use_of_withdrawn
from desktop.documents.sharing.sending import dismiss
from desktop.documents.sharing.stops import Stop
from desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Where something was used that is withdrawn, and the versions that hold it."""

    used: WhereUsed
    versions: tuple[StudyVersion, ...] = ()


class Answers:
    """Stores answers through the writer; `refused` is called with the reason where one cannot be noted."""

    def __init__(self, workspace: Workspace, refused: Callable[[Message], None]) -> None:
        self._workspace, self._refused = workspace, refused

    def of_version(self, customer: Customer, version: WholeVersion, answer: str, said: Said, done: Callable[[], None]) -> None:
        """Stores what was answered to a version, or where it was published."""

        def note(store: Store) -> None:
            known = checked(said)
            if answer == Purpose.PUBLISHED:
                publish(store, customer, version, known.by, known.since)
            else:
                add(store, approval(version, ApprovalAnswer(answer), known))

        self._do(note, lambda _: done())

    def permission(self, record: Permission, done: Callable[[], None]) -> None:
        """Stores whether something may be used."""
        self._do(lambda store: add(store, record), lambda _: done())

    def withdrawal(self, taken: Permission, done: Callable[[Permission, "Withdrawn"], None]) -> None:
        """Stores that something is withdrawn, and says where it was used."""

        def note(store: Store) -> Withdrawn:
            add(store, taken)
            used = use_of_withdrawn(store, taken)
            return Withdrawn(used, agreed.versions_named(store.connection, used.versions))

        self._do(note, lambda found: done(taken, cast("Withdrawn", found)))

    def dismissal(self, customer: Customer, stops: Sequence[Stop], reason: str, done: Callable[[], None]) -> None:
        """Stores why something that was asked may stay."""
        self._do(lambda store: dismiss(store, customer, stops, reason), lambda _: done())

    def _do(self, job: Callable[[Store], object], done: Callable[[object], None]) -> None:
        self._workspace.writer.do(job, done, self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, StoreError):
            raise error
        self._refused(error.message)
