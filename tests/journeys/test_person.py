"""A person asks to see everything about them, or to have it erased: the whole way through the window."""

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
from tests.journeys.desk import Desk
from tests.plain_pages import holds

NAME, OTHER = "Odalric Vennquist", "Berenike Lund"


@pytest.fixture
def at_page(desk: Desk) -> Desk:
    """Somebody who has asked for the page about people, with two people in a visit and a backup of it."""
    desk.press("Ctrl+N")
    desk.enter("Halden Pumps AS")
    desk.until(lambda: desk.program.desk.open_visit is not None)
    visit = desk.program.desk.open_visit
    assert visit
    said_by = visit.welcome(NAME).id
    visit.change(said_by, job_title="Plant manager")
    visit.welcome(OTHER)
    visit.add(Quote, text="We sleep again.", said_by=said_by)
    visit.add(Quote, text=f"{OTHER} asked Odalric twice", said_by=None)
    desk.until(lambda: visit.all_stored)
    made: list[object] = []
    desk.program.desk.keeper.do(lambda store: backups.back_up(store, BackupReason.ASKED), made.append, made.append)
    desk.until(lambda: bool(made))
    desk.window.actions_by_name["person"].trigger()
    desk.until(lambda: bool(desk.visible("person_choice")))
    return desk


def sees(desk: Desk, words: str) -> bool:
    return any(words in label.text() for label in desk.window.findChildren(QLabel) if label.isVisible())


def choose(desk: Desk) -> None:
    field = desk.find(QLineEdit, "person_who")
    field.setFocus()
    desk.type("odalric plant")
    desk.until(lambda: len(desk.visible("person_choice")) == 1)
    desk.key(Qt.Key.Key_Return)
    desk.until(lambda: sees(desk, "entries name Odalric Vennquist for certain"))


def save(desk: Desk, button: str, path: Path) -> None:
    desk.click(button)
    dialog = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QFileDialog) and widget.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.close()
    desk.until(path.exists)
    desk.until(lambda: str(path) in desk.window.notice.text)


def test_everything_about_a_person_is_found_and_written_down_for_them(at_page: Desk, tmp_path: Path) -> None:
    desk = at_page
    choose(desk)
    assert sees(desk, "We sleep again.")
    assert sees(desk, "Please check: is this Odalric Vennquist?")
    save(desk, "person_pdf", tmp_path / "all.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "all.pdf").pages)
    assert "We sleep again." in text
    assert "Plant manager" in text
    save(desk, "person_data", tmp_path / "all.json")
    found = json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert found["about"] == NAME
    kinds = {(record["kind"], record["sure"]) for record in found["records"]}
    assert {("person", True), ("presence", True), ("quote", True), ("quote", False)} <= kinds
    desk.click("person_close")
    assert desk.window.stack.currentWidget() is desk.window.visit


def test_an_erased_person_is_nowhere_any_more_and_what_was_said_stays(at_page: Desk) -> None:
    desk = at_page
    choose(desk)
    desk.click("person_check")
    desk.click("person_erase")
    assert sees(desk, "cannot be undone")
    desk.click("person_not_now")
    assert not sees(desk, "cannot be undone")
    desk.click("person_erase")
    desk.click("person_erase_now")
    desk.until(lambda: sees(desk, "Erased."))
    assert sees(desk, "backups written anew without the name")
    desk.click("person_close")
    desk.until(lambda: desk.window.stack.currentWidget() is desk.window.home)
    store = desk.place.store
    reader = open_for_reading(store, KEY)
    texts = [row[0] for row in reader.connection.execute("SELECT text FROM quotes ORDER BY text")]
    assert texts == [f"{OTHER} asked a person twice", "We sleep again."]
    assert [line.is_done for line in erasures(reader.connection)] == [True]
    reader.close()
    copies = [one.path for one in backups.all_backups(store)]
    assert copies
    for file in (store, *copies):
        assert (holds(file, KEY, "Odalric"), holds(file, KEY, "Vennquist")) == (0, 0)


def test_what_they_said_can_go_with_them(at_page: Desk) -> None:
    desk = at_page
    choose(desk)
    desk.click("person_erase")
    desk.click("person_way_remove")
    desk.click("person_erase_now")
    desk.until(lambda: sees(desk, "Erased."))
    reader = open_for_reading(desk.place.store, KEY)
    texts = [row[0] for row in reader.connection.execute("SELECT text FROM quotes")]
    reader.close()
    # Not ticked, so it may be about somebody else.
    assert texts == [f"{OTHER} asked Odalric twice"]


def test_a_place_that_cannot_be_written_is_said(at_page: Desk, tmp_path: Path) -> None:
    desk = at_page
    choose(desk)
    desk.click("person_pdf")
    dialog = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QFileDialog) and widget.isVisible())
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "all.pdf"))
    dialog.close()
    desk.until(lambda: sees(desk, str(tmp_path / "nowhere")))
    assert not (tmp_path / "nowhere").exists()


def test_somebody_chosen_at_once_when_the_page_is_opened_again_is_found(at_page: Desk) -> None:
    desk = at_page
    choose(desk)
    desk.click("person_close")
    desk.window.actions_by_name["person"].trigger()
    # Before the names are read again; those of last time are offered meanwhile.
    QTest.mouseClick(desk.visible("person_choice")[0], Qt.MouseButton.LeftButton)
    desk.until(lambda: sees(desk, "for certain"))
