"""A line to type in, which takes back what was typed in it, and a field under its label."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.editing_menu import open_editing_menu
from desktop.widgets.line_history import LineHistory, LineState
from desktop.widgets.naming import named
from desktop.widgets.text import Text

# The keys with Ctrl that a field keeps. The window gets all others, Ctrl+E and Ctrl+K for example.
KEYS_OF_A_FIELD = {
    *(Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Insert),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter),
}


def belongs_to_the_window(event: QEvent) -> bool:
    """Returns whether the window handles a key with Ctrl, undo and redo included, as the visit does them for all fields."""
    if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) or not isinstance(event, QKeyEvent):
        return False
    modifiers = event.modifiers()
    if modifiers & Qt.KeyboardModifier.AltModifier or not modifiers & Qt.KeyboardModifier.ControlModifier:
        # Ctrl with Alt is AltGr, which types characters.
        return False
    return Qt.Key(event.key()) not in KEYS_OF_A_FIELD


class LineUndo(QObject):
    """Takes back what was typed in one line."""

    def __init__(self, line: "LineField") -> None:
        super().__init__(line)
        self._line = line
        self.undone_at = 0.0
        self._history = LineHistory()
        line.textEdited.connect(self._on_line_text_edited)

    def begin(self, text: str) -> None:
        """Forgets everything; the line holds `text`."""
        self._history.begin(text)

    def can_undo(self, _field: QWidget) -> bool:
        """Whether something typed can be taken back."""
        return self._history.can_undo

    def can_redo(self, _field: QWidget) -> bool:
        """Whether something taken back can be done again."""
        return self._history.can_redo

    def undo(self, _field: QWidget) -> None:
        """Takes back the last step."""
        self._show(self._history.undo())

    def redo(self, _field: QWidget) -> None:
        """Does again the step last taken back."""
        self._show(self._history.redo())

    def _show(self, state: LineState) -> None:
        QLineEdit.setText(self._line, state.text)
        self._line.setCursorPosition(state.cursor)
        # To whoever keeps or searches what stands in the line this is an edit like any other.
        self._line.textEdited.emit(state.text)

    @Slot(str)
    def _on_line_text_edited(self, text: str) -> None:
        self._history.type(text, self._line.cursorPosition())


class LineField(QLineEdit):
    """One line of text. Signals: Qt's; `left` when the field loses the focus.

    It takes back itself what was typed in it (`own_undo`), unless the visit does, or nobody may.
    """

    left = Signal()

    def __init__(self, kind: Type = Type.READ, placeholder: str = "", own_undo: bool = True) -> None:
        super().__init__()
        self.undoer: LineUndo | None = LineUndo(self) if own_undo else None
        self._words: QStringListModel | None = None
        self.setFont(font(kind))
        self.setPlaceholderText(placeholder)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        # Qt indents the text by two pixels; this aligns it with its label.
        self.setTextMargins(-2, 0, 0, 0)

    def show_text(self, text: str) -> None:
        """Shows `text` unless it is there already; the cursor stays where it is."""
        if self.text() != text:
            position = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(position, len(text)))

    def setText(self, text: str | None) -> None:
        """Shows `text`, with nothing to take back: it was not typed here and now."""
        super().setText(text or "")
        if self.undoer:
            self.undoer.begin(text or "")

    def clear(self) -> None:
        """Empties the line, with nothing to take back."""
        self.setText("")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Opens the menu that all fields have."""
        open_editing_menu(self, event.globalPos())

    def offer(self, words: Sequence[str]) -> None:
        """Offers `words` while somebody types; any other text may be typed too."""
        if self._words is None:
            self._words = QStringListModel(self)
            completer = QCompleter(self._words, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            # A chosen word counts as typed; Qt itself emits this only for keys.
            completer.activated.connect(self.textEdited)
            self.setCompleter(completer)
        if self._words.stringList() != list(words):
            self._words.setStringList(list(words))

    def event(self, event: QEvent) -> bool:
        """Leaves the keys of the window to the window."""
        if belongs_to_the_window(event):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Puts the cursor after the words. Qt would select them all, so that the next key replaced what was said."""
        super().focusInEvent(event)
        if event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        ):
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Emits `left`."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Labelled(QWidget):
    """A field with a small grey label above it."""

    def __init__(self, label: str, field: QWidget, name: str) -> None:
        super().__init__()
        self.label = Text(label, Type.LABEL, "soft")
        self.label.setBuddy(field)
        self.field = named(field, name, label)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.HAIR)
        layout.addWidget(self.label)
        layout.addWidget(field)
        self.label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # Keeps the field at the top. An alignment would too, but would give wrapped text the height of one line.
        layout.addStretch()
        self._remark: Text | None = None

    def show_remark(self, sentence: str) -> None:
        """Shows a remark under the field; an empty `sentence` removes it."""
        if self._remark is None:
            if not sentence:
                return
            self._remark = named(Text("", Type.SMALL, "warn", wrap=True), f"{self.field.objectName()}_remark")
            self._layout.insertWidget(2, self._remark)
        self._remark.tell(sentence)
