"""How much a line takes in at once. Keys are never refused; a transcript pasted into a line is, whole and with a sentence."""

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QLineEdit

# A longer line could neither be looked through nor keep up with the keys.
MOST_AT_ONCE = 30_000
# More than this at once is no typing, not even by an input method.
MOST_TYPED = 1_000
# Qt would cut what is longer than 32,767 signs, without a word.
NO_LIMIT = 2**31 - 1


class RoomInLine(QValidator):
    """Refuses what is put in at once where it is too much for the line; the line and the clipboard stay as they were."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._held = len(line.text())
        line.setMaxLength(NO_LIMIT)
        line.setValidator(self)

    def hold(self, text: str) -> None:
        """The line is given `text` by the program, however long it is."""
        self._held = len(text)

    def validate(self, text: str, cursor: int) -> tuple[QValidator.State, str, int]:
        """Whether the line may hold `text`."""
        if len(text) > MOST_AT_ONCE and len(text) - self._held > MOST_TYPED:
            return QValidator.State.Invalid, text, cursor
        self._held = len(text)
        return QValidator.State.Acceptable, text, cursor
