"""Holds that the first start says what Firsthand is before it asks for anything, and that what is typed can be seen."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.journeys.test_keys import OLD, Door
from tests.keys.keyrings import keyring_in, no_keyring


@pytest.fixture
def door(qtbot: QtBot, tmp_path: Path) -> Iterator[Door]:
    """The first start on a system without a keyring."""
    with no_keyring():
        made = Door(qtbot, tmp_path / "data")
        made.until(lambda: bool(made.visible("unlock_passphrase")))
        yield made
        made.leave()


def field(door: Door, name: str) -> QLineEdit:
    return door.find(QLineEdit, name)


def test_one_sentence_says_what_it_is_above_the_question_for_a_passphrase(door: Door) -> None:
    what, title = door.find(QLabel, "unlock_what"), door.find(QLabel, "unlock_title")
    assert "keeps every word" in what.text()
    assert what.text().count(". ") == 0 and what.text().endswith(".")
    assert what.geometry().bottom() <= title.geometry().top()
    assert field(door, "unlock_passphrase").placeholderText() == "At least 10 characters"


def test_what_is_typed_can_be_shown_and_hidden_again_and_the_cursor_stays(door: Door) -> None:
    door.fill("unlock_passphrase", "fjord")
    hidden, shown = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal
    both = field(door, "unlock_passphrase"), field(door, "unlock_again")
    assert {one.echoMode() for one in both} == {hidden}
    door.click("unlock_show")
    assert {one.echoMode() for one in both} == {shown}
    assert door.find(QLineEdit, "unlock_passphrase").displayText() == "fjord"
    door.type(" lantern")
    assert both[0].text() == "fjord lantern"
    door.click("unlock_show")
    assert {one.echoMode() for one in both} == {hidden}


def test_what_was_wrong_goes_once_it_is_mended(door: Door) -> None:
    door.choose_passphrase("unlock", "short")
    door.click("unlock_button")
    assert door.sees("At least 10 characters, please.")
    field(door, "unlock_passphrase").setFocus()
    door.type(" but longer now")
    assert not door.sees("At least 10 characters, please.")
    door.click("unlock_button")
    assert door.sees("The two are not the same.")
    field(door, "unlock_again").setFocus()
    door.type(" but longer now")
    assert not door.sees("The two are not the same.")


def test_what_was_shown_is_hidden_when_the_window_asks_again(door: Door) -> None:
    door.click("unlock_show")
    door.choose_passphrase("unlock", OLD)
    door.click("unlock_button")
    door.until(door.at_recovery_key)
    door.put_away()
    door.press("Ctrl+L")
    door.until(lambda: bool(door.visible("unlock_passphrase")))
    assert field(door, "unlock_passphrase").echoMode() is QLineEdit.EchoMode.Password
    assert not door.visible("unlock_what")
    door.fill("unlock_passphrase", OLD)
    door.click("unlock_button")
    door.until(door.at_home)


def test_a_tab_after_a_full_group_stays_in_the_next_group(qtbot: QtBot, tmp_path: Path) -> None:
    with ExitStack() as system:
        system.enter_context(keyring_in(tmp_path / "ring"))
        door = Door(qtbot, tmp_path / "data")
        door.until(door.at_recovery_key)
        groups = door.groups
        door.click("recovery_key_have")
        one, two = door.asked_back()
        door.fill(f"recovery_key_group_{one}", groups[one - 1])
        second = field(door, f"recovery_key_group_{two}")
        assert door.window.focusWidget() is second
        door.key(Qt.Key.Key_Tab)
        assert door.window.focusWidget() is second
        door.type(groups[two - 1])
        door.click("recovery_key_done")
        door.until(door.at_home)
        door.leave()
