"""Tests the list of backups while they are opened one by one."""

import gc
import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.backup import backups
from db.backup.names import BackupReason
from db.backup.ownership import mark_of
from db.engine.keys import random_key
from db.engine.store import Store
from db.model.edits import Edit, RecordChange
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from db.service.opening import open_for_reading
from desktop.backups.backup_list import BackupLine, BackupList, StoreSummary
from desktop.backups.overview import BackUpJob, BackupsReader, BackupsView
from desktop.core.paths import DataFolder
from desktop.keys.backup_keys import BackupKeys
from tests.conftest import KEY
from tests.factories import a_note, a_whole_visit
from tests.prepared import new_store


@pytest.fixture
def data_folder(tmp_path: Path) -> DataFolder:
    """Returns a store with two backups beside it and a third in a second folder; the newest is damaged."""
    data_folder = DataFolder(tmp_path / "data")
    store = new_store(data_folder.store, KEY)
    incoming.add(store, a_whole_visit())
    backups.back_up(store, BackupReason.IMPORT)
    second = tmp_path / "drive"
    second.mkdir()
    backups.choose_folder(store, second)
    whole = visits.load(store.connection, incoming.add(store, a_whole_visit()))
    made = backups.back_up(store, BackupReason.WORK).backup.path
    made.write_bytes(made.read_bytes()[:9000])
    note(store, whole)
    store.close()
    return data_folder


def note(store: Store, whole: WholeVisit) -> None:
    visits.apply(store, Edit(whole.visit.id, (RecordChange(None, a_note(whole.visit, position=1)),)))


def test_each_backup_of_both_folders_is_listed_first_and_then_opened_the_latest_first(
    qtbot: QtBot, data_folder: DataFolder
) -> None:
    backup_list = BackupList(data_folder)
    listed: list[BackupLine] = []
    looked: list[BackupLine] = []
    stood: list[StoreSummary | None] = []
    backup_list.listed.connect(listed.extend)
    backup_list.looked.connect(looked.append)
    backup_list.stood.connect(stood.append)
    with qtbot.waitSignal(backup_list.ended):
        backup_list.look(BackupKeys([random_key(), KEY]), data_folder.folder.parent / "drive")
    assert [line.standing for line in listed] == ["", "", ""]
    told = {(line.reason, line.elsewhere): line for line in looked}
    assert set(told) == {("work", False), ("work", True), ("import", False)}
    assert looked[-1].reason == "import"
    assert told["work", False].standing == "damaged"
    assert "work" in str(told["work", False].sentence)
    second, first = told["work", True].held, told["import", False].held
    assert first and second
    assert (first.visits, second.visits) == (1, 2)
    assert first.last_change <= second.last_change
    (now,) = stood
    assert now and now.visits == 2
    assert now.records == second.records + 1
    assert backup_list.key_of(told["work", True].path) == KEY
    finish(backup_list)


def test_without_a_key_each_backup_is_listed_all_the_same(qtbot: QtBot, data_folder: DataFolder) -> None:
    backup_list = BackupList(data_folder)
    looked: list[BackupLine] = []
    stood: list[StoreSummary | None] = []
    backup_list.looked.connect(looked.append)
    backup_list.stood.connect(stood.append)
    with qtbot.waitSignal(backup_list.ended):
        backup_list.look(BackupKeys())
    assert [line.standing for line in looked] == ["other_key", "other_key"]
    assert stood == [None]
    finish(backup_list)


def test_a_file_of_any_name_is_looked_into(qtbot: QtBot, data_folder: DataFolder, tmp_path: Path) -> None:
    backup_list = BackupList(data_folder)
    other = tmp_path / "from a drive.db"
    made = next(made.path for made in backups.all_backups(data_folder.store) if made.reason is BackupReason.IMPORT)
    other.write_bytes(made.read_bytes())
    with qtbot.waitSignal(backup_list.looked) as looked:
        backup_list.look_at(other, BackupKeys([KEY]))
    assert looked.args is not None
    (line,) = looked.args
    assert (line.at, line.reason, line.standing, line.size) == ("", "", "good", other.stat().st_size)
    with qtbot.waitSignal(backup_list.looked) as looked:
        backup_list.look_at(tmp_path / "not there.db", BackupKeys([KEY]))
    assert looked.args is not None
    assert looked.args[0].standing == "damaged"
    finish(backup_list)


def glance(qtbot: QtBot, data_folder: DataFolder, chosen: Path | None) -> BackupsView:
    work = BackupsReader(data_folder)
    store = open_for_reading(data_folder.store, KEY)
    mark = mark_of(store.connection)
    store.close()
    with qtbot.waitSignal(work.read) as read:
        work.look(BackupKeys([KEY]), chosen, mark)
    assert read.args is not None
    view = read.args[0]
    assert isinstance(view, BackupsView)
    finish(work)
    return view


def test_at_a_glance_the_newest_backup_is_opened_and_the_others_are_counted(qtbot: QtBot, data_folder: DataFolder) -> None:
    drive = data_folder.folder.parent / "drive"
    view = glance(qtbot, data_folder, drive)
    assert (view.count, view.there, view.folder, view.is_reached) == (2, 1, str(drive), True)
    assert view.newest and view.newest.standing == "damaged"
    assert view.size == sum(made.size for made in backups.all_backups(data_folder.store))
    for made in backups.all_backups(data_folder.store)[:1]:
        made.path.unlink()
    view = glance(qtbot, data_folder, None)
    assert view.newest and view.newest.is_good
    assert (view.count, view.since) == (1, view.newest.at)


def test_a_missing_second_folder_is_shown_at_a_glance(qtbot: QtBot, data_folder: DataFolder) -> None:
    view = glance(qtbot, data_folder, data_folder.folder / "gone")
    assert not view.is_reached
    assert view.count == 2


def test_a_backup_is_made_beside_the_work_and_says_why_there_is_no_second_one(qtbot: QtBot, data_folder: DataFolder) -> None:
    from db.service.opening import open_for_reading

    (data_folder.folder.parent / "drive").rename(data_folder.folder.parent / "away")
    work = BackUpJob()
    with qtbot.waitSignal(work.made) as made:
        work.start(lambda: open_for_reading(data_folder.store, KEY))
    assert made.args is not None
    assert "but not in the second folder" in str(made.args[0])
    assert backups.all_backups(data_folder.store)[0].reason is BackupReason.ASKED
    with qtbot.waitSignal(work.failed) as failed:
        work.start(lambda: open_for_reading(data_folder.folder / "other.db", KEY))
    assert failed.args is not None
    assert "There is no store at" in str(failed.args[0])
    assert os.listdir(data_folder.backups)
    finish(work)


def finish(work: BackupList | BackupsReader | BackUpJob) -> None:
    work.wait()
    work.deleteLater()
    gc.collect()
