"""Lays the text of a case study beside its pages: a key leads from one to the other, a sentence to its words."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.documents.studio.pages_part import PagesPart
from desktop.documents.studio.studio_sections import Key
from desktop.documents.studio.studio_text import StudioText
from desktop.theme.scale import scaled

# From the text to its pages and back.
KEY = "F6"
# The pages take a third of the width of the studio, within these limits.
PAGES_SHARE, PAGES_LEAST, PAGES_MOST = 0.32, 404, 640
# So much text stays beside the pages, or they give way.
TEXT_LEAST = 320


class BesidePages(QWidget):
    """What stands at the left of the pages (`middle`, with `text` in it), and the pages. Signals: `text_wanted` before the
    keyboard goes to a sentence.
    """

    text_wanted = Signal()

    def __init__(self, middle: QWidget, text: StudioText, pages: PagesPart, panel_width: int) -> None:
        super().__init__()
        self._text, self._pages, self._panel_width = text, pages, panel_width
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(middle, 1)
        row.addWidget(pages)
        key = QShortcut(QKeySequence(KEY), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._on_key_activated)
        text.entered.connect(pages.mark)
        pages.sentence_chosen.connect(self._on_pages_sentence_chosen)

    def showEvent(self, event: QShowEvent) -> None:
        """Starts what sets the pages."""
        super().showEvent(event)
        if not event.spontaneous():
            self._pages.process.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ends it: the studio was left, the store is locked, or the window closes."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._pages.process.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the pages their share of the width; where the text would have too little left, they give way."""
        super().resizeEvent(event)
        panel = scaled(self._panel_width)
        width = max(PAGES_LEAST, min(PAGES_MOST, round((self.width() + panel) * PAGES_SHARE)))
        self._pages.setFixedWidth(width)
        self._pages.setVisible(self.width() - width >= scaled(TEXT_LEAST))

    @Slot()
    def _on_key_activated(self) -> None:
        """Goes from the text to the pages, and back to where the caret was."""
        if self._pages.preview.sheets.hasFocus():
            self.text_wanted.emit()
            self._text.focus_again()
        elif self._pages.isVisible():
            self._pages.preview.sheets.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(tuple)
    def _on_pages_sentence_chosen(self, key: Key) -> None:
        if piece := self._text.piece_of(key):
            self.text_wanted.emit()
            self._text.go_to(piece)
