"""Tests the lock: what it covers, what it keeps, and what opens it again."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from db.model.messages import Message
from db.repositories import visits
from desktop.keys.lock_passphrase import set_lock_passphrase
from desktop.shell.requests import Request
from tests.journeys.test_keys import OLD, Door, begun_by_keyring, begun_by_passphrase
from tests.keys.keyrings import entries, keyring_in, no_keyring
from tests.prepared import prepared
from tests.spoken import spoken
from tests.visible import readable

CANARY = "Zebulonqwx"


@pytest.fixture
def door(qtbot: QtBot, tmp_path: Path) -> Iterator[Door]:
    """Somebody in a visit full of the canary, in a store that a passphrase unlocks."""
    prepared(begun_by_passphrase, tmp_path)
    with no_keyring():
        door = Door(qtbot, tmp_path / "data")
        unlock(door)
        door.until(door.at_home)
        begin(door)
        yield door
        door.leave()


@pytest.fixture
def keyring_door(qtbot: QtBot, tmp_path: Path) -> Iterator[Door]:
    """Yields the same in a store that the keyring unlocks."""
    with ExitStack() as system:
        system.enter_context(keyring_in(tmp_path / "ring"))
        prepared(begun_by_keyring, tmp_path)
        door = Door(qtbot, tmp_path / "data")
        door.until(door.at_home)
        begin(door)
        yield door
        door.leave()


def begin(door: Door) -> None:
    door.press("Ctrl+N")
    door.enter(f"{CANARY} AS")
    door.until(lambda: door.program.workspace.open_visit is not None)
    door.press("Ctrl+K")
    door.enter(f"they said {CANARY}")
    door.type(f"half a thought of {CANARY}")


def told(word: str = CANARY) -> list[str]:
    return [text for text in readable() if word.lower() in text.lower()]


def unlock(door: Door, passphrase: str = OLD) -> None:
    door.fill("unlock_passphrase", passphrase)
    door.click("unlock_button")


def test_a_locked_window_shows_nothing_and_comes_back_as_it_was(door: Door) -> None:
    assert told()
    door.press("Ctrl+L")
    assert door.sees("Locked since")
    assert told() == []
    door.until(lambda: door.program.workspace.writer.all_stored)
    reader = door.program.workspace.reading_store()
    visit = door.program.workspace.open_visit
    assert visit
    stored = visits.load(reader.connection, visit.id)
    reader.close()
    assert stored == visit.whole
    assert any(answer.text == f"half a thought of {CANARY}" for answer in stored.answers)
    unlock(door)
    door.until(lambda: not door.window.is_covered)
    assert door.window.stack.currentWidget() is door.parts.visit.page
    focus = door.window.focusWidget()
    assert isinstance(focus, QLineEdit | QPlainTextEdit)
    door.type(" and more")
    visit.flush()
    assert any(answer.text.endswith(f"{CANARY} and more") for answer in visit.whole.answers)
    door.press("Ctrl+Z")
    assert visit is door.program.workspace.open_visit


def test_a_wrong_passphrase_leaves_it_locked(door: Door) -> None:
    door.press("Ctrl+L")
    unlock(door, "not the one at all")
    door.until(lambda: door.sees("does not open"))
    assert door.window.is_covered
    assert told() == []
    unlock(door)
    door.until(lambda: not door.window.is_covered)


def test_while_it_is_locked_no_command_but_those_of_the_look_does_anything(door: Door) -> None:
    door.press("Ctrl+L")
    for name, action in door.window.actions_by_name.items():
        assert action.isEnabled() == (name in ("larger", "smaller", "usual_size", "appearance", "quit")), name
    door.press("Ctrl+E")
    door.press("Alt+Home")
    door.program.context.request(Request.SHOW_HOME)
    assert door.sees("Locked since")
    assert told() == []


def test_what_comes_up_meanwhile_waits_until_it_is_unlocked(door: Door) -> None:
    door.click("visit_status")
    door.press("Ctrl+L")
    door.window.show_warning(Message("{what} could not be saved.", what=CANARY))
    door.program.context.request(Request.SHOW_HOME)
    assert told() == []
    unlock(door)
    door.until(lambda: not door.window.is_covered)
    assert door.window.stack.currentWidget() is door.parts.home.page
    assert door.window.notice.text == f"{CANARY} could not be saved."


def test_menus_sheets_dialogs_and_the_clipboard_are_cleared(door: Door) -> None:
    door.press("F1")
    door.window.command_requested.emit("import_file")
    door.until(lambda: any(isinstance(widget, QFileDialog) and widget.isVisible() for widget in QApplication.topLevelWidgets()))
    menu = door.window._menu
    menu.popup(door.window.pos())
    QApplication.clipboard().setText(CANARY)
    door.parts.lock.lock()
    door.until(lambda: [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [door.window])
    # Without a screen there is no clipboard of a system, so nobody owns it.
    if QApplication.platformName() != "offscreen":
        door.until(lambda: QApplication.clipboard().text() == "")
    assert told() == []


@pytest.mark.long
def test_the_keyring_unlocks_with_a_press_of_the_button(keyring_door: Door, tmp_path: Path) -> None:
    door = keyring_door
    door.press("Ctrl+L")
    assert told() == []
    with keyring_in(tmp_path / "ring", "locked"):
        door.key(Qt.Key.Key_Space)
        door.until(lambda: door.sees("is locked, so it did not hand out the key"))
        assert door.window.is_covered
    door.click("unlock_button")
    door.until(lambda: not door.window.is_covered)
    assert told()


def test_the_recovery_key_unlocks_too_and_a_foreign_one_does_not(door: Door) -> None:
    groups = door.groups
    door.press("Ctrl+L")
    door.click("unlock_recover")
    for number, group in enumerate(groups, 1):
        door.fill(f"unlock_group_{number}", group)
    door.click("unlock_button")
    door.until(lambda: not door.window.is_covered)
    assert "Unlocked with the recovery key" in door.window.notice.text


def test_nobody_there_for_the_minutes_set_a_sleep_or_a_locked_screen_lock_it(door: Door) -> None:
    door.parts.lock.idle_watch.lock_needed.emit()
    assert door.window.is_covered
    door.parts.lock.idle_watch.lock_needed.emit()
    unlock(door)
    door.until(lambda: not door.window.is_covered)


def test_before_the_store_is_open_there_is_nothing_to_lock(qtbot: QtBot, tmp_path: Path) -> None:
    with no_keyring():
        door = Door(qtbot, tmp_path / "data")
        door.until(lambda: door.sees("Choose a passphrase."))
        door.press("Ctrl+L")
        assert not door.window.is_covered
        door.leave()


def test_nothing_of_what_is_behind_is_in_the_accessible_tree(door: Door) -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert any(CANARY in text for text in spoken())
    door.press("Ctrl+L")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [text for text in spoken() if CANARY in text] == []
    unlock(door)
    door.until(lambda: not door.window.is_covered)
    assert any(CANARY in text for text in spoken())


def test_cursor_selection_and_scroll_stand_as_before(door: Door) -> None:
    line = door.parts.visit.page.capture.line
    line.setSelection(5, 7)
    page = door.parts.visit.page
    page.go_to_block("setup")
    bar = page.block_page.verticalScrollBar()
    bar.setValue(40)
    line.setFocus()
    line.setSelection(5, 7)
    where = bar.value()
    door.press("Ctrl+L")
    unlock(door)
    door.until(lambda: not door.window.is_covered)
    assert (line.hasFocus(), line.selectionStart(), line.selectedText()) == (True, 5, line.text()[5:12])
    assert bar.value() == where


def test_while_a_visit_runs_nobody_typing_locks_nothing_and_afterwards_it_does(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = door.parts.lock.idle_watch
    steady = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: steady() + 36_000)
    watch._on_timer_timeout()
    assert not door.window.is_covered
    door.click("visit_status")
    watch._on_timer_timeout()
    assert not door.window.is_covered, "the minutes are counted from the end of the visit"
    monkeypatch.setattr(time, "monotonic", lambda: steady() + 72_000)
    watch._on_timer_timeout()
    assert door.window.is_covered


def test_a_note_typed_while_it_is_locked_is_kept_with_ctrl_enter_in_memory_alone(door: Door) -> None:
    door.press("Ctrl+L")
    assert door.sees("Ctrl+Enter keeps it")
    door.find(QLineEdit, "unlock_passphrase").setFocus()
    door.type("#two days sooner")
    door.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert door.sees("Kept for the capture line.")
    assert door.find(QLineEdit, "unlock_passphrase").text() == ""
    unlock(door)
    door.until(lambda: not door.window.is_covered)
    assert door.parts.visit.page.capture.line.text() == f"half a thought of {CANARY} #two days sooner"


def test_after_a_refused_enter_the_words_are_offered_and_kept_only_if_asked(door: Door) -> None:
    door.press("Ctrl+L")
    unlock(door, "the parts came sooner")
    door.until(lambda: bool(door.visible("unlock_keep_words")))
    assert door.window.is_covered
    unlock(door)
    door.until(lambda: not door.window.is_covered)
    assert "sooner" not in door.parts.visit.page.capture.line.text()
    door.press("Ctrl+L")
    unlock(door, "the parts came sooner")
    door.click("unlock_keep_words")
    unlock(door)
    door.until(lambda: not door.window.is_covered)
    assert door.parts.visit.page.capture.line.text().endswith("the parts came sooner")


def unlocked_by_keyring(door: Door) -> str:
    """What stands in the capture line once the keyring has opened the lock."""
    door.click("unlock_button")
    door.until(lambda: not door.window.is_covered)
    return door.parts.visit.page.capture.line.text()


@pytest.mark.long
@pytest.mark.parametrize("way", ["key", "button"])
def test_where_the_keyring_unlocks_words_typed_are_offered_and_kept_too(keyring_door: Door, way: str) -> None:
    door = keyring_door
    door.press("Ctrl+L")
    assert not door.visible("unlock_typed")
    door.type("#two days sooner")
    line = door.find(QLineEdit, "unlock_typed")
    assert line.text() == "#two days sooner" and line.hasFocus() and door.window.is_covered
    assert "sooner" not in line.displayText()
    door.key(Qt.Key.Key_Return)
    assert door.window.is_covered and line.text() == "#two days sooner", "Enter neither unlocks nor loses them"
    if way == "key":
        door.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    else:
        door.click("unlock_keep_typed")
    assert door.sees("Kept for the capture line.") and not door.visible("unlock_typed")
    door.type("and cheaper")
    door.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert unlocked_by_keyring(door) == f"half a thought of {CANARY} #two days sooner and cheaper"


def test_where_the_keyring_unlocks_a_word_may_begin_with_a_dead_key(keyring_door: Door) -> None:
    door = keyring_door
    door.press("Ctrl+L")
    focus = door.window.focusWidget()
    assert focus is not None and focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), "the system composes for it"
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(focus, event)
    door.type("lan vital")
    assert door.find(QLineEdit, "unlock_typed").text() == "élan vital"


def test_where_the_keyring_unlocks_nothing_is_kept_unasked(keyring_door: Door) -> None:
    door = keyring_door
    door.press("Ctrl+L")
    door.type("my secret")
    assert unlocked_by_keyring(door) == f"half a thought of {CANARY}"
    door.press("Ctrl+L")
    assert not door.visible("unlock_typed")
    door.type("x")
    assert door.find(QLineEdit, "unlock_typed").text() == "x"
    door.key(Qt.Key.Key_Escape)
    assert not door.visible("unlock_typed")
    door.key(Qt.Key.Key_Return)
    door.until(lambda: not door.window.is_covered)


def test_a_passphrase_for_the_lock_is_set_asked_for_and_removed(keyring_door: Door, tmp_path: Path) -> None:
    door = keyring_door
    door.press("Ctrl+L")
    assert door.sees("keeps nobody out who uses this laptop")
    door.click("unlock_button")
    door.until(lambda: not door.window.is_covered)
    door.leave_visit()
    door.window.actions_by_name["lock_passphrase"].trigger()
    assert door.sees("opens the lock with one click")
    door.choose_passphrase("lock_passphrase_new", "otter")
    door.click("lock_passphrase_set")
    assert door.sees("At least 6 characters")
    for field in ("passphrase", "again"):
        door.find(QLineEdit, f"lock_passphrase_new_{field}").clear()
    door.choose_passphrase("lock_passphrase_new", "otter lamp")
    door.click("lock_passphrase_set")
    door.until(lambda: "ask for your passphrase from now on" in door.window.notice.text)
    assert [text[:17] for text in entries(tmp_path / "ring").values()] == ["firsthand-wrap-1:"]
    door.press("Ctrl+L")
    unlock(door, "otter lamb")
    door.until(lambda: door.sees("That is not the passphrase."))
    assert door.window.is_covered
    unlock(door, "otter lamp")
    door.until(lambda: not door.window.is_covered)
    door.window.actions_by_name["lock_passphrase"].trigger()
    door.fill("lock_passphrase_present_passphrase", "no otter")
    door.click("lock_passphrase_remove")
    door.until(lambda: door.sees("That is not the present passphrase."))
    door.find(QLineEdit, "lock_passphrase_present_passphrase").clear()
    door.fill("lock_passphrase_present_passphrase", "otter lamp")
    door.click("lock_passphrase_remove")
    door.until(lambda: "opens the lock by itself again" in door.window.notice.text)
    door.press("Ctrl+L")
    door.click("unlock_button")
    door.until(lambda: not door.window.is_covered)


@pytest.mark.long
def test_the_next_start_asks_for_the_passphrase_of_the_lock(keyring_door: Door, qtbot: QtBot) -> None:
    door = keyring_door
    assert door.program.workspace.key
    set_lock_passphrase(door.data_folder, door.program.workspace.key, "otter lamp")
    door.leave()
    again = Door(qtbot, door.data_folder.folder)
    again.until(lambda: again.sees("Your passphrase, please."))
    unlock(again, "otter lamp")
    again.until(again.at_home)
    again.leave()
