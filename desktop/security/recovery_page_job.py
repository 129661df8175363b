"""Writes the page with the recovery key, in a thread."""

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.model.messages import N_, Message
from desktop.core.messages import Translator
from desktop.exchange.common.chosen_files import NotWritten
from desktop.exchange.common.own_files import OwnFiles
from desktop.security.recovery_page_file import write_recovery_page

NOT_MADE = N_("The page could not be made ({kind}). Nothing was written.")


class RecoveryPageJob(QObject):
    """Writes the page. Signals: `written(str)` the path; `failed(Message)`."""

    written = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    def write(self, path: Path, groups: Sequence[str], store: str, own: OwnFiles, paper: str, words: Translator) -> None:
        """Starts to write; emits `written` or `failed`."""
        what = (path, groups, store, own, paper, words)
        self._thread = threading.Thread(target=self._write, args=what, name="recovery page", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Waits until no work is running; called when the program ends."""
        if self._thread:
            self._thread.join()

    def _write(self, path: Path, groups: Sequence[str], store: str, own: OwnFiles, paper: str, words: Translator) -> None:
        try:
            write_recovery_page(path, groups, store, own, paper, words)
        except NotWritten as error:
            self.failed.emit(error.message)
        except Exception as error:  # At the edge of the worker: the person must get the sentence, the log the details.
            self.failed.emit(Message(NOT_MADE, kind=type(error).__name__))
            raise
        else:
            self.written.emit(str(path))
