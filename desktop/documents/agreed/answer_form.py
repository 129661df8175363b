"""Asks what somebody answered: the answer, by whom, in which way and words, from which day and until when."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.model.kinds import AnswerWay
from db.model.messages import N_
from db.model.moments import today
from desktop.consent.lasting import AGREED, until_after
from desktop.documents.agreed.noting import Said
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.chips import Chips
from desktop.widgets.date_field import DateField
from desktop.widgets.fields import Labelled, LineField
from desktop.widgets.naming import named
from desktop.widgets.page_layout import button_row
from desktop.widgets.text import Text
from desktop.widgets.typed_dates import day_in_words, typed_date, unclear_date
from desktop.widgets.words import tr

WAYS = {
    AnswerWay.SAID: N_("said"),
    AnswerWay.WRITTEN: N_("written"),
    AnswerWay.READ_BACK: N_("read back"),
    AnswerWay.SHEET: N_("on a sheet"),
}
WHO, WHERE = N_("By whom"), N_("Where")
HOW, WORDS = N_("How"), N_("In their words")
FROM, UNTIL = N_("On; today if empty"), N_("Until; for good if empty")
NOTE_IT, NOT_NOW = N_("Note it"), N_("Not now")
ANSWER = N_("Answer")
CHOOSE = N_("Please choose the answer.")

Choices = Sequence[tuple[str, str]]


class AnswerForm(QWidget):
    """The form, hidden until it is asked. Signals: `noted(str, Said)` with the answer; `closed`.

    An answer of `placed` has a place in place of a person, and is given once: neither way, words nor end are asked. What
    is agreed to is proposed to end after so many `years`, where nobody typed an end.
    """

    noted = Signal(str, object)
    closed = Signal()

    def __init__(self, name: str, choices: Choices, placed: Sequence[str] = ()) -> None:
        super().__init__()
        self._placed = placed
        self.years = 0
        self._proposed = ""
        self.answers = Chips(f"{name}_answer", choices)
        self.by = LineField(Type.TEXT)
        self.ways = Chips(f"{name}_way", [(way.value, tr(label)) for way, label in WAYS.items()])
        self.words = LineField(Type.TEXT)
        self.since, self.until = DateField(Type.TEXT), DateField(Type.TEXT)
        self.note_button = page_button(f"{name}_note", NOTE_IT, "outline")
        self._not_now = page_button(f"{name}_not_now", NOT_NOW, "quiet")
        self.remark = named(Text("", Type.SMALL, "warn", wrap=True), f"{name}_answer_remark")
        self._lay_out(name)
        self.answers.chosen.connect(self._on_answers_chosen)
        self.note_button.clicked.connect(self._on_note_clicked)
        self._not_now.clicked.connect(self.close_form)
        self.hide()

    def ask(self, by: str = "", answer: str = "") -> None:
        """Opens the form, with nothing in it but who answers, and the answer, where they are known."""
        self.answers.show_values((answer,))
        self.ways.show_values(())
        for field in (self.words, self.since, self.until):
            field.clear()
        self._proposed = ""
        self.by.setText(by)
        self.remark.tell("")
        self._on_answers_chosen(self.answers.values)
        self.show()
        first = self.answers.chip(next(iter(self.answers.labels))) if not answer else self.by
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: str) -> None:
        """Says why it cannot be noted."""
        self.remark.tell(sentence)

    @Slot()
    def close_form(self) -> None:
        """Closes the form; what was typed is gone."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Closes on Escape, notes on Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_note_clicked()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S3)
        column.addWidget(Labelled(tr(ANSWER), self.answers, f"{name}_answers"))
        self._by = Labelled(tr(WHO), self.by, f"{name}_by")
        self._asked = [Labelled(tr(HOW), self.ways, f"{name}_ways"), Labelled(tr(WORDS), self.words, f"{name}_words")]
        until = Labelled(tr(UNTIL), self.until, f"{name}_until")
        days = QHBoxLayout()
        days.setSpacing(Space.S4)
        days.addWidget(Labelled(tr(FROM), self.since, f"{name}_since"))
        days.addWidget(until)
        for widget in (self._by, *self._asked):
            column.addWidget(widget)
        column.addLayout(days)
        column.addWidget(self.remark)
        column.addLayout(button_row(self.note_button, self._not_now))
        self._asked.append(until)

    @Slot(tuple)
    def _on_answers_chosen(self, values: tuple[str, ...]) -> None:
        self._propose_end(bool(values) and values[0] in AGREED)
        is_placed = bool(values) and values[0] in self._placed
        self._by.label.setText(tr(WHERE if is_placed else WHO))
        self.by.setAccessibleName(tr(WHERE if is_placed else WHO))
        for widget in self._asked:
            widget.setVisible(not is_placed)

    def _propose_end(self, lasts: bool) -> None:
        """Proposes the end of an answer that is agreed to; what somebody typed stays."""
        if self.until.text().strip() in ("", self._proposed):
            end = until_after(typed_date(self.since.text().strip()) or today(), self.years) if lasts else ""
            self._proposed = day_in_words(end) if end else ""
            self.until.setText(self._proposed)

    @Slot()
    def _on_note_clicked(self) -> None:
        days = [self.since.text().strip(), self.until.text().strip()]
        odd = next((day for day in days if day and not typed_date(day)), "")
        if not self.answers.values or odd:
            self.remark.tell(unclear_date(odd) if odd else tr(CHOOSE))
            return
        since, until = map(typed_date, days)
        way = AnswerWay(self.ways.values[0]) if self.ways.values else None
        self.noted.emit(self.answers.values[0], Said(self.by.text().strip(), way, self.words.text(), since, until))
