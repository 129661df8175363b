"""Controls the page that compares the versions of a case study, and restores one of them."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot

from db.engine.store import Store
from db.model.kinds import RecordId
from db.model.messages import Message
from db.repositories import studies
from desktop.documents.studies.version_comparison import DRAFT, Comparison, compare
from desktop.documents.studio.studies_controller import StudiesController
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.widgets.words import tr
from desktop.workspace.store_reading import StoreReading, after_storing

if TYPE_CHECKING:
    from desktop.documents.studio.version_comparison_page import VersionComparison

# What is told of a comparison: the next one takes its place.
VERSIONS = "versions"


class VersionsController(Controller):
    """Stands between the page and the versions of one case study at a time; the case studies' page does what it asks for."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._study_id = RecordId("")
        # None until somebody chose: the latest version is compared with the open draft.
        self._older: int | None = None
        self._newer = DRAFT
        self._is_opened = False
        self._reading = StoreReading(context.workspace.reading_store, "versions", self)
        self._reading.found.connect(self._on_reading_found)
        self._reading.failed.connect(self._on_failed)
        context.workspace.closing.connect(self._on_workspace_closing)

    @cached_property
    def page(self) -> "VersionComparison":
        """The page."""
        from desktop.documents.studio.version_comparison_page import VersionComparison

        page = VersionComparison()
        page.closed.connect(self._on_page_closed)
        page.sides_chosen.connect(self._on_page_sides_chosen)
        page.restore_requested.connect(self._on_page_restore_requested)
        page.keep_requested.connect(self._on_page_keep_requested)
        return page

    def show_study(self, study_id: str, older: int | None = None) -> None:
        """Compares a version of the case study that is shown, else its latest one, with its open draft."""
        self._study_id, self._older, self._newer, self._is_opened = RecordId(study_id), older, DRAFT, True
        self.page.rest()
        # Nothing of another case study is shown until this one is read.
        self.page.show_comparison(None)
        self.window.show_page(self.page, in_visit=self.window.is_in_visit(self._studies.page))
        self.page.back.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._look()

    @Slot()
    def wait(self) -> None:
        """Waits until nothing is read any more; called when the program ends."""
        self._reading.wait()

    @property
    def _studies(self) -> StudiesController:
        return self.context.controller(StudiesController)

    def _look(self) -> None:
        """Compares, once everything typed so far is stored."""
        study_id, older, newer, words = self._study_id, self._older, self._newer, self.context.document_words

        def read(store: Store) -> Comparison:
            return compare(store.connection, studies.load(store.connection, study_id), older, newer, words)

        after_storing(self.workspace, lambda: self._reading.look(read))

    @Slot(object)
    def _on_reading_found(self, found: Comparison) -> None:
        if found.study_id != self._study_id:
            return
        self.window.notice.outdate(VERSIONS)
        self.page.show_comparison(found)
        if self._is_opened:
            self.page.focus_first()
        self._is_opened = False

    @Slot(int, int)
    def _on_page_sides_chosen(self, older: int, newer: int) -> None:
        self._older, self._newer = older, newer
        self._look()

    @Slot(int)
    def _on_page_restore_requested(self, number: int) -> None:
        self._on_page_closed()
        self._studies.restore(self._study_id, number)

    @Slot()
    def _on_page_keep_requested(self) -> None:
        self._on_page_closed()
        self._studies.keep(self._study_id)

    @Slot(object)
    def _on_failed(self, sentence: Message) -> None:
        self.page.rest()
        self.window.show_notice(tr(sentence), warn=True, lasting=True, page=self.page, about=VERSIONS)

    @Slot()
    def _on_page_closed(self) -> None:
        self.context.request(Request.SHOW_STUDIES_AGAIN)

    @Slot()
    def _on_workspace_closing(self) -> None:
        """Ends what reads the store, and forgets what it read."""
        self._reading.wait()
        if "page" in self.__dict__:
            self.page.show_comparison(None)
