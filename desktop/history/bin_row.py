"""Shows one line of the bin; its buttons appear where the focus or the mouse is."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from db.model.messages import N_, NN_
from db.model.summaries import BinLine
from desktop.fields.record_names import RECORD_NAMES
from desktop.theme.fonts import font
from desktop.theme.style import set_look
from desktop.theme.tokens import Space, Type
from desktop.widgets.confirmation import Confirmation
from desktop.widgets.moments import day_and_time, day_in_words
from desktop.widgets.naming import named
from desktop.widgets.row_button import RowButton
from desktop.widgets.words import tr, trn

VISIT_TO = N_("Visit to {customer}")
RECORDS = NN_("{count} record together", "{count} records together")
DELETED = N_("deleted {moment}")
PUT_BACK = N_("Put back")
FOR_GOOD = N_("Delete for good")
ASK = NN_("Delete this one record for good?", "Delete all {count} records for good?")


class BinRow(RowButton):
    """What was deleted in one step.

    Signals: `entered` when it gets the focus; `stepped(int)` when an arrow key leaves it; `put_back_requested(int)` and
    `delete_requested(int)` with the step.
    """

    entered = Signal()
    stepped = Signal(int)
    put_back_requested = Signal(int)
    delete_requested = Signal(int)

    def __init__(self, line: BinLine) -> None:
        title, below = text_of_line(line)
        super().__init__("bin_row", str(line.step), "", title, below, tr(DELETED, moment=day_and_time(line.at)), strong=False)
        self.line = line
        self._when = self._right
        self._current = False
        self._tools: QStackedWidget | None = None

    @property
    def has_focus(self) -> bool:
        """Whether this line or one of its buttons has the focus."""
        focused = self.window().focusWidget()
        return focused is self or (focused is not None and self.isAncestorOf(focused))

    def set_current(self, current: bool) -> None:
        """Shows or hides the buttons of the line."""
        self._current = current
        self._show_tools()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Restores on Enter, asks about deleting for good on Delete, moves on with the arrow keys."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A key held down would restore line after line.
            if not event.isAutoRepeat():
                self._on_put_back_clicked()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._on_for_good_clicked()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Emits that the line has the focus."""
        super().focusInEvent(event)
        self.entered.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Shows the buttons while the mouse is over the line."""
        super().enterEvent(event)
        self._show_tools(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Hides the buttons once the mouse has left."""
        super().leaveEvent(event)
        self._show_tools()

    def _show_tools(self, hovered: bool = False) -> None:
        if self._tools is None and (hovered or self._current):
            self._make_tools()
        if self._tools:
            asking = self._tools.currentIndex() == 1 and self.has_focus
            if not asking:
                self._tools.setCurrentIndex(0)
            self._tools.setVisible(hovered or self._current or asking)
            self._keep_room()

    def _make_tools(self) -> None:
        # Buttons are made when first needed, as the mouse or focus never reaches most of hundreds of lines.
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, Space.S2, 0)
        row.addStretch(1)
        buttons = QWidget()
        pair = QHBoxLayout(buttons)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(Space.S2)
        for name, label, kind, slot in (
            ("put_back", PUT_BACK, "link", self._on_put_back_clicked),
            ("for_good", FOR_GOOD, "quiet", self._on_for_good_clicked),
        ):
            button = named(QPushButton(tr(label)), f"bin_{name}", tr(label))
            button.setProperty("kind", kind)
            button.setFont(font(Type.SMALL))
            button.clicked.connect(slot)
            pair.addWidget(button)
        self._question = Confirmation("bin_for_good", tr(FOR_GOOD))
        self._question.agreed.connect(self._on_question_agreed)
        self._question.declined.connect(self._on_question_declined)
        self._tools = QStackedWidget()
        self._tools.addWidget(buttons)
        self._tools.addWidget(self._question)
        row.addWidget(self._tools)

    def _keep_room(self) -> None:
        """Keeps room for the buttons at the right of the words."""
        shown = self._tools.currentWidget() if self._tools and not self._tools.isHidden() else None
        if self._tools and shown:
            self._tools.setFixedWidth(shown.sizeHint().width())
        self.covered = shown.sizeHint().width() + Space.S4 if shown else 0
        asking = bool(self._tools and shown and self._tools.currentIndex() == 1)
        # The question needs the room of the words.
        self._right = "" if asking else self._when
        set_look(self, "asking", asking)
        self.update()

    @Slot()
    def _on_put_back_clicked(self) -> None:
        self.setEnabled(False)
        self.put_back_requested.emit(self.line.step)

    @Slot()
    def _on_for_good_clicked(self) -> None:
        if self._tools is None:
            self._make_tools()
        assert self._tools
        self._tools.setCurrentIndex(1)
        self._tools.show()
        self._question.ask(trn(ASK, self.line.records))
        self._keep_room()

    @Slot()
    def _on_question_agreed(self) -> None:
        self.setEnabled(False)
        self.delete_requested.emit(self.line.step)

    @Slot()
    def _on_question_declined(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_tools()


def text_of_line(line: BinLine) -> tuple[str, str]:
    """Returns the text of a line of the bin: its words, and below them kind, customer, day and number of records."""
    kind = tr(RECORD_NAMES.get(line.kind, ""))
    whole = line.kind == "visits"
    # The search index joins the fields of a record with two spaces.
    words = " ".join(line.text.replace("  ", " · ").split())
    title = tr(VISIT_TO, customer=line.customer) if whole else words or kind
    together = trn(RECORDS, line.records) if line.records > 1 else ""
    parts = (words, day_in_words(line.date), together) if whole else (kind, line.customer, day_in_words(line.date), together)
    return title, " · ".join(filter(None, parts))
