"""Tests keys in the window: the first start, the recovery key, a forgotten passphrase, a failing keyring, a change of key."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.engine.keys import key_check, key_from_passphrase, salt_of
from db.engine.recovery_key import groups_of, shown
from db.repositories.app_state import remember
from db.service.opening import open_for_reading, open_store
from desktop.app import Firsthand
from desktop.core.paths import DataFolder
from desktop.keys.unlock import find_key, open_or_create
from desktop.workspace.recovery_key_state import REMEMBERED
from tests.journeys.driver import Driver
from tests.keys.keyrings import entries, keyring_in, no_keyring
from tests.parts import Parts

OLD, NEW = "fjord lantern gravel oboe", "harbour thistle violet drum"


class Door(Driver):
    """Somebody who starts the program and has to find the key first."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.bot = qtbot
        self._left = False
        self.data_folder = DataFolder(folder)
        self.program = Firsthand(application, self.data_folder)
        self.window = self.program.window
        self.parts = Parts(self.program)
        self.program.context.settings.choose("at_table", "no")
        self.window.show()
        self.program._unlocking.begin()
        with qtbot.waitActive(self.window):
            self.window.activateWindow()

    def leave(self) -> None:
        """Closes the window, once what follows the first look is done."""
        if not self._left and self.program.workspace.is_ready:
            self.until(lambda: self.program.workspace.writer.is_running and bool(self.program.workspace.guides.all))
            self.bot.wait(50)
        super().leave()

    @property
    def groups(self) -> tuple[str, ...]:
        """The recovery key of the store as it is open now."""
        assert self.program.workspace.key
        return groups_of(self.program.workspace.key.raw)

    def at_home(self) -> bool:
        return self.program.workspace.is_ready and self.window.stack.currentWidget() is self.parts.home.page

    def at_recovery_key(self) -> bool:
        page = self.window.stack.currentWidget()
        return page is not None and page.objectName() == "recovery_key"

    def sees(self, words: str) -> bool:
        """Returns whether a label with these words can be seen."""
        return any(words in label.text() for label in self.window.findChildren(QLabel) if label.isVisible())

    def fill(self, name: str, text: str) -> None:
        """Types into the field with this name once it can be seen."""
        self.until(lambda: any(field.isVisible() for field in self.window.findChildren(QLineEdit, name)))
        self.find(QLineEdit, name).setFocus()
        self.type(text)

    def choose_passphrase(self, name: str, text: str) -> None:
        self.fill(f"{name}_passphrase", text)
        self.fill(f"{name}_again", text)

    def asked_back(self) -> list[int]:
        """Returns the groups that are asked back."""
        names = [field.objectName() for field in self.window.findChildren(QLineEdit) if field.isVisible()]
        return sorted(int(name.rpartition("_")[2]) for name in names if name.startswith("recovery_key_group_"))

    def put_away(self) -> None:
        """Goes through with the recovery key as somebody who wrote it down."""
        groups = self.groups
        self.click("recovery_key_have")
        for number in self.asked_back():
            self.fill(f"recovery_key_group_{number}", groups[number - 1].lower())
        self.click("recovery_key_done")
        self.until(self.at_home)
        self.until(lambda: self.program.workspace.writer.all_stored)


Come = Callable[[], Door]


def already_begun(folder: Path, passphrase: str | None = None) -> None:
    """Makes in `folder` the data and the keyring of somebody who has put the recovery key away, as the window leaves them.

    The start that makes them so is tried in test_first_start.py, and above all here.
    """
    data_folder = DataFolder(folder / "data")
    with no_keyring() if passphrase else keyring_in(folder / "ring"):
        key = find_key(data_folder, passphrase)
        store = open_or_create(data_folder, key)
        remember(store, REMEMBERED, key_check(key))
        store.close()


def begun_by_keyring(folder: Path) -> None:
    """Begun with a keyring that keeps the key."""
    already_begun(folder)


def begun_by_passphrase(folder: Path) -> None:
    """Begun where the passphrase OLD gives the key."""
    already_begun(folder, OLD)


