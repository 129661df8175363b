"""Typing into lines: long pastes, and lists of suggestions that take nothing that was not meant for them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.widgets.fields import LineField
from tests.journeys.driver import Driver

LONG = "a transcript of an hour "


def begin(driver: Driver, name: str = "Skarvik Ventilasjon AS") -> None:
    driver.press("Ctrl+N")
    driver.enter(name)


def paste(driver: Driver, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    driver.press("Ctrl+V")


@pytest.mark.parametrize("length", [32_768, 40_000, 1_040_000])
def test_a_paste_too_long_for_a_line_is_refused_whole_with_a_sentence(driver: Driver, length: int) -> None:
    begin(driver)
    text = (LONG * (length // len(LONG) + 1))[:length]
    driver.type("so ")
    paste(driver, text)
    assert driver.parts.visit.page.capture.line.text() == "so "
    assert "too long" in driver.window.notice.text
    assert QGuiApplication.clipboard().text() == text
    driver.enter("x")
    assert [note.text for note in driver.whole.notes] == ["so x"]


def test_keys_are_taken_however_long_a_line_is(driver: Driver) -> None:
    begin(driver)
    paste(driver, "a" * 29_999)
    for _ in range(4):
        driver.type("bc")
    driver.key(Qt.Key.Key_Return)
    assert driver.whole.notes[0].text == "a" * 29_999 + "bc" * 4


def test_every_line_keeps_what_is_longer_than_qt_would(driver: Driver) -> None:
    line = LineField()
    line.setText("a" * 50_000)
    QTest.keyClicks(line, "bc")
    assert len(line.text()) == 50_002


def at_role(driver: Driver) -> QLineEdit:
    begin(driver)
    driver.parts.visit.page.block_page.focus_first()
    driver.enter("Ingrid Haugen")
    field = driver.find(QLineEdit, "people_role")
    field.setFocus()
    return field


def popup() -> None:
    popup = QApplication.activePopupWidget()
    assert popup is not None


def test_tab_takes_the_suggestion(driver: Driver) -> None:
    field = at_role(driver)
    driver.type("cham")
    popup()
    driver.key(Qt.Key.Key_Tab)
    assert field.text() == "champion"
    assert driver.whole.people[0].role == "champion"


def test_tab_takes_the_one_that_was_moved_to(driver: Driver) -> None:
    field = at_role(driver)
    driver.type("e")
    popup()
    list_ = QApplication.activePopupWidget()
    assert list_
    QTest.keyClick(list_, Qt.Key.Key_Down)
    chosen = field.text()
    QTest.keyClick(list_, Qt.Key.Key_Tab)
    assert field.text() == chosen
    assert driver.whole.people[0].role == chosen


def test_control_enter_closes_the_card_while_a_list_is_open(driver: Driver) -> None:
    at_role(driver)
    driver.type("sales")
    list_ = QApplication.activePopupWidget()
    if list_:
        QTest.keyClick(list_, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    else:
        driver.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    # On a screen, the list gives the keyboard back when the window system says so.
    driver.until(lambda: (line := driver.window.focusWidget()) is not None and line.objectName() == "people_add")
    driver.enter("Mara Klein")
    assert [(person.name, person.role) for person in driver.whole.people] == [("Ingrid Haugen", "sales"), ("Mara Klein", "")]


def test_enter_on_a_suggested_customer_only_takes_the_name(driver: Driver) -> None:
    begin(driver)
    visit = driver.program.workspace.open_visit
    driver.go_home()
    driver.press("Ctrl+N")
    driver.type("Ska")
    list_ = QApplication.activePopupWidget()
    assert list_
    QTest.keyClick(list_, Qt.Key.Key_Down)
    QTest.keyClick(list_, Qt.Key.Key_Return)
    assert driver.find(QLineEdit, "new_visit_customer").text() == "Skarvik Ventilasjon AS"
    assert driver.program.workspace.open_visit is visit
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: driver.program.workspace.open_visit is not visit)


def test_with_another_day_planning_is_the_next_step(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.type("Skarvik")
    driver.find(QLineEdit, "new_visit_date").setFocus()
    driver.type("tomorrow")
    kinds = {name: driver.visible(f"new_visit_{name}")[0].property("kind") for name in ("start", "plan")}
    assert kinds == {"start": "outline", "plan": "primary"}


def test_a_list_of_suggestions_shows_whole_rows(driver: Driver) -> None:
    at_role(driver)
    for typed in ("cham", "\b", "e"):
        driver.type(typed) if typed != "\b" else driver.find(QLineEdit, "people_role").clear()
        list_ = QApplication.activePopupWidget()
        if list_ is None:
            continue
        rows = min(7, list_.model().rowCount())  # type: ignore[attr-defined]  # a list view
        needed = sum(list_.sizeHintForRow(n) for n in range(rows))  # type: ignore[attr-defined]
        driver.until(lambda view=list_, height=needed: view.viewport().height() == height)  # type: ignore[misc]
