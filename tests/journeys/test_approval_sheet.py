"""A filled approval sheet in the window: opened or dropped, asked about, recorded on one key; and what becomes of the version."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea

from db.engine.store import Store
from db.model.kinds import VisitStatus
from db.model.moments import today
from db.model.whole_study import WholeStudy
from db.repositories import agreed, incoming, studies, visits
from db.service.opening import open_for_reading
from desktop.consent.sheet_fields import Box, Overall
from desktop.consent.sheet_lines import numbered
from desktop.consent.status import Status, StatusOf, status_of
from desktop.documents.sheets.sheet_controller import SheetController
from desktop.documents.studies.approval_sheets import sheet_on_paper
from desktop.documents.studies.study_material import material_of, new_study, next_version
from desktop.shell.file_drop import FileDrop
from desktop.shell.requests import Request
from desktop.widgets.chips import Chips
from desktop.workspace.known import known_of
from tests.conftest import KEY
from tests.consent.sheets import box, change, filled, overall, signed
from tests.journeys.driver import Driver
from tests.prepared import new_store
from tests.report.content.story.told import whole

KARI = "Kari Moen"


def with_version(store: Store) -> tuple[WholeStudy, bytes]:
    """Takes the sample in and keeps a version of a case study; returns it, and its empty sheet."""
    visit_id = incoming.add(store, whole("halden-pumps"))
    customer = visits.load(store.connection, visit_id).customer
    visits.apply(store, new_study(store.connection, customer.id, [visit_id]))
    (study,) = studies.of_customer(store.connection, customer.id)
    visits.apply(store, next_version(material_of(store.connection, study)))
    kept = studies.load(store.connection, study.study.id)
    of = material_of(store.connection, kept, kept.versions[0])
    return kept, sheet_on_paper(of, "A4", KARI).data


class Sheet:
    """Somebody with an empty sheet."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "back.pdf"
        self._store = folder / "data" / "firsthand.db"
        store = new_store(self._store, KEY)
        self.study, self._empty = with_version(store)
        store.close()
        self.version = self.study.versions[0]
        self.id = self.version.version.id
        self.items = [item for _, item in numbered([line.item for line in self.version.items])]

    def fill(self, *values: Mapping[str, str]) -> Path:
        self.file.write_bytes(filled(self._empty, *values))
        return self.file

    def recorded(self) -> tuple[int, StatusOf]:
        """How many answers lie on the disk, and the status of the version."""
        store = open_for_reading(self._store, KEY)
        try:
            customer_id = self.study.study.customer_id
            found = agreed.of_customer(store.connection, customer_id)
            customer = visits.load(store.connection, self.version.version.visits[0]).customer
            known = known_of(store.connection, customer, today())
            return len(found.permissions) + len(found.approvals), status_of(self.version, known, today())
        finally:
            store.close()


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    return Sheet(tmp_path)


@pytest.fixture
def driver(sheet: Sheet, sit_down: Callable[[], Driver]) -> Driver:
    return sit_down()


def drop(driver: Driver, path: Path) -> bool:
    """Drops a file on the middle of the window, as a file manager does; returns whether it was taken."""
    window = driver.window
    # What Home does not need is prepared a moment after it is shown.
    driver.until(lambda: window.findChild(FileDrop) is not None)
    data, at = QMimeData(), QPointF(window.width() / 2, window.height() / 2)
    data.setUrls([QUrl.fromLocalFile(str(path))])
    for kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
        event = QDropEvent(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, kind)
        QApplication.sendEvent(window, event)
        if not event.isAccepted():
            return False
    return True


def told(driver: Driver, name: str) -> str:
    return driver.find(QLabel, name).text()


@pytest.mark.long
def test_what_was_refused_on_the_same_day_stays_until_somebody_says_that_it_is_taken_back(driver: Driver, sheet: Sheet) -> None:
    kari = signed(KARI, "24.11.2026", sheet.id)
    for values, how in ((box(sheet.items[0], Box.DECLINE, sheet.id), ""), (overall(Overall.PRINTED, sheet.id), "taken back")):
        sheet.fill(values, kari)
        before = sheet.recorded()[0]
        assert drop(driver, sheet.file)
        driver.until(lambda: bool(driver.visible("sheet_record")))
        assert bool(driver.visible("sheet_before")) is bool(how) and driver.find(
            QPushButton, "sheet_record"
        ).isEnabled() is not bool(how)
        if how:
            assert "that refuse what this sheet approves" in told(driver, "sheet_before_asked")
            driver.find(Chips, "sheet_before").chip(how).click()
        driver.click("sheet_record")
        driver.until(lambda before=before: sheet.recorded()[0] > before)  # type: ignore[misc]  # mypy knows no type of it
        driver.until(lambda: not driver.visible("sheet_record"))
    assert sheet.recorded()[1].status is Status.APPROVED


