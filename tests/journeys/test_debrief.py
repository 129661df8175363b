"""The five minutes after a visit, through the real window: notes sorted one by one, who said it, promises, the end."""

import sys
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton

from db.model.ids import new_id
from db.model.records import Evidence, NoteKind, Record, RecordId, StoryRating, ValueCategory, VisitStatus
from db.model.whole_visit import WholeVisit
from desktop.debrief.what_is_left import ASK, DONE, NOTES, PROMISES, SPEAKERS, SURPRISES
from desktop.fields.card_text import shown_date
from desktop.home.story_row import StoryRow
from desktop.interview.debriefing import SURPRISED_US, said_in
from desktop.shell.requests import Request
from tests.interview.test_story import a_full_story
from tests.journeys.driver import Driver
from tests.samples import some

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
CAPTURED = (
    ">halve the unplanned stops by March",
    "!the price per technician looked high",
    "#technicians do 5 to 6 calls a day instead of 4",
    ":nobody called her on a Sunday any more",
    '"I got my evenings back',
    "+Jonas sends the data-retention paper",
    "the apprentices teach the others",
    "?when does the second site start",
)


def table_is_left(driver: Driver, *captured: str) -> None:
    """A visit with two people and these notes, ended at the table."""
    driver.press("Ctrl+N")
    driver.enter("Skarvik Ventilasjon AS")
    visit = driver.program.workspace.open_visit
    assert visit
    for name in ("Ingrid Haugen", "Tormod Lie"):
        visit.welcome(name)
    driver.parts.visit.page.go_to_block("before")
    driver.press("Ctrl+K")
    for line in captured:
        driver.enter(line)
    assert len(driver.whole.notes) == len(captured)
    driver.click("visit_status")
    driver.until(lambda: driver.window.stack.currentWidget() is driver.parts.debrief.page)


def part(driver: Driver) -> str:
    return driver.parts.debrief.page.current


def text(driver: Driver, name: str) -> str:
    return driver.find(QLabel, name).text()


def test_ending_the_visit_leads_to_the_debrief_and_notes_when(driver: Driver) -> None:
    table_is_left(driver, *CAPTURED)
    assert driver.whole.visit.status is VisitStatus.TO_DEBRIEF
    assert driver.stored().visit.ended_at
    assert part(driver) == NOTES
    assert text(driver, "debrief_note") == "halve the unplanned stops by March"
    assert text(driver, "debrief_hours") == "48 hours left"


def test_eight_notes_are_sorted_with_ten_keys(driver: Driver) -> None:
    table_is_left(driver, *CAPTURED)
    keys = [Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_C, *[Qt.Key.Key_Return] * 5]
    for key in keys:
        driver.key(key)
    whole = driver.whole
    assert all(note.sorted for note in whole.notes)
    ingrid = whole.people[0].id
    assert [one.text for one in whole.objectives] == ["halve the unplanned stops by March"]
    assert [one.said_by for one in said_in(whole)] == [ingrid] * 5
    assert {claim.category for claim in whole.claims} == {ValueCategory.COST, ValueCategory.EMOTIONAL}
    assert whole.answer("challenge") == "the apprentices teach the others", "a plain note goes where its block takes it"
    assert len(keys) <= len(CAPTURED) + 2
    assert driver.stored().notes == whole.notes


def test_a_number_without_a_block_of_value_is_asked_for_and_never_guessed(driver: Driver) -> None:
    table_is_left(driver, "#14 call-outs a quarter")
    driver.key(Qt.Key.Key_Return)
    assert not driver.whole.notes[0].sorted
    assert "R revenue, C cost or X other" in text(driver, "debrief_hint")
    driver.key(Qt.Key.Key_R)
    assert driver.whole.claims[0].category is ValueCategory.REVENUE


def test_a_sorted_note_is_not_sorted_twice_and_taking_back_leads_to_it(driver: Driver) -> None:
    table_is_left(driver, ">one", ">two")
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Up)
    driver.key(Qt.Key.Key_G)
    driver.key(Qt.Key.Key_Return)
    assert len(driver.whole.objectives) == 1
    driver.press("Ctrl+Z")
    assert text(driver, "debrief_note") == "one"
    assert not driver.whole.objectives


def test_the_words_are_mended_while_they_are_in_the_ear(driver: Driver) -> None:
    table_is_left(driver, '"I got my evening')
    driver.key(Qt.Key.Key_F2)
    driver.type("s back")
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: text(driver, "debrief_note") == "“I got my evenings back”")
    driver.key(Qt.Key.Key_Q)
    assert driver.whole.quotes[0].text == "I got my evenings back"


def test_a_note_is_deleted_and_comes_back(driver: Driver) -> None:
    table_is_left(driver, "one", "two")
    driver.key(Qt.Key.Key_Delete)
    assert [note.text for note in driver.whole.notes] == ["two"]
    driver.press("Ctrl+Z")
    assert len(driver.whole.notes) == 2


