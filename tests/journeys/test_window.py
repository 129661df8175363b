"""What somebody expects of the window by habit: keys, undo, drafts, search, coming back, and nothing in the way."""

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
from desktop.exchange.visit_file.writing import write_visit
from desktop.visit.forms.records import RecordsForm
from desktop.widgets.record_card import RecordCard
from desktop.widgets.row_button import RowButton
from tests.data import VISIT_FILES
from tests.journeys.desk import Desk

VISITS = sorted((VISIT_FILES).glob("*.json"))
CONTROL = Qt.KeyboardModifier.ControlModifier


def begin(desk: Desk, name: str = "Halden Pumps AS") -> None:
    desk.press("Ctrl+N")
    desk.enter(name)


def rows(desk: Desk, name: str) -> list[RowButton]:
    return [row for row in desk.window.findChildren(RowButton, name) if row.isVisible()]


def import_sample(desk: Desk) -> None:
    desk.click("home_sample")
    desk.until(lambda: desk.program.desk.open_visit is not None)


def test_an_empty_home_offers_the_sample_and_it_opens(desk: Desk) -> None:
    import_sample(desk)
    assert desk.whole.customer.name == "Halden Pumps AS"
    desk.press("Alt+Home")
    desk.until(lambda: bool(rows(desk, "debrief")))
    assert not [b for b in desk.window.findChildren(QPushButton, "home_sample") if b.isVisible()]


@pytest.mark.parametrize("file", VISITS, ids=lambda file: file.stem)
def test_each_real_visit_opens_and_every_block_of_it_can_be_shown(desk: Desk, file: Path) -> None:
    desk.program.desk.take_in([file])
    desk.until(lambda: desk.program.desk.open_visit is not None)
    original = read_visit_file(file)
    assert desk.whole.customer.name == original.customer.name
    guide = desk.window.visit.guide
    assert guide
    shown = []
    for block in guide.blocks:
        desk.window.visit.go_to_block(block.id)
        QApplication.processEvents()
        shown += [label.text() for label in desk.window.visit.block_page.findChildren(QLabel)]
    everything = "\n".join(shown)
    for claim in original.claims:
        for figure in (claim.before, claim.after):
            assert figure in everything
    for quote in original.quotes:
        assert quote.text in everything
    assert desk.whole == replace(desk.whole)
    assert not desk.program.desk.open_visit.can_undo if desk.program.desk.open_visit else False


@pytest.mark.parametrize("file", VISITS, ids=lambda file: file.stem)
def test_each_real_visit_goes_through_every_editor_and_comes_out_with_equal_content(desk: Desk, file: Path) -> None:
    desk.program.desk.take_in([file])
    desk.until(lambda: desk.program.desk.open_visit is not None)
    guide = desk.window.visit.guide
    assert guide
    for block in guide.blocks:
        desk.window.visit.go_to_block(block.id)
        for form in desk.window.visit.block_page.findChildren(RecordsForm):
            for card in form.list.cards:
                form.go_to(card.record.id)
                assert card.editor
                for entry in card.editor.inputs.values():
                    entry.setFocus()
                desk.key(Qt.Key.Key_Escape)
                assert not card.is_open
    written = json.loads(write_visit(desk.stored(), guide.wording))
    assert written == json.loads(file.read_text("utf-8"))


@pytest.mark.parametrize("scene", ["home", "new visit", "visit", "hand over"])
def test_every_control_has_a_name_for_tools_and_one_for_ears(desk: Desk, scene: str) -> None:
    import_sample(desk)
    if scene == "home":
        desk.press("Alt+Home")
    elif scene == "new visit":
        desk.press("Ctrl+N")
    elif scene == "hand over":
        desk.press("Ctrl+E")
    else:
        for block in ("setup", "cost", "emotional", "decision", "close"):
            desk.window.visit.go_to_block(block)
            for section in desk.window.visit.block_page.sections:
                for card in getattr(getattr(section.form, "list", None), "cards", [])[:1]:
                    section.form.go_to(card.record.id)
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
    controls = [w for kind in kinds for w in desk.window.findChildren(kind) if not w.objectName().startswith("qt_")]
    unnamed = [w for w in controls if not w.objectName() and not isinstance(w.parent(), QLineEdit | QComboBox)]
    silent = [w.objectName() for w in controls if w.objectName() and not (w.accessibleName() or getattr(w, "text", str)())]
    assert unnamed == []
    assert silent == []


