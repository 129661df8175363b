"""At the table: takes words for a form that the customer does not see, in one line that shows none of them for long."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.whole_visit import WholeVisit
from desktop.core.timers import timer_once
from desktop.interview.guide import Question
from desktop.theme.tokens import Type
from desktop.visit.forms.form import Form
from desktop.widgets.capture_line import PLACEHOLDER
from desktop.widgets.fields import LineField
from desktop.widgets.naming import named
from desktop.widgets.words import tr
from desktop.workspace.open_visit import OpenVisit

# Words stay this long after Enter, or after the line is left.
GONE_MS = 1000


class OneLineForm(Form):
    """One line in the place of a form; `take` gets the words that were entered. What is only typed is kept as a draft."""

    def __init__(self, parent: QWidget, question: Question, visit: OpenVisit, take: Callable[[str], object]) -> None:
        super().__init__(parent)
        self._question, self._visit, self._take = question, visit, take
        self.line = named(LineField(Type.READ, tr(PLACEHOLDER)), f"line_{question.id}", question.ask_at_table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self._gone = timer_once(self, GONE_MS, self._on_gone_timeout)
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self._on_line_return_pressed)
        self.line.textEdited.connect(self._on_line_text_edited)

    def show_visit(self, whole: WholeVisit) -> None:
        """Shows nothing of the visit."""

    def focus_form(self) -> None:
        """Puts the cursor into the line."""
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shows words that were typed and not entered while the line has the focus, and hides them after it."""
        if watched is self.line and event.type() is QEvent.Type.FocusIn:
            self._gone.stop()
            self.line.show_text(self._visit.draft(self._question.id))
            self.line.end(False)
        elif watched is self.line and event.type() is QEvent.Type.FocusOut:
            self._gone.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _on_line_return_pressed(self) -> None:
        text = self.line.text()
        if text.strip():
            self._visit.keep_draft(self._question.id, "")
            self._take(text)
            # The next word typed takes the place of these.
            self.line.selectAll()
            self._gone.start()

    @Slot(str)
    def _on_line_text_edited(self, text: str) -> None:
        self._gone.stop()
        self._visit.keep_draft(self._question.id, text)

    @Slot()
    def _on_gone_timeout(self) -> None:
        if not self.line.hasFocus() or not self._visit.draft(self._question.id):
            self.line.clear()
