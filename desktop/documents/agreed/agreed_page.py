"""Shows what was agreed with a customer and what went out; answers are noted here, and anything is withdrawn in one act."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.in_force import About, Standing
from db.model.kinds import LADDER, PermissionAnswer, PermissionSubject, Rung
from db.model.messages import N_
from desktop.documents.agreed.agreed_rows import SharingRow, SubjectRow
from desktop.documents.agreed.agreed_view import AgreedView, StudyStanding, SubjectLine
from desktop.documents.agreed.answer_form import AnswerForm
from desktop.documents.agreed.noting import ALL_OF_IT, Said
from desktop.fields.status_lines import line_of
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import back_button, page_button, pressed_by_enter
from desktop.widgets.chips import Chips
from desktop.widgets.fields import Labelled
from desktop.widgets.moments import day_in_words
from desktop.widgets.naming import named
from desktop.widgets.page_layout import button_row, rule, sheet_column
from desktop.widgets.row_button import RowButton
from desktop.widgets.text import Text
from desktop.widgets.words import tr

TITLE = N_("What was agreed")
ABOUT = N_(
    "How far everything of this customer may be used today. The newest answer counts; of two answers of one day the narrower. "
    "Nothing is used beyond it, in any document."
)
MAY_BE_USED, WENT_OUT = N_("What may be used"), N_("What went out")
NOTHING_WENT = N_("Nothing went out yet. What is saved, mailed or published of this customer stands here.")
ANSWER_OF, TAKE_BACK_OF = N_("An answer about {name}"), N_("What is withdrawn of {name}")
ANSWERS = (
    (PermissionAnswer.ASKED, N_("asked")),
    (PermissionAnswer.GRANTED, N_("agreed")),
    (PermissionAnswer.REFUSED, N_("refused")),
    (PermissionAnswer.WITHDRAWN, N_("withdrawn")),
)
RUNG = N_("How far")
CASE_STUDIES, OPEN_DRAFT, NO_TITLE = N_("Case studies"), N_("Open draft"), N_("no title")
EVERYTHING = N_("everything")
COPY, MAIL = N_("Copy the words"), N_("Write a mail …")
WIDTH = 880


class AgreedPage(QWidget):
    """The page.

    Signals: `closed`; `answer_noted(SubjectLine, Rung, PermissionAnswer, Said)`; `mail_requested(Sharing)`,
    `print_requested(Sharing)`, `show_requested(Sharing)`; `told_requested(str)` a mail with these words;
    `study_requested(str)` the id of a case study.
    """

    closed = Signal()
    answer_noted = Signal(object, object, object, object)
    mail_requested = Signal(object)
    print_requested = Signal(object)
    show_requested = Signal(object)
    told_requested = Signal(str)
    study_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "agreed", tr(TITLE))
        self.rows: list[SubjectRow] = []
        self.sharings: list[SharingRow] = []
        self._view: AgreedView | None = None
        # Not while a visit runs.
        self.leads_away = True
        self._line: SubjectLine | None = None
        back = back_button("agreed_back")
        back.clicked.connect(self.closed)
        self._column = sheet_column(self, TITLE, ABOUT, back, WIDTH)
        self._customer = named(Text("", Type.QUESTION, wrap=True), "agreed_customer")
        self._report = named(Text("", Type.TEXT, wrap=True, whole=True), "agreed_report")
        self._words = named(Text("", Type.TEXT, wrap=True, whole=True), "agreed_words")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = page_button("agreed_copy", COPY, "outline")
        self._mail = page_button("agreed_mail", MAIL, "outline")
        self._told = QWidget()
        self._form = QWidget()
        self._asked = Text("", Type.LABEL_STRONG, wrap=True)
        self.rungs = Chips("agreed_rung", [(rung.value, tr(rung.value)) for rung in LADDER])
        self.form = AnswerForm("agreed", [(answer.value, tr(label)) for answer, label in ANSWERS])
        self._nothing = named(Text(tr(NOTHING_WENT), Type.TEXT, "soft", wrap=True), "agreed_nothing_sent")
        self._subject_part, self._sent_part, self._study_part = QWidget(), QWidget(), QWidget()
        self._subjects, self._sent, self._studies = map(_column, (self._subject_part, self._sent_part, self._study_part))
        self._studies_title = Text(tr(CASE_STUDIES), Type.LABEL_STRONG, "soft")
        self._lay_out()
        self.form.noted.connect(self._on_form_noted)
        self.form.closed.connect(self._form.hide)
        self.form.answers.chosen.connect(self._on_answers_chosen)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._mail.clicked.connect(self._on_mail_clicked)

    def show_view(self, view: AgreedView) -> None:
        """Shows what was agreed with a customer; a line that stays keeps the keyboard."""
        if view == self._view:
            return
        self._view = view
        place = next((n for n, row in enumerate(self.rows) if row.isAncestorOf(self.focusWidget() or self)), None)
        self._customer.setText(view.customer.name)
        self.rows = [SubjectRow(line) for line in view.subjects]
        for row in self.rows:
            row.answer_requested.connect(self._on_row_answer_requested)
            row.withdrawal_requested.connect(self._on_row_withdrawal_requested)
        _refill(self._subjects, self.rows)
        if place is not None and self.rows:
            self.rows[min(place, len(self.rows) - 1)].focus_first()
        self.sharings = []
        for sharing in view.sharings:
            texts = tuple((one, view.lines[one]) for one in sharing.items if one in view.lines)
            version = view.versions.get(sharing.study_version) if sharing.study_version else None
            line = SharingRow(sharing, version, texts)
            line.withdrawal_requested.connect(self._on_item_withdrawal_requested)
            line.mail_requested.connect(self.mail_requested)
            line.print_requested.connect(self.print_requested)
            line.show_requested.connect(self.show_requested)
            self.sharings.append(line)
        _refill(self._sent, self.sharings)
        self._show_studies(view.studies)
        self._nothing.setVisible(not view.sharings)

    def clear(self) -> None:
        """Shows nothing of anybody."""
        self._view = None
        self._customer.setText("")
        self.rows, self.sharings = [], []
        for column in (self._subjects, self._sent, self._studies):
            _refill(column, ())

    def _show_studies(self, standing: Sequence[StudyStanding]) -> None:
        """Lists the case studies with how each stands; a click leads to it."""
        rows = []
        for one in standing:
            told = tr(line_of(one.found, day_in_words)) if one.found else tr(OPEN_DRAFT)
            row = RowButton("agreed_study", one.id, "", one.title or tr(NO_TITLE), told)
            row.setEnabled(self.leads_away)
            row.clicked.connect(self._on_study_clicked)
            rows.append(row)
        _refill(self._studies, rows)
        self._studies_title.setVisible(bool(rows))
        self._study_part.setVisible(bool(rows))

    def show_used(self, sentences: Sequence[str], words: str) -> None:
        """Says where something that was withdrawn was used, and the words for those who have copies."""
        self._report.tell("\n".join(sentences))
        self._words.tell(words)
        self._told.setVisible(bool(sentences))
        for button in (self._copy, self._mail):
            button.setVisible(bool(words))
        if words:
            self._copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """Closes what was asked and what was told."""
        self._form.hide()
        self.form.hide()
        self._told.hide()

    def focus_first(self) -> None:
        """Puts the keyboard on the first line."""
        if self.rows:
            self.rows[0].focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes back on Escape; Enter presses the button that has the keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        told = _column(self._told)
        told.addWidget(self._report)
        told.addWidget(self._words)
        told.addLayout(button_row(self._copy, self._mail))
        asked = _column(self._form)
        self._rung_field = Labelled(tr(RUNG), self.rungs, "agreed_rungs")
        asked.addWidget(self._asked)
        asked.addWidget(self._rung_field)
        asked.addWidget(self.form)
        self._column.addWidget(self._customer)
        self._column.addWidget(self._told)
        self._column.addWidget(self._form)
        self._column.addSpacing(Space.S4)
        self._column.addWidget(self._studies_title)
        self._column.addWidget(self._study_part)
        for label, part in ((MAY_BE_USED, self._subject_part), (WENT_OUT, self._sent_part)):
            self._column.addSpacing(Space.S4)
            self._column.addWidget(Text(tr(label), Type.LABEL_STRONG, "soft"))
            self._column.addWidget(part)
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        self.rest()

    def _ask(self, line: SubjectLine, answer: str, question: str) -> None:
        self._line = line
        self._told.hide()
        self._asked.setText(tr(question, name=tr(line.name)))
        by = tr(line.name) if line.about.subject is PermissionSubject.PERSON else ""
        self._form.show()
        self.form.ask(by, answer)
        self._on_answers_chosen(self.form.answers.values)
        if line.right:
            self._rung_field.hide()

    @Slot(object)
    def _on_row_answer_requested(self, line: SubjectLine) -> None:
        self.rungs.show_values(())
        self._ask(line, "", ANSWER_OF)

    @Slot(object)
    def _on_row_withdrawal_requested(self, line: SubjectLine) -> None:
        self._ask(line, PermissionAnswer.WITHDRAWN.value, TAKE_BACK_OF)

    @Slot(str, str)
    def _on_item_withdrawal_requested(self, key: str, text: str) -> None:
        about = About(PermissionSubject.ITEM, key)
        line = SubjectLine(about=about, name=f"“{text}”", rung=Rung.NAME, standing=Standing.GRANTED)
        self._ask(line, PermissionAnswer.WITHDRAWN.value, TAKE_BACK_OF)

    @Slot(tuple)
    def _on_answers_chosen(self, values: tuple[str, ...]) -> None:
        """Of what is withdrawn everything goes, unless a higher rung alone is chosen."""
        line = self._line
        self._rung_field.setVisible(line is not None and not line.right)
        if line and values == (PermissionAnswer.WITHDRAWN.value,) and not line.right:
            self.rungs.show_values((ALL_OF_IT[line.about.subject].value,))
        lowest = ALL_OF_IT[line.about.subject] if line else Rung.NUMBER
        is_withdrawn = values == (PermissionAnswer.WITHDRAWN.value,)
        for rung in LADDER:
            chip = self.rungs.chip(rung.value)
            chip.setText(tr(EVERYTHING if is_withdrawn and rung is lowest else rung.value))
            chip.setVisible(not is_withdrawn or lowest not in LADDER or LADDER.index(rung) >= LADDER.index(lowest))

    @Slot(str, object)
    def _on_form_noted(self, answer: str, said: Said) -> None:
        if self._line is None:
            return
        rung = self._line.rung if self._line.right else next(map(Rung, self.rungs.values), None)
        if rung is None:
            self.form.complain(tr(N_("Please choose how far.")))
            return
        self.answer_noted.emit(self._line, rung, PermissionAnswer(answer), said)

    @Slot()
    def _on_study_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, RowButton):
            self.study_requested.emit(row.key)

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._words.text())

    @Slot()
    def _on_mail_clicked(self) -> None:
        self.told_requested.emit(self._words.text())


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.S2)
    return column


def _refill(column: QVBoxLayout, rows: Sequence[QWidget]) -> None:
    """Puts rows in the place of others, with a hairline between."""
    while item := column.takeAt(0):
        if part := item.widget():
            part.hide()
            part.deleteLater()
    for n, row in enumerate(rows):
        for part in (rule(), row) if n else (row,):
            column.addWidget(part)
            # Now, not with the next turn of events: until then its place would be empty.
            part.show()
