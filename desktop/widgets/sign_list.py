"""Lists the findings of a check as they come: a sign at the left, the sentence beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from db.model.messages import N_
from desktop.theme.tokens import Space, Type
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr

# The sign, its colour, and its name for screen readers.
SIGNS = {
    "good": ("✓", "revenue", N_("Good")),
    "note": ("•", "accent", N_("Worth a look")),
    "bad": ("!", "warn", N_("Bad")),
}
SIGN_WIDTH = 24


class SignList(QWidget):
    """The list of findings."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        named(self, name, title)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S2)
        self._grid.setVerticalSpacing(Space.S2)
        self._grid.setColumnMinimumWidth(0, SIGN_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._count = 0

    def add(self, kind: str, sentence: str) -> None:
        """Adds a line; `kind` is good, note or bad."""
        sign, tone, spoken = SIGNS[kind]
        self._count += 1
        mark = named(Text(sign, Type.STRONG, tone), "sign", tr(spoken))
        line = named(Text(sentence, Type.TEXT, "warn" if kind == "bad" else "", wrap=True), "sign_line")
        line.setAccessibleName(f"{tr(spoken)}: {sentence}")
        self._grid.addWidget(mark, self._count, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._grid.addWidget(line, self._count, 1)

    def clear(self) -> None:
        """Removes all lines."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._count = 0
