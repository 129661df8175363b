"""Controls the page with the documents of the open visit, the customer's logo, and the folder of saved files."""

from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import Slot

from db.model.messages import N_
from db.repositories.app_state import PAPERS
from db.repositories.incoming import copy_of
from desktop.documents.logo_job import LogoJob
from desktop.documents.page import DocumentsPage
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.widgets.system_files import open_file, show_in_folder
from desktop.widgets.words import tr

SAVED_TO = N_("Saved: {path}")
OPEN = N_("Open")
SHOW = N_("Show in folder")


class DocumentsController(Controller):
    """Connects the page with the documents and the workspace."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._logos = LogoJob(context.workspace, self)
        self._logos.kept.connect(self.page.show_logo)
        self._logos.failed.connect(context.window.show_warning)

    @cached_property
    def page(self) -> DocumentsPage:
        """The page with the documents of the open visit."""
        page = DocumentsPage()
        page.saved.connect(self._on_page_saved)
        page.failed.connect(self.window.show_warning)
        page.check_requested.connect(self._on_page_check_requested)
        page.folder_chosen.connect(self._on_page_folder_chosen)
        page.logo_chosen.connect(self._on_page_logo_chosen)
        page.logo_removed.connect(self._on_page_logo_removed)
        page.document_written.connect(self.workspace.note_document)
        self.context.connect(page.closed, Request.SHOW_OPEN_VISIT)
        return page

    def show(self) -> None:
        """Shows the documents of the open visit."""
        visit, guide = self.workspace.open_visit, self.workspace.guide
        if visit and guide:
            visit.flush()
            logo = self.workspace.logo(visit.whole.customer.id)
            copy = copy_of(self.workspace.connection, visit.whole)
            self.page.show_visit(copy, guide, self.context.document_words, self.workspace.recall(PAPERS), logo)
            self.window.show_page(self.page, in_visit=True)

    def wait(self) -> None:
        """Waits for running work to end; called when the program ends."""
        self.page.wait()
        self._logos.wait()

    @Slot(str)
    def _on_page_saved(self, path: str) -> None:
        actions = (("open", tr(OPEN), partial(open_file, path)), ("show", tr(SHOW), partial(show_in_folder, path)))
        self.window.show_notice(tr(SAVED_TO, path=path), actions, lasting=True, page=self.page)

    @Slot(str, str)
    def _on_page_check_requested(self, record_id: str, question_id: str) -> None:
        if record_id:
            self.context.request(Request.GO_TO_RECORD, record_id)
        else:
            self.context.request(Request.GO_TO_QUESTION, question_id)

    @Slot(str)
    def _on_page_folder_chosen(self, folder: str) -> None:
        self.workspace.remember(PAPERS, folder)

    @Slot(str)
    def _on_page_logo_chosen(self, path: str) -> None:
        if self.workspace.open_visit:
            self._logos.take_in(self.workspace.open_visit.whole.customer.id, Path(path))

    @Slot()
    def _on_page_logo_removed(self) -> None:
        if self.workspace.open_visit:
            self._logos.remove(self.workspace.open_visit.whole.customer.id)
