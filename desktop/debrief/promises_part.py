"""What was promised by either side, with who takes care of it and by when."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.messages import N_
from db.model.records import Promise
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.fields.card_text import reading_of
from desktop.fields.editors import ROWS
from desktop.interview.debriefing import lacking
from desktop.theme.tokens import Space, Type
from desktop.widgets.naming import named
from desktop.widgets.record_editor import Offers
from desktop.widgets.record_list import RecordList
from desktop.widgets.text import Text
from desktop.widgets.typed_dates import typed_date
from desktop.widgets.words import tr
from desktop.workspace.open_visit import OpenVisit

TITLE = N_("Who does what, and by when?")
ABOUT = N_("A promise without a name or a day is forgotten. Enter opens one.")
ADD = N_("What else was promised?")


class PromisesPart(QWidget):
    """The promises of the visit as cards."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "debrief_promises")
        self._visit: OpenVisit | None = None
        self.list = RecordList("debrief_promise", ROWS[Promise], tr(ADD))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S4)
        column.addWidget(Text(tr(TITLE), Type.TITLE, wrap=True))
        column.addWidget(Text(tr(ABOUT), Type.TEXT, "soft", wrap=True))
        column.addWidget(self.list)
        column.addStretch(1)
        self.list.added.connect(self._on_list_added)
        self.list.edited.connect(self._on_list_edited)
        self.list.left.connect(self._on_list_left)
        self.list.delete_requested.connect(self._on_list_delete_requested)
        self.list.duplicate_requested.connect(self._on_list_duplicate_requested)
        self.list.move_requested.connect(self._on_list_move_requested)
        self.list.proposal_taken.connect(self._on_list_proposal_taken)
        self.list.proposals_dismissed.connect(self._on_list_proposals_dismissed)

    def show_visit(self, visit: OpenVisit, whole: WholeVisit, words: Translator) -> None:
        """Shows the promises as they stand."""
        self._visit = visit
        names = tuple(person.name for person in whole.people if person.name)
        self.list.offer(Offers({"owner": names}))
        self.list.show_records(whole.promises, lambda record: reading_of(record, whole, words), {}, whole.dismissals)

    def focus_first(self) -> None:
        """Opens the first promise that lacks something, at the field it lacks."""
        found = next((one for one in self._visit.whole.promises if lacking(one)), None) if self._visit else None
        if found:
            self.list.open(found.id, lacking(found)[0])
        elif self.list.cards:
            self.list.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.focus_adding()

    @Slot(str)
    def _on_list_added(self, text: str) -> None:
        if self._visit:
            self.list.open(self._visit.add(Promise, text=text).id, "owner")

    @Slot(str, str, object)
    def _on_list_edited(self, record_id: str, name: str, value: object) -> None:
        if self._visit:
            self._visit.change(record_id, **{name: value})

    @Slot(str)
    def _on_list_left(self, record_id: str) -> None:
        promise = self._visit.record(record_id) if self._visit else None
        if self._visit and isinstance(promise, Promise) and (day := typed_date(promise.due)):
            self._visit.change(record_id, due=day)

    @Slot(str)
    def _on_list_delete_requested(self, record_id: str) -> None:
        if self._visit:
            self._visit.remove(record_id)

    @Slot(str)
    def _on_list_duplicate_requested(self, record_id: str) -> None:
        if self._visit:
            self._visit.duplicate(record_id)

    @Slot(str, str)
    def _on_list_proposal_taken(self, record_id: str, key: str) -> None:
        if self._visit:
            self._visit.take_proposal(record_id, key)

    @Slot(str)
    def _on_list_proposals_dismissed(self, record_id: str) -> None:
        if self._visit:
            self._visit.dismiss_proposals(record_id)

    @Slot(str, int)
    def _on_list_move_requested(self, record_id: str, step: int) -> None:
        if self._visit:
            promises = list(self._visit.whole.promises)
            at = next(n for n, promise in enumerate(promises) if promise.id == record_id)
            if 0 <= at + step < len(promises):
                promises[at], promises[at + step] = promises[at + step], promises[at]
                self._visit.reorder(tuple(promises))
