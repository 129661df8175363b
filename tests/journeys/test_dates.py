"""Dates as people write them, in the language of the window, typed or clicked."""

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from desktop.core.messages import ENGLISH, Translator
from desktop.interview.dates import understood_date
from desktop.widgets import typed_dates
from desktop.widgets.date_field import Month
from tests.interview.test_dates import TODAY
from tests.journeys.driver import Driver


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("de", "27. Dezember", "2026-12-27"),
        ("de", "Montag", "2026-11-30"),
        ("de", "Fr. 27. Nov.", "2026-11-27"),
        ("de", "Mittwoch, 25. November 2026", "2026-11-25"),
        ("fr", "vendredi 27 novembre", "2026-11-27"),
        ("fr", "1er décembre", "2026-12-01"),
        ("fr", "déc 3", "2026-12-03"),
        ("es", "27 de noviembre de 2026", "2026-11-27"),
        ("nb", "fredag 27. november", "2026-11-27"),
        ("pl", "27 listopada", "2026-11-27"),
        ("de", "Friday 27 November", "2026-11-27"),
        ("fr", "juil 3", "2026-07-03"),
        ("de", "Donnerstag 27. November", ""),
        ("fr", "3/4", ""),
    ],
)
def test_the_words_of_the_language_count(language: str, typed: str, meant: str) -> None:
    words = typed_dates._words(Translator(language, language), "C")
    assert understood_date(typed, TODAY, words) == meant


def test_the_words_of_the_system_count_beside_english() -> None:
    words = typed_dates._words(ENGLISH, QLocale("it_IT").name())
    assert understood_date("27 dicembre", TODAY, words) == "2026-12-27"
    assert understood_date("27 December", TODAY, words) == "2026-12-27"


def test_a_new_visit_takes_the_form_that_home_prints_and_asks_back_what_is_unclear(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.type("Halden Pumps AS")
    field = driver.find(QLineEdit, "new_visit_date")
    field.setFocus()
    driver.type("3/4")
    assert "is no date" in driver.find(type(driver.visible("new_visit_remark")[0]), "new_visit_remark").text()  # type: ignore[attr-defined]
    field.clear()
    day = QDate.currentDate().addDays(9)
    driver.type(QLocale("en").toString(day, "dddd d MMMM"))
    driver.click("new_visit_plan")
    driver.until(lambda: driver.program.workspace.customer_names() == ["Halden Pumps AS"])


def test_a_day_can_be_clicked(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.type("Halden Pumps AS")
    field = driver.find(QLineEdit, "new_visit_date")
    field.setFocus()
    driver.type("2026-11-27")
    driver.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    month = QApplication.activePopupWidget()
    assert isinstance(month, Month)
    assert month.calendar.selectedDate() == QDate(2026, 11, 27)
    days = month.calendar.findChild(QTableView)
    assert days
    QTest.keyClick(days, Qt.Key.Key_Right)
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert field.text() == "2026-11-28"
    assert field.hasFocus()
