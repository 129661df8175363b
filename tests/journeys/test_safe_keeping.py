"""Safe keeping in the real window: how backups stand, a second folder, checks, reports, and what is told when one fails."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from db.backup import backups
from db.backup.names import BackupReason
from db.engine.store import SCHEMA_VERSION
from db.model.edits import Edit, RecordChange
from db.model.errors import StoreUnreachable
from db.model.records import VisitId, WholeVisit
from db.repositories import exported_documents, visits
from db.repositories.app_state import BACKUPS
from db.service.maintenance import BackedUp
from db.service.opening import create_store, open_for_reading, open_store
from desktop.app import Firsthand
from desktop.backups import controller
from desktop.core.paths import DataFolder
from tests.conftest import KEY
from tests.factories import a_customer, a_note, a_whole_visit
from tests.journeys.desk import Desk
from tests.journeys.test_keys import Door
from tests.keys.keyrings import keyring_in

CANARY = "Zebulonqwx"


def begin(desk: Desk, customer: str = "Halden Pumps AS") -> None:
    desk.press("Ctrl+N")
    desk.enter(customer)


def sees(desk: Desk, words: str) -> bool:
    return any(words in label.text() for label in desk.window.findChildren(QLabel) if label.isVisible())


def go(desk: Desk, command: str) -> None:
    desk.window.actions_by_name[command].trigger()


def settled(desk: Desk) -> None:
    """Waits until what follows the first look is done."""
    desk.until(lambda: desk.program.desk.keeper.is_running and bool(desk.program.desk.guides))


def choose_folder(desk: Desk, folder: Path) -> None:
    desk.click("safe_keeping_choose")
    dialog = desk.window.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(folder))
    dialog.close()


def backups_of(desk: Desk) -> list[Path]:
    return [made.path for made in backups.all_backups(desk.place.store)]


def test_a_backup_is_made_when_somebody_asks_and_the_page_tells_of_it(desk: Desk) -> None:
    begin(desk)
    desk.press("Ctrl+K")
    desk.enter("They drove first")
    desk.type("half a line")
    go(desk, "safety")
    desk.until(lambda: sees(desk, "There is no backup yet."))
    desk.click("safe_keeping_back_up")
    desk.until(lambda: sees(desk, "The last backup is of today"))
    assert sees(desk, "1 visit, ")
    assert sees(desk, "made because you asked")
    (made,) = backups_of(desk)
    reading = open_for_reading(made, KEY)
    texts = {row[0] for table in ("notes", "answers") for row in reading.connection.execute(f"SELECT text FROM {table}")}
    reading.close()
    assert {"They drove first", "half a line"} <= texts
    assert not [bar for bar in desk.window.findChildren(QProgressBar) if bar.isVisible()]
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.stack.currentWidget() is desk.window.visit
    assert desk.window.notice.text == ""


def test_a_second_folder_gets_its_copy_at_once_and_can_be_given_up(desk: Desk, tmp_path: Path) -> None:
    begin(desk)
    drive = tmp_path / "drive"
    drive.mkdir()
    go(desk, "safety")
    assert not [b for b in desk.window.findChildren(QPushButton, "safe_keeping_no_folder") if b.isVisible()]
    choose_folder(desk, drive)
    desk.until(lambda: sees(desk, f"Each backup is copied to {drive} as well; 1 are there."))
    assert [path.name for path in drive.iterdir()] == [path.name for path in backups_of(desk)]
    go(desk, "restore")
    desk.until(lambda: sees(desk, "This holds 1 visit"))
    desk.click("restore_back")
    desk.click("safe_keeping_no_folder")
    desk.until(lambda: sees(desk, "None yet."))
    regular_backup(desk)
    assert len(backups_of(desk)) == 2
    assert len(list(drive.iterdir())) == 1


def test_a_second_folder_that_is_not_there_is_not_chosen(desk: Desk, tmp_path: Path) -> None:
    begin(desk)
    go(desk, "safety")
    choose_folder(desk, tmp_path / "nowhere")
    desk.until(lambda: sees(desk, "is no folder that can be reached; backups are still kept beside the store."))
    assert desk.program.desk.recall(BACKUPS) == ""


def test_a_second_folder_that_was_unplugged_is_told_of_once_and_again_only_after_it_was_back(desk: Desk, tmp_path: Path) -> None:
    begin(desk)
    settled(desk)
    drive, away = tmp_path / "drive", tmp_path / "away"
    drive.mkdir()
    go(desk, "safety")
    choose_folder(desk, drive)
    desk.until(lambda: sees(desk, "1 are there."))
    desk.click("safe_keeping_back")
    drive.rename(away)
    assert "but not in the second folder" in regular_backup(desk)
    desk.until(lambda: "The backup was made beside the store, but not in the second folder" in desk.window.notice.text)
    desk.click("notice_close")
    regular_backup(desk)
    desk.bot.wait(100)
    assert desk.window.notice.text == ""
    go(desk, "safety")
    desk.until(lambda: sees(desk, f"{drive} cannot be reached now. Backups are still made beside your visits"))
    desk.click("safe_keeping_back_up")
    desk.until(lambda: sees(desk, "but not in the second folder"))
    assert desk.window.notice.text == ""
    desk.click("safe_keeping_back")
    away.rename(drive)
    assert regular_backup(desk) == ""
    drive.rename(away)
    regular_backup(desk)
    desk.until(lambda: "but not in the second folder" in desk.window.notice.text)


def regular_backup(desk: Desk) -> str:
    """A backup as the keeper makes one while somebody works, told as the keeper tells it."""
    made: list[backups.NewBackup] = []
    desk.program.desk.keeper.do(
        lambda store: made.append(backups.back_up(store, BackupReason.WORK)), lambda _done: None, lambda _error: None
    )
    desk.until(lambda: bool(made))
    desk.program.desk.backed_up.emit(BackedUp(made[0].backup, made[0].elsewhere))
    return made[0].elsewhere


def test_a_backup_that_cannot_be_made_is_told_once_with_what_is_safe(desk: Desk) -> None:
    begin(desk)
    settled(desk)
    # Something that is no folder stands where the backups go.
    desk.place.backups.write_bytes(b"")
    refused: list[Exception] = []
    desk.program.desk.keeper.do(
        lambda store: backups.back_up(store, BackupReason.WORK), lambda _done: None, lambda error: refused.append(error)
    )
    desk.until(lambda: bool(refused))
    assert isinstance(refused[0], StoreUnreachable)
    desk.program.desk.backup_failed.emit(str(refused[0]))
    assert "No backup could be made just now; what you type is saved all the same." in desk.window.notice.text
    desk.click("notice_safety")
    desk.click("safe_keeping_back_up")
    desk.until(lambda: sees(desk, "No backup could be made just now"))
    desk.program.desk.backup_failed.emit(str(refused[0]))
    assert desk.window.notice.text == ""
    desk.place.backups.unlink()
    desk.click("safe_keeping_back_up")
    desk.until(lambda: sees(desk, "The last backup is of today"))
    desk.until(lambda: not sees(desk, "No backup could be made just now"))


def test_while_the_customer_can_see_the_screen_nothing_is_told_of_backups_until_it_is_over(desk: Desk) -> None:
    begin(desk)
    desk.press("F9")
    for command in ("safety", "restore", "check", "problem"):
        assert not desk.window.actions_by_name[command].isEnabled()
    desk.program.desk.backup_failed.emit(f"The disk of {CANARY} is full.")
    assert desk.window.notice.text == ""
    desk.press("F9")
    assert CANARY in desk.window.notice.text


def older_copy(folder: Path) -> None:
    """A store that holds less than it did: an older copy was put in its place."""
    folder.mkdir()
    store = create_store(folder / "firsthand.db", KEY)
    whole = visits.load(store.connection, visits.add(store, a_whole_visit(a_customer(name="Halden Pumps AS"))))
    store.close()
    shutil.copy(store.path, folder / "copy")
    later = open_store(store.path, KEY)
    visits.apply(later, Edit(whole.visit.id, (RecordChange(None, a_note(whole.visit, position=1)),)))
    backups.back_up(later, BackupReason.WORK)
    later.close()
    (folder / "copy").replace(store.path)


def test_an_older_store_is_noticed_and_the_way_leads_to_the_newer_backup(tmp_path: Path, sit_down: Callable[[], Desk]) -> None:
    older_copy(tmp_path / "data")
    desk = sit_down()
    desk.until(lambda: "is older than what was last seen in it" in desk.window.notice.text)
    desk.click("notice_check")
    desk.until(lambda: sees(desk, "Something is not well with your visits."))
    assert sees(desk, "is older than what was last seen in it")
    desk.click("check_data_restore")
    desk.until(lambda: sees(desk, "This holds 1 visit, "))
    desk.click("backup_restore")
    desk.until(lambda: "Restored:" in desk.window.notice.text)
    reading = open_for_reading(desk.place.store, KEY)
    assert reading.connection.execute("SELECT count(*) FROM notes").fetchone() == (2,)
    reading.close()


def test_a_check_tells_that_all_is_well_and_goes_back_to_where_it_came_from(desk: Desk) -> None:
    begin(desk)
    desk.press("Ctrl+K")
    desk.enter("They drove first")
    desk.until(lambda: desk.program.desk.all_stored)
    go(desk, "safety")
    desk.click("safe_keeping_check_now")
    desk.until(lambda: sees(desk, "Your visits are well"))
    assert sees(desk, "Every page is encrypted and unharmed.")
    assert sees(desk, "It holds 1 visit,")
    assert not [b for b in desk.window.findChildren(QPushButton, "check_data_save") if b.isVisible()]
    desk.click("check_data_back")
    assert desk.window.stack.currentWidget() is desk.program.caretaker.page
    desk.click("safe_keeping_back")
    assert desk.window.stack.currentWidget() is desk.window.visit
    assert desk.window.focusWidget() is desk.window.visit.capture.line


def damaged(folder: Path, table: str = "notes") -> WholeVisit:
    """A store with a page of its notes gone, or of another table; there is no backup of it."""
    folder.mkdir()
    store = create_store(folder / "firsthand.db", KEY)
    whole = a_whole_visit(a_customer(name="Halden Pumps AS"))
    notes = tuple(a_note(whole.visit, position=n, text=f"{n} " + "They drove first. " * 80) for n in range(60))
    whole = visits.load(store.connection, visits.add(store, replace(whole, notes=notes)))
    first_page = int(store.connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0])
    store.close()
    data = bytearray(store.path.read_bytes())
    start = (first_page - 1) * 4096
    data[start : start + 4096] = bytes(4096)
    store.path.write_bytes(data)
    return whole


class Unlucky(Desk):
    """Somebody whose store has the right key and cannot be read."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.bot = qtbot
        self._left = False
        self.place = DataFolder(folder)
        self.program = Firsthand(application, self.place)
        self.window = self.program.window
        self.window.show()
        self.program.use_key(KEY)


