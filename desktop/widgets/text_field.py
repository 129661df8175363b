"""Lets one type a text of any length; grows with its words, leaves undo to the visit, and accepts only plain text.

Promise of safety: R12.
"""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetricsF, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.editing_menu import open_editing_menu
from desktop.widgets.fields import belongs_to_the_window
from desktop.widgets.key_places import in_latin
from desktop.widgets.note_kinds import NOTE_MIME

# The lines that a growing text shows before it starts to scroll.
MOST_LINES = 14


class TextField(QPlainTextEdit):
    """A text of any length, as high as its words. Signals: `edited(str)` when the person typed; `left`."""

    edited = Signal(str)
    left = Signal()

    def __init__(self, kind: Type = Type.READ, placeholder: str = "", lines: int = 1) -> None:
        super().__init__()
        self._lines = lines
        self._showing = False
        self.setFont(font(kind))
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._on_text_changed)
        self._fit()

    def text(self) -> str:
        """Returns the exact text of the field."""
        # toPlainText turns non-breaking spaces into plain ones; the document's raw text keeps them.
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n").rstrip("\ufdd0")

    def show_text(self, text: str) -> None:
        """Shows `text` unless it is there already; the cursor stays where it is."""
        if self.text() == text:
            return
        self._showing = True
        cursor = self.textCursor()
        position = cursor.position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._showing = False
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Leaves the keys of the window to the window."""
        if latin := in_latin(event):
            done = self.event(latin)
            event.setAccepted(latin.isAccepted())
            return done
        if belongs_to_the_window(event):
            event.ignore()
            return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Inserts pasted words only, no pictures, files or markup."""
        if source.hasFormat(NOTE_MIME) and self.text().strip():
            # A note dropped on words comes behind them, on a line of its own.
            self.moveCursor(QTextCursor.MoveOperation.End)
            self.insertPlainText(f"\n{source.text()}")
        elif source.hasText():
            self.insertPlainText(source.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Returns whether `source` has text."""
        return source.hasText()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Opens the menu that all fields have."""
        open_editing_menu(self, event.globalPos())

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Loads nothing, as a text may name files or addresses."""
        return None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Emits `left`."""
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Adjusts the height to another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the height to the new width."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Returns the usual width and the height of the text."""
        return QSize(200, self.height())

    def _on_text_changed(self) -> None:
        self._fit()
        if not self._showing:
            self.edited.emit(self.text())

    def _fit(self) -> None:
        """Sets the height to the number of lines, up to a limit beyond which the field scrolls."""
        line = QFontMetricsF(self.font()).lineSpacing()
        lines = max(self._lines, round(self.document().size().height()))
        more = lines > MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if more else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() is not policy:
            self.setVerticalScrollBarPolicy(policy)
        height = round(min(lines, MOST_LINES) * line) + 2 * Space.S1 + 4
        if height != self.height():
            self.setFixedHeight(height)
