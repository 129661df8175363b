"""Where the keyboard was, with what was selected there, to be given back after everything was taken away for a while."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid


@dataclass(frozen=True, slots=True)
class KeyboardPlace:
    """A widget, and the cursor and the selection (its beginning, its length) in a line; other widgets keep theirs themselves."""

    widget: QWidget | None = None
    cursor: int = 0
    selected: tuple[int, int] = (-1, 0)

    def give_back(self) -> bool:
        """Puts the keyboard there again; False where the widget is gone or cannot be seen."""
        widget = self.widget
        if widget is None or not isValid(widget) or not widget.isVisible():
            return False
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(widget, QLineEdit):
            self._select(widget)
        return True

    def _select(self, line: QLineEdit) -> None:
        """A line forgets what was selected once the keyboard leaves it."""
        start, length = self.selected
        if start < 0:
            line.setCursorPosition(self.cursor)
        elif self.cursor > start:
            line.setSelection(start, length)
        else:
            # Selected from the end backwards: the cursor stands at the beginning.
            line.setSelection(start + length, -length)


def keyboard_place(window: QWidget) -> KeyboardPlace:
    """Where the keyboard is in `window` now."""
    widget = window.focusWidget()
    if isinstance(widget, QLineEdit):
        return KeyboardPlace(widget, widget.cursorPosition(), (widget.selectionStart(), len(widget.selectedText())))
    return KeyboardPlace(widget)