def test_of_a_damaged_store_what_can_be_read_is_saved_and_put_in_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    damaged(tmp_path / "data")
    desk = Unlucky(qtbot, tmp_path / "data")
    desk.until(lambda: sees(desk, "Your visits cannot be opened."))
    assert sees(desk, "firsthand.db is damaged; it was left as it is.")
    desk.click("unlock_restore")
    desk.until(lambda: sees(desk, "No backup lies beside your visits."))
    desk.click("restore_check")
    desk.until(lambda: sees(desk, "Something is not well with your visits."))
    before = desk.place.store.read_bytes()
    desk.click("check_data_save")
    desk.until(lambda: sees(desk, "What could be read is saved."))
    assert desk.place.store.read_bytes() == before
    desk.click("check_data_use")
    desk.until(lambda: any(b.isVisible() for b in desk.window.findChildren(QPushButton, "backup_restore")))
    assert sees(desk, "-repaired.db")
    desk.click("backup_restore")
    desk.until(lambda: "Restored:" in desk.window.notice.text)
    go(desk, "check")
    desk.until(lambda: sees(desk, "Your visits are well") or sees(desk, "Something is not well"))
    assert sees(desk, "Your visits are well")
    desk.leave()


def test_a_page_that_cannot_be_read_is_told_in_the_middle_of_work_with_the_ways_out(desk: Desk) -> None:
    begin(desk)
    desk.press("Alt+Home")
    desk.until(lambda: desk.program.desk.all_stored)
    desk.program.caretaker.say_damaged("firsthand.db is damaged; it was left as it is.")
    assert "is damaged" in desk.window.notice.text
    desk.click("notice_restore")
    assert desk.window.stack.currentWidget() is desk.program.caretaker.restorer.page


