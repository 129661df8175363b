"""Shows the real pages of a case study beside its text; a click on a sentence leads to it, and it can be shown from there."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.documents.studio_process.studio_sheets import StudioSheets
from desktop.report.document.studio_pages import StudioPages
from desktop.widgets.naming import named
from desktop.widgets.words import tr

PAGES = N_("Pages of the case study")


class StudioPreview(QWidget):
    """The pages. Signals: `sentence_chosen(int)` the number of the sentence that was clicked, or chosen by Enter."""

    sentence_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sheets = named(StudioSheets(), "studio_pages", tr(PAGES))
        self.setFocusProxy(self.sheets)
        self.sheets.chosen.connect(self.sentence_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheets)

    def show_pages(self, pages: StudioPages) -> None:
        """Shows `pages` at the place where those before stood, once their pictures are there."""
        self.sheets.pictures.show_pages(pages)

    def show_sentence(self, number: int) -> None:
        """Marks a sentence lightly, and brings it into sight; takes the mark away where it is not printed."""
        self.sheets.mark(number)


def pages_of(pdf: bytes) -> StudioPages:
    """Returns a file that was made elsewhere, without places of sentences: a click in it leads nowhere."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    size = document.pagePointSize(0)
    count = document.pageCount()
    document.close()
    return StudioPages(pdf, count, (size.width(), size.height()))
