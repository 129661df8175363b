"""Lists things to check under a title with their number; pressing a line opens the record it is about."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.core.short_text import short
from desktop.theme.tokens import Space, Type
from desktop.widgets.focus_mark import FocusMark
from desktop.widgets.naming import named
from desktop.widgets.page_layout import scrolling
from desktop.widgets.text import Text

LONGEST_TITLE, LONGEST_SENTENCE = 200, 1_200
# record id, question id, title, sentence
Line = tuple[str, str, str, str]


class CheckLine(QFrame):
    """One thing to check: the title of its record and the sentence, of very long ones the beginning. Signals: `pressed`."""

    pressed = Signal()

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.line = line
        title, sentence = short(line[2], LONGEST_TITLE), short(line[3], LONGEST_SENTENCE)
        named(self, "check", f"{title}: {sentence}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        FocusMark(self, "kind", on="note_in_focus", off="note")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S2, Space.S2, Space.S2, Space.S2)
        column.setSpacing(Space.HAIR)
        column.addWidget(Text(title, Type.SMALL, wrap=True))
        column.addWidget(Text(sentence, Type.LABEL, "soft", wrap=True))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Emits `pressed` on a click."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emits `pressed` on Enter and the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


class CheckList(QWidget):
    """The list of lines. Signals: `check_requested(str, str)` with the id of a record, or else of a question."""

    check_requested = Signal(str, str)

    def __init__(self, title: str) -> None:
        super().__init__()
        named(self, "checks", title)
        self._name = title
        self._title = named(Text("", Type.LABEL_STRONG, "soft"), "checks_title")
        self._lines: list[CheckLine] = []
        inner = QWidget()
        inner.setProperty("ground", "paper")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, Space.S2, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.S4, 0, 0)
        layout.setSpacing(Space.S1)
        layout.addWidget(self._title)
        layout.addWidget(scrolling(inner), 1)

    def show_checks(self, checks: Sequence[Line]) -> None:
        """Shows the things to check; hides the list where there are none. A line that stays keeps the keyboard."""
        if [line.line for line in self._lines] == list(checks):
            return
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [CheckLine(check) for check in checks]
        for n, line in enumerate(self._lines):
            line.pressed.connect(self._on_line_pressed)
            self._column.insertWidget(n, line)
        self._title.tell(f"{self._name} · {len(checks)}" if checks else "")

    @Slot()
    def _on_line_pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, CheckLine):
            self.check_requested.emit(sender.line[0], sender.line[1])