@pytest.mark.parametrize("table", ["said_index_data", "said_index_config", "said"])
def test_a_search_that_cannot_read_the_store_says_so_with_the_ways_out(qtbot: QtBot, tmp_path: Path, table: str) -> None:
    damaged(tmp_path / "data", table)
    desk = Unlucky(qtbot, tmp_path / "data")
    desk.until(lambda: desk.window.home.is_told)
    desk.press("Ctrl+F")
    desk.type("drove")
    desk.until(lambda: sees(desk, "The store could not be searched."))
    assert "is damaged" in desk.window.notice.text
    desk.type(" first")
    desk.until(lambda: sees(desk, "The store could not be searched."))
    desk.click("notice_check")
    desk.until(lambda: sees(desk, "Something is not well with your visits."))
    desk.leave()


def test_a_folder_that_is_kept_in_step_is_warned_of_once(qtbot: QtBot, tmp_path: Path) -> None:
    synced = tmp_path / "Dropbox" / "data"
    desk = Desk(qtbot, synced)
    desk.until(lambda: "that Dropbox keeps in step" in desk.window.notice.text)
    desk.until(lambda: desk.program.desk.recall(controller.WARNED) != "")
    desk.leave()
    again = Desk(qtbot, synced)
    settled(again)
    again.bot.wait(100)
    assert again.window.notice.text == ""
    begin(again)
    # Without a write-ahead log the backup is made by whoever writes.
    go(again, "safety")
    again.click("safe_keeping_back_up")
    again.until(lambda: sees(again, "made because you asked"))
    again.leave()


