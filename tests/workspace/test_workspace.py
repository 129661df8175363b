import gc
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.backup.rekeying import rekey
from db.engine.keys import Key
from db.engine.store import Store
from desktop.core.paths import DataFolder
from desktop.workspace.plan_visit import VisitPlan
from desktop.workspace.workspace import Workspace
from tests.conftest import KEY


@pytest.mark.long
def test_a_released_store_is_opened_by_nobody_until_it_is_given_back_with_its_new_key(qtbot: QtBot, tmp_path: Path) -> None:
    data_folder, new = DataFolder(tmp_path), Key(bytes(32), bytes(16))
    workspace = Workspace(data_folder)
    workspace.open(KEY)
    qtbot.waitUntil(lambda: workspace.is_ready)
    workspace.plan(VisitPlan("Halden Pumps AS", "", "", "45", False))
    qtbot.waitUntil(lambda: workspace.all_stored)
    assert workspace.release()
    assert not workspace.is_ready
    # What was still on its way to the desk, and what somebody wants to be remembered meanwhile.
    workspace.start_writing()
    workspace.remember("folder", "/somewhere")
    assert not workspace.writer.is_running
    rekey(data_folder.store, KEY, new)
    workspace.open(new)
    assert workspace.customer_names() == ["Halden Pumps AS"]
    workspace.start_writing()
    qtbot.waitUntil(lambda: workspace.recall("folder") == "/somewhere")
    assert workspace.close()
    workspace.deleteLater()
    gc.collect()


def test_the_last_reports_of_the_writer_of_a_released_store_are_ignored(qtbot: QtBot, tmp_path: Path) -> None:
    workspace = Workspace(DataFolder(tmp_path))
    workspace.open(KEY)
    qtbot.waitUntil(lambda: workspace.is_ready)
    assert workspace.release()
    workspace.open(KEY)
    workspace.start_writing()
    # The writer opens in its own thread; its word for that comes after the store was released.
    assert workspace.release()
    qtbot.wait(100)
    assert not workspace.is_ready
    workspace.deleteLater()
    gc.collect()


def test_what_was_handed_over_before_anything_is_written_is_stored_at_the_end(qtbot: QtBot, store: Store) -> None:
    data_folder = DataFolder(store.path.parent)
    workspace = Workspace(data_folder)
    workspace.open(KEY)
    workspace.plan(VisitPlan("Halden Pumps AS", "", "", "45", False))
    assert not workspace.writer.is_running
    assert workspace.close()
    workspace.open(KEY)
    assert workspace.customer_names() == ["Halden Pumps AS"]
    workspace.deleteLater()
    gc.collect()
