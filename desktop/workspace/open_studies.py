"""Holds the case studies of one customer while the program runs: each thing done to them is stored and can be undone.

Promises of safety: R1, R12, as for a visit.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.model.case_study import Sentence
from db.model.edits import Edit
from db.model.kinds import CustomerId, RecordId
from db.model.studies import CaseStudy, StudySentence
from db.model.whole_study import WholeStudy
from desktop.workspace.open_records import OpenRecords

if TYPE_CHECKING:
    from desktop.workspace.workspace import Workspace


class OpenStudies(OpenRecords):
    """The case studies of a customer, with everything that was done to them; signals as in OpenRecords."""

    def as_it_stands(self, stored: WholeStudy) -> WholeStudy:
        """Returns a case study with what was typed since it was read; `stored` as it was read."""
        study = self.record(stored.study.id)
        if not isinstance(study, CaseStudy):
            return stored
        return WholeStudy(study, self.draft(study.id), stored.versions)

    def draft(self, study_id: RecordId) -> tuple[StudySentence, ...]:
        """Returns the sentences of an open draft, in their order."""
        found = [one for one in self._records.values() if isinstance(one, StudySentence) and one.study_id == study_id]
        return tuple(sorted(found, key=lambda one: one.position))

    def type_anew(self, edit: Edit, sentence: Sentence) -> None:
        """Stores a draft in which somebody began to type this sentence; typing on in it is the same step."""
        made = (change.after for change in edit.changes if isinstance(change.after, StudySentence))
        record = next((one for one in made if one.sentence == sentence), None)
        self._do(edit.changes, typing=f"{record.id} text" if record else "")


class KeptStudies(QObject):
    """The case studies of each customer with what was done to them since the store was opened.

    Signals: `changed(Edit)` and `refused(Message)` as of each.
    """

    changed = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: "Workspace") -> None:
        super().__init__(parent)
        self._workspace = parent
        self._kept: dict[CustomerId, OpenStudies] = {}

    def known(self, customer_id: CustomerId) -> OpenStudies | None:
        """Returns the case studies of a customer, where anything was done to them or they were looked at."""
        return self._kept.get(customer_id)

    def of(self, customer_id: CustomerId) -> OpenStudies:
        """Returns the case studies of a customer."""
        if customer_id not in self._kept:
            made = self._kept[customer_id] = OpenStudies(customer_id, (), self._workspace.writer, self)
            made.changed.connect(self.changed)
            made.refused.connect(self.refused)
        return self._kept[customer_id]

    def close(self) -> None:
        """Hands over what was typed, and forgets all steps."""
        for one in self._kept.values():
            one.flush()
            one.deleteLater()
        self._kept = {}
