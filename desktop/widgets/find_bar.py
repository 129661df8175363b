"""Lets one find words on the page: a line for the words, how many places have them, and the ways between these places."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from db.model.messages import N_
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.fields import LineField
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr

FIND = N_("Find in this visit")
AT = N_("{at} of {all}")
NONE = N_("Not in this visit")
BEFORE = N_("‹ Back")
NEXT = N_("Next ›")
STAY = N_("Stay here")
LINE_WIDTH = 320


class FindBar(QFrame):
    """The bar. Signals: `sought(str)` with the words typed; `step_requested(int)` 1 or -1; `returned` on Escape, to where one
    was before; `stayed` to end finding at the place that is shown.
    """

    sought = Signal(str)
    step_requested = Signal(int)
    returned = Signal()
    stayed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "find_bar", tr(FIND))
        self.setProperty("kind", "notice")
        self.line = named(LineField(Type.TEXT, tr(FIND)), "find_line", tr(FIND))
        self.line.setMinimumWidth(LINE_WIDTH // 2)
        self.line.setMaximumWidth(LINE_WIDTH)
        self._count = named(Text("", Type.SMALL, "soft"), "find_count")
        self._before = page_button("find_back", BEFORE, "quiet")
        self._next = page_button("find_next", NEXT, "quiet")
        self._stay = page_button("find_stay", STAY, "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S5, Space.S1, Space.S4, Space.S1)
        row.setSpacing(Space.S3)
        row.addWidget(self.line, 1)
        row.addWidget(self._count)
        for button, step in ((self._before, -1), (self._next, 1)):
            # A click must not take the cursor out of the line.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("step", step)
            button.clicked.connect(self._on_step_clicked)
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._stay)
        self.line.textChanged.connect(self.sought)
        self._stay.clicked.connect(self.stayed)
        self.hide()

    def begin(self) -> None:
        """Shows the bar with the words of last time, which the next key replaces."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def tell(self, at: int, of: int) -> None:
        """Shows that the place shown is number `at` of `of`."""
        nothing = tr(NONE) if self.line.text().strip() else ""
        self._count.setText(tr(AT, at=at, all=of) if of else nothing)
        for button in (self._before, self._next):
            button.setEnabled(of > 1)
        self._stay.setEnabled(of > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes on by Enter and F3, back with Shift, and returns on Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_requested.emit(-1 if back else 1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step_requested.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.returned.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_step_clicked(self) -> None:
        self.step_requested.emit(self.sender().property("step"))