def test_a_dropped_sheet_is_shown_and_recorded_on_one_key(driver: Driver, sheet: Sheet) -> None:
    sheet.fill(overall(Overall.PRINTED, sheet.id), signed(KARI, "24.11.2026", sheet.id))
    assert drop(driver, sheet.file)
    driver.until(lambda: bool(driver.visible("sheet_record")))
    assert "back.pdf · Halden Pumps AS · version 1" in told(driver, "sheet_which")
    lines = told(driver, "sheet_lines_approve").split("\n")
    assert len(lines) == len(sheet.items)
    # Numbers end at one place, and the page ends with its last line.
    assert lines[0].startswith("\N{FIGURE SPACE}1  ") and lines[9].startswith("10  ")
    area = next(one for one in driver.window.findChildren(QScrollArea) if one.isVisible())
    ground = area.widget()
    assert ground and ground.height() == max(ground.heightForWidth(ground.width()), area.viewport().height())
    assert sheet.recorded()[0] == 0
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: driver.window.notice.text == f"{len(sheet.items) + 1} answers were noted.")
    assert sheet.recorded()[0] == len(sheet.items) + 1
    assert (sheet.recorded()[1].status.value, sheet.recorded()[1].who) == ("approved", KARI)
    assert not driver.visible("sheet_page")
    drop(driver, sheet.file)
    driver.until(lambda: bool(driver.visible("sheet_record")))
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: driver.window.notice.text == "All of it is noted already.")


def test_what_is_unclear_is_asked_before_anything_is_recorded(driver: Driver, sheet: Sheet) -> None:
    one, two, three = sheet.items[:3]
    ticks = (box(one, Box.APPROVE, sheet.id), box(one, Box.DECLINE, sheet.id), change(two, "We drove, then thought.", sheet.id))
    sheet.fill(*ticks, box(three, Box.APPROVE, sheet.id), signed("Tor Lie", "3/4/2026", sheet.id))
    drop(driver, sheet.file)
    driver.until(lambda: bool(driver.visible("sheet_record")))
    record = driver.find(QPushButton, "sheet_record")
    assert told(driver, "sheet_open") == "3 things to decide" and not record.isEnabled()
    assert "Line 1 is unclear, as several boxes are ticked" in told(driver, "sheet_line_1_asked")
    assert "Tor Lie is not among those who must approve" in told(driver, "sheet_who_asked")
    driver.key(Qt.Key.Key_Space)
    assert told(driver, "sheet_open") == "2 things to decide"
    driver.click(f"sheet_who_{'Press office (Kari Moen), within two weeks'}")
    driver.click("sheet_when_2026-04-03")
    assert not driver.visible("sheet_open") and record.isEnabled()
    assert "3 April 2026" in told(driver, "sheet_signed")
    driver.click("sheet_record")
    driver.until(lambda: "answers were noted" in driver.window.notice.text)
    assert sheet.recorded()[1].status.value == "changes asked"


def test_a_file_that_is_no_sheet_is_told_in_one_sentence(driver: Driver, sheet: Sheet, tmp_path: Path) -> None:
    other = tmp_path / "photo.pdf"
    other.write_bytes(b"%PDF-1.7 a photo")
    assert drop(driver, other)
    driver.until(lambda: "photo.pdf: it is damaged." in driver.window.notice.text)
    assert not driver.visible("sheet_page") and sheet.recorded()[0] == 0
    assert not drop(driver, tmp_path / "visit.json")


def test_leaving_the_page_records_nothing(driver: Driver, sheet: Sheet) -> None:
    drop(driver, sheet.fill(overall(Overall.NONE, sheet.id), signed(KARI, "2026-11-24", sheet.id)))
    driver.until(lambda: bool(driver.visible("sheet_record")))
    driver.key(Qt.Key.Key_Escape)
    assert not driver.visible("sheet_page") and sheet.recorded()[0] == 0


def test_while_a_visit_runs_no_sheet_is_taken(driver: Driver, sheet: Sheet) -> None:
    driver.program.context.request(Request.SHOW_VISIT, sheet.version.version.visits[0], "")
    visit = driver.program.workspace.open_visit
    assert visit
    visit.change(visit.id, status=VisitStatus.IN_PROGRESS)
    driver.until(lambda: driver.program.workspace.visit_runs.now)
    sheet.fill(overall(Overall.PRINTED, sheet.id), signed(version_id=sheet.id))
    assert not drop(driver, sheet.file)
    assert not driver.window.actions_by_name["import_sheet"].isVisible()
    driver.program.context.controller(SheetController).import_file(str(sheet.file))
    assert not driver.visible("sheet_page")
