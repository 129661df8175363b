"""Controls the page with the documents of the open visit, the customer's logo, and the folder of saved files."""

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Slot

from db.model.messages import Message
from db.model.moments import today
from db.repositories.app_state import papers_of
from db.repositories.incoming import copy_of
from db.repositories.without_visit import our_company
from desktop.documents.agreed.answers import Answers
from desktop.documents.logo_job import LogoJob
from desktop.documents.page import DocumentsPage
from desktop.documents.saving.document_table import Material
from desktop.documents.saving.saved_notice import NOT_LOGGED, SAVING, SavedNotice
from desktop.documents.sharing.stops import Stop
from desktop.documents.sharing.written_documents import WrittenDocuments
from desktop.documents.studio.studies_controller import StudiesController
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.workspace.known import answers_of_company

# What is told of a try of one of these: the next try takes its place.
LOGO, ANSWER = "logo", "answer"


class DocumentsController(Controller):
    """Connects the page with the documents and the workspace."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._logos = LogoJob(context.workspace, self)
        self._notice = SavedNotice(context)
        self._answers = Answers(context.workspace, self._on_answer_refused)
        self._written = WrittenDocuments(context.workspace, self._on_not_logged)
        context.workspace.closing.connect(self._on_workspace_closing)
        self._logos.kept.connect(self.page.show_logo)
        self._logos.kept.connect(self._on_logos_kept)
        self._logos.failed.connect(self._on_logos_failed)

    @cached_property
    def page(self) -> DocumentsPage:
        """The page with the documents of the open visit."""
        page = DocumentsPage(self.workspace.own_files, self.workspace.reading_store)
        page.saved.connect(self._on_page_saved)
        page.failed.connect(self._on_page_failed)
        page.check_requested.connect(self._on_page_check_requested)
        page.logo_chosen.connect(self._on_page_logo_chosen)
        page.logo_removed.connect(self._on_page_logo_removed)
        page.document_written.connect(self._written.note)
        page.stop_dismissed.connect(self._on_page_stop_dismissed)
        page.before.agreed_requested.connect(self._on_before_agreed_requested)
        page.study_requested.connect(self._on_page_study_requested)
        self.context.connect(page.closed, Request.SHOW_OPEN_VISIT)
        return page

    def show(self) -> None:
        """Shows the documents of the open visit."""
        visit, guide = self.workspace.open_visit, self.workspace.guide
        if visit and guide:
            visit.flush()
            logo = self.workspace.logo(visit.whole.customer.id)
            copy = copy_of(self.workspace.connection, visit.whole)
            folder = self.workspace.recall(papers_of(visit.whole.customer.id))
            ours = our_company(self.workspace.connection)
            day = today()
            agreed = answers_of_company(self.workspace.connection, visit.whole.customer, day)
            words = self.context.document_words
            of = Material(copy.whole, guide, "A4", words, logo, copy, visit.earlier, ours, agreed, day)
            self.page.show_studies(())
            self.page.show_visit(of, folder)
            self.window.show_page(self.page, in_visit=True)
            self.context.controller(StudiesController).tell_studies(visit.whole.customer.id, self.page.show_studies)

    def go_back(self) -> None:
        """Shows the page again from which a line of the stop list led away: the documents, or the case studies."""
        studies = self.context.controller(StudiesController)
        if studies.led_away or studies.is_shown:
            studies.show_again()
        else:
            self.show()

    def wait(self) -> None:
        """Waits for running work to end; called when the program ends."""
        self.page.wait()
        self._logos.wait()

    @Slot()
    def _on_workspace_closing(self) -> None:
        """Ends what reads the store, before its file is closed or replaced."""
        if "page" in self.__dict__:
            self.page.wait()

    @Slot(object)
    def _on_page_failed(self, sentence: Message) -> None:
        self._notice.warn(self.page, sentence, SAVING)

    @Slot(object)
    def _on_logos_failed(self, sentence: Message) -> None:
        self._notice.warn(self.page, sentence, LOGO)

    @Slot()
    def _on_logos_kept(self) -> None:
        self.window.notice.outdate(LOGO)

    def _on_answer_refused(self, sentence: Message) -> None:
        self._notice.warn(self.page, sentence, ANSWER)

    def _on_dismissed(self) -> None:
        self.window.notice.outdate(ANSWER)
        self.page.before.look_again()

    @Slot(str)
    def _on_page_saved(self, path: str) -> None:
        self._notice.offer(self.page, path)

    @Slot(str)
    def _on_page_study_requested(self, study_id: str) -> None:
        self.context.controller(StudiesController).show_from_documents(study_id)

    @Slot(str, str)
    def _on_page_check_requested(self, record_id: str, question_id: str) -> None:
        self.context.controller(StudiesController).led_away = False
        if record_id:
            self.context.request(Request.GO_TO_RECORD, record_id)
        else:
            self.context.request(Request.GO_TO_QUESTION, question_id)

    @Slot()
    def _on_before_agreed_requested(self) -> None:
        if visit := self.workspace.open_visit:
            self.context.request(Request.SHOW_AGREED, visit.whole.customer.id, Request.SHOW_DOCUMENTS)

    @Slot(tuple, str)
    def _on_page_stop_dismissed(self, stops: tuple[Stop, ...], reason: str) -> None:
        if visit := self.workspace.open_visit:
            self._answers.dismissal(visit.whole.customer, stops, reason, self._on_dismissed)

    def _on_not_logged(self) -> None:
        self._notice.warn(self.page, Message(NOT_LOGGED))

    @Slot(str)
    def _on_page_logo_chosen(self, path: str) -> None:
        if self.workspace.open_visit:
            self._logos.take_in(self.workspace.open_visit.whole.customer.id, Path(path))

    @Slot()
    def _on_page_logo_removed(self) -> None:
        if self.workspace.open_visit:
            self._logos.remove(self.workspace.open_visit.whole.customer.id)
