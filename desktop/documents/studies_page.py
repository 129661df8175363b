"""Shows the case studies of one customer: visits are chosen, pages looked at, versions kept, and any of them saved."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.core.timers import timer_once
from desktop.documents.page import CHECKS_HEIGHT, LOOK_AT, PAPER, PAPERS
from desktop.documents.preview import Preview
from desktop.documents.save_form import SaveForm
from desktop.documents.studies_reading import StudiesView, StudyView
from desktop.documents.study_list import StudyList, day_of, what_changed
from desktop.documents.study_material import StudyMaterial, file_name_of, on_study_paper
from desktop.exchange.common.own_files import OwnFiles
from desktop.theme.scale import fix_width
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import back_button, page_button
from desktop.widgets.check_list import CheckList
from desktop.widgets.chips import Chips
from desktop.widgets.fields import Labelled
from desktop.widgets.naming import named
from desktop.widgets.page_layout import rule, scrolling
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
SHOWN = N_("Pages of")
DRAFT = N_("Open draft")
VERSION = N_("Version {number} · {day}")
KEEP = N_("Keep version {number}")
STANDS = N_("Version {number} stays as it was on {day}, whatever becomes of the notes.")
SAME = N_("Version {number} says what the notes say.")
DELETE = N_("Delete this case study")
DELETE_CUSTOMER = N_("Delete this customer …")
NO_DATE = N_("no date")
PANEL_WIDTH = 376
DRAFT_KEY = "draft"
CASE_STUDY = "case-study"


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

    def __init__(self, own_files: Callable[[], OwnFiles], open_records: Callable[[], OpenRecords | None]) -> None:
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
        self._shown = DRAFT_KEY
        self.back = back_button("studies_back")
        self.saving = SaveForm(own_files, "studies")
        self.list = StudyList()
        self.checks = CheckList(tr(LOOK_AT))
        self.preview = Preview(NO_PAGES)
        self.papers = Chips("studies_paper", PAPERS)
        self.papers.show_values(("A4",))
        self.visits, self.versions = Chips("study_visit", (), many=True), Chips("study_version", ())
        self.new_button = page_button("study_new", NEW, "outline")
        self.keep_button = page_button("study_keep", KEEP, "primary")
        self._delete = page_button("study_delete", DELETE, "quiet")
        self.delete_customer = page_button("studies_delete_customer", DELETE_CUSTOMER, "quiet")
        self._customer = Text("", Type.SMALL, "soft", wrap=True)
        self._nothing = named(Text("", Type.TEXT, "soft", wrap=True), "studies_nothing")
        self._mark = named(Text("", Type.SMALL, "warn", wrap=True), "study_mark")
        self._refused = named(Text("", Type.SMALL, "warn", wrap=True), "study_refused")
        self._lay_out()
        self._to_top = timer_once(self, 0, self._on_to_top_timeout)
        self._connect()

    @property
    def current(self) -> str:
        """The id of the case study shown, or an empty text."""
        return self._study.whole.study.id if self._study else ""

    @property
    def shown(self) -> StudyMaterial | None:
        """What the pages show: the open draft or a version."""
        return self._material(self._shown)

    def show_studies(self, view: StudiesView, current: str = "", new: bool = False) -> None:
        """Shows the case studies of a customer: the one with the id `current`, or the place for a new one."""
        other = self._view is None or view.customer_id != self._view.customer_id
        if other:
            self.saving.file.forget()
        self._view = view
        study = None if new else view.study(current) or next(iter(reversed(view.studies)), None)
        if other or study is None or study.whole.study.id != self.current:
            self._shown = DRAFT_KEY
        self._study, self._is_new = study, new or study is None
        self._customer.setText(view.customer or "")
        self.list.show_studies(view.studies, self.current)
        self._nothing.tell(self._said_of_nothing())
        self.new_button.setVisible(not self._is_new)
        self._refused.tell("")
        self.saving.notice("")
        self._details.setVisible(study is not None)
        self._show_visits()
        self._show_versions()
        self._show_pages()

    def focus_first(self) -> None:
        """Puts the keyboard on the case study shown, else on the first visit to choose from."""
        cards = [card for card in self.list.cards if card.isChecked()]
        first = cards[0] if cards else next((self.visits.chip(one) for one in self.visits.labels), self.back)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # The panel follows the keyboard before it is laid out anew.
        self._to_top.start()

    def show_version(self, version_id: str) -> None:
        """Shows the pages of a version, or of the open draft."""
        self._shown = version_id if self._material(version_id) else DRAFT_KEY
        self.versions.show_values((self._shown,))
        self._show_pages()

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
        else:
            super().keyPressEvent(event)

    def _ask(self, again: Callable[[], None], wish: SignalInstance, *values: object) -> None:
        """Emits `wish`, or does `again` once nothing is being prepared any more."""
        if self._is_asking:
            self._later = again
        else:
            self._is_asking = True
            wish.emit(*values)

    def _material(self, key: str) -> StudyMaterial | None:
        if self._study is None:
            return None
        if key == DRAFT_KEY:
            return self._study.draft
        return next((one for one in self._study.versions if one.version and one.version.version.id == key), None)

    def _said_of_nothing(self) -> str:
        assert self._view
        if not self._is_new or self._view.customer is None:
            return ""
        if not self._view.visits:
            return tr(NO_VISITS)
        return tr(CHOOSE_FIRST) if self._view.studies else tr(NONE_YET)

    def _show_visits(self) -> None:
        assert self._view
        labels = {line.id: day_and_place(line.date, line.place) for line in reversed(self._view.visits)}
        chosen = self._study.whole.study.visits if self._study else ()
        if self.visits.labels != labels:
            self.visits = self._instead(self.visits, Chips("study_visit", list(labels.items()), many=True))
            self.visits.chosen.connect(self._on_visits_chosen)
        if self._later is None:
            self.visits.show_values(chosen)
        self._visits_field.setVisible(bool(labels))

    def _show_versions(self) -> None:
        labels = {DRAFT_KEY: tr(DRAFT)}
        for one in self._study.versions if self._study else ():
            if one.version:
                version = one.version.version
                labels[version.id] = tr(VERSION, number=version.position, day=day_of(version.made_at))
        if self.versions.labels != labels:
            self.versions = self._instead(self.versions, Chips("study_version", list(labels.items())))
            self.versions.chosen.connect(self._on_versions_chosen)
        if self._shown not in labels:
            self._shown = DRAFT_KEY
        self.versions.show_values((self._shown,))

    def _instead(self, former: Chips, chips: Chips) -> Chips:
        """Puts chips in the place of others, and the keyboard where it was among them."""
        value = next((value for value in former.labels if former.chip(value).hasFocus()), None)
        around = former.parentWidget()
        if around and (layout := around.layout()):
            layout.replaceWidget(former, chips)
        former.hide()
        former.deleteLater()
        chips.show()
        if value in chips.labels:
            chips.chip(value).setFocus(Qt.FocusReason.OtherFocusReason)
        return chips

    def _show_pages(self) -> None:
        of = self.shown
        self.preview.expect(of is not None)
        self._show_marks()
        if of is None:
            self.saving.rest(may_save=False)
            return
        sentence = self._study.refusal(of) if self._study else None
        self._refused.tell(tr(sentence) if sentence else "")
        self._propose()
        self.saving.rest(may_save=sentence is None)
        self.saving.preview(self._key, partial(on_study_paper, of, self._paper))

    def _show_marks(self) -> None:
        study, of = self._study, self.shown
        if study is None or of is None:
            # What is hidden can still be read by assistive technology.
            self.checks.show_checks([])
            self._mark.tell("")
            return
        checks = [check for _, check in study.checks] if of.version is None else []
        self.checks.show_checks([(one.record_id, one.question_id, one.title, one.sentence) for one in checks])
        self.checks.setVisible(bool(checks))
        latest = study.latest.version.version if study.latest and study.latest.version else None
        wanted = latest is None or study.changed or study.is_new_choice
        self.keep_button.setVisible(wanted and study.refusal(study.draft) is None)
        label = tr(KEEP, number=latest.position + 1 if latest else 1)
        self.keep_button.setText(label)
        self.keep_button.setAccessibleName(label)
        said = [what_changed(study), *map(tr, study.away)]
        if of.version:
            version = of.version.version
            said.append(tr(STANDS, number=version.position, day=day_of(version.made_at)))
        elif latest and not wanted and not study.away:
            said.append(tr(SAME, number=latest.position))
        self._mark.tell(" ".join(filter(None, said)))
        self._mark.set_tone("warn" if (wanted and latest) or study.away else "soft")

    def _propose(self) -> None:
        if self._study and self.shown:
            self.saving.propose(file_name_of(self.shown, self._study.called), ".pdf")

    @property
    def _key(self) -> str:
        """By which the pages that were made are known to be those wanted."""
        return f"{self.current} {self._shown} {self._paper}"

    @property
    def _paper(self) -> str:
        return self.papers.values[0] if self.papers.values else PAPERS[0][0]

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
        self._details = QWidget()
        details = _column(self._details, Space.S4)
        details.addWidget(Labelled(tr(SHOWN), self.versions, "study_versions"))
        for widget in (self._mark, self.keep_button, self._refused, rule(), Labelled(tr(PAPER), self.papers, "studies_papers")):
            details.addWidget(widget)
        details.addWidget(self.saving)
        self.checks.setMinimumHeight(CHECKS_HEIGHT)
        details.addWidget(self.checks)
        details.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._details)
        column.addStretch(1)
        column.addWidget(self.delete_customer, 0, Qt.AlignmentFlag.AlignLeft)
        panel = self._panel = scrolling(self._side)
        fix_width(panel, PANEL_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(self.preview, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.list.chosen.connect(self.study_chosen)
        self.new_button.clicked.connect(self._on_new_clicked)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self._delete.clicked.connect(self._on_delete_clicked)
        self.delete_customer.clicked.connect(self.customer_delete_requested)
        self.checks.check_requested.connect(self._on_checks_check_requested)
        self.papers.chosen.connect(self._on_papers_chosen)
        self.saving.made.connect(self._on_saving_made)
        self.saving.folder_changed.connect(self._propose)
        self.saving.save_requested.connect(self._on_save_requested)

    @Slot(tuple)
    def _on_visits_chosen(self, values: Sequence[str]) -> None:
        # In the order in which they were chosen; those that are not here stay until somebody chooses again.
        before = self._study.whole.study.visits if self._study else ()
        kept = tuple(one for one in before if one in values or one not in self.visits.labels)
        self._ask(
            partial(self._on_visits_chosen, values), self.visits_chosen, (*kept, *(one for one in values if one not in kept))
        )

    @Slot(tuple)
    def _on_versions_chosen(self, values: Sequence[str]) -> None:
        self.show_version(values[0] if values else self._shown)

    @Slot(tuple)
    def _on_papers_chosen(self, values: Sequence[str]) -> None:
        if not values:
            self.papers.show_values((PAPERS[0][0],))
        self._show_pages()

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

    @Slot(str, str)
    def _on_checks_check_requested(self, record_id: str, question_id: str) -> None:
        for visit_id, check in self._study.checks if self._study else ():
            if (check.record_id, check.question_id) == (record_id, question_id):
                self.check_requested.emit(visit_id, record_id, question_id)
                return

    @Slot()
    def _on_save_requested(self) -> None:
        if of := self.shown:
            self.saving.write(CASE_STUDY, partial(on_study_paper, of, self._paper), of.choices.visits)

    @Slot(str, bytes)
    def _on_saving_made(self, name: str, data: bytes) -> None:
        if name == self._key:
            self.preview.show_pages(data)


def day_and_place(date: str, place: str) -> str:
    """Returns how a visit is called among those of its customer."""
    from desktop.widgets.moments import day_in_words

    return " · ".join(filter(None, (day_in_words(date) or tr(NO_DATE), place.strip())))


def _column(widget: QWidget, spacing: int) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column
