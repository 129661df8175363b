"""Tests a restore through the real window: from an open store, from a damaged one, and on a new machine."""

import os
import random
import shutil
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QPushButton

from db.backup import backups
from db.backup.names import BackupReason
from db.engine.driver import Connection
from db.engine.keys import Key
from db.engine.recovery_key import groups_of
from db.repositories.app_state import BACKUPS
from db.service.opening import open_for_reading, open_store
from desktop.keys.unlock import find_key
from desktop.widgets.row_button import RowButton
from desktop.workspace.plan_visit import VisitPlan
from tests.db.tampering import Tampering, a_trigger, tamper
from tests.journeys.driver import Driver
from tests.journeys.test_keys import NEW, OLD, Come, Door, begun_by_keyring, come, ring, system
from tests.keys.keyrings import entries, keyring_in, no_keyring
from tests.prepared import prepared
from tests.samples import some

__all__ = ["come", "ring", "system"]


def rows(driver: Driver) -> list[RowButton]:
    """Returns the backups in the list, from top to bottom."""
    found = [row for row in driver.window.findChildren(RowButton, "backup") if row.isVisible()]
    return sorted(found, key=lambda row: row.mapTo(driver.window, row.rect().topLeft()).y())


def says(row: RowButton) -> str:
    return row.accessibleName()


def visit(driver: Driver, customer: str, note: str) -> None:
    """Writes one note about a customer and goes Home."""
    driver.press("Ctrl+N")
    driver.enter(customer)
    driver.press("Ctrl+K")
    driver.enter(note)
    driver.go_home()
    driver.until(lambda: driver.program.workspace.all_stored)


def backed_up(driver: Driver) -> Path:
    """Makes a backup of what is stored now, as the program does by itself; returns where it lies."""
    made: list[Path] = []
    driver.program.workspace.writer.do(
        lambda store: made.append(backups.back_up(store, BackupReason.WORK).backup.path), lambda _done: None, lambda _error: None
    )
    driver.until(lambda: bool(made))
    return made[0]


def notes(path: Path, key: Key) -> list[str]:
    reading = open_for_reading(path, key)
    found = [str(row[0]) for row in reading.connection.execute("SELECT text FROM notes ORDER BY text")]
    reading.close()
    return found


def choose_file(driver: Driver, path: Path) -> None:
    """Chooses a file in the dialog that was asked for."""
    driver.click("restore_another")
    driver.until(lambda: bool(driver.window.findChildren(QFileDialog)))
    dialog = driver.window.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(path))
    dialog.close()


def names_folder(folder: Path) -> Tampering:
    """Has a store say that its backups go to `folder` too."""

    def naming(connection: Connection, dice: random.Random) -> None:
        connection.execute("INSERT OR REPLACE INTO remembered (id, text) VALUES (?, ?)", (BACKUPS, str(folder)))

    return naming


def asides(driver: Driver) -> list[Path]:
    return sorted(driver.data_folder.folder.glob("*-before-restoring"))


def is_chosen_good(driver: Driver) -> bool:
    buttons = driver.window.findChildren(QPushButton, "backup_restore")
    return any(button.isVisible() for button in buttons)


def begun(come: Come, ring: Path) -> Door:
    """Somebody who has put the recovery key away, where the keyring at `ring` keeps the key."""
    prepared(begun_by_keyring, ring.parent)
    door = come()
    door.until(door.at_home)
    door.until(lambda: door.program.workspace.writer.is_running)
    return door


