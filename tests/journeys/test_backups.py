"""Tests backups in the real window: their state, a second folder, checks, reports, and the notice when one fails."""

import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from db.backup import backups
from db.backup.names import BackupReason
from db.engine.store import SCHEMA_VERSION, Store
from db.model.edits import Edit, RecordChange
from db.model.errors import StoreUnreachable
from db.model.messages import Message
from db.model.records import VisitId
from db.model.whole_visit import WholeVisit
from db.privacy import requests
from db.repositories import exported_documents, incoming, visits
from db.repositories.app_state import BACKUPS
from db.service.maintenance import BackedUp
from db.service.opening import open_for_reading, open_store
from desktop.app import Firsthand
from desktop.backups import controller
from desktop.core.paths import DataFolder
from tests.conftest import KEY
from tests.factories import a_customer, a_note, a_person, a_visit, a_whole_visit
from tests.journeys.driver import Driver
from tests.journeys.test_keys import Door
from tests.keys.keyrings import keyring_in
from tests.parts import Parts
from tests.prepared import new_store

CANARY = "Zebulonqwx"


def begin(driver: Driver, customer: str = "Halden Pumps AS") -> None:
    driver.press("Ctrl+N")
    driver.enter(customer)


def sees(driver: Driver, words: str) -> bool:
    return any(words in label.text() for label in driver.window.findChildren(QLabel) if label.isVisible())


def go(driver: Driver, command: str) -> None:
    driver.rest()
    driver.window.actions_by_name[command].trigger()


def settled(driver: Driver) -> None:
    """Waits until what follows the first look is done."""
    driver.until(lambda: driver.program.workspace.writer.is_running and bool(driver.program.workspace.guides.all))


def choose_folder(driver: Driver, folder: Path) -> None:
    driver.click("backups_choose")
    dialog = driver.window.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(folder))
    dialog.close()


def backups_of(driver: Driver) -> list[Path]:
    return [made.path for made in backups.all_backups(driver.data_folder.store)]


def test_a_backup_is_made_when_somebody_asks_and_the_page_shows_it(driver: Driver) -> None:
    begin(driver)
    driver.press("Ctrl+K")
    driver.enter("They drove first")
    driver.type("half a line")
    go(driver, "backups")
    driver.until(lambda: sees(driver, "There is no backup yet."))
    driver.click("backups_back_up")
    driver.until(lambda: sees(driver, "The last backup is from today"))
    assert sees(driver, "1 visit, ")
    assert sees(driver, "made because you asked")
    (made,) = backups_of(driver)
    reading = open_for_reading(made, KEY)
    texts = {row[0] for table in ("notes", "answers") for row in reading.connection.execute(f"SELECT text FROM {table}")}
    reading.close()
    assert {"They drove first", "half a line"} <= texts
    assert not [bar for bar in driver.window.findChildren(QProgressBar) if bar.isVisible()]
    driver.key(Qt.Key.Key_Escape)
    assert driver.window.stack.currentWidget() is driver.parts.visit.page
    assert driver.window.notice.text == ""


def test_a_second_folder_gets_its_copy_at_once_and_can_be_given_up(driver: Driver, tmp_path: Path) -> None:
    begin(driver)
    drive = tmp_path / "drive"
    drive.mkdir()
    go(driver, "backups")
    assert not [b for b in driver.window.findChildren(QPushButton, "backups_no_folder") if b.isVisible()]
    choose_folder(driver, drive)
    driver.until(lambda: sees(driver, f"Each backup is copied to {drive} as well; 1 is there."))
    assert [path.name for path in drive.iterdir()] == [path.name for path in backups_of(driver)]
    go(driver, "restore")
    driver.until(lambda: sees(driver, "This holds 1 visit"))
    driver.click("restore_back")
    driver.click("backups_no_folder")
    driver.until(lambda: sees(driver, "None yet."))
    regular_backup(driver)
    assert len(backups_of(driver)) == 2
    assert len(list(drive.iterdir())) == 1


