"""Controls the page with the case studies of a customer: one that is visited now, or one that a search led to."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from db.model.edits import Edit
from db.model.kinds import CustomerId, RecordId, VisitId
from db.model.messages import N_, Message
from db.model.studies import CaseStudy
from db.repositories import studies
from db.repositories.app_state import papers_of
from desktop.core.settings import ANSWERS_LAST
from desktop.core.timers import timer_once
from desktop.documents.studies.studies_reading import StudiesReading, StudiesView, StudyView
from desktop.documents.studies.study_checks import checks_by
from desktop.documents.studio.studio_part import StudioPart
from desktop.documents.studio.study_answering import StudyAnswering
from desktop.documents.studio.study_steps import told_of
from desktop.documents.studio.way_back import WayBack
from desktop.interview.story import read_meter
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.widgets.words import tr
from desktop.workspace.store_reading import after_storing

if TYPE_CHECKING:
    from desktop.documents.studio.studies_page import StudiesPage
    from desktop.workspace.open_visit import OpenVisit

# What is told of an edit of a case study: the next one takes its place.
STUDY = "study"
HAND_ON_KEYS = "Ctrl+Shift+E"
# Nothing is read anew before somebody has rested so long from typing.
REST_MS = 1000
ONE_VISIT = N_("A case study is made from one visit at least. Delete it if you do not want it.")


class StudiesController(Controller):
    """Stands between the page and the case studies of one customer at a time."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.customer_id, self._wanted = CustomerId(""), ""
        # The visit of which a case study is wanted, and whether one is made where there is none.
        self._of_visit: VisitId | None = None
        self._makes: Callable[[StudiesView], bool] = bool
        self._is_new = self._is_preparing = False
        self._restored: int | None = None
        self.came_from: Request | None = None
        # Whether a line of this page led to a place in a visit.
        self.led_away = False
        self._studio = StudioPart(context.workspace, lambda: self.customer_id, self)
        self._studio.failed.connect(self.fail)
        self._studio.followed.connect(self._on_studio_followed)
        self._way_back = WayBack(context.window, self._studio.record_requested, self._on_page_check_requested, self.show_again)
        self._rest = timer_once(self, REST_MS, self.look_again)
        self._view: StudiesView | None = None
        self._reading: StudiesReading | None = None
        self._answering = StudyAnswering(self)
        self._told: Callable[[tuple[StudyView, ...]], None] = _nobody
        context.workspace.closing.connect(self._on_workspace_closing)
        context.workspace.home_changed.connect(self._on_workspace_home_changed)

    @cached_property
    def page(self) -> "StudiesPage":
        """The page."""
        from desktop.documents.studio.studies_page import StudiesPage

        page = StudiesPage(
            self.workspace.own_files,
            self._studio.known,
            self.workspace.reading_store,
            lambda: self.context.theme.colours,
            self._studio.editing.record_of,
        )
        page.closed.connect(self._on_page_closed)
        page.study_chosen.connect(self._on_page_study_chosen)
        page.new_requested.connect(self.start_new)
        page.visits_chosen.connect(self._on_page_visits_chosen)
        page.keep_requested.connect(self._on_page_keep_requested)
        page.delete_requested.connect(self._on_page_delete_requested)
        page.check_requested.connect(self._on_page_check_requested)
        page.customer_delete_requested.connect(self._on_page_customer_delete_requested)
        page.undoer.undone.connect(self.tell)
        page.undoer.redone.connect(self.tell)
        self.context.connect(page.details.comparison_requested, Request.COMPARE_VERSIONS)
        self._answering.connect_with(page.details)
        self._studio.connect_with(page)
        return page

    def show(self) -> None:
        """Shows the case studies of this customer, that of the open visit first; where they are shown, how one is handed on.

        A customer's first is made where the story is complete.
        """
        visit, guide = self.workspace.open_visit, self.workspace.guide
        if self.is_shown:
            self.page.hand_on()
        elif visit and guide:
            meter = read_meter(visit.whole, guide)
            self._lead_to(visit, lambda view: meter.is_complete and not view.studies)

    def show_of_visit(self) -> None:
        """Shows the newest case study that is made from the open visit too; makes one where there is none."""
        if visit := self.workspace.open_visit:
            self._lead_to(visit, lambda _view: True)

    def show_from_documents(self, study_id: str) -> None:
        """Shows one of this customer's case studies, or makes one of the open visit; the way back leads to the documents."""
        if visit := self.workspace.open_visit:
            self._show(visit.whole.customer.id, study_id, Request.SHOW_DOCUMENTS)
            if not study_id:
                self._prepare(lambda reading: reading.make(visit.whole.customer.id, [visit.id]))

    def show_again(self) -> None:
        """Shows the case study that was shown last; where it is shown, the line of the stop list that led away from there."""
        if self.is_shown:
            self.page.go_back_to_stops()
        else:
            self._show(self.customer_id, self.page.current, self.came_from)

    def tell_studies(self, customer_id: CustomerId, told: Callable[[tuple[StudyView, ...]], None]) -> None:
        """Reads the case studies of a customer for another page, and calls `told` with them."""
        self._told = told
        self.customer_id = customer_id
        self._after_storing(self._look)

    def show_study(self, study_id: str) -> None:
        """Shows a case study that was found, without opening a visit; `study_id` may be that of a part of one."""
        found = studies.study_of(self.workspace.connection, RecordId(study_id)) if self.workspace.is_ready else None
        if found:
            self._show(found.customer_id, found.id, None)

    def keep(self, study_id: RecordId) -> None:
        """Keeps the open draft of a case study as its next version."""
        self._prepare(lambda reading: reading.keep(study_id))

    def restore(self, study_id: RecordId, number: int) -> None:
        """Makes the version of this number the open draft again."""
        self._restored = number
        self._prepare(lambda reading: reading.restore(study_id, number))

    @Slot()
    def start_new(self) -> None:
        """Begins a case study: of the open visit, if it is one to this customer, else of visits that are chosen then."""
        visit = self.workspace.open_visit
        if visit and self.came_from and visit.whole.customer.id == self.customer_id:
            self._prepare(lambda reading: reading.make(self.customer_id, [visit.id]))
        elif self._view:
            self._is_new = True
            self.page.show_studies(self._view, new=True)
            self.page.rest()
            self.page.focus_first()

    @Slot()
    def wait(self) -> None:
        """Waits for running work to end; called when the program ends."""
        if self._reading:
            self._reading.wait()
        self._studio.editing.wait()
        if "page" in self.__dict__:
            self.page.details.saving.wait()
            self.page.details.before.wait()
            self.page.details.copying.wait()
            self.page.pages.end()

    def _show(self, customer_id: CustomerId, study_id: str, back: Request | None) -> None:
        visit = self.workspace.open_visit
        if self.workspace.visit_runs.now and not (visit and visit.whole.customer.id == customer_id):
            # While a visit runs there is no other customer.
            return
        self.customer_id, self._wanted, self._is_new, self.came_from = customer_id, study_id, False, back
        if self._view is None or self._view.customer_id != customer_id:
            # Nothing of another customer is shown until this one's are read.
            self._view = None
            self.page.show_studies(StudiesView(customer_id))
        self.page.details.answer.years = self.context.settings.number(ANSWERS_LAST)
        self.page.details.saving.offer(self.workspace.recall(papers_of(customer_id)))
        self.page.delete_customer.setVisible(not self.workspace.visit_runs.now)
        # While a visit is open, a command has these keys.
        self.page.header.hand_on.setShortcut("" if back else HAND_ON_KEYS)
        if back:
            self.window.show_page(self.page, in_visit=True)
        else:
            self.navigation.show(self.page)
        self._after_storing(self._look)

    def _lead_to(self, visit: "OpenVisit", makes: Callable[[StudiesView], bool]) -> None:
        """Shows the newest case study that is made from a visit too; where there is none, one is made if `makes` says so."""
        self._of_visit, self._makes = visit.id, makes
        self._show(visit.whole.customer.id, "", Request.SHOW_OPEN_VISIT)

    def _look(self, reading: StudiesReading) -> None:
        reading.look(self.customer_id, checks_by(self.workspace))

    def _prepare(self, work: Callable[[StudiesReading], None]) -> None:
        """Begins to prepare an edit; until it is stored and shown, the page asks for no other."""
        self._is_preparing = True
        self._after_storing(work)

    def _after_storing(self, work: Callable[[StudiesReading], None]) -> None:
        """Begins work that reads the store, once everything typed so far is in it."""
        after_storing(self.workspace, lambda: work(self._reader()))

    def _reader(self) -> StudiesReading:
        if self._reading is None:
            self._reading = StudiesReading(self.workspace.reading_store, self.context.document_words, self)
            self._reading.looked.connect(self._on_reading_looked)
            self._reading.prepared.connect(self._on_reading_prepared)
            self._reading.failed.connect(self.fail)
        return self._reading

    @property
    def is_shown(self) -> bool:
        """Whether its page is shown."""
        return "page" in self.__dict__ and self.window.stack.currentWidget() is self.page

    @Slot(object)
    def _on_reading_looked(self, view: StudiesView) -> None:
        if view.customer_id != self.customer_id:
            return
        if not self.is_shown:
            self._told(view.studies)
            return
        anew, records = self._view is None or bool(self._wanted), self._studio.records
        records.reload(record for one in view.studies for record in one.whole.records)
        self._view = view = view.as_it_stands(records.as_it_stands)
        wanted, self._wanted = self._wanted or self._study_of_visit(view), ""
        self.page.show_studies(view, wanted or self.page.current, new=self._is_new)
        if not self._is_preparing:
            self.page.rest()
        if anew and self.is_shown:
            self.page.focus_first()

    def _study_of_visit(self, view: StudiesView) -> str:
        """Returns the id of the case study of the visit that one is wanted of; has one made where it may."""
        visit_id, self._of_visit = self._of_visit, None
        of_visit = [one.whole.study.id for one in view.studies if visit_id in one.whole.study.visits]
        if visit_id and not of_visit and self._makes(view):
            self._prepare(lambda reading: reading.make(self.customer_id, [visit_id]))
        return next(reversed(of_visit), "")

    @Slot(object)
    def _on_reading_prepared(self, edit: Edit) -> None:
        self._is_preparing = False
        restored, self._restored = self._restored, None
        self.window.notice.outdate(STUDY)
        if edit.scope == self.customer_id and (told := " ".join(map(tr, told_of(edit, restored)))):
            self.tell(told)
        if edit.scope != self.customer_id or not edit.changes:
            self.page.rest()
            return
        self._studio.records.adopt(edit)
        made = (change.after for change in edit.changes if change.before is None)
        if study := next((one for one in made if isinstance(one, CaseStudy)), None):
            self._wanted, self._is_new = study.id, False
        self._after_storing(self._look)

    @Slot()
    def _on_workspace_home_changed(self) -> None:
        if self.workspace.is_ready:
            # While somebody types, nothing is read anew after each word that is stored.
            self._rest.start(REST_MS if self._studio.editing.is_busy else 0)

    @Slot()
    def _on_workspace_closing(self) -> None:
        """Ends what reads the store, before its file is closed or replaced; steps of it can no longer be undone."""
        self.wait()
        self._studio.close()
        self._reading = self._view = None

    @Slot(str)
    def _on_page_study_chosen(self, study_id: str) -> None:
        self._is_new = False
        if self._view:
            self.page.show_studies(self._view, study_id)

    @Slot(tuple)
    def _on_page_visits_chosen(self, values: tuple[VisitId, ...]) -> None:
        study = self._view.study(self.page.current) if self._view else None
        if not values:
            self.fail(Message(ONE_VISIT))
            if self._view:
                self.page.show_studies(self._view, self.page.current)
        elif study is None:
            self._prepare(lambda reading: reading.make(self.customer_id, values))
        else:
            choices = replace(study.whole.study.choices, visits=values)
            self._prepare(lambda reading: reading.choose(study.whole.study.id, choices))

    @Slot()
    def _on_page_keep_requested(self) -> None:
        self.keep(RecordId(self.page.current))

    @Slot()
    def _on_page_delete_requested(self) -> None:
        self._prepare(lambda reading: reading.remove(RecordId(self.page.current)))

    @Slot(str, str, str)
    def _on_page_check_requested(self, visit_id: str, record_id: str, question_id: str) -> None:
        self.led_away = True
        self.context.request(Request.SHOW_VISIT, visit_id, record_id)
        if question_id and not record_id:
            self.context.request(Request.GO_TO_QUESTION, question_id)

    @Slot()
    def _on_page_customer_delete_requested(self) -> None:
        self.context.request(Request.DELETE_CUSTOMER, self.customer_id)

    @Slot(object)
    def _on_studio_followed(self, view: StudiesView) -> None:
        self._view = view

    @Slot(object)
    def fail(self, sentence: Message, about: str = STUDY) -> None:
        """Says that something could not be done; `about` as in `Notice`."""
        self._is_preparing, self._restored = False, None
        self.page.rest()
        self.window.show_notice(tr(sentence), warn=True, lasting=True, page=self.page, about=about)

    def look_again(self) -> None:
        """Reads anew what the page shows, if it is shown."""
        if self.is_shown:
            self._after_storing(self._look)

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Says what was done."""
        self.window.show_notice(sentence, page=self.page)

    @Slot()
    def _on_page_closed(self) -> None:
        if self.came_from:
            self.context.request(self.came_from)
        else:
            self.navigation.leave(self.page)


def _nobody(_studies: tuple[StudyView, ...]) -> None:
    """Nobody waits for them."""