def test_a_backup_is_put_back_and_what_stood_there_stays_beside_it_with_every_word(come: Come, ring: Path) -> None:
    door = begun(come, ring)
    visit(door, "Halden Pumps AS", "They drove first")
    backed_up(door)
    visit(door, "Kraków Transit", "We sleep again")
    door.press("Ctrl+N")
    door.enter("Brandt")
    door.press("Ctrl+K")
    door.type("half a line")
    door.leave_visit()
    door.window.actions_by_name["restore"].trigger()
    door.until(lambda: len(rows(door)) == 1 and "good" in says(rows(door)[0]))
    assert "1 visit, " in says(rows(door)[0])
    assert not door.sees("Erasures made after a backup are not in it.")
    assert "while you worked" in says(rows(door)[0])
    assert door.sees("This holds 1 visit, ")
    assert door.sees("What stands now has 3 visits, ")
    door.click("backup_restore")
    door.until(door.at_home)
    door.until(lambda: "Restored: the backup from today" in door.window.notice.text)
    (aside,) = asides(door)
    assert str(aside) in door.window.notice.text
    key = find_key(door.data_folder)
    assert notes(door.data_folder.store, key) == ["They drove first"]
    kept = open_for_reading(aside / "firsthand.db", key)
    customers = {row[0] for row in kept.connection.execute("SELECT name FROM customers")}
    drafts = [row[0] for row in kept.connection.execute("SELECT text FROM answers")]
    kept.close()
    assert customers == {"Halden Pumps AS", "Kraków Transit", "Brandt"}
    assert "half a line" in drafts
    # What stood there is among the backups too, so that one can go on from it.
    assert any(made.reason is BackupReason.RESTORING for made in backups.all_backups(door.data_folder.store))
    visit(door, "Nordlys", "After it")
    again = come()
    again.until(again.at_home)
    again.bot.wait(200)
    assert again.window.notice.text == ""
    assert notes(again.data_folder.store, key) == ["After it", "They drove first"]


@pytest.mark.long
def test_a_backup_made_while_a_visit_was_open_does_not_look_as_if_the_program_had_ended_badly(come: Come, ring: Path) -> None:
    door = begun(come, ring)
    visit(door, "Halden Pumps AS", "They drove first")
    backed_up(door)
    door.leave()
    door.data_folder.store.write_bytes(b"")
    again = come()
    again.click("unlock_restore")
    again.until(lambda: is_chosen_good(again))
    again.click("backup_restore")
    again.until(again.at_home)
    again.until(lambda: "Restored:" in again.window.notice.text)
    again.bot.wait(200)
    assert again.at_home()
    assert "did not end properly" not in again.window.notice.text


@pytest.mark.parametrize("injury", some(["head", "middle", "emptied", "gone"], 2))
def test_a_store_that_cannot_be_opened_leads_to_its_newest_good_backup(come: Come, ring: Path, injury: str) -> None:
    door = begun(come, ring)
    visit(door, "Halden Pumps AS", "They drove first")
    backed_up(door)
    visit(door, "Kraków Transit", "We sleep again")
    good = backed_up(door)
    visit(door, "Kraków Transit", "A third")
    bad = backed_up(door)
    door.leave()
    assert [made.path for made in backups.all_backups(door.data_folder.store)][:2] == [bad, good]
    bad.write_bytes(bad.read_bytes()[:5000])
    damage(door.data_folder.store, injury)
    again = come()
    again.until(lambda: again.sees("Your visits cannot be opened."))
    start = time.monotonic()
    again.until(lambda: again.sees("The newest good backup is from today"))
    assert time.monotonic() - start < 3
    again.click("unlock_restore")
    again.until(lambda: is_chosen_good(again))
    before = door.data_folder.store.read_bytes() if door.data_folder.store.exists() else None
    again.click("backup_restore")
    again.until(again.at_home)
    assert "We sleep again" in notes(again.data_folder.store, find_key(again.data_folder))
    if before is not None:
        (aside,) = asides(again)
        assert (aside / "firsthand.db").read_bytes() == before


def damage(path: Path, how: str) -> None:
    data = bytearray(path.read_bytes())
    if how == "head":
        data[500] ^= 1
    elif how == "middle":
        data[4096 : len(data)] = os.urandom(len(data) - 4096)
    path.write_bytes(b"" if how == "emptied" else bytes(data))
    if how == "gone":
        path.unlink()


