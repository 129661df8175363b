"""Enters what was written on the paper guide into the open visit."""

from functools import cached_property

from PySide6.QtCore import Slot

from db.model.ids import utc_now
from db.model.records import VisitStatus
from desktop.from_paper.choices import ticked, with_ticked
from desktop.from_paper.page import FromPaperPage
from desktop.interview.guide import Question
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.workspace.open_visit import OpenVisit

DRAFT = "paper"


class FromPaperController(Controller):
    """Stands between the page and the open visit."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._visit: OpenVisit | None = None
        context.workspace.visit_opened.connect(self._put_away)
        context.workspace.closing.connect(self._put_away)

    @cached_property
    def page(self) -> FromPaperPage:
        """The page on which it is entered."""
        page = FromPaperPage()
        self.context.connect(page.back_requested, Request.SHOW_OPEN_VISIT)
        page.entered.connect(self._on_page_entered)
        page.drafted.connect(self._on_page_drafted)
        page.debrief_requested.connect(self._on_page_debrief_requested)
        page.undoer.undone.connect(self._tell)
        page.undoer.redone.connect(self._tell)
        return page

    def show(self) -> None:
        """Shows the page for the open visit, at the first number that has no answer."""
        visit, guide = self.workspace.open_visit, self.workspace.guide
        if visit is None or guide is None:
            return
        if visit is not self._visit:
            self._put_away()
            self._visit = visit
            self.page.begin(visit, guide, visit.draft(DRAFT))
            visit.changed.connect(self._on_visit_changed)
        self.window.show_page(self.page, in_visit=True)
        self.page.focus_first()

    @Slot()
    def _put_away(self) -> None:
        if self._visit:
            self._visit.changed.disconnect(self._on_visit_changed)
            self._visit = None

    @Slot(object)
    def _on_visit_changed(self, _edit: object) -> None:
        self.page.show_visit()

    @Slot(object, str)
    def _on_page_entered(self, question: Question, text: str) -> None:
        if self._visit:
            self._visit.keep_draft(DRAFT, "")
            if taken := ticked(question, text):
                self._visit.put(with_ticked(taken, self._visit.whole))
            else:
                self._visit.enter_from_paper(question, text)

    @Slot(str)
    def _on_page_drafted(self, text: str) -> None:
        if self._visit:
            self._visit.keep_draft(DRAFT, text)

    @Slot()
    def _on_page_debrief_requested(self) -> None:
        visit = self._visit
        if visit and visit.whole.visit.status in (None, VisitStatus.PLANNED):
            # Nobody began it at the table, as the laptop stayed closed.
            visit.change(visit.id, status=VisitStatus.TO_DEBRIEF, ended_at=visit.whole.visit.ended_at or utc_now())
        self.context.request(Request.SHOW_DEBRIEF)

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self.window.show_notice(sentence, page=self.page)
