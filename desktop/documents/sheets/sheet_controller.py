"""Controls the import of filled approval sheets: reads them off the window's thread, shows them, records them."""

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from db.engine.store import Store
from db.model.errors import Refused
from db.model.messages import N_, NN_, Message
from desktop.core.settings import ANSWERS_LAST
from desktop.exchange.common.errors import BadVisitFile
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.file_drop import FileDrop
from desktop.widgets.words import tr, trn
from desktop.workspace.store_reading import StoreReading, after_storing

if TYPE_CHECKING:
    from desktop.documents.sheets.filled_sheets import Decisions, ImportedSheet
    from desktop.documents.sheets.sheet_page import SheetPage

IMPORT = N_("Import a filled approval sheet")
SHEETS = N_("Approval sheets (*.pdf)")
READING = N_("Reading the sheet …")
NOTED = NN_("{count} answer was noted.", "{count} answers were noted.")
NOTHING_NEW = N_("All of it is noted already.")
NOT_NOTED = N_("The answers could not be noted. Please try again.")


class SheetController(Controller):
    """Stands between the page and the store."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._reading = StoreReading(context.workspace.reading_store, "filled sheet", self)
        self._imported: ImportedSheet | None = None
        self._reading.found.connect(self._on_reading_found)
        self._reading.failed.connect(self._on_reading_failed)
        context.workspace.closing.connect(self.wait)

    @cached_property
    def page(self) -> "SheetPage":
        """The page."""
        from desktop.documents.sheets.sheet_page import SheetPage

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
        self.window.show_notice(tr(READING))
        after_storing(self.workspace, lambda: self._reading.look(partial(_imported, Path(path))))

    @Slot()
    def wait(self) -> None:
        """Waits for what is being read; called before the store is closed and when the program ends."""
        self._reading.wait()

    @Slot(object)
    def _on_reading_found(self, found: "tuple[str, ImportedSheet]") -> None:
        # A visit may have begun meanwhile, and then there is no other customer.
        if self.workspace.visit_runs.now:
            return
        file, self._imported = found
        self.window.notice.leave_page()
        self.page.show_sheet(file, self._imported)
        self.navigation.show(self.page)
        self.page.focus_first()

    @Slot(object)
    def _on_reading_failed(self, sentence: Message) -> None:
        self.window.notice.leave_page()
        self.window.show_warning(sentence)

    @Slot(object)
    def _on_page_decided(self, decisions: "Decisions") -> None:
        from desktop.documents.sheets.filled_sheets import with_decisions

        if self._imported:
            before, self._imported = self._imported, with_decisions(self._imported.read, self._imported.known, decisions)
            if before.asked != self._imported.asked:
                self.page.ask_lines_again(self._imported)
            self.page.show_decided(self._imported)

    @Slot()
    def _on_page_record_requested(self) -> None:
        from desktop.documents.sheets.filled_sheets import record

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

            years = self.context.settings.number(ANSWERS_LAST)
            self.workspace.writer.do(lambda store: record(store, imported, years), noted, failed)

    @Slot()
    def _on_page_closed(self) -> None:
        self._imported = None
        self.navigation.leave(self.page)


def _imported(path: Path, store: Store) -> "tuple[str, ImportedSheet]":
    """Returns the name of the file and what it says. Raises Refused with one sentence where it cannot be used."""
    from desktop.documents.sheets.filled_sheets import import_sheet

    try:
        return path.name, import_sheet(store, path)
    except BadVisitFile as error:
        raise Refused(error.message) from None