@pytest.mark.long
def test_the_passphrase_that_was_typed_opens_the_backups_of_a_damaged_store(come: Come, system: ExitStack) -> None:
    system.enter_context(no_keyring())
    door = come()
    door.until(lambda: door.sees("Choose a passphrase."))
    door.choose_passphrase("unlock", OLD)
    door.click("unlock_button")
    door.until(door.at_recovery_key)
    door.put_away()
    visit(door, "Halden Pumps AS", "They drove first")
    door.leave()
    damage(door.data_folder.store, "head")
    again = come()
    again.fill("unlock_passphrase", OLD)
    again.click("unlock_button")
    again.until(lambda: again.sees("is damaged"))
    again.click("unlock_restore")
    again.until(lambda: is_chosen_good(again))
    again.click("backup_restore")
    again.until(again.at_home)
    last = come()
    last.fill("unlock_passphrase", OLD)
    last.click("unlock_button")
    last.until(last.at_home)
    assert last.program.workspace.key
    assert notes(last.data_folder.store, last.program.workspace.key) == ["They drove first"]


@pytest.mark.long
def test_a_backup_to_which_the_passphrase_no_longer_leads_asks_for_a_new_one(come: Come, system: ExitStack) -> None:
    system.enter_context(no_keyring())
    door = come()
    door.until(lambda: door.sees("Choose a passphrase."))
    door.choose_passphrase("unlock", OLD)
    door.click("unlock_button")
    door.until(door.at_recovery_key)
    groups = door.groups
    door.put_away()
    visit(door, "Halden Pumps AS", "They drove first")
    again = come()
    # Opened with the recovery key, the store does not know from which salt its key was made; nor does a backup made then.
    again.click("unlock_recover")
    again.fill("unlock_group_1", " ".join(groups))
    again.click("unlock_button")
    again.click("unlock_not_now")
    again.until(again.at_home)
    visit(again, "Kraków Transit", "We sleep again")
    made = backed_up(again)
    assert made.read_bytes()[:16] != again.data_folder.store.read_bytes()[:16]
    last = come()
    last.fill("unlock_passphrase", OLD)
    last.click("unlock_button")
    last.until(last.at_home)
    last.leave_visit()
    last.window.actions_by_name["restore"].trigger()
    last.until(lambda: is_chosen_good(last))
    last.click("backup_restore")
    last.until(lambda: last.sees("Choose a new passphrase."))
    last.choose_passphrase("unlock", NEW)
    last.click("unlock_button")
    last.until(last.at_home)
    end = come()
    end.fill("unlock_passphrase", NEW)
    end.click("unlock_button")
    end.until(end.at_home)
    assert end.program.workspace.key
    assert notes(end.data_folder.store, end.program.workspace.key) == ["They drove first", "We sleep again"]


@pytest.fixture
def carried(come: Come, tmp_path: Path, ring: Path) -> tuple[Path, tuple[str, ...]]:
    """Returns a backup on a drive, and the recovery key in somebody's hand; the laptop they come from is gone."""
    door = begun(come, ring)
    visit(door, "Halden Pumps AS", "They drove first")
    groups = door.groups
    drive = tmp_path / "drive" / "from the old laptop.db"
    drive.parent.mkdir()
    shutil.copy(backed_up(door), drive)
    door.leave()
    shutil.rmtree(door.data_folder.folder)
    ring.unlink()
    return drive, groups


def type_key(door: Door, groups: tuple[str, ...]) -> None:
    door.fill("backup_group_1", " ".join(groups))


@pytest.mark.long
def test_a_new_machine_with_a_keyring_opens_a_backup_with_its_recovery_key(
    come: Come, carried: tuple[Path, tuple[str, ...]], ring: Path
) -> None:
    drive, groups = carried
    door = come()
    door.until(door.at_recovery_key)
    door.click("recovery_key_close")
    door.until(door.at_home)
    door.click("home_backup")
    assert door.sees("I have a backup")
    assert door.sees("Erasures made after a backup are not in it.")
    choose_file(door, drive)
    door.until(lambda: door.sees("It opens with a key that this laptop does not have"))
    wrong = ("7" if groups[2][0] != "7" else "8") + groups[2][1:]
    type_key(door, groups)
    door.find(QLineEdit, "backup_group_3").clear()
    door.fill("backup_group_3", wrong)
    assert door.sees("Group 3 is not right")
    door.click("backup_open")
    assert not is_chosen_good(door)
    door.find(QLineEdit, "backup_group_3").clear()
    door.fill("backup_group_3", groups[2])
    door.click("backup_open")
    door.until(lambda: is_chosen_good(door))
    assert door.sees("This holds 1 visit, ")
    door.click("backup_restore")
    door.until(door.at_home)
    door.until(lambda: "Restored:" in door.window.notice.text)
    assert notes(door.data_folder.store, find_key(door.data_folder)) == ["They drove first"]
    assert drive.exists()
    again = come()
    again.until(again.at_home)
    assert again.groups == groups
    assert len(entries(ring)) == 2


