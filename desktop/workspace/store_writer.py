"""Connects the window with the writer thread: hands over frozen records, and emits the outcome by signal.

Promises of safety: R1, R7.
"""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from db.engine.store import Store
from db.model.edits import Edit
from db.model.errors import StoreError
from db.model.messages import Message
from db.service.beside import LongJob
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
        # Why nothing can be stored now, None while all is well.
        self.trouble: Message | None = None
        # What was handed over and is not on the disk yet, in order.
        self.unstored: list[Edit] = []
        self._heard.connect(self._on_heard)

    def start(self) -> None:
        """Opens the store for writing, in its own thread."""
        self._writer.start()

    def save(self, edit: Edit) -> None:
        """Hands an edit to the writer; returns at once."""
        self.unstored.append(edit)
        self._writer.save(edit)

    def do(self, job: Job, done: Callable[[object], None], failed: Callable[[Exception], None]) -> None:
        """Hands other work on the store to the writer; calls one of the two functions later, in the GUI's thread."""
        self._answers[self._writer.do(job)] = (done, failed)

    def do_beside(self, job: LongJob, done: Callable[[object], None], failed: Callable[[Exception], None]) -> None:
        """Does the same with work that takes long: edits are stored meanwhile."""
        self._answers[self._writer.do_beside(job)] = (done, failed)

    @property
    def is_running(self) -> bool:
        """Whether the thread was started."""
        return self._writer.ident is not None

    @property
    def all_stored(self) -> bool:
        """Whether everything handed over so far is on the disk."""
        return not self.unstored

    @property
    def is_at_work(self) -> bool:
        """Whether work other than edits is under way or waits: an import, say."""
        return bool(self._answers) and self._writer.is_alive()

    def wait_until_stored(self, seconds: float) -> None:
        """Waits, at most so long, until everything handed over so far was stored or tried."""
        done = threading.Event()
        self.do(lambda _store: done.set(), _nothing, _nothing)
        if self._writer.is_alive():
            done.wait(seconds)

    def close(self, briefly: bool = False, within: float | None = None) -> bool:
        """Waits until everything handed over is stored; returns False if it could not be. The rest is as in Writer.close."""
        closed = not self._writer.is_alive() or self._writer.close(briefly, within)
        return closed and self.trouble is None

    @Slot(object)
    def _on_heard(self, heard: Heard) -> None:
        match heard:
            case StoreOpened():
                self._over()
                self.opened.emit()
            case Saved(edit, at, edits):
                del self.unstored[:edits]
                self._over()
                self.edit_stored.emit(edit, at)
            case Trouble(error):
                self.trouble = error.message
                self.troubled.emit(error.message)
            case Lost(edit, _, edits):
                del self.unstored[:edits]
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
        if self.trouble is not None:
            self.trouble = None
            self.recovered.emit()


def _nothing(_outcome: object) -> None:
    """Does nothing, for work whose outcome is not used."""
