"""Controls the open visit: shows it, goes to its records, and runs its commands."""

from functools import cached_property, partial

from PySide6.QtCore import Slot

from db.model.errors import StoreError
from db.model.kinds import VisitId, VisitStatus
from db.model.messages import N_
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.visit.page import VisitPage
from desktop.widgets.editing_menu import REDO
from desktop.widgets.words import tr
from desktop.workspace.opened_visit import OpenedVisit

ASK_BEGINNING = N_("Begin visits with a screen that everybody at the table may read? F9 changes it at any time.")
YES = N_("Yes, from now on")
BEGIN_AT_TABLE = N_("Visits begin at the table: everybody may read along.")
BEGIN_WITH_NOTES = N_("Visits begin with our notes.")


class VisitController(Controller):
    """Connects the page of the visit with the workspace."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._found_from_elsewhere = False
        context.workspace.troubled.connect(self._on_workspace_troubled)
        context.workspace.visit_runs.changed.connect(self._begin_or_end)

    @cached_property
    def page(self) -> VisitPage:
        """The page of the open visit."""
        page = VisitPage(self.window.colours, self.window.menu_button("visit_menu"))
        # Draws the icon of the button now.
        self.window.set_colours(self.window.colours)
        self.window.colours_changed.connect(page.set_colours)
        page.notice_requested.connect(self._tell)
        page.undoer.undone.connect(self._on_page_undone)
        page.undoer.redone.connect(self._tell)
        self.context.connect(page.home_requested, Request.SHOW_HOME)
        page.leave_requested.connect(self._on_page_leave_requested)
        page.place_changed.connect(self._on_page_place_changed)
        page.at_table_changed.connect(self.window.set_at_table)
        self.context.connect(page.debrief_requested, Request.SHOW_DEBRIEF)
        self.context.connect(page.case_study_requested, Request.SHOW_STUDIO)
        self.context.connect(page.history_requested, Request.SHOW_VERSIONS)
        page.finding.bar.returned.connect(self._on_finding_returned)
        page.stack.read_back_requested.connect(self._on_page_read_back_requested)
        return page

    def show_opened(self, opened: OpenedVisit) -> None:
        """Shows a visit that was just opened, at the block where it was left."""
        self._begin_or_end(self.workspace.visit_runs.now)
        self.page.show_visit(opened.visit, opened.guide, opened.used, self.context.words, opened.block)
        self.show()

    def show_visit(self, visit_id: str, record_id: str = "") -> None:
        """Opens a visit, at the given record or where it was left."""
        try:
            self.workspace.show(VisitId(visit_id))
        except StoreError as error:
            self.context.request(Request.REPORT_DAMAGE, error.message)
            return
        self.page.finding.end()
        self.show()
        visit = self.workspace.open_visit
        if record_id and visit and visit.record(record_id):
            self.page.go_to_record(record_id)

    def show(self) -> None:
        """Shows the open visit, with the cursor in the capture line."""
        self.window.show_page(self.page, in_visit=True)
        self.page.focus_first()

    def put_away(self) -> None:
        """Closes the visit that is shown."""
        self.page.close_visit()

    def go_to_record(self, record_id: str) -> None:
        """Shows a record of the open visit in its editor."""
        self.show()
        self.page.go_to_record(record_id)

    def go_to_question(self, question_id: str) -> None:
        """Shows a question of the open visit."""
        self.show()
        self.page.go_to_question(question_id)

    def take_words(self, words: str) -> None:
        """Puts words that were typed elsewhere behind those in the capture line."""
        self.page.capture.append(words)

    def find(self) -> None:
        """Lets one find words within the open visit; from another page of it, the debrief for example, and back there."""
        self._found_from_elsewhere = not self.page.isVisible()
        if self._found_from_elsewhere:
            self.navigation.show(self.page, in_visit=True)
            self.page.focus_first()
        self.page.finding.begin()

    def find_words(self, words: str, record_id: str) -> None:
        """Finds words within the open visit, first in the given record."""
        if self.page.visit and self.page.isVisible():
            self._found_from_elsewhere = False
            self.page.finding.begin_at(words, record_id)

    def go_to_notes(self) -> None:
        """Gives the focus to the newest note."""
        self.page.go_to_notes()

    def go_to_guide(self) -> None:
        """Puts the keyboard on the guide."""
        self.page.go_to_guide()

    def go_back(self) -> None:
        """Shows the previous block."""
        self.page.step_block(-1)

    def go_on(self) -> None:
        """Shows the next block."""
        self.page.step_block(1)

    def end(self) -> None:
        """Ends the visit that runs."""
        self.page.header.status_requested.emit(VisitStatus.TO_DEBRIEF)

    def change_beginning(self) -> None:
        """Changes whether visits begin at the table or with our notes, and says which."""
        at_table = self.context.settings.text("at_table") != "yes"
        self.context.settings.choose("at_table", "yes" if at_table else "no")
        self.window.show_notice(tr(BEGIN_AT_TABLE if at_table else BEGIN_WITH_NOTES))

    def ask_to_leave(self) -> None:
        """Asks whether the visit that runs should be left."""
        self.show()
        self.page.leave_question.ask()

    def toggle_at_table(self) -> None:
        """Shows only what the customer may read along, or everything again."""
        self.page.header.switch.toggle()

    def show_versions(self) -> None:
        """Shows the earlier versions of the record that has the focus."""
        self.context.request(Request.SHOW_VERSIONS, self.page.record_in_focus)

    @Slot()
    def _on_finding_returned(self) -> None:
        if self._found_from_elsewhere:
            self.navigation.leave(self.page)

    @Slot(str)
    def _on_page_undone(self, sentence: str) -> None:
        redo = partial(self.context.run_command, "redo")
        self.window.show_notice(sentence, (("redo", tr(REDO), redo),), page=self.page)

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self.window.show_notice(sentence, page=self.page)

    @Slot(bool)
    def _begin_or_end(self, runs: bool) -> None:
        """A visit that begins is shown as was chosen; the end of one shows our notes again."""
        habit = self.context.settings.text("at_table")
        self.page.set_at_table(runs and habit == "yes")
        if runs and not habit:
            # Asked once: whoever says nothing has chosen our notes.
            self.context.settings.choose("at_table", "no")
            yes = ("at_table_yes", tr(YES), self._begin_at_table)
            self.window.show_notice(tr(ASK_BEGINNING), (yes,), lasting=True, page=self.page)

    def _begin_at_table(self) -> None:
        self.context.settings.choose("at_table", "yes")
        self.page.set_at_table(True)

    @Slot()
    def _on_page_read_back_requested(self) -> None:
        self.context.run_command("read_back")

    @Slot()
    def _on_page_leave_requested(self) -> None:
        self.workspace.leave_table()
        self.context.request(Request.SHOW_HOME)

    @Slot(str)
    def _on_page_place_changed(self, block_id: str) -> None:
        if self.workspace.open_visit:
            self.workspace.remember(f"block {self.workspace.open_visit.id}", block_id)

    @Slot(object)
    def _on_workspace_troubled(self, _reason: object) -> None:
        self.page.header.show_unsaved(trouble=True)
