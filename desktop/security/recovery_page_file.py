"""Puts the page with the recovery key where the person wants it, and nowhere else. No Qt, so that commands need no window."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from db.engine.atomic_files import write_whole
from db.model.errors import StoreUnreachable
from db.model.messages import N_
from desktop.core.messages import ENGLISH, Translator


def recovery_pdf(groups: Sequence[str], store: str, paper: str, words: Translator) -> bytes:
    """The page as PDF, on `paper` (A4 or Letter); `store` is the id of the store that the key opens."""
    # ReportLab is imported when the first document is made, not while the window opens.
    from desktop.report.content.recovery_page import recovery_page
    from desktop.report.pdf_writer import Paper, write_pdf

    file = BytesIO()
    write_pdf(recovery_page(groups, store, date.today().isoformat(), words), file, Paper[paper.upper()])
    return file.getvalue()


def write_recovery_page(path: Path, groups: Sequence[str], store: str, paper: str = "A4", words: Translator = ENGLISH) -> None:
    """Puts the page at `path`, whole or not at all, for its owner's eyes only. Raises StoreUnreachable."""
    data = recovery_pdf(groups, store, paper, words)
    try:
        write_whole(path, data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StoreUnreachable(N_("{path} could not be written: {reason}."), path=path, reason=reason) from error
