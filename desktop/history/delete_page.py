"""Asks before a whole visit or customer is deleted; shows how many records it has and how it can be restored."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from db.model.messages import N_, NN_, Message, Plural
from desktop.theme.tokens import Type
from desktop.widgets.buttons import page_button, pressed_by_enter
from desktop.widgets.naming import named
from desktop.widgets.page_layout import button_row, centred_column
from desktop.widgets.text import Text
from desktop.widgets.waiting_bar import waiting_bar
from desktop.widgets.words import tr, trn

SAFE = N_("A backup is made first. The bin keeps everything for 90 days of use; it can be put back until then.")
KEEP = N_("Keep it")
WORKING = N_("Making a backup first …")
NOT_DELETED = N_("Nothing was deleted: {reason}")
NOT_DONE = N_("Nothing was deleted. Please try again.")
WIDTH = 560


@dataclass(frozen=True, slots=True)
class Question:
    """The words in which is asked: with the number of records, while they are counted, on the button, and what goes with it."""

    name: str
    ask: Plural
    counting: str
    delete: str
    also: str


VISIT = Question(
    "delete_visit",
    NN_("Delete this visit?", "Delete this visit with its {count} records?"),
    N_("Delete this visit …"),
    N_("Delete this visit"),
    N_("There is no other visit to {customer}, so the customer goes into the bin as well."),
)
CUSTOMER = Question(
    "delete_customer",
    NN_("Delete this customer?", "Delete this customer with its {count} records?"),
    N_("Delete this customer …"),
    N_("Delete this customer"),
    N_("With {customer} go all visits, everything heard there, its people, and its case studies with every version."),
)


class DeletePage(QWidget):
    """The question. Signals: `delete_requested`; `closed` when it is kept."""

    delete_requested = Signal()
    closed = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question, name = question, question.name
        named(self, name)
        self._title = named(Text("", Type.TITLE, wrap=True), f"{name}_title")
        self._visit = Text("", Type.STRONG, wrap=True)
        self._what = named(Text("", Type.TEXT, "soft", wrap=True), f"{name}_what")
        self._alone = Text("", Type.TEXT, "soft", wrap=True)
        self.remark = named(Text("", Type.SMALL, "warn", wrap=True), f"{name}_remark")
        self.button = page_button(f"{name}_button", question.delete, "outline")
        self.keep = page_button(f"{name}_keep", KEEP, "quiet")
        self._progress = waiting_bar(f"{name}_progress", WORKING)
        self._working = Text(tr(WORKING), Type.SMALL, "soft")
        self._lay_out()
        self.button.clicked.connect(self._on_button_clicked)
        self.keep.clicked.connect(self.closed)

    def wait_for_count(self, what: str) -> None:
        """Shows what is to be deleted while its records are being counted."""
        self._visit.setText(what)
        self._title.setText(tr(self._question.counting))
        self._what.tell("")
        self._alone.tell("")
        self._rest()
        self.button.setEnabled(False)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, records: int, what: str, customer: str = "") -> None:
        """Asks whether to delete so many `records`, `what` in words; `customer` is set where it is deleted too."""
        self._title.setText(trn(self._question.ask, max(1, records)))
        self._what.tell(what)
        self._alone.tell(tr(self._question.also, customer=customer) if customer else "")
        self.button.setEnabled(True)

    def complain(self, reason: Message | None) -> None:
        """Shows that nothing was deleted, and why."""
        self._rest()
        self.remark.tell(tr(NOT_DELETED, reason=reason) if reason else tr(NOT_DONE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keeps it on Escape; presses the focused button on Enter."""
        if event.key() == Qt.Key.Key_Escape and self.keep.isEnabled():
            self.closed.emit()
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = centred_column(self, WIDTH)
        for widget in (self._title, self._visit, self._what, self._alone, Text(tr(SAFE), Type.TEXT, wrap=True), self.remark):
            column.addWidget(widget)
        column.addLayout(button_row(self.button, self.keep))
        column.addWidget(self._working)
        column.addWidget(self._progress)

    def _rest(self) -> None:
        self._set_working(False)

    def _set_working(self, working: bool) -> None:
        self._progress.setVisible(working)
        self._working.setVisible(working)
        self.remark.tell("")
        self.button.setEnabled(not working)
        self.keep.setEnabled(not working)

    @Slot()
    def _on_button_clicked(self) -> None:
        self._set_working(True)
        self.delete_requested.emit()
