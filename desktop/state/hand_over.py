"""Makes the documents of a visit, shows them before they leave the house, and writes them whole, away from the GUI thread."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from db.records import WholeVisit
from desktop.exchange.errors import BadTable
from desktop.exchange.whole_file import NotWritten, write_whole
from desktop.interview.guide import Guide
from desktop.interview.story import missing

Maker = Callable[[WholeVisit, Guide | None, str, str], bytes]


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be handed over: the name of the command line, its file ending, how its bytes are made.

    `shared` when others will see it, so that even its file name calls the customer only as agreed.
    """

    name: str
    suffix: str
    make: Maker
    shared: bool = False


def _case_study(whole: WholeVisit, guide: Guide | None, paper: str, locale: str) -> bytes:
    # ReportLab is imported when the first document is made, not while the window opens.
    from desktop.report.case_study import case_study
    from desktop.report.pdf import Paper, write_pdf

    file = BytesIO()
    write_pdf(case_study(whole, missing(whole, guide) if guide else (), locale), file, Paper[paper.upper()])
    return file.getvalue()


def _visit_report(whole: WholeVisit, _guide: Guide | None, paper: str, locale: str) -> bytes:
    from desktop.report.pdf import Paper, write_pdf
    from desktop.report.visit_report import visit_report

    file = BytesIO()
    write_pdf(visit_report(whole, locale), file, Paper[paper.upper()])
    return file.getvalue()


def _visit_file(whole: WholeVisit, guide: Guide | None, _paper: str, _locale: str) -> bytes:
    from desktop.exchange.writing import write_visit

    return write_visit(whole, guide.wording if guide else None)


def _table(name: str, form: str) -> Document:
    """A table of one kind of records, as CSV or XLSX."""

    def make(whole: WholeVisit, _guide: Guide | None, _paper: str, _locale: str) -> bytes:
        from desktop.exchange.csv_file import to_csv
        from desktop.exchange.tables import KINDS, table_of
        from desktop.exchange.xlsx_file import to_xlsx

        table = table_of(whole, KINDS[name])
        return to_csv(table) if form == "csv" else to_xlsx(table, name.capitalize())

    return Document(f"{name}-{form}", f".{form}", make)


# What the window offers, and further tables for the command line.
DOCUMENTS = {
    document.name: document
    for document in (
        Document("case-study", ".pdf", _case_study, shared=True),
        Document("visit-report", ".pdf", _visit_report),
        Document("visit-file", ".json", _visit_file),
        *(_table("claims", form) for form in ("csv", "xlsx")),
    )
}
TABLES = {
    document.name: document
    for document in (_table(name, form) for name in ("quotes", "objections", "promises") for form in ("csv", "xlsx"))
}


def file_name(whole: WholeVisit, document: Document, locale: str = "en") -> str:
    """A name for the file of `document`, from the customer and the date; safe on every system."""
    from desktop.report.naming import customer_called
    from desktop.report.wording import words_for

    customer = customer_called(whole, words_for(locale)) if document.shared else whole.customer.name.strip() or "visit"
    kept = "".join(sign if sign.isalnum() or sign in " -_.,()&" else " " for sign in customer)
    parts = [" ".join(kept.split())[:60].strip(" .") or "visit", document.name.replace("-", " "), whole.visit.date]
    return " ".join(part for part in parts if part) + document.suffix


class HandOver(QObject):
    """Makes and writes documents in the background; one at a time, the latest wish first.

    Signals: `made(str, bytes)` the document's name and its bytes; `written(str)` the path; `failed(str)` a sentence.
    """

    made = Signal(str, bytes)
    written = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def preview(self, name: str, whole: WholeVisit, guide: Guide | None, paper: str, locale: str) -> None:
        """Makes a document to look at."""
        self._pool.clear()
        self._pool.start(_Making(self, DOCUMENTS[name], (whole, guide, paper, locale), None))

    def write(self, name: str, whole: WholeVisit, guide: Guide | None, paper: str, locale: str, path: Path) -> None:
        """Makes a document and writes it to `path`, whole or not at all."""
        self._pool.clear()
        self._pool.start(_Making(self, DOCUMENTS[name], (whole, guide, paper, locale), path))

    def wait(self) -> None:
        """Waits until nothing is under way, for the end of the program."""
        self._pool.clear()
        self._pool.waitForDone()


class _Making(QRunnable):
    def __init__(
        self, told: HandOver, document: Document, what: tuple[WholeVisit, Guide | None, str, str], path: Path | None
    ) -> None:
        super().__init__()
        self._told, self._document, self._what, self._path = told, document, what, path

    @Slot()
    def run(self) -> None:
        """Makes the document; tells by signal, which crosses into the GUI's thread."""
        try:
            data = self._document.make(*self._what)
            if self._path is None:
                self._told.made.emit(self._document.name, data)
            else:
                write_whole(self._path, data)
                self._told.written.emit(os.fspath(self._path))
        except (NotWritten, BadTable) as error:
            self._told.failed.emit(str(error))
        except Exception as error:  # the worker's edge: the sentence must reach the person, the details the log
            self._told.failed.emit(f"The document could not be made ({type(error).__name__}). Nothing was written.")
            raise
