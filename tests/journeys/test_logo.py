"""The customer's logo from a file to the case study, and a document that takes too long."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel

from db.model.records import CompanyConsent, Consent
from db.repositories.logos import logo_of
from db.service.opening import open_for_reading
from desktop.documents.page import DocumentsPage
from tests.conftest import KEY
from tests.exchange.pictures.images import corners, saved, with_everything
from tests.journeys.desk import Desk
from tests.plain_pages import holds


def images(path: Path) -> int:
    pages = PdfReader(path).pages
    return sum(len(page.get("/Resources", {}).get("/XObject", {})) for page in pages)


def at_hand_over(desk: Desk) -> DocumentsPage:
    desk.press("Ctrl+E")
    desk.until(lambda: bool(desk.visible("hand_over_save")))
    return desk.window.hand_over


@pytest.fixture
def in_visit(desk: Desk) -> Desk:
    desk.press("Ctrl+N")
    desk.enter("Halden Pumps AS")
    desk.until(lambda: desk.program.desk.open_visit is not None)
    return desk


def agree(desk: Desk) -> None:
    visit = desk.program.desk.open_visit
    assert visit
    visit.add(Consent, company=CompanyConsent.NAMED, scope=("name + company", "logo"))


def kept(desk: Desk) -> bytes | None:
    reader = open_for_reading(desk.place.store, KEY)
    logo = logo_of(reader.connection, desk.whole.customer.id)
    reader.close()
    return logo


def test_a_logo_is_taken_in_without_what_it_hides_and_stands_in_the_case_study(
    in_visit: Desk, sit_down: Callable[[], Desk], tmp_path: Path
) -> None:
    desk = in_visit
    agree(desk)
    picture = tmp_path / "logo.png"
    picture.write_bytes(with_everything("PNG"))
    page = at_hand_over(desk)
    page.logo_chosen.emit(str(picture))
    desk.until(lambda: bool(desk.visible("hand_over_logo_remove")))
    logo = kept(desk)
    assert logo
    assert b"Zebulonqwx" not in logo
    assert holds(desk.place.store, KEY, "Zebulonqwx") == 0
    page.folder.setText(str(tmp_path))
    page.file.setText("study.pdf")
    desk.click("hand_over_save")
    desk.until((tmp_path / "study.pdf").exists)
    assert images(tmp_path / "study.pdf") == 1
    visit_id = desk.whole.visit.id
    desk.leave()
    again = sit_down()
    again.program.show_visit(visit_id)
    at_hand_over(again)
    assert again.visible("hand_over_logo")
    again.click("hand_over_logo_remove")
    again.until(lambda: bool(again.visible("hand_over_logo_choose")))
    assert kept(again) is None


def test_a_logo_nobody_agreed_to_is_kept_but_not_shown(in_visit: Desk, tmp_path: Path) -> None:
    desk = in_visit
    picture = tmp_path / "logo.jpg"
    picture.write_bytes(saved(corners(), "JPEG"))
    page = at_hand_over(desk)
    page.logo_chosen.emit(str(picture))
    desk.until(lambda: "once the customer has agreed" in desk.find(QLabel, "hand_over_noticed").text())
    page.folder.setText(str(tmp_path))
    page.file.setText("study.pdf")
    desk.click("hand_over_save")
    desk.until((tmp_path / "study.pdf").exists)
    assert images(tmp_path / "study.pdf") == 0


def test_what_is_no_picture_is_refused_in_a_sentence(in_visit: Desk, tmp_path: Path) -> None:
    desk = in_visit
    picture = tmp_path / "logo.png"
    picture.write_bytes(b"<svg onload='x'/>")
    at_hand_over(desk).logo_chosen.emit(str(picture))
    desk.until(lambda: "logo.png" in desk.window.notice.text)
    assert kept(desk) is None


def test_a_document_that_takes_long_can_be_stopped(in_visit: Desk) -> None:
    desk = in_visit
    visit = desk.program.desk.open_visit
    assert visit
    visit.answer("challenge", "the brine and the pump " * 60_000)
    page = at_hand_over(desk)
    desk.click("hand_over_stop")
    desk.until(lambda: not desk.visible("hand_over_stop"))
    assert page.save_button.isEnabled()
    assert desk.window.notice.text == ""
