"""Lists what stands against a document, line by line: a key that goes there, the sentence, what to do, how heavily it weighs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.consent.grades import Grade
from desktop.documents.sharing.stop_texts import ABOUT_ANSWERS, ABOUT_WORDS, GRADES, TO_DO
from desktop.documents.sharing.stops import Stop
from desktop.theme.fonts import font
from desktop.theme.scale import fix_width
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.fields import LineField
from desktop.widgets.naming import named
from desktop.widgets.page_layout import rule
from desktop.widgets.text import Text
from desktop.widgets.words import tr

MAY_STAY = N_("It may stay …")
WHY = N_("Why it may stay")
GO = N_("Go to: {sentence}")
# Alt with a digit goes to the first few.
KEYS = 9
NUMBER_WIDTH = 32
GRADE_WIDTH = 84


class StopLine(QWidget):
    """One thing. Signals: `go_requested(Stop)`; `dismissed(Stop, str)` with the reason."""

    go_requested = Signal(object)
    dismissed = Signal(object, str)

    def __init__(self, stop: Stop) -> None:
        super().__init__()
        self.stop = stop
        sentence = tr(stop.message)
        self.go = named(QPushButton(), "stop_go", tr(GO, sentence=sentence))
        self.go.setProperty("kind", "link")
        self.go.setFont(font(Type.SMALL))
        fix_width(self.go, NUMBER_WIDTH)
        self.go.setEnabled(bool(stop.record_id) or stop.kind in ABOUT_ANSWERS | ABOUT_WORDS)
        self.may_stay = page_button("stop_may_stay", MAY_STAY, "link")
        self.why = named(LineField(Type.SMALL, tr(WHY)), "stop_why", tr(WHY))
        self._lay_out(sentence)
        # Only what is laid out can be shown or hidden; before, it would be a window of its own.
        self.why.hide()
        self.may_stay.setVisible(stop.grade is not Grade.STOP)
        self.go.clicked.connect(self._on_go_clicked)
        self.may_stay.clicked.connect(self._on_may_stay_clicked)
        self.why.returnPressed.connect(self._on_why_return_pressed)

    def number(self, number: int) -> None:
        """Gives the line its number, and its key if it leads somewhere."""
        if self.go.text() != str(number):
            self.go.setText(str(number))
            self.go.setShortcut(QKeySequence(f"Alt+{number}" if self.go.isEnabled() and number <= KEYS else ""))

    def _lay_out(self, sentence: str) -> None:
        grade = named(Text(tr(GRADES[self.stop.grade]), Type.SMALL, _tone(self.stop.grade), wrap=True), "stop_grade")
        fix_width(grade, GRADE_WIDTH)
        words = QVBoxLayout()
        # As much as buttons have above their words, so that all stand on one line.
        for part in (grade, words):
            part.setContentsMargins(0, Space.S1, 0, 0)
        words.setSpacing(Space.HAIR)
        words.addWidget(named(Text(sentence, Type.SMALL, wrap=True), "stop_sentence"))
        words.addWidget(Text(tr(TO_DO[self.stop.kind]), Type.LABEL, "soft", wrap=True))
        words.addWidget(self.why)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.HAIR, 0, Space.S1 + Space.HAIR)
        row.setSpacing(Space.S3)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.go, 0, top)
        row.addWidget(grade, 0, top)
        row.addLayout(words, 1)
        row.addWidget(self.may_stay, 0, top)

    @Slot()
    def _on_go_clicked(self) -> None:
        self.go_requested.emit(self.stop)

    @Slot()
    def _on_may_stay_clicked(self) -> None:
        self.why.show()
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_why_return_pressed(self) -> None:
        if reason := self.why.text().strip():
            self.dismissed.emit(self.stop, reason)


class StopList(QWidget):
    """The lines, the heaviest first. Signals: as of its lines."""

    go_requested = Signal(object)
    dismissed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "paper")
        self.lines: list[StopLine] = []
        self._rules: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, Space.S2, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    def show_stops(self, stops: Sequence[Stop]) -> None:
        """Shows these; a reason that is being typed stays where its line is still there."""
        if [line.stop for line in self.lines] == list(stops):
            return
        # A line that stays is the same widget: a key that was just pressed and a reason half typed are not lost with others.
        before = list(self.lines)
        for part in (*self._rules, *before):
            self._column.removeWidget(part)
        self.lines = [self._line(stop, before) for stop in stops]
        for part in (*self._rules, *before):
            part.hide()
            part.deleteLater()
        self._rules = [rule() for _ in self.lines[1:]]
        for number, line in enumerate(self.lines):
            line.number(number + 1)
            for part in (self._rules[number - 1], line) if number else (line,):
                self._column.insertWidget(self._column.count() - 1, part)
                # At once, where the list is shown, and not in a later turn of the loop: a hidden line hears no key.
                part.show()

    def _line(self, stop: Stop, before: list[StopLine]) -> StopLine:
        """Returns the line of a stop, taken out of those before if it is among them."""
        for at, line in enumerate(before):
            if line.stop == stop:
                return before.pop(at)
        line = StopLine(stop)
        line.go_requested.connect(self.go_requested)
        line.dismissed.connect(self.dismissed)
        return line


def _tone(grade: Grade) -> str:
    return "warn" if grade is Grade.STOP else "soft"