def test_a_second_folder_that_is_not_there_is_not_chosen(driver: Driver, tmp_path: Path) -> None:
    begin(driver)
    go(driver, "backups")
    choose_folder(driver, tmp_path / "nowhere")
    driver.until(lambda: sees(driver, "is no folder that can be reached; backups are still kept beside the store."))
    assert driver.program.workspace.recall(BACKUPS) == ""


def test_an_unplugged_second_folder_is_reported_once_and_again_only_after_it_was_back(driver: Driver, tmp_path: Path) -> None:
    begin(driver)
    settled(driver)
    drive, away = tmp_path / "drive", tmp_path / "away"
    drive.mkdir()
    go(driver, "backups")
    choose_folder(driver, drive)
    driver.until(lambda: sees(driver, "1 is there."))
    driver.click("backups_back")
    drive.rename(away)
    assert "but not in the second folder" in regular_backup(driver)
    driver.until(lambda: "The backup was made beside the store, but not in the second folder" in driver.window.notice.text)
    driver.click("notice_close")
    regular_backup(driver)
    driver.bot.wait(100)
    assert driver.window.notice.text == ""
    go(driver, "backups")
    driver.until(lambda: sees(driver, f"{drive} cannot be reached now. Backups are still made beside your visits"))
    driver.click("backups_back_up")
    driver.until(lambda: sees(driver, "but not in the second folder"))
    assert driver.window.notice.text == ""
    driver.click("backups_back")
    away.rename(drive)
    assert regular_backup(driver) == ""
    drive.rename(away)
    regular_backup(driver)
    driver.until(lambda: "but not in the second folder" in driver.window.notice.text)


def regular_backup(driver: Driver) -> str:
    """Returns a backup as the writer makes one during work, reported in the same way."""
    made: list[backups.NewBackup] = []
    driver.program.workspace.writer.do(
        lambda store: made.append(backups.back_up(store, BackupReason.WORK)), lambda _done: None, lambda _error: None
    )
    driver.until(lambda: bool(made))
    driver.program.workspace.backed_up.emit(BackedUp(made[0].backup, made[0].elsewhere))
    return str(made[0].elsewhere or "")


def test_a_backup_that_cannot_be_made_is_reported_once_with_what_is_safe(driver: Driver) -> None:
    begin(driver)
    settled(driver)
    # Something that is no folder stands where the backups go.
    driver.data_folder.backups.write_bytes(b"")
    refused: list[Exception] = []
    driver.program.workspace.writer.do(
        lambda store: backups.back_up(store, BackupReason.WORK), lambda _done: None, lambda error: refused.append(error)
    )
    driver.until(lambda: bool(refused))
    assert isinstance(refused[0], StoreUnreachable)
    driver.rest()
    driver.program.workspace.backup_failed.emit(str(refused[0]))
    assert "No backup could be made just now; what you type is saved all the same." in driver.window.notice.text
    driver.click("notice_backups")
    driver.click("backups_back_up")
    driver.until(lambda: sees(driver, "No backup could be made just now"))
    driver.program.workspace.backup_failed.emit(str(refused[0]))
    assert driver.window.notice.text == ""
    driver.data_folder.backups.unlink()
    driver.click("backups_back_up")
    driver.until(lambda: sees(driver, "The last backup is from today"))
    driver.until(lambda: not sees(driver, "No backup could be made just now"))


def test_while_the_customer_can_see_the_screen_nothing_is_shown_about_backups_until_it_is_over(driver: Driver) -> None:
    begin(driver)
    driver.press("F9")
    for command in ("backups", "restore", "check", "problem"):
        assert not driver.window.actions_by_name[command].isEnabled()
    driver.program.workspace.backup_failed.emit(f"The disk of {CANARY} is full.")
    assert driver.window.notice.text == ""
    driver.press("F9")
    assert driver.window.notice.text == ""
    driver.rest()
    assert CANARY in driver.window.notice.text


def older_copy(folder: Path) -> None:
    """A store that holds less than it did: an older copy was put in its place."""
    store = new_store(folder / "firsthand.db", KEY)
    whole = visits.load(store.connection, incoming.add(store, a_whole_visit(a_customer(name="Halden Pumps AS"))))
    store.close()
    shutil.copy(store.path, folder / "copy")
    later = open_store(store.path, KEY)
    visits.apply(later, Edit(whole.visit.id, (RecordChange(None, a_note(whole.visit, position=1)),)))
    backups.back_up(later, BackupReason.WORK)
    later.close()
    (folder / "copy").replace(store.path)


