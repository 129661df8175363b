"""Writes the page with the recovery key to the chosen path only. Uses no Qt, so that commands need no window."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from db.model.moments import today
from desktop.core.messages import ENGLISH, Translator
from desktop.exchange.common.chosen_files import write_chosen_file
from desktop.exchange.common.own_files import OwnFiles


def recovery_pdf(groups: Sequence[str], store: str, paper: str, words: Translator) -> bytes:
    """Returns the page as PDF, on `paper` (A4 or Letter); `store` is the id of the store that the key opens."""
    # ReportLab is imported with the first document, as it would slow the start of the window.
    from desktop.report.content.recovery_page import recovery_page
    from desktop.report.pdf_writer import Paper, write_pdf

    file = BytesIO()
    write_pdf(recovery_page(groups, store, today(), words), file, Paper[paper.upper()])
    return file.getvalue()


def write_recovery_page(
    path: Path, groups: Sequence[str], store: str, own: OwnFiles, paper: str = "A4", words: Translator = ENGLISH
) -> None:
    """Writes the page to `path`, readable by its owner only; never over one of our `own` files. Raises NotWritten."""
    write_chosen_file(path, recovery_pdf(groups, store, paper, words), own, private=True)
