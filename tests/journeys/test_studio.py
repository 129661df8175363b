"""The studio: the text of a case study edited beside its pages."""

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from db.model.studies import StudySentence
from db.model.whole_study import WholeStudy
from db.model.whole_visit import WholeVisit
from db.repositories import customers, incoming, studies
from db.service.opening import open_for_reading
from desktop.consent.grades import StopKind
from desktop.documents.studio.passage_field import PassageField
from desktop.documents.studio.passage_formats import fragments
from desktop.documents.studio.studies_page import StudiesPage
from desktop.documents.studio.studio_sections import pieces_of
from desktop.report.document.studio_pages import StudioPages
from desktop.shell.requests import Request
from desktop.widgets.fields import LineField
from desktop.widgets.text import Text
from tests.conftest import KEY
from tests.journeys.driver import Driver
from tests.prepared import new_store
from tests.report.content.story.told import NAMED, whole
from tests.samples import some

MINE = "Eight months later the team plans its weeks in Trondheim."


@pytest.fixture
def driver(sit_down: Callable[[], Driver], tmp_path: Path) -> Driver:
    """The studio of the visit to Halden."""
    return studio_of(whole("halden-pumps"), sit_down, tmp_path)


def studio_of(visit: WholeVisit, sit_down: Callable[[], Driver], folder: Path) -> Driver:
    """The studio of a visit, whose customer may be named."""
    store = new_store(folder / "data" / "firsthand.db", KEY)
    visit_id = incoming.add(store, replace(visit, consent=replace(NAMED, visit_id=visit.visit.id)))
    store.close()
    made = sit_down()
    made.program.context.request(Request.SHOW_VISIT, visit_id, "")
    made.press("Ctrl+Shift+E")
    made.until(lambda: bool(made.visible("study_visit_" + visit_id)))
    made.click("study_visit_" + visit_id)
    made.until(lambda: bool(made.visible("study_text_summary")))
    return made


def page_of(driver: Driver) -> StudiesPage:
    return driver.parts.studies.page


def stored(driver: Driver) -> WholeStudy:
    """The case study as it lies on the disk."""
    reader = open_for_reading(driver.data_folder.store, KEY)
    try:
        customer = customers.named(reader.connection, "Halden Pumps AS")
        (found,) = studies.of_customer(reader.connection, customer.id)
        return found
    finally:
        reader.close()


def typed(driver: Driver) -> list[StudySentence]:
    """What somebody typed, as it lies on the disk."""
    return [one for one in stored(driver).sentences if one.typed]


def field(driver: Driver, slot: str) -> PassageField:
    """The field of a section, with the keyboard in it, behind its last word."""
    found = driver.find(PassageField, f"study_text_{slot}")
    found.setFocus()
    found.moveCursor(QTextCursor.MoveOperation.End)
    return found


def field_of(driver: Driver, slot: str) -> PassageField:
    """The first field of a section, wherever the keyboard is."""
    text = page_of(driver).text
    section = next(one for one in text.sections if one.slot == slot)
    return text.rows[section.passages[0].key].field


def gutter(driver: Driver, slot: str) -> str:
    found = driver.find(PassageField, f"study_text_{slot}")
    row = next(row for row in page_of(driver).text.rows.values() if row.field is found)
    return row.gutter.text()


def test_what_somebody_types_is_stored_stands_on_the_pages_and_goes_back_to_the_notes(driver: Driver) -> None:
    composed = field(driver, "summary").told()
    assert gutter(driver, "summary") == f"{len(composed)} notes"
    driver.type(" " + MINE)
    driver.until(lambda: [one.text for one in typed(driver)] == [f"{composed[-1][0]} {MINE}"])
    (sentence,) = typed(driver)
    assert (sentence.slot, bool(sentence.record_ids)) == ("summary", True)
    driver.until(lambda: gutter(driver, "summary").startswith("yours"))
    # Trondheim is in no note, which is asked about before others get it.
    driver.click("studies_purpose_approver")
    driver.until(
        lambda: any("“Trondheim” is in no note" in line.go.accessibleName() for line in page_of(driver).details.before.list.lines)
    )
    row = next(row for row in page_of(driver).text.rows.values() if row.gutter.text().startswith("yours"))
    menu = row.gutter.menu_of_notes()
    back = next(action for action in menu.actions() if action.objectName() == "gutter_back")
    back.trigger()
    driver.until(lambda: not typed(driver))
    driver.until(lambda: field(driver, "summary").told() == composed)