@pytest.mark.long
def test_a_new_machine_without_a_keyring_asks_for_a_new_passphrase_after_the_recovery_key(
    come: Come, carried: tuple[Path, tuple[str, ...]], system: ExitStack
) -> None:
    drive, groups = carried
    system.enter_context(no_keyring())
    door = come()
    door.until(lambda: door.sees("Choose a passphrase."))
    door.click("unlock_restore")
    choose_file(door, drive)
    type_key(door, groups)
    door.click("backup_open")
    door.until(lambda: is_chosen_good(door))
    door.click("backup_restore")
    door.until(lambda: door.sees("Choose a new passphrase."))
    door.choose_passphrase("unlock", NEW)
    door.click("unlock_button")
    door.until(door.at_home)
    again = come()
    again.fill("unlock_passphrase", NEW)
    again.click("unlock_button")
    again.until(again.at_home)
    assert again.program.workspace.key
    assert notes(again.data_folder.store, again.program.workspace.key) == ["They drove first"]


def test_a_key_that_is_not_the_one_of_the_backup_is_said_to_be_so_and_nothing_changes(
    come: Come, carried: tuple[Path, tuple[str, ...]]
) -> None:
    drive, _ = carried
    door = come()
    door.until(door.at_recovery_key)
    groups = door.groups
    door.click("recovery_key_close")
    door.click("home_backup")
    choose_file(door, drive)
    type_key(door, groups)
    door.click("backup_open")
    door.until(lambda: door.sees("That does not open this backup. Nothing was changed."))
    assert not is_chosen_good(door)
    door.click("backup_otherwise")
    door.fill("backup_passphrase", OLD)
    door.key(Qt.Key.Key_Return)
    door.until(lambda: door.sees("That does not open this backup. Nothing was changed."))
    door.key(Qt.Key.Key_Escape)
    door.until(door.at_home)
    assert asides(door) == []


def test_a_backup_under_a_passphrase_is_opened_by_it_on_a_new_machine_and_from_then_on(
    come: Come, system: ExitStack, ring: Path, tmp_path: Path
) -> None:
    with no_keyring():
        door = come()
        door.until(lambda: door.sees("Choose a passphrase."))
        door.choose_passphrase("unlock", OLD)
        door.click("unlock_button")
        door.until(door.at_recovery_key)
        door.put_away()
        visit(door, "Halden Pumps AS", "They drove first")
        drive = tmp_path / "drive.db"
        shutil.copy(backed_up(door), drive)
        door.leave()
    shutil.rmtree(door.data_folder.folder)
    new = come()
    new.until(new.at_recovery_key)
    new.click("recovery_key_close")
    new.click("home_backup")
    choose_file(new, drive)
    new.click("backup_otherwise")
    new.fill("backup_passphrase", OLD)
    new.click("backup_open")
    new.until(lambda: is_chosen_good(new))
    new.click("backup_restore")
    new.until(lambda: new.at_home() and "Restored:" in new.window.notice.text)
    again = come()
    again.fill("unlock_passphrase", OLD)
    again.click("unlock_button")
    again.until(again.at_home)
    assert again.program.workspace.key
    assert notes(again.data_folder.store, again.program.workspace.key) == ["They drove first"]