@pytest.fixture
def come(qtbot: QtBot, tmp_path: Path) -> Iterator[Come]:
    """Starts the program on the same store, as often as asked; who was there before leaves."""
    doors: list[Door] = []

    def start() -> Door:
        if doors:
            doors[-1].leave()
        doors.append(Door(qtbot, tmp_path / "data"))
        return doors[-1]

    yield start
    for door in doors:
        door.leave()


@pytest.fixture
def system() -> Iterator[ExitStack]:
    """Yields what keyring the system has, to be changed while a test runs."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def ring(tmp_path: Path, system: ExitStack) -> Path:
    """Returns a keyring that works."""
    path = tmp_path / "ring"
    system.enter_context(keyring_in(path))
    return path


@pytest.mark.usefixtures("ring")
def test_a_first_start_shows_the_recovery_key_and_asks_two_groups_back(come: Come) -> None:
    door = come()
    door.until(door.at_recovery_key)
    groups = door.groups
    assert all(door.sees(shown(group)) for group in groups)
    door.click("recovery_key_have")
    assert not any(door.sees(shown(group)) for group in groups)
    one, two = door.asked_back()
    door.fill(f"recovery_key_group_{one}", groups[one - 1])
    wrong = ("7" if groups[two - 1][0] != "7" else "8") + groups[two - 1][1:]
    door.fill(f"recovery_key_group_{two}", wrong)
    door.click("recovery_key_done")
    assert door.sees(f"Group {two} is not right")
    door.find(QLineEdit, f"recovery_key_group_{two}").clear()
    door.fill(f"recovery_key_group_{two}", groups[two - 1])
    door.click("recovery_key_done")
    door.until(door.at_home)
    assert "You have your recovery key" in door.window.notice.text
    again = come()
    again.until(again.at_home)
    again.bot.wait(200)
    assert again.window.notice.text == ""


@pytest.mark.usefixtures("ring")
def test_what_was_put_off_is_reminded_of_at_the_next_start(come: Come) -> None:
    door = come()
    door.until(door.at_recovery_key)
    door.click("recovery_key_close")
    door.until(door.at_home)
    again = come()
    again.until(lambda: "not put away yet" in again.window.notice.text)
    again.press("Ctrl+N")
    again.enter("Halden Pumps AS")
    # It waits until the visit is over.
    assert again.window.notice.text == ""
    again.rest()
    again.click("notice_recovery_key")
    # Somebody at the table may see the screen.
    assert not again.sees(shown(again.groups[0]))
    again.click("recovery_key_close")
    assert again.window.stack.currentWidget() is again.parts.visit.page
    again = come()
    again.until(lambda: "not put away yet" in again.window.notice.text)
    again.click("notice_recovery_key")
    assert again.sees(shown(again.groups[0]))
    again.put_away()
    last = come()
    last.until(last.at_home)
    last.bot.wait(200)
    assert last.window.notice.text == ""
    assert "put away" not in (last.data_folder.settings.read_text() if last.data_folder.settings.exists() else "")


def test_without_a_keyring_a_passphrase_is_chosen_and_asked_for_from_then_on(come: Come, system: ExitStack) -> None:
    system.enter_context(no_keyring())
    door = come()
    door.until(lambda: door.sees("Choose a passphrase."))
    door.fill("unlock_passphrase", "short")
    door.click("unlock_button")
    assert door.sees("At least 10 characters")
    door.find(QLineEdit, "unlock_passphrase").clear()
    door.choose_passphrase("unlock", OLD)
    door.click("unlock_button")
    door.until(door.at_recovery_key)
    door.put_away()
    again = come()
    again.fill("unlock_passphrase", NEW)
    again.click("unlock_button")
    again.until(lambda: again.sees("That passphrase does not open"))
    again.fill("unlock_passphrase", OLD)
    again.key(Qt.Key.Key_Return)
    again.until(again.at_home)


def test_who_forgot_the_passphrase_opens_with_the_recovery_key_and_chooses_another(come: Come, system: ExitStack) -> None:
    system.enter_context(no_keyring())
    door = come()
    door.until(lambda: door.sees("Choose a passphrase."))
    door.choose_passphrase("unlock", OLD)
    door.click("unlock_button")
    door.until(door.at_recovery_key)
    groups = door.groups
    door.put_away()
    again = come()
    again.click("unlock_recover")
    for number, group in enumerate(groups, 1):
        again.fill(f"unlock_group_{number}", group.lower())
    again.click("unlock_button")
    again.until(lambda: again.sees("Choose a new passphrase"))
    again.choose_passphrase("unlock", NEW)
    again.click("unlock_button")
    again.until(again.at_home)
    # A new key has a new recovery key, which nobody has put away.
    again.until(lambda: "not put away yet" in again.window.notice.text)
    assert again.groups != groups
    last = come()
    last.fill("unlock_passphrase", OLD)
    last.click("unlock_button")
    last.until(lambda: last.sees("That passphrase does not open"))
    last.fill("unlock_passphrase", NEW)
    last.click("unlock_button")
    last.until(last.at_home)


def test_a_locked_keyring_is_said_and_can_be_tried_again(come: Come, ring: Path) -> None:
    door = come()
    door.until(door.at_recovery_key)
    door.put_away()
    with keyring_in(ring, "locked"):
        again = come()
        again.until(lambda: again.sees("Your visits are safe, but locked."))
        assert again.sees("is locked, so it did not hand out the key")
        assert not again.window.actions_by_name["new_visit"].isEnabled()
        again.click("unlock_button")
        again.until(lambda: again.find(QPushButton, "unlock_button").isEnabled())
        assert again.sees("Your visits are safe, but locked.")
    again.click("unlock_button")
    again.until(again.at_home)


@pytest.mark.long
def test_a_keyring_that_lost_the_key_is_given_it_back_and_a_wrong_group_is_named_beside_its_field(come: Come, ring: Path) -> None:
    door = come()
    door.until(door.at_recovery_key)
    groups = door.groups
    door.put_away()
    ring.unlink()
    again = come()
    again.until(lambda: again.sees("no longer has it"))
    again.click("unlock_recover")
    again.fill("unlock_group_1", " ".join(groups))  # as if pasted
    wrong = ("7" if groups[4][0] != "7" else "8") + groups[4][1:]
    again.find(QLineEdit, "unlock_group_5").clear()
    again.fill("unlock_group_5", wrong)
    assert again.sees("Group 5 is not right")
    assert again.sees("Group 4  ✓")
    again.click("unlock_button")
    assert not again.at_home()
    again.find(QLineEdit, "unlock_group_5").clear()
    again.fill("unlock_group_5", groups[4])
    again.click("unlock_button")
    again.until(again.at_home)
    assert len(entries(ring)) == 1
    last = come()
    last.until(last.at_home)


def test_while_the_keyring_fails_the_recovery_key_opens_the_store_and_nothing_has_to_change(come: Come, ring: Path) -> None:
    door = come()
    door.until(door.at_recovery_key)
    groups = door.groups
    door.put_away()
    before = door.data_folder.unlocking.read_bytes()
    with keyring_in(ring, "locked"):
        again = come()
        again.click("unlock_recover")
        again.fill("unlock_group_1", " ".join(groups))
        again.click("unlock_button")
        again.click("unlock_not_now")
        again.until(again.at_home)
        assert again.groups == groups
    assert again.data_folder.unlocking.read_bytes() == before
    last = come()
    last.until(last.at_home)


@pytest.mark.usefixtures("ring")
def test_a_store_that_no_key_would_open_is_said_to_be_so_and_nothing_else_can_be_done(come: Come) -> None:
    door = come()
    door.until(door.at_recovery_key)
    door.put_away()
    door.leave()
    data = bytearray(door.data_folder.store.read_bytes())
    data[500] ^= 1
    door.data_folder.store.write_bytes(data)
    again = come()
    again.until(lambda: again.sees("Your visits cannot be opened."))
    assert again.sees("its beginning is damaged. Nothing was changed.")
    assert not again.window.actions_by_name["new_visit"].isEnabled()
    data[500] ^= 1
    again.data_folder.store.write_bytes(data)
    again.click("unlock_button")
    again.until(again.at_home)


@pytest.mark.usefixtures("ring")
def test_the_recovery_key_of_another_store_is_refused_and_what_was_typed_stays(come: Come, tmp_path: Path) -> None:
    door = come()
    door.until(door.at_recovery_key)
    door.click("recovery_key_close")
    (tmp_path / "ring").unlink()
    again = come()
    again.click("unlock_recover")
    other = groups_of(bytes(range(32)))
    for number, group in enumerate(other, 1):
        again.fill(f"unlock_group_{number}", group)
    again.click("unlock_button")
    again.until(lambda: again.sees("recovery key of another store"))
    assert again.find(QLineEdit, "unlock_group_8").text() == shown(other[7])
    again.click("unlock_back")
    assert again.sees("Your visits are safe, but locked.")


@pytest.mark.usefixtures("ring")
def test_the_page_is_saved_where_the_person_wants_it_for_its_owner_alone(come: Come, tmp_path: Path) -> None:
    door = come()
    door.until(door.at_recovery_key)
    door.click("recovery_key_save")
    dialog = door.window.findChild(QFileDialog)
    assert dialog
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "key.pdf"))
    door.until(lambda: door.sees("could not be written: No such file or directory (there is no folder "))
    target = tmp_path / "stick" / "key.pdf"
    target.parent.mkdir()
    dialog.fileSelected.emit(str(target))
    dialog.close()
    door.until(lambda: door.sees(f"Saved: {target}"))
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    text = PdfReader(BytesIO(target.read_bytes())).pages[0].extract_text().replace(" ", "")
    assert all(shown(group) in text for group in door.groups)
    assert [path.name for path in target.parent.iterdir()] == ["key.pdf"]
    for path in door.data_folder.folder.iterdir():
        assert door.groups[0].encode() not in path.read_bytes()


@pytest.mark.usefixtures("ring")
def test_the_recovery_key_is_covered_when_it_is_looked_at_again_and_gone_from_the_screen_afterwards(come: Come) -> None:
    door = come()
    door.until(door.at_recovery_key)
    door.put_away()
    door.window.actions_by_name["recovery_key"].trigger()
    assert door.sees("••••-••••")
    assert not any(door.sees(shown(group)) for group in door.groups)
    door.click("recovery_key_show")
    assert all(door.sees(shown(group)) for group in door.groups)
    door.key(Qt.Key.Key_Escape)
    door.until(door.at_home)
    labels = [label.text() for label in door.window.findChildren(QLabel)]
    assert not any(shown(group) in labels for group in door.groups)


@pytest.mark.usefixtures("ring")
def test_while_the_customer_can_see_the_screen_nothing_leads_to_the_key(come: Come) -> None:
    door = come()
    door.until(door.at_recovery_key)
    door.put_away()
    door.press("Ctrl+N")
    door.enter("Halden Pumps AS")
    door.press("F9")
    for name in ("recovery_key", "change_key"):
        assert not door.window.actions_by_name[name].isEnabled()
    door.press("F9")
    for name in ("recovery_key", "change_key"):
        assert not door.window.actions_by_name[name].isVisible()
    door.leave_visit()
    door.window.actions_by_name["recovery_key"].trigger()
    door.click("recovery_key_close")
    assert door.window.stack.currentWidget() is door.parts.home.page


def test_a_passphrase_is_changed_from_the_menu_without_losing_a_word(come: Come, system: ExitStack) -> None:
    system.enter_context(no_keyring())
    door = come()
    door.until(lambda: door.sees("Choose a passphrase."))
    door.choose_passphrase("unlock", OLD)
    door.click("unlock_button")
    door.until(door.at_recovery_key)
    door.put_away()
    door.press("Ctrl+N")
    door.enter("Halden Pumps AS")
    door.press("Ctrl+K")
    door.enter("They drove first")
    door.type("and half a line")
    door.leave_visit()
    door.window.actions_by_name["change_key"].trigger()
    assert not door.find(QPushButton, "change_key_way_keyring").isEnabled()
    door.fill("change_key_present_passphrase", NEW)
    door.choose_passphrase("change_key_new", NEW)
    door.click("change_key_button")
    door.until(lambda: door.sees("That is not the present passphrase"))
    door.fill("change_key_present_passphrase", OLD)
    door.find(QLineEdit, "change_key_new_passphrase").clear()
    door.find(QLineEdit, "change_key_new_again").clear()
    door.choose_passphrase("change_key_new", NEW)
    door.click("change_key_button")
    door.until(door.at_recovery_key)
    assert "new recovery key" in door.window.notice.text
    door.put_away()
    door.go_home()
    reader = open_for_reading(door.data_folder.store, key_from_passphrase(NEW, salt_of(door.data_folder.store)))
    assert reader.connection.execute("SELECT count(*) FROM notes").fetchone() == (1,)
    reader.close()
    again = come()
    again.fill("unlock_passphrase", NEW)
    again.click("unlock_button")
    again.until(again.at_home)
    again.bot.wait(200)
    assert again.window.notice.text == ""


@pytest.mark.usefixtures("ring")
def test_every_control_has_a_name_for_tools_and_one_for_ears(come: Come, tmp_path: Path) -> None:
    door = come()
    door.until(door.at_recovery_key)
    door.click("recovery_key_have")
    door.window.actions_by_name["change_key"].setEnabled(True)
    door.window.actions_by_name["change_key"].trigger()
    every_control_is_named(door.window)
    door.leave()
    (tmp_path / "ring").unlink()
    again = come()
    again.click("unlock_recover")
    every_control_is_named(again.window)


def every_control_is_named(window: QWidget) -> None:
    controls = [w for kind in (QAbstractButton, QLineEdit) for w in window.findChildren(kind)]
    controls = [w for w in controls if not w.objectName().startswith("qt_")]
    assert len(controls) > 10
    assert [w for w in controls if not w.objectName() and not isinstance(w.parent(), QLineEdit)] == []
    silent = [w.objectName() for w in controls if w.objectName() and not (w.accessibleName() or getattr(w, "text", str)())]
    assert silent == []


@pytest.mark.long
@pytest.mark.usefixtures("ring")
def test_while_words_cannot_be_stored_the_key_is_not_changed(come: Come) -> None:
    door = come()
    door.until(door.at_recovery_key)
    door.put_away()
    before = door.program.workspace.key
    door.press("Ctrl+N")
    door.enter("Halden Pumps AS")
    other = open_store(door.data_folder.store, find_key(door.data_folder))
    other.connection.execute("BEGIN IMMEDIATE")
    door.press("Ctrl+K")
    door.enter("They drove first")
    door.leave_visit()
    door.window.actions_by_name["change_key"].trigger()
    door.choose_passphrase("change_key_new", NEW)
    door.click("change_key_button")
    door.until(lambda: door.sees("Something is not stored yet, so nothing was changed."))
    other.connection.execute("ROLLBACK")
    other.close()
    door.until(lambda: door.program.workspace.all_stored)
    assert door.program.workspace.key == before
    reader = open_for_reading(door.data_folder.store, find_key(door.data_folder))
    assert reader.connection.execute("SELECT count(*) FROM notes").fetchone() == (1,)
    reader.close()


@pytest.mark.long
def test_the_keyring_gives_way_to_a_passphrase_and_a_failure_leaves_the_store_open_as_before(come: Come, ring: Path) -> None:
    door = come()
    door.until(door.at_recovery_key)
    door.put_away()
    other = open_for_reading(door.data_folder.store, find_key(door.data_folder))
    door.window.actions_by_name["change_key"].trigger()
    assert door.sees("Now: the keyring of this system.")
    door.choose_passphrase("change_key_new", NEW)
    door.click("change_key_button")
    door.until(lambda: door.sees("Another program is using"))
    assert door.program.workspace.is_ready
    other.close()
    door.click("change_key_button")
    door.until(door.at_recovery_key)
    door.click("recovery_key_close")
    assert entries(ring) == {}
    again = come()
    again.fill("unlock_passphrase", NEW)
    again.click("unlock_button")
    again.until(again.at_home)
    assert os.environ.get("FIRSTHAND_TEST_KEYRING") == str(ring)
