"""Connects the text and the choices of a case study on the page with their editing, and leads from a sentence to its notes."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from db.model.kinds import CustomerId
from db.model.visit_copy import records_of
from desktop.core.timers import timer_once
from desktop.documents.studio.studio_editing import StudioEditing
from desktop.documents.studio.studio_look import StudioLook
from desktop.workspace.open_studies import KeptStudies, OpenStudies

if TYPE_CHECKING:
    from desktop.documents.studio.studies_page import StudiesPage
    from desktop.workspace.workspace import Workspace


class StudioPart(QObject):
    """What stands between the page and what is edited there. Signals: `followed(StudiesView)` with what the page shows now;
    `record_requested(str, str, str)` with the ids of a visit and of a record of it, and no question; `failed(Message)`.
    """

    followed = Signal(object)
    record_requested = Signal(str, str, str)
    failed = Signal(object)

    def __init__(self, workspace: "Workspace", customer_id: Callable[[], CustomerId], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._customer_id = customer_id
        self._kept = KeptStudies(workspace)
        self._kept.refused.connect(self.failed)
        self._is_following = False
        self._look: StudioLook | None = None
        self._follow = timer_once(self, 0, self._on_follow_timeout)

    @cached_property
    def editing(self) -> StudioEditing:
        """What edits the case study shown."""
        editing = StudioEditing(lambda: self.records, self)
        self._kept.changed.connect(editing.follow)
        editing.looked.connect(self._on_editing_looked)
        editing.failed.connect(self.failed)
        return editing

    @property
    def records(self) -> OpenStudies:
        """The case studies of the customer shown, with what was done to them."""
        return self._kept.of(self._customer_id())

    def known(self) -> OpenStudies | None:
        """Returns the same, where anything was done to them."""
        return self._kept.known(self._customer_id())

    def connect_with(self, page: "StudiesPage") -> None:
        """Connects the page."""
        self._page = page
        page.details.shown_changed.connect(self._on_details_shown_changed)
        page.text.pieces_edited.connect(self.editing.type)
        page.text.back_requested.connect(self.editing.take_back)
        page.text.record_requested.connect(self._on_text_record_requested)
        page.text.items_requested.connect(self.editing.toggle_items)
        page.choices.wished.connect(self.editing.choose)
        page.pages.failed.connect(self.failed)

    def close(self) -> None:
        """Hands over what was typed and forgets all steps; called before the store is closed."""
        self._follow.stop()
        self._look = None
        self._kept.close()

    @Slot()
    def _on_details_shown_changed(self) -> None:
        if not self._is_following:
            study = self._page.study
            self.editing.begin(self._page.details.shown, study.latest if study else None)

    @Slot(object, bool)
    def _on_editing_looked(self, look: StudioLook, anew: bool) -> None:
        view, study = self._page.view, self._page.study
        if view is None or study is None or study.whole.study.id != look.of.whole.study.id:
            return
        self._page.show_look(look, anew)
        # A key that waits comes before what stands around the text.
        self._look = look
        self._follow.start()

    @Slot()
    def _on_follow_timeout(self) -> None:
        look, self._look = self._look, None
        view, study = self._page.view, self._page.study
        if look is None or view is None or study is None or study.whole.study.id != look.of.whole.study.id:
            return
        self._page.show_choices(look)
        if look.of.version is None and look.of.whole != study.draft.whole:
            self._is_following = True
            self._page.follow(view.following(look.of, look.story.title.text, look.changed))
            self._is_following = False
            if self._page.view:
                self.followed.emit(self._page.view)

    @Slot(str)
    def _on_text_record_requested(self, record_id: str) -> None:
        of = self._page.details.shown
        for whole in of.recorded if of else ():
            if any(record.id == record_id for record in records_of(whole)):
                self.record_requested.emit(whole.visit.id, record_id, "")
                return
