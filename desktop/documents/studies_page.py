"""Shows the case studies of one customer: visits are chosen, pages looked at, versions kept, and any of them saved."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.core.timers import timer_once
from desktop.documents.going_out import Opener
from desktop.documents.preview import Preview
from desktop.documents.studies_reading import StudiesView, StudyView
from desktop.documents.study_details import StudyDetails
from desktop.documents.study_list import StudyList
from desktop.exchange.common.own_files import OwnFiles
from desktop.theme.scale import fix_width
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import back_button, page_button, pressed_by_enter
from desktop.widgets.chips import Chips, instead
from desktop.widgets.fields import Labelled
from desktop.widgets.naming import named
from desktop.widgets.page_layout import scrolling
from desktop.widgets.text import Text
from desktop.widgets.words import tr
from desktop.workspace.open_records import OpenRecords
from desktop.workspace.visit_undo import VisitUndo

TITLE = N_("Case studies")
NEW = N_("New case study")
NONE_YET = N_(
    "There is no case study of this customer yet. One is made from the visits you choose; every version of it that you keep "
    "stays as it was."
)
CHOOSE_FIRST = N_("Choose the visits it is made from.")
NO_PAGES = N_("Its pages appear here.")
NO_VISITS = N_("There is no visit to this customer any more, so no other can be made.")
FROM_VISITS = N_("Made from these visits")
IN_BIN = N_("{day} · in the bin")
NOT_HERE = N_("not here")
DELETE_CUSTOMER = N_("Delete this customer …")
NO_DATE = N_("no date")
PANEL_WIDTH = 376


class StudiesPage(QWidget):
    """The page.

    Signals: `closed`; `study_chosen(str)`; `new_requested`; `visits_chosen(tuple)` the visits of the case study shown, or of a
    new one; `keep_requested` the next version; `delete_requested`; `check_requested(str, str, str)` with the ids of a visit, and
    of a record of it or else of a question; `customer_delete_requested`.
    """

    closed = Signal()
    study_chosen = Signal(str)
    new_requested = Signal()
    visits_chosen = Signal(tuple)
    keep_requested = Signal()
    check_requested = Signal(str, str, str)
    customer_delete_requested = Signal()
    delete_requested = Signal()

    def __init__(self, own_files: Callable[[], OwnFiles], open_records: Callable[[], OpenRecords | None], opener: Opener) -> None:
        super().__init__()
        named(self, "studies", tr(TITLE))
        self.undoer = VisitUndo(self, open_records)
        self._view: StudiesView | None = None
        self._study: StudyView | None = None
        # Whether something that was asked for is being prepared; the next thing would be done to what is shown no more.
        self._is_asking = False
        # What was pressed meanwhile.
        self._later: Callable[[], None] | None = None
        # Whether a new one is wanted, whose visits are not chosen yet.
        self._is_new = False
        self.back = back_button("studies_back")
        self.list = StudyList()
        self.details = StudyDetails(own_files, opener)
        self.preview = Preview(NO_PAGES)
        self.visits = Chips("study_visit", (), many=True)
        self.new_button = page_button("study_new", NEW, "outline")
        self.delete_customer = page_button("studies_delete_customer", DELETE_CUSTOMER, "quiet")
        self._customer = Text("", Type.SMALL, "soft", wrap=True)
        self._nothing = named(Text("", Type.TEXT, "soft", wrap=True), "studies_nothing")
        self._lay_out()
        self._to_top = timer_once(self, 0, self._on_to_top_timeout)
        self._connect()

    @property
    def current(self) -> str:
        """The id of the case study shown, or an empty text."""
        return self._study.whole.study.id if self._study else ""

    def show_studies(self, view: StudiesView, current: str = "", new: bool = False) -> None:
        """Shows the case studies of a customer: the one with the id `current`, or the place for a new one."""
        self._view = view
        study = None if new else view.study(current) or next(iter(reversed(view.studies)), None)
        self._study, self._is_new = study, new or study is None
        self._customer.setText(view.customer or "")
        self.list.show_studies(view.studies, self.current)
        self._nothing.tell(self._said_of_nothing())
        self.new_button.setVisible(not self._is_new)
        self._show_visits()
        self.details.show_study(study)

    def focus_first(self) -> None:
        """Puts the keyboard on the case study shown, else on the first visit to choose from."""
        cards = [card for card in self.list.cards if card.isChecked()]
        first = cards[0] if cards else next((self.visits.chip(one) for one in self.visits.labels), self.back)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # The panel follows the keyboard before it is laid out anew.
        self._to_top.start()

    def rest(self) -> None:
        """Lets the person act again: nothing is being prepared. What was pressed meanwhile is asked for now."""
        self._is_asking = False
        if later := self._later:
            self._later = None
            later()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes back on Escape; Enter presses the button that has the keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def _ask(self, again: Callable[[], None], wish: SignalInstance, *values: object) -> None:
        """Emits `wish`, or does `again` once nothing is being prepared any more."""
        if self._is_asking:
            self._later = again
        else:
            self._is_asking = True
            wish.emit(*values)

    def _said_of_nothing(self) -> str:
        assert self._view
        if not self._is_new or self._view.customer is None:
            return ""
        if not self._view.visits:
            return tr(NO_VISITS)
        return tr(CHOOSE_FIRST) if self._view.studies else tr(NONE_YET)

    def _show_visits(self) -> None:
        assert self._view
        labels = {str(line.id): day_and_place(line.date, line.place) for line in reversed(self._view.visits)}
        labels |= self._away()
        chosen = self._study.whole.study.visits if self._study else ()
        if self.visits.labels != labels:
            self.visits = instead(self.visits, Chips("study_visit", list(labels.items()), many=True))
            self.visits.chosen.connect(self._on_visits_chosen)
        if self._later is None:
            self.visits.show_values(chosen)
        self._visits_field.setVisible(bool(labels))

    def _away(self) -> dict[str, str]:
        """Returns the chosen visits that are not here, by their ids, as they are called among the others."""
        found = zip(self._study.draft.away, self._study.away, strict=True) if self._study else ()
        return {one: tr(IN_BIN, day=told.values["date"]) if "date" in told.values else tr(NOT_HERE) for one, told in found}

    def _lay_out(self) -> None:
        self._side = QWidget()
        self._side.setProperty("ground", "paper")
        column = _column(self._side, Space.S4)
        column.setContentsMargins(Space.S5, Space.S5, Space.S4, Space.S5)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        head = QVBoxLayout()
        head.setSpacing(Space.HAIR)
        head.addWidget(Text(tr(TITLE), Type.QUESTION))
        head.addWidget(self._customer)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(self.new_button)
        column.addWidget(self._nothing)
        self._visits_field = Labelled(tr(FROM_VISITS), self.visits, "study_visits")
        column.addWidget(self._visits_field)
        column.addWidget(self.details)
        column.addStretch(1)
        column.addWidget(self.delete_customer, 0, Qt.AlignmentFlag.AlignLeft)
        panel = self._panel = scrolling(self._side)
        fix_width(panel, PANEL_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        pages = QVBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self.preview, 1)
        pages.addWidget(self.details.before)
        row.addLayout(pages, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.list.chosen.connect(self.study_chosen)
        self.new_button.clicked.connect(self._on_new_clicked)
        self.details.keep_requested.connect(self._on_keep_clicked)
        self.details.delete_requested.connect(self._on_delete_clicked)
        self.details.check_requested.connect(self.check_requested)
        self.details.pages_expected.connect(self.preview.expect)
        self.details.pages_made.connect(self.preview.show_pages)
        self.delete_customer.clicked.connect(self.customer_delete_requested)

    @Slot(tuple)
    def _on_visits_chosen(self, values: Sequence[str]) -> None:
        # In the order in which they were chosen; those that are not here stay until somebody chooses again.
        before = self._study.whole.study.visits if self._study else ()
        kept = tuple(one for one in before if one in values or one not in self.visits.labels)
        self._ask(
            partial(self._on_visits_chosen, values), self.visits_chosen, (*kept, *(one for one in values if one not in kept))
        )

    @Slot()
    def _on_to_top_timeout(self) -> None:
        self._panel.verticalScrollBar().setValue(0)

    @Slot()
    def _on_new_clicked(self) -> None:
        self._ask(self._on_new_clicked, self.new_requested)

    @Slot()
    def _on_keep_clicked(self) -> None:
        self._ask(self._on_keep_clicked, self.keep_requested)

    @Slot()
    def _on_delete_clicked(self) -> None:
        self._ask(self._on_delete_clicked, self.delete_requested)


def day_and_place(date: str, place: str) -> str:
    """Returns how a visit is called among those of its customer."""
    from desktop.widgets.moments import day_in_words

    return " · ".join(filter(None, (day_in_words(date) or tr(NO_DATE), place.strip())))


def _column(widget: QWidget, spacing: int) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column
