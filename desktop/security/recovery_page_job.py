"""Puts the page with the recovery key where the person wants it, and nowhere else, away from the GUI's thread."""

import threading
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.engine.atomic_files import write_whole
from db.model.errors import StoreUnreachable


def recovery_pdf(groups: Sequence[str], store: str, paper: str, locale: str) -> bytes:
    """The page as PDF, on `paper` (A4 or Letter); `store` is the id of the store that the key opens."""
    # ReportLab is imported when the first document is made, not while the window opens.
    from desktop.report.content.recovery_page import recovery_page
    from desktop.report.pdf_writer import Paper, write_pdf

    file = BytesIO()
    write_pdf(recovery_page(groups, store, date.today().isoformat(), locale), file, Paper[paper.upper()])
    return file.getvalue()


def write_recovery_page(path: Path, groups: Sequence[str], store: str, paper: str = "A4", locale: str = "en") -> None:
    """Puts the page at `path`, whole or not at all, for its owner's eyes only. Raises StoreUnreachable."""
    data = recovery_pdf(groups, store, paper, locale)
    try:
        write_whole(path, data)
    except OSError as error:
        raise StoreUnreachable(f"{path} could not be written: {error.strerror or type(error).__name__}.") from error


class RecoveryPageJob(QObject):
    """Writes the page. Signals: `written(str)` the path; `failed(str)` a sentence."""

    written = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    def write(self, path: Path, groups: Sequence[str], store: str, paper: str, locale: str) -> None:
        """Begins to write; one of the signals tells what came of it."""
        what = (path, groups, store, paper, locale)
        self._thread = threading.Thread(target=self._write, args=what, name="recovery page", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Waits until nothing is under way, for the end of the program."""
        if self._thread:
            self._thread.join()

    def _write(self, path: Path, groups: Sequence[str], store: str, paper: str, locale: str) -> None:
        try:
            write_recovery_page(path, groups, store, paper, locale)
        except StoreUnreachable as error:
            self.failed.emit(str(error))
        except Exception as error:  # the worker's edge: the sentence must reach the person, the details the log
            self.failed.emit(f"The page could not be made ({type(error).__name__}). Nothing was written.")
            raise
        else:
            self.written.emit(str(path))
