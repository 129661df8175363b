"""What every form under a question has in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.model.whole_visit import WholeVisit


class Form(QWidget):
    """A form that shows part of a visit and hands what the person does to the open visit.

    Signals: `record_requested(str)` with the id of a record that is edited elsewhere; `history_requested(str)` with the id of
    one whose earlier versions are wanted.
    """

    record_requested = Signal(str)
    history_requested = Signal(str)

    def show_visit(self, whole: WholeVisit) -> None:
        """Shows the visit as it stands now."""
        raise NotImplementedError

    def own_record(self) -> str:
        """The id of the one record that all of this form edits, or an empty text where there is none."""
        return ""

    def shows(self, record_id: str) -> bool:
        """Whether the record with this id is edited here."""
        del record_id
        return False

    def go_to(self, record_id: str) -> None:
        """Leads the eye and the keyboard to a record."""

    def focus_form(self) -> None:
        """Puts the cursor where one would start to type."""
