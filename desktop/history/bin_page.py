"""Shows the bin, a line for each step of deleting, and lets one restore or delete each for good."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.model.messages import N_, NN_
from db.model.summaries import BinLine
from desktop.history.bin_row import BinRow
from desktop.theme.fonts import font
from desktop.theme.scale import limit_width
from desktop.theme.tokens import READING_WIDTH, Space, Type
from desktop.widgets.buttons import pressed_by_enter
from desktop.widgets.confirmation import Confirmation
from desktop.widgets.naming import named
from desktop.widgets.page_layout import fill_scrolling, rule
from desktop.widgets.text import Text
from desktop.widgets.words import tr, trn

TITLE = N_("Bin")
BACK = N_("‹ Back")
ABOUT = N_(
    "What was deleted is kept here for 90 days of use and can be put back until then. "
    "What is deleted for good is left only in backups made before."
)
NOTHING = N_("The bin is empty.")
EMPTY = N_("Empty the bin")
EMPTY_ALL = NN_("Delete the one record in the bin for good?", "Delete all {count} records in the bin for good?")
ONLY_LAST = NN_("Only the thing deleted last is listed.", "Only the {count} things deleted last are listed.")
WIDTH = READING_WIDTH + 240


class BinPage(QWidget):
    """The page with the bin.

    Signals: `put_back_requested(int)` and `delete_requested(int)` with the step in which it was deleted; `empty_requested`;
    `closed`.
    """

    put_back_requested = Signal(int)
    delete_requested = Signal(int)
    empty_requested = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "bin", tr(TITLE))
        self.rows: list[BinRow] = []
        self._lines: list[BinLine] | None = None
        self._records = 0
        self._back = self._button("back", BACK)
        self._empty = self._button("empty", EMPTY)
        self._question = Confirmation("bin_empty", tr(EMPTY))
        self._nothing = named(Text(tr(NOTHING), Type.READ, "soft"), "bin_nothing")
        self._only = Text("", Type.SMALL, "soft")
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._lay_out()
        self._back.clicked.connect(self.closed)
        self._empty.clicked.connect(self._on_empty_clicked)
        self._question.agreed.connect(self.empty_requested)
        self._question.declined.connect(self._on_question_declined)

    def show_lines(self, lines: Sequence[BinLine], records: int, most: int, anew: bool = False) -> None:
        """Shows `lines`, at most `most` of them, of a bin that holds `records` in all.

        The focus stays at its place in the list, unless the page is shown `anew`.
        """
        if self._lines == list(lines) and not anew:
            return
        at = 0 if anew else next((n for n, row in enumerate(self.rows) if row.has_focus), 0)
        self._lines, self._records = list(lines), records
        self._fill()
        self._question.hide()
        self._empty.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        self._only.tell(trn(ONLY_LAST, most) if len(lines) >= most else "")
        target = self.rows[min(at, len(self.rows) - 1)] if self.rows else self._back
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """Lets the person act again: no work is running any more."""
        for row in self.rows:
            row.setEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes back on Escape; presses the focused button on Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        sheet = QWidget()
        sheet.setProperty("ground", "paper")
        limit_width(sheet, WIDTH)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(Space.S7, Space.S5, Space.S7, Space.S5)
        column.setSpacing(Space.S3)
        top = QHBoxLayout()
        top.addWidget(Text(tr(TITLE), Type.TITLE), 1)
        top.addWidget(self._empty)
        about = Text(tr(ABOUT), Type.TEXT, "soft", wrap=True)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(top)
        column.addWidget(about)
        column.addWidget(self._question)
        column.addSpacing(Space.S3)
        column.addWidget(self._nothing)
        column.addLayout(self._column)
        column.addWidget(self._only)
        column.addStretch(1)
        self._question.hide()
        ground = QWidget()
        ground.setProperty("ground", "paper")
        middle = QHBoxLayout(ground)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(sheet, 1000)
        middle.addStretch(1)
        self._scroll = fill_scrolling(self, ground)

    def _button(self, name: str, label: str) -> QPushButton:
        button = named(QPushButton(tr(label)), f"bin_{name}", tr(label))
        button.setProperty("kind", "quiet")
        button.setFont(font(Type.SMALL))
        return button

    def _fill(self) -> None:
        if any(row.has_focus for row in self.rows):
            # Else the focus would move through every line while they are removed.
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.rows = [self._row(line) for line in self._lines or ()]
        for n, row in enumerate(self.rows):
            if n:
                self._column.addWidget(rule())
            self._column.addWidget(row)
            # Shown at once, as a hidden widget cannot take the focus.
            row.show()

    def _row(self, line: BinLine) -> BinRow:
        row = BinRow(line)
        row.entered.connect(self._on_row_entered)
        row.stepped.connect(self._on_row_stepped)
        row.put_back_requested.connect(self.put_back_requested)
        row.delete_requested.connect(self.delete_requested)
        return row

    @Slot()
    def _on_row_entered(self) -> None:
        entered = self.sender()
        for row in self.rows:
            row.set_current(row is entered)
            if row is entered:
                self._scroll.ensureWidgetVisible(row, 0, Space.S5)

    @Slot(int)
    def _on_row_stepped(self, step: int) -> None:
        at = next((n for n, row in enumerate(self.rows) if row is self.sender()), 0) + step
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_empty_clicked(self) -> None:
        self._question.ask(trn(EMPTY_ALL, self._records))

    @Slot()
    def _on_question_declined(self) -> None:
        self._question.hide()
        self._empty.setFocus(Qt.FocusReason.OtherFocusReason)