def test_undo_takes_the_words_under_the_cursor_first_and_then_the_steps_of_the_page(driver: Driver) -> None:
    first = next(row.option for row in page_of(driver).choices.rows["results"] if row.option.number == 1)
    page_of(driver).choices.rows["results"][0].click()
    driver.until(lambda: stored(driver).study.results is not None)
    before = field(driver, "summary").told()
    driver.type(" Mine.")
    driver.until(lambda: len(typed(driver)) == 1)
    driver.press("Ctrl+Z")
    driver.until(lambda: not typed(driver) and field(driver, "summary").told() == before)
    driver.press("Ctrl+Z")
    driver.until(lambda: stored(driver).study.results is None)
    driver.until(lambda: page_of(driver).choices.rows["results"][0].option.id == first.id)
    driver.press("Ctrl+Shift+Z")
    driver.until(lambda: stored(driver).study.results is not None)


@pytest.mark.long
def test_a_paste_keeps_its_words_only_and_its_line_breaks(driver: Driver) -> None:
    source = QMimeData()
    source.setHtml("<b>Bold</b><img src='file:///x.png'>")
    source.setText("Plain words\nand a second paragraph.")
    field(driver, "solution").insertFromMimeData(source)
    driver.until(lambda: bool(typed(driver)))
    assert typed(driver)[0].text.endswith("Plain words\nand a second paragraph.")


@pytest.mark.long
def test_a_sentence_that_was_emptied_is_left_out_and_comes_back(driver: Driver) -> None:
    text = field(driver, "solution")
    before = text.told()
    text.selectAll()
    driver.key(Qt.Key.Key_Delete)
    driver.until(lambda: [one.text for one in typed(driver)] == [""] * len(before))
    driver.until(lambda: gutter(driver, "solution") == "left out")
    driver.press("Ctrl+Z")
    driver.until(lambda: not typed(driver))
    driver.until(lambda: field(driver, "solution").told() == before)


def test_words_typed_just_before_the_end_are_there_the_next_time(driver: Driver, sit_down: Callable[[], Driver]) -> None:
    field(driver, "summary")
    driver.type(" Last words.")
    driver.leave()
    assert typed(driver)[0].text.endswith(" Last words.")


def test_the_caret_goes_through_the_whole_text_by_arrows(driver: Driver) -> None:
    fields = [one for one in page_of(driver).text.findChildren(PassageField) if one.isVisible() and not one.isReadOnly()]
    field(driver, "title").moveCursor(QTextCursor.MoveOperation.Start)
    met = [driver.window.focusWidget()]
    for _ in range(400):
        driver.key(Qt.Key.Key_Down)
        if (now := driver.window.focusWidget()) is not met[-1]:
            met.append(now)
    assert set(fields) == set(met) and len(met) == len(fields)


