"""Takes back what was typed in one line that is not stored key by key."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.widgets.line_history import LineHistory, LineState


class LineUndo(QObject):
    """The undo of one line: an `Undoer`."""

    def __init__(self, line: QLineEdit) -> None:
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
