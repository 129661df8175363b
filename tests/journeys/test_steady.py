"""A form does not move under the pointer while somebody types in it; Home and End go through the notes."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.journeys.driver import Driver


def top_of(driver: Driver, widget: QWidget) -> int:
    QApplication.processEvents()
    driver.bot.wait(120)
    return widget.mapTo(driver.window, QPoint(0, 0)).y()


def test_what_is_below_a_field_stays_while_somebody_types_in_it(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    page = driver.parts.visit.page
    page.go_to_block("cost")
    page.block_page.focus_first()
    driver.enter("call-outs")
    card = page.block_page.sections[0].form.findChildren(QWidget, "claims_cost_card")[-1]
    below = card.findChildren(QWidget, "claims_cost_card_more")[-1]
    who = driver.find(QLineEdit, "claims_cost_said_by")
    who.setFocus()
    before = top_of(driver, below), card.height()
    driver.type("Ingrid")
    assert (top_of(driver, below), card.height()) == before


def test_the_remark_of_a_new_visit_keeps_its_room_until_the_field_is_left(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.type("Halden Pumps AS")
    field = driver.find(QLineEdit, "new_visit_date")
    field.setFocus()
    driver.type("3/4")
    below = driver.find(QWidget, "new_visit_plan")
    before = top_of(driver, below)
    driver.type("/2")
    field.setText("27/11")
    assert top_of(driver, below) == before


def test_home_and_end_go_to_the_first_and_the_last_note(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    for words in ("one", "two", "three"):
        driver.enter(words)
    driver.press("Ctrl+J")
    items = driver.parts.visit.page.notes.items
    driver.key(Qt.Key.Key_End)
    assert driver.window.focusWidget() is items[-1]
    driver.key(Qt.Key.Key_Home)
    assert driver.window.focusWidget() is items[0]
