"""Copies a case study as text, to be put in elsewhere: by the same rules as a file that goes out."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from db.engine.store import Store
from desktop.documents.saving.document_table import MadeDocument
from desktop.documents.studies.going_out import ForWhom, Opener, StudyDocument
from desktop.workspace.store_reading import StoreReading

TEXT = ".txt"


class CopyText(QObject):
    """Makes the text in a thread and puts it into the clipboard.

    Signals: `copied(MadeDocument)` with what is to be logged; `failed(Message)` with what stands against it.
    """

    copied = Signal(object)
    failed = Signal(object)

    def __init__(self, opener: Opener, parent: QObject) -> None:
        super().__init__(parent)
        self._reading = StoreReading(opener, "copy as text", self)
        self._reading.found.connect(self._on_reading_found)
        self._reading.failed.connect(self.failed)

    def copy(self, document: StudyDocument, for_whom: ForWhom, called: str) -> None:
        """Copies `document` for somebody; `called` is its name, as a file of it would have."""
        self._reading.look(partial(_made, document, for_whom, called))

    def wait(self) -> None:
        """Waits until nothing is made any more; called before the store is closed."""
        self._reading.wait()

    @Slot(object)
    def _on_reading_found(self, made: MadeDocument) -> None:
        QGuiApplication.clipboard().setText(made.data.decode())
        self.copied.emit(made)


def _made(document: StudyDocument, for_whom: ForWhom, called: str, store: Store) -> MadeDocument:
    return document.made(store, for_whom, called)
