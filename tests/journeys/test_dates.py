"""Dates as people write them, in the language of the window, typed or clicked."""

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QTableView

from db.model.records import Promise
from desktop.core.messages import ENGLISH, Translator, translator_for
from desktop.interview.dates import understood_date
from desktop.widgets import typed_dates, words
from desktop.widgets.date_field import Month
from tests.interview.test_dates import TODAY
from tests.journeys.driver import Driver


def speaking(language: str) -> Translator:
    """A language with its catalogue, or with its numbers and days alone."""
    return translator_for(language) if language in ("de", "fr") else Translator(language, language)


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
        ("en", "on Friday", "2026-11-27"),
        ("en", "by 4 Dec", "2026-12-04"),
        ("en", "within 2 weeks", "2026-12-07"),
        ("de", "by 4 Dec", "2026-12-04"),
        ("de", "am Freitag", "2026-11-27"),
        ("de", "nächsten Freitag", "2026-11-27"),
        ("de", "kommenden Montag", "2026-11-30"),
        ("de", "in 2 Wochen", "2026-12-07"),
        ("de", "in 10 Tagen", "2026-12-03"),
        ("de", "übermorgen", "2026-11-25"),
        ("de", "bis 4. Dezember", "2026-12-04"),
        ("de", "nächste Woche", ""),
        ("fr", "vendredi prochain", "2026-11-27"),
        ("fr", "ce vendredi", "2026-11-27"),
        ("fr", "dans 2 semaines", "2026-12-07"),
        ("fr", "dans 10 jours", "2026-12-03"),
        ("fr", "aujourd’hui", "2026-11-23"),
        ("fr", "aujourd'hui", "2026-11-23"),
        ("fr", "le 4 décembre", "2026-12-04"),
        ("fr", "la semaine prochaine", ""),
        ("fr", "3/4", ""),
    ],
)
def test_the_words_of_the_language_count(language: str, typed: str, meant: str) -> None:
    words = typed_dates._words(speaking(language), "C")
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
    assert "“3/4” can mean" in driver.find(type(driver.visible("new_visit_remark")[0]), "new_visit_remark").text()  # type: ignore[attr-defined]
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


def offered(field: QLineEdit) -> list[str]:
    """The days in the list under a date field, where that is open."""
    popup = list_of(field)
    return [str(popup.model().index(row, 0).data()) for row in range(popup.model().rowCount())] if popup.isVisible() else []


def list_of(field: QLineEdit) -> QAbstractItemView:
    completer = field.completer()
    popup = completer.popup() if completer else None
    assert popup
    return popup


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_both_readings_of_a_date_are_offered_and_taken_by_key(driver: Driver, key: Qt.Key) -> None:
    driver.press("Ctrl+N")
    driver.type("Halden Pumps AS")
    field = driver.find(QLineEdit, "new_visit_date")
    field.setFocus()
    driver.type("3/4")
    (first, second) = offered(field)
    assert " 3 April " in first and " 4 March " in second
    popup = list_of(field)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, key)
    assert field.text() == second
    assert driver.window.isActiveWindow() and not driver.program.workspace.visit_runs.now
    driver.click("new_visit_plan")
    driver.until(lambda: driver.program.workspace.customer_names() == ["Halden Pumps AS"])


def test_a_reading_is_taken_by_a_click_in_a_promise_too(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    visit = driver.program.workspace.open_visit
    assert visit
    promise = visit.add(Promise, text="send the drawings")
    driver.parts.visit.page.go_to_record(promise.id)
    field = driver.find(QLineEdit, "promises_due")
    field.setFocus()
    driver.type("next week")
    assert len(offered(field)) == 5
    popup = list_of(field)
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=popup.visualRect(popup.model().index(1, 0)).center())
    driver.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (kept,) = driver.whole.promises
    assert QDate.fromString(kept.due, Qt.DateFormat.ISODate).dayOfWeek() == 2


def test_a_weekday_that_contradicts_its_date_is_asked_back(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.type("Halden Pumps AS")
    field = driver.find(QLineEdit, "new_visit_date")
    field.setFocus()
    driver.type("Thursday 27 November 2026")
    assert offered(field) == ["Friday 27 November 2026", "Thursday 26 November 2026"]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pl", "nb", "ja"])
def test_a_day_that_is_offered_can_be_read_again(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words._Window, "translator", speaking(language))
    for day in ("2026-11-27", "2027-03-04", "2027-05-01"):
        assert typed_dates.typed_date(typed_dates.day_in_words(day)) == day
