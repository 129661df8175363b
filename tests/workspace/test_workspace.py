import gc
from pathlib import Path

from pytestqt.qtbot import QtBot

from db.backup.rekeying import rekey
from db.engine.keys import Key
from desktop.core.paths import DataFolder
from desktop.home.plan_visit import VisitPlan
from desktop.workspace.workspace import Workspace
from tests.conftest import KEY


def test_a_released_store_is_opened_by_nobody_until_it_is_given_back_with_its_new_key(qtbot: QtBot, tmp_path: Path) -> None:
    place, new = DataFolder(tmp_path), Key(bytes(32), bytes(16))
    desk = Workspace(place)
    desk.open(KEY)
    qtbot.waitUntil(lambda: desk.is_ready)
    desk.plan(VisitPlan("Halden Pumps AS", "", "", "45", False))
    qtbot.waitUntil(lambda: desk.all_stored)
    assert desk.release()
    assert not desk.is_ready
    # What was still on its way to the desk, and what somebody wants to be remembered meanwhile.
    desk.start_writing()
    desk.remember("folder", "/somewhere")
    assert not desk.keeper.is_running
    rekey(place.store, KEY, new)
    desk.open(new)
    assert desk.customer_names() == ["Halden Pumps AS"]
    desk.start_writing()
    qtbot.waitUntil(lambda: desk.recall("folder") == "/somewhere")
    assert desk.close()
    desk.deleteLater()
    gc.collect()


def test_what_the_writer_of_a_released_store_has_still_to_tell_is_not_heard(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Workspace(DataFolder(tmp_path))
    desk.open(KEY)
    qtbot.waitUntil(lambda: desk.is_ready)
    assert desk.release()
    desk.open(KEY)
    desk.start_writing()
    # The writer opens in its own thread; its word for that comes after the store was released.
    assert desk.release()
    qtbot.wait(100)
    assert not desk.is_ready
    desk.deleteLater()
    gc.collect()
