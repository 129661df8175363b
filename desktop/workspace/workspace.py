"""Opens and closes the store, the guides and the visit; the window reads and writes only through this module."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from db.engine.driver_errors import plain_errors
from db.engine.keys import Key
from db.engine.store import SCHEMA_VERSION, Store
from db.model.kinds import CustomerId, VisitId
from db.model.messages import Message
from db.model.moments import today
from db.repositories.app_state import recall, remember
from db.service.opening import open_for_reading
from desktop.core.paths import DataFolder
from desktop.workspace.guides import Guides
from desktop.workspace.visit_runs import VisitRuns

if TYPE_CHECKING:
    from db.engine.driver import Connection
    from db.model.edits import Edit
    from db.model.whole_visit import WholeVisit
    from desktop.exchange.common.own_files import OwnFiles
    from desktop.interview.guide import Guide
    from desktop.workspace.open_house import OpenHouse
    from desktop.workspace.open_visit import OpenVisit
    from desktop.workspace.plan_visit import VisitPlan
    from desktop.workspace.store_writer import StoreWriter

USUAL_GUIDE = "45"
# Stored across starts: whether a session is running, and which visit is open.
SESSION, OPEN, ON_TABLE = "session", "open", "visit"


class Workspace(QObject):
    """The open store and the open visit.

    Signals: `ready` once visits can be read; `home_changed` when Home would show something else; `visit_opened(OpenedVisit)`;
    `taken_in(list)` of Imported; `letters_unsure(UnsureLetters, again)` when a table may be in several encodings and
    `again(encoding)` imports it; `refused(Message)`; `troubled(Message)`, `recovered`, `edit_lost(Edit)`, `noticed(list)`,
    `backed_up(BackedUp)`, `backup_failed(Message)` from the writer; `ended_badly(str, str)` when the last session ended without
    being closed, with the visit that was open (or empty) and the moment (UTC) of the last stored change; `closing` to readers.
    """

    ready = Signal()
    home_changed = Signal()
    visit_opened = Signal(object)
    taken_in = Signal(list)
    refused = Signal(object)
    letters_unsure = Signal(object, object)
    troubled = Signal(object)
    recovered = Signal()
    edit_lost = Signal(object)
    noticed = Signal(list)
    backed_up = Signal(object)
    backup_failed = Signal(object)
    ended_badly = Signal(str, str)
    closing = Signal()

    def __init__(self, data_folder: DataFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_folder = data_folder
        self._key: Key | None = None
        self._is_released = self._session_begun = False
        self._reader: Store | None = None
        self._writer: StoreWriter | None = None  # made at the first write
        self.guides = Guides(data_folder, self)
        self.open_visit: OpenVisit | None = None
        self.house: OpenHouse | None = None
        self.visit_runs = VisitRuns(self)
        self.guide: Guide | None = None

    @property
    def is_ready(self) -> bool:
        """Whether visits can be read."""
        return self._reader is not None

    @property
    def key(self) -> Key | None:
        """The key with which the store was opened."""
        return self._key

    @property
    def schema_version(self) -> int | None:
        """The version of the tables of the open store, None while it is closed."""
        return self._reader.schema_version if self._reader else None

    def open(self, key: Key) -> None:
        """Opens the store with `key`: for reading at once where it stands, for writing by `start_writing`."""
        self._key, self._is_released = key, False
        if self._data_folder.store.exists():
            reader = self.reading_store()
            if reader.schema_version == SCHEMA_VERSION:
                self._reader = reader
                self.ready.emit()
            else:
                reader.close()
        # Without a store to read, or with one of an older version, the writer has to make or migrate it first.
        if self._reader is None:
            self.start_writing()

    @property
    def connection(self) -> "Connection":
        """The reading connection of this thread, for quick queries."""
        assert self._reader
        return self._reader.connection

    def start_writing(self) -> None:
        """Opens the store for writing, in a thread of its own; this imports more modules than reading does."""
        # A call planned before `release` must not write to the file after it.
        if not self._is_released and not self.writer.is_running:
            self.writer.start()

    def reading_store(self) -> Store:
        """Returns another reading connection, for another thread. Raises StoreError."""
        assert self._key
        return open_for_reading(self._data_folder.store, self._key)

    @property
    def writer(self) -> "StoreWriter":
        """The writer, through which everything is written."""
        if self._writer is None:
            self._writer = self._new_writer()
        return self._writer

    def customer_names(self) -> list[str]:
        """Returns the names of all customers."""
        from db.repositories import suggestions

        return [customer.name for customer in suggestions.customers(self.connection)]

    def plan(self, plan: "VisitPlan") -> None:
        """Makes a visit; opens it if it starts now."""
        from desktop.workspace.plan_visit import known_customer, plan_visit

        whole, edit = plan_visit(plan, today(), *known_customer(self.connection, plan.customer))
        self.writer.save(edit)
        if plan.now:
            self._put_on_table(whole)

    def take_in(self, paths: Sequence[Path], once_more: bool = False, encodings: Mapping[Path, str] | None = None) -> None:
        """Imports files; see `desktop.workspace.file_import`."""
        from desktop.workspace.file_import import take_in

        take_in(self, paths, once_more, encodings or {})

    def show(self, visit_id: VisitId) -> None:
        """Opens a visit; one that is open already is not read again, as typed words may not be on the disk yet.

        Raises StoreError where it cannot be read.
        """
        from db.repositories import visits

        assert self._reader
        if self.open_visit is None or self.open_visit.id != visit_id:
            with plain_errors(self._data_folder.store):
                whole = visits.load(self._reader.connection, visit_id)
            self._put_on_table(whole)
        else:
            self.remember(ON_TABLE, visit_id)
            self.visit_runs.follow(self.open_visit)

    def flush(self) -> None:
        """Hands all edits of whatever is open to the writer."""
        from desktop.workspace.open_records import flush_all

        flush_all(self)

    def settle(self, seconds: float) -> None:
        """Hands all edits to the writer, and waits at most so long until they are stored."""
        self.flush()
        if self._writer and self._writer.is_running:
            self._writer.wait_until_stored(seconds)

    def recall(self, name: str) -> str:
        """Returns what `remember` stored under `name`."""
        return recall(self._reader.connection, name) if self._reader else ""

    @property
    def visit_cut_off(self) -> str:
        """The id of the visit that somebody was at when the last session broke off; empty where there is none to go back to."""
        visit_id = self.recall(ON_TABLE) if self.recall(SESSION) == OPEN else ""
        if not visit_id:
            return ""
        from db.repositories.visits import can_be_gone_on_with

        return visit_id if can_be_gone_on_with(self.connection, VisitId(visit_id), date.today()) else ""

    def logo(self, customer_id: CustomerId) -> bytes | None:
        """Returns the logo of a customer, PNG or JPEG."""
        from db.repositories.logos import logo_of

        return logo_of(self._reader.connection, customer_id) if self._reader else None

    def remember(self, name: str, text: str) -> None:
        """Stores a short text for the next start."""
        self.writer.do(lambda store: remember(store, name, text), _nothing, _nothing)

    def own_files(self) -> "OwnFiles":
        """Returns the files over which no document may be written."""
        from db.backup.backups import chosen_folder
        from desktop.exchange.common.own_files import OwnFiles

        return OwnFiles(self._data_folder, chosen_folder(self._reader.connection) if self._reader else None)

    def note_document(self, document: str, path: str, visit_ids: Sequence[str]) -> None:
        """Stores that a document of these visits was written, so that an erasure can list it."""
        from db.repositories import exported_documents as exported

        def failed(_error: Exception) -> None:
            self.refused.emit(Message(exported.NOT_NOTED))

        self.writer.do(lambda store: exported.note(store, document, Path(path), map(VisitId, visit_ids)), _nothing, failed)

    def close(self, briefly: bool = False, within: float | None = None) -> bool:
        """Stores everything and closes it; returns False if something could not be stored.

        `briefly` where the store is opened again at once: it skips the backup at close, which takes a while. `within` so many
        seconds all must be over, where somebody else ends the program: then the backup is made only if it fits.
        """
        self.closing.emit()
        self.flush()
        if self._session_begun:
            self.remember(SESSION, "")
        if not self.all_stored:
            # The person closed the window before the steps after the first screen.
            self.start_writing()
        stored = self._writer.close(briefly, within) if self._writer else True
        if self._reader:
            self._reader.close()
            self._reader = None
        return stored

    @property
    def must_be_waited_for(self) -> bool:
        """Whether something would be cut short if the program ended now: words on their way to the disk, or long work."""
        return self._writer is not None and (not self._writer.all_stored or self._writer.is_at_work)

    @property
    def all_stored(self) -> bool:
        """Whether everything handed over so far is on the disk."""
        return self._writer is None or self._writer.all_stored

    def release(self) -> bool:
        """Closes the store so that its file can be replaced, until `open`; returns False if something could not be stored.

        Call it once all is stored: edits that are not would be lost.
        """
        stored = self.close(briefly=True)
        self._is_released = True
        if self._writer:
            # Later signals of this writer would be about the closed file.
            self._writer.blockSignals(True)
            self._writer.deleteLater()
            self._writer = None
        self.visit_runs.forget()
        self.open_visit = self.house = None
        return stored

    def _new_writer(self) -> "StoreWriter":
        from desktop.keys.unlock import open_or_create
        from desktop.workspace.store_writer import StoreWriter

        def opened() -> Store:
            # The key is read when the writer starts, as it may change after the writer was made.
            assert self._key
            return open_or_create(self._data_folder, self._key)

        writer = StoreWriter(opened, self)
        writer.opened.connect(self._on_writer_opened)
        writer.edit_stored.connect(self._on_writer_edit_stored)
        for passed_on in ("troubled", "recovered", "edit_lost", "noticed", "backed_up", "backup_failed"):
            getattr(writer, passed_on).connect(getattr(self, passed_on))
        return writer

    def _put_on_table(self, whole: "WholeVisit") -> None:
        from db.history.versions import begin_sitting
        from db.repositories import agreed, suggestions
        from db.repositories.earlier import earlier_to
        from desktop.workspace.open_visit import OpenVisit
        from desktop.workspace.opened_visit import OpenedVisit

        self.flush()
        # The visit as it is now becomes a version to which one can go back.
        self.writer.do(begin_sitting, _nothing, _nothing)
        people = tuple(suggestions.people_of(self.connection, whole.customer.id))
        self.open_visit = OpenVisit(whole, self.writer, people, self)
        self.open_visit.earlier = earlier_to(self.connection, whole.visit)
        self.open_visit.answers_about = lambda person_id: agreed.about_person(self.connection, person_id)
        guides = self.guides.all
        self.guide = guide = guides.get(whole.visit.guide) or guides.get(USUAL_GUIDE) or next(iter(guides.values()))
        self.remember(ON_TABLE, whole.visit.id)
        self.visit_runs.follow(self.open_visit)
        used, block = suggestions.used_words(self.connection, whole.customer.id), self.recall(f"block {whole.visit.id}")
        self.visit_opened.emit(OpenedVisit(self.open_visit, guide, used, block))

    def leave_table(self) -> None:
        """Stores that the open visit was left; it stays open, with all its steps to undo."""
        self.flush()
        if self.open_visit:
            self.remember(ON_TABLE, "")
        self.visit_runs.leave()

    def clear_table(self, visit_id: VisitId) -> None:
        """Closes a visit that was deleted; nothing of it is stored any more."""
        if self.open_visit and self.open_visit.id == visit_id:
            self.open_visit.abandon()
            self.visit_runs.forget()
            self.open_visit = None
            self.remember(ON_TABLE, "")
        self.home_changed.emit()

    def put_visit_away(self) -> None:
        """Hands over everything typed in the open visit, then closes it with its steps to undo."""
        self.leave_table()
        if self.open_visit:
            self.visit_runs.forget()
            self.open_visit.deleteLater()
            self.open_visit = None

    @Slot()
    def _on_writer_opened(self) -> None:
        if self._reader is None:
            self._reader = self.reading_store()
            self.ready.emit()
        self._begin_session()

    def _begin_session(self) -> None:
        """Stores that a session is running; emits `ended_badly` if the one before was never closed."""
        if self._session_begun or self._reader is None:
            return
        self._session_begun = True
        unclosed, cut_off = self.recall(SESSION), self.visit_cut_off
        self.remember(SESSION, OPEN)
        if unclosed == OPEN:
            from db.tables.queries import last_change

            # Somebody who has opened a visit meanwhile is not led away from it.
            self.ended_badly.emit("" if self.open_visit else cut_off, last_change(self._reader.connection))

    @Slot(object, str)
    def _on_writer_edit_stored(self, _edit: "Edit", _at: str) -> None:
        self.home_changed.emit()


def _nothing(_outcome: object) -> None:
    """Does nothing, for work whose outcome is not used."""
