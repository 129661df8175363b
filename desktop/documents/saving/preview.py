"""Shows the pages of a document as they will be printed."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.theme.tokens import Space, Type
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr

PAGES = N_("Documents")
NO_PAGES = N_("This file has no pages to show.")


class Preview(QWidget):
    """The pages of one PDF, or the sentence `nothing` where there are none."""

    def __init__(self, nothing: str = NO_PAGES) -> None:
        super().__init__()
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buffer = QBuffer(self)
        self._pages: QWidget | None = None
        self._no_pages = Text(tr(nothing), Type.TEXT, "soft")
        self._no_pages.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._no_pages)

    def expect(self, pages: bool) -> None:
        """Keeps the pages that are shown while new ones are made; without `pages` says that there will be none."""
        self._no_pages.setVisible(not pages)
        if self._pages:
            self._pages.setVisible(pages)

    def show_pages(self, data: bytes) -> None:
        """Shows the pages of a PDF."""
        pages = self._pages or self._view()
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._no_pages.hide()
        pages.show()

    def _view(self) -> QWidget:
        # Imported here, as the first screen shows no PDF.
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        self._document = QPdfDocument(self)
        self._pages = view = named(QPdfView(self), "pages", tr(PAGES))
        view.setDocument(self._document)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setPageSpacing(Space.S4)
        view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        view.setFrameShape(QFrame.Shape.NoFrame)
        layout = self.layout()
        assert layout
        layout.addWidget(view)
        return view