@pytest.mark.long
def test_words_in_bold_and_italics_are_marks_of_their_sentence(driver: Driver) -> None:
    text = field(driver, "summary")
    begins, _ = text.told()[0]
    cursor = text.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(6, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    driver.press("Ctrl+B")
    driver.press("Ctrl+I")
    driver.until(lambda: any(len(one.marks) == 2 for one in stored(driver).sentences))
    (marked,) = [one for one in stored(driver).sentences if one.marks]
    # The words are those of the notes still.
    assert (marked.text, marked.marks, marked.typed) == (begins, ("b 0 6", "i 0 6"), False)


def test_the_keyboard_goes_to_sections_versions_and_what_stands_against_it_and_back(driver: Driver) -> None:
    page = page_of(driver)
    driver.press("Ctrl+4")
    driver.until(lambda: driver.window.focusWidget() is field_of(driver, page.text.sections[3].slot))
    driver.press("Ctrl+Shift+V")
    driver.until(lambda: driver.window.focusWidget() is page.details.versions.chip("draft"))
    field(driver, "summary")
    driver.type(" In Trondheim.")
    driver.click("studies_purpose_approver")
    lines = page.details.before.list
    driver.until(lambda: any(one.stop.kind is StopKind.UNBACKED for one in lines.lines))
    number = next(n for n, one in enumerate(lines.lines, 1) if one.stop.kind is StopKind.UNBACKED)
    summary = field_of(driver, "summary")
    driver.press(f"Alt+{number}")
    driver.until(lambda: driver.window.focusWidget() is summary and summary.textCursor().selectedText() == "Trondheim")
    driver.press("Alt+0")
    assert driver.window.focusWidget() is lines.lines[number - 1].go
    driver.press("Ctrl+Shift+E")
    driver.until(lambda: bool(driver.visible("studies_save")))
    driver.key(Qt.Key.Key_Escape)
    assert driver.window.focusWidget() is summary


@pytest.mark.parametrize("slot", some(["title", "summary", "solution"], 2))
def test_what_was_typed_stands_there_without_a_break_however_soon_one_goes_elsewhere(driver: Driver, slot: str) -> None:
    page = page_of(driver)
    left, shown = field_of(driver, slot), []
    left.textChanged.connect(lambda: shown.append(left.toPlainText()))
    field(driver, slot)
    driver.type(" In June.")
    seen = len(shown)
    page.header.hand_on.setFocus()
    assert "In June." in left.toPlainText()
    driver.until(lambda: any("In June." in one.text for one in typed(driver)) or "In June." in stored(driver).study.title)
    driver.until(lambda: "yours" in gutter(driver, slot))
    assert all("In June." in text for text in shown[seen:] if text) and "In June." in left.toPlainText()
    assert field_of(driver, slot) is left


def test_whoever_pauses_in_any_section_and_types_on_types_on_in_it(driver: Driver) -> None:
    text = page_of(driver).text

    def is_composed(slot: str, ending: str) -> bool:
        said = [one.sentence.text for one in pieces_of(one for one in text.sections if one.slot == slot)]
        return any(one.endswith(ending) for one in said) if ending else not any(one.endswith("July.") for one in said)

    for slot in some((one.slot for one in text.sections), 3):
        if (found := field_of(driver, slot)).isReadOnly():
            continue
        found.setFocus()
        found.moveCursor(QTextCursor.MoveOperation.End)
        for words in (" In June.", " And in July.", ""):
            if words:
                driver.type(words)
            else:
                assert found.toPlainText().endswith("In June. And in July.")
                found.selectAll()
                driver.key(Qt.Key.Key_Delete)
            driver.until(partial(is_composed, slot, words.strip()))
            assert driver.window.focusWidget() is field_of(driver, slot) is found


def test_a_result_is_moved_and_left_out_with_the_keyboard(driver: Driver) -> None:
    page = page_of(driver)
    rows = page.choices.rows["results"]
    first, second = rows[0].option.id, rows[1].option.id
    rows[0].setFocus()
    driver.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    driver.until(lambda: [row.option.id for row in rows[:2]] == [second, first])
    assert driver.window.focusWidget() is rows[1]
    driver.key(Qt.Key.Key_Space)
    driver.until(lambda: first not in (stored(driver).study.results or (first,)))


def pages_shown(driver: Driver) -> StudioPages | None:
    return page_of(driver).pages.preview.sheets.pictures.shown


def words_of(pages: StudioPages | None) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pages.pdf)).pages) if pages else ""


def test_the_pages_beside_the_text_say_what_is_typed_and_come_from_a_process_that_ends_with_the_studio(driver: Driver) -> None:
    process = page_of(driver).pages.process
    field(driver, "summary")
    driver.type(" Zebra weeks.")
    driver.until(lambda: "Zebra" in words_of(pages_shown(driver)))
    assert process.pid
    driver.key(Qt.Key.Key_Escape)
    driver.until(lambda: not page_of(driver).isVisible())
    assert not process.pid
    driver.press("Ctrl+Shift+E")
    driver.until(lambda: page_of(driver).isVisible() and bool(process.pid))
    driver.press("Ctrl+L")
    driver.until(lambda: not page_of(driver).isVisible())
    assert not process.pid


def test_a_sentence_of_the_pages_leads_to_its_words_and_f6_there_and_back(driver: Driver) -> None:
    page = page_of(driver)
    driver.until(lambda: pages_shown(driver) is not None)
    solution = field_of(driver, "solution")
    solution.setFocus()
    caret = solution.piece_at()
    driver.press("F6")
    sheets = page.pages.preview.sheets
    assert sheets.hasFocus() and sheets.marked == page.pages.number_of(caret.key if caret else None)
    driver.press("F6")
    assert solution.hasFocus()
    driver.press("F6")
    for _ in range(40):
        driver.key(Qt.Key.Key_Left)
    driver.key(Qt.Key.Key_Return)
    assert field_of(driver, "title").hasFocus()


