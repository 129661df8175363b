"""From the capture line into the story by keys: every place, the next note below, nothing twice."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from db.model.records import NoteKind, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.widgets.note_item import NoteItem
from desktop.widgets.text_field import TextField
from tests.journeys.driver import Driver

CONTROL = Qt.KeyboardModifier.ControlModifier
# Where the words must be found afterwards, told without the table of places.
FOUND: dict[str, Callable[[WholeVisit], list[str]]] = {
    "G": lambda whole: [objective.text for objective in whole.objectives],
    "O": lambda whole: [objection.text for objection in whole.objections],
    "R": lambda whole: [claim.wording for claim in whole.claims if claim.category == "revenue"],
    "C": lambda whole: [claim.wording for claim in whole.claims if claim.category == "cost"],
    "E": lambda whole: [claim.wording for claim in whole.claims if claim.category == "emotional"],
    "X": lambda whole: [claim.wording for claim in whole.claims if claim.category == "other"],
    "Q": lambda whole: [quote.text for quote in whole.quotes],
    "P": lambda whole: [promise.text for promise in whole.promises],
    "B": lambda whole: whole.answer("challenge").split("\n"),
    "T": lambda whole: whole.answer("alternatives").split("\n"),
    "S": lambda whole: whole.answer("solution").split("\n"),
    "W": lambda whole: whole.answer("start").split("\n"),
    "U": lambda whole: whole.answer("surprises").split("\n"),
    "Y": lambda whole: whole.customer.about.split("\n"),
    "L": lambda whole: whole.consent.note.split("\n") if whole.consent else [],
    "A": lambda whole: whole.consent.approver.split(", ") if whole.consent else [],
    "N": lambda whole: whole.answer("not_asked").split("\n"),
}
# A visit as it is well captured: the sign of the kind, the words.
WELL_CAPTURED = (
    ">third site before the season",
    "whiteboard and three Excel lists",
    "!price per technician looked high",
    "!technicians feared being tracked",
    "the pilot ran in two vans",
    "#technicians do 5 to 6 calls a day instead of 4",
    "#penalties NOK 400,000 in 2024, none so far",
    ":I got my evenings back",
    ":8/10 stress before, 3 now",
    '"We stopped guessing',
    '"I sleep on Sundays',
    "+Jonas sends the paper to Ingrid by 4 Dec",
    "+Tormod sends the figures on Friday",
    "?who else at the dairy",
    ">no new people",
    "#first call fixed from 68 % to 80 %",
    "Outlook calendars, printed on Mondays",
    "#invoices out after 2 days instead of 9",
)


@pytest.fixture
def visit(driver: Driver) -> Driver:
    driver.press("Ctrl+N")
    driver.enter("Skarvik Ventilasjon")
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    driver.press("Ctrl+K")
    return driver


def note_in_focus(driver: Driver) -> str:
    item = driver.window.focusWidget()
    assert isinstance(item, NoteItem)
    return item.note.text


def hint(driver: Driver) -> str:
    item = driver.window.focusWidget()
    assert isinstance(item, NoteItem)
    return item.accessibleDescription()


def block(driver: Driver) -> str:
    return driver.parts.visit.page.block_page.block.id


@pytest.mark.long
def test_a_letter_puts_the_words_behind_what_stands_in_its_place(visit: Driver) -> None:
    for letter, found in FOUND.items():
        for words in ("three Excel lists", "Outlook mails"):
            visit.press("Ctrl+K")
            visit.enter(words)
            visit.press("Ctrl+J")
            visit.key(getattr(Qt.Key, f"Key_{letter}"))
        stored = visit.stored()
        assert found(stored) == ["three Excel lists", "Outlook mails"], letter
        assert all(note.sorted for note in stored.notes), letter
        visit.press("Ctrl+Z")
        assert found(visit.whole) == ["three Excel lists"], letter
        assert [note.sorted for note in visit.whole.notes][-2:] == [True, False], letter
        assert note_in_focus(visit) == "Outlook mails", letter
        # It is kept as it is, so that the next letter finds only notes of its own.
        visit.key(Qt.Key.Key_K)


def test_a_kept_note_is_sorted_and_nothing_else_changes(visit: Driver) -> None:
    visit.enter("nice view of the fjord")
    before = visit.whole
    visit.press("Ctrl+J")
    visit.key(Qt.Key.Key_K)
    assert visit.whole.notes[0].sorted
    assert (visit.whole.answers, visit.whole.claims, visit.whole.quotes) == (before.answers, before.claims, before.quotes)


def test_sorting_goes_on_to_the_next_unsorted_note_below_and_wraps_at_the_end(visit: Driver) -> None:
    for n in range(5):
        visit.enter(f"line {n}")
    visit.press("Ctrl+J")
    visit.key(Qt.Key.Key_Down)
    visit.key(Qt.Key.Key_Q)
    assert note_in_focus(visit) == "line 2"
    visit.key(Qt.Key.Key_End)
    assert note_in_focus(visit) == "line 0"
    visit.key(Qt.Key.Key_K)
    assert note_in_focus(visit) == "line 4"
    visit.key(Qt.Key.Key_B)
    assert note_in_focus(visit) == "line 2", "line 3 is sorted already"
    visit.key(Qt.Key.Key_Home)
    assert note_in_focus(visit) == "line 4"


def test_eighteen_well_captured_notes_take_at_most_forty_keys(visit: Driver) -> None:
    for line in WELL_CAPTURED:
        visit.enter(line)
    visit.press("Ctrl+J")
    keys = 1
    while not all(note.sorted for note in visit.whole.notes):
        visit.key(Qt.Key.Key_Return)
        keys += 1
        if hint(visit).startswith("R revenue"):
            visit.key(Qt.Key.Key_C)
            keys += 1
        assert keys < 100
    assert keys <= 40
    whole = visit.stored()
    assert (len(whole.objectives), len(whole.objections), len(whole.quotes), len(whole.promises)) == (2, 2, 2, 2)
    assert (len(whole.claims), len(whole.claims_in(ValueCategory.COST))) == (6, 4)


def test_a_number_is_asked_for_in_its_own_line_and_the_letter_answers(visit: Driver) -> None:
    visit.enter("#5 to 6 calls a day instead of 4")
    visit.press("Ctrl+J")
    visit.key(Qt.Key.Key_Return)
    assert hint(visit) == "R revenue, C cost, X other?"
    assert not visit.whole.notes[0].sorted
    visit.key(Qt.Key.Key_X)
    (claim,) = visit.whole.claims
    assert (claim.category, claim.before, claim.wording) == ("other", "4", "5 to 6 calls a day instead of 4")


def test_a_sorted_note_is_not_sorted_twice_unnoticed(visit: Driver) -> None:
    visit.enter(">third site before the season")
    visit.press("Ctrl+J")
    visit.key(Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_G, Qt.Key.Key_G):
        visit.key(key)
        assert hint(visit) == "Sorted already, under Objective."
    assert len(visit.whole.objectives) == 1
    visit.key(Qt.Key.Key_Q)
    assert hint(visit) == "Sorted already, under Objective. Q once more puts it under Quote too."
    assert not visit.whole.quotes
    visit.key(Qt.Key.Key_Q)
    assert [quote.text for quote in visit.whole.quotes] == ["third site before the season"]


def test_a_letter_typed_elsewhere_sorts_nothing(visit: Driver) -> None:
    visit.enter("one")
    visit.type("goq")
    assert visit.parts.visit.page.capture.line.text() == "goq"
    assert not visit.whole.notes[0].sorted


def test_the_letters_stand_beside_the_note_while_it_has_the_keyboard_and_can_be_clicked(visit: Driver) -> None:
    visit.enter("three Excel lists")
    assert not visit.visible("places")
    visit.press("Ctrl+J")
    assert visit.visible("places")
    visit.click("place_t")
    assert visit.whole.answer("alternatives") == "three Excel lists"
    assert block(visit) == "before"
    visit.press("Ctrl+K")
    assert not visit.visible("places")


def test_copy_takes_the_words_of_the_note(visit: Driver) -> None:
    visit.enter('"We sleep again — at last')
    visit.press("Ctrl+J")
    visit.key(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "We sleep again — at last"
    assert not visit.whole.claims


def drop(item: NoteItem, on: QWidget) -> None:
    """Drops a note in the middle of a widget, as the system does."""
    data: QMimeData = item.mime()
    at, action, button = QPointF(on.rect().center()), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(on, QDragEnterEvent(at, action, data, button, Qt.KeyboardModifier.NoModifier))
    QApplication.sendEvent(on, QDropEvent(at, action, data, button, Qt.KeyboardModifier.NoModifier))
    item.dropped.emit(item.note.id, on)


def test_a_note_dropped_on_a_question_is_its_answer(visit: Driver) -> None:
    visit.enter("She runs the workshop")
    page = visit.parts.visit.page
    page.go_to_block("person")
    drop(page.notes.items[0], visit.find(QWidget, "question_role"))
    assert visit.stored().answer("role") == "She runs the workshop"
    assert visit.whole.notes[0].sorted


@pytest.mark.parametrize(("block_id", "name"), [("solution", "answer_start"), ("person", "customer_industry")])
def test_a_note_dropped_into_a_field_is_typed_there_and_put_aside(visit: Driver, block_id: str, name: str) -> None:
    visit.enter("a week in two vans")
    page = visit.parts.visit.page
    page.go_to_block(block_id)
    field = visit.find(QWidget, name)
    drop(page.notes.items[0], field.viewport() if hasattr(field, "viewport") else field)
    whole = visit.stored()
    assert "a week in two vans" in (whole.answer("start"), whole.customer.industry)
    assert whole.notes[0].sorted


def test_a_note_dropped_on_an_answer_comes_behind_it_on_a_line_of_its_own(visit: Driver) -> None:
    visit.enter("two vans first")
    page = visit.parts.visit.page
    page.go_to_block("solution")
    field = visit.find(TextField, "answer_start")
    field.setPlainText("A week in all.")
    drop(page.notes.items[0], field.viewport())
    assert visit.stored().answer("start") == "A week in all.\ntwo vans first"


def test_a_note_dropped_into_the_capture_line_stays_to_be_sorted(visit: Driver) -> None:
    visit.enter("a week in two vans")
    page = visit.parts.visit.page
    drop(page.notes.items[0], page.capture.line)
    assert page.capture.line.text() == "a week in two vans"
    assert not visit.whole.notes[0].sorted


def test_the_words_and_the_speaker_of_a_note_can_be_changed(visit: Driver) -> None:
    visit.enter("two last quarter")
    visit.press("Ctrl+J")
    visit.key(Qt.Key.Key_F2)
    visit.type(", one in spring")
    visit.key(Qt.Key.Key_Tab)
    visit.type("Ingrid Haugen")
    visit.key(Qt.Key.Key_Return)
    (note,) = visit.stored().notes
    assert (note.text, note.kind) == ("two last quarter, one in spring", NoteKind.NOTE)
    assert [(person.id, person.name) for person in visit.whole.people] == [(note.said_by, "Ingrid Haugen")]
    assert note_in_focus(visit) == "two last quarter, one in spring"


def test_a_place_that_the_guide_does_not_ask_for_takes_the_words_all_the_same(visit: Driver) -> None:
    visit.program.workspace.open_visit.change(visit.whole.visit.id, guide="15")  # type: ignore[union-attr]  # there is one
    visit.parts.visit.show_visit(visit.whole.visit.id)
    visit.press("Ctrl+K")
    visit.enter("Outlook calendars")
    visit.press("Ctrl+J")
    visit.key(Qt.Key.Key_T)
    assert visit.stored().answer("alternatives") == "Outlook calendars"


def test_a_note_carries_the_block_that_was_open_and_enter_takes_it_there(visit: Driver) -> None:
    page = visit.parts.visit.page
    for block_id, line in (("solution", "two vans first"), ("revenue", "#two contracts more"), ("before", "three Excel lists")):
        page.go_to_block(block_id)
        visit.press("Ctrl+K")
        visit.enter(line)
    assert [note.block for note in visit.stored().notes] == ["solution", "revenue", "before"]
    visit.press("Ctrl+J")
    assert hint(visit) == "Enter: Before"
    for _ in range(3):
        visit.key(Qt.Key.Key_Return)
    whole = visit.stored()
    assert (whole.answer("challenge"), whole.answer("solution")) == ("three Excel lists", "two vans first")
    assert [(claim.category, claim.wording) for claim in whole.claims] == [(ValueCategory.REVENUE, "two contracts more")]