def test_an_older_store_is_noticed_and_the_way_leads_to_the_newer_backup(tmp_path: Path, sit_down: Callable[[], Driver]) -> None:
    older_copy(tmp_path / "data")
    driver = sit_down()
    driver.until(lambda: "is older than what was last seen in it" in driver.window.notice.text)
    driver.click("notice_check")
    driver.until(lambda: sees(driver, "Something is wrong with your visits."))
    assert sees(driver, "is older than what was last seen in it")
    driver.click("check_data_restore")
    driver.until(lambda: sees(driver, "This holds 1 visit, "))
    driver.click("backup_restore")
    driver.until(lambda: "Restored:" in driver.window.notice.text)
    reading = open_for_reading(driver.data_folder.store, KEY)
    assert reading.connection.execute("SELECT count(*) FROM notes").fetchone() == (2,)
    reading.close()


def test_a_check_reports_all_is_well_and_goes_back_to_where_it_came_from(driver: Driver) -> None:
    begin(driver)
    driver.press("Ctrl+K")
    driver.enter("They drove first")
    driver.until(lambda: driver.program.workspace.all_stored)
    go(driver, "backups")
    driver.click("backups_check_now")
    driver.until(lambda: sees(driver, "Your visits are undamaged"))
    # A line that was added is shown by the event loop.
    driver.until(lambda: sees(driver, "Every page is encrypted and unharmed.") and sees(driver, "It holds 1 visit,"))
    assert not [b for b in driver.window.findChildren(QPushButton, "check_data_save") if b.isVisible()]
    driver.click("check_data_back")
    assert driver.window.stack.currentWidget() is driver.parts.backups.page
    driver.click("backups_back")
    assert driver.window.stack.currentWidget() is driver.parts.visit.page
    assert driver.window.focusWidget() is driver.parts.visit.page.capture.line


def damaged(folder: Path, table: str = "notes") -> WholeVisit:
    """Returns a store with a page of its notes gone, or of another table; there is no backup of it."""
    store = new_store(folder / "firsthand.db", KEY)
    whole = a_whole_visit(a_customer(name="Halden Pumps AS"))
    notes = tuple(a_note(whole.visit, position=n, text=f"{n} " + "They drove first. " * 80) for n in range(60))
    whole = visits.load(store.connection, incoming.add(store, replace(whole, notes=notes)))
    first_page = int(store.connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0])
    store.close()
    data = bytearray(store.path.read_bytes())
    start = (first_page - 1) * 4096
    data[start : start + 4096] = bytes(4096)
    store.path.write_bytes(data)
    return whole


