"""Controls the page that takes everything out."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Slot

from db.engine.store import Store
from db.model.messages import N_, Message
from db.model.moments import today
from db.repositories import exported_documents
from desktop.core.file_names import free_in
from desktop.documents.take_out.take_out import HowToWrite, TakenOut
from desktop.documents.take_out.take_out_job import TakeOutJob
from desktop.fields.document_names import EVERYTHING
from desktop.shell.app_context import AppContext, Controller
from desktop.widgets.system_files import show_folder
from desktop.workspace.store_reading import after_storing

if TYPE_CHECKING:
    from desktop.documents.take_out.take_out_page import TakeOutPage

NOT_NOTED = N_("The folder is written, but Firsthand could not note that; it will not be listed when somebody is erased one day.")
NOT_SHOWN = N_("The folder could not be shown: {path}.")


class TakeOutController(Controller):
    """Connects the page with the store and the job."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._job = TakeOutJob(context.data_folder, self)
        context.workspace.closing.connect(self.wait)

    @cached_property
    def _page(self) -> "TakeOutPage":
        from desktop.documents.take_out.take_out_page import TakeOutPage

        page = TakeOutPage()
        page.take_out_requested.connect(self._on_take_out_requested)
        page.stop_requested.connect(self._job.give_up)
        page.show_requested.connect(self._on_show_requested)
        page.closed.connect(self._on_closed)
        self._job.progressed.connect(page.show_progress)
        self._job.taken_out.connect(self._on_job_taken_out)
        self._job.given_up.connect(page.show_given_up)
        self._job.failed.connect(page.complain)
        return page

    def show(self) -> None:
        """Shows the page; what is under way goes on."""
        self.workspace.flush()
        self.navigation.show(self._page)
        if not self._job.is_at_work:
            self._page.ask(free_in(Path(self._page.proposed_folder), f"Firsthand {today()}"))

    @Slot()
    def wait(self) -> None:
        """Stops what is under way; called before the store is closed and when the program ends."""
        self._job.wait()

    @Slot(object)
    def _on_take_out_requested(self, folder: Path) -> None:
        imperial = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
        how = HowToWrite(self.workspace.guides.all, "Letter" if imperial else "A4", self.context.document_words)

        after_storing(self.workspace, lambda: self._job.start(self.workspace.reading_store, folder, how))

    @Slot(object)
    def _on_job_taken_out(self, made: TakenOut) -> None:
        def note(store: Store) -> None:
            exported_documents.note(store, EVERYTHING, made.folder, made.visit_ids)

        def failed(_error: Exception) -> None:
            self.window.show_warning(Message(NOT_NOTED))

        self.workspace.writer.do(note, lambda _outcome: None, failed)
        self._page.show_made(str(made.folder), len(made.visit_ids), made.remarks)

    @Slot(str)
    def _on_show_requested(self, path: str) -> None:
        if not show_folder(path):
            self.window.show_warning(Message(NOT_SHOWN, path=path))

    @Slot()
    def _on_closed(self) -> None:
        self.navigation.leave(self._page)
