"""Shows in the margin, at the table, what was heard, so that the customer can correct it."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.theme.scale import fix_width
from desktop.theme.tokens import NOTES_WIDTH, Space, Type
from desktop.widgets.naming import named
from desktop.widgets.page_layout import rule, scrolling
from desktop.widgets.text import Text
from desktop.widgets.words import tr

TITLE = N_("What we heard from you")
EMPTY = N_("We will read back here what we heard.")
CORRECT = N_("Anything not quite right?")


class Line(Protocol):
    """One thing that was heard."""

    @property
    def label(self) -> str:
        """What it is about."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def strong(self) -> bool:
        """Whether the words are figures."""


class HeardList(QWidget):
    """What was heard, the newest last and in sight."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "heard", tr(TITLE))
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        fix_width(self, NOTES_WIDTH)
        self._shown: tuple[Line, ...] | None = None
        self._inner = QWidget()
        self._inner.setProperty("ground", "panel")
        self._rows = QVBoxLayout(self._inner)
        self._rows.setContentsMargins(Space.S5, 0, Space.S5, Space.S4)
        self._rows.setSpacing(Space.S1)
        self._area = scrolling(self._inner)
        self._area.setProperty("ground", "panel")
        self._area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S5, 0, 0)
        column.setSpacing(Space.S3)
        title = Text(tr(TITLE), Type.STRONG, "soft", wrap=True)
        title.setContentsMargins(Space.S5, 0, Space.S5, 0)
        column.addWidget(title)
        column.addWidget(self._area, 1)

    def show_heard(self, lines: Sequence[Line]) -> None:
        """Shows `lines`, with what may be said about them, or that there are none yet."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        self._clear()
        for number, line in enumerate(lines):
            if number:
                self._rows.addSpacing(Space.S1)
                self._rows.addWidget(rule())
                self._rows.addSpacing(Space.S1)
            self._rows.addWidget(Text(line.label, Type.LABEL, "soft", wrap=True))
            self._rows.addWidget(Text(line.text, Type.STRONG if line.strong else Type.TEXT, wrap=True))
        self._rows.addSpacing(Space.S2)
        self._rows.addWidget(Text(tr(CORRECT if lines else EMPTY), Type.SMALL, "soft", wrap=True))
        self._rows.addStretch(1)

    def _clear(self) -> None:
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _on_range_changed(self, _least: int, most: int) -> None:
        self._area.verticalScrollBar().setValue(most)
