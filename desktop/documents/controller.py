"""Controls the page with the documents of the open visit, the customer's logo, and the folder of saved files."""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import Slot

from db.model.messages import N_, Message
from db.repositories.app_state import papers_of
from db.repositories.incoming import copy_of
from db.repositories.without_visit import our_company
from desktop.documents.document_table import Material
from desktop.documents.logo_job import LogoJob
from desktop.documents.page import DocumentsPage
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.widgets.notice_queue import Action, Scope
from desktop.widgets.system_files import open_file, show_in_folder
from desktop.widgets.words import tr

SAVED_TO = N_("Saved: {path}")
NOT_OPENED = N_("No program on this computer opened the file. It is saved: {path}")
NOT_SHOWN = N_("The folder could not be shown. The file is saved: {path}")
OPEN = N_("Open")
SHOW = N_("Show in folder")


class DocumentsController(Controller):
    """Connects the page with the documents and the workspace."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._logos = LogoJob(context.workspace, self)
        self._logos.kept.connect(self.page.show_logo)
        self._logos.failed.connect(self._on_page_failed)

    @cached_property
    def page(self) -> DocumentsPage:
        """The page with the documents of the open visit."""
        page = DocumentsPage(self.workspace.own_files)
        page.saved.connect(self._on_page_saved)
        page.failed.connect(self._on_page_failed)
        page.check_requested.connect(self._on_page_check_requested)
        page.logo_chosen.connect(self._on_page_logo_chosen)
        page.logo_removed.connect(self._on_page_logo_removed)
        page.document_written.connect(self._on_page_document_written)
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
            of = Material(copy.whole, guide, "A4", self.context.document_words, logo, copy, visit.earlier, ours)
            self.page.show_visit(of, folder)
            self.window.show_page(self.page, in_visit=True)

    def wait(self) -> None:
        """Waits for running work to end; called when the program ends."""
        self.page.wait()
        self._logos.wait()

    def _show(self, text: str, actions: Sequence[Action] = (), warn: bool = False, lasting: bool = True) -> None:
        """Shows a notice on a document where it was asked for; later not in another visit, whose customer may read it."""
        if self.window.stack.currentWidget() is self.page:
            self.window.show_notice(text, actions, lasting, warn, page=self.page)
        else:
            self.window.show_notice(text, actions, lasting, warn, scope=Scope.AWAY_FROM_TABLE)

    @Slot(object)
    def _on_page_failed(self, sentence: Message) -> None:
        self._show(tr(sentence), warn=True)

    @Slot(str)
    def _on_page_saved(self, path: str) -> None:
        self._offer_file(SAVED_TO, path, warn=False)

    def _offer_file(self, sentence: str, path: str, warn: bool, lasting: bool = True) -> None:
        """Shows a sentence on the file at `path`, with buttons that open it and show its folder."""
        actions = (("open", tr(OPEN), partial(self._open, path)), ("show", tr(SHOW), partial(self._show_in_folder, path)))
        self._show(tr(sentence, path=path), actions, warn, lasting)

    def _open(self, path: str) -> None:
        # Some systems say that they open it and then do not, so the path stays for a while.
        if open_file(path):
            self._offer_file(SAVED_TO, path, warn=False, lasting=False)
        else:
            self._offer_file(NOT_OPENED, path, warn=True)

    def _show_in_folder(self, path: str) -> None:
        if not show_in_folder(path):
            self._offer_file(NOT_SHOWN, path, warn=True)

    @Slot(str, str)
    def _on_page_check_requested(self, record_id: str, question_id: str) -> None:
        if record_id:
            self.context.request(Request.GO_TO_RECORD, record_id)
        else:
            self.context.request(Request.GO_TO_QUESTION, question_id)

    @Slot(str, str, tuple)
    def _on_page_document_written(self, name: str, path: str, visit_ids: tuple[str, ...]) -> None:
        self.workspace.note_document(name, path, visit_ids)
        visit = self.workspace.open_visit
        # One that was begun at another customer's visit may be done only now.
        if visit and visit.id in visit_ids:
            self.workspace.remember(papers_of(visit.whole.customer.id), str(Path(path).parent))

    @Slot(str)
    def _on_page_logo_chosen(self, path: str) -> None:
        if self.workspace.open_visit:
            self._logos.take_in(self.workspace.open_visit.whole.customer.id, Path(path))

    @Slot()
    def _on_page_logo_removed(self) -> None:
        if self.workspace.open_visit:
            self._logos.remove(self.workspace.open_visit.whole.customer.id)
