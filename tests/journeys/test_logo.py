"""Tests the customer's logo from a file to the case study, and a document that takes too long."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel

from db.model.records import CompanyConsent, Consent
from db.repositories.logos import logo_of
from db.service.opening import open_for_reading
from desktop.documents.page import DocumentsPage
from desktop.shell.requests import Request
from tests.conftest import KEY
from tests.exchange.pictures.images import corners, saved, with_everything
from tests.journeys.driver import Driver
from tests.plain_pages import holds


def images(path: Path) -> int:
    pages = PdfReader(path).pages
    return sum(len(page.get("/Resources", {}).get("/XObject", {})) for page in pages)


def at_documents(driver: Driver) -> DocumentsPage:
    driver.press("Ctrl+E")
    driver.until(lambda: bool(driver.visible("documents_save")))
    return driver.parts.documents.page


@pytest.fixture
def in_visit(driver: Driver) -> Driver:
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    return driver


def agree(driver: Driver) -> None:
    visit = driver.program.workspace.open_visit
    assert visit
    visit.add(Consent, company=CompanyConsent.NAMED, scope=("name + company", "logo"))


def kept(driver: Driver) -> bytes | None:
    reader = open_for_reading(driver.data_folder.store, KEY)
    logo = logo_of(reader.connection, driver.whole.customer.id)
    reader.close()
    return logo


def test_a_logo_is_taken_in_without_what_it_hides_and_stands_in_the_case_study(
    in_visit: Driver, sit_down: Callable[[], Driver], tmp_path: Path
) -> None:
    driver = in_visit
    agree(driver)
    picture = tmp_path / "logo.png"
    picture.write_bytes(with_everything("PNG"))
    page = at_documents(driver)
    page.logo_chosen.emit(str(picture))
    driver.until(lambda: bool(driver.visible("documents_logo_remove")))
    logo = kept(driver)
    assert logo
    assert b"Zebulonqwx" not in logo
    assert holds(driver.data_folder.store, KEY, "Zebulonqwx") == 0
    page.folder.setText(str(tmp_path))
    page.file.setText("study.pdf")
    driver.click("documents_save")
    driver.until((tmp_path / "study.pdf").exists)
    assert images(tmp_path / "study.pdf") == 1
    visit_id = driver.whole.visit.id
    driver.leave()
    again = sit_down()
    again.program.context.request(Request.SHOW_VISIT, visit_id)
    at_documents(again)
    assert again.visible("documents_logo")
    again.click("documents_logo_remove")
    again.until(lambda: bool(again.visible("documents_logo_choose")))
    assert kept(again) is None


def test_a_logo_nobody_agreed_to_is_kept_but_not_shown(in_visit: Driver, tmp_path: Path) -> None:
    driver = in_visit
    picture = tmp_path / "logo.jpg"
    picture.write_bytes(saved(corners(), "JPEG"))
    page = at_documents(driver)
    page.logo_chosen.emit(str(picture))
    driver.until(lambda: "once the customer has agreed" in driver.find(QLabel, "documents_noticed").text())
    page.folder.setText(str(tmp_path))
    page.file.setText("study.pdf")
    driver.click("documents_save")
    driver.until((tmp_path / "study.pdf").exists)
    assert images(tmp_path / "study.pdf") == 0


def test_what_is_no_picture_is_refused_in_a_sentence(in_visit: Driver, tmp_path: Path) -> None:
    driver = in_visit
    picture = tmp_path / "logo.png"
    picture.write_bytes(b"<svg onload='x'/>")
    at_documents(driver).logo_chosen.emit(str(picture))
    driver.until(lambda: "logo.png" in driver.window.notice.text)
    assert kept(driver) is None


def test_a_document_that_takes_long_can_be_stopped(in_visit: Driver) -> None:
    driver = in_visit
    visit = driver.program.workspace.open_visit
    assert visit
    visit.answer("challenge", "the brine and the pump " * 4_000)
    page = at_documents(driver)
    driver.click("documents_stop")
    driver.until(lambda: not driver.visible("documents_stop"))
    assert page.save_button.isEnabled()
    assert driver.window.notice.text == ""
