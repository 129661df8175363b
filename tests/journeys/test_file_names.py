"""Holds how files are named where they are saved: endings, typed names, numbers, refused signs; and what opening says."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from db.repositories import incoming
from desktop.documents.page import DocumentsPage
from desktop.shell.requests import Request
from desktop.widgets.system_files import with_ending
from tests.conftest import KEY
from tests.factories import a_customer, a_whole_visit
from tests.journeys.driver import Driver
from tests.prepared import new_store

PROPOSED = "A customer case study 2026-11-20"


@pytest.fixture
def driver(sit_down: Callable[[], Driver], tmp_path: Path) -> Driver:
    """The documents of a visit, to be saved in an empty folder."""
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    visit_id = incoming.add(store, a_whole_visit(a_customer(name="Halden Pumps AS")))
    store.close()
    (tmp_path / "out").mkdir()
    made = sit_down()
    made.program.context.request(Request.SHOW_VISIT, visit_id, "")
    made.press("Ctrl+E")
    page_of(made).folder.setText(str(tmp_path / "out"))
    return made


def page_of(driver: Driver) -> DocumentsPage:
    return driver.parts.documents.page


def type_name(driver: Driver, name: str) -> None:
    """Types a name in place of the one that stands there."""
    page_of(driver).file.setFocus()
    driver.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    driver.type(name)


def remark(driver: Driver) -> str:
    found = driver.visible("documents_remark")
    return found[0].text() if found and isinstance(found[0], QLabel) else ""


def save(driver: Driver, tmp_path: Path, name: str) -> None:
    driver.click("documents_save")
    driver.until(lambda: driver.window.notice.text == f"Saved: {tmp_path / 'out' / name}")
    assert (tmp_path / "out" / name).is_file()


def test_the_ending_is_added_and_refused_signs_are_replaced_and_both_are_said(driver: Driver, tmp_path: Path) -> None:
    written = set()
    for typed, name, said in (
        ("for Ingrid", "for Ingrid.pdf", "It will be saved as for Ingrid.pdf."),
        (f"{PROPOSED}.pdf for Ingrid", f"{PROPOSED}.pdf for Ingrid.pdf", f"It will be saved as {PROPOSED}.pdf for Ingrid.pdf."),
        ("figures.xlsx", "figures.xlsx.pdf", "It will be saved as figures.xlsx.pdf."),
        ("own.pdf", "own.pdf", ""),
        ("Q1/Q2: draft?", "Q1 Q2 draft.pdf", "Some systems refuse signs of this name, so it will be saved as Q1 Q2 draft.pdf."),
        ("CON", "CON_.pdf", "Some systems refuse signs of this name, so it will be saved as CON_.pdf."),
        ("../up", "up.pdf", "Some systems refuse signs of this name, so it will be saved as up.pdf."),
    ):
        type_name(driver, typed)
        assert remark(driver) == said
        save(driver, tmp_path, name)
        written.add(name)
        assert {path.name for path in (tmp_path / "out").iterdir()} == written


def test_the_name_is_shown_whole_and_the_remark_stays_once_the_field_is_left(driver: Driver) -> None:
    type_name(driver, "for/Ingrid")
    page_of(driver).folder.setFocus()
    assert page_of(driver).file.text() == "for Ingrid.pdf"
    assert "refuse signs" in remark(driver)


def test_a_file_that_will_be_replaced_is_looked_for_under_its_whole_name(driver: Driver, tmp_path: Path) -> None:
    (tmp_path / "out" / "study.pdf").write_text("older")
    type_name(driver, "study")
    assert remark(driver) == "It will be saved as study.pdf. A file with this name is there; it will be replaced."


def test_a_typed_name_stays_and_its_ending_follows_the_document(driver: Driver) -> None:
    page = page_of(driver)
    type_name(driver, "my own name.pdf")
    page.papers.chosen.emit(("Letter",))
    assert page.file.text() == "my own name.pdf"
    page.documents.chosen.emit(("claims-xlsx",))
    assert page.file.text() == "my own name.xlsx"
    page.documents.chosen.emit(("visit-file",))
    assert page.file.text() == "my own name.json"
    page.show_logo(None)
    driver.press("Escape")
    driver.press("Ctrl+E")
    assert page.file.text() == "my own name.json"
    page.file.clear()
    page.documents.chosen.emit(("case-study",))
    assert page.file.text() == f"{PROPOSED}.pdf"


def test_two_documents_of_a_day_get_two_names(driver: Driver, tmp_path: Path) -> None:
    page = page_of(driver)
    assert page.file.text() == f"{PROPOSED}.pdf"
    save(driver, tmp_path, f"{PROPOSED}.pdf")
    page.papers.chosen.emit(("Letter",))
    assert page.file.text() == f"{PROPOSED} (2).pdf"
    assert remark(driver) == ""
    save(driver, tmp_path, f"{PROPOSED} (2).pdf")
    (tmp_path / "other").mkdir()
    page.documents.chosen.emit(("case-study",))
    page.folder.setText(str(tmp_path / "other"))
    assert page.file.text() == f"{PROPOSED}.pdf"


def test_where_nothing_opens_the_file_it_is_said_with_the_path_kept(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def no_program(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return False

    # The system, not ours: on a computer without a program for PDFs it answers so.
    monkeypatch.setattr(QDesktopServices, "openUrl", no_program)
    type_name(driver, "study")
    save(driver, tmp_path, "study.pdf")
    path = tmp_path / "out" / "study.pdf"
    driver.click("notice_open")
    assert driver.window.notice.text == f"No program on this computer opened the file. It is saved: {path}"
    driver.click("notice_show")
    assert driver.window.notice.text == f"The folder could not be shown. The file is saved: {path}"
    assert driver.visible("notice_open")
    assert asked == [str(path), str(path.parent)]
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    driver.click("notice_open")
    assert driver.window.notice.text == f"Saved: {path}"


def test_a_name_chosen_in_the_systems_dialog_gets_its_ending_and_replaces_nothing_that_was_not_asked_about(
    tmp_path: Path,
) -> None:
    assert with_ending(tmp_path / "mine", ".pdf") == tmp_path / "mine.pdf"
    assert with_ending(tmp_path / "mine.pdf for Ingrid", ".pdf") == tmp_path / "mine.pdf for Ingrid.pdf"
    (tmp_path / "mine.pdf").touch()
    assert with_ending(tmp_path / "mine", ".pdf") == tmp_path / "mine (2).pdf"
    assert with_ending(tmp_path / "mine.pdf", ".pdf") == tmp_path / "mine.pdf"
