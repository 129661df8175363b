"""Takes the answers of a paper guide: a number, its answer, Enter, and the next number; no mouse is needed."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.from_paper.choices import ticked_so_far
from desktop.from_paper.entered_list import EnteredList, where
from desktop.interview.guide import Guide, Question
from desktop.theme.scale import fix_width
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import back_button, sheet_button
from desktop.widgets.fields import Labelled, LineField
from desktop.widgets.keyboard import is_plain
from desktop.widgets.naming import named
from desktop.widgets.page_layout import rule, sheet_column
from desktop.widgets.text import Text
from desktop.widgets.words import tr
from desktop.workspace.open_visit import OpenVisit
from desktop.workspace.paper_answer import so_far
from desktop.workspace.visit_undo import VisitUndo

TITLE = N_("From the paper guide")
ABOUT = N_(
    "Type the number beside a question, Enter, the answer, Enter: the next number is there already. Enter without an answer "
    "goes on, and arrows choose another number. Esc leads back to the visit."
)
NUMBER, ANSWER = N_("Number"), N_("Answer")
QUESTION = N_("{number}  {question}")
SO_FAR = N_("There already: {words}")
NO_SUCH_NUMBER = N_("There is no question {number}: this guide ends at {last}.")
LAST = N_("That was the last number.")
TO_DEBRIEF = N_("Go on to the debrief")
WIDTH, NUMBER_WIDTH = 820, 84
LONGEST_SO_FAR = 300
MOST_DIGITS = 9
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class FromPaperPage(QWidget):
    """The page. Signals: `entered(Question, str)`; `drafted(str)` with number and words that are not entered yet;
    `back_requested`; `debrief_requested`.
    """

    entered = Signal(object, str)
    drafted = Signal(str)
    back_requested = Signal()
    debrief_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "from_paper_page")
        self._visit: OpenVisit | None = None
        self.questions: dict[int, Question] = {}
        self._at = 1
        self.undoer = VisitUndo(self, lambda: self._visit)
        back = back_button("from_paper_back")
        column = sheet_column(self, TITLE, ABOUT, back, WIDTH)
        self._guide = named(Text("", Type.LABEL, "soft"), "from_paper_guide")
        self._question = named(Text("", Type.QUESTION, wrap=True), "from_paper_question")
        self.goes_to = named(Text("", Type.LABEL, "soft", wrap=True), "from_paper_goes_to")
        self.number = LineField(Type.READ)
        self.answer = LineField(Type.READ)
        self.so_far = named(Text("", Type.LABEL, "soft", wrap=True), "from_paper_so_far")
        self.remark = named(Text("", Type.LABEL, "warn", wrap=True), "from_paper_remark")
        self.entered_list = EnteredList()
        self.debrief = sheet_button("from_paper_debrief", TO_DEBRIEF, "outline")
        self._lay_out(column)
        back.clicked.connect(self.back_requested)
        self.debrief.clicked.connect(self.debrief_requested)
        for field in (self.number, self.answer):
            field.installEventFilter(self)
        self.number.textEdited.connect(self._on_number_text_edited)
        self.number.returnPressed.connect(self._on_number_return_pressed)
        self.answer.textEdited.connect(self._on_answer_text_edited)
        self.answer.returnPressed.connect(self._on_answer_return_pressed)

    def begin(self, visit: OpenVisit, guide: Guide, draft: str = "") -> None:
        """Begins to take answers to the questions of `guide`; `draft` is what was typed and not entered."""
        self._visit, self.questions = visit, guide.numbered
        self._guide.setText(guide.title)
        self.entered_list.clear()
        number, _, words = draft.partition(" ")
        self.answer.setText(words)
        empty = (n for n, question in self.questions.items() if not so_far(question, visit.whole))
        self.go_to(_number_of(number) or next(empty, 1))

    def focus_first(self) -> None:
        """Puts the keyboard where words wait to be entered, else on the number."""
        field = self.answer if self.answer.text() else self.number
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.selectAll()

    def go_to(self, number: int) -> None:
        """Shows the question of a number; one that is none leads to the next that is."""
        self._at = max(1, min(number, len(self.questions)))
        self.number.setText(str(self._at))
        self.number.selectAll()
        self.remark.tell("")
        self.show_visit()

    def show_visit(self) -> None:
        """Shows the question, where its answer goes, and what stands there already."""
        if self._visit and (question := self.questions.get(self._at)):
            self._question.setText(tr(QUESTION, number=str(self._at), question=question.ask))
            self.answer.setAccessibleName(question.ask)
            there = " · ".join(
                " ".join(words.split())
                for words in (*so_far(question, self._visit.whole), *ticked_so_far(question, self._visit.whole))
            )
            there = there if len(there) <= LONGEST_SO_FAR else f"{there[:LONGEST_SO_FAR]}…"
            self.goes_to.setText(where(question, self.answer.text().strip(), self._visit.whole))
            self.so_far.tell(tr(SO_FAR, words=there) if there else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the arrows and Esc from both fields."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and is_plain(event):
            if event.key() == Qt.Key.Key_Escape:
                self.back_requested.emit()
                return True
            if step := STEPS.get(Qt.Key(event.key()), 0):
                self.go_to(self._at + step)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self, column: QVBoxLayout) -> None:
        column.addWidget(self._guide)
        column.addSpacing(Space.S3)
        column.addWidget(self._question)
        column.addSpacing(Space.S2)
        number = Labelled(tr(NUMBER), self.number, "from_paper_number")
        fix_width(number, NUMBER_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(Space.S4)
        row.addWidget(number)
        row.addWidget(Labelled(tr(ANSWER), self.answer, "from_paper_answer"), 1)
        column.addLayout(row)
        # Below the fields, so that these stay where they are.
        for told in (self.remark, self.goes_to, self.so_far):
            column.addWidget(told)
        column.addSpacing(Space.S4)
        column.addWidget(rule())
        column.addWidget(self.entered_list)
        column.addSpacing(Space.S4)
        column.addWidget(self.debrief, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    @Slot(str)
    def _on_number_text_edited(self, text: str) -> None:
        """Shows the question of the number; a letter is the first of the answer to the number that stood there."""
        typed = text.strip()
        if typed and not typed.isdecimal():
            self.number.setText(str(self._at))
            self.answer.setFocus(Qt.FocusReason.OtherFocusReason)
            self.answer.insert(typed.lstrip("0123456789"))
            self._on_answer_text_edited(self.answer.text())
        elif _number_of(typed) in self.questions:
            self._at = _number_of(typed)
            self.remark.tell("")
            self.show_visit()
            self._on_answer_text_edited(self.answer.text())

    @Slot()
    def _on_number_return_pressed(self) -> None:
        typed = self.number.text().strip()
        if typed and _number_of(typed) not in self.questions:
            shown = f"{typed[:MOST_DIGITS]}…" if typed[MOST_DIGITS:] else typed
            self.remark.tell(tr(NO_SUCH_NUMBER, number=shown, last=str(len(self.questions))))
            self.number.selectAll()
            return
        self.number.setText(str(self._at))
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_answer_text_edited(self, text: str) -> None:
        self.drafted.emit(f"{self._at} {text}" if text else "")
        self.show_visit()

    @Slot()
    def _on_answer_return_pressed(self) -> None:
        question, text, number = self.questions[self._at], self.answer.text().strip(), self._at
        if text:
            self.answer.clear()
            self.entered.emit(question, text)
            self.entered_list.add(number, question, text)
        self.go_to(number + 1)
        if number == len(self.questions):
            self.remark.tell(tr(LAST))
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.selectAll()


def _number_of(text: str) -> int:
    """Returns a typed number, 0 for anything else; one of thousands of digits is no number of a question."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else 0
