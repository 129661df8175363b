"""Drives the real window on a real store as a person does, with keys and clicks, and finds what the screen shows."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from db.engine.keys import Key
from db.model.kinds import VisitStatus
from db.model.whole_visit import WholeVisit
from db.repositories import visits
from db.service.opening import open_for_reading
from desktop.app import Firsthand
from desktop.core.paths import DataFolder
from tests.conftest import KEY
from tests.parts import Parts, end

W = TypeVar("W", bound=QWidget)


class Driver:
    """Somebody at the window."""

    def __init__(self, qtbot: QtBot, folder: Path, key: Key = KEY) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.bot = qtbot
        self._left = False
        self.data_folder = DataFolder(folder)
        self.program = Firsthand(application, self.data_folder)
        self.window = self.program.window
        self.parts = Parts(self.program)
        # Somebody who was asked already how visits begin.
        self.program.context.settings.choose("at_table", "no")
        self.window.show()
        self.program.use_key(key)
        qtbot.waitUntil(lambda: self.program.workspace.is_ready)
        with qtbot.waitActive(self.window):
            self.window.activateWindow()

    def find(self, kind: type[W], name: str) -> W:
        """Returns the widget with this object name that can be seen."""
        found = [widget for widget in self.window.findChildren(kind, name) if widget.isVisible()]
        assert found, f"no visible {name}"
        return found[-1]

    def visible(self, name: str) -> list[QWidget]:
        """Returns every widget with this object name that can be seen."""
        return [widget for widget in self.window.findChildren(QWidget, name) if widget.isVisible()]

    def press(self, keys: str) -> None:
        """Presses a shortcut as the window gets it."""
        QTest.keySequence(self.window.focusWidget() or self.window, keys)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Types into whatever has the focus."""
        for sign in text:
            focus = self.window.focusWidget()
            assert focus is not None
            # QTest knows the keys of ASCII only; a keyboard sends its sign along with the key.
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focus, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses one key on whatever has the focus."""
        focus = self.window.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)
        QApplication.processEvents()

    def enter(self, text: str) -> None:
        """Types and presses Enter."""
        self.type(text)
        self.key(Qt.Key.Key_Return)

    def click(self, name: str) -> None:
        """Clicks the button with this object name as soon as it can be seen, as somebody would: scrolls to it first."""
        self.until(lambda: any(widget.isVisible() for widget in self.window.findChildren(QWidget, name)))
        wanted = self.find(QWidget, name)

        def is_in_sight() -> bool:
            # What is laid out meanwhile may push it out of sight again.
            around = wanted.parentWidget()
            while around is not None:
                if isinstance(around, QScrollArea):
                    around.ensureWidgetVisible(wanted)
                around = around.parentWidget()
            return not wanted.visibleRegion().isEmpty()

        self.until(is_in_sight)
        QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def until(self, met: Callable[[], bool]) -> None:
        """Waits for something to come true."""
        self.bot.waitUntil(met, timeout=15_000)

    @property
    def whole(self) -> WholeVisit:
        """The open visit as it stands in memory."""
        assert self.program.workspace.open_visit
        return self.program.workspace.open_visit.whole

    def leave_visit(self) -> None:
        """Leaves the visit that runs, as the menu offers; where none runs, nothing has to be left."""
        if self.program.workspace.visit_runs.now:
            self.window.actions_by_name["leave_visit"].trigger()
            self.click("leave_visit_agree")

    def rest(self) -> None:
        """Has the open visit be over, with its page still shown: what leads elsewhere is there again."""
        visit = self.program.workspace.open_visit
        if visit and self.program.workspace.visit_runs.now:
            visit.change(visit.id, status=VisitStatus.TO_DEBRIEF)

    def go_home(self) -> None:
        """Goes Home, out of a visit that runs as well."""
        self.leave_visit()
        self.press("Alt+Home")

    def stored(self) -> WholeVisit:
        """Returns the open visit as it lies on the disk, once everything is there."""
        visit = self.program.workspace.open_visit
        assert visit
        self.until(lambda: visit.all_stored)
        reader = open_for_reading(self.data_folder.store, KEY)
        whole = visits.load(reader.connection, visit.id)
        reader.close()
        return whole

    def leave(self) -> None:
        """Closes the window for the day; once is enough."""
        if self._left:
            return
        self._left = True
        end(self.program)
