"""Draws the pages of a case study as pictures, beside the window's work: a page stays until its new picture is there."""

from collections.abc import Iterable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer

from desktop.report.document.studio_pages import StudioPages

# Pictures of so many pages before and after those in sight are kept.
NEAR = 2


class StudioPictures(QObject):
    """The pictures of the pages that are shown. Signals: `changed` when there are others."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # The pages whose pictures are shown; those that are being drawn, and any that came since.
        self.shown: StudioPages | None = None
        self._drawn: StudioPages | None = None
        self._next: StudioPages | None = None
        self._wanted: tuple[int, ...] = ()
        self._width = 0
        self._pictures: dict[int, QImage] = {}
        self._fresh: dict[int, QImage] = {}
        # What the renderer was asked for, and how many pages its file has.
        self._asked: dict[int, int] = {}
        self._count = 0
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        # It draws in a thread of its own.
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(self._document)
        self._renderer.pageRendered.connect(self._on_renderer_page_rendered)

    def show_pages(self, pages: StudioPages) -> None:
        """Has `pages` drawn; they take the place of those that are shown once what is wanted of them is there."""
        self._next = pages
        self._go_on()

    def want(self, pages: Iterable[int], width: int) -> None:
        """Says which pages are in sight, and how many pixels of the screen one is wide."""
        self._wanted, self._width = tuple(pages), width
        near = range(min(self._wanted, default=0) - NEAR, max(self._wanted, default=0) + NEAR + 1)
        for page in [page for page in self._fresh if page not in near]:
            del self._fresh[page]
        self._go_on()

    def picture(self, page: int) -> QImage | None:
        """Returns the picture of a page that is shown; it may still be of another width."""
        return self._pictures.get(page)

    def _go_on(self) -> None:
        # While a page is drawn, everything else that asks about the file would wait for it.
        if self._asked or not self._width:
            return
        if self._next is not None:
            self._load(self._next)
            self._drawn, self._next, self._fresh = self._next, None, {}
        if self._drawn is None:
            return
        missing = [page for page in self._wanted if page < self._count and not self._is_there(page)]
        for page in missing:
            self._asked[self._renderer.requestPage(page, self._size())] = page
        if not missing and self.shown is not self._drawn:
            self.shown, self._pictures = self._drawn, self._fresh
            self.changed.emit()

    def _is_there(self, page: int) -> bool:
        picture = self._fresh.get(page)
        return picture is not None and picture.width() == self._width

    def _size(self) -> QSize:
        assert self._drawn is not None
        width, height = self._drawn.size
        return QSize(self._width, round(self._width * height / width))

    def _load(self, pages: StudioPages) -> None:
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pages.pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._count = self._document.pageCount()

    @Slot(int, QSize, QImage, QPdfDocumentRenderOptions, "quint64")
    def _on_renderer_page_rendered(
        self, page: int, size: QSize, picture: QImage, _options: QPdfDocumentRenderOptions, request: int
    ) -> None:
        self._asked.pop(request, None)
        # Without memory for a picture the sheet stays white.
        self._fresh[page] = picture if not picture.isNull() else _white(size)
        if self.shown is self._drawn:
            self.changed.emit()
        self._go_on()


def _white(size: QSize) -> QImage:
    picture = QImage(size.width(), 1, QImage.Format.Format_Mono)
    picture.fill(1)
    return picture
