"""Holds that words are found, shown and marked in texts of which the page shows only a part."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from db.model.ids import new_id
from db.model.records import Answer, Consent, Note, NoteKind, RecordId, VisitStatus
from db.repositories import incoming
from db.repositories.overview import all_visits
from desktop.shell.requests import Request
from desktop.widgets.note_item import NoteItem
from desktop.widgets.record_card import RecordCard
from desktop.widgets.row_button import RowButton
from desktop.widgets.text import LONGEST, Text
from desktop.widgets.text_field import TextField
from tests.conftest import KEY
from tests.factories import a_claim, a_customer, a_note, a_quote, a_whole_visit
from tests.journeys.driver import Driver
from tests.prepared import new_store

WORD = "impeller"
TOLD = "They told of the plant and of the pumps and of the long winter there. "
HEBREW = "הם סיפרו על המפעל ועל המשאבות ועל החורף הארוך. "
BEYOND = TOLD * (2 * LONGEST // len(TOLD))
LONG_NOTES = {
    "at its very end": (BEYOND + WORD, 1),
    "across the last sign shown": ("x" * (LONGEST - 4) + WORD + BEYOND, 1),
    "twice close to each other": (f"{BEYOND}{WORD} and again, {WORD}. {BEYOND}", 2),
    "shown and not shown": (f"{WORD} {BEYOND} {WORD} {BEYOND} {WORD}", 3),
    "written from right to left": (HEBREW * 200 + WORD + HEBREW * 50, 1),
    "in one line without spaces": ("x" * 9_000 + WORD + "y" * 9_000, 1),
    "in many short lines": ("a line\n" * 2_000 + WORD + "\nmore" * 2_000, 1),
    "behind signs of two halves": ("\U0001f600 " * 4_000 + WORD, 1),
}

SitDown = Callable[[], Driver]


def at_a_visit(sit_down: SitDown, folder: Path, **parts: Any) -> Driver:
    """Opens a visit that holds nothing but `parts`: records of any visit, one or a list by its name."""
    whole = a_whole_visit(a_customer(name="Halden Pumps AS"), claims=(), quotes=(), notes=())
    visit = replace(whole.visit, status=VisitStatus.TO_DEBRIEF)
    here: dict[str, Any] = {
        name: replace(part, visit_id=visit.id)
        if isinstance(part, Consent)
        else tuple(replace(one, visit_id=visit.id) for one in part)
        for name, part in parts.items()
    }
    store = new_store(folder / "data" / "firsthand.db", KEY)
    incoming.add(store, replace(whole, visit=visit, **here))
    store.close()
    driver = sit_down()
    driver.until(lambda: driver.parts.home.page.has_view)
    driver.window.resize(1280, 720)
    (line,) = all_visits(driver.program.workspace.connection)
    driver.program.context.request(Request.SHOW_VISIT, line.id, "")
    return driver


def notes(*texts: str, kind: NoteKind = NoteKind.NOTE) -> tuple[Note, ...]:
    visit = a_whole_visit().visit
    return tuple(
        a_note(visit, text=text, position=n, kind=kind, at=f"2026-11-20T10:0{n}:00+00:00") for n, text in enumerate(texts)
    )


def find(driver: Driver, words: str = WORD) -> None:
    driver.press("Ctrl+F")
    driver.type(words)


def count(driver: Driver) -> str:
    return driver.find(QLabel, "find_count").text()


def marks(driver: Driver) -> list[tuple[str, int]]:
    """The words that are marked in notes, and the place in the text of the note from which each is marked."""
    found = []
    for item in driver.parts.visit.page.notes.items:
        for text in item.findChildren(Text):
            if text._found:
                start = text._found[0] - (item.note.kind is NoteKind.QUOTE)
                found.append((marked_in(text), start))
                assert text.isVisible() and is_in_sight(text, text.found_rect())
    return found


def marked_in(text: Text) -> str:
    """The words that the lines of a text draw as marked."""
    words = ""
    layouts: list[QTextLayout] = list(dict.fromkeys(line.layout for line, _ in text._placed_lines()))
    for layout in layouts:
        units = layout.text().encode("utf-16-le")
        words += "".join(units[2 * m.start : 2 * (m.start + m.length)].decode("utf-16-le") for m in layout.formats())
    return words


def is_in_sight(widget: QWidget, rect: QRect) -> bool:
    """Whether `rect` of the widget can be seen in the part of the page that scrolls."""
    area = widget.parentWidget()
    while not isinstance(area, QScrollArea):
        assert area is not None
        area = area.parentWidget()
    seen = area.viewport().rect()
    return bool(rect.height()) and seen.contains(QRect(widget.mapTo(area.viewport(), rect.topLeft()), rect.size()))


def selections(driver: Driver) -> list[str]:
    fields = [one for one in driver.parts.visit.page.block_page.findChildren(TextField) if one.isVisible()]
    chosen = [one for one in fields if one.textCursor().hasSelection()]
    for field in chosen:
        rect = field.cursorRect()
        assert field.viewport().rect().contains(rect.center())
        assert is_in_sight(field, rect.translated(field.viewport().mapTo(field, QPoint())))
    return [one.textCursor().selectedText() for one in chosen]


@pytest.mark.parametrize("where", LONG_NOTES)
def test_each_word_found_in_a_long_note_is_shown_and_marked(sit_down: SitDown, tmp_path: Path, where: str) -> None:
    text, many = LONG_NOTES[where]
    driver = at_a_visit(sit_down, tmp_path, notes=notes(text, "A short note"))
    find(driver)
    seen = []
    for at in range(1, many + 1):
        assert count(driver) == f"{at} of {many}"
        ((words, start),) = marks(driver)
        assert words == WORD == text[start : start + len(WORD)]
        seen.append(start)
        driver.key(Qt.Key.Key_Return)
    assert seen == sorted(set(seen)) and len(seen) == text.count(WORD)
    # The first again, and back to the last.
    driver.key(Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert count(driver) == f"{many} of {many}" and [start for _, start in marks(driver)] == seen[-1:]
    driver.key(Qt.Key.Key_Escape)
    assert not marks(driver)
    assert [note.text for note in driver.stored().notes] == [text, "A short note"]
    shown = [label.text() for item in driver.parts.visit.page.notes.items for label in item.findChildren(Text)]
    assert not any(label.startswith("…") for label in shown)


def test_a_passage_says_that_more_stands_before_and_behind_it(sit_down: SitDown, tmp_path: Path) -> None:
    driver = at_a_visit(sit_down, tmp_path, notes=notes(BEYOND + WORD + BEYOND))
    find(driver)
    (item,) = driver.parts.visit.page.notes.items
    (shown,) = (label.text() for label in item.findChildren(Text) if WORD in label.text())
    assert shown.startswith("…") and shown.endswith("…") and len(shown) <= LONGEST
    assert WORD in item.accessibleName()


def test_notes_that_are_folded_away_are_shown_where_words_are_found_in_them(sit_down: SitDown, tmp_path: Path) -> None:
    quote = a_quote(a_whole_visit().visit, text=WORD)
    driver = at_a_visit(sit_down, tmp_path, quotes=(quote,), notes=notes(f"{BEYOND}{WORD}, {WORD}", f"The {WORD}"))
    driver.window.resize(800, 640)
    driver.until(lambda: not driver.visible("note"))
    find(driver)
    assert selections(driver) == [WORD]
    for start in (4, len(BEYOND), len(BEYOND) + len(WORD) + 2):
        driver.key(Qt.Key.Key_Return)
        assert marks(driver) == [(WORD, start)]
    driver.key(Qt.Key.Key_Return)
    assert selections(driver) == [WORD] and not marks(driver)
    driver.key(Qt.Key.Key_Escape)
    assert not driver.visible("note")


def test_a_quote_among_the_notes_is_marked_within_its_signs(sit_down: SitDown, tmp_path: Path) -> None:
    driver = at_a_visit(sit_down, tmp_path, notes=notes(f"{WORD} {BEYOND}{WORD}", kind=NoteKind.QUOTE))
    find(driver)
    assert marks(driver) == [(WORD, 0)]
    driver.key(Qt.Key.Key_Return)
    assert marks(driver) == [(WORD, len(BEYOND) + len(WORD) + 1)]


def test_a_long_card_and_a_long_answer_show_each_word_in_their_fields(sit_down: SitDown, tmp_path: Path) -> None:
    visit = a_whole_visit().visit
    answer = Answer(id=RecordId(new_id()), visit_id=visit.id, question="challenge", text=f"{BEYOND}{WORD}, {WORD}{BEYOND}")
    quote = a_quote(visit, text=BEYOND + WORD)
    driver = at_a_visit(sit_down, tmp_path, answers=(answer,), quotes=(quote,), notes=notes(BEYOND + WORD))
    find(driver)
    for at, (in_fields, in_notes) in enumerate([(1, 0), (1, 0), (1, 0), (0, 1)], 1):
        assert count(driver) == f"{at} of 4"
        assert selections(driver) == [WORD] * in_fields
        assert [words for words, _ in marks(driver)] == [WORD] * in_notes
        driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Escape)
    assert not selections(driver) and not [card for card in driver.window.findChildren(RecordCard) if card.is_open]


def test_words_in_several_fields_of_a_card_are_marked_one_after_the_other(sit_down: SitDown, tmp_path: Path) -> None:
    claim = a_claim(a_whole_visit().visit, metric="Worn pumps", wording="the worn pumps, and worn again")
    driver = at_a_visit(sit_down, tmp_path, claims=(claim,))
    find(driver, "worn pumps")
    assert count(driver) == "1 of 2"
    assert not selections(driver)
    driver.key(Qt.Key.Key_Return)
    assert count(driver) == "2 of 2"
    assert selections(driver) == ["worn pumps"]
    driver.type(" again")
    assert count(driver) == "3 of 6"


def test_each_field_of_a_record_that_several_questions_fill_is_marked(sit_down: SitDown, tmp_path: Path) -> None:
    visit = a_whole_visit().visit
    consent = Consent(id=RecordId(new_id()), visit_id=visit.id, approver="Ingrid", note=f"No {WORD}, said Ingrid")
    driver = at_a_visit(sit_down, tmp_path, consent=consent)
    find(driver)
    assert count(driver) == "1 of 1"
    assert selections(driver) == [WORD]


def test_who_stays_keeps_the_passage_and_replaces_no_word_by_typing(sit_down: SitDown, tmp_path: Path) -> None:
    quote = a_quote(a_whole_visit().visit, text=f"{BEYOND}{WORD}.")
    driver = at_a_visit(sit_down, tmp_path, quotes=(quote,), notes=notes(BEYOND + WORD))
    find(driver)
    driver.click("find_stay")
    driver.type(" too")
    assert driver.whole.quotes[0].text == f"{BEYOND}{WORD} too."
    find(driver)
    driver.key(Qt.Key.Key_Return)
    driver.click("find_stay")
    assert isinstance(driver.window.focusWidget(), NoteItem)
    assert marks(driver) == [(WORD, len(BEYOND))]
    driver.press("Ctrl+K")
    assert not marks(driver)


def test_the_cursor_of_a_field_stays_where_it_was(sit_down: SitDown, tmp_path: Path) -> None:
    visit = a_whole_visit().visit
    answer = Answer(id=RecordId(new_id()), visit_id=visit.id, question="challenge", text=f"They said and {BEYOND}{WORD}")
    driver = at_a_visit(sit_down, tmp_path, answers=(answer,))
    driver.parts.visit.go_to_record(answer.id)
    field = driver.window.focusWidget()
    assert isinstance(field, TextField)
    cursor = field.textCursor()
    cursor.setPosition(9)
    field.setTextCursor(cursor)
    find(driver)
    assert selections(driver) == [WORD]
    driver.key(Qt.Key.Key_Escape)
    driver.type("so ")
    assert driver.whole.answer("challenge").startswith("They saidso  and ")


def test_words_changed_meanwhile_are_found_where_they_stand_now(sit_down: SitDown, tmp_path: Path) -> None:
    driver = at_a_visit(sit_down, tmp_path, notes=notes(f"{BEYOND}{WORD} and {WORD}", f"The {WORD}"))
    find(driver)
    visit = driver.program.workspace.open_visit
    assert visit
    long, short = driver.whole.notes
    visit.change(long.id, text=f"More. {BEYOND}{WORD}")
    driver.key(Qt.Key.Key_Return)
    assert count(driver) == "2 of 2"
    assert marks(driver) == [(WORD, len(BEYOND) + 6)]
    visit.remove(long.id)
    driver.key(Qt.Key.Key_Return)
    assert count(driver) == "1 of 1"
    assert marks(driver) == [(WORD, 4)]
    visit.remove(short.id)
    driver.key(Qt.Key.Key_Return)
    assert count(driver) == "Not in this visit" and not marks(driver)


def test_at_the_table_no_note_is_shown_or_counted(sit_down: SitDown, tmp_path: Path) -> None:
    quote = a_quote(a_whole_visit().visit, text=BEYOND + WORD)
    driver = at_a_visit(sit_down, tmp_path, quotes=(quote,), notes=notes(BEYOND + WORD, f"{WORD} {WORD}"))
    find(driver)
    driver.key(Qt.Key.Key_Return)
    assert count(driver) == "2 of 4" and marks(driver)
    driver.press("F9")
    assert count(driver) == "1 of 1"
    assert not driver.visible("note")
    driver.press("F9")
    assert count(driver).endswith("of 4")
    assert not marks(driver)


def test_from_the_debrief_the_words_of_a_long_note_are_found(sit_down: SitDown, tmp_path: Path) -> None:
    driver = at_a_visit(sit_down, tmp_path, notes=notes(BEYOND + WORD))
    driver.press("Ctrl+Shift+D")
    driver.until(lambda: bool(driver.visible("debrief_page")))
    find(driver)
    assert marks(driver) == [(WORD, len(BEYOND))]


def test_what_was_found_over_everything_is_opened_at_the_words(sit_down: SitDown, tmp_path: Path) -> None:
    driver = at_a_visit(sit_down, tmp_path, notes=notes(f"The {WORD}", BEYOND + WORD, f"Another {WORD}"))
    driver.press("Ctrl+Shift+F")
    driver.type(f"note: {WORD}")
    driver.until(lambda: len(driver.visible("hit")) == 3)
    rows = [row for row in driver.visible("hit") if isinstance(row, RowButton)]
    assert all(WORD in row.title for row in rows)
    long = driver.whole.notes[1].id
    next(row for row in rows if row.property("record") == long).click()
    assert count(driver) == "2 of 3"
    assert marks(driver) == [(WORD, len(BEYOND))]
    driver.key(Qt.Key.Key_Return)
    assert count(driver) == "3 of 3"
    driver.key(Qt.Key.Key_Escape)
    assert driver.parts.visit.page.record_in_focus == long and not driver.visible("find_bar")


def test_where_there_is_little_room_a_line_still_shows_the_words_found(sit_down: SitDown, tmp_path: Path) -> None:
    row = RowButton("hit", "", "", f"… {'a plant and pumps ' * 5}{WORD} and more", "Note", strong=False)
    start = row.title.index(WORD)
    row.mark([(start, start + len(WORD))])
    title, ((first, last),) = row._with_first_mark(row.fontMetrics(), 300.0)
    assert title[first:last] == WORD and title.startswith("… ")
    assert row.fontMetrics().horizontalAdvance(title[:last]) < 300
    assert row._with_first_mark(row.fontMetrics(), 3_000.0) == (row.title, row._marks)
