"""Prints a PDF by the system's print dialogue; the pages are drawn in a thread."""

from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QWidget

from db.model.errors import StoreUnreachable
from db.model.messages import N_
from desktop.core.background import Background, BackgroundRun

NO_FILE = N_("The file {path} cannot be read any more, so nothing was printed.")
NOT_PRINTED = N_("The printer did not take {path}.")
PRINTED = N_("Handed to the printer: {path}")
# Finer than what a laser printer needs takes long for nothing.
DPI = 300


class Printing(QObject):
    """Prints files. Signals: `printed(str)` with the path; `failed(Message)`."""

    printed = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = Background(self)
        self._work.failed.connect(self.failed)

    def ask(self, over: QWidget, path: Path) -> None:
        """Opens the system's dialogue over `over`, and prints `path` as it was answered there."""
        # Imported here, as most people never print.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(path.stem)
        printer.setResolution(DPI)
        dialog = QPrintDialog(printer, over)
        dialog.accepted.connect(lambda: self.print_on(printer, path))
        dialog.finished.connect(dialog.deleteLater)
        # QPrintDialog hides the plain `open` of dialogues.
        QDialog.open(dialog)

    def print_on(self, printer: object, path: Path) -> None:
        """Draws the pages of `path` on a printer."""
        self._work.begin("printing", lambda run: self._print(printer, path, run))

    def wait(self) -> None:
        """Waits until nothing is printed."""
        self._work.wait()

    def _print(self, printer: object, path: Path, run: BackgroundRun) -> None:
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPrintSupport import QPrinter

        assert isinstance(printer, QPrinter)
        pages = QPdfDocument()
        if pages.load(str(path)) is not QPdfDocument.Error.None_:
            raise StoreUnreachable(NO_FILE, path=path)
        painter = QPainter()
        if not painter.begin(printer):
            raise StoreUnreachable(NOT_PRINTED, path=path)
        for number in range(pages.pageCount()):
            if number and not printer.newPage():
                painter.end()
                raise StoreUnreachable(NOT_PRINTED, path=path)
            _draw(pages, number, painter, QRectF(printer.pageLayout().paintRectPixels(printer.resolution())))
        painter.end()
        pages.close()
        run.tell(self.printed, str(path))


def _draw(pages: object, number: int, painter: QPainter, place: QRectF) -> None:
    """Draws a page as large as the paper allows, in its own proportions."""
    from PySide6.QtPdf import QPdfDocument

    assert isinstance(pages, QPdfDocument)
    size = pages.pagePointSize(number)
    scale = min(place.width() / size.width(), place.height() / size.height())
    image = pages.render(number, QSize(round(size.width() * scale), round(size.height() * scale)))
    painter.drawImage(QRectF(0, 0, image.width(), image.height()), image)
