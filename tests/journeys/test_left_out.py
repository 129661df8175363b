"""What somebody typed over a result in the studio goes with it, and is there again when it is chosen again."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from db.model.edits import Edit, RecordChange
from db.repositories import incoming, visits
from desktop.documents.studies.study_material import new_study
from desktop.documents.studio.choice_row import ChoiceRow
from desktop.documents.studio.passage_field import PassageField
from desktop.shell.requests import Request
from tests.conftest import KEY
from tests.documents.studio.stored_study import left_out_with, material
from tests.journeys.driver import Driver
from tests.journeys.test_studio import page_of, stored
from tests.prepared import new_store
from tests.report.content.story.told import NAMED, whole


def test_words_over_a_result_go_with_it_and_come_back_with_it(sit_down: Callable[[], Driver], tmp_path: Path) -> None:
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    visit = whole("halden-pumps")
    visit_id = incoming.add(store, replace(visit, consent=replace(NAMED, visit_id=visit.visit.id)))
    visits.apply(store, new_study(store.connection, visits.load(store.connection, visit_id).customer.id, [visit_id]))
    store.close()
    driver = opened(sit_down())
    driver.find(PassageField, "study_text_results").setFocus()
    driver.find(PassageField, "study_text_results").moveCursor(QTextCursor.MoveOperation.End)
    driver.type(" Zebra weeks.")
    driver.until(lambda: len(typed(driver)) == 1 and "Zebra" in pages(driver))
    ((record, text),) = typed(driver).items()
    before = said(driver)
    switch(driver, record)
    driver.until(lambda: "Zebra" not in said(driver) and "Zebra" not in pages(driver))
    assert row_of(driver, record).accessibleName().endswith("left out, yours")
    driver.until(lambda: record not in (stored(driver).study.results or (record,)))
    assert typed(driver) == {record: text}
    switch(driver, record)
    driver.until(lambda: said(driver) == before and "Zebra" in pages(driver))
    assert typed(driver) == {record: text}


def opened(driver: Driver) -> Driver:
    """The studio."""
    driver.program.context.request(Request.SHOW_STUDY, stored(driver).study.id)
    driver.until(lambda: bool(driver.visible("study_text_results")))
    return driver


def typed(driver: Driver) -> dict[str, str]:
    """What somebody typed, by the record it was typed over, as it lies on the disk."""
    return {one.record_ids[0]: one.text for one in stored(driver).sentences if one.typed}


def said(driver: Driver) -> str:
    """The text as it is edited."""
    rows = page_of(driver).text.rows
    passages = (passage for section in page_of(driver).text.sections for passage in section.passages)
    return "\n".join(rows[one.key].field.toPlainText() for one in passages if one.key in rows)


def pages(driver: Driver) -> str:
    """What the pages beside it say."""
    shown = page_of(driver).pages.preview.sheets.pictures.shown
    return "".join(page.extract_text() for page in PdfReader(BytesIO(shown.pdf)).pages) if shown else ""


def row_of(driver: Driver, record: str) -> ChoiceRow:
    return next(row for row in page_of(driver).choices.rows["results"] if row.option.id == record)


def switch(driver: Driver, record: str) -> None:
    """Leaves a result out, or takes it in, by the keyboard."""
    row_of(driver, record).setFocus()
    driver.key(Qt.Key.Key_Space)


@pytest.mark.long
def test_words_over_a_result_whose_note_was_deleted_have_a_row_and_stand_on_the_page_once_taken_in(
    sit_down: Callable[[], Driver], tmp_path: Path
) -> None:
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    record = left_out_with(store, "Zebra weeks.")
    visit_id = material(store).choices.visits[0]
    note = next(one for one in visits.load(store.connection, visit_id).claims if one.id == record)
    visits.apply(store, Edit(visit_id, (RecordChange(note, None),)))
    store.close()
    driver = opened(sit_down())
    driver.until(lambda: bool(pages(driver)))
    row = row_of(driver, record)
    assert row.option.words == "Zebra weeks." and row.accessibleName().endswith("left out, yours")
    assert "Zebra" not in said(driver) + pages(driver)
    switch(driver, record)
    driver.until(lambda: "Zebra" in said(driver) and "Zebra" in pages(driver))
    assert all(one.option.id != record for one in page_of(driver).choices.rows["results"])
