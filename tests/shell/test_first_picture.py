import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.engine.keys import Key
from db.service.opening import create_store
from desktop.app import Firsthand
from desktop.core.paths import DataFolder
from desktop.keys.key_search import KeySearch
from desktop.shell import first_picture
from desktop.shell.first_picture import FirstPicture
from tests.conftest import KEY
from tests.parts import end


class Canvas(QWidget):
    """A window that knows whether it was painted."""

    painted = False

    def paintEvent(self, event: object) -> None:
        self.painted = True


class KeyAtHand(KeySearch):
    def __init__(self, data_folder: DataFolder, seen: list[str]) -> None:
        super().__init__(data_folder)
        self._seen = seen

    def _find(self) -> Key:
        self._seen.append("key looked for")
        return KEY


class PaintWatch(QObject):
    def __init__(self, window: QWidget, seen: list[str]) -> None:
        super().__init__(window)
        self._seen = seen
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._seen.append("window painted")
        return False


def test_the_first_picture_is_signalled_once_and_after_it_was_painted(qtbot: QtBot) -> None:
    window, told = Canvas(), []
    qtbot.addWidget(window)
    first = FirstPicture(window)
    first.shown.connect(lambda: told.append(window.painted))
    window.show()
    qtbot.waitUntil(lambda: bool(told))
    window.repaint()
    qtbot.wait(20)
    assert told == [True]


def test_a_window_that_nobody_sees_is_waited_for_a_moment_only(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_picture, "PATIENCE_MS", 10)
    window = Canvas()
    qtbot.addWidget(window)
    with qtbot.waitSignal(FirstPicture(window).shown):
        pass
    assert not window.painted


def test_the_window_is_seen_before_the_key_is_looked_for_and_the_store_opened(qtbot: QtBot, tmp_path: Path) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    create_store(tmp_path / "firsthand.db", KEY).close()
    seen: list[str] = []
    program = Firsthand(application, DataFolder(tmp_path), KeyAtHand(DataFolder(tmp_path), seen))
    PaintWatch(program.window, seen)
    program.workspace.ready.connect(lambda: seen.append("store open"))
    program.start()
    qtbot.waitUntil(lambda: "store open" in seen)
    assert list(dict.fromkeys(seen)) == ["window painted", "key looked for", "store open"]
    end(program)


def test_for_the_first_picture_nothing_is_imported_that_it_does_not_show() -> None:
    late = ("db.model.records", "desktop.home.page", "desktop.security.unlock_page", "hashlib", "keyring", "reportlab")
    code = f"import sys, desktop.cli, desktop.app; print([name for name in {late} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_start_reads_no_source_of_a_module() -> None:
    code = (
        "import linecache; from desktop.core.plain_imports import import_plainly; import_plainly(); import_plainly(); "
        "import desktop.app, PySide6.QtWidgets; print([name for name in linecache.cache if 'desktop' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
