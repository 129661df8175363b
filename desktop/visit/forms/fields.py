"""Shows the fields of a record that a visit has once: the customer, the visit itself, its consent."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.records import Consent, Customer, Record, RecordId, ReturnPlan, Visit
from db.model.whole_visit import WholeVisit
from desktop.consent.old_answers import disagreeing
from desktop.fields.at_table import rows_at_table
from desktop.fields.editors import CONSENT, ROWS
from desktop.visit.forms.form import Form
from desktop.widgets.record_editor import Offers, RecordEditor, Rows
from desktop.widgets.typed_dates import typed_date, typed_time
from desktop.widgets.words import tr
from desktop.workspace.open_visit import OpenVisit


class FieldsForm(Form):
    """An editor of the customer, the visit, the consent or the return plan; the last two are created by the first word typed."""

    def __init__(
        self, parent: QWidget, fills: str, visit: OpenVisit, used: Mapping[str, Sequence[str]], at_table: bool = False
    ) -> None:
        super().__init__(parent)
        self._fills, self._at_table = fills, at_table
        self._visit = visit
        rows = rows_at_table(_rows(fills), type(self._record(visit.whole))) if at_table else _rows(fills)
        self.editor = RecordEditor(rows, fills.replace(".", "_"), self)
        self.editor.offer(Offers({"product": used.get("product", ())}))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.editor)
        self.editor.edited.connect(self._on_editor_edited)
        for name in ("date", "time"):
            if name in self.editor.inputs:
                self.editor.inputs[name].left.connect(self._on_moment_left)

    def show_visit(self, whole: WholeVisit) -> None:
        """Shows the present record."""
        self.editor.show_record(self._record(whole), {})
        if not self._at_table:
            self._show_disagreement(whole)

    def _show_disagreement(self, whole: WholeVisit) -> None:
        """Says beside an answer of the company that the other place for it holds one that cannot be true as well."""
        asked = [name for name in ("company", "scope") if name in self.editor.inputs]
        found = disagreeing(whole.consent, whole.customer) if asked else None
        self.editor.show_remarks(dict.fromkeys(asked, tr(found)) if found else {})

    def own_record(self) -> str:
        """Returns the id of the record, once there is one."""
        return self._record(self._visit.whole).id

    def shows(self, record_id: str) -> bool:
        """Returns whether this form edits the record with that id."""
        return self._record(self._visit.whole).id == record_id

    def go_to(self, record_id: str) -> None:
        """Puts the cursor into the first field."""
        self.focus_form()

    def focus_form(self) -> None:
        """Puts the cursor into the first field that is still empty."""
        record = self._record(self._visit.whole)
        empty = next((field for name, field in self.editor.inputs.items() if not getattr(record, name)), None)
        (empty or next(iter(self.editor.inputs.values()))).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _record(self, whole: WholeVisit) -> Record:
        if self._fills == "customer":
            return whole.customer
        if self._fills == "visit":
            return whole.visit
        if self._fills == "return_plan":
            return whole.return_plan or ReturnPlan(id=NEW, visit_id=whole.visit.id)
        return whole.consent or Consent(id=NEW, visit_id=whole.visit.id)

    @Slot(str, object)
    def _on_editor_edited(self, name: str, value: object) -> None:
        record = self._record(self._visit.whole)
        if record.id == NEW:
            self._visit.add(type(record), name, **{name: value})
        else:
            self._visit.change(record.id, **{name: value})

    @Slot()
    def _on_moment_left(self) -> None:
        """Writes a date or time that is understood in the form in which it is stored and sorted."""
        visit = self._visit.whole.visit
        kept = {"date": typed_date(visit.date), "time": typed_time(visit.time)}
        self._visit.change(visit.id, **{name: value for name, value in kept.items() if value})


def _rows(fills: str) -> Rows:
    return {"customer": ROWS[Customer], "visit": ROWS[Visit], "return_plan": ROWS[ReturnPlan], **CONSENT}[fills]


NEW = RecordId("")
