"""Short things a line each: what surprised us, what to ask next time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme.tokens import Space, Type
from desktop.widgets.fields import LineField
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr


class LinesPart(QWidget):
    """A title, what it is for, and lines to write into; there is always one more that is empty.

    Signals: `line_edited(int, str)` with the number of a line and its words.
    """

    line_edited = Signal(int, str)

    def __init__(self, name: str, title: str, about: str, placeholder: str, least: int = 1) -> None:
        super().__init__()
        named(self, name)
        self._placeholder, self._least = tr(placeholder), least
        self._fields: list[LineField] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S4)
        self._column.addWidget(Text(tr(title), Type.TITLE, wrap=True))
        self._column.addWidget(Text(tr(about), Type.TEXT, "soft", wrap=True))
        self._column.addSpacing(Space.S3)
        self._column.addStretch(1)

    @property
    def fields(self) -> list[LineField]:
        """Returns the lines that can be seen."""
        return [field for field in self._fields if not field.isHidden()]

    def show_lines(self, lines: Sequence[str]) -> None:
        """Shows these lines and an empty one; the cursor of whoever is typing stays."""
        wanted = max(self._least, len(lines) + 1)
        while len(self._fields) < wanted:
            self._add_field()
        for n, field in enumerate(self._fields):
            field.show_text(lines[n] if n < len(lines) else "")
            field.setVisible(n < wanted)

    def focus_first(self) -> None:
        """Puts the cursor into the first empty line."""
        field = next((field for field in self.fields if not field.text()), None)
        if field:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add_field(self) -> None:
        number = len(self._fields)
        field = named(LineField(Type.READ, self._placeholder), f"{self.objectName()}_{number + 1}", self._placeholder)
        field.setProperty("number", number)
        field.textEdited.connect(self._on_field_text_edited)
        field.returnPressed.connect(self._on_field_return_pressed)
        self._fields.append(field)
        # Above the room that is left.
        self._column.insertWidget(self._column.count() - 1, field)

    @Slot(str)
    def _on_field_text_edited(self, text: str) -> None:
        self.line_edited.emit(int(self.sender().property("number")), text)

    @Slot()
    def _on_field_return_pressed(self) -> None:
        at = int(self.sender().property("number")) + 1
        if at < len(self.fields):
            self.fields[at].setFocus(Qt.FocusReason.ShortcutFocusReason)
