"""How the studio looks: with large and small text, with nothing recorded, with names that are too long for a line."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from db.model.kinds import VisitStatus
from db.model.whole_visit import WholeVisit
from db.repositories import incoming
from desktop.documents.studio.studies_page import StudiesPage
from desktop.shell.requests import Request
from desktop.theme.fonts import set_text_scale
from tests.conftest import KEY
from tests.factories import a_customer, a_visit
from tests.journeys.driver import Driver
from tests.journeys.test_studio import page_of, studio_of
from tests.prepared import new_store
from tests.report.content.story.told import whole

Sit = Callable[[], Driver]


@pytest.fixture(autouse=True)
def usual_size() -> Iterator[None]:
    yield
    set_text_scale(100)


def left_of(driver: Driver, widget: QWidget, indent: int = 0) -> int:
    return widget.mapTo(driver.window, QPoint(widget.contentsMargins().left() + indent, 0)).x()


def headings_stand_over_their_words(driver: Driver) -> None:
    text = page_of(driver).text
    heading = text._headings[0]
    words = next(row.field for row in text.rows.values())
    assert left_of(driver, heading, heading.indent()) == left_of(driver, words)  # type: ignore[attr-defined]  # a label


@pytest.mark.long
def test_with_large_text_one_key_shows_the_pages_and_the_same_key_or_escape_leads_back(sit_down: Sit, tmp_path: Path) -> None:
    driver = studio_of(whole("halden-pumps"), sit_down, tmp_path)
    page: StudiesPage = page_of(driver)
    driver.window.resize(1280, 720)
    driver.until(page.pages.preview.isVisible)
    assert not driver.visible("study_no_room") and len(driver.visible("study_step")) == 3
    headings_stand_over_their_words(driver)
    driver.program.context.theme.set_text_size(200)
    driver.until(lambda: driver.program.context.theme.rescaling.is_done and bool(driver.visible("study_no_room")))
    driver.until(lambda: len(driver.visible("study_step")) == 1)
    headings_stand_over_their_words(driver)
    assert page.text.width() > page.width() * 0.65
    hint = driver.visible("study_no_room")[0]
    assert hint.width() >= hint.sizeHint().width()
    sheets, field = page.pages.preview.sheets, driver.window.focusWidget()
    assert not page.pages.isVisible() and page.text.isVisible() and field is not None and page.text.isAncestorOf(field)
    ways: list[Callable[[], None]] = [
        partial(driver.press, "F6"),
        partial(driver.key, Qt.Key.Key_Escape),
        partial(driver.click, "study_show_pages"),
    ]
    for back in ways:
        driver.press("F6")
        driver.until(sheets.hasFocus)
        assert not page.text.isVisible() and sheets.width() > page.width() / 3
        back()
        driver.until(lambda: driver.window.focusWidget() is field)
        assert not page.pages.isVisible()
    # Whatever leads to the text shows it again.
    driver.press("F6")
    driver.until(sheets.hasFocus)
    page.choices.section_requested.emit("solution")
    assert page.text.isVisible() and not page.pages.isVisible()


def test_where_nothing_is_recorded_there_are_no_choices_and_each_section_can_be_written(sit_down: Sit, tmp_path: Path) -> None:
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    customer = a_customer(name="Nordlys Dairy")
    visit_id = incoming.add(store, WholeVisit(visit=a_visit(customer, status=VisitStatus.DONE), customer=customer))
    store.close()
    driver = sit_down()
    driver.program.context.request(Request.SHOW_VISIT, visit_id, "")
    driver.press("Ctrl+Shift+E")
    driver.until(lambda: bool(driver.visible("study_visit_" + visit_id)))
    assert not driver.visible("study_choices")
    driver.click("study_visit_" + visit_id)
    driver.until(lambda: bool(driver.visible("study_text_challenge") and driver.visible("study_choices")))


def test_a_long_name_of_a_customer_leaves_the_window_its_width(sit_down: Sit, tmp_path: Path) -> None:
    visit = whole("halden-pumps")
    name = "Halden Pumps and all that has to do with them " * 20
    driver = studio_of(replace(visit, customer=replace(visit.customer, name=name.strip())), sit_down, tmp_path)
    back = page_of(driver).header.back
    assert back.accessibleName() == f"‹ {name.strip()}" and back.text().endswith("…")
    assert driver.window.minimumSizeHint().width() <= 1280
