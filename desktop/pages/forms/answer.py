"""The free answer to one question of the guide."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout

from db.records import WholeVisit
from desktop.interview.guide import Question
from desktop.pages.forms.form import Form
from desktop.state.open_visit import OpenVisit
from desktop.theme.tokens import Type
from desktop.widgets.naming import named
from desktop.widgets.text_field import TextField
from desktop.widgets.words import tr

PLACEHOLDER = QT_TRANSLATE_NOOP("Forms", "What they said …")


class AnswerForm(Form):
    """A growing text bound to one answer."""

    def __init__(self, question: Question, visit: OpenVisit) -> None:
        super().__init__()
        self._question = question
        self._visit = visit
        self.field = named(TextField(Type.READ, tr(PLACEHOLDER), lines=2), f"answer_{question.id}", question.ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        self.field.edited.connect(self._on_field_edited)

    def show_visit(self, whole: WholeVisit) -> None:
        """Shows the answer as it stands."""
        self.field.show_text(whole.answer(self._question.id))

    def shows(self, record_id: str) -> bool:
        """Whether this is the answer with that id."""
        return any(a.id == record_id and a.question == self._question.id for a in self._visit.whole.answers)

    def go_to(self, record_id: str) -> None:
        """Puts the cursor into the answer."""
        self.focus_form()

    def focus_form(self) -> None:
        """Puts the cursor into the answer."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str)
    def _on_field_edited(self, text: str) -> None:
        self._visit.answer(self._question.id, text)