def test_who_said_it_and_how_they_know_is_set_for_several_at_once(driver: Driver) -> None:
    table_is_left(driver, "#calls up 10 %", "#errors down 20 %", "!too dear", ">grow")
    for key in (Qt.Key.Key_C, Qt.Key.Key_R, Qt.Key.Key_Return, Qt.Key.Key_Return):
        driver.key(key)
    go_to(driver, SPEAKERS)
    assert len(driver.parts.debrief.page.speakers.ticked) == 4
    driver.key(Qt.Key.Key_2)
    tormod = driver.whole.people[1].id
    whole = driver.whole
    assert {one.said_by for one in said_in(whole)} == {tormod}
    driver.click("debrief_evidence_measured")
    assert {claim.evidence for claim in driver.whole.claims} == {Evidence.MEASURED}
    driver.press("Ctrl+Z")
    driver.press("Ctrl+Z")
    whole = driver.whole
    assert {one.said_by for one in said_in(whole)} == {None}, "each is one step to take back"
    driver.until(lambda: len(driver.parts.debrief.page.speakers.ticked) == 4)
    driver.key(Qt.Key.Key_Space)
    driver.key(Qt.Key.Key_1)
    ingrid = driver.whole.people[0].id
    said = [one.said_by for one in said_in(driver.whole)]
    assert sorted(said, key=str) == sorted([None, ingrid, ingrid, ingrid], key=str), "one was not ticked"


def go_to(driver: Driver, wanted: str) -> None:
    for _ in range(6):
        if part(driver) != wanted:
            driver.key(Qt.Key.Key_F6)
    assert part(driver) == wanted


def test_a_promise_gets_its_owner_and_day(driver: Driver) -> None:
    table_is_left(driver, "+paper on data retention")
    driver.key(Qt.Key.Key_Return)
    go_to(driver, PROMISES)
    driver.type("Jonas Berg")
    driver.key(Qt.Key.Key_Tab)
    driver.type("27 Nov 2026")
    driver.key(Qt.Key.Key_Escape)
    promise = driver.whole.promises[0]
    assert (promise.owner, promise.due) == ("Jonas Berg", "2026-11-27")


@pytest.mark.parametrize(
    ("line", "read"),
    some(
        [
            ("+Ingrid sends the paper tomorrow", "Proposed: Ingrid Haugen does it · promised by the customer · by tomorrow"),
            (":8/10 stress before, 3 now", "Proposed: 8 → 3 of 10"),
            (":calmer, maybe half is us", "Proposed: 50 % due to us"),
            (">halve the stops", ""),
            ("+the photo", ""),
        ],
        2,
    ),
)
def test_what_is_read_in_a_note_is_shown_with_it_and_in_the_margin_marked_as_proposed(
    driver: Driver, line: str, read: str
) -> None:
    table_is_left(driver, line)
    day = shown_date((date.today() + timedelta(days=1)).isoformat(), "en")
    assert text(driver, "debrief_read") == read.replace("by tomorrow", f"by {day}")
    driver.key(Qt.Key.Key_Return)
    shown = [label.text() for label in driver.window.findChildren(QLabel) if label.isVisible()]
    assert (f"Ingrid Haugen? · by {day}?" in shown) is ("tomorrow" in line)
    assert not any(promise.owner or promise.due for promise in driver.whole.promises), "nothing is stored unasked"


def test_surprises_and_questions_are_kept_a_line_each(driver: Driver) -> None:
    table_is_left(driver, "?when does the second site start")
    go_to(driver, SURPRISES)
    driver.enter("Siv asked for the price before we did")
    driver.type("The apprentices teach the others")
    assert driver.whole.answer(SURPRISED_US).split("\n") == [
        "Siv asked for the price before we did",
        "The apprentices teach the others",
    ]
    go_to(driver, ASK)
    driver.until(lambda: driver.find(QLineEdit, "debrief_question_2").isVisible())
    driver.type("Who decides in spring?")
    questions = [note.text for note in driver.whole.notes if note.kind is NoteKind.QUESTION]
    assert questions == ["when does the second site start", "Who decides in spring?"]
    assert driver.stored().notes == driver.whole.notes


def test_done_says_what_is_left_and_a_finished_visit_can_be_taken_up_again(driver: Driver) -> None:
    table_is_left(driver, ">halve the stops", "+paper", "plain")
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Return)
    go_to(driver, DONE)
    told = text(driver, "debrief_left")
    assert told == (
        "1 note is not sorted, 1 promise belongs to nobody, 1 promise has no day, of 1 record nobody knows who said it, "
        "the story is not rated."
    )
    driver.click("debrief_rating_strong")
    assert driver.whole.visit.rating is StoryRating.STRONG
    driver.click("debrief_finish")
    assert driver.stored().visit.status is VisitStatus.DONE
    assert driver.program.context.navigation.is_at_home
    driver.click("recent")
    driver.until(lambda: driver.find(QPushButton, "visit_status").text() == "Case study")
    driver.press("Ctrl+Shift+D")
    go_to(driver, DONE)
    driver.click("debrief_take_up")
    assert driver.stored().visit.status is VisitStatus.TO_DEBRIEF
    assert part(driver) == NOTES
    driver.key(Qt.Key.Key_Escape)
    driver.click("debrief")
    assert driver.window.stack.currentWidget() is driver.parts.debrief.page, "Home leads to what is left"


