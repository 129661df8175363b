"""Takes back and does again what was done in a visit or in the house: in the field under the cursor first, then the last step.

A step that was not made in the field is told in one line, with the way to do it again.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.model.edits import Edit
from db.model.messages import N_
from db.model.records import Record
from desktop.fields.record_names import called, kind_of
from desktop.widgets.words import tr
from desktop.workspace.field_at import field_at
from desktop.workspace.open_records import OpenRecords

TAKEN_BACK = N_("Taken back: {what}")
DONE_AGAIN = N_("Done again: {what}")
# Where nothing of the step may be told.
JUST_TAKEN_BACK = N_("Taken back.")
JUST_DONE_AGAIN = N_("Done again.")
# Long words are cut: what is told is which step it was.
LONGEST = 60


class VisitUndo(QObject):
    """Stands between whoever asks for undo on a page and its open records; `may_tell` says which of them may be named.

    Signals: `undone(str)` and `redone(str)` with a sentence about what else than the words under the cursor changed.
    """

    undone = Signal(str)
    redone = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        visit: Callable[[], OpenRecords | None],
        may_tell: Callable[[Record], bool] = lambda _: True,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._may_tell = may_tell
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
            self.undone.emit(self._told(edit, TAKEN_BACK, JUST_TAKEN_BACK))

    def redo(self, field: QWidget) -> None:
        """Does again the step last taken back."""
        visit, place = self._visit(), field_at(field)
        edit = visit.redo() if visit else None
        if edit and not (place and {change.record.id for change in edit.changes} == {place[0]}):
            self.redone.emit(self._told(edit, DONE_AGAIN, JUST_DONE_AGAIN))

    def _told(self, edit: Edit, sentence: str, alone: str) -> str:
        records = [change.record for change in edit.changes if self._may_tell(change.record)]
        return tr(sentence, what=named_in_a_step(records)) if records else tr(alone)


def named_in_a_step(records: Sequence[Record]) -> str:
    """The last of the records of a step that has words, as "Note “they lost nine hours”"."""
    record = next((record for record in reversed(records) if called(record)), records[-1])
    words = called(record)
    short = words if len(words) <= LONGEST else words[: LONGEST - 2].rstrip() + " …"
    return f"{kind_of(record)} “{short.strip('“”')}”" if short else kind_of(record)
