"""The line of a finished visit whose story is complete: a button in it, or Ctrl+Shift+E, leads to its case study."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from db.model.messages import N_
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.key_places import CONTROL, letter_of
from desktop.widgets.naming import named
from desktop.widgets.row_button import RowButton
from desktop.widgets.words import tr

CASE_STUDY = N_("Case study")
CASE_STUDY_OF = N_("Case study of {customer}")


class StoryRow(RowButton):
    """One finished visit. Signals: `case_study_requested(str)` with the id of the visit."""

    case_study_requested = Signal(str)

    def __init__(self, visit_id: str, left: str, title: str, below: str) -> None:
        super().__init__("recent", visit_id, left, title, below)
        button = named(QPushButton(tr(CASE_STUDY)), "home_case_study", tr(CASE_STUDY_OF, customer=title))
        button.setProperty("kind", "link")
        button.setFont(font(Type.SMALL))
        button.clicked.connect(self._on_button_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, Space.S3, 0)
        row.addStretch(1)
        row.addWidget(button)
        self.covered = button.sizeHint().width() + Space.S4

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Shift+E is the key of the case study, as in the visit."""
        if event.modifiers() == CONTROL | Qt.KeyboardModifier.ShiftModifier and letter_of(event) == "E":
            self._on_button_clicked()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_button_clicked(self) -> None:
        self.case_study_requested.emit(self.key)
