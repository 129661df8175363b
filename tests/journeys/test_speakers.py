"""Who said a line: "@" in the capture line, the speaker who stays, the speaker of a note."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from db.model.kinds import PermissionAnswer, PermissionSubject, Rung
from db.model.records import NoteKind
from desktop.documents.agreed.noting import add
from tests.factories import a_permission
from tests.journeys.driver import Driver


@pytest.fixture
def visit(driver: Driver) -> Driver:
    driver.press("Ctrl+N")
    driver.enter("Skarvik Ventilasjon")
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    visit = driver.program.workspace.open_visit
    assert visit
    for name in ("Ingrid Haugen", "Tormod Lie", "Jonas Berg", "Ivar Moe"):
        visit.welcome(name)
    driver.press("Ctrl+K")
    return driver


def heard(driver: Driver) -> list[tuple[str, str]]:
    whole = driver.stored()
    names = {person.id: person.name for person in whole.people}
    return [(names[note.said_by] if note.said_by else "", note.text) for note in whole.notes]


def test_the_last_speaker_stays_until_another_is_named(visit: Driver) -> None:
    for line in ("nobody yet", "@ing the parts came sooner", "two last quarter", "none so far @lie", "and no penalties"):
        visit.enter(line)
    assert heard(visit) == [
        ("", "nobody yet"),
        ("Ingrid Haugen", "the parts came sooner"),
        ("Ingrid Haugen", "two last quarter"),
        ("Tormod Lie", "none so far"),
        ("Tormod Lie", "and no penalties"),
    ]
    assert visit.find(QPushButton, "capture_speaker").text() == "Tormod Lie"


def test_backspace_in_the_empty_line_takes_back_the_kind_and_then_the_speaker(visit: Driver) -> None:
    visit.enter("@ing first")
    visit.type(">")
    visit.key(Qt.Key.Key_Backspace)
    visit.enter("second")
    visit.key(Qt.Key.Key_Backspace)
    visit.enter("third")
    assert heard(visit) == [("Ingrid Haugen", "first"), ("Ingrid Haugen", "second"), ("", "third")]
    assert {note.kind for note in visit.whole.notes} == {NoteKind.NOTE}


def test_tab_takes_the_name_that_is_marked_and_the_letters_leave_the_line(visit: Driver) -> None:
    visit.type("two @i")
    assert [chip.accessibleName() for chip in visit.visible("speaker_0") + visit.visible("speaker_1")] == [
        "Ingrid Haugen",
        "Ivar Moe",
    ]
    visit.key(Qt.Key.Key_Down)
    visit.key(Qt.Key.Key_Tab)
    assert not visit.visible("speaker_0")
    visit.enter("last quarter")
    assert heard(visit) == [("Ivar Moe", "two last quarter")]


def test_a_click_takes_a_name_and_leaves_the_cursor_in_the_line(visit: Driver) -> None:
    visit.type("@")
    visit.click("speaker_2")
    visit.enter("I send the paper")
    assert heard(visit) == [("Jonas Berg", "I send the paper")]


def test_enter_with_letters_that_fit_several_takes_the_marked_one_and_captures_nothing(visit: Driver) -> None:
    visit.type("two last quarter @i")
    visit.key(Qt.Key.Key_Return)
    assert not visit.whole.notes
    visit.key(Qt.Key.Key_Return)
    assert heard(visit) == [("Ingrid Haugen", "two last quarter")]


def test_a_name_may_stand_before_the_sign_of_the_kind_or_behind_it(visit: Driver) -> None:
    visit.enter("@ing >third site before the season")
    visit.enter("!@lie we already pay for an ERP")
    assert heard(visit) == [("Ingrid Haugen", "third site before the season"), ("Tormod Lie", "we already pay for an ERP")]
    assert [note.kind for note in visit.whole.notes] == [NoteKind.GOAL, NoteKind.OBJECTION]


def test_a_name_alone_only_changes_the_speaker(visit: Driver) -> None:
    visit.enter("@lie")
    assert not visit.whole.notes
    assert visit.parts.visit.page.capture.line.text() == ""
    visit.enter("no penalties")
    assert heard(visit) == [("Tormod Lie", "no penalties")]


def test_words_that_name_nobody_at_the_table_stay_as_they_were_typed(visit: Driver) -> None:
    for line in ("write to ingrid@skarvik.no", "the paper goes to @jonas by Friday", "@ 5 euros each", "@siv knows"):
        visit.enter(line)
    assert heard(visit) == [
        ("", "write to ingrid@skarvik.no"),
        ("", "the paper goes to @jonas by Friday"),
        ("", "@ 5 euros each"),
        ("", "@siv knows"),
    ]


def test_who_has_left_the_table_says_no_more(visit: Driver) -> None:
    visit.enter("@ing first")
    open_visit = visit.program.workspace.open_visit
    assert open_visit
    open_visit.send_away(visit.whole.people[0].id)
    visit.enter("second")
    assert visit.stored().notes[1].said_by is None


@pytest.mark.parametrize(("answer", "told"), [(PermissionAnswer.WITHDRAWN, False), (PermissionAnswer.GRANTED, True)])
def test_what_was_answered_since_counts_when_somebody_leaves_the_table(
    visit: Driver, answer: PermissionAnswer, told: bool
) -> None:
    visit.enter('"@ing We stopped guessing')
    visit.press("Ctrl+J")
    visit.key(Qt.Key.Key_Return)
    open_visit = visit.program.workspace.open_visit
    assert open_visit
    ingrid = visit.whole.people[0]
    said = a_permission(
        visit.whole.customer,
        subject=PermissionSubject.PERSON,
        person=ingrid.id,
        rung=Rung.STORY,
        answer=answer,
        since="2026-01-02",
    )
    noted: list[object] = []
    open_visit.flush()
    visit.program.workspace.writer.do(lambda store: add(store, said), noted.append, noted.append)
    visit.until(lambda: noted == [None])
    open_visit.send_away(ingrid.id)
    assert [(one.said_by, one.publish) for one in visit.stored().quotes] == [(None, told)]


def test_the_speaker_goes_with_the_note_into_the_record(visit: Driver) -> None:
    visit.enter('"@ing We stopped guessing')
    visit.press("Ctrl+J")
    visit.key(Qt.Key.Key_Return)
    (quote,) = visit.stored().quotes
    assert quote.said_by == visit.whole.people[0].id


def test_the_at_sign_on_a_note_names_who_said_it(visit: Driver) -> None:
    visit.enter("two last quarter")
    visit.press("Ctrl+J")
    visit.type("@")
    visit.type("Tormod Lie")
    visit.key(Qt.Key.Key_Return)
    assert heard(visit) == [("Tormod Lie", "two last quarter")]
