"""Reading back at the table: a card for each quote and number, agreed to by name typed or drawn, corrected, left out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from db.model.agreed import Permission
from db.model.kinds import AnswerWay, PermissionAnswer, Rung
from db.model.moments import today
from db.model.records import CompanyConsent
from db.repositories import agreed, incoming
from db.service.opening import open_for_reading
from desktop.consent.drawn_name import strokes_in
from desktop.consent.lasting import until_after
from desktop.core.settings import ANSWERS_LAST
from desktop.documents.sharing.sending import outgoing
from desktop.shell.requests import Request
from desktop.widgets.drawing_pad import DrawingPad
from desktop.workspace.known import known_of
from tests.conftest import KEY
from tests.journeys.driver import Driver
from tests.prepared import new_store
from tests.report.content.story.told import whole

SAMPLE = whole("halden-pumps")
INGRID = "Ingrid Solberg"


@pytest.fixture
def driver(sit_down: Callable[[], Driver], tmp_path: Path) -> Driver:
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    visit_id = incoming.add(store, SAMPLE)
    store.close()
    made = sit_down()
    made.program.context.request(Request.SHOW_VISIT, visit_id, "")
    return made


def begin(driver: Driver) -> None:
    driver.window.actions_by_name["read_back"].trigger()
    driver.until(lambda: bool(driver.visible("read_back_words")))


def shown(driver: Driver, name: str = "read_back_words") -> str:
    return driver.find(QLabel, name).text()


def go_to(driver: Driver, words: str) -> None:
    """Goes on to the first card that says this."""
    for _ in range(20):
        if words in shown(driver):
            return
        driver.key(Qt.Key.Key_PageDown)
    raise AssertionError(f"no card says {words}")


def answers(driver: Driver) -> tuple[Permission, ...]:
    """What lies on the disk."""
    store = open_for_reading(driver.data_folder.store, KEY)
    try:
        return agreed.of_customer(store.connection, driver.whole.customer.id).permissions
    finally:
        store.close()


def printed(driver: Driver) -> dict[str, str]:
    """Every text that the case study would print now, by its hash."""
    store = open_for_reading(driver.data_folder.store, KEY)
    try:
        draft = outgoing(store, driver.whole.customer, [driver.stored()], today())
    finally:
        store.close()
    return {line.item.hash: line.item.text for line in draft.version.items}


def draw(driver: Driver) -> None:
    pad = driver.find(DrawingPad, "read_back_pad")
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    for x in range(30, 200, 10):
        QTest.mouseMove(pad, QPoint(x, 40 + x % 30))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(200, 50))
    QApplication.processEvents()


def test_a_quote_is_agreed_to_by_name_as_it_would_be_printed(driver: Driver) -> None:
    begin(driver)
    first = shown(driver)
    assert first == "“We drove first and thought later. Now it is the other way round.”"
    assert not driver.find(QPushButton, "read_back_right").isEnabled()
    driver.enter(INGRID)
    driver.until(lambda: shown(driver) != first)
    (given,) = answers(driver)
    assert (given.by, given.way, given.answer, given.rung) == (INGRID, AnswerWay.READ_BACK, PermissionAnswer.GRANTED, Rung.NAME)
    assert printed(driver)[given.item] == first and given.since == today()
    # The name stays for the next card, and the keyboard is on the button.
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: len(answers(driver)) > 1)
    driver.key(Qt.Key.Key_PageUp)
    driver.key(Qt.Key.Key_PageUp)
    assert shown(driver) == first and "Agreed" in shown(driver, "read_back_state")


def test_what_is_agreed_to_ends_when_the_settings_say_so_and_what_is_left_out_does_not(driver: Driver) -> None:
    driver.program.context.settings.choose(ANSWERS_LAST, 2)
    begin(driver)
    driver.enter(INGRID)
    driver.until(lambda: len(answers(driver)) == 1)
    assert answers(driver)[0].until == until_after(today(), 2)
    driver.click("read_back_leave_out")
    driver.until(lambda: len(answers(driver)) > 1)
    assert answers(driver)[1].until == ""


def test_a_number_is_agreed_to_wherever_it_is_printed_by_a_name_that_is_drawn(driver: Driver) -> None:
    begin(driver)
    go_to(driver, "Emergency call-outs")
    draw(driver)
    assert driver.find(QLineEdit, "read_back_name").text() == INGRID
    driver.click("read_back_right")
    driver.until(lambda: len(answers(driver)) == 2)
    texts = printed(driver)
    assert all("Emergency call-outs" in texts[one.item] for one in answers(driver))
    for one in answers(driver):
        (stroke,) = strokes_in(one.drawn)
        assert len(stroke) > 5 and one.by == INGRID, "whose words these are; by that name it is erased one day"
    # The next card is drawn on anew.
    driver.until(lambda: driver.find(DrawingPad, "read_back_pad").strokes == ())


def test_a_correction_changes_the_record_says_who_made_it_and_is_read_once_more(driver: Driver) -> None:
    begin(driver)
    before = shown(driver)
    driver.click("read_back_correct")
    field = driver.find(QLineEdit, "read_back_field_text")
    assert field.text() == "We drove first and thought later. Now it is the other way round."
    field.clear()
    driver.enter("We drove first and thought afterwards.")
    driver.until(lambda: shown(driver) == "“We drove first and thought afterwards.”")
    assert "Please read it once more" in shown(driver, "read_back_state") and answers(driver) == ()
    told = [note.text for note in driver.stored().notes if "Corrected by the customer" in note.text]
    assert told and before.strip("“”") in told[0] and "thought afterwards" in told[0]
    driver.enter(INGRID)
    driver.until(lambda: len(answers(driver)) == 1)
    assert printed(driver)[answers(driver)[0].item] == "“We drove first and thought afterwards.”"
    visit = driver.program.workspace.open_visit
    assert visit
    visit.undo()
    assert driver.stored().quotes[0].text.startswith("We drove first and thought later"), "one step takes both back"
    assert not [note for note in driver.stored().notes if "Corrected by the customer" in note.text]


def test_both_sides_of_a_number_can_be_corrected(driver: Driver) -> None:
    begin(driver)
    go_to(driver, "Emergency call-outs")
    driver.click("read_back_correct")
    field = driver.find(QLineEdit, "read_back_field_before")
    field.setText("about 12")
    driver.click("read_back_take")
    driver.until(lambda: "about 12" in shown(driver))
    assert "about 14" not in shown(driver)


def test_what_is_to_be_left_out_may_not_be_used_at_all(driver: Driver) -> None:
    begin(driver)
    driver.type(INGRID)
    driver.click("read_back_leave_out")
    driver.until(lambda: bool(driver.visible("read_back_state")))
    assert "Left out" in shown(driver, "read_back_state")
    (given,) = answers(driver)
    assert (given.answer, given.rung) == (PermissionAnswer.REFUSED, Rung.NUMBER)
    store = open_for_reading(driver.data_folder.store, KEY)
    try:
        known = known_of(store.connection, driver.whole.customer, today())
    finally:
        store.close()
    assert given in known.permissions


def test_whoever_left_a_card_out_brings_it_back_on_the_same_day_and_nobody_else_does(driver: Driver) -> None:
    begin(driver)
    first = shown(driver)
    driver.type(INGRID)
    driver.click("read_back_leave_out")
    driver.until(lambda: f"as {INGRID} said" in shown(driver, "read_back_state"))
    driver.find(QLineEdit, "read_back_name").setText("Tor Lie")
    driver.click("read_back_right")
    driver.until(lambda: len(answers(driver)) == 2)
    driver.until(lambda: f"as {INGRID} said" in shown(driver, "read_back_state"))
    assert shown(driver) == first, "it stays on the card that may not be used yet"
    driver.find(QLineEdit, "read_back_name").setText(INGRID)
    driver.click("read_back_right")
    driver.until(lambda: shown(driver) != first)
    driver.key(Qt.Key.Key_PageUp)
    assert shown(driver) == first and "Agreed" in shown(driver, "read_back_state")
    refused, _, corrected = answers(driver)
    assert (corrected.origin, corrected.by) == (refused.id, INGRID)


def test_what_was_left_out_without_a_name_is_brought_back_by_whoever_gives_theirs(driver: Driver) -> None:
    begin(driver)
    driver.click("read_back_leave_out")
    driver.until(lambda: "Left out" in shown(driver, "read_back_state"))
    first = shown(driver)
    driver.enter(INGRID)
    driver.until(lambda: shown(driver) != first)
    assert [one.answer for one in answers(driver)] == [PermissionAnswer.REFUSED, PermissionAnswer.GRANTED]


def test_it_works_at_the_table_and_says_nothing_of_ours_there(driver: Driver) -> None:
    driver.press("F9")
    assert driver.window.is_at_table
    begin(driver)
    assert driver.window.is_at_table
    texts = " ".join(one.text() for one in driver.window.findChildren(QLabel) if one.isVisible())
    assert "champion" not in texts and "sceptic" not in texts
    driver.enter(INGRID)
    driver.until(lambda: len(answers(driver)) == 1)
    driver.key(Qt.Key.Key_Escape)
    assert not driver.visible("read_back_words") and driver.window.is_at_table


@pytest.mark.parametrize("question", ["may_we_use", "quote"])
@pytest.mark.parametrize("at_table", [False, True])
def test_the_close_and_the_quote_of_a_visit_lead_there_and_back(driver: Driver, question: str, at_table: bool) -> None:
    if at_table:
        driver.press("F9")
    driver.program.context.request(Request.GO_TO_QUESTION, question)
    driver.click(f"read_back_{question}")
    driver.until(lambda: bool(driver.visible("read_back_words")))
    driver.key(Qt.Key.Key_Escape)
    assert driver.visible(f"read_back_{question}") and driver.window.is_at_table is at_table


def test_the_debrief_leads_there_and_it_leads_back(driver: Driver) -> None:
    driver.rest()
    driver.window.actions_by_name["debrief"].trigger()
    driver.parts.debrief.page.go_to_part("done")
    driver.click("debrief_read_back")
    driver.until(lambda: bool(driver.visible("read_back_words")))
    driver.key(Qt.Key.Key_Escape)
    assert driver.window.stack.currentWidget() is driver.parts.debrief.page


def test_where_everything_stays_inside_nothing_is_read_back(sit_down: Callable[[], Driver], tmp_path: Path) -> None:
    assert SAMPLE.consent
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    inside = replace(SAMPLE.consent, company=CompanyConsent.INTERNAL_ONLY, scope=())
    visit_id = incoming.add(store, replace(SAMPLE, consent=inside))
    store.close()
    driver = sit_down()
    driver.program.context.request(Request.SHOW_VISIT, visit_id, "")
    driver.window.actions_by_name["read_back"].trigger()
    driver.until(lambda: "internal only" in driver.window.notice.text)
    assert not driver.visible("read_back_words")


def test_escape_from_a_correction_leaves_the_words_as_they_were(driver: Driver) -> None:
    begin(driver)
    before = shown(driver)
    driver.click("read_back_correct")
    driver.type(" And more.")
    driver.key(Qt.Key.Key_Escape)
    assert shown(driver) == before and driver.visible("read_back_right")
    assert driver.stored().quotes == SAMPLE.quotes or driver.stored().quotes[0].text == SAMPLE.quotes[0].text
    driver.key(Qt.Key.Key_Escape)
    assert isinstance(driver.window.stack.currentWidget(), QWidget) and not driver.visible("read_back_words")
