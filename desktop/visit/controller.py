"""Controls the open visit: shows it, goes to its records, and runs its commands."""

from functools import cached_property, partial

from PySide6.QtCore import Slot

from db.model.errors import StoreError
from db.model.kinds import VisitId
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.visit.page import VisitPage
from desktop.widgets.editing_menu import REDO
from desktop.widgets.words import tr
from desktop.workspace.open_visit import OpenedVisit


class VisitController(Controller):
    """Connects the page of the visit with the workspace."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        context.workspace.troubled.connect(self._on_workspace_troubled)

    @cached_property
    def page(self) -> VisitPage:
        """The page of the open visit."""
        page = VisitPage(self.window.colours, self.window.menu_button("visit_menu"))
        # Draws the icon of the button now.
        self.window.set_colours(self.window.colours)
        self.window.colours_changed.connect(page.set_colours)
        page.notice_requested.connect(self.window.show_notice)
        page.undoer.undone.connect(self._on_page_undone)
        page.undoer.redone.connect(self.window.show_notice)
        self.context.connect(page.home_requested, Request.SHOW_HOME)
        page.place_changed.connect(self._on_page_place_changed)
        page.safe_changed.connect(self.window.set_customer_safe)
        self.context.connect(page.history_requested, Request.SHOW_VERSIONS)
        return page

    def show_opened(self, opened: OpenedVisit) -> None:
        """Shows a visit that was just opened, at the block where it was left."""
        self.page.show_visit(opened.visit, opened.guide, opened.used, self.context.words, opened.block)
        self.show()

    def show_visit(self, visit_id: str, record_id: str = "") -> None:
        """Opens a visit, at the given record or where it was left."""
        try:
            self.workspace.show(VisitId(visit_id))
        except StoreError as error:
            self.context.request(Request.REPORT_DAMAGE, error.message)
            return
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

    def toggle_safe(self) -> None:
        """Turns the customer-safe view on or off."""
        self.page.header.switch.toggle()

    def show_versions(self) -> None:
        """Shows the earlier versions of the record that has the focus."""
        self.context.request(Request.SHOW_VERSIONS, self.page.record_in_focus)

    @Slot(str)
    def _on_page_undone(self, sentence: str) -> None:
        redo = partial(self.context.run_command, "redo")
        self.window.show_notice(sentence, (("redo", tr(REDO), redo),))

    @Slot(str)
    def _on_page_place_changed(self, block_id: str) -> None:
        if self.workspace.open_visit:
            self.workspace.remember(f"block {self.workspace.open_visit.id}", block_id)

    @Slot(object)
    def _on_workspace_troubled(self, _reason: object) -> None:
        self.page.header.show_unsaved(trouble=True)
