"""Defines the base class of every form under a question."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.model.whole_visit import WholeVisit


class Form(QWidget):
    """A form that shows part of a visit and passes edits to the open visit.

    Signals: `record_requested(str)` with the id of a record that is edited elsewhere; `history_requested(str)` with the id of
    one whose earlier versions are wanted.
    """

    record_requested = Signal(str)
    history_requested = Signal(str)

    def show_visit(self, whole: WholeVisit) -> None:
        """Shows the present visit."""
        raise NotImplementedError

    def own_record(self) -> str:
        """Returns the id of the one record that this form edits, or an empty text where there is none."""
        return ""

    def shows(self, record_id: str) -> bool:
        """Returns whether the record with this id is edited here."""
        del record_id
        return False

    def go_to(self, record_id: str) -> None:
        """Scrolls to a record and gives it the focus."""

    def focus_form(self) -> None:
        """Puts the cursor where one starts to type."""
