"""Tests a person's request to see everything about them or to have it erased, through the whole window."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit

from db.backup import backups
from db.backup.names import BackupReason
from db.model.records import Quote
from db.privacy.requests import erasures
from db.service.opening import open_for_reading
from tests.conftest import KEY
from tests.journeys.driver import Driver
from tests.plain_pages import holds

NAME, OTHER = "Odalric Vennquist", "Berenike Lund"


@pytest.fixture
def at_page(driver: Driver) -> Driver:
    """Somebody who has asked for the page about people, with two people in a visit and a backup of it."""
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    visit = driver.program.workspace.open_visit
    assert visit
    said_by = visit.welcome(NAME).id
    visit.change(said_by, job_title="Plant manager")
    visit.welcome(OTHER)
    visit.add(Quote, text="We sleep again.", said_by=said_by)
    visit.add(Quote, text=f"{OTHER} asked Odalric twice", said_by=None)
    driver.until(lambda: visit.all_stored)
    made: list[object] = []
    driver.program.workspace.writer.do(lambda store: backups.back_up(store, BackupReason.ASKED), made.append, made.append)
    driver.until(lambda: bool(made))
    driver.rest()
    driver.window.actions_by_name["person"].trigger()
    driver.until(lambda: bool(driver.visible("person_choice")))
    return driver


def sees(driver: Driver, words: str) -> bool:
    return any(words in label.text() for label in driver.window.findChildren(QLabel) if label.isVisible())


def choose(driver: Driver) -> None:
    field = driver.find(QLineEdit, "person_who")
    field.setFocus()
    driver.type("odalric plant")
    driver.until(lambda: len(driver.visible("person_choice")) == 1)
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: sees(driver, "entries name Odalric Vennquist for certain"))


def save(driver: Driver, button: str, path: Path) -> None:
    driver.click(button)
    dialog = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QFileDialog) and widget.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.close()
    driver.until(path.exists)
    driver.until(lambda: str(path) in driver.window.notice.text)


def test_everything_about_a_person_is_found_and_written_down_for_them(at_page: Driver, tmp_path: Path) -> None:
    driver = at_page
    choose(driver)
    assert sees(driver, "We sleep again.")
    assert sees(driver, "Please check: is this Odalric Vennquist?")
    save(driver, "person_pdf", tmp_path / "all.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "all.pdf").pages)
    assert "We sleep again." in text
    assert "Plant manager" in text
    save(driver, "person_data", tmp_path / "all.json")
    found = json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert found["about"] == NAME
    kinds = {(record["kind"], record["sure"]) for record in found["records"]}
    assert {("person", True), ("presence", True), ("quote", True), ("quote", False)} <= kinds
    driver.click("person_close")
    assert driver.window.stack.currentWidget() is driver.parts.visit.page


def test_an_erased_person_is_nowhere_any_more_and_what_was_said_stays(at_page: Driver) -> None:
    driver = at_page
    choose(driver)
    driver.click("person_check")
    driver.click("person_erase")
    assert sees(driver, "cannot be undone")
    driver.click("person_not_now")
    assert not sees(driver, "cannot be undone")
    driver.click("person_erase")
    driver.click("person_erase_now")
    driver.until(lambda: sees(driver, "Erased."))
    assert sees(driver, "written anew without the name")
    driver.click("person_close")
    driver.until(lambda: driver.window.stack.currentWidget() is driver.parts.home.page)
    store = driver.data_folder.store
    reader = open_for_reading(store, KEY)
    texts = [row[0] for row in reader.connection.execute("SELECT text FROM quotes ORDER BY text")]
    assert texts == [f"{OTHER} asked a person twice", "We sleep again."]
    assert [line.is_done for line in erasures(reader.connection)] == [True]
    reader.close()
    copies = [one.path for one in backups.all_backups(store)]
    assert copies
    for file in (store, *copies):
        assert (holds(file, KEY, "Odalric"), holds(file, KEY, "Vennquist")) == (0, 0)


def test_what_they_said_can_go_with_them(at_page: Driver) -> None:
    driver = at_page
    choose(driver)
    driver.click("person_erase")
    driver.click("person_way_remove")
    driver.click("person_erase_now")
    driver.until(lambda: sees(driver, "Erased."))
    reader = open_for_reading(driver.data_folder.store, KEY)
    texts = [row[0] for row in reader.connection.execute("SELECT text FROM quotes")]
    reader.close()
    # Not ticked, so it may be about somebody else.
    assert texts == [f"{OTHER} asked Odalric twice"]


def test_a_place_that_cannot_be_written_is_said(at_page: Driver, tmp_path: Path) -> None:
    driver = at_page
    choose(driver)
    driver.click("person_pdf")
    dialog = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QFileDialog) and widget.isVisible())
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "all.pdf"))
    dialog.close()
    driver.until(lambda: sees(driver, str(tmp_path / "nowhere")))
    assert not (tmp_path / "nowhere").exists()


def test_somebody_chosen_at_once_when_the_page_is_opened_again_is_found(at_page: Driver) -> None:
    driver = at_page
    choose(driver)
    driver.click("person_close")
    driver.rest()
    driver.window.actions_by_name["person"].trigger()
    # Before the names are read again; those of last time are offered meanwhile.
    QTest.mouseClick(driver.visible("person_choice")[0], Qt.MouseButton.LeftButton)
    driver.until(lambda: sees(driver, "for certain"))
