"""A line to type in, which takes back what was typed in it, and a field under its label."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.editing_menu import open_editing_menu
from desktop.widgets.key_places import ASCII_END, FIRST_SPECIAL, digit_of, in_latin, letter_of
from desktop.widgets.keyboard import ALTGR, NONE
from desktop.widgets.line_undo import LineUndo
from desktop.widgets.naming import named
from desktop.widgets.room_in_line import RoomInLine
from desktop.widgets.suggestions import Suggestions
from desktop.widgets.telling import tell
from desktop.widgets.text import Text
from desktop.widgets.words import tr

TOO_LONG = N_("That is too long for one line, so nothing of it was put in. Words of any length go into an answer, or in parts.")
# What Ctrl does within a field. All else belongs to the window, whatever the system's own habits (Ctrl+E, Ctrl+K …) are.
KEYS_OF_A_FIELD = {
    *(Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Insert),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter),
}


def belongs_to_the_window(event: QEvent) -> bool:
    """Returns whether the window handles a key with Ctrl, undo and redo included, as the visit does them for all fields.

    A digit, and a letter that is not Latin, are among its keys with Alt too; on a Mac these type signs.
    """
    # First what is asked fast: a page that is made sends its fields thousands of events that are no keys.
    if not isinstance(event, QKeyEvent) or event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        return False
    modifiers = event.modifiers()
    if modifiers & ALTGR == Qt.KeyboardModifier.AltModifier and sys.platform != "darwin":
        # Digits of the number pad with Alt type signs by their code on Windows.
        is_digit = bool(digit_of(event)) and not modifiers & Qt.KeyboardModifier.KeypadModifier
        return is_digit or (ASCII_END <= event.key() < FIRST_SPECIAL and bool(letter_of(event)))
    if modifiers & Qt.KeyboardModifier.AltModifier or not modifiers & Qt.KeyboardModifier.ControlModifier:
        # Ctrl with Alt is AltGr, which types characters.
        return False
    # Shift goes with arrows in a field, with a letter in the window.
    is_shifted = event.key() < ASCII_END and bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    return is_shifted or Qt.Key(event.key()) not in KEYS_OF_A_FIELD


class LineField(QLineEdit):
    """One line of text. Signals: Qt's; `left` when the field loses the focus.

    It takes back itself what was typed in it (`own_undo`), unless the visit does, or nobody may.
    """

    left = Signal()

    def __init__(self, kind: Type = Type.READ, placeholder: str = "", own_undo: bool = True) -> None:
        super().__init__()
        self.undoer: LineUndo | None = LineUndo(self) if own_undo else None
        self._suggestions: Suggestions | None = None
        self._room = RoomInLine(self)
        self.inputRejected.connect(self._on_input_rejected)
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
        self._room.hold(text or "")
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
        """Offers `words` while somebody types; they bind to nothing."""
        if self._suggestions is None:
            self._suggestions = Suggestions(self)
        self._suggestions.offer(words)

    def event(self, event: QEvent) -> bool:
        """Leaves the keys of the window to the window."""
        if latin := in_latin(event):
            return self._take_as(latin, event)
        if belongs_to_the_window(event):
            event.ignore()
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._key_over_list(event):
            return True
        return super().event(event)

    def _take_as(self, latin: QKeyEvent, event: QEvent) -> bool:
        """Does what a key means on a keyboard with Latin letters: copying and pasting are Qt's own."""
        done = self.event(latin)
        event.setAccepted(latin.isAccepted())
        return done

    def _key_over_list(self, event: QKeyEvent) -> bool:
        """Whether a key was about the list that is open: Enter only takes a word, Tab takes it and goes on."""
        suggestions = self._suggestions
        if suggestions is None or not suggestions.is_open:
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Tab:
            suggestions.take(suggestions.chosen or suggestions.only_match)
        elif enter and suggestions.chosen and event.modifiers() & ALTGR == NONE:
            suggestions.take(suggestions.chosen)
            event.accept()
            return True
        elif enter:
            # It is meant for the card, or the page: the list only stood before it.
            suggestions.close()
            again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
            QCoreApplication.sendEvent(self, again)
            event.accept()
            return True
        return False

    @Slot()
    def _on_input_rejected(self) -> None:
        tell(self, tr(TOO_LONG))

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
        self._remark.tell_steadily(sentence)
