"""Tests a whole visit through the real window, as a person at a customer's table does it: mostly with keys."""

import os
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from db.model.records import Heard, NoteKind, Side, ValueCategory, VisitStatus
from tests.journeys.driver import Driver

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_from_a_name_to_the_pdf(driver: Driver, tmp_path: Path) -> None:
    begin(driver)
    people_and_consent(driver)
    company_and_objectives(driver)
    before_and_decision(driver)
    value(driver)
    quote_and_close(driver)
    capture_and_sort(driver)
    whole = driver.stored()
    assert whole == driver.whole
    pdf = documents(driver, tmp_path)
    text = " ".join("".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    assert "Draft, not yet approved" in text
    for said in ("Halden Pumps AS", "about 14", "3–4", "We sleep again 💡", "Calm", "Halve unplanned stops"):
        assert said in text, said
    keep_a_picture(driver)


def begin(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    assert driver.whole.customer.name == "Halden Pumps AS"
    assert driver.whole.visit.status is VisitStatus.IN_PROGRESS
    driver.parts.visit.page.go_to_block("setup")
    driver.parts.visit.page.block_page.focus_first()


def people_and_consent(driver: Driver) -> None:
    driver.enter("Ingrid Solberg")
    driver.type("Head of Service")
    driver.key(Qt.Key.Key_Escape)
    person = driver.whole.people[0]
    assert (person.name, person.job_title, person.side) == ("Ingrid Solberg", "Head of Service", Side.CUSTOMER)
    driver.find(QLineEdit, "consent_approver_approver").setFocus()
    driver.type("Press office")
    driver.click("consent_company_company_named")
    consent = driver.whole.consent
    assert consent and (consent.approver, consent.company) == ("Press office", "named")


def company_and_objectives(driver: Driver) -> None:
    driver.press("Ctrl+PgDown")
    driver.type("Runs the service team")
    assert driver.whole.answer("role") == "Runs the service team"
    driver.press("Ctrl+PgDown")
    driver.enter("Halve unplanned stops")
    driver.key(Qt.Key.Key_Escape)
    assert [objective.text for objective in driver.whole.objectives] == ["Halve unplanned stops"]


def before_and_decision(driver: Driver) -> None:
    driver.press("Ctrl+PgDown")
    driver.type("We drove first, thought later")
    driver.press("Ctrl+PgDown")
    driver.enter("The sensors will not survive the brine")
    driver.key(Qt.Key.Key_Escape)
    assert driver.whole.objections[0].heard is Heard.FIRST_HAND
    driver.press("Ctrl+PgDown")
    driver.type("Condition monitoring on 62 pumps")
    assert driver.whole.answer("solution") == "Condition monitoring on 62 pumps"


def value(driver: Driver) -> None:
    driver.press("Ctrl+PgDown")
    driver.enter("New service contracts")
    driver.key(Qt.Key.Key_Tab)
    driver.key(Qt.Key.Key_Tab)
    driver.type("2")
    driver.press("Ctrl+PgDown")
    keys = claim_by_keys(driver, "Emergency call-outs", "about 14", "3–4", "a quarter", "Ingrid Solberg")
    assert keys <= 10
    driver.press("Ctrl+PgDown")
    driver.enter("calm")
    driver.type("the team")
    driver.key(Qt.Key.Key_Escape)
    driver.press("Ctrl+PgDown")
    driver.enter("Visits planned ahead")
    driver.key(Qt.Key.Key_Escape)
    claims = {claim.category: claim for claim in driver.whole.claims}
    assert set(claims) == set(ValueCategory)
    assert claims[ValueCategory.REVENUE].after == "2"
    cost = claims[ValueCategory.COST]
    assert (cost.metric, cost.before, cost.after, cost.period) == ("Emergency call-outs", "about 14", "3–4", "a quarter")
    assert cost.said_by == driver.whole.people[0].id
    assert (claims[ValueCategory.EMOTIONAL].feeling, claims[ValueCategory.EMOTIONAL].felt_by) == ("calm", "the team")


def claim_by_keys(driver: Driver, *texts: str) -> int:
    """Types a claim; returns how many keys it took beyond those of its text."""
    driver.type(texts[0])
    driver.key(Qt.Key.Key_Return)
    keys = 1
    for n, text in enumerate(texts[1:]):
        if n == 0:
            # Past the change, which is only typed when they stated one.
            driver.key(Qt.Key.Key_Tab)
            keys += 1
        driver.type(text)
        if n < len(texts) - 2:
            driver.key(Qt.Key.Key_Tab)
            keys += 1
    driver.key(Qt.Key.Key_Return, CONTROL)
    return keys + 1


def quote_and_close(driver: Driver) -> None:
    driver.press("Ctrl+PgDown")
    driver.enter("We sleep again 💡")
    driver.key(Qt.Key.Key_Escape)
    driver.press("Ctrl+PgDown")
    driver.enter("Brine test report")
    driver.type("Tom")
    driver.key(Qt.Key.Key_Tab)
    driver.type("27 Nov 2026")
    driver.key(Qt.Key.Key_Escape)
    promise = driver.whole.promises[0]
    assert (promise.text, promise.owner, promise.due) == ("Brine test report", "Tom", "2026-11-27")


def capture_and_sort(driver: Driver) -> None:
    driver.press("Ctrl+K")
    driver.enter("#call-outs 14ish a quarter")
    driver.enter(":I stopped checking my phone")
    driver.enter("second site in January")
    assert [note.kind for note in driver.whole.notes] == [NoteKind.NUMBER, NoteKind.FEELING, NoteKind.NOTE]
    driver.press("Ctrl+J")
    driver.key(Qt.Key.Key_Q)
    assert driver.whole.quotes[-1].text == "second site in January"
    assert driver.whole.notes[-1].sorted
    driver.press("Ctrl+Z")
    assert len(driver.whole.quotes) == 1


def documents(driver: Driver, tmp_path: Path) -> Path:
    driver.press("Ctrl+E")
    page = driver.parts.documents.page
    page.folder.setText(str(tmp_path))
    driver.click("documents_save")
    target = tmp_path / page.file.text()
    driver.until(lambda: target.exists() and driver.window.notice.text.startswith("Saved"))
    driver.click("documents_back")
    return target


def keep_a_picture(driver: Driver) -> None:
    """Under a real display the picture of the window is kept beside the project, for whoever wants to look."""
    folder = os.environ.get("FIRSTHAND_ARTEFACTS")
    if folder:
        driver.parts.visit.page.go_to_block("cost")
        assert driver.window.grab().save(str(Path(folder) / "journey.png"))
