"""Undo means the words under the cursor first, and the visit's last step only when there are none."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit

from tests.journeys.driver import Driver


def begin(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")


def line(driver: Driver) -> QLineEdit:
    return driver.parts.visit.page.capture.line


def notes(driver: Driver) -> list[str]:
    return [note.text for note in driver.whole.notes]


def menu_of(field: QLineEdit | QPlainTextEdit) -> QMenu:
    """The context menu of a field, as a right click opens it."""
    place = QPoint(4, 4)
    QApplication.sendEvent(
        field if isinstance(field, QLineEdit) else field.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, field.mapToGlobal(place)),
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, name: str) -> None:
    action = next(action for action in menu.actions() if action.objectName() == name)
    assert action.isEnabled()
    action.trigger()
    menu.close()
    QApplication.processEvents()


def test_words_not_entered_are_taken_back_before_any_note(driver: Driver) -> None:
    begin(driver)
    driver.enter("stored note")
    driver.type("draft words")
    driver.press("Ctrl+Z")
    assert line(driver).text() == "draft "
    driver.press("Ctrl+Z")
    assert line(driver).text() == ""
    assert notes(driver) == ["stored note"]
    driver.press("Ctrl+Z")
    assert notes(driver) == []
    assert "stored note" in driver.window.notice.text
    assert line(driver).text() == ""
    driver.click("notice_redo")
    assert notes(driver) == ["stored note"]


def test_everything_typed_over_comes_back(driver: Driver) -> None:
    begin(driver)
    driver.type("they lost nine hours")
    driver.press("Ctrl+A")
    driver.type("x")
    driver.press("Ctrl+Z")
    assert line(driver).text() == "they lost nine hours"


def test_a_draft_of_last_time_stays_when_the_visit_takes_something_back(driver: Driver, sit_down: Callable[[], Driver]) -> None:
    begin(driver)
    driver.enter("stored note")
    driver.type("half a sentence")
    visit = driver.program.workspace.open_visit
    assert visit
    driver.stored()
    visit_id = visit.id
    driver.leave()
    driver = sit_down()
    driver.parts.visit.show_visit(visit_id)
    assert line(driver).text() == "half a sentence"
    driver.press("Ctrl+K")
    driver.press("Ctrl+Z")
    assert line(driver).text() == "half a sentence"


def test_the_line_that_adds_a_record_takes_back_its_own_words(driver: Driver) -> None:
    begin(driver)
    driver.enter("stored note")
    driver.parts.visit.page.go_to_block("objectives")
    driver.parts.visit.page.block_page.focus_first()
    field = driver.window.focusWidget()
    assert isinstance(field, QLineEdit)
    driver.type("halve call-outs")
    driver.press("Ctrl+Z")
    assert field.text() == "halve "
    assert notes(driver) == ["stored note"]


def test_in_an_answer_only_its_own_steps_go_until_there_are_none(driver: Driver) -> None:
    begin(driver)
    driver.parts.visit.page.go_to_block("before")
    driver.parts.visit.page.block_page.focus_first()
    answer = driver.window.focusWidget()
    assert isinstance(answer, QPlainTextEdit)
    driver.type("three spreadsheets")
    driver.press("Ctrl+K")
    driver.enter("a later note")
    answer.setFocus()
    driver.press("Ctrl+Z")
    driver.until(lambda: answer.toPlainText() == "")
    assert notes(driver) == ["a later note"]
    driver.press("Ctrl+Z")
    assert notes(driver) == []
    assert "a later note" in driver.window.notice.text
    driver.press("Ctrl+Shift+Z")
    driver.press("Ctrl+Shift+Z")
    assert notes(driver) == ["a later note"]
    driver.until(lambda: answer.toPlainText() == "three spreadsheets")


def test_where_records_are_not_shown_undo_belongs_to_the_field(driver: Driver) -> None:
    begin(driver)
    driver.enter("keep this note")
    driver.press("Ctrl+E")
    for name in ("documents_file", "documents_folder"):
        field = driver.find(QLineEdit, name)
        before = field.text()
        field.setFocus()
        field.end(False)
        driver.type(" for Ingrid")
        for _ in range(4):
            driver.press("Ctrl+Z")
        assert field.text() == before
        assert notes(driver) == ["keep this note"]


def test_the_context_menu_does_what_the_key_does(driver: Driver) -> None:
    begin(driver)
    driver.parts.visit.page.go_to_block("before")
    driver.parts.visit.page.block_page.focus_first()
    answer = driver.window.focusWidget()
    assert isinstance(answer, QPlainTextEdit)
    driver.type("three spreadsheets")
    choose(menu_of(answer), "edit_undo")
    assert answer.toPlainText() == ""
    choose(menu_of(answer), "edit_redo")
    assert answer.toPlainText() == "three spreadsheets"
    driver.parts.visit.page.focus_first()
    driver.type("draft words")
    choose(menu_of(line(driver)), "edit_undo")
    assert line(driver).text() == "draft "


def test_what_is_undone_in_another_block_is_shown_and_the_keyboard_stays_in_the_line(driver: Driver) -> None:
    begin(driver)
    driver.parts.visit.page.go_to_block("objectives")
    driver.parts.visit.page.block_page.focus_first()
    driver.enter("halve call-outs")
    driver.parts.visit.page.go_to_block("setup")
    driver.press("Ctrl+K")
    visit = driver.program.workspace.open_visit
    assert visit
    visit.change(driver.whole.objectives[0].id, text="fewer call-outs")
    driver.press("Ctrl+Z")
    assert driver.whole.objectives[0].text == "halve call-outs"
    driver.type("went on")
    assert line(driver).text() == "went on"
    assert driver.window.focusWidget() is line(driver)
