"""Shows one block of the guide: its questions in large type, each with its form under it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db.model.ids import utc_now
from db.model.messages import N_
from db.model.records import Consent, Heard, Objection
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.fields.at_table import OURS_ALONE
from desktop.interview.asking import probes_for
from desktop.interview.guide import Block, Question
from desktop.interview.sorting import place_of
from desktop.interview.story import is_answered
from desktop.theme.scale import limit_width
from desktop.theme.style import set_look
from desktop.theme.tokens import READING_WIDTH, Space, Type
from desktop.visit.forms.answer import AnswerForm
from desktop.visit.forms.fields import FieldsForm
from desktop.visit.forms.form import Form
from desktop.visit.forms.last_time import LastTimeForm
from desktop.visit.forms.one_line import OneLineForm
from desktop.visit.forms.people import PeopleForm
from desktop.visit.forms.records import LISTS, RecordsForm
from desktop.visit.forms.returns import ReturnForm
from desktop.visit.forms.summary import SummaryForm
from desktop.visit.last_time_block import LAST_TIME
from desktop.widgets.buttons import page_button
from desktop.widgets.naming import named
from desktop.widgets.note_kinds import NOTE_MIME
from desktop.widgets.text import Text
from desktop.widgets.words import tr
from desktop.workspace.open_visit import OpenVisit

NEEDED = N_("★ needed for the story")
THERE = N_("★ in the story")
READ_BACK = N_("Read back quotes and numbers")
# Under these questions the customer can be shown what would be printed, to agree to it line by line.
READ_BACK_UNDER = ("quotes", "consent.scope")


class QuestionSection(QFrame):
    """One question and its form; `at_table` without what only we read: stars, hints, what to ask next.

    A note can be dropped on it. Signals: `note_dropped(str, Place)` with the note's id; `read_back_requested`.
    """

    note_dropped = Signal(str, object)
    read_back_requested = Signal()

    def __init__(
        self,
        parent: QWidget,
        question: Question,
        form: Callable[[QWidget], Form],
        block_title: str,
        words: Translator,
        at_table: bool = False,
    ) -> None:
        super().__init__(parent)
        named(self, f"question_{question.id}")
        self.question = question
        self.form = form(self)
        self._place = place_of(question)
        self.setAcceptDrops(self._place is not None)
        self._is_ours = not at_table
        self._star = Text("", Type.LABEL, "accent")
        self._words = words
        self._probes = named(Text("", Type.SMALL, "soft", wrap=True), f"probes_{question.id}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S1 + Space.HAIR)
        over = QHBoxLayout()
        over.setSpacing(Space.S3)
        if block_title:
            over.addWidget(Text(block_title, Type.LABEL, "soft"))
        ask = question.ask_at_table if at_table else question.ask
        if self._is_ours:
            over.addWidget(self._star)
        over.addStretch()
        column.addLayout(over)
        column.addWidget(Text(ask, Type.QUESTION if block_title else Type.SECOND_QUESTION, wrap=True))
        if question.hint and self._is_ours:
            column.addWidget(Text(question.hint, Type.TEXT, "soft", wrap=True))
        column.addSpacing(Space.S3)
        column.addWidget(self.form)
        if question.fills in READ_BACK_UNDER:
            read_back = page_button(f"read_back_{question.id}", READ_BACK, "link")
            read_back.clicked.connect(self.read_back_requested)
            column.addWidget(read_back, 0, Qt.AlignmentFlag.AlignLeft)
        if self._is_ours:
            column.addWidget(self._probes)

    def show_visit(self, whole: WholeVisit) -> None:
        """Shows the present visit, and whether the question is answered."""
        if self._is_ours:
            there = is_answered(whole, self.question)
            self._star.tell(tr(THERE if there else NEEDED) if self.question.star else "")
            self._star.set_tone("soft" if there else "accent")
            self._probes.tell_steadily("  ".join(probes_for(whole, self.question, self._words)))
        self.form.show_visit(whole)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Shows that a note can be dropped here."""
        if event.mimeData().hasFormat(NOTE_MIME):
            event.acceptProposedAction()
            self._mark(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The note goes elsewhere."""
        super().dragLeaveEvent(event)
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes the note."""
        self._mark(False)
        event.acceptProposedAction()
        self.note_dropped.emit(event.mimeData().data(NOTE_MIME).toStdString(), self._place)

    def _mark(self, on: bool) -> None:
        set_look(self, "dropping", on)


class BlockPage(QScrollArea):
    """The questions of a block, one under the other.

    Signals: `record_requested(str)`, `history_requested(str)` of its forms; `note_dropped(str, Place)` and `read_back_requested`
    of its questions.
    """

    record_requested = Signal(str)
    history_requested = Signal(str)
    note_dropped = Signal(str, object)
    read_back_requested = Signal()

    def __init__(
        self, block: Block, visit: OpenVisit, used: Mapping[str, Sequence[str]], words: Translator, at_table: bool = False
    ) -> None:
        super().__init__()
        title = block.title_at_table(words) if at_table else block.title
        named(self, f"block_{block.id}", title)
        self.block = block
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Each part stands in the sheet before it is filled: Qt styles all that is within a widget again when it gets a parent.
        sheet = QWidget()
        sheet.setProperty("ground", "paper")
        questions = [one for one in block.questions if not at_table or one.fills not in OURS_ALONE]
        self.sections = [
            QuestionSection(
                sheet, question, partial(_form, question, visit, used, words, at_table), "" if n else title, words, at_table
            )
            for n, question in enumerate(questions)
        ]
        column = self._column = QVBoxLayout(sheet)
        column.setContentsMargins(Space.S7 + Space.S2, Space.S6 + Space.S1, Space.S7, Space.S5)
        column.setSpacing(Space.S6 + Space.S2)
        for section in self.sections:
            limit_width(section, READING_WIDTH)
            section.form.record_requested.connect(self.record_requested)
            section.form.history_requested.connect(self.history_requested)
            section.note_dropped.connect(self.note_dropped)
            section.read_back_requested.connect(self.read_back_requested)
            column.addWidget(section)
        # With a stretch factor, so that this takes all spare room and cards take none.
        column.addStretch(1)
        self.setWidget(sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the column the width of its questions: Qt would work out their heights for the width of the page."""
        margins = self._column.contentsMargins()
        widest = max((section.maximumWidth() for section in self.sections), default=0)
        margins.setRight(max(Space.S7, self.viewport().width() - margins.left() - widest))
        self._column.setContentsMargins(margins)
        super().resizeEvent(event)

    def show_visit(self, whole: WholeVisit) -> None:
        """Shows the present visit."""
        for section in self.sections:
            section.show_visit(whole)

    def section_with(self, record_id: str) -> QuestionSection | None:
        """Returns the section in which a record is edited."""
        return next((section for section in self.sections if section.form.shows(record_id)), None)

    def go_to(self, record_id: str) -> None:
        """Scrolls to a record and gives it the focus."""
        if section := self.section_with(record_id):
            section.form.go_to(record_id)
            self.ensureWidgetVisible(section)

    def go_to_question(self, question_id: str) -> None:
        """Scrolls to one question and puts the cursor under it."""
        for section in self.sections:
            if section.question.id == question_id:
                section.form.focus_form()
                self.ensureWidgetVisible(section)

    def focus_first(self) -> None:
        """Puts the cursor under the first question that is still open, or else under the first."""
        if self.sections:
            self.sections[0].form.focus_form()


def _form(
    question: Question, visit: OpenVisit, used: Mapping[str, Sequence[str]], words: Translator, at_table: bool, parent: QWidget
) -> Form:
    if question.fills in TAKERS and at_table:
        return OneLineForm(parent, question, visit, partial(TAKERS[question.fills], visit))
    if question.fills == "answer":
        return AnswerForm(parent, question, visit, at_table)
    if question.fills == "people":
        return PeopleForm(parent, question, visit, used, words, at_table)
    if question.fills == LAST_TIME:
        return LastTimeForm(parent, visit, words, at_table)
    if question.fills == "value":
        return SummaryForm(parent, words)
    if question.fills == "return_plan":
        return ReturnForm(parent, visit, used, words)
    if question.fills in LISTS:
        return RecordsForm(parent, question, visit, used, words, at_table)
    return FieldsForm(parent, question.fills, visit, used, at_table)


def _take_objection(visit: OpenVisit, text: str) -> None:
    visit.add(Objection, text=text, heard=Heard.FIRST_HAND, heard_at=utc_now())


def _take_consent_note(visit: OpenVisit, text: str) -> None:
    """Puts what was agreed under what was agreed before."""
    consent = visit.whole.consent
    if consent is None:
        visit.add(Consent, note=text)
    else:
        visit.change(consent.id, note=f"{consent.note}\n{text}".strip("\n"))


# The forms that the customer does not see at the table, with what becomes of words typed for them there.
TAKERS: dict[str, Callable[[OpenVisit, str], None]] = {"objections": _take_objection, "consent.note": _take_consent_note}
