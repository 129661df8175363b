"""Writes the page with the recovery key, away from the GUI's thread."""

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.model.errors import StoreUnreachable
from db.model.messages import N_, Message
from desktop.core.messages import Translator
from desktop.security.recovery_page_file import write_recovery_page

NOT_MADE = N_("The page could not be made ({kind}). Nothing was written.")


class RecoveryPageJob(QObject):
    """Writes the page. Signals: `written(str)` the path; `failed(Message)`."""

    written = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    def write(self, path: Path, groups: Sequence[str], store: str, paper: str, words: Translator) -> None:
        """Begins to write; one of the signals tells what came of it."""
        what = (path, groups, store, paper, words)
        self._thread = threading.Thread(target=self._write, args=what, name="recovery page", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Waits until nothing is under way, for the end of the program."""
        if self._thread:
            self._thread.join()

    def _write(self, path: Path, groups: Sequence[str], store: str, paper: str, words: Translator) -> None:
        try:
            write_recovery_page(path, groups, store, paper, words)
        except StoreUnreachable as error:
            self.failed.emit(error.message)
        except Exception as error:  # the worker's edge: the sentence must reach the person, the details the log
            self.failed.emit(Message(NOT_MADE, kind=type(error).__name__))
            raise
        else:
            self.written.emit(str(path))
