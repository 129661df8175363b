"""Returns the controllers of a running program, for tests of one of them, and ends the program."""

import gc
from functools import cached_property

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop.app import Firsthand
from desktop.backups.controller import BackupsController
from desktop.backups.restore_controller import RestoreController
from desktop.debrief.controller import DebriefController
from desktop.documents.agreed.agreed_controller import AgreedController
from desktop.documents.controller import DocumentsController
from desktop.documents.studio.studies_controller import StudiesController
from desktop.from_paper.controller import FromPaperController
from desktop.history.controller import HistoryController
from desktop.home.controller import HomeController
from desktop.people.controller import PeopleController
from desktop.security.controller import KeysController
from desktop.security.lock_controller import LockController
from desktop.settings.controller import SettingsController
from desktop.visit.controller import VisitController


class Parts:
    """Each controller of `program`, made at first use as in the program itself."""

    def __init__(self, program: Firsthand) -> None:
        self._controller = program.context.controller

    @cached_property
    def home(self) -> HomeController:
        return self._controller(HomeController)

    @cached_property
    def visit(self) -> VisitController:
        return self._controller(VisitController)

    @cached_property
    def debrief(self) -> DebriefController:
        return self._controller(DebriefController)

    @cached_property
    def from_paper(self) -> FromPaperController:
        return self._controller(FromPaperController)

    @cached_property
    def agreed(self) -> AgreedController:
        return self._controller(AgreedController)

    @cached_property
    def documents(self) -> DocumentsController:
        return self._controller(DocumentsController)

    @cached_property
    def studies(self) -> StudiesController:
        return self._controller(StudiesController)

    @cached_property
    def history(self) -> HistoryController:
        return self._controller(HistoryController)

    @cached_property
    def backups(self) -> BackupsController:
        return self._controller(BackupsController)

    @cached_property
    def restore(self) -> RestoreController:
        return self._controller(RestoreController)

    @cached_property
    def keys(self) -> KeysController:
        return self._controller(KeysController)

    @cached_property
    def lock(self) -> LockController:
        return self._controller(LockController)

    @cached_property
    def settings(self) -> SettingsController:
        return self._controller(SettingsController)

    @cached_property
    def people(self) -> PeopleController:
        return self._controller(PeopleController)


def end(program: Firsthand) -> None:
    """Ends the program with its windows: those that stay would be dressed anew with every one that follows."""
    program.window.close()
    assert program.close()
    program.deleteLater()
    program.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    # What has outlived this window is not looked through again when the next one ends.
    gc.freeze()