def test_the_case_study_is_one_click_from_the_end(driver: Driver) -> None:
    table_is_left(driver)
    assert part(driver) == DONE, "nothing to sort"
    driver.click("debrief_case_study")
    assert driver.window.stack.currentWidget() is driver.parts.studies.page
    assert driver.whole.visit.status is VisitStatus.DONE


@pytest.mark.parametrize("press", [Qt.Key.Key_Escape, None])
def test_leaving_for_later_loses_nothing(driver: Driver, press: Qt.Key | None) -> None:
    table_is_left(driver, ">one", ">two")
    driver.key(Qt.Key.Key_Return)
    driver.key(press) if press else driver.click("debrief_later")
    assert driver.program.context.navigation.is_at_home
    whole = driver.stored()
    assert (whole.visit.status, [note.sorted for note in whole.notes]) == (VisitStatus.TO_DEBRIEF, [True, False])


@pytest.mark.long
def test_a_visit_of_sixty_notes_is_a_bar_and_every_note_is_reached(driver: Driver) -> None:
    table_is_left(driver, *(f">goal number {n}" for n in range(60)))
    for _ in range(60):
        driver.key(Qt.Key.Key_Return)
    assert len(driver.whole.objectives) == 60


@pytest.mark.parametrize("way", ["key", "menu"])
def test_a_complete_story_leads_to_its_case_study_by_one_key_and_from_its_menu(driver: Driver, way: str) -> None:
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    visit = driver.program.workspace.open_visit
    assert visit
    for record in story_of(visit.whole):
        visit.put(record)
    driver.until(lambda: driver.find(QPushButton, "visit_story").text() == "Story 9 of 9")
    told = driver.find(QPushButton, "visit_story").toolTip()
    if way == "key":
        assert "Ctrl+Shift+E" in told
        driver.press("Ctrl+Shift+E")
    else:
        QTimer.singleShot(0, _take_what_can_be_taken)
        driver.find(QPushButton, "visit_story").click()
    assert driver.window.stack.currentWidget() is driver.parts.studies.page
    driver.until(lambda: bool(driver.visible("study_text_summary")))


@pytest.mark.long
@pytest.mark.parametrize("way", ["click", "key", "cyrillic key"])
def test_home_leads_from_a_finished_visit_with_a_complete_story_to_its_case_study(driver: Driver, way: str) -> None:
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    visit = driver.program.workspace.open_visit
    assert visit
    for record in story_of(visit.whole):
        visit.put(record)
    visit.change(visit.id, status=VisitStatus.DONE)
    driver.go_home()
    driver.press("Ctrl+N")
    driver.enter("Skarvik AS")
    thin = driver.program.workspace.open_visit
    assert thin and thin.id != visit.id
    thin.change(thin.id, status=VisitStatus.DONE)
    driver.until(lambda: driver.window.stack.currentWidget() is driver.parts.visit.page)
    driver.program.context.request(Request.SHOW_HOME)
    driver.until(lambda: len(driver.visible("home_case_study")) == 1)
    if way == "click":
        driver.click("home_case_study")
    else:
        driver.find(StoryRow, "recent").setFocus()
        focus = driver.window.focusWidget()
        assert focus
        key = Qt.Key.Key_E if way == "key" else Qt.Key(ord("У"))
        code = 18 + 8 if sys.platform.startswith("linux") else 18
        QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, key, CONTROL_SHIFT, code, 0, 0, ""))
    assert driver.window.stack.currentWidget() is driver.parts.studies.page
    assert driver.whole.visit.id == visit.id


def test_a_story_that_lacks_something_leads_to_the_case_studies_and_makes_none(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    driver.press("Ctrl+Shift+E")
    page = driver.parts.studies.page
    driver.until(lambda: bool(driver.visible(f"study_visit_{driver.whole.visit.id}")))
    assert driver.window.stack.currentWidget() is page and page.study is None


def _take_what_can_be_taken() -> None:
    """Takes the only entry of the open menu that can be taken."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (action,) = [action for action in menu.actions() if action.isEnabled()]
    action.trigger()
    menu.close()


def story_of(whole: WholeVisit) -> list[Record]:
    """The records of a full story, as of this visit."""
    full = a_full_story()
    found: list[Record] = [*full.objectives, *full.answers, *full.objections, *full.claims, *full.quotes, *full.promises]
    found += [full.consent] if full.consent else []
    values: dict[str, Any] = {"visit_id": whole.visit.id}
    return [replace(record, id=RecordId(new_id()), **values) for record in found]  # type: ignore[arg-type]  # parts of a visit
