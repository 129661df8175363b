"""Reads earlier versions and the bin, restores from them, and deletes visits and customers; every change is an ordinary edit."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal

from db.backup import backups
from db.backup.names import BackupReason
from db.engine.store import Store
from db.history import bin, restore_edits, versions
from db.model.edits import Edit
from db.model.errors import StoreError
from db.model.kinds import CustomerId, ScopeId, VisitId
from db.model.records import Customer, Person, Presence, Record, Visit
from db.repositories import visits
from desktop.core.background import Background, BackgroundRun
from desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from db.history.versions import Version
    from desktop.workspace.open_records import OpenRecords


# Makes the edit by which a visit, or a customer, is deleted.
RemovalOf = Callable[[Any, Any], Edit]
# Before so many records or more are deleted for good, a backup is made.
MANY = 20


@dataclass(frozen=True, slots=True)
class Removal:
    """How many records of each kind are deleted with a visit or a customer."""

    scope: ScopeId
    records: int
    kinds: dict[type, int]


@dataclass(frozen=True, slots=True)
class Deleted:
    """A visit or a customer that was deleted, and the number of the step in the bin."""

    scope: ScopeId
    step: int


@dataclass(frozen=True, slots=True)
class PutBack:
    """What was restored from the bin: its visit (or empty), the record to show, how many records."""

    visit_id: str
    record_id: str
    records: int


class Archive(QObject):
    """Reads versions and bin through the reading connection, and makes changes through the writer.

    Signals: `restored(str)` with the id of the record restored to a version; `counted(Removal)`; `deleted(Deleted)`;
    `bin_read(list, int)` with a BinLine for each step, the last first, and how many records lie there; `put_back(PutBack)`;
    `emptied(int)` with how many records are gone for good; `refused(object)` when nothing was changed: with a
    Message, or None where the window reports a fault of ours.
    """

    restored = Signal(str)
    counted = Signal(object)
    deleted = Signal(object)
    bin_read = Signal(list, int)
    put_back = Signal(object)
    emptied = Signal(int)
    refused = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._reading = Background(self)
        self._reading.failed.connect(self.refused)

    def versions(self, record_id: str) -> "list[Version]":
        """Returns the earlier versions of a record that are on the disk, the latest first."""
        return versions.versions_of(self._workspace.connection, record_id)

    def read_bin(self) -> None:
        """Reads the bin in a thread, as many versions take a while; emits `bin_read`."""
        self._reading.begin("bin", self._read_bin)

    def wait(self) -> None:
        """Waits until no work is running; called when the program ends."""
        self._reading.wait()

    def restore(self, version_id: int, page: "OpenRecords | None" = None) -> None:
        """Restores a record of `page`, else of the open visit, to a version, as one step there."""
        page = page or self._workspace.open_visit

        def job(store: Store) -> tuple[Edit, str]:
            version = versions.version(store.connection, version_id)
            return restore_edits.to_version(store.connection, version_id), version.record.id

        def done(edit: Edit, record_id: str) -> None:
            self._adopt(edit, page)
            self.restored.emit(record_id)

        self._run_in_writer(job, done)

    def bring_back(self, step: int) -> None:
        """Restores what was deleted in one step; as a step of the open visit, if it belongs there."""
        visit = self._workspace.open_visit
        on_table = visit.id if visit else ""

        def job(store: Store) -> tuple[Edit, str]:
            edit = restore_edits.from_bin(store.connection, step)
            edit = edit if edit.scope == on_table else visits.apply(store, edit)
            is_of_visit = edit.scope == on_table or visits.exists(store.connection, VisitId(edit.scope))
            return edit, edit.scope if is_of_visit else ""

        def done(edit: Edit, visit_id: str) -> None:
            if visit_id and visit_id == on_table:
                self._adopt(edit, visit)
            self._workspace.home_changed.emit()
            back = [change.record for change in edit.changes if change.before is None]
            self.put_back.emit(PutBack(visit_id, _leading(back), len(back)))

        self._run_in_writer(job, done)

    def empty(self, steps: Iterable[int] | None = None) -> None:
        """Deletes for good what lies in the bin: all of it, or what was deleted in `steps`."""
        wanted = None if steps is None else tuple(steps)

        def done(records: int) -> None:
            self._workspace.home_changed.emit()
            self.emptied.emit(records)

        def job(store: Store) -> tuple[int]:
            if bin.count(store.connection, wanted) > MANY:
                backups.before(store, BackupReason.DELETION)
            return (bin.empty(store, wanted),)

        self._run_in_writer(job, done)

    def count(self, scope: VisitId | CustomerId, removal: RemovalOf = visits.removal) -> None:
        """Counts the records that would be deleted with a visit, or with a customer."""

        def job(store: Store) -> tuple[Removal]:
            gone = [change.record for change in removal(store.connection, scope).changes]
            kinds = {kind: sum(type(record) is kind for record in gone) for kind in map(type, gone)}
            return (Removal(scope, len(gone), kinds),)

        self._run_in_writer(job, self.counted.emit)

    def delete(self, scope: VisitId | CustomerId, removal: RemovalOf = visits.removal) -> None:
        """Makes a backup, then moves a visit or a customer to the bin in one step; does nothing where no backup can be made."""

        def job(store: Store) -> tuple[Deleted]:
            backups.before(store, BackupReason.DELETION)
            visits.apply(store, removal(store.connection, scope))
            return (Deleted(scope, store.sequence),)

        def done(deleted: Deleted) -> None:
            visit = self._workspace.open_visit
            is_gone = visit is not None and scope in (visit.id, visit.whole.customer.id)
            self._workspace.clear_table(visit.id if visit and is_gone else VisitId(""))
            self.deleted.emit(deleted)

        self._run_in_writer(job, done)

    def _read_bin(self, run: BackgroundRun) -> None:
        store = self._workspace.reading_store()
        try:
            lines, count = bin.lines(store.connection), bin.count(store.connection)
        finally:
            store.close()
        run.tell(self.bin_read, lines, count)

    def _adopt(self, edit: Edit, page: "OpenRecords | None") -> None:
        """Makes `edit` a step of `page`; only stores it where another visit has been opened meanwhile."""
        if page is not None and any(page is one for one in (self._workspace.open_visit, self._workspace.house)):
            page.adopt(edit)
            page.flush()
        else:
            self._workspace.writer.save(edit)

    def _run_in_writer(self, job: Callable[[Store], tuple[object, ...]], done: Callable[..., object]) -> None:
        """Lets the writer do `job` after everything typed so far; calls `done` with the result, in this thread."""

        def finished(found: object) -> None:
            done(*cast("tuple[object, ...]", found))

        self._workspace.flush()
        self._workspace.writer.do(job, finished, self._failed)

    def _failed(self, error: Exception) -> None:
        # The signal is emitted in either case; the window reports a fault of ours like any other.
        self.refused.emit(error.message if isinstance(error, StoreError) else None)
        if not isinstance(error, StoreError):
            raise error


def _leading(records: list[Record]) -> str:
    """Returns the record to show after restoring; none where a whole visit was restored."""
    if any(isinstance(record, Visit) for record in records):
        return ""
    said = [record for record in records if not isinstance(record, Customer | Person | Presence)]
    at_table = [record.person_id for record in records if isinstance(record, Presence)]
    return said[0].id if said else at_table[0] if at_table else ""
