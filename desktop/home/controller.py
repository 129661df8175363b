"""Controls Home: shows what is due, plans visits, imports files, searches everything said."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot

from db.engine.driver_errors import plain_errors
from db.model.errors import StoreError
from db.model.messages import N_, NN_, Message
from db.model.moments import today
from desktop.core.paths import resources
from desktop.core.timers import timer_once
from desktop.home.overview import FEW_RECENT, HomeView, read_home
from desktop.home.page import HomePage
from desktop.home.waiting import StudiesStanding, standing_of
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.widgets.moments import day_in_words
from desktop.widgets.words import tr, trn
from desktop.workspace.store_reading import StoreReading

if TYPE_CHECKING:
    from db.engine.store import Store
    from db.model.kinds import RecordId
    from desktop.exchange.import_visits import Imported
    from desktop.exchange.tables.encodings import UnsureLetters
    from desktop.home.search import SearchJob
    from desktop.workspace.plan_visit import VisitPlan

IMPORT = N_("Import visit files")
IMPORT_FOLDER = N_("Import a folder of visit files")
VISIT_FILES = N_("Visit files and tables (*.json *.csv *.xlsx)")
IMPORTED = NN_("Imported the visit to {customer}.", "Imported {count} visits.")
RECORDS = NN_(
    "Imported {count} record of case studies or of our company.",
    "Imported {count} records of case studies or of our company.",
)
RECORDS_HERE = N_("These records of case studies or of our company are here already, as new or newer. Nothing was changed.")
HERE = NN_(
    "The visit to {customer}, {date}, is here already. Nothing was changed.",
    "{count} visits are here already. Nothing was changed in them.",
)
OPEN = N_("Open it")
ONCE_MORE = N_("Import as another visit")
OTHERS = N_("Here with other facts, so imported as another: {names}.")
READ_AS = N_("Its letters were read as {encoding}: {words}.")
WHICH_WORDS = N_("The letters of {name} can be read in several ways. Which words are right?")
# Home shows hours left and days late, so it is refreshed at intervals.
REFRESH_MS = 60_000
# Until what waits is looked for, which is shown beside what is due.
WAITING_MS = 300


class HomeController(Controller):
    """Connects Home with the workspace."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._recents = FEW_RECENT
        self._view: HomeView | None = None
        self._search: SearchJob | None = None
        self._refresh = QTimer(self)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self.refresh)
        self.page = page = HomePage(context.window.menu_button("home_menu"))
        page.visit_requested.connect(self._on_page_visit_requested)
        page.debrief_requested.connect(self._on_page_debrief_requested)
        page.plan_requested.connect(self.start_plan)
        page.visit_planned.connect(self._on_page_visit_planned)
        page.sample_requested.connect(self._on_page_sample_requested)
        page.import_requested.connect(self.ask_for_files)
        page.case_study_requested.connect(self._on_page_case_study_requested)
        page.more_requested.connect(self._on_page_more_requested)
        page.search_changed.connect(self._on_page_search_changed)
        context.connect(page.study_requested, Request.SHOW_STUDY)
        context.connect(page.backup_requested, Request.SHOW_RESTORE)
        self._waiting = StoreReading(context.workspace.reading_store, "what waits", self)
        self._waiting.found.connect(self._on_waiting_found)
        self._look_for_waiting = timer_once(self, WAITING_MS, self._on_look_for_waiting_timeout)
        context.workspace.home_changed.connect(self.refresh)
        context.workspace.guides.were_read.connect(self.refresh)
        context.workspace.closing.connect(self._on_workspace_closing)
        context.navigation.home = page

    @Slot()
    def show(self) -> None:
        """Shows Home as it stands now, with the cursor in the search box; every word of the open visit is stored.

        While a visit runs there is no Home: whoever would be led there is led back to the visit.
        """
        if self.workspace.visit_runs.now:
            self.context.request(Request.SHOW_OPEN_VISIT)
            return
        self.workspace.leave_table()
        self.window.show_page(self.page)
        self.page.focus_search()
        self.refresh()
        if self.workspace.is_ready:
            self._refresh.start()

    def go_to_search(self) -> None:
        """Shows Home with the cursor in the search box."""
        self.show()

    @Slot()
    def start_plan(self) -> None:
        """Opens the card for a new visit."""
        self.show()
        guides = [(name, guide.minutes) for name, guide in self.workspace.guides.all.items()]
        self.page.start_plan(self.workspace.customer_names(), guides, self.context.settings.text("guide"))

    @Slot()
    def ask_for_files(self) -> None:
        """Asks for files to import."""
        # The first screen needs neither.
        from PySide6.QtWidgets import QFileDialog

        from desktop.widgets.file_dialogs import file_dialog

        dialog = file_dialog(self.window, tr(IMPORT))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(tr(VISIT_FILES))
        dialog.filesSelected.connect(self._on_files_selected)
        dialog.show()

    @Slot()
    def ask_for_folder(self) -> None:
        """Asks for a folder that was taken out, to import all its visits."""
        from desktop.widgets.file_dialogs import folder_dialog

        folder_dialog(self.window, tr(IMPORT_FOLDER), "", lambda folder: self._on_files_selected([folder]))

    def show_imported(self, found: "Sequence[Imported]") -> None:
        """Shows the visit that was imported, or how many were; asks about visits that are in the store already."""
        records = [one.records for one in found if one.records]
        found = [one for one in found if not one.records]
        new = [one for one in found if not one.was_here]
        others = [name for one in found for name in one.others if name]
        if self.workspace.visit_runs.now:
            # Said once it has ended; nothing leads away from it.
            pass
        elif len(found) == len(new) == 1:
            self.context.request(Request.SHOW_VISIT, new[0].visit_id, "")
        else:
            self.show()
        sentence = trn(IMPORTED, len(new), customer=new[0].customer) if new else ""
        if records:
            changed = sum(one.added + one.replaced for one in records)
            sentence = f"{sentence} {trn(RECORDS, changed) if changed else tr(RECORDS_HERE)}".strip()
        if others:
            sentence = f"{sentence} {tr(OTHERS, names=', '.join(others))}"
        encoded = next((one for one in found if one.encoding), None)
        if encoded:
            sentence = f"{sentence} {tr(READ_AS, encoding=encoded.encoding, words=', '.join(encoded.words))}"
        self._ask_about([one for one in found if one.was_here], sentence, lasting=bool(others or encoded))

    @Slot(object, object)
    def ask_which_words(self, unsure: "UnsureLetters", again: "Callable[[str], None]") -> None:
        """Asks which words of a table are right, where that depends on its encoding."""
        from desktop.exchange.common.errors import shown

        name = shown(unsure.path.name) if unsure.path else ""
        actions = [
            (one.encoding, ", ".join(one.words).replace("&", "&&"), partial(again, one.encoding)) for one in unsure.choices
        ]
        self.window.show_notice(tr(WHICH_WORDS, name=name), actions, lasting=True)

    def _ask_about(self, here: "Sequence[Imported]", sentence: str, lasting: bool) -> None:
        """Shows which visits are in the store already, and offers to import their files once more."""
        if not here:
            self.window.show_notice(sentence, lasting=lasting)
            return
        first = here[0]
        day = day_in_words(first.date)
        which = trn(HERE, len(here), customer=first.customer, date=day)
        actions = (
            ("open", tr(OPEN), partial(self.context.request, Request.SHOW_VISIT, first.visit_id, "")),
            ("once_more", tr(ONCE_MORE), partial(self.workspace.take_in, [one.path for one in here], True)),
        )
        self.window.show_notice(f"{sentence} {which}".strip(), actions, lasting=True)

    @Slot()
    def refresh(self) -> None:
        """Refreshes Home, if it is shown."""
        if not self.workspace.is_ready or not self.navigation.is_at_home:
            return
        try:
            with plain_errors(self.context.data_folder.store):
                view = read_home(self.workspace.connection, self.workspace.guides.so_far, datetime.now(), self._recents)
        except StoreError as error:
            self._report_damage(error.message)
        else:
            self._show(replace(view, standing=self._view.standing) if self._view else view)
            # Nobody has to wait for it: it needs more of the store than all else here.
            self._look_for_waiting.start()

    def _show(self, view: HomeView) -> None:
        self._view = view
        self.page.show_view(view)

    @Slot()
    def _on_look_for_waiting_timeout(self) -> None:
        if self.workspace.is_ready and self.navigation.is_at_home:
            shown = tuple(line.id for line in self._view.studies) if self._view else ()
            self._waiting.look(partial(_standing, shown, today()))

    @Slot(object)
    def _on_waiting_found(self, standing: StudiesStanding) -> None:
        if self._view and self._view.standing != standing and self.navigation.is_at_home:
            self._show(replace(self._view, standing=standing))

    def wait(self) -> None:
        """Stops refreshing and searching."""
        self._on_workspace_closing()

    def _report_damage(self, sentence: Message) -> None:
        if self.page.has_view:
            self.context.request(Request.REPORT_DAMAGE, sentence)
        else:
            # The store is damaged and nothing was shown yet: it is closed, and the unlock page offers the ways out.
            self.workspace.release()
            self.context.unlocking.hindered.emit(sentence)

    @Slot(str, str)
    def _on_page_visit_requested(self, visit_id: str, record_id: str) -> None:
        if visit_id:
            # The first screen does not need it.
            from desktop.home.query import query_of

            words = query_of(self.page.search.text()).words
            self.context.request(Request.SHOW_VISIT, visit_id, record_id)
            if words and record_id:
                self.context.request(Request.FIND_WORDS, words, record_id)
        else:
            self.context.request(Request.SHOW_SETTINGS, record_id)

    @Slot(str)
    def _on_page_debrief_requested(self, visit_id: str) -> None:
        self.context.request(Request.SHOW_VISIT, visit_id, "")
        self.context.request(Request.SHOW_DEBRIEF)

    @Slot(str)
    def _on_page_case_study_requested(self, visit_id: str) -> None:
        self.context.request(Request.SHOW_VISIT, visit_id, "")
        self.context.request(Request.SHOW_STUDIO)

    @Slot(object)
    def _on_page_visit_planned(self, plan: "VisitPlan") -> None:
        if plan.guide:
            self.context.settings.choose("guide", plan.guide)
        self.workspace.plan(plan)

    @Slot()
    def _on_page_sample_requested(self) -> None:
        self.workspace.take_in([resources() / "samples" / "halden-pumps.json"])

    @Slot()
    def _on_page_more_requested(self) -> None:
        self._recents *= 4
        self.refresh()

    @Slot(str)
    def _on_page_search_changed(self, typed: str) -> None:
        from desktop.home.search import SearchJob

        if self._search is None and self.workspace.is_ready:
            self._search = SearchJob(self.workspace.reading_store, self)
            self._search.found.connect(self.page.show_hits)
            self._search.failed.connect(self._on_search_failed)
        if self._search:
            self._search.search(typed)

    @Slot(str, object)
    def _on_search_failed(self, typed: str, sentence: Message) -> None:
        self.page.show_hits(typed, None)
        self._report_damage(sentence)

    @Slot(list)
    def _on_files_selected(self, paths: Sequence[str]) -> None:
        self.workspace.take_in([Path(path) for path in paths])

    @Slot()
    def _on_workspace_closing(self) -> None:
        """Ends what reads the store, before its file is closed or replaced."""
        self._refresh.stop()
        self._look_for_waiting.stop()
        self._waiting.wait()
        self._view = None
        if self._search:
            self._search.close()
            self._search = None


def _standing(shown: "tuple[RecordId, ...]", day: str, store: "Store") -> StudiesStanding:
    return standing_of(store.connection, shown, day)
