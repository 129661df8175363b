"""Lays the text of a case study beside its pages: a key leads from one to the other, a sentence to its words.

Where the text would have too little room left, one of both is shown, and a line says how to see the other.
"""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.documents.studio.pages_part import PagesPart
from desktop.documents.studio.studio_sections import Key
from desktop.documents.studio.studio_text import StudioText
from desktop.theme.scale import limit_width, scaled
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.naming import named
from desktop.widgets.page_layout import rule
from desktop.widgets.text import OneLine, key_cap
from desktop.widgets.words import tr

NO_ROOM = N_("The pages have no room here.")
SHOW_PAGES, SHOW_TEXT = N_("Show the pages"), N_("Back to the text")
# From the text to its pages and back.
KEY = "F6"
# The pages take a third of the width of the studio, within these limits.
PAGES_SHARE, PAGES_LEAST, PAGES_MOST = 0.32, 404, 640
# What is chosen stands at the left of both, with three tenths of what there is, within these limits; the second follows the size
# of the text.
PANEL_SHARE, PANEL_LEAST, PANEL_MOST = 3, 220, 288
# So much text stays beside the pages, or they give way.
TEXT_LEAST = 320
# The greatest width that Qt knows.
ALL_THERE_IS = 16_777_215


class BesidePages(QWidget):
    """What stands at the left of the pages (`middle`, with `text` in it), and the pages; at the left of all is `panel`."""

    def __init__(self, middle: QStackedWidget, text: StudioText, pages: PagesPart, panel: QWidget) -> None:
        super().__init__()
        self._middle, self._text, self._pages, self._panel = middle, text, pages, panel
        # Whether the pages stand where there is room for one of both.
        self._has_pages = False
        self._no_room = named(OneLine(tr(NO_ROOM), Type.LABEL, "soft"), "study_no_room")
        self.change = page_button("study_show_pages", SHOW_PAGES, "link")
        self.change.clicked.connect(self._on_key_activated)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(middle, 1)
        row.addWidget(pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self._line())
        key = QShortcut(QKeySequence(KEY), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._on_key_activated)
        text.entered.connect(pages.mark)
        pages.sentence_chosen.connect(self._on_pages_sentence_chosen)

    def show_in_middle(self, widget: QWidget) -> None:
        """Shows this one of what stands at the left of the pages, also where the pages are shown instead."""
        self._middle.setCurrentWidget(widget)
        self._has_pages = False
        self._divide()

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
        """Gives the pages their share of the width."""
        super().resizeEvent(event)
        self._divide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes back to the text on Escape where the pages are shown instead of it."""
        if event.key() == Qt.Key.Key_Escape and self._middle.isHidden():
            self._on_key_activated()
        else:
            super().keyPressEvent(event)

    def _line(self) -> QWidget:
        """Returns the line for where there is room for one of both."""
        self._below = QWidget()
        self._below.setProperty("ground", "paper")
        row = QHBoxLayout()
        row.setContentsMargins(Space.S5, Space.S1, Space.S5, Space.S1)
        row.setSpacing(Space.S3)
        row.addWidget(self._no_room, 1)
        row.addWidget(self.change)
        row.addWidget(key_cap(KEY))
        column = QVBoxLayout(self._below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addLayout(row)
        self._below.hide()
        return self._below

    def _divide(self) -> None:
        """Gives the pages their share of the width; where the text would have too little left, one of both is shown."""
        width = max(PAGES_LEAST, min(PAGES_MOST, round((self.width() + self._panel.width()) * PAGES_SHARE)))
        both = self.width() - width >= scaled(TEXT_LEAST)
        alone = self._has_pages and not both
        self._pages.setMinimumWidth(width if both else 0)
        self._pages.setMaximumWidth(width if both else ALL_THERE_IS)
        self._pages.setVisible(both or alone)
        self._middle.setVisible(not alone)
        self._below.setVisible(not both)
        label = tr(SHOW_TEXT if alone else SHOW_PAGES)
        self.change.setText(label)
        self.change.setAccessibleName(label)

    @Slot()
    def _on_key_activated(self) -> None:
        """Goes from the text to the pages, and back to where the caret was."""
        if self._middle.isHidden() or self._pages.preview.sheets.hasFocus():
            self.show_in_middle(self._text)
            self._text.focus_again()
        else:
            self._has_pages = True
            self._divide()
            sheets = self._pages.preview.sheets
            (sheets if sheets.isVisible() else self.change).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(tuple)
    def _on_pages_sentence_chosen(self, key: Key) -> None:
        if piece := self._text.piece_of(key):
            self.show_in_middle(self._text)
            self._text.go_to(piece)


def share_width(row: QBoxLayout, panel: QWidget) -> None:
    """Gives `panel`, the first in a row of itself, a line, and the text with its pages, its share of the width."""
    panel.setMinimumWidth(PANEL_LEAST)
    limit_width(panel, PANEL_MOST)
    row.setStretch(0, PANEL_SHARE)
    row.setStretch(2, 10 - PANEL_SHARE)
