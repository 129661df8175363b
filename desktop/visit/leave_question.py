"""Asks once, above the capture line, whether the visit that runs should be left."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout

from db.model.messages import N_
from desktop.theme.tokens import Space
from desktop.widgets.confirmation import Confirmation
from desktop.widgets.naming import named
from desktop.widgets.words import tr

LEAVE = N_("Leave")
STAY = N_("Stay")
ASKED = N_("Leave the visit for now? Its clock goes on.")


class LeaveQuestion(QFrame):
    """The question, hidden until it is asked. Signals: `agreed`; `declined`."""

    agreed = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "leave_visit")
        self.setProperty("kind", "notice")
        self._question = Confirmation("leave_visit", tr(LEAVE), tr(STAY))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S5, Space.S2, Space.S4, Space.S2)
        row.addWidget(self._question)
        self._question.agreed.connect(self._on_question_agreed)
        self._question.declined.connect(self._on_question_declined)
        self.hide()

    def ask(self) -> None:
        """Asks, with the keyboard on what changes nothing."""
        self.show()
        self._question.ask(tr(ASKED))

    @Slot()
    def _on_question_agreed(self) -> None:
        self.hide()
        self.agreed.emit()

    @Slot()
    def _on_question_declined(self) -> None:
        self.hide()
        self.declined.emit()
