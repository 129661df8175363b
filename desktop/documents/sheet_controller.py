"""Controls the import of filled approval sheets: reads them off the window's thread, shows them, records them."""

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from db.model.messages import N_, NN_, Message
from desktop.core.background import Background, BackgroundRun
from desktop.exchange.common.errors import BadVisitFile
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.file_drop import FileDrop
from desktop.widgets.words import tr, trn

if TYPE_CHECKING:
    from desktop.documents.filled_sheets import Decisions, ImportedSheet
    from desktop.documents.sheet_page import SheetPage

IMPORT = N_("Import a filled approval sheet")
SHEETS = N_("Approval sheets (*.pdf)")
READING = N_("Reading the sheet …")
NOTED = NN_("{count} answer was noted.", "{count} answers were noted.")
NOTHING_NEW = N_("All of it is noted already.")
NOT_NOTED = N_("The answers could not be noted. Please try again.")


class SheetController(Controller):
    """Stands between the page and the store. Signals, for its own work: `read(str, ImportedSheet)`, `refused(Message)`."""

    read = Signal(str, object)
    refused = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._work = Background(self)
        self._imported: ImportedSheet | None = None
        self._work.failed.connect(self._on_refused)
        self.read.connect(self._on_read)
        self.refused.connect(self._on_refused)
        context.workspace.closing.connect(self.wait)

    @cached_property
    def page(self) -> "SheetPage":
        """The page."""
        from desktop.documents.sheet_page import SheetPage

        page = SheetPage()
        page.decided.connect(self._on_page_decided)
        page.record_requested.connect(self._on_page_record_requested)
        page.closed.connect(self._on_page_closed)
        return page

    def take_dropped(self) -> None:
        """Takes sheets that are dropped on the window, from now on, while the command to import one may be called."""
        drop = FileDrop(self.window, ".pdf", self.window.actions_by_name["import_sheet"].isEnabled)
        drop.dropped.connect(self.import_file)

    def ask_for_file(self) -> None:
        """Asks for the file."""
        from desktop.widgets.file_dialogs import file_dialog

        dialog = file_dialog(self.window, tr(IMPORT))
        dialog.setNameFilter(tr(SHEETS))
        dialog.fileSelected.connect(self.import_file)
        dialog.show()

    @Slot(str)
    def import_file(self, path: str) -> None:
        """Reads the file at `path`; what it says is shown once it is read."""
        if not self.workspace.is_ready or self.workspace.visit_runs.now:
            return
        self.workspace.flush()
        self.window.show_notice(tr(READING))
        self.workspace.writer.do(lambda _store: None, partial(self._begin, Path(path)), partial(self._begin, Path(path)))

    @Slot()
    def wait(self) -> None:
        """Waits for what is being read; called before the store is closed and when the program ends."""
        self._work.wait()

    def _begin(self, path: Path, _outcome: object) -> None:
        from desktop.documents.filled_sheets import import_sheet

        def run(begun: BackgroundRun) -> None:
            store = self.workspace.reading_store()
            try:
                begun.tell(self.read, path.name, import_sheet(store, path))
            except BadVisitFile as error:
                begun.tell(self.refused, error.message)
            finally:
                store.close()

        if self.workspace.is_ready:
            self._work.begin("filled sheet", run)

    @Slot(str, object)
    def _on_read(self, file: str, imported: "ImportedSheet") -> None:
        # A visit may have begun meanwhile, and then there is no other customer.
        if self.workspace.visit_runs.now:
            return
        self._imported = imported
        self.window.notice.leave_page()
        self.page.show_sheet(file, imported)
        self.navigation.show(self.page)
        self.page.focus_first()

    @Slot(object)
    def _on_refused(self, sentence: Message) -> None:
        self.window.notice.leave_page()
        self.window.show_warning(sentence)

    @Slot(object)
    def _on_page_decided(self, decisions: "Decisions") -> None:
        from desktop.documents.filled_sheets import with_decisions

        if self._imported:
            before, self._imported = self._imported, with_decisions(self._imported.read, self._imported.known, decisions)
            if before.asked != self._imported.asked:
                self.page.ask_lines_again(self._imported)
            self.page.show_decided(self._imported)

    @Slot()
    def _on_page_record_requested(self) -> None:
        from desktop.documents.filled_sheets import record

        if self._imported and not self._imported.questions:
            imported, self._imported = self._imported, None

            def noted(count: object) -> None:
                assert isinstance(count, int)
                self.navigation.leave(self.page)
                self.window.show_notice(trn(NOTED, count) if count else tr(NOTHING_NEW))
                self.workspace.home_changed.emit()

            def failed(_error: Exception) -> None:
                self._imported = imported
                self.window.show_warning(Message(NOT_NOTED))

            self.workspace.writer.do(lambda store: record(store, imported), noted, failed)

    @Slot()
    def _on_page_closed(self) -> None:
        self._imported = None
        self.navigation.leave(self.page)
