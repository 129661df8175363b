"""The end of the program: asked for in the window, or sent by the system."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from db.engine.store import Store
from db.repositories import overview, visits
from db.repositories.app_state import recall
from db.service.opening import open_for_reading, open_store
from tests.conftest import KEY
from tests.journeys.driver import Driver
from tests.journeys.test_backups import sees
from tests.session_end import IS_POSSIBLE, end_session

WORDS = "Zebulonqwx half a sentence typed"


@pytest.fixture
def held(driver: Driver) -> Iterator[Store]:
    """Another program that keeps the store to itself, so that nothing can be saved."""
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    driver.until(lambda: driver.program.workspace.all_stored)
    other = open_store(driver.data_folder.store, KEY)
    other.connection.execute("BEGIN IMMEDIATE")
    yield other
    if other.connection.in_transaction:
        other.connection.execute("ROLLBACK")
    other.close()
    driver.until(lambda: driver.program.workspace.all_stored)


def test_a_window_with_nothing_to_store_closes_at_once(driver: Driver) -> None:
    driver.until(lambda: driver.parts.home.page.has_view)
    driver.press("Ctrl+Q")
    driver.until(lambda: not driver.window.isVisible())


def test_words_just_typed_are_stored_before_the_window_closes(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    driver.press("Ctrl+K")
    driver.type(WORDS)
    driver.press("Ctrl+Q")
    driver.until(lambda: not driver.window.isVisible())
    assert driver.program.workspace.all_stored
    assert WORDS in said(driver.data_folder.store)


def test_a_window_with_words_that_cannot_be_stored_asks_and_saves_them_on_another_disk(
    driver: Driver, held: Store, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    ask(driver)
    assert held.connection.in_transaction
    driver.click("unsaved_elsewhere")
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible())
    dialog.fileSelected.emit(str(stick))
    dialog.close()
    driver.until(lambda: sees(driver, "Everything is in"))
    (saved,) = stick.iterdir()
    assert saved.name in "".join(texts(driver))
    assert WORDS in said(saved)
    assert WORDS not in said(driver.data_folder.store)
    driver.click("unsaved_close")
    assert not driver.window.isVisible()


def test_it_closes_all_the_same_for_whoever_says_so(driver: Driver, held: Store) -> None:
    ask(driver)
    driver.click("unsaved_close")
    assert not driver.window.isVisible()
    assert held.connection.in_transaction


def test_whoever_goes_on_is_back_at_the_words_and_closes_once_they_are_stored(driver: Driver, held: Store) -> None:
    ask(driver)
    driver.click("unsaved_back")
    assert driver.window.stack.currentWidget() is driver.parts.visit.page
    driver.press("Ctrl+Q")
    driver.until(lambda: sees(driver, "Not everything is saved."))
    held.connection.execute("ROLLBACK")
    driver.until(lambda: sees(driver, "Everything is saved now."))
    driver.click("unsaved_close")
    assert not driver.window.isVisible()
    assert WORDS in said(driver.data_folder.store)


def test_a_disk_on_which_nothing_can_be_saved_either_is_named(driver: Driver, held: Store, tmp_path: Path) -> None:
    ask(driver)
    assert held.connection.in_transaction
    driver.click("unsaved_elsewhere")
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible())
    dialog.fileSelected.emit(str(tmp_path / "no such folder"))
    dialog.close()
    driver.until(lambda: bool(driver.visible("unsaved_remark")) and "no such folder" in "".join(texts(driver)))
    assert driver.window.isVisible()


def test_long_work_is_waited_for_and_said_and_the_window_closes_by_itself(driver: Driver) -> None:
    driver.until(lambda: driver.program.workspace.writer.is_running)
    done, answers = threading.Event(), list[object]()
    driver.program.workspace.writer.do(lambda _store: done.wait(20), answers.append, answers.append)
    driver.press("Ctrl+Q")
    driver.until(lambda: "closes by itself when it is finished" in driver.window.notice.text)
    assert driver.window.isVisible()
    done.set()
    driver.until(lambda: not driver.window.isVisible())
    assert answers == [True]


def ask(driver: Driver) -> None:
    driver.press("Ctrl+K")
    driver.enter(WORDS)
    driver.press("Ctrl+Q")
    driver.until(lambda: sees(driver, "Not everything is saved."))
    assert driver.window.isVisible()


def texts(driver: Driver) -> list[str]:
    return [getattr(widget, "text", str)() for name in ("unsaved_about", "unsaved_remark") for widget in driver.visible(name)]


def said(path: Path) -> str:
    """Everything that was said, in the store or a copy of it."""
    reader = open_for_reading(path, KEY)
    try:
        wholes = [visits.load(reader.connection, line.id) for line in overview.all_visits(reader.connection)]
        return repr(wholes)
    finally:
        reader.close()


# Somebody types into the capture line of a new visit, in a process of its own, and is ended from outside.
CHILD = """
import sys
import threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from desktop.app import Firsthand
from desktop.core.none_refcount_fix import patch_none_refcount
from desktop.core.paths import DataFolder
from desktop.workspace.plan_visit import VisitPlan
from tests.conftest import KEY
patch_none_refcount()
application = QApplication([])
program = Firsthand(application, DataFolder(Path(sys.argv[1])))
program.window.show()
program.listen_for_ends()
program.use_key(KEY)
def begin():
    if not (program.workspace.is_ready and program.workspace.writer.is_running):
        return QTimer.singleShot(20, begin)
    program.workspace.plan(VisitPlan("Halden Pumps AS", "", "", "45", True))
    QTimer.singleShot(300, type_words)
def type_words():
    line = program.window.findChild(object, "capture_line")
    line.setFocus()
    QTest.keyClicks(line, sys.argv[2])
    print("typed", flush=True)
QTimer.singleShot(0, begin)
sys.exit(application.exec())
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_polite_end_from_the_system_loses_no_letter_and_is_no_crash(
    sit_down: Callable[[], Driver], tmp_path: Path, number: signal.Signals
) -> None:
    from tests.prepared import new_store

    store = tmp_path / "data" / "firsthand.db"
    new_store(store, KEY).close()
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(store.parent), WORDS], stdout=subprocess.PIPE, text=True)
    assert child.stdout and child.stdout.readline() == "typed\n"
    child.send_signal(number)
    assert child.wait(30) == 0
    child.stdout.close()
    assert WORDS in said(store)
    reader = open_for_reading(store, KEY)
    assert recall(reader.connection, "session") == ""
    reader.close()
    assert list((store.parent / "backups").glob("*-close*.db"))
    again = sit_down()
    again.until(lambda: again.parts.home.page.has_view)
    assert "did not end properly" not in again.window.notice.text


@pytest.mark.skipif(not IS_POSSIBLE, reason="the session is ended through functions of Qt's library, which lies elsewhere here")
def test_the_end_of_the_session_stores_every_word_and_asks_nothing(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    driver.press("Ctrl+K")
    driver.type(WORDS)
    end_session(driver.program._application)
    # At once, without a turn of the loop: the system waits for this answer alone.
    assert WORDS in said(driver.data_folder.store)
    driver.window.close()
    assert not driver.window.isVisible()


@pytest.mark.skipif(not IS_POSSIBLE, reason="the session is ended through functions of Qt's library, which lies elsewhere here")
def test_the_end_of_the_session_asks_nothing_where_nothing_can_be_stored(driver: Driver, held: Store) -> None:
    driver.press("Ctrl+K")
    driver.type(WORDS)
    end_session(driver.program._application)
    driver.window.close()
    assert not driver.window.isVisible()
    assert held.connection.in_transaction
