"""Closes the window once everything is stored; where that cannot be, asks in the page and offers a way out."""

from functools import cached_property
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QTimer, Slot

from db.model.messages import N_, Message
from desktop.backups.rescue_job import RescueJob
from desktop.backups.unsaved_page import ELSEWHERE, UnsavedPage
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.widgets.file_dialogs import folder_dialog
from desktop.widgets.notice_queue import Scope
from desktop.widgets.words import tr

LOOK_MS = 20
# Stored words take a few milliseconds; after this somebody wants to know what the window waits for.
PATIENCE_SECONDS = 0.6
WAITS = N_("Something is still being done with your data; the window closes by itself when it is finished.")
LOCKED = N_("Not everything is saved. Unlock the window to save it elsewhere, or to close all the same.")


class EndingController(Controller):
    """Stands between the wish to close the window and what is still to be stored."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._began = 0.0
        self._has_told = False
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_MS)
        self._looks.timeout.connect(self._on_looks_timeout)
        self._rescue = RescueJob(context.data_folder.store, self)
        self.workspace.recovered.connect(self._on_workspace_recovered)

    @cached_property
    def page(self) -> UnsavedPage:
        """The page that asks."""
        page = UnsavedPage()
        page.elsewhere_requested.connect(self._on_page_elsewhere_requested)
        page.close_requested.connect(self.window.close_now)
        page.closed.connect(self._on_page_closed)
        self._rescue.saved.connect(page.say_done)
        self._rescue.failed.connect(page.say_failed)
        return page

    def end(self) -> None:
        """Closes the window as soon as nothing is lost by it."""
        self.workspace.start_writing()
        self._began, self._has_told = monotonic(), False
        self._looks.start()

    def wait(self) -> None:
        """Waits for a rescue under way, for the end of the program."""
        self._looks.stop()
        self._rescue.wait()

    @Slot()
    def _on_looks_timeout(self) -> None:
        if not self.workspace.must_be_waited_for:
            self._looks.stop()
            self.window.close_now()
        elif self.workspace.writer.trouble is not None:
            self._looks.stop()
            self._ask()
        elif not self._has_told and monotonic() - self._began > PATIENCE_SECONDS:
            self._has_told = True
            self.window.show_notice(tr(WAITS), lasting=True, scope=Scope.EVERYWHERE)

    def _ask(self) -> None:
        if self.window.is_covered:
            self.context.request(Request.ASK_FOR_KEY, Message(LOCKED))
            return
        self.page.ask(self.workspace.writer.trouble)
        self.navigation.show(self.page, alone=True)

    @property
    def _is_asking(self) -> bool:
        return "page" in self.__dict__ and self.window.stack.currentWidget() is self.page

    @Slot()
    def _on_workspace_recovered(self) -> None:
        if self._is_asking:
            self.page.say_done()

    @Slot()
    def _on_page_closed(self) -> None:
        self.navigation.leave(self.page)

    @Slot()
    def _on_page_elsewhere_requested(self) -> None:
        folder_dialog(self.window, tr(ELSEWHERE), "", self._on_folder_selected)

    @Slot(str)
    def _on_folder_selected(self, folder: str) -> None:
        key, visit = self.workspace.key, self.workspace.open_visit
        if key:
            self.page.set_working(True)
            self._rescue.save(key, tuple(self.workspace.writer.unstored), visit.whole if visit else None, Path(folder))
