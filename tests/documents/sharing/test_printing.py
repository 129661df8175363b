"""A document goes to the printer page by page; a file that is gone, or a printer that takes nothing, is said in a sentence."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop.documents.saving.document_table import DOCUMENTS
from desktop.documents.sharing.printing import Printing
from tests.factories import a_whole_visit


@pytest.fixture
def printing(qtbot: QtBot) -> Printing:
    return Printing()


def to_file(path: Path) -> QPrinter:
    """A printer that prints into a file, as the system's dialogue offers it."""
    printer = QPrinter()
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_every_page_is_printed(printing: Printing, qtbot: QtBot, tmp_path: Path) -> None:
    source, target = tmp_path / "report.pdf", tmp_path / "printed.pdf"
    source.write_bytes(DOCUMENTS["visit-report"].make(a_whole_visit(), None, "A4"))
    with qtbot.waitSignal(printing.printed):
        printing.print_on(to_file(target), source)
    printing.wait()
    assert len(PdfReader(target).pages) == len(PdfReader(source).pages) > 0


def test_a_file_that_is_gone_is_said(printing: Printing, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(printing.failed) as failed:
        printing.print_on(to_file(tmp_path / "printed.pdf"), tmp_path / "gone.pdf")
    printing.wait()
    assert failed.args and "gone.pdf" in str(failed.args[0])