class Unlucky(Driver):
    """Somebody whose store has the right key and cannot be read."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.bot = qtbot
        self._left = False
        self.data_folder = DataFolder(folder)
        self.program = Firsthand(application, self.data_folder)
        self.window = self.program.window
        self.parts = Parts(self.program)
        self.window.show()
        self.program.use_key(KEY)


@pytest.mark.long
def test_of_a_damaged_store_what_can_be_read_is_saved_and_put_in_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    damaged(tmp_path / "data")
    driver = Unlucky(qtbot, tmp_path / "data")
    driver.until(lambda: sees(driver, "Your visits cannot be opened."))
    assert sees(driver, "firsthand.db is damaged; it was left as it is.")
    driver.click("unlock_restore")
    driver.until(lambda: sees(driver, "No backup lies beside your visits."))
    driver.click("restore_check")
    driver.until(lambda: sees(driver, "Something is wrong with your visits."))
    before = driver.data_folder.store.read_bytes()
    driver.click("check_data_save")
    driver.until(lambda: sees(driver, "What could be read is saved."))
    assert driver.data_folder.store.read_bytes() == before
    driver.click("check_data_use")
    driver.until(lambda: any(b.isVisible() for b in driver.window.findChildren(QPushButton, "backup_restore")))
    assert sees(driver, "-repaired.db")
    driver.click("backup_restore")
    driver.until(lambda: "Restored:" in driver.window.notice.text)
    go(driver, "check")
    driver.until(lambda: sees(driver, "Your visits are undamaged") or sees(driver, "Something is wrong"))
    assert sees(driver, "Your visits are undamaged")
    driver.leave()


def test_a_page_that_cannot_be_read_is_reported_in_the_middle_of_work_with_the_ways_out(driver: Driver) -> None:
    begin(driver)
    driver.go_home()
    driver.until(lambda: driver.program.workspace.all_stored)
    driver.parts.backups.report_damage(Message("firsthand.db is damaged; it was left as it is."))
    assert "is damaged" in driver.window.notice.text
    driver.click("notice_restore")
    assert driver.window.stack.currentWidget() is driver.parts.restore.page


@pytest.mark.long
@pytest.mark.parametrize("table", ["said_index_data", "said_index_config", "said"])
def test_a_search_that_cannot_read_the_store_says_so_with_the_ways_out(qtbot: QtBot, tmp_path: Path, table: str) -> None:
    damaged(tmp_path / "data", table)
    driver = Unlucky(qtbot, tmp_path / "data")
    driver.until(lambda: driver.parts.home.page.has_view)
    driver.press("Ctrl+Shift+F")
    driver.type("drove")
    driver.until(lambda: sees(driver, "The store could not be searched."))
    assert "is damaged" in driver.window.notice.text
    driver.type(" first")
    driver.until(lambda: sees(driver, "The store could not be searched."))
    driver.click("notice_check")
    driver.until(lambda: sees(driver, "Something is wrong with your visits."))
    driver.leave()


def test_a_folder_that_is_kept_in_step_is_warned_of_once(qtbot: QtBot, tmp_path: Path) -> None:
    synced = tmp_path / "Dropbox" / "data"
    driver = Driver(qtbot, synced)
    driver.until(lambda: "that Dropbox keeps in step" in driver.window.notice.text)
    driver.until(lambda: driver.program.workspace.recall(controller.WARNED) != "")
    driver.leave()
    again = Driver(qtbot, synced)
    settled(again)
    again.bot.wait(100)
    assert again.window.notice.text == ""
    begin(again)
    # Without a write-ahead log the backup is made by whoever writes.
    go(again, "backups")
    again.click("backups_back_up")
    again.until(lambda: sees(again, "made because you asked"))
    again.leave()


def test_a_report_of_a_real_fault_holds_no_word_of_a_customer_and_goes_where_the_person_says(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(driver, f"{CANARY} Pumps")
    driver.press("Ctrl+K")
    driver.enter(f"{CANARY} drove first")
    driver.until(lambda: driver.program.workspace.all_stored)
    (driver.data_folder.folder / f"{CANARY}.pdf").write_text("x")

    def fault(_store: object) -> None:
        raise KeyError(f"{CANARY} in a message")

    # Through the real writer into a real slot, which raises it again.
    driver.program.workspace.writer.do(fault, lambda _done: None, raised_again)
    with driver.bot.captureExceptions():
        driver.program._crash.install(driver.program._faulted.emit)
        driver.until(lambda: (driver.data_folder.folder / "firsthand.log").exists())
        driver.program._crash.uninstall()
    assert "Something in Firsthand failed." in driver.window.notice.text
    go(driver, "problem")
    text = driver.find(QPlainTextEdit, "report_problem_text").toPlainText()
    assert "KeyError" in text
    assert f"tables: {SCHEMA_VERSION}" in text
    assert CANARY not in text
    driver.click("report_problem_copy")
    target = tmp_path / "report.txt"
    driver.click("report_problem_save")
    dialog = driver.window.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "report.txt"))
    driver.until(lambda: sees(driver, "could not be written: No such file or directory (there is no folder "))
    dialog.fileSelected.emit(str(target))
    dialog.close()
    driver.until(lambda: sees(driver, f"Saved: {target}"))
    assert target.read_text("utf-8") == text
    driver.key(Qt.Key.Key_Escape)
    assert driver.window.stack.currentWidget() is driver.parts.visit.page


def raised_again(error: Exception) -> None:
    raise error


def test_every_document_that_is_written_is_noted_so_that_an_erasure_can_list_it(driver: Driver, tmp_path: Path) -> None:
    driver.click("home_sample")
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    visit_id = driver.whole.visit.id
    driver.press("Ctrl+E")
    for name, file in (("visit-file", "visit.json"), ("claims-csv", "claims.csv")):
        driver.click(f"document_{name}")
        driver.parts.documents.page.folder.setText(str(tmp_path))
        driver.parts.documents.page.file.setText(file)
        driver.click("documents_save")
        driver.until(lambda file=file: file in driver.window.notice.text)  # type: ignore[misc]
    driver.until(lambda: len(noted(driver, visit_id)) == 2)
    assert noted(driver, visit_id) == [
        ("claims-csv", str(tmp_path / "claims.csv")),
        ("visit-file", str(tmp_path / "visit.json")),
    ]


def noted(driver: Driver, visit_id: VisitId) -> list[tuple[str, str]]:
    reading = open_for_reading(driver.data_folder.store, KEY)
    found = [(line.document, line.path) for line in exported_documents.of_visits(reading.connection, [visit_id])]
    reading.close()
    return found


@pytest.mark.long
def test_the_pages_about_keys_lead_back_to_backups(driver: Driver) -> None:
    begin(driver)
    go(driver, "backups")
    driver.click("backups_recovery_key")
    assert sees(driver, "Your recovery key")
    driver.click("recovery_key_close")
    assert driver.window.stack.currentWidget() is driver.parts.backups.page
    driver.click("backups_change")
    driver.key(Qt.Key.Key_Escape)
    assert driver.window.stack.currentWidget() is driver.parts.backups.page
    driver.key(Qt.Key.Key_Escape)
    assert driver.window.stack.currentWidget() is driver.parts.visit.page


@pytest.mark.long
def test_of_a_folder_that_is_kept_in_step_a_new_user_is_warned_after_the_recovery_key(qtbot: QtBot, tmp_path: Path) -> None:
    with keyring_in(tmp_path / "ring"):
        door = Door(qtbot, tmp_path / "OneDrive - Halden" / "data")
        door.until(door.at_recovery_key)
        settled(door)
        assert "keeps in step" not in door.window.notice.text
        door.put_away()
        door.until(lambda: "that OneDrive keeps in step" in door.window.notice.text)
        door.leave()


def erased_while_away(driver: Driver, stick: Path) -> None:
    """Erases somebody while the second folder, with a backup that names them, is away."""
    stick.mkdir()
    person, done = a_person(name="Zebulonqwx Quarrington"), threading.Event()

    def job(store: Store) -> None:
        visits.apply(store, Edit(a_visit(a_customer()).id, (RecordChange(None, person),)))
        backups.choose_folder(store, stick)
        backups.back_up(store, BackupReason.WORK)
        stick.rename(stick.with_name("in a drawer"))
        requests.erase(store, person.id)
        done.set()

    driver.program.workspace.writer.do(job, lambda _outcome: None, lambda error: pytest.fail(str(error)))
    driver.until(done.is_set)


@pytest.mark.long
def test_a_folder_that_something_waits_for_can_be_given_up_as_lost(driver: Driver, tmp_path: Path) -> None:
    begin(driver)
    settled(driver)
    stick = tmp_path / "stick"
    erased_while_away(driver, stick)
    go(driver, "backups")
    driver.until(lambda: sees(driver, f"{stick} was away when somebody was erased or the key was changed."))
    driver.click("backups_waiting_0_lost")
    assert sees(driver, "If it is found, its backups still hold what was erased")
    driver.click("backups_waiting_0_keep")
    assert requests.waiting_folders(driver.program.workspace.connection) == [stick]
    driver.click("backups_waiting_0_lost")
    driver.click("backups_waiting_0_agree")
    driver.until(lambda: not sees(driver, "was away when somebody was erased"))
    assert requests.waiting_folders(driver.program.workspace.connection) == []
    driver.until(lambda: sees(driver, "None yet."))