def test_a_restoring_that_fails_says_why_and_the_store_is_open_as_before(come: Come, ring: Path) -> None:
    door = begun(come, ring)
    visit(door, "Halden Pumps AS", "They drove first")
    made = backed_up(door)
    visit(door, "Kraków Transit", "We sleep again")
    door.leave_visit()
    door.window.actions_by_name["restore"].trigger()
    door.until(lambda: is_chosen_good(door))
    # Harmed after it was looked at, in a page that the look does not read.
    data = bytearray(made.read_bytes())
    data[-100] ^= 1
    made.write_bytes(data)
    door.click("backup_restore")
    door.until(lambda: door.sees("of its pages fails its check. Nothing was put in the place of the store"))
    assert door.program.workspace.is_ready
    assert asides(door) == []
    door.click("restore_back")
    door.until(door.at_home)
    assert notes(door.data_folder.store, find_key(door.data_folder)) == ["They drove first", "We sleep again"]
    visit(door, "Nordlys", "After it")


def test_a_file_that_somebody_made_to_hurt_is_named_and_cannot_be_put_back(come: Come, ring: Path, tmp_path: Path) -> None:
    door = begun(come, ring)
    visit(door, "Halden Pumps AS", "They drove first")
    theirs = tmp_path / "from a stranger.db"
    shutil.copy(backed_up(door), theirs)
    tamper(theirs, find_key(door.data_folder), a_trigger, dice=random.Random(1))
    door.leave_visit()
    door.window.actions_by_name["restore"].trigger()
    door.until(lambda: is_chosen_good(door))
    choose_file(door, theirs)
    door.until(
        lambda: door.sees("holds something that no store of Firsthand has (1 trigger); nothing of it was read or changed.")
    )
    assert not is_chosen_good(door)
    door.click("restore_back")
    assert notes(door.data_folder.store, find_key(door.data_folder)) == ["They drove first"]


def test_a_folder_that_a_carried_backup_names_is_reported_and_not_written_to(come: Come, ring: Path, tmp_path: Path) -> None:
    door = begun(come, ring)
    visit(door, "Halden Pumps AS", "They drove first")
    theirs, folder = tmp_path / "carried.db", tmp_path / "their folder"
    folder.mkdir()
    shutil.copy(backed_up(door), theirs)
    tamper(theirs, find_key(door.data_folder), names_folder(folder), dice=random.Random(1))
    door.leave_visit()
    door.window.actions_by_name["restore"].trigger()
    door.until(lambda: is_chosen_good(door))
    choose_file(door, theirs)
    door.until(lambda: any(theirs.name in says(row) and row.isChecked() for row in rows(door)) and is_chosen_good(door))
    door.click("backup_restore")
    door.until(lambda: "Restored:" in door.window.notice.text)
    assert f"Its second folder for backups, {folder}, is not used here" in door.window.notice.text
    visit(door, "Kraków Transit", "We sleep again")
    door.leave()
    assert list(folder.iterdir()) == []


def test_while_words_cannot_be_stored_nothing_is_restored(come: Come, ring: Path) -> None:
    door = begun(come, ring)
    visit(door, "Halden Pumps AS", "They drove first")
    backed_up(door)
    door.leave_visit()
    door.window.actions_by_name["restore"].trigger()
    door.until(lambda: is_chosen_good(door))
    other = open_store(door.data_folder.store, find_key(door.data_folder))
    other.connection.execute("BEGIN IMMEDIATE")
    door.program.workspace.plan(VisitPlan("Nordlys", "", "", "45", False))
    door.click("backup_restore")
    door.until(lambda: door.sees("Something is not stored yet, so nothing was changed."))
    other.connection.execute("ROLLBACK")
    other.close()
    door.until(lambda: door.program.workspace.all_stored)
    assert asides(door) == []


def test_a_lost_store_whose_keyring_is_locked_can_be_restored_with_the_recovery_key(come: Come, ring: Path) -> None:
    door = begun(come, ring)
    visit(door, "Halden Pumps AS", "They drove first")
    groups = door.groups
    door.leave()
    door.data_folder.store.unlink()
    with keyring_in(ring, "locked"):
        again = come()
        again.until(lambda: again.sees("Your visits cannot be opened."))
        again.click("unlock_restore")
        again.until(lambda: bool(rows(again)) and "another key" in says(rows(again)[0]))
        rows(again)[0].click()
        type_key(again, groups)
        again.click("backup_open")
        again.until(lambda: is_chosen_good(again))
        again.click("backup_restore")
        again.click("unlock_not_now")
        again.until(again.at_home)
    assert notes(again.data_folder.store, find_key(again.data_folder)) == ["They drove first"]