def test_nothing_shown_reads_typed_text_as_markup(desk: Desk) -> None:
    begin(desk, "<b>R&D</b> <img src='/etc/passwd'>")
    desk.press("Ctrl+K")
    desk.enter("<h1>Loud</h1>")
    labels = [label for label in desk.window.findChildren(QLabel) if "<" in label.text()]
    assert labels
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_while_a_visit_runs_no_dialog_stops_it(desk: Desk) -> None:
    begin(desk)
    for keys in ("F1", "Ctrl+E", "Ctrl+O"):
        desk.press(keys)
        QApplication.processEvents()
    assert QApplication.activeModalWidget() is None
    for dialog in desk.window.findChildren(QDialog):
        assert not dialog.isModal()
        dialog.close()


def test_each_command_has_keys_of_its_own(desk: Desk) -> None:
    keys = [key.toString() for action in desk.window.findChildren(QAction) for key in action.shortcuts()]
    keys += [chip.shortcut().toString() for chip in desk.window.visit.capture.findChildren(QPushButton)]
    assert len(keys) == len(set(keys))


def test_a_sign_at_the_start_of_the_line_chooses_the_kind_and_is_not_kept(desk: Desk) -> None:
    begin(desk)
    desk.press("Ctrl+K")
    for typed in ("plain", ">halve stops", "!too dear", "#14 to 3", ":calm", '"We sleep again', "+send report", "?who else"):
        desk.enter(typed)
    assert [note.kind for note in desk.whole.notes] == list(NoteKind)
    assert [note.text for note in desk.whole.notes][:3] == ["plain", "halve stops", "too dear"]
    desk.type("#")
    desk.enter("-a note after all")
    assert (desk.whole.notes[-1].kind, desk.whole.notes[-1].text) == (NoteKind.NOTE, "a note after all")


def test_the_same_sign_twice_is_meant_as_a_sign_and_backspace_goes_back_to_a_note(desk: Desk) -> None:
    begin(desk)
    desk.press("Ctrl+K")
    desk.enter("##1 in the market")
    desk.type("!")
    desk.key(Qt.Key.Key_Backspace)
    desk.enter("calm")
    assert [(note.kind, note.text) for note in desk.whole.notes] == [
        (NoteKind.NUMBER, "#1 in the market"),
        (NoteKind.NOTE, "calm"),
    ]


def test_undo_in_a_field_takes_back_the_visits_last_step_wherever_it_was(desk: Desk) -> None:
    begin(desk)
    desk.press("Ctrl+K")
    desk.enter("first note")
    desk.window.visit.go_to_block("before")
    desk.window.visit.block_page.focus_first()
    desk.type("A normal day")
    desk.press("Ctrl+Z")
    assert desk.whole.answer("challenge") == ""
    desk.press("Ctrl+Z")
    assert desk.whole.notes == ()
    desk.press("Ctrl+Shift+Z")
    desk.press("Ctrl+Shift+Z")
    assert desk.whole.answer("challenge") == "A normal day"
    assert len(desk.whole.notes) == 1


def test_a_deleted_card_comes_back_with_one_undo(desk: Desk) -> None:
    import_sample(desk)
    desk.window.visit.go_to_block("cost")
    before = desk.whole.claims
    card = desk.window.visit.block_page.sections[0].form.list.cards[0]  # type: ignore[attr-defined]  # a form of records
    card.setFocus()
    desk.key(Qt.Key.Key_Delete)
    assert len(desk.whole.claims) == len(before) - 1
    assert "Ctrl+Z" in desk.window.notice.text
    desk.press("Ctrl+Z")
    assert desk.whole.claims == before


def test_cards_are_copied_and_moved_by_keys(desk: Desk) -> None:
    import_sample(desk)
    desk.window.visit.go_to_block("cost")
    names = [claim.metric for claim in desk.whole.claims if claim.category == "cost"]
    cards = desk.window.visit.block_page.sections[0].form.list  # type: ignore[attr-defined]  # a form of records
    cards.cards[0].setFocus()
    desk.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    moved = [claim.metric for claim in desk.whole.claims if claim.category == "cost"]
    assert moved == [names[1], names[0], *names[2:]]
    assert [card.record.metric for card in cards.cards] == moved
    cards.cards[0].setFocus()
    desk.key(Qt.Key.Key_D, CONTROL)
    assert [claim.metric for claim in desk.whole.claims if claim.category == "cost"].count(names[1]) == 2


