"""A whole visit through the real window, as somebody at a customer's table would do it: keys, hardly ever the mouse."""

import os
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from db.model.records import Heard, NoteKind, Side, ValueCategory, VisitStatus
from tests.journeys.desk import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_from_a_name_to_the_pdf(desk: Desk, tmp_path: Path) -> None:
    begin(desk)
    people_and_consent(desk)
    company_and_objectives(desk)
    before_and_decision(desk)
    value(desk)
    quote_and_close(desk)
    capture_and_sort(desk)
    whole = desk.stored()
    assert whole == desk.whole
    pdf = hand_over(desk, tmp_path)
    text = " ".join("".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    for said in ("Halden Pumps AS", "about 14", "3–4", "We sleep again 💡", "calm", "DRAFT", "Halve unplanned stops"):
        assert said in text, said
    keep_a_picture(desk)


def begin(desk: Desk) -> None:
    desk.press("Ctrl+N")
    desk.enter("Halden Pumps AS")
    assert desk.whole.customer.name == "Halden Pumps AS"
    assert desk.whole.visit.status is VisitStatus.IN_PROGRESS
    desk.window.visit.go_to_block("setup")
    desk.window.visit.block_page.focus_first()


def people_and_consent(desk: Desk) -> None:
    desk.enter("Ingrid Solberg")
    desk.type("Head of Service")
    desk.key(Qt.Key.Key_Escape)
    person = desk.whole.people[0]
    assert (person.name, person.job_title, person.side) == ("Ingrid Solberg", "Head of Service", Side.CUSTOMER)
    desk.find(QLineEdit, "consent_approver_approver").setFocus()
    desk.type("Press office")
    desk.click("consent_company_company_named")
    consent = desk.whole.consent
    assert consent and (consent.approver, consent.company) == ("Press office", "named")


def company_and_objectives(desk: Desk) -> None:
    desk.press("Ctrl+PgDown")
    desk.type("Runs the service team")
    assert desk.whole.answer("role") == "Runs the service team"
    desk.press("Ctrl+PgDown")
    desk.enter("Halve unplanned stops")
    desk.key(Qt.Key.Key_Escape)
    assert [objective.text for objective in desk.whole.objectives] == ["Halve unplanned stops"]


def before_and_decision(desk: Desk) -> None:
    desk.press("Ctrl+PgDown")
    desk.type("We drove first, thought later")
    desk.press("Ctrl+PgDown")
    desk.enter("The sensors will not survive the brine")
    desk.key(Qt.Key.Key_Escape)
    assert desk.whole.objections[0].heard is Heard.FIRST_HAND
    desk.press("Ctrl+PgDown")
    desk.type("Condition monitoring on 62 pumps")
    assert desk.whole.answer("solution") == "Condition monitoring on 62 pumps"


def value(desk: Desk) -> None:
    desk.press("Ctrl+PgDown")
    desk.enter("New service contracts")
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Tab)
    desk.type("2")
    desk.press("Ctrl+PgDown")
    keys = claim_by_keys(desk, "Emergency call-outs", "about 14", "3–4", "a quarter", "Ingrid Solberg")
    assert keys <= 10
    desk.press("Ctrl+PgDown")
    desk.enter("calm")
    desk.type("the team")
    desk.key(Qt.Key.Key_Escape)
    desk.press("Ctrl+PgDown")
    desk.enter("Visits planned ahead")
    desk.key(Qt.Key.Key_Escape)
    claims = {claim.category: claim for claim in desk.whole.claims}
    assert set(claims) == set(ValueCategory)
    assert claims[ValueCategory.REVENUE].after == "2"
    cost = claims[ValueCategory.COST]
    assert (cost.metric, cost.before, cost.after, cost.period) == ("Emergency call-outs", "about 14", "3–4", "a quarter")
    assert cost.said_by == desk.whole.people[0].id
    assert (claims[ValueCategory.EMOTIONAL].feeling, claims[ValueCategory.EMOTIONAL].felt_by) == ("calm", "the team")


def claim_by_keys(desk: Desk, *texts: str) -> int:
    """Types a claim; returns how many keys it took beyond those of its text."""
    desk.type(texts[0])
    desk.key(Qt.Key.Key_Return)
    keys = 1
    for n, text in enumerate(texts[1:]):
        if n == 0:
            # Past the change, which is only typed when they stated one.
            desk.key(Qt.Key.Key_Tab)
            keys += 1
        desk.type(text)
        if n < len(texts) - 2:
            desk.key(Qt.Key.Key_Tab)
            keys += 1
    desk.key(Qt.Key.Key_Return, CONTROL)
    return keys + 1


def quote_and_close(desk: Desk) -> None:
    desk.press("Ctrl+PgDown")
    desk.enter("We sleep again 💡")
    desk.key(Qt.Key.Key_Escape)
    desk.press("Ctrl+PgDown")
    desk.enter("Brine test report")
    desk.type("Tom")
    desk.key(Qt.Key.Key_Tab)
    desk.type("27 Nov 2026")
    desk.key(Qt.Key.Key_Escape)
    promise = desk.whole.promises[0]
    assert (promise.text, promise.owner, promise.due) == ("Brine test report", "Tom", "2026-11-27")


def capture_and_sort(desk: Desk) -> None:
    desk.press("Ctrl+K")
    desk.enter("#call-outs 14ish a quarter")
    desk.enter(":I stopped checking my phone")
    desk.enter("second site in January")
    assert [note.kind for note in desk.whole.notes] == [NoteKind.NUMBER, NoteKind.FEELING, NoteKind.NOTE]
    desk.press("Ctrl+J")
    desk.key(Qt.Key.Key_Q)
    assert desk.whole.quotes[-1].text == "second site in January"
    assert desk.whole.notes[-1].sorted
    desk.press("Ctrl+Z")
    assert len(desk.whole.quotes) == 1


def hand_over(desk: Desk, tmp_path: Path) -> Path:
    desk.press("Ctrl+E")
    page = desk.window.hand_over
    page.folder.setText(str(tmp_path))
    desk.click("hand_over_save")
    target = tmp_path / page.file.text()
    desk.until(lambda: target.exists() and desk.window.notice.text.startswith("Saved"))
    desk.click("hand_over_back")
    return target


def keep_a_picture(desk: Desk) -> None:
    """Under a real display the picture of the window is kept beside the project, for whoever wants to look."""
    folder = os.environ.get("FIRSTHAND_ARTEFACTS")
    if folder:
        desk.window.visit.go_to_block("cost")
        assert desk.window.grab().save(str(Path(folder) / "journey.png"))