def test_every_control_of_the_page_has_a_name_for_tools_and_one_for_ears(come: Come, ring: Path) -> None:
    door = begun(come, ring)
    visit(door, "Halden Pumps AS", "They drove first")
    backed_up(door)
    door.leave_visit()
    door.window.actions_by_name["restore"].trigger()
    door.until(lambda: is_chosen_good(door))
    door.click("restore_back")
    for name in ("backups", "check", "problem"):
        door.window.actions_by_name[name].trigger()
    controls = [w for kind in (QPushButton, QLineEdit) for w in door.window.findChildren(kind)]
    controls = [w for w in controls if not w.objectName().startswith("qt_")]
    assert [w for w in controls if not w.objectName() and not isinstance(w.parent(), QLineEdit)] == []
    silent = [w.objectName() for w in controls if w.objectName() and not (w.accessibleName() or getattr(w, "text", str)())]
    assert silent == []


def test_of_a_store_that_does_not_open_a_report_can_be_made_and_the_way_leads_back(come: Come, ring: Path) -> None:
    door = begun(come, ring)
    door.leave()
    damage(door.data_folder.store, "emptied")
    again = come()
    again.click("unlock_problem")
    assert "the store is closed" in again.find(QPlainTextEdit, "report_problem_text").toPlainText()
    again.click("report_problem_back")
    assert again.sees("Your visits cannot be opened.")
    again.click("unlock_restore")
    again.until(lambda: again.sees("No backup lies beside your visits."))
    again.key(Qt.Key.Key_Escape)
    assert again.sees("Your visits cannot be opened.")
    for name in ("home", "backups", "restore"):
        assert not again.window.actions_by_name[name].isEnabled()


def test_somebody_whose_recovery_key_is_refused_is_offered_the_backups(come: Come, ring: Path) -> None:
    door = begun(come, ring)
    visit(door, "Halden Pumps AS", "They drove first")
    door.leave()
    ring.unlink()
    again = come()
    again.click("unlock_recover")
    assert not [b for b in again.window.findChildren(QPushButton, "unlock_restore") if b.isVisible()]
    again.fill("unlock_group_1", " ".join(groups_of(bytes(range(32)))))
    again.click("unlock_button")
    again.until(lambda: again.sees("recovery key of another store"))
    again.click("unlock_restore")
    again.until(lambda: bool(rows(again)) and "another key" in says(rows(again)[0]))


def test_the_arrows_go_from_backup_to_backup(come: Come, ring: Path) -> None:
    door = begun(come, ring)
    visit(door, "Halden Pumps AS", "They drove first")
    backed_up(door)
    visit(door, "Kraków Transit", "We sleep again")
    backed_up(door)
    door.leave_visit()
    door.window.actions_by_name["restore"].trigger()
    door.until(lambda: len(rows(door)) == 2 and all("good" in says(row) for row in rows(door)))
    newest, older = rows(door)
    assert (newest.isChecked(), older.isChecked()) == (True, False)
    door.find(QPushButton, "restore_back").setFocus()
    door.key(Qt.Key.Key_Tab)
    assert newest.hasFocus()
    door.key(Qt.Key.Key_Down)
    assert older.hasFocus()
    door.key(Qt.Key.Key_Up)
    assert newest.hasFocus()
    door.key(Qt.Key.Key_Tab)
    assert older.hasFocus()
    door.key(Qt.Key.Key_Tab)
    assert door.find(QPushButton, "restore_another").hasFocus()
    older.setFocus()
    door.key(Qt.Key.Key_Space)
    assert (newest.isChecked(), older.isChecked()) == (False, True)
    assert door.sees("This holds 1 visit, ")
    door.key(Qt.Key.Key_Space)
    assert older.isChecked()