@pytest.mark.long
def test_the_end_of_the_process_costs_a_sentence_and_the_next_word_brings_the_pages_back(driver: Driver) -> None:
    page = page_of(driver)
    driver.until(lambda: pages_shown(driver) is not None)
    before = pages_shown(driver)
    os.kill(page.pages.process.pid, signal.SIGKILL)
    driver.until(lambda: "The preview stopped." in driver.window.notice.text)
    assert pages_shown(driver) is before
    field(driver, "summary")
    driver.type(" Zebra weeks.")
    driver.until(lambda: "Zebra" in words_of(pages_shown(driver)))


def test_the_caret_stays_in_sight_while_somebody_types_and_when_room_is_taken_from_the_text(driver: Driver) -> None:
    page = page_of(driver)
    text = field(driver, "next") if driver.visible("study_text_next") else field(driver, "results")

    def sees_caret() -> bool:
        caret = text.cursorRect()
        return page.text.rect().contains(text.viewport().mapTo(page.text, caret.bottomLeft()))

    page.text._area.verticalScrollBar().setValue(0)
    driver.type("z")
    driver.until(sees_caret)
    driver.window.resize(driver.window.width(), driver.window.height() - 120)
    driver.until(sees_caret)


def choose(text: PassageField, start: int, end: int) -> None:
    cursor = text.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


@pytest.mark.long
def test_a_link_is_put_on_words_changed_and_taken_off_by_the_keyboard(driver: Driver) -> None:
    text = field(driver, "summary")
    choose(text, 0, 6)
    driver.press("Ctrl+Shift+K")
    driver.type("halden")
    driver.key(Qt.Key.Key_Return)
    assert "https://" in driver.find(Text, "link_remark").text()
    driver.press("Ctrl+A")
    driver.enter("https://halden.example/pumps")
    assert driver.window.focusWidget() is text
    driver.until(
        lambda: [one.marks for one in stored(driver).sentences if one.marks] == [("a 0 6 https://halden.example/pumps",)]
    )
    # The caret within a link stands for all of it; without a target its words are words again.
    choose(text, 2, 2)
    driver.press("Ctrl+Shift+K")
    assert driver.find(LineField, "link_target").text() == "https://halden.example/pumps"
    driver.press("Ctrl+A")
    driver.key(Qt.Key.Key_Delete)
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: not any(one.marks for one in stored(driver).sentences))
    driver.press("Ctrl+Z")
    driver.until(lambda: any(one.marks for one in stored(driver).sentences))
    driver.press("Ctrl+Shift+K")
    driver.key(Qt.Key.Key_Escape)
    assert driver.window.focusWidget() is text and not driver.visible("link_bar")


def items(driver: Driver) -> list[str]:
    return [one.text for one in stored(driver).sentences if one.item]


@pytest.mark.long
def test_sentences_become_items_of_a_list_and_each_line_that_was_typed_one(driver: Driver) -> None:
    text = field(driver, "summary")
    said = [words for words, _ in text.told()]
    driver.press("Ctrl+Shift+I")
    driver.until(lambda: items(driver) == said[-1:])
    driver.until(lambda: text.toPlainText().endswith(f"\n• {said[-1]}"))
    # It looks as before: composed words are soft.
    colours = {one.charFormat().foreground().color().name() for one in fragments(text.document())}
    assert colours == {text.palette().color(QPalette.ColorRole.Mid).name()}
    assert [words for words, _ in text.told()] == said and not typed(driver)
    text.moveCursor(QTextCursor.MoveOperation.End)
    driver.key(Qt.Key.Key_Return)
    driver.type("A second line")
    driver.key(Qt.Key.Key_Return)
    driver.type("and a third")
    driver.until(lambda: bool(typed(driver)) and typed(driver)[0].text.endswith("third"))
    driver.press("Ctrl+Shift+I")
    driver.until(lambda: items(driver) == [said[-1], "A second line", "and a third"])
    driver.until(lambda: text.toPlainText().count("•") == 3)
    # Backspace behind a bullet takes the bullet away, and no word.
    choose(text, *[text.toPlainText().index("and a third")] * 2)
    driver.key(Qt.Key.Key_Backspace)
    driver.until(lambda: items(driver) == [said[-1], "A second line"])
    for _ in range(2):
        driver.press("Ctrl+Z")
    driver.until(lambda: len(items(driver)) == 1)


