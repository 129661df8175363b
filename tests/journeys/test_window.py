"""Tests what people expect of any window: keys, undo, drafts, search, coming back, and nothing in the way."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.model.records import NoteKind, VisitStatus
from desktop.core.paths import resources
from desktop.exchange.visit_file.reading import read_visit_file
from desktop.exchange.visit_file.writing import write_version_1
from desktop.shell.requests import Request
from desktop.visit.forms.records import RecordsForm
from desktop.widgets.record_card import RecordCard
from desktop.widgets.row_button import RowButton
from tests.data import VISIT_FILES
from tests.journeys.driver import Driver
from tests.samples import some

VISITS = sorted((VISIT_FILES).glob("*.json"))
CONTROL = Qt.KeyboardModifier.ControlModifier


def begin(driver: Driver, name: str = "Halden Pumps AS") -> None:
    driver.press("Ctrl+N")
    driver.enter(name)


def rows(driver: Driver, name: str) -> list[RowButton]:
    return [row for row in driver.window.findChildren(RowButton, name) if row.isVisible()]


def import_sample(driver: Driver) -> None:
    driver.click("home_sample")
    driver.until(lambda: driver.program.workspace.open_visit is not None)


def test_an_empty_home_offers_the_sample_and_it_opens(driver: Driver) -> None:
    import_sample(driver)
    assert driver.whole.customer.name == "Halden Pumps AS"
    driver.go_home()
    driver.until(lambda: bool(rows(driver, "debrief")))
    assert not [b for b in driver.window.findChildren(QPushButton, "home_sample") if b.isVisible()]


@pytest.mark.parametrize("file", some(VISITS, 3), ids=lambda file: file.stem)
def test_each_real_visit_opens_and_every_block_of_it_can_be_shown(driver: Driver, file: Path) -> None:
    driver.program.workspace.take_in([file])
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    original = read_visit_file(file).whole
    assert driver.whole.customer.name == original.customer.name
    guide = driver.parts.visit.page.guide
    assert guide
    shown = []
    for block in guide.blocks:
        driver.parts.visit.page.go_to_block(block.id)
        QApplication.processEvents()
        shown += [label.text() for label in driver.parts.visit.page.block_page.findChildren(QLabel)]
    everything = "\n".join(shown)
    for claim in original.claims:
        for figure in (claim.before, claim.after):
            assert figure in everything
    for quote in original.quotes:
        assert quote.text in everything
    assert driver.whole == replace(driver.whole)
    assert not driver.program.workspace.open_visit.can_undo if driver.program.workspace.open_visit else False


@pytest.mark.parametrize("file", some(VISITS, 3), ids=lambda file: file.stem)
def test_each_real_visit_goes_through_every_editor_and_comes_out_with_equal_content(driver: Driver, file: Path) -> None:
    driver.program.workspace.take_in([file])
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    guide = driver.parts.visit.page.guide
    assert guide
    for block in guide.blocks:
        driver.parts.visit.page.go_to_block(block.id)
        for form in driver.parts.visit.page.block_page.findChildren(RecordsForm):
            for card in form.list.cards:
                form.go_to(card.record.id)
                assert card.editor
                for entry in card.editor.inputs.values():
                    entry.setFocus()
                driver.key(Qt.Key.Key_Escape)
                assert not card.is_open
    written = json.loads(write_version_1(driver.stored(), guide.wording))
    assert written == json.loads(file.read_text("utf-8"))


def test_every_control_has_a_name_for_tools_and_one_for_ears(driver: Driver) -> None:
    import_sample(driver)
    driver.until(lambda: bool(driver.visible("visit_status")))
    for block in ("setup", "cost", "emotional", "decision", "close"):
        driver.parts.visit.page.go_to_block(block)
        for section in driver.parts.visit.page.block_page.sections:
            for card in getattr(getattr(section.form, "list", None), "cards", [])[:1]:
                section.form.go_to(card.record.id)
    every_control_is_named(driver)
    driver.press("Ctrl+E")
    assert driver.visible("documents_save")
    every_control_is_named(driver)
    driver.go_home()
    assert driver.program.context.navigation.is_at_home
    every_control_is_named(driver)
    driver.press("Ctrl+N")
    every_control_is_named(driver)


def every_control_is_named(driver: Driver) -> None:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
    controls = [w for kind in kinds for w in driver.window.findChildren(kind) if not w.objectName().startswith("qt_")]
    unnamed = [w for w in controls if not w.objectName() and not isinstance(w.parent(), QLineEdit | QComboBox)]
    silent = [w.objectName() for w in controls if w.objectName() and not (w.accessibleName() or getattr(w, "text", str)())]
    assert unnamed == []
    assert silent == []


def test_nothing_shown_reads_typed_text_as_markup(driver: Driver) -> None:
    begin(driver, "<b>R&D</b> <img src='/etc/passwd'>")
    driver.press("Ctrl+K")
    driver.enter("<h1>Loud</h1>")
    labels = [label for label in driver.window.findChildren(QLabel) if "<" in label.text()]
    assert labels
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_while_a_visit_runs_no_dialog_stops_it(driver: Driver) -> None:
    begin(driver)
    for keys in ("F1", "Ctrl+E", "Ctrl+O"):
        driver.press(keys)
        QApplication.processEvents()
    assert QApplication.activeModalWidget() is None
    for dialog in driver.window.findChildren(QDialog):
        assert not dialog.isModal()
        dialog.close()


def test_each_command_has_keys_of_its_own(driver: Driver) -> None:
    keys = [key.toString() for action in driver.window.findChildren(QAction) for key in action.shortcuts()]
    chips = driver.parts.visit.page.capture.findChildren(QPushButton)
    keys += [chip.shortcut().toString() for chip in chips if not chip.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))


def test_a_sign_at_the_start_of_the_line_chooses_the_kind_and_is_not_kept(driver: Driver) -> None:
    begin(driver)
    driver.press("Ctrl+K")
    for typed in ("plain", ">halve stops", "!too dear", "#14 to 3", ":calm", '"We sleep again', "+send report", "?who else"):
        driver.enter(typed)
    assert [note.kind for note in driver.whole.notes] == list(NoteKind)
    assert [note.text for note in driver.whole.notes][:3] == ["plain", "halve stops", "too dear"]
    driver.type("#")
    driver.enter("-a note after all")
    assert (driver.whole.notes[-1].kind, driver.whole.notes[-1].text) == (NoteKind.NOTE, "a note after all")


def test_the_same_sign_twice_is_meant_as_a_sign_and_backspace_goes_back_to_a_note(driver: Driver) -> None:
    begin(driver)
    driver.press("Ctrl+K")
    driver.enter("##1 in the market")
    driver.type("!")
    driver.key(Qt.Key.Key_Backspace)
    driver.enter("calm")
    assert [(note.kind, note.text) for note in driver.whole.notes] == [
        (NoteKind.NUMBER, "#1 in the market"),
        (NoteKind.NOTE, "calm"),
    ]


def test_undo_in_a_field_takes_back_the_visits_last_step_wherever_it_was(driver: Driver) -> None:
    begin(driver)
    driver.press("Ctrl+K")
    driver.enter("first note")
    driver.parts.visit.page.go_to_block("before")
    driver.parts.visit.page.block_page.focus_first()
    driver.type("A normal day")
    driver.press("Ctrl+Z")
    assert driver.whole.answer("challenge") == ""
    driver.press("Ctrl+Z")
    assert driver.whole.notes == ()
    driver.press("Ctrl+Shift+Z")
    driver.press("Ctrl+Shift+Z")
    assert driver.whole.answer("challenge") == "A normal day"
    assert len(driver.whole.notes) == 1


def test_a_deleted_card_comes_back_with_one_undo(driver: Driver) -> None:
    import_sample(driver)
    driver.parts.visit.page.go_to_block("cost")
    before = driver.whole.claims
    card = driver.parts.visit.page.block_page.sections[0].form.list.cards[0]  # type: ignore[attr-defined]  # a form of records
    card.setFocus()
    driver.key(Qt.Key.Key_Delete)
    assert len(driver.whole.claims) == len(before) - 1
    assert "Ctrl+Z" in driver.window.notice.text
    driver.press("Ctrl+Z")
    assert driver.whole.claims == before


def test_cards_are_copied_and_moved_by_keys(driver: Driver) -> None:
    import_sample(driver)
    driver.parts.visit.page.go_to_block("cost")
    names = [claim.metric for claim in driver.whole.claims if claim.category == "cost"]
    cards = driver.parts.visit.page.block_page.sections[0].form.list  # type: ignore[attr-defined]  # a form of records
    cards.cards[0].setFocus()
    driver.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    moved = [claim.metric for claim in driver.whole.claims if claim.category == "cost"]
    assert moved == [names[1], names[0], *names[2:]]
    assert [card.record.metric for card in cards.cards] == moved
    cards.cards[0].setFocus()
    driver.key(Qt.Key.Key_D, CONTROL)
    assert [claim.metric for claim in driver.whole.claims if claim.category == "cost"].count(names[1]) == 2


def test_what_was_said_is_found_and_leads_to_where_it_stands(driver: Driver) -> None:
    import_sample(driver)
    driver.press("Ctrl+Shift+F")
    driver.type("sundays")
    driver.until(lambda: bool(rows(driver, "hit")))
    titles = [row.title for row in rows(driver, "hit")]
    assert any("Sundays" in title for title in titles)
    driver.key(Qt.Key.Key_Return)
    assert driver.window.stack.currentWidget() is driver.parts.visit.page
    driver.press("Ctrl+Shift+F")
    driver.type("x" * 30)
    driver.until(lambda: not rows(driver, "hit"))


def test_the_window_comes_back_with_words_typed_but_never_entered(sit_down: Callable[[], Driver]) -> None:
    driver = sit_down()
    begin(driver)
    driver.press("Ctrl+K")
    driver.type("They drove fir")
    visit_id = driver.whole.visit.id
    driver.stored()
    driver.leave()
    again = sit_down()
    again.program.context.request(Request.SHOW_VISIT, visit_id)
    assert again.parts.visit.page.capture.line.text() == "They drove fir"
    again.enter("st")
    assert again.whole.notes[0].text == "They drove first"
    assert again.program.workspace.open_visit and again.program.workspace.open_visit.draft("capture") == ""


def test_after_a_crash_the_next_start_says_what_is_there_and_opens_where_one_was(
    sit_down: Callable[[], Driver], tmp_path: Path, qtbot: QtBot
) -> None:
    driver = sit_down()
    begin(driver)
    driver.parts.visit.page.go_to_block("before")
    driver.parts.visit.page.block_page.focus_first()
    driver.type("We drove first")
    driver.parts.visit.page.capture.focus_line()
    driver.type("half a line")
    driver.stored()
    # What lies on the disk at this moment is all that a crash would leave.
    shutil.copytree(driver.data_folder.folder, tmp_path / "after the crash")
    again = Driver(qtbot, tmp_path / "after the crash")
    again.until(lambda: "did not end properly" in again.window.notice.text)
    assert again.whole.answer("challenge") == "We drove first"
    assert again.parts.visit.page.block_page.block.id == "before"
    assert again.parts.visit.page.capture.line.text() == "half a line"
    again.leave()
    calm = Driver(qtbot, tmp_path / "after the crash")
    calm.bot.wait(300)
    assert calm.window.notice.text == ""
    calm.leave()


def test_a_visit_opens_where_it_was_left(sit_down: Callable[[], Driver]) -> None:
    driver = sit_down()
    begin(driver)
    visit_id = driver.whole.visit.id
    driver.parts.visit.page.go_to_block("quote")
    driver.stored()
    driver.leave()
    again = sit_down()
    again.program.context.request(Request.SHOW_VISIT, visit_id)
    assert again.parts.visit.page.block_page.block.id == "quote"


def test_the_second_visit_starts_from_what_is_known(driver: Driver) -> None:
    import_sample(driver)
    first = driver.whole
    begin(driver, "halden pumps as")
    driver.until(lambda: driver.whole.visit.id != first.visit.id)
    assert driver.whole.customer == first.customer
    assert driver.whole.visit.product == first.visit.product
    driver.parts.visit.page.go_to_block("setup")
    offered = [b.text() for b in driver.window.findChildren(QPushButton, "person_known") if b.isVisible()]
    assert {f"+ {person.name}" for person in first.people} == set(offered)
    driver.click("person_known")
    assert len(driver.whole.people) == 1
    assert driver.whole.people[0] in first.people


def test_a_planned_visit_waits_on_home_and_starts_with_a_click(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.type("Nordlys Dairy")
    driver.key(Qt.Key.Key_Tab)
    driver.type("2199-01-08")
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: bool(rows(driver, "coming")))
    driver.click("coming")
    assert status(driver) is VisitStatus.PLANNED
    driver.click("visit_status")
    driver.click("visit_status")
    assert status(driver) is VisitStatus.IN_PROGRESS, "a double click only starts it"
    assert driver.whole.visit.started_at
    driver.until(lambda: driver.find(QPushButton, "visit_status").isEnabled())
    driver.click("visit_status")
    assert status(driver) is VisitStatus.TO_DEBRIEF


def status(driver: Driver) -> VisitStatus | None:
    return driver.whole.visit.status


def test_a_date_that_is_none_is_said_and_nothing_is_planned(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.type("Nordlys Dairy")
    driver.key(Qt.Key.Key_Tab)
    driver.type("soon")
    driver.key(Qt.Key.Key_Return)
    assert "“soon” is no certain date" in driver.find(QLabel, "new_visit_remark").text()
    assert driver.program.workspace.open_visit is None


def test_at_the_table_notes_objections_and_other_customers_are_gone(driver: Driver) -> None:
    import_sample(driver)
    secret = driver.whole.objections[1].text
    driver.parts.visit.page.go_to_block("decision")
    assert secret in visible_text(driver)
    driver.press("F9")
    assert secret not in visible_text(driver)
    assert driver.whole.notes[-1].text not in visible_text(driver)
    assert not driver.window.notice.text
    for keys in ("Alt+Home", "Ctrl+Shift+F", "Ctrl+N"):
        driver.press(keys)
        assert driver.window.stack.currentWidget() is driver.parts.visit.page
    driver.press("F9")
    assert secret in visible_text(driver)


def visible_text(driver: Driver) -> str:
    """Returns everything that can be read on the screen now."""
    kinds = (QLabel, QLineEdit, QPlainTextEdit, QAbstractButton)
    widgets: list[QWidget] = [w for kind in kinds for w in driver.window.findChildren(kind) if w.isVisible()]
    texts = [w.toPlainText() if isinstance(w, QPlainTextEdit) else getattr(w, "text", str)() for w in widgets]
    return "\n".join([*texts, *(w.accessibleName() for w in widgets)])


def test_a_visit_file_that_is_wrong_is_named_and_nothing_changes(driver: Driver, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "firsthand.visit", "version": 1, "customer": {}}')
    driver.program.workspace.take_in([resources() / "samples" / "halden-pumps.json", bad])
    driver.until(lambda: bool(driver.window.notice.text))
    assert driver.window.notice.text == "bad.json: customer.name: is missing."
    driver.go_home()
    assert rows(driver, "debrief") == []


def test_a_table_of_an_older_machine_asks_which_words_are_right(driver: Driver, tmp_path: Path) -> None:
    table = tmp_path / "tabela.csv"
    table.write_bytes("customer;value category;metric\nŁódź & syn;cost;Koszt\n".encode("cp1250"))
    driver.program.workspace.take_in([table])
    driver.until(lambda: bool(driver.window.notice.text))
    assert driver.window.notice.text == "The letters of tabela.csv can be read in several ways. Which words are right?"
    driver.click("notice_windows-1250")
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    assert driver.whole.customer.name == "Łódź & syn"
    driver.until(lambda: "Its letters were read as windows-1250: Łódź." in driver.window.notice.text)


def test_a_place_that_cannot_be_written_is_said_and_the_visit_stays(driver: Driver, tmp_path: Path) -> None:
    import_sample(driver)
    driver.press("Ctrl+E")
    page = driver.parts.documents.page
    (tmp_path / "taken.pdf").mkdir()
    page.folder.setText(str(tmp_path))
    page.file.setText("taken.pdf")
    driver.click("documents_save")
    driver.until(lambda: "could not be written" in driver.window.notice.text)
    page.folder.setText(str(tmp_path / "nowhere"))
    assert not page.save_button.isEnabled()
    driver.key(Qt.Key.Key_Escape)
    assert driver.window.stack.currentWidget() is driver.parts.visit.page


def test_the_last_place_is_remembered_but_not_in_the_settings(sit_down: Callable[[], Driver], tmp_path: Path) -> None:
    driver = sit_down()
    import_sample(driver)
    visit_id = driver.whole.visit.id
    place = tmp_path / "Zebulonqwx drafts"
    place.mkdir()
    driver.press("Ctrl+E")
    driver.parts.documents.page.folder.setText(str(place))
    driver.click("documents_save")
    driver.until(lambda: driver.window.notice.text.startswith("Saved"))
    driver.stored()
    driver.leave()
    again = sit_down()
    again.program.context.request(Request.SHOW_VISIT, visit_id)
    again.press("Ctrl+E")
    assert again.parts.documents.page.folder.text() == str(place)
    for file in filter(Path.is_file, again.data_folder.folder.rglob("*")):
        assert b"Zebulonqwx" not in file.read_bytes()


def test_a_fault_in_a_slot_is_said_in_one_line_and_costs_no_word(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    begin(driver)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    driver.program._crash.install(driver.program._faulted.emit)
    driver.press("Ctrl+K")
    driver.enter("secretword")
    try:
        raise KeyError("secretword")
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert "What you typed is safe" in driver.window.notice.text
    assert driver.stored().notes[0].text == "secretword"
    log = (driver.data_folder.folder / "firsthand.log").read_text()
    assert "KeyError test_window.py:" in log
    assert "secretword" not in log


def test_nothing_one_can_press_or_type_into_is_cut_off_and_no_card_is_higher_than_its_words(driver: Driver) -> None:
    import_sample(driver)
    driver.window.resize(1280, 720)
    guide = driver.parts.visit.page.guide
    assert guide
    for block in guide.blocks:
        driver.parts.visit.page.go_to_block(block.id)
        QApplication.processEvents()
        for kind in (QPushButton, QLineEdit, QPlainTextEdit, QCheckBox):
            for control in driver.parts.visit.page.block_page.findChildren(kind):
                holder = control.parentWidget()
                if holder and control.isVisible():
                    assert holder.rect().contains(control.geometry()), control.objectName()
        for card in driver.parts.visit.page.block_page.findChildren(RecordCard):
            assert card.height() == card.heightForWidth(card.width()), card.objectName()


def test_a_file_that_is_here_already_is_said_and_can_be_opened_or_taken_in_as_another_visit(driver: Driver) -> None:
    sample = resources() / "samples" / "halden-pumps.json"
    driver.program.workspace.take_in([sample])
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    driver.until(lambda: driver.program.workspace.all_stored)
    first = driver.whole.visit.id
    driver.program.workspace.take_in([sample])
    driver.until(lambda: "is here already. Nothing was changed." in driver.window.notice.text)
    driver.click("notice_open")
    assert driver.whole.visit.id == first
    driver.program.workspace.take_in([sample])
    driver.until(lambda: "is here already" in driver.window.notice.text)
    driver.click("notice_once_more")
    driver.until(lambda: driver.whole.visit.id != first)
    assert driver.whole.notes and driver.whole.customer.name == "Halden Pumps AS"
