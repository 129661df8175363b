"""From a draft to what was published and withdrawn, in the window: for whom, the stop list, answers, the log, where it stood."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from db.model.kinds import ApprovalAnswer, PermissionAnswer, PermissionSubject, Purpose
from db.repositories import agreed, incoming
from db.repositories.agreed import Agreed
from desktop.consent.grades import StopKind
from desktop.core.paths import resources
from desktop.documents.agreed.agreed_rows import carried
from desktop.documents.studies.before_sharing_part import BeforeSharingPart
from desktop.exchange.visit_file.reading import read_visit_file
from desktop.shell.requests import Request
from tests.conftest import KEY
from tests.journeys.driver import Driver
from tests.prepared import new_store

SAMPLE = resources() / "samples" / "halden-pumps.json"


@pytest.fixture
def driver(sit_down: Callable[[], Driver], tmp_path: Path) -> Driver:
    """The visit of the sample, open."""
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    visit_id = incoming.take_in(store, read_visit_file(SAMPLE)).visit_id
    store.close()
    (tmp_path / "out").mkdir()
    made = sit_down()
    made.program.context.request(Request.SHOW_VISIT, visit_id, "")
    return made


def known(driver: Driver) -> Agreed:
    """What was agreed, as it lies on the disk."""
    store = driver.program.workspace.reading_store()
    try:
        return agreed.of_customer(store.connection, driver.whole.customer.id)
    finally:
        store.close()


def studies(driver: Driver) -> BeforeSharingPart:
    """Makes a case study of the open visit, keeps a version; returns the part with the stop list."""
    driver.press("Ctrl+E")
    driver.click("documents_keep_study")
    page = driver.parts.studies.page
    driver.until(page.details.keep_button.isVisible)
    driver.click("study_keep")
    driver.until(lambda: len(page.details.versions.labels) == 2)
    return page.details.before


def hand_on(driver: Driver) -> None:
    """Shows how the case study is handed on, where it is not shown yet."""
    if not driver.visible("studies_save"):
        driver.click("study_hand_on")


def dismissed_all(driver: Driver, before: BeforeSharingPart) -> None:
    """Says of everything that is asked why it may stay."""
    while asked := [line for line in before.list.lines if line.may_stay.isVisible()]:
        count = len(known(driver).dismissed)
        asked[0].may_stay.click()
        asked[0].why.setText("It is as they said it.")
        asked[0].why.returnPressed.emit()
        driver.until(lambda count=count: len(known(driver).dismissed) > count)  # type: ignore[misc]  # of this turn
        driver.until(lambda gone=asked[0]: gone not in before.list.lines)  # type: ignore[misc]


def answered(driver: Driver, answer: str, by: str, **more: str) -> None:
    """Notes an answer to the version that is shown."""
    form = driver.parts.studies.page.details.answer
    hand_on(driver)
    driver.click("study_answer")
    form.answers.chip(answer).click()
    form.by.setText(by)
    for name, text in more.items():
        getattr(form, name).setText(text)
    driver.click("study_note")
    driver.until(lambda: not form.isVisible())


def status(driver: Driver) -> str:
    return driver.find(QLabel, "study_status").text()


def test_from_the_draft_to_the_approver_to_published_to_withdrawn(driver: Driver, tmp_path: Path) -> None:
    before = studies(driver)
    page = driver.parts.studies.page
    driver.find(QPushButton, "studies_purpose_published").click()
    driver.until(lambda: any(line.stop.kind is StopKind.UNAPPROVED for line in before.list.lines))
    assert not page.details.saving.button.isEnabled() and before.holds
    driver.find(QPushButton, "studies_purpose_approver").click()
    dismissed_all(driver, before)
    driver.until(page.details.saving.button.isEnabled)
    page.details.saving.folder.setText(str(tmp_path / "out"))
    before.to.setText("Kari Moen")
    hand_on(driver)
    driver.click("studies_save")
    driver.until(lambda: len(known(driver).sharings) == 1)
    (sent,) = known(driver).sharings
    assert (sent.purpose, sent.to) == (Purpose.APPROVER, "Kari Moen") and sent.items and Path(sent.file).is_file()
    # The draft said what version 1 says, so version 1 went out, and no other was kept.
    assert page.study and len(page.study.versions) == 1
    driver.click(f"study_version_{sent.study_version}")
    driver.until(lambda: status(driver).startswith("With Kari Moen since"))
    driver.go_home()
    driver.until(lambda: any("With Kari Moen since" in row.accessibleName() for row in driver.visible("study")))
    driver.click("waiting")
    driver.until(lambda: page.isVisible() and sent.study_version in page.details.versions.labels)
    driver.click(f"study_version_{sent.study_version}")
    answered(driver, ApprovalAnswer.APPROVED.value, "Kari Moen", words="Yes, as it stands.", until="2099-01-01")
    driver.until(lambda: status(driver).startswith("Approved by Kari Moen on"))
    assert known(driver).approvals[0].words == "Yes, as it stands."
    answered(driver, "published", "klarlauf.example/halden")
    driver.until(lambda: status(driver).startswith("Approved, published on"))
    hand_on(driver)
    driver.click("study_agreed")
    log = driver.parts.agreed.page
    driver.until(lambda: len(log.sharings) == 2)
    # Beside what was agreed stands how the case study stands, and the way to it.
    assert "Approved, published on" in driver.find(QPushButton, "agreed_study").accessibleName()
    driver.click("agreed_study")
    driver.until(page.isVisible)
    hand_on(driver)
    driver.click("study_agreed")
    driver.until(log.isVisible)
    row = next(one for one in log.rows if one.line.about.subject is PermissionSubject.COMPANY and not one.line.right)
    assert row.line.can_be_withdrawn
    row.withdrawal_requested.emit(row.line)
    log.form.by.setText("Kari Moen")
    driver.click("agreed_note")
    driver.until(lambda: any(one.answer is PermissionAnswer.WITHDRAWN for one in known(driver).permissions))
    driver.until(lambda: bool(driver.visible("agreed_report")))
    report = driver.find(QLabel, "agreed_report").text()
    assert sent.file in report and "klarlauf.example/halden" in report and "version 1" in report
    words = driver.find(QLabel, "agreed_words").text()
    assert Path(sent.file).name in words and "take it down" in words
    driver.key(Qt.Key.Key_Escape)
    driver.until(lambda: page.isVisible() and status(driver).startswith("Withdrawn"))
    driver.go_home()
    driver.until(lambda: any("Withdrawn by Kari Moen on" in row.accessibleName() for row in driver.visible("study")))
    driver.click("study")
    driver.until(lambda: page.isVisible() and status(driver).startswith("Withdrawn"))
    assert not page.details.saving.button.isEnabled()


@pytest.mark.long
def test_a_draft_for_the_approver_is_kept_as_a_version_with_what_is_logged(driver: Driver, tmp_path: Path) -> None:
    driver.press("Ctrl+E")
    driver.click("documents_keep_study")
    page = driver.parts.studies.page
    driver.until(page.details.keep_button.isVisible)
    page.details.saving.folder.setText(str(tmp_path / "out"))
    before = page.details.before
    driver.find(QPushButton, "studies_purpose_approver").click()
    driver.until(lambda: bool(before.list.lines))
    dismissed_all(driver, before)
    driver.until(page.details.saving.button.isEnabled)
    hand_on(driver)
    driver.click("studies_save")
    driver.until(lambda: len(page.details.versions.labels) == 2)
    (sent,) = known(driver).sharings
    assert sent.study_version in page.details.versions.labels


@pytest.mark.long
def test_the_anonymous_twin_says_beside_its_pages_what_it_does_without(driver: Driver) -> None:
    studies(driver)
    hand_on(driver)
    driver.find(QPushButton, "study_shape_anonymous").click()
    driver.until(lambda: "Told without names: the company" in driver.find(QLabel, "study_mark").text())
    assert "Told roughly: the country as its region" in driver.find(QLabel, "study_mark").text()
    driver.find(QPushButton, "study_shape_story").click()
    driver.until(lambda: "Told without names" not in driver.find(QLabel, "study_mark").text())


def test_unanswered_is_logged_as_saved_and_minutes_are_for_the_customer_alone(driver: Driver, tmp_path: Path) -> None:
    driver.press("Ctrl+E")
    page = driver.parts.documents.page
    page.folder.setText(str(tmp_path / "out"))
    driver.until(page.save_button.isEnabled)
    driver.click("documents_save")
    driver.until(lambda: len(known(driver).sharings) == 1)
    page.documents.chip("minutes").click()
    offered = [one for one in ("inside", "approver", "published") if page.before.purposes.chip(one).isVisible()]
    assert offered == ["inside", "approver"]
    page.before.purposes.chip("approver").click()
    driver.until(page.save_button.isEnabled)
    driver.click("documents_save")
    driver.until(lambda: len(known(driver).sharings) == 2)
    assert [one.purpose for one in known(driver).sharings] == [Purpose.SAVED, Purpose.APPROVER]
    page.documents.chip("visit-report").click()
    assert not page.before.isVisible()


def test_one_line_is_withdrawn_from_the_list_of_what_went_out_and_blocks_the_next(driver: Driver, tmp_path: Path) -> None:
    driver.press("Ctrl+E")
    page = driver.parts.documents.page
    page.folder.setText(str(tmp_path / "out"))
    driver.until(page.save_button.isEnabled)
    driver.click("documents_save")
    driver.until(lambda: len(known(driver).sharings) == 1)
    driver.press("Ctrl+Shift+A")
    log = driver.parts.agreed.page
    driver.until(lambda: len(log.sharings) == 1)
    (sent,) = known(driver).sharings
    log.sharings[0].withdrawal_requested.emit(sent.items[0], "The headline")
    driver.click("agreed_note")
    driver.until(lambda: bool(driver.visible("agreed_report")))
    (taken,) = known(driver).permissions
    assert (taken.subject, taken.item, taken.answer) == (PermissionSubject.ITEM, sent.items[0], PermissionAnswer.WITHDRAWN)
    assert sent.file in driver.find(QLabel, "agreed_report").text()
    driver.press("Ctrl+E")
    driver.until(lambda: any(line.stop.kind is StopKind.WITHDRAWN for line in page.before.list.lines))
    assert not page.save_button.isEnabled()
    number = next(n for n, line in enumerate(page.before.list.lines, 1) if line.stop.kind is StopKind.WITHDRAWN)
    driver.press(f"Alt+{number}")
    driver.until(log.isVisible)
    driver.key(Qt.Key.Key_Escape)
    driver.until(page.isVisible)


def test_a_file_that_is_dragged_out_is_carried_as_a_file_and_not_as_words(tmp_path: Path) -> None:
    data = carried(tmp_path / "Halden & Söhne.pdf")
    assert [Path(url.toLocalFile()) for url in data.urls()] == [tmp_path / "Halden & Söhne.pdf"] and not data.hasHtml()


def test_alt_and_a_number_goes_to_the_place_and_alt_0_comes_back(driver: Driver) -> None:
    driver.press("Ctrl+E")
    page = driver.parts.documents.page
    driver.find(QPushButton, "documents_purpose_approver").click()
    driver.until(lambda: any(line.go.isEnabled() for line in page.before.list.lines))
    number = next(n for n, line in enumerate(page.before.list.lines, 1) if line.go.isEnabled())
    driver.press(f"Alt+{number}")
    driver.until(driver.parts.visit.page.isVisible)
    driver.press("Alt+0")
    driver.until(page.isVisible)
    assert page.before.for_whom.purpose is Purpose.APPROVER
