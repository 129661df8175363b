"""Takes back and does again what was done in a visit or in the house: in the field under the cursor first, then the last step.

A step that was not made in the field is told in one line, with the way to do it again.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.model.edits import Edit
from db.model.messages import N_
from desktop.fields.record_names import called, kind_of
from desktop.widgets.words import tr
from desktop.workspace.field_at import field_at
from desktop.workspace.open_records import OpenRecords

TAKEN_BACK = N_("Taken back: {what}")
DONE_AGAIN = N_("Done again: {what}")
# Long words are cut: what is told is which step it was.
LONGEST = 60


class VisitUndo(QObject):
    """Stands between whoever asks for undo on a page and the records that are open on it.

    Signals: `undone(str)` and `redone(str)` with a sentence about what else than the words under the cursor changed.
    """

    undone = Signal(str)
    redone = Signal(str)

    def __init__(self, parent: QWidget, visit: Callable[[], OpenRecords | None]) -> None:
        super().__init__(parent)
        self._visit = visit
        self.undone_at = 0.0

    def can_undo(self, _field: QWidget) -> bool:
        """Whether the visit has a step to take back."""
        visit = self._visit()
        return visit is not None and visit.can_undo

    def can_redo(self, _field: QWidget) -> bool:
        """Whether the visit has a step to do again."""
        visit = self._visit()
        return visit is not None and visit.can_redo

    def undo(self, field: QWidget) -> None:
        """Takes back the last step in the field somebody types in, else the last of the visit."""
        visit, place = self._visit(), field_at(field)
        if visit is None or (place and visit.undo_in(*place)):
            return
        if edit := visit.undo():
            self.undone.emit(tr(TAKEN_BACK, what=what_changed(edit)))

    def redo(self, field: QWidget) -> None:
        """Does again the step last taken back."""
        visit, place = self._visit(), field_at(field)
        edit = visit.redo() if visit else None
        if edit and not (place and {change.record.id for change in edit.changes} == {place[0]}):
            self.redone.emit(tr(DONE_AGAIN, what=what_changed(edit)))


def what_changed(edit: Edit) -> str:
    """The first record of a step, as "Note “they lost nine hours”"."""
    record = edit.changes[-1].record if edit.changes else None
    if record is None:
        return ""
    words = called(record)
    short = words if len(words) <= LONGEST else words[: LONGEST - 2].rstrip() + " …"
    return f"{kind_of(record)} “{short.strip('“”')}”" if short else kind_of(record)