def test_a_report_of_a_real_fault_holds_no_word_of_a_customer_and_goes_where_the_person_says(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(desk, f"{CANARY} Pumps")
    desk.press("Ctrl+K")
    desk.enter(f"{CANARY} drove first")
    desk.until(lambda: desk.program.desk.all_stored)
    (desk.place.folder / f"{CANARY}.pdf").write_text("x")

    def fault(_store: object) -> None:
        raise KeyError(f"{CANARY} in a message")

    # Through the real writer into a real slot, which raises it again.
    desk.program.desk.keeper.do(fault, lambda _done: None, raised_again)
    with desk.bot.captureExceptions():
        desk.program._crash.install(desk.program._faulted.emit)
        desk.until(lambda: (desk.place.folder / "firsthand.log").exists())
        desk.program._crash.uninstall()
    assert "Something in Firsthand failed." in desk.window.notice.text
    go(desk, "problem")
    text = desk.find(QPlainTextEdit, "report_problem_text").toPlainText()
    assert "KeyError" in text
    assert f"tables: {SCHEMA_VERSION}" in text
    assert CANARY not in text
    desk.click("report_problem_copy")
    target = tmp_path / "report.txt"
    desk.click("report_problem_save")
    dialog = desk.window.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "report.txt"))
    desk.until(lambda: sees(desk, "could not be written: No such file or directory."))
    dialog.fileSelected.emit(str(target))
    dialog.close()
    desk.until(lambda: sees(desk, f"Saved: {target}"))
    assert target.read_text("utf-8") == text
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.stack.currentWidget() is desk.window.visit


def raised_again(error: Exception) -> None:
    raise error


def test_every_document_that_is_written_is_noted_so_that_an_erasure_can_list_it(desk: Desk, tmp_path: Path) -> None:
    desk.click("home_sample")
    desk.until(lambda: desk.program.desk.open_visit is not None)
    visit_id = desk.whole.visit.id
    desk.press("Ctrl+E")
    for name in ("visit-file", "claims-csv"):
        desk.click(f"document_{name}")
        desk.window.hand_over.folder.setText(str(tmp_path))
        desk.window.hand_over.file.setText(f"{name}.out")
        desk.click("hand_over_save")
        desk.until(lambda name=name: f"{name}.out" in desk.window.notice.text)  # type: ignore[misc]
    desk.until(lambda: len(noted(desk, visit_id)) == 2)
    assert noted(desk, visit_id) == [
        ("claims-csv", str(tmp_path / "claims-csv.out")),
        ("visit-file", str(tmp_path / "visit-file.out")),
    ]


def noted(desk: Desk, visit_id: VisitId) -> list[tuple[str, str]]:
    reading = open_for_reading(desk.place.store, KEY)
    found = [(line.document, line.path) for line in exported_documents.of_visits(reading.connection, [visit_id])]
    reading.close()
    return found


def test_the_pages_about_keys_lead_back_to_safe_keeping(desk: Desk) -> None:
    begin(desk)
    go(desk, "safety")
    desk.click("safe_keeping_recovery_key")
    assert sees(desk, "Your recovery key")
    desk.click("recovery_key_close")
    assert desk.window.stack.currentWidget() is desk.program.caretaker.page
    desk.click("safe_keeping_change")
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.stack.currentWidget() is desk.program.caretaker.page
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.stack.currentWidget() is desk.window.visit


def test_of_a_folder_that_is_kept_in_step_a_new_user_is_warned_after_the_recovery_key(qtbot: QtBot, tmp_path: Path) -> None:
    with keyring_in(tmp_path / "ring"):
        door = Door(qtbot, tmp_path / "OneDrive - Halden" / "data")
        door.until(door.at_recovery_key)
        settled(door)
        assert "keeps in step" not in door.window.notice.text
        door.put_away()
        door.until(lambda: "that OneDrive keeps in step" in door.window.notice.text)
        door.leave()