@pytest.mark.long
def test_one_key_leads_from_the_notes_of_a_sentence_back_to_the_same_place(driver: Driver) -> None:
    text = field(driver, "solution")
    choose(text, 5, 5)
    row = next(row for row in page_of(driver).text.rows.values() if row.field is text)
    note = next(action for action in row.gutter.menu_of_notes().actions() if action.objectName() == "gutter_note")
    note.trigger()
    driver.until(lambda: not driver.parts.studies.is_shown)
    assert "Alt+0" in driver.window.notice.text
    driver.press("Alt+0")
    driver.until(lambda: driver.parts.studies.is_shown and driver.window.focusWidget() is text)
    assert text.textCursor().position() == 5


@pytest.mark.long
def test_the_keyboard_goes_from_thing_to_thing_that_is_to_be_looked_at(driver: Driver) -> None:
    page = page_of(driver)
    text = field(driver, "summary")
    driver.type(" In Trondheim and in Hamar.")
    driver.until(lambda: any(one.unbacked for one in pieces_of(page.text.sections)))
    driver.press("F8")
    assert driver.window.focusWidget() is text and text.textCursor().selectedText() == "Trondheim"
    driver.click("studies_purpose_approver")
    driver.until(lambda: bool(page.details.before.list.lines))
    gone_to = []
    for _ in range(2):
        driver.press("F8")
        gone_to.append(driver.window.focusWidget())
    there = [line.go for line in page.details.before.list.lines if line.go.isEnabled()]
    assert gone_to == [there[0], there[1 % len(there)]]


def underlined(text: PassageField) -> list[str]:
    return [one.cursor.selectedText() for one in text.extraSelections()]


def test_a_mistake_in_what_somebody_typed_is_underlined_until_it_is_said_to_be_none(driver: Driver) -> None:
    text = field(driver, "summary")
    before = text.told()
    driver.type(" Halden recieved it and wroks.")
    driver.until(lambda: underlined(text) == ["recieved", "wroks"])
    driver.until(lambda: [one.text for one in typed(driver)] == [f"{before[-1][0]} Halden recieved it and wroks."])
    assert choose_for(text, "recieved", "“recieved” is no mistake")
    driver.until(lambda: underlined(text) == ["wroks"])
    # The text itself stays as it was typed.
    assert typed(driver)[0].marks == ()


def choose_for(text: PassageField, word: str, label: str) -> bool:
    """Chooses an entry of the menu that the keyboard opens on a word; returns whether it is there and live."""
    cursor = text.textCursor()
    cursor.setPosition(text.toPlainText().index(word) + 3)
    text.setTextCursor(cursor)
    QApplication.sendEvent(text, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    menu = text.findChildren(QMenu, "editing_menu")[-1]
    found = [one for one in menu.actions() if one.text() == label and one.isEnabled()]
    if found:
        found[0].trigger()
    menu.close()
    return bool(found)


@pytest.mark.long
def test_the_menu_of_a_mistake_offers_words_instead_which_undo_takes_back(driver: Driver) -> None:
    text = field(driver, "summary")
    before = text.told()
    said = f"{before[-1][0]} Halden recieved it."
    driver.type(" Halden recieved it.")
    driver.until(lambda: [one.text for one in typed(driver)] == [said])
    driver.until(lambda: underlined(text) == ["recieved"])
    # They come once nobody types and the caret rests.
    with driver.bot.waitSignal(driver.parts.studies.page.pages.process.suggested, timeout=15_000):
        pass
    assert choose_for(text, "recieved", "Write “received”")
    driver.until(lambda: [one.text for one in typed(driver)] == [said.replace("recieved", "received")])
    driver.until(lambda: underlined(text) == [])
    assert text.told()[:-1] == before[:-1]
    with driver.bot.waitActive(driver.window):
        # Offscreen, a menu that closes leaves no window active.
        driver.window.activateWindow()
    driver.press("Ctrl+Z")
    driver.until(lambda: "received" not in text.toPlainText())


@pytest.mark.long
def test_a_language_without_a_dictionary_is_said_once_beside_the_text_and_in_no_notice(driver: Driver) -> None:
    page = page_of(driver)
    driver.until(lambda: pages_shown(driver) is not None)
    told = driver.window.notice.text
    page.pages.process.check_spelling("tlh", ["qapla"])
    driver.until(lambda: bool(driver.visible("study_spelling")))
    assert driver.window.notice.text == told
    page.pages.process.check_spelling("en", ["fine"])
    driver.until(lambda: not driver.visible("study_spelling"))
