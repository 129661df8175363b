"""Shows one block of the guide: its questions in large type, each with its form under it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db.model.messages import N_
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.interview.asking import probes_for
from desktop.interview.guide import Block, Question
from desktop.interview.story import is_answered
from desktop.theme.scale import limit_width
from desktop.theme.tokens import READING_WIDTH, Space, Type
from desktop.visit.forms.answer import AnswerForm
from desktop.visit.forms.fields import FieldsForm
from desktop.visit.forms.form import Form
from desktop.visit.forms.people import PeopleForm
from desktop.visit.forms.records import LISTS, RecordsForm
from desktop.visit.forms.returns import ReturnForm
from desktop.visit.forms.summary import SummaryForm
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr
from desktop.workspace.open_visit import OpenVisit

NEEDED = N_("★ needed for the story")
THERE = N_("★ in the story")
HIDDEN = N_("Hidden in the customer-safe view (F9)")
# The forms that a customer looking at the screen must not see.
INTERNAL = ("objections", "consent.note", "value", "return_plan", "rates")


class QuestionSection(QWidget):
    """One question and its form."""

    def __init__(self, question: Question, form: Form, block_title: str, words: Translator) -> None:
        super().__init__()
        named(self, f"question_{question.id}")
        self.question = question
        self.form = form
        self._star = Text("", Type.LABEL, "accent")
        self._hidden = Text(tr(HIDDEN), Type.TEXT, "soft")
        self._hidden.hide()
        self._words = words
        self._probes = named(Text("", Type.SMALL, "soft", wrap=True), f"probes_{question.id}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S1 + Space.HAIR)
        over = QHBoxLayout()
        over.setSpacing(Space.S3)
        if block_title:
            over.addWidget(Text(block_title, Type.LABEL, "soft"))
        over.addWidget(self._star)
        over.addStretch()
        column.addLayout(over)
        column.addWidget(Text(question.ask, Type.QUESTION if block_title else Type.SECOND_QUESTION, wrap=True))
        if question.hint:
            column.addWidget(Text(question.hint, Type.TEXT, "soft", wrap=True))
        column.addSpacing(Space.S3)
        column.addWidget(form)
        column.addWidget(self._hidden)
        column.addWidget(self._probes)

    def show_visit(self, whole: WholeVisit) -> None:
        """Shows the present visit, and whether the question is answered."""
        there = is_answered(whole, self.question)
        self._star.tell(tr(THERE if there else NEEDED) if self.question.star else "")
        self._star.set_tone("soft" if there else "accent")
        self._probes.tell_steadily("  ".join(probes_for(whole, self.question, self._words)))
        self.form.show_visit(whole)

    def set_safe(self, safe: bool) -> None:
        """Hides or shows a form whose content the customer must not see."""
        if self.question.fills in INTERNAL:
            self.form.setVisible(not safe)
            self._hidden.setVisible(safe)


class BlockPage(QScrollArea):
    """The questions of a block, one under the other. Signals: `record_requested(str)`, `history_requested(str)` of its forms."""

    record_requested = Signal(str)
    history_requested = Signal(str)

    def __init__(self, block: Block, visit: OpenVisit, used: Mapping[str, Sequence[str]], words: Translator) -> None:
        super().__init__()
        named(self, f"block_{block.id}", block.title)
        self.block = block
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections = [
            QuestionSection(question, _form(question, visit, used, words), "" if n else block.title, words)
            for n, question in enumerate(block.questions)
        ]
        sheet = QWidget()
        sheet.setProperty("ground", "paper")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(Space.S7 + Space.S2, Space.S6 + Space.S1, Space.S7, Space.S5)
        column.setSpacing(Space.S6 + Space.S2)
        for section in self.sections:
            limit_width(section, READING_WIDTH)
            section.form.record_requested.connect(self.record_requested)
            section.form.history_requested.connect(self.history_requested)
            column.addWidget(section)
        # With a stretch factor, so that this takes all spare room and cards take none.
        column.addStretch(1)
        self.setWidget(sheet)

    def show_visit(self, whole: WholeVisit) -> None:
        """Shows the present visit."""
        for section in self.sections:
            section.show_visit(whole)

    def set_safe(self, safe: bool) -> None:
        """Hides or shows the forms that the customer must not see."""
        for section in self.sections:
            section.set_safe(safe)

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


def _form(question: Question, visit: OpenVisit, used: Mapping[str, Sequence[str]], words: Translator) -> Form:
    if question.fills == "answer":
        return AnswerForm(question, visit)
    if question.fills == "people":
        return PeopleForm(question, visit, used, words)
    if question.fills == "value":
        return SummaryForm(words)
    if question.fills == "return_plan":
        return ReturnForm(visit, used, words)
    if question.fills in LISTS:
        return RecordsForm(question, visit, used, words)
    return FieldsForm(question.fills, visit, used)
