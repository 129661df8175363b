"""Lets one type the free answer to a question of the guide."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from db.model.messages import N_
from db.model.whole_visit import WholeVisit
from desktop.interview.guide import Question
from desktop.theme.fonts import font
from desktop.theme.tokens import Type
from desktop.visit.forms.form import Form
from desktop.widgets.capture_line import PLACEHOLDER as ANY_PLACEHOLDER
from desktop.widgets.naming import named
from desktop.widgets.text_field import TextField
from desktop.widgets.words import tr
from desktop.workspace.note_to_record import is_turned
from desktop.workspace.open_visit import OpenVisit

MAKE_IT = {
    "quotes": N_("Make it a quote  (Alt+Q)"),
    "objectives": N_("Make it an objective  (Alt+Q)"),
    "objections": N_("Make it an objection  (Alt+Q)"),
    "promises": N_("Make it a promise  (Alt+Q)"),
}
TURNED = N_("✓ made a record of its own")
TURN_KEYS = "Alt+Q"
PLACEHOLDER = N_("What they said …")


class AnswerForm(Form):
    """A growing text bound to one answer, with the two keys that turn it into a record where the guide allows it."""

    own_field = "text"

    def __init__(self, parent: QWidget, question: Question, visit: OpenVisit, at_table: bool = False) -> None:
        super().__init__(parent)
        self._question = question
        self._visit = visit
        hint = tr(ANY_PLACEHOLDER if at_table else PLACEHOLDER)
        self.field = named(TextField(Type.READ, hint, lines=2), f"answer_{question.id}", question.ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        self._turn = self._turn_button() if question.becomes and not at_table else None
        if self._turn:
            layout.addWidget(self._turn, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.edited.connect(self._on_field_edited)

    def show_visit(self, whole: WholeVisit) -> None:
        """Shows the present answer."""
        text = whole.answer(self._question.id)
        self.field.show_text(text)
        if self._turn:
            turned = is_turned(self._question.id, self._question.becomes, whole)
            self._turn.setVisible(bool(text.strip()))
            self._turn.setEnabled(not turned)
            self._turn.setText(tr(TURNED if turned else MAKE_IT[self._question.becomes]))

    def own_record(self) -> str:
        """Returns the id of the answer, once there is one."""
        return next((a.id for a in self._visit.whole.answers if a.question == self._question.id), "")

    def shows(self, record_id: str) -> bool:
        """Returns whether this form edits the answer with that id."""
        return any(a.id == record_id and a.question == self._question.id for a in self._visit.whole.answers)

    def go_to(self, record_id: str) -> None:
        """Puts the cursor into the answer."""
        self.focus_form()

    def focus_form(self) -> None:
        """Puts the cursor into the answer."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _turn_button(self) -> QPushButton:
        label = tr(MAKE_IT[self._question.becomes])
        button = named(QPushButton(label), f"turn_{self._question.id}", label)
        button.setProperty("kind", "link")
        button.setFont(font(Type.SMALL))
        button.setShortcut(TURN_KEYS)
        button.clicked.connect(self._on_turn_clicked)
        return button

    @Slot()
    def _on_turn_clicked(self) -> None:
        self._visit.turn_answer(self._question.id, self._question.becomes)

    @Slot(str)
    def _on_field_edited(self, text: str) -> None:
        self._visit.answer(self._question.id, text)