def test_what_was_said_is_found_and_leads_to_where_it_stands(desk: Desk) -> None:
    import_sample(desk)
    desk.press("Ctrl+F")
    desk.type("sundays")
    desk.until(lambda: bool(rows(desk, "hit")))
    titles = [row.title for row in rows(desk, "hit")]
    assert any("Sundays" in title for title in titles)
    desk.key(Qt.Key.Key_Return)
    assert desk.window.stack.currentWidget() is desk.window.visit
    desk.press("Ctrl+F")
    desk.type("x" * 30)
    desk.until(lambda: not rows(desk, "hit"))


def test_the_window_comes_back_with_words_typed_but_never_entered(sit_down: Callable[[], Desk]) -> None:
    desk = sit_down()
    begin(desk)
    desk.press("Ctrl+K")
    desk.type("They drove fir")
    visit_id = desk.whole.visit.id
    desk.stored()
    desk.leave()
    again = sit_down()
    again.program.show_visit(visit_id)
    assert again.window.visit.capture.line.text() == "They drove fir"
    again.enter("st")
    assert again.whole.notes[0].text == "They drove first"
    assert again.program.desk.open_visit and again.program.desk.open_visit.draft("capture") == ""


def test_after_a_crash_the_next_start_says_what_is_there_and_opens_where_one_was(
    sit_down: Callable[[], Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = sit_down()
    begin(desk)
    desk.window.visit.go_to_block("before")
    desk.window.visit.block_page.focus_first()
    desk.type("We drove first")
    desk.window.visit.capture.focus_line()
    desk.type("half a line")
    desk.stored()
    # What lies on the disk at this moment is all that a crash would leave.
    shutil.copytree(desk.place.folder, tmp_path / "after the crash")
    again = Desk(qtbot, tmp_path / "after the crash")
    again.until(lambda: "did not end properly" in again.window.notice.text)
    assert again.whole.answer("challenge") == "We drove first"
    assert again.window.visit.block_page.block.id == "before"
    assert again.window.visit.capture.line.text() == "half a line"
    again.leave()
    calm = Desk(qtbot, tmp_path / "after the crash")
    calm.bot.wait(300)
    assert calm.window.notice.text == ""
    calm.leave()


def test_a_visit_opens_where_it_was_left(sit_down: Callable[[], Desk]) -> None:
    desk = sit_down()
    begin(desk)
    visit_id = desk.whole.visit.id
    desk.window.visit.go_to_block("quote")
    desk.stored()
    desk.leave()
    again = sit_down()
    again.program.show_visit(visit_id)
    assert again.window.visit.block_page.block.id == "quote"


def test_the_second_visit_starts_from_what_is_known(desk: Desk) -> None:
    import_sample(desk)
    first = desk.whole
    begin(desk, "halden pumps as")
    desk.until(lambda: desk.whole.visit.id != first.visit.id)
    assert desk.whole.customer == first.customer
    assert desk.whole.visit.product == first.visit.product
    desk.window.visit.go_to_block("setup")
    offered = [b.text() for b in desk.window.findChildren(QPushButton, "person_known") if b.isVisible()]
    assert {f"+ {person.name}" for person in first.people} == set(offered)
    desk.click("person_known")
    assert len(desk.whole.people) == 1
    assert desk.whole.people[0] in first.people


def test_a_planned_visit_waits_on_home_and_starts_with_a_click(desk: Desk) -> None:
    desk.press("Ctrl+N")
    desk.type("Nordlys Dairy")
    desk.key(Qt.Key.Key_Tab)
    desk.type("2199-01-08")
    desk.key(Qt.Key.Key_Return)
    desk.until(lambda: bool(rows(desk, "coming")))
    desk.click("coming")
    assert status(desk) is VisitStatus.PLANNED
    desk.click("visit_status")
    desk.click("visit_status")
    assert status(desk) is VisitStatus.IN_PROGRESS, "a double click only starts it"
    assert desk.whole.visit.started_at
    desk.until(lambda: desk.find(QPushButton, "visit_status").isEnabled())
    desk.click("visit_status")
    assert status(desk) is VisitStatus.TO_DEBRIEF


def status(desk: Desk) -> VisitStatus | None:
    return desk.whole.visit.status


def test_a_date_that_is_none_is_said_and_nothing_is_planned(desk: Desk) -> None:
    desk.press("Ctrl+N")
    desk.type("Nordlys Dairy")
    desk.key(Qt.Key.Key_Tab)
    desk.type("soon")
    desk.key(Qt.Key.Key_Return)
    assert "“soon” is no date" in desk.find(QLabel, "new_visit_remark").text()
    assert desk.program.desk.open_visit is None


def test_customer_safe_hides_notes_objections_and_other_customers(desk: Desk) -> None:
    import_sample(desk)
    secret = desk.whole.objections[1].text
    desk.window.visit.go_to_block("decision")
    assert secret in visible_text(desk)
    desk.press("F9")
    assert secret not in visible_text(desk)
    assert desk.whole.notes[-1].text not in visible_text(desk)
    assert not desk.window.notice.text
    for keys in ("Alt+Home", "Ctrl+F", "Ctrl+N"):
        desk.press(keys)
        assert desk.window.stack.currentWidget() is desk.window.visit
    desk.press("F9")
    assert secret in visible_text(desk)


def visible_text(desk: Desk) -> str:
    """Everything that can be read on the screen now."""
    kinds = (QLabel, QLineEdit, QPlainTextEdit, QAbstractButton)
    widgets: list[QWidget] = [w for kind in kinds for w in desk.window.findChildren(kind) if w.isVisible()]
    texts = [w.toPlainText() if isinstance(w, QPlainTextEdit) else getattr(w, "text", str)() for w in widgets]
    return "\n".join([*texts, *(w.accessibleName() for w in widgets)])


def test_a_visit_file_that_is_wrong_is_named_and_nothing_changes(desk: Desk, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "firsthand.visit", "version": 1, "customer": {}}')
    desk.program.desk.take_in([resources() / "samples" / "halden-pumps.json", bad])
    desk.until(lambda: bool(desk.window.notice.text))
    assert desk.window.notice.text == "bad.json: customer.name: is missing."
    desk.press("Alt+Home")
    assert rows(desk, "debrief") == []


def test_a_place_that_cannot_be_written_is_said_and_the_visit_stays(desk: Desk, tmp_path: Path) -> None:
    import_sample(desk)
    desk.press("Ctrl+E")
    page = desk.window.hand_over
    (tmp_path / "taken.pdf").mkdir()
    page.folder.setText(str(tmp_path))
    page.file.setText("taken.pdf")
    desk.click("hand_over_save")
    desk.until(lambda: "could not be written" in desk.window.notice.text)
    page.folder.setText(str(tmp_path / "nowhere"))
    assert not page.save_button.isEnabled()
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.stack.currentWidget() is desk.window.visit


def test_the_last_place_is_remembered_but_not_in_the_settings(sit_down: Callable[[], Desk], tmp_path: Path) -> None:
    desk = sit_down()
    import_sample(desk)
    visit_id = desk.whole.visit.id
    place = tmp_path / "Zebulonqwx drafts"
    place.mkdir()
    desk.press("Ctrl+E")
    desk.window.hand_over.folder.setText(str(place))
    desk.click("hand_over_save")
    desk.until(lambda: desk.window.notice.text.startswith("Saved"))
    desk.stored()
    desk.leave()
    again = sit_down()
    again.program.show_visit(visit_id)
    again.press("Ctrl+E")
    assert again.window.hand_over.folder.text() == str(place)
    for file in filter(Path.is_file, again.place.folder.rglob("*")):
        assert b"Zebulonqwx" not in file.read_bytes()


def test_a_fault_in_a_slot_is_said_in_one_line_and_costs_no_word(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    begin(desk)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    desk.program._crash.install(desk.program._faulted.emit)
    desk.press("Ctrl+K")
    desk.enter("secretword")
    try:
        raise KeyError("secretword")
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert "What you typed is safe" in desk.window.notice.text
    assert desk.stored().notes[0].text == "secretword"
    log = (desk.place.folder / "firsthand.log").read_text()
    assert "KeyError test_window.py:" in log
    assert "secretword" not in log


def test_nothing_one_can_press_or_type_into_is_cut_off_and_no_card_is_higher_than_its_words(desk: Desk) -> None:
    import_sample(desk)
    desk.window.resize(1280, 720)
    guide = desk.window.visit.guide
    assert guide
    for block in guide.blocks:
        desk.window.visit.go_to_block(block.id)
        QApplication.processEvents()
        for kind in (QPushButton, QLineEdit, QPlainTextEdit, QCheckBox):
            for control in desk.window.visit.block_page.findChildren(kind):
                holder = control.parentWidget()
                if holder and control.isVisible():
                    assert holder.rect().contains(control.geometry()), control.objectName()
        for card in desk.window.visit.block_page.findChildren(RecordCard):
            assert card.height() == card.heightForWidth(card.width()), card.objectName()
