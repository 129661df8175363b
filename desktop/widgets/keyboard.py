"""What the keyboard types into, and which widgets leave it there when they are clicked."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

# Ctrl with Alt is AltGr, with which signs are typed.
ALTGR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
_COMMANDS = ALTGR | Qt.KeyboardModifier.MetaModifier


def takes_words(widget: QWidget | None) -> bool:
    """Whether words can be typed into `widget` now."""
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and not widget.isReadOnly() and widget.isEnabled()


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key is pressed alone or with Shift, also on the number pad: with others it is a command, or types a sign."""
    return event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier) == NONE


def words_of(event: QKeyEvent) -> str:
    """The words that a key types; empty for a command, and for keys like Enter."""
    typed = event.text()
    return typed if typed.isprintable() and event.modifiers() & _COMMANDS in (NONE, ALTGR) else ""


def leave_keyboard_alone(widget: QWidget) -> None:
    """Lets a click on `widget` leave the keyboard where it is. Tab goes on leading there."""
    widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def stands_beside_words(widget: QWidget) -> bool:
    """Whether `widget` is something one presses: a button, a switch, a chip, a box to tick."""
    return isinstance(widget, QAbstractButton)
