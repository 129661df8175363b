"""Shows a case study of a customer: choices at the left, its text in the middle, its pages at the right; below, what stands
against it. Where there are several, the left column lists them.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.core.timers import timer_once
from desktop.documents.sharing.stops import Stop
from desktop.documents.studies.going_out import Opener
from desktop.documents.studies.studies_reading import StudiesView, StudyView
from desktop.documents.studio.beside_pages import BesidePages, share_width
from desktop.documents.studio.pages_part import PagesPart
from desktop.documents.studio.studio_choices import StudioChoices
from desktop.documents.studio.studio_header import StudioHeader
from desktop.documents.studio.studio_look import StudioLook
from desktop.documents.studio.studio_round import StudioRound
from desktop.documents.studio.studio_sections import Piece
from desktop.documents.studio.studio_spelling import StudioSpelling
from desktop.documents.studio.studio_text import StudioText
from desktop.documents.studio.study_details import StudyDetails
from desktop.documents.studio.study_list import StudyList
from desktop.documents.studio.study_visits import said_of_none, visits_to_choose
from desktop.exchange.common.own_files import OwnFiles
from desktop.theme.scale import limit_width
from desktop.theme.tokens import Colours, Space, Type
from desktop.widgets.buttons import page_button, pressed_by_enter
from desktop.widgets.chips import Chips, instead
from desktop.widgets.fields import Labelled
from desktop.widgets.naming import named
from desktop.widgets.page_layout import rule, scrolling
from desktop.widgets.text import Text
from desktop.widgets.words import tr
from desktop.workspace.open_records import OpenRecords
from desktop.workspace.visit_undo import VisitUndo

TITLE = N_("Case studies")
NEW = N_("New case study")
FROM_VISITS = N_("Made from these visits")
DELETE_CUSTOMER = N_("Delete this customer …")
HAND_ON_WIDTH = 480


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

    def __init__(
        self,
        own_files: Callable[[], OwnFiles],
        open_records: Callable[[], OpenRecords | None],
        opener: Opener,
        colours: Callable[[], Colours],
        record_of: Callable[[Piece], str],
    ) -> None:
        super().__init__()
        named(self, "studies", tr(TITLE))
        self.undoer = VisitUndo(self, open_records)
        self.view: StudiesView | None = None
        self.study: StudyView | None = None
        # Whether something that was asked for is being prepared; the next thing would be done to what is shown no more.
        self._is_asking = False
        # What was pressed meanwhile.
        self._later: Callable[[], None] | None = None
        # Whether a new one is wanted, whose visits are not chosen yet.
        self._is_new = False
        self._stop: Stop | None = None
        self.header = StudioHeader()
        self.list = StudyList()
        self.choices = StudioChoices(colours)
        self.text = StudioText(record_of)
        self.details = StudyDetails(own_files, opener)
        self.pages = PagesPart()
        self.visits = Chips("study_visit", (), many=True)
        self.new_button = page_button("study_new", NEW, "quiet")
        self.delete_customer = page_button("studies_delete_customer", DELETE_CUSTOMER, "quiet")
        self._nothing = named(Text("", Type.TEXT, "soft", wrap=True), "studies_nothing")
        self._spelling_remark = named(Text("", Type.LABEL, "soft", wrap=True), "study_spelling")
        self._spelling = StudioSpelling(self.pages.process, self.text, self._spelling_remark)
        self._lay_out()
        self._to_top = timer_once(self, 0, self._on_to_top_timeout)
        self._connect()
        self.looking = StudioRound(self.text, self.details.before.list)

    @property
    def current(self) -> str:
        """The id of the case study shown, or an empty text."""
        return self.study.whole.study.id if self.study else ""

    def show_studies(self, view: StudiesView, current: str = "", new: bool = False) -> None:
        """Shows the case studies of a customer: the one with the id `current`, or the place for a new one."""
        self.view = view
        study = None if new else view.study(current) or next(iter(reversed(view.studies)), None)
        if (study.whole.study.id if study else "") != self.current:
            self.choices.hide()
            self.text.show_sections((), {})
            self._beside.show_in_middle(self.text)
        self.study, self._is_new = study, new or study is None
        self.header.show_customer(view.customer or "")
        self.header.show_study(study is not None)
        self.list.show_studies(view.studies, self.current)
        self.list.setVisible(len(view.studies) > (0 if self._is_new else 1))
        self._nothing.setText(said_of_none(view) if self._is_new else "")
        if study is None:
            self._beside.show_in_middle(self._empty)
        self.new_button.setVisible(not self._is_new)
        self._show_visits()
        self.details.show_study(study)

    def show_look(self, look: StudioLook, anew: bool) -> None:
        """Shows the text as it is now, and has its pages set; `anew` also where somebody is typing."""
        self.text.show_sections(look.sections, look.names, fixed=look.of.version is not None, anew=anew)
        if not self.details.is_made_here:
            self.pages.lay_out(look, self.details.look)

    def show_choices(self, look: StudioLook) -> None:
        """Shows the choices as they are now, and underlines mistakes in spelling."""
        self.choices.setVisible(not look.stands)
        self.choices.show_options(look.of.choices, look.options, look.sections)
        self._spelling.check(look)

    def follow(self, view: StudiesView) -> None:
        """Shows the case study shown as somebody has typed or chosen meanwhile."""
        self.view, self.study = view, view.study(self.current)
        if self.study:
            self.details.follow(self.study)

    @Slot()
    def hand_on(self) -> None:
        """Shows in the middle how it is handed on, or the text again; from what stands against it goes back to saving it."""
        if self.middle.currentWidget() is self._handing and self.details.before.isAncestorOf(self.focusWidget() or self):
            self.details.focus_save()
        elif self.middle.currentWidget() is self._handing:
            self._back_to_text()
        elif self.study:
            self._beside.show_in_middle(self._handing)
            self.details.form.focus_first()

    def focus_first(self) -> None:
        """Puts the keyboard into the text, else on the first visit to choose from."""
        if self.study:
            self.text.focus_first()
            return
        first = next((self.visits.chip(one) for one in self.visits.labels), self.header.back)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # The panel follows the keyboard before it is laid out anew.
        self._to_top.start()

    def look_at_next(self) -> bool:
        """Goes to the next thing that wants to be looked at; returns whether there is one."""
        return self.looking.look_at_next()

    def rest(self) -> None:
        """Lets the person act again: nothing is being prepared. What was pressed meanwhile is asked for now."""
        self._is_asking = False
        if later := self._later:
            self._later = None
            later()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes back on Escape, from handing on to the text first; Enter presses the button that has the keyboard."""
        if event.key() == Qt.Key.Key_Escape and self.middle.currentWidget() is self._handing:
            self._back_to_text()
        elif event.key() == Qt.Key.Key_Escape:
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

    def _show_visits(self) -> None:
        assert self.view
        labels = visits_to_choose(self.view, self.study)
        chosen = self.study.whole.study.visits if self.study else ()
        if self.visits.labels != labels:
            self.visits = instead(self.visits, Chips("study_visit", list(labels.items()), many=True))
            self.visits.chosen.connect(self._on_visits_chosen)
        if self._later is None:
            self.visits.show_values(chosen)
        self._visits_field.setVisible(bool(labels))

    def _lay_out(self) -> None:
        outer = _column(self, 0)
        outer.addWidget(self.header)
        outer.addWidget(rule())
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._left())
        body.addWidget(rule(upright=True))
        right = QVBoxLayout()
        right.setSpacing(0)
        self._beside = BesidePages(self._middle(), self.text, self.pages, self._panel)
        right.addWidget(self._beside, 1)
        right.addWidget(self.details.before)
        body.addLayout(right)
        share_width(body, self._panel)
        outer.addLayout(body, 1)

    def _left(self) -> QWidget:
        side = QWidget()
        side.setProperty("ground", "paper")
        column = _column(side, Space.S4)
        column.setContentsMargins(Space.S5, Space.S5, Space.S4, Space.S5)
        self._visits_field = Labelled(tr(FROM_VISITS), self.visits, "study_visits")
        for widget in (self.list, self.choices, self._visits_field, self.details.version_part, self._spelling_remark):
            column.addWidget(widget)
        self.choices.hide()
        column.addStretch(1)
        for link in (self.new_button, self.details.delete_button, self.delete_customer):
            # Flush with all else there.
            link.setProperty("kind", "section")
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._panel = scrolling(side)
        return self._panel

    def _middle(self) -> QStackedWidget:
        self.middle = QStackedWidget()
        handing = QWidget()
        handing.setProperty("ground", "paper")
        column = _column(handing, 0)
        column.setContentsMargins(Space.S6, Space.S5, Space.S6, Space.S5)
        limit_width(self.details, HAND_ON_WIDTH)
        column.addWidget(self.details)
        column.addStretch(1)
        self._handing = scrolling(handing)
        self._empty = QWidget()
        self._empty.setProperty("ground", "paper")
        inner = _column(self._empty, 0)
        inner.setContentsMargins(Space.S7, Space.S7, Space.S7, 0)
        inner.addWidget(self._nothing)
        inner.addStretch(1)
        for widget in (self.text, self._handing, self._empty):
            self.middle.addWidget(widget)
        return self.middle

    def _connect(self) -> None:
        self.header.closed.connect(self.closed)
        self.header.hand_on_requested.connect(self.hand_on)
        self.header.shape_chosen.connect(self.details.form.choose_shape)
        self.header.versions_requested.connect(self.details.version_part.focus_shown)
        self.details.shown_changed.connect(self._on_details_shown_changed)
        self.choices.section_requested.connect(self._on_choices_section_requested)
        self.list.chosen.connect(self.study_chosen)
        self.new_button.clicked.connect(self._on_new_clicked)
        self.details.keep_requested.connect(self._on_keep_clicked)
        self.details.delete_requested.connect(self._on_delete_clicked)
        self.details.check_requested.connect(self.check_requested)
        self.details.before.go_requested.connect(self._on_before_go_requested)
        self.details.pages_expected.connect(self.pages.expect)
        self.details.pages_made.connect(self.pages.show_file)
        self.pages.pages_read.connect(self.details.look_at)
        self.delete_customer.clicked.connect(self.customer_delete_requested)

    @Slot()
    def _back_to_text(self) -> None:
        self._beside.show_in_middle(self.text)
        self.text.focus_first()

    def go_back_to_stops(self) -> None:
        """Puts the keyboard on the line of the stop list that led away, or on the first."""
        lines = self.details.before.list.lines
        line = next((one for one in lines if one.stop == self._stop), lines[0] if lines else None)
        if line:
            line.go.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object)
    def _on_before_go_requested(self, stop: Stop) -> None:
        """Goes to the sentence where somebody typed it, else to its notes."""
        self._stop = stop
        piece = self.text.piece_that_says(stop.text)
        if piece and (piece.is_typed or not stop.record_id):
            self._beside.show_in_middle(self.text)
            word = str(stop.message.values.get("word", ""))
            at = max(0, piece.sentence.text.find(word))
            self.text.go_to(piece, at, len(word))
        else:
            self.details.go_to_notes(stop)

    @Slot(str)
    def _on_choices_section_requested(self, slot: str) -> None:
        self._beside.show_in_middle(self.text)
        self.text.go_to_section(slot)

    @Slot()
    def _on_details_shown_changed(self) -> None:
        details, study = self.details, self.study
        if study is None or details.shown is None:
            return
        self.header.show_version(details.version_part.called)
        self.header.show_shapes(details.form.offered, details.form.shape)
        latest = study.latest.version.version.id if study.latest and study.latest.version else ""
        shown = details.shown.version.version.id if details.shown.version else latest if not study.is_to_keep else ""
        self.header.steps.show_status(study.statuses.get(shown), details.shown.day)

    @Slot(tuple)
    def _on_visits_chosen(self, values: Sequence[str]) -> None:
        # In the order in which they were chosen; those that are not here stay until somebody chooses again.
        before = self.study.whole.study.visits if self.study else ()
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


def _column(widget: QWidget, spacing: int) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column
