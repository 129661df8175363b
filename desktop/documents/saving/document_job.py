"""Makes documents for preview, and writes them to files, in a thread. Promise of safety: P6."""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from db.model.edits import Edit
from db.model.errors import Refused
from db.model.messages import N_, Message
from desktop.consent.sharing import Sent
from desktop.documents.saving.document_table import MadeDocument
from desktop.exchange.common.chosen_files import NotWritten, write_chosen_file
from desktop.exchange.common.errors import BadTable
from desktop.exchange.common.own_files import OwnFiles
from desktop.report.document.cancel import Cancelled, breathe, until

NOT_MADE = N_("The document could not be made ({kind}). Nothing was written.")


@dataclass(frozen=True, slots=True)
class Written:
    """A document of these visits that was written: what went out with it, and the version to keep with that, if any."""

    name: str
    path: Path
    visit_ids: tuple[str, ...]
    sent: Sent | None = None
    kept: Edit | None = None


class DocumentJob(QObject):
    """Makes and writes documents in the background, one at a time.

    A new request replaces a preview that is not done; a document to be written is written, unless all is cancelled. `own`
    returns the files over which none may be written.

    Signals: `made(str, bytes)` the document's name and its bytes; `written(str)` the path; `document_written(Written)`;
    `failed(Message)`;
    `remarked(Message)` before either, on what could not be printed; `given_up(str)` the name of a
    document that was cancelled by `give_up`.
    """

    made = Signal(str, bytes)
    written = Signal(str)
    document_written = Signal(object)
    failed = Signal(object)
    remarked = Signal(object)
    given_up = Signal(str)

    def __init__(self, own: Callable[[], OwnFiles], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own = own
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._under_way: list[_Wish] = []

    def preview(self, name: str, make: Callable[[], MadeDocument]) -> None:
        """Makes the document of this name for preview, in a thread."""
        self._start(_Wish(name, make))

    def write(self, name: str, make: Callable[[], MadeDocument], path: Path, visit_ids: Sequence[str]) -> None:
        """Makes a document of these visits and writes it to `path`, whole or not at all."""
        self._start(_Wish(name, make, path, self._own(), tuple(visit_ids)))

    def give_up(self) -> None:
        """Cancels what is being made, within a second; no file changes."""
        for wish in self._under_way:
            wish.told = True
            wish.unwanted.set()

    def wait(self) -> None:
        """Waits until all documents are written; called when the program ends."""
        self._supersede()
        self._pool.waitForDone()

    def _start(self, wish: "_Wish") -> None:
        self._supersede()
        self._under_way.append(wish)
        self._pool.start(_Making(self, wish))

    def _supersede(self) -> None:
        """Cancels previews, and forgets requests that are done."""
        for wish in self._under_way:
            if wish.path is None:
                wish.unwanted.set()
        self._under_way = [wish for wish in self._under_way if not wish.over.is_set()]


class _Wish:
    """A request for a document: to write it to `path`, or only to show it; with `told`, emits `given_up` when cancelled."""

    def __init__(
        self,
        name: str,
        make: Callable[[], MadeDocument],
        path: Path | None = None,
        own: OwnFiles | None = None,
        visit_ids: tuple[str, ...] = (),
    ) -> None:
        self.name, self.make, self.path, self.own, self.visit_ids = name, make, path, own, visit_ids
        self.unwanted, self.over = threading.Event(), threading.Event()
        self.told = False


class _Making(QRunnable):
    def __init__(self, told: DocumentJob, wish: _Wish) -> None:
        super().__init__()
        self._told, self._wish = told, wish

    @Slot()
    def run(self) -> None:
        """Makes the document; emits the outcome to the GUI's thread."""
        wish = self._wish
        try:
            with until(wish.unwanted.is_set):
                self._make()
        except Cancelled:
            if wish.told:
                self._told.given_up.emit(wish.name)
        except (NotWritten, BadTable, Refused) as error:
            self._told.failed.emit(error.message)
        except Exception as error:  # At the edge of the worker: the person must get the sentence, the log the details.
            self._told.failed.emit(Message(NOT_MADE, kind=type(error).__name__))
            sys.excepthook(type(error), error, error.__traceback__)
        finally:
            wish.over.set()

    def _make(self) -> None:
        wish = self._wish
        breathe()
        made = wish.make()
        breathe()
        if made.remark:
            self._told.remarked.emit(made.remark)
        if wish.path is None or wish.own is None:
            self._told.made.emit(wish.name, made.data)
        else:
            write_chosen_file(wish.path, made.data, wish.own)
            # What is logged of it is handed over before anybody is told, who may leave at once.
            self._told.document_written.emit(Written(wish.name, wish.path, wish.visit_ids, made.sent, made.kept))
            self._told.written.emit(os.fspath(wish.path))
