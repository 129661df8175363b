"""Connects the window with the writer thread: hands over frozen records, and emits the outcome by signal.

Promises of safety: R1, R7.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from db.engine.store import Store
from db.model.edits import Edit
from db.model.errors import StoreError
from db.service.maintenance import BackedUp, BackupFailed, Noticed
from db.service.writer import Finished, Heard, Job, Lost, Saved, StoreOpened, Trouble, Writer


class StoreWriter(QObject):
    """Writes everything to the store.

    Signals: `opened`; `edit_stored(Edit, str)` with the moment in UTC; `troubled(Message)` while nothing can be
    saved; `recovered` once it can again; `edit_lost(Edit)` when a fault of ours kept one from being stored; `noticed(list)` of
    messages when the store holds less than it did; `backed_up(BackedUp)`; `backup_failed(Message)`.
    """

    opened = Signal()
    edit_stored = Signal(object, str)
    troubled = Signal(object)
    recovered = Signal()
    edit_lost = Signal(object)
    noticed = Signal(list)
    backed_up = Signal(object)
    backup_failed = Signal(object)
    # Emitted in the writer's thread; queued connections deliver them in the GUI's thread.
    _heard = Signal(object)

    def __init__(self, opener: Callable[[], Store], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = Writer(opener, self._heard.emit)
        self._answers: dict[int, tuple[Callable[[object], None], Callable[[Exception], None]]] = {}
        self._in_trouble = False
        self._unstored = 0
        self._heard.connect(self._on_heard)

    def start(self) -> None:
        """Opens the store for writing, in its own thread."""
        self._writer.start()

    def save(self, edit: Edit) -> None:
        """Hands an edit to the writer; returns at once."""
        self._unstored += 1
        self._writer.save(edit)

    def do(self, job: Job, done: Callable[[object], None], failed: Callable[[Exception], None]) -> None:
        """Hands other work on the store to the writer; calls one of the two functions later, in the GUI's thread."""
        self._answers[self._writer.do(job)] = (done, failed)

    @property
    def is_running(self) -> bool:
        """Whether the thread was started."""
        return self._writer.ident is not None

    @property
    def all_stored(self) -> bool:
        """Whether everything handed over so far is on the disk."""
        return self._unstored == 0

    def close(self, briefly: bool = False) -> bool:
        """Waits until everything handed over is stored; returns False if it could not be. `briefly` as in Writer.close."""
        closed = not self._writer.is_alive() or self._writer.close(briefly=briefly)
        return closed and not self._in_trouble

    @Slot(object)
    def _on_heard(self, heard: Heard) -> None:
        match heard:
            case StoreOpened():
                self._over()
                self.opened.emit()
            case Saved(edit, at, edits):
                self._unstored = max(0, self._unstored - edits)
                self._over()
                self.edit_stored.emit(edit, at)
            case Trouble(error):
                self._in_trouble = True
                self.troubled.emit(error.message)
            case Lost(edit, _, edits):
                self._unstored = max(0, self._unstored - edits)
                self.edit_lost.emit(edit)
            case Noticed(sentences):
                self.noticed.emit(list(sentences))
            case BackedUp():
                self.backed_up.emit(heard)
            case BackupFailed(error):
                if not isinstance(error, StoreError):
                    raise error
                self.backup_failed.emit(error.message)
            case Finished(ticket, result, error):
                done, failed = self._answers.pop(ticket)
                if error is None:
                    done(result)
                else:
                    failed(error)

    def _over(self) -> None:
        if self._in_trouble:
            self._in_trouble = False
            self.recovered.emit()
