"""Case studies in the window: made from chosen visits, kept as versions, told when the notes have changed, saved; found again."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from db.history.bin import count
from db.model.ids import utc_now
from db.model.kinds import Purpose, VisitId, VisitStatus
from db.model.whole_study import WholeStudy
from db.repositories import agreed, customers, exported_documents, incoming, overview, studies, visits
from db.service.opening import open_for_reading, open_store
from desktop.documents.studio.studies_page import StudiesPage
from desktop.shell.requests import Request
from tests.conftest import KEY
from tests.factories import a_customer
from tests.journeys.driver import Driver
from tests.journeys.test_last_time import heard
from tests.journeys.test_notices import saved_at_the_second_try
from tests.prepared import new_store
from tests.report.canaries import read
from tests.report.content.story.told import NAMED

HALDEN = "Halden Pumps AS"


@pytest.fixture
def driver(sit_down: Callable[[], Driver], tmp_path: Path) -> Driver:
    """The second visit to Halden; another customer was visited between."""
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    halden = a_customer(name=HALDEN)
    for customer, date, name in (
        (halden, "2026-11-20", "First"),
        (a_customer(name="Nordlys Dairy"), "2026-12-01", "Nordlys"),
        (halden, "2027-07-01", "Second"),
    ):
        visit = replace(heard(customer, date, name), notes=())
        visit_id = incoming.add(store, replace(visit, consent=replace(NAMED, visit_id=visit.visit.id)))
    store.close()
    (tmp_path / "out").mkdir()
    made = sit_down()
    made.program.context.request(Request.SHOW_VISIT, visit_id, "")
    return made


def page_of(driver: Driver) -> StudiesPage:
    return driver.parts.studies.page


def kept(driver: Driver) -> tuple[WholeStudy, ...]:
    """The case studies of Halden as they lie on the disk."""
    reader = open_for_reading(driver.data_folder.store, KEY)
    try:
        return studies.of_customer(reader.connection, customers.named(reader.connection, HALDEN).id)
    finally:
        reader.close()


def sent(driver: Driver) -> list[tuple[str, str | None]]:
    """What is logged as gone out, and the version it was."""
    reader = open_for_reading(driver.data_folder.store, KEY)
    try:
        customer = customers.named(reader.connection, HALDEN)
        return [(one.document, one.study_version) for one in agreed.of_customer(reader.connection, customer.id).sharings]
    finally:
        reader.close()


def shown(driver: Driver) -> str:
    """Every word of the page that can be seen."""
    page = page_of(driver)
    found = [one for one in page.findChildren(QWidget) if one.isVisible()]
    texts = [one.accessibleName() or getattr(one, "text", str)() for one in found]
    return "\n".join(filter(None, texts))


def made(driver: Driver) -> StudiesPage:
    """Makes a case study of the open visit, from the documents."""
    driver.press("Ctrl+E")
    driver.click("documents_keep_study")
    driver.until(lambda: bool(driver.visible("study_text")))
    return page_of(driver)


def test_from_two_visits_to_a_version_a_changed_note_a_second_version_and_both_as_files(driver: Driver, tmp_path: Path) -> None:
    page = made(driver)
    (study,) = kept(driver)
    assert [driver.whole.visit.id] == list(study.study.visits) and "Nordlys" not in shown(driver)
    first = next(one for one in page.visits.labels if one != driver.whole.visit.id)
    driver.click(f"study_visit_{first}")
    driver.click("study_keep")
    driver.until(lambda: len(kept(driver)[0].versions) == 1)
    assert kept(driver)[0].versions[0].version.visits == (driver.whole.visit.id, first)
    driver.until(lambda: "Version 1 says what the notes say." in shown(driver))
    assert not page.details.keep_button.isVisible()
    driver.key(Qt.Key.Key_Escape)
    driver.key(Qt.Key.Key_Escape)
    claim = driver.whole.claims[0]
    assert driver.program.workspace.open_visit
    driver.program.workspace.open_visit.change(claim.id, after="only 2")
    driver.press("Ctrl+Shift+E")
    driver.until(lambda: "The notes have changed since version 1." in shown(driver))
    driver.click("study_keep")
    driver.until(lambda: len(kept(driver)[0].versions) == 2)
    driver.until(lambda: len(page.details.versions.labels) == 3)
    driver.click("study_hand_on")
    page.details.saving.folder.setText(str(tmp_path / "out"))
    for number, version in ((1, kept(driver)[0].versions[0]), (2, kept(driver)[0].versions[1])):
        driver.click(f"study_version_{version.version.id}")
        target = tmp_path / "out" / f"{HALDEN} case study version {number}.pdf"
        driver.until(lambda target=target: page.details.saving.file.text() == target.name)  # type: ignore[misc]
        driver.click("studies_save")
        driver.until(target.is_file)
        assert ("only 2" in read(target.read_bytes())) is (number == 2)
    connection = driver.program.workspace.connection
    driver.until(lambda: len(exported_documents.of_visits(connection, [first])) == 2)
    driver.until(lambda: len(agreed.of_customer(connection, study.study.customer_id).sharings) == 2)
    for sent, version in zip(
        agreed.of_customer(connection, study.study.customer_id).sharings, kept(driver)[0].versions, strict=True
    ):
        assert (sent.document, sent.purpose, sent.study_version) == ("case-study", Purpose.SAVED, version.version.id)
        assert sent.visits == version.version.visits and sent.items == tuple(one.item.hash for one in version.items) != ()


@pytest.mark.long
def test_a_kept_version_and_a_new_study_are_taken_back_by_undo(driver: Driver) -> None:
    page = made(driver)
    driver.until(lambda: page.details.keep_button.isVisible())
    driver.click("study_keep")
    driver.until(lambda: len(kept(driver)[0].versions) == 1)
    driver.until(lambda: not page.details.keep_button.isVisible())
    driver.press("Ctrl+Z")
    driver.until(lambda: kept(driver)[0].versions == ())
    driver.until(page.details.keep_button.isVisible)
    driver.press("Ctrl+Z")
    driver.until(lambda: kept(driver) == ())
    driver.press("Ctrl+Shift+Z")
    driver.until(lambda: len(kept(driver)) == 1)


@pytest.mark.long
def test_a_deleted_study_lies_in_the_bin_with_its_versions_and_comes_back(driver: Driver) -> None:
    page = made(driver)
    driver.until(lambda: page.details.keep_button.isVisible())
    driver.click("study_keep")
    driver.until(lambda: len(kept(driver)[0].versions) == 1 and not page.details.keep_button.isVisible())
    before = kept(driver)
    driver.click("study_delete")
    driver.until(lambda: kept(driver) == ())
    driver.until(lambda: not driver.visible("study_text"))
    driver.press("Ctrl+Z")
    driver.until(lambda: kept(driver) == before)


@pytest.mark.long
def test_a_hit_in_a_case_study_leads_to_its_page_without_a_visit_also_when_its_visit_is_in_the_bin(
    driver: Driver, sit_down: Callable[[], Driver], tmp_path: Path
) -> None:
    made(driver)
    (study,) = kept(driver)
    driver.leave()
    store = open_store(tmp_path / "data" / "firsthand.db", KEY)
    for line in overview.visits_to(store.connection, study.study.customer_id):
        visits.apply(store, visits.removal(store.connection, line.id))
    assert count(store.connection)
    store.close()
    again = sit_down()
    again.press("Ctrl+Shift+F")
    again.type("Second")
    again.until(lambda: bool(again.visible("hit")))
    again.key(Qt.Key.Key_Return)
    page = page_of(again)
    again.until(lambda: bool(again.visible("study_text")))
    assert again.program.workspace.open_visit is None
    assert "is in the bin; its sentences stand as they were." in shown(again)
    again.click("study_hand_on")
    page.details.saving.folder.setText(str(tmp_path / "out"))
    target = tmp_path / "out" / f"{HALDEN} case study.pdf"
    again.until(lambda: page.details.saving.button.isEnabled() and page.details.saving.file.text() == target.name)
    again.click("studies_save")
    again.until(target.is_file)
    assert "Second" in read(target.read_bytes())
    again.key(Qt.Key.Key_Escape)
    again.key(Qt.Key.Key_Escape)
    again.until(lambda: bool(again.visible("home")))


@pytest.mark.long
def test_a_customer_of_whom_only_a_case_study_is_left_is_deleted_from_its_page_and_put_back(
    driver: Driver, sit_down: Callable[[], Driver], tmp_path: Path
) -> None:
    made(driver)
    before = kept(driver)
    driver.leave()
    store = open_store(tmp_path / "data" / "firsthand.db", KEY)
    for line in overview.visits_to(store.connection, before[0].study.customer_id):
        visits.apply(store, visits.removal(store.connection, line.id))
    store.close()
    again = sit_down()
    again.program.context.request(Request.SHOW_STUDY, before[0].study.id)
    again.until(lambda: bool(again.visible("study_text")))
    again.click("studies_delete_customer")
    button = again.find(QPushButton, "delete_customer_button")
    again.until(button.isEnabled)
    assert "1\N{NO-BREAK SPACE}case" in again.find(QLabel, "delete_customer_what").text()
    again.click("delete_customer_keep")
    again.until(lambda: bool(again.visible("study_text")))
    assert kept(again) == before
    again.click("studies_delete_customer")
    again.until(again.find(QPushButton, "delete_customer_button").isEnabled)
    again.click("delete_customer_button")
    again.until(lambda: bool(again.visible("home")))
    assert "The customer is in the bin" in again.window.notice.text
    again.click("notice_put_back")
    again.until(lambda: HALDEN in again.program.workspace.customer_names())
    assert kept(again) == before


def test_the_customer_of_an_open_visit_is_deleted_by_a_command_but_not_while_the_visit_runs(driver: Driver) -> None:
    action = driver.window.actions_by_name["delete_customer"]
    visit = driver.program.workspace.open_visit
    assert visit
    visit.change(visit.id, status=VisitStatus.IN_PROGRESS, started_at=utc_now())
    assert not action.isVisible()
    driver.program.context.request(Request.DELETE_CUSTOMER, visit.whole.customer.id)
    assert not driver.visible("delete_customer")
    driver.rest()
    action.trigger()
    driver.until(driver.find(QPushButton, "delete_customer_button").isEnabled)
    driver.click("delete_customer_button")
    driver.until(lambda: bool(driver.visible("home")))
    assert driver.program.workspace.open_visit is None and driver.program.workspace.customer_names() == ["Nordlys Dairy"]


def test_a_study_is_made_kept_and_its_visits_chosen_with_the_keyboard_alone(driver: Driver) -> None:
    driver.press("Ctrl+Shift+E")
    page = page_of(driver)
    driver.until(lambda: driver.window.focusWidget() in [page.visits.chip(one) for one in page.visits.labels])
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: len(kept(driver)) == 1 and bool(driver.visible("study_text")))
    driver.until(page.details.keep_button.isVisible)
    while driver.window.focusWidget() is not page.details.keep_button:
        driver.key(Qt.Key.Key_Tab)
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: len(kept(driver)[0].versions) == 1)


@pytest.mark.long
def test_a_visit_in_the_bin_is_among_the_chosen_ones_until_it_is_left_out(
    driver: Driver, sit_down: Callable[[], Driver], tmp_path: Path
) -> None:
    page = made(driver)
    first = next(one for one in page.visits.labels if one != driver.whole.visit.id)
    driver.click(f"study_visit_{first}")
    driver.until(lambda: len(kept(driver)[0].study.visits) == 2)
    driver.leave()
    store = open_store(tmp_path / "data" / "firsthand.db", KEY)
    visits.apply(store, visits.removal(store.connection, VisitId(first)))
    store.close()
    again = sit_down()
    again.program.context.request(Request.SHOW_STUDY, kept(again)[0].study.id)
    page = page_of(again)
    again.until(lambda: "20 Nov 2026 · in the bin" in page.visits.labels.values())
    again.click(f"study_visit_{first}")
    again.until(lambda: len(kept(again)[0].study.visits) == 1)
    again.until(lambda: first not in page.visits.labels)
    assert "in the bin" not in shown(again)


def test_an_anonymous_twin_is_looked_at_and_saved_as_a_word_file_without_a_name(driver: Driver, tmp_path: Path) -> None:
    page = made(driver)
    details = page.details
    driver.click("study_hand_on")
    details.form.shapes.chip("anonymous").click()
    details.form.formats.chip(".docx").click()
    driver.until(lambda: details.saving.file.file_name.endswith("anonymous case study.docx"))
    assert HALDEN not in details.saving.file.file_name
    details.saving.folder.setText(str(tmp_path / "out"))
    driver.click("studies_save")
    driver.until(lambda: bool(list((tmp_path / "out").iterdir())))
    driver.until(lambda: bool(sent(driver)))
    (written,) = (tmp_path / "out").iterdir()
    with ZipFile(written) as archive:
        assert not [name for name in archive.namelist() if b"Halden" in archive.read(name)]
    assert sent(driver) == [("anonymous-case-study", None)]
    assert kept(driver)[0].versions == ()


@pytest.mark.long
def test_a_case_study_that_is_saved_at_the_second_try_is_told_without_the_first(driver: Driver, tmp_path: Path) -> None:
    saving = made(driver).details.saving
    driver.click("study_hand_on")
    saved_at_the_second_try(driver, saving, tmp_path)


@pytest.mark.long
def test_a_file_name_that_tells_the_customer_stops_the_twin_and_the_card_is_one_page(driver: Driver) -> None:
    page = made(driver)
    details = page.details
    driver.click("study_hand_on")
    sheets: list[int] = []
    page.pages.pages_read.connect(lambda data, _texts: sheets.append(len(PdfReader(BytesIO(data)).pages)))
    details.form.shapes.chip("card").click()
    driver.until(lambda: sheets == [1])
    details.form.shapes.chip("rounded").click()
    details.saving.file.setText(f"{HALDEN} story.pdf")
    driver.until(lambda: "stands in the file name" in shown(driver))


@pytest.mark.long
def test_the_approval_sheet_of_a_version_is_saved_for_the_approver(driver: Driver, tmp_path: Path) -> None:
    details = made(driver).details
    driver.click("study_keep")
    driver.until(lambda: len(kept(driver)[0].versions) == 1 and len(details.versions.labels) == 2)
    assert not details.form.shapes.chip("sheet").isVisible() and "as it was kept" not in shown(driver)
    version = kept(driver)[0].versions[0].version
    driver.click(f"study_version_{version.id}")
    driver.click("study_hand_on")
    assert not details.form.shapes.chip("card").isVisible() and "choose the open draft" in shown(driver)
    details.form.shapes.chip("sheet").click()
    driver.until(lambda: details.saving.file.file_name.endswith("approval sheet version 1.pdf"))
    details.saving.folder.setText(str(tmp_path / "out"))
    driver.click("studies_save")
    driver.until(lambda: bool(sent(driver)))
    (written,) = (tmp_path / "out").iterdir()
    assert sent(driver) == [("approval-sheet", version.id)]
    assert len(PdfReader(written).get_fields() or {}) > len(kept(driver)[0].versions[0].items)


def test_the_text_is_copied_and_a_picture_saved_and_both_are_noted_as_gone_out(driver: Driver, tmp_path: Path) -> None:
    details = made(driver).details
    driver.click("study_hand_on")
    driver.until(details.copy_button.isVisible)
    driver.click("study_copy")
    driver.until(lambda: bool(sent(driver)))
    text = QGuiApplication.clipboard().text()
    assert HALDEN in text and "The results\n-----------" in text
    (version,) = (one.version.id for one in kept(driver)[0].versions)
    assert "copied" in driver.window.notice.text and sent(driver) == [("case-study", version)]
    details.form.shapes.chip("picture").click()
    driver.until(lambda: details.saving.file.file_name.endswith(".png"))
    assert not details.copy_button.isVisible() and list(details.form.parts.labels) == ["tile:1"]
    details.saving.folder.setText(str(tmp_path / "out"))
    driver.click("studies_save")
    driver.until(lambda: len(sent(driver)) == 2)
    (written,) = (tmp_path / "out").iterdir()
    assert written.read_bytes().startswith(b"\x89PNG") and sent(driver)[1] == ("picture", None)
    driver.until(lambda: "put these words with the picture" in shown(driver))
    # They stay while the list of what went out is read anew, and go with the picture.
    with driver.bot.waitSignal(details.shown_changed):
        driver.parts.studies.look_again()
    assert "put these words with the picture" in shown(driver)
    details.form.shapes.chip("story").click()
    assert "put these words with the picture" not in shown(driver)


@pytest.mark.long
def test_what_may_not_be_saved_may_not_be_copied(driver: Driver) -> None:
    details = made(driver).details
    driver.click("study_hand_on")
    driver.until(details.copy_button.isVisible)
    details.before.purposes.chip("published").click()
    driver.until(lambda: details.before.holds)
    assert not details.copy_button.isVisible()
