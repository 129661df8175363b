"""The keyboard stays with the words: whatever is clicked beside them, the sentence goes on where it was."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from db.model.records import VisitStatus
from tests.journeys.driver import Driver


def begin(driver: Driver, name: str = "Halden Pumps AS") -> None:
    driver.press("Ctrl+N")
    driver.enter(name)


def plan(driver: Driver) -> None:
    """A visit that has not begun yet, opened."""
    begin(driver)
    visit = driver.program.workspace.open_visit
    assert visit
    visit.change(visit.id, status=VisitStatus.PLANNED)
    driver.until(lambda: driver.find(QAbstractButton, "visit_status").text() == "Start the visit")


def mouse(driver: Driver, widget: QWidget) -> None:
    """Clicks as the mouse does: on the place in the window, so that whoever takes the keyboard by a click takes it."""
    handle = driver.window.windowHandle()
    assert handle
    at = widget.mapTo(driver.window, widget.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QApplication.processEvents()


def line_text(driver: Driver) -> str:
    return driver.parts.visit.page.capture.line.text()


def tell(driver: Driver) -> None:
    page = driver.window.stack.currentWidget()
    driver.window.show_notice("Something was done.", (("show", "Show", lambda: None),), lasting=True, page=page)
    QApplication.processEvents()


def close_notice(driver: Driver) -> None:
    tell(driver)
    mouse(driver, driver.find(QWidget, "notice_close"))


def press_notice(driver: Driver) -> None:
    tell(driver)
    mouse(driver, driver.find(QWidget, "notice_show"))


def time_out(driver: Driver) -> None:
    driver.window.show_notice("Something was done.", page=driver.window.stack.currentWidget())
    driver.window.notice.dismiss()


def close_by_key(driver: Driver) -> None:
    tell(driver)
    driver.press("F8")
    driver.key(Qt.Key.Key_Return)


def click(name: str) -> Callable[[Driver], None]:
    return lambda driver: mouse(driver, driver.find(QWidget, name))


BESIDE = {
    "closing a notice": close_notice,
    "pressing a notice": press_notice,
    "closing a notice by its key": close_by_key,
    "a notice that ends": time_out,
    "a step of the guide": click("step_objectives"),
    "the paper": lambda driver: mouse(driver, driver.parts.visit.page.block_page),
    "the running notes": lambda driver: mouse(driver, driver.parts.visit.page.notes),
    "the switch of what is shown at the table": click("at_table"),
}


def test_a_sentence_goes_on_after_a_click_beside_it(driver: Driver) -> None:
    begin(driver)
    for beside, click_there in BESIDE.items():
        driver.type("before ")
        click_there(driver)
        driver.type("we saved 20 hours")
        assert line_text(driver) == "before we saved 20 hours", beside
        driver.parts.visit.page.capture.line.clear()


@pytest.mark.parametrize("name", ["visit_status", "at_table"])
def test_words_typed_after_a_click_in_the_header_are_all_kept_and_nothing_pops_up(driver: Driver, name: str) -> None:
    plan(driver)
    mouse(driver, driver.find(QWidget, name))
    driver.type("They lost nine hours a week")
    assert QApplication.activePopupWidget() is None
    assert line_text(driver) == "They lost nine hours a week"


def test_a_double_click_on_the_next_step_takes_one_step_only(driver: Driver) -> None:
    plan(driver)
    button = driver.find(QWidget, "visit_status")
    mouse(driver, button)
    mouse(driver, button)
    assert driver.whole.visit.status is VisitStatus.IN_PROGRESS


def test_words_typed_where_a_button_has_the_keyboard_go_into_the_capture_line(driver: Driver) -> None:
    begin(driver)
    line = driver.parts.visit.page.capture.line
    for name in ("visit_story", "capture_goal", "step_setup", "visit_menu"):
        line.clear()
        driver.find(QWidget, name).setFocus(Qt.FocusReason.TabFocusReason)
        assert not line.hasFocus(), name
        driver.type("They")
        assert line_text(driver) == "They", name
        assert line.hasFocus(), name


def test_words_typed_on_home_go_into_the_search(driver: Driver) -> None:
    driver.find(QWidget, "new_visit").setFocus(Qt.FocusReason.TabFocusReason)
    driver.type("pumps")
    assert driver.parts.home.page.search.text() == "pumps"


def test_what_had_the_keyboard_and_is_hidden_gives_it_back_to_the_place_before(driver: Driver) -> None:
    begin(driver)
    driver.type("before ")
    driver.parts.visit.page.capture.line.setCursorPosition(3)
    tell(driver)
    button = driver.find(QWidget, "notice_show")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    driver.key(Qt.Key.Key_Space)
    driver.type("X")
    assert line_text(driver) == "befXore "


def test_every_button_can_be_reached_by_tab_and_none_takes_the_keyboard_by_a_click(driver: Driver) -> None:
    begin(driver)
    driver.rest()
    for block in ("setup", "cost", "close"):
        driver.parts.visit.page.go_to_block(block)
    driver.press("Ctrl+E")
    buttons = driver.window.findChildren(QAbstractButton)
    takers = [b.objectName() for b in buttons if b.focusPolicy() & Qt.FocusPolicy.ClickFocus == Qt.FocusPolicy.ClickFocus]
    assert len(buttons) > 50
    assert takers == []
    # Names offered as speakers are chosen in the capture line, which keeps the keyboard meanwhile.
    others = [b for b in buttons if b.objectName() and not b.objectName().startswith("speaker_")]
    assert [b.objectName() for b in others if b.focusPolicy() is Qt.FocusPolicy.NoFocus] == []
