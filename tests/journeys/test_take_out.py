"""Holds that everything can be taken out by the menu, and comes back by the menu."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton

from db.repositories import incoming, visits
from db.repositories.exported_documents import of_visits
from db.repositories.overview import all_visits
from db.service.opening import open_for_reading
from desktop.documents.take_out.take_out_page import TakeOutPage
from desktop.exchange.visit_file.reading import read_visit_file
from tests.conftest import KEY
from tests.data import VISIT_FILES
from tests.factories import a_customer, a_whole_visit
from tests.journeys.driver import Driver
from tests.prepared import new_store

SitDown = Callable[[], Driver]


@pytest.fixture
def driver(sit_down: SitDown, tmp_path: Path) -> Driver:
    """A window on a store with a few visits, at the page that takes everything out."""
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    for file in sorted(VISIT_FILES.glob("*.json"))[:2]:
        incoming.take_in(store, read_visit_file(file))
    incoming.add(store, a_whole_visit(a_customer(name="Halden Pumps AS")))
    store.close()
    made = sit_down()
    made.window.actions_by_name["take_out"].trigger()
    made.find(QLineEdit, "take_out_folder").setText(str(tmp_path))
    return made


def outcome(driver: Driver) -> str:
    return driver.find(QLabel, "take_out_outcome").text()


def test_everything_is_taken_out_and_taken_in_by_the_menu(driver: Driver, sit_down: SitDown, tmp_path: Path) -> None:
    driver.find(QLineEdit, "take_out_name").setText("all of it")
    driver.click("take_out_start")
    driver.until(lambda: outcome(driver) == f"3 visits are in {tmp_path / 'all of it'}.")
    assert driver.find(QPushButton, "take_out_show").isVisible()
    driver.until(lambda: bool(of_visits(driver.program.workspace.connection, _ids(driver))))
    assert {line.path for line in of_visits(driver.program.workspace.connection, _ids(driver))} == {str(tmp_path / "all of it")}
    there = _contents(driver)
    driver.leave()
    (tmp_path / "data").rename(tmp_path / "old")
    new_store(tmp_path / "data" / "firsthand.db", KEY).close()
    other = sit_down()
    other.window.actions_by_name["import_folder"].trigger()
    (dialog,) = other.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "all of it"))
    other.until(lambda: other.window.notice.text == "Imported 3 visits.")
    assert _contents(other) == there


def test_a_folder_that_is_there_already_cannot_be_chosen(driver: Driver, tmp_path: Path) -> None:
    driver.find(QLineEdit, "take_out_name").setText("data")
    assert not driver.find(QPushButton, "take_out_start").isEnabled()
    assert "already" in driver.find(QLabel, "take_out_remark").text()
    driver.find(QLineEdit, "take_out_folder").setText(str(tmp_path / "data"))
    driver.find(QLineEdit, "take_out_name").setText("in the safe")
    driver.click("take_out_start")
    driver.until(lambda: "keeps its store" in outcome(driver))
    assert driver.find(QPushButton, "take_out_start").isEnabled()


def test_stopped_it_leaves_nothing_and_escape_goes_home(driver: Driver, tmp_path: Path) -> None:
    driver.find(QLineEdit, "take_out_name").setText("all of it")
    driver.click("take_out_start")
    driver.find(TakeOutPage, "take_out").stop_requested.emit()
    driver.until(lambda: outcome(driver).startswith(("Stopped.", "3 visits")))
    if outcome(driver).startswith("Stopped."):
        assert [path.name for path in tmp_path.iterdir()] == ["data"]
    driver.key(Qt.Key.Key_Escape)
    assert driver.visible("home")


def _ids(driver: Driver) -> list[str]:
    return [line.id for line in all_visits(driver.program.workspace.connection)]


def _contents(driver: Driver) -> dict[str, object]:
    reader = open_for_reading(driver.data_folder.store, KEY)
    try:
        lines = all_visits(reader.connection)
        return {line.id: incoming.copy_of(reader.connection, visits.load(reader.connection, line.id)) for line in lines}
    finally:
        reader.close()
