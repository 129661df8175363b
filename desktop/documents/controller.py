"""Everything the window does about what is handed over: the page with the documents, the customer's logo, where files went."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from db.repositories.app_state import PAPERS
from desktop.documents.logo_job import LogoJob
from desktop.shell.app_context import AppContext


class DocumentsController(QObject):
    """Stands between the page with the documents and the state. Made when first needed."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.workspace)
        self._window, self._workspace, self._locale = context.window, context.workspace, context.locale
        self._logos = LogoJob(context.workspace, self)
        page = context.window.documents
        page.folder_chosen.connect(self._on_page_folder_chosen)
        page.logo_chosen.connect(self._on_page_logo_chosen)
        page.logo_removed.connect(self._on_page_logo_removed)
        page.document_written.connect(context.workspace.note_document)
        self._logos.kept.connect(page.show_logo)
        self._logos.failed.connect(context.window.warn)

    def show(self) -> None:
        """Shows what can be handed over of the open visit."""
        visit, guide = self._workspace.open_visit, self._window.visit.guide
        if visit and guide:
            visit.flush()
            logo = self._workspace.logo(visit.whole.customer.id)
            self._window.documents.show_visit(visit.whole, guide, self._locale, self._workspace.recall(PAPERS), logo)
            self._window.show_documents()

    def wait(self) -> None:
        """Waits for what is under way, for the end of the program."""
        self._window.documents.wait()
        self._logos.wait()

    @Slot(str)
    def _on_page_folder_chosen(self, folder: str) -> None:
        self._workspace.remember(PAPERS, folder)

    @Slot(str)
    def _on_page_logo_chosen(self, path: str) -> None:
        if self._workspace.open_visit:
            self._logos.take_in(self._workspace.open_visit.whole.customer.id, Path(path))

    @Slot()
    def _on_page_logo_removed(self) -> None:
        if self._workspace.open_visit:
            self._logos.remove(self._workspace.open_visit.whole.customer.id)
