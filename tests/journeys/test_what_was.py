"""Earlier versions, the bin, deleting a visit: at the real window, with keys and clicks."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from db.backup.backups import all_backups
from db.history import bin, versions
from db.model.records import Claim, Consent, Customer, Note, NoteKind, Objection, Objective, Person, Promise, Quote, WholeVisit
from db.repositories import visits
from db.service.opening import open_for_reading
from desktop.history.bin_page import BinPage
from desktop.history.delete_visit_page import DeleteVisitPage
from desktop.history.versions_page import HistoryPage
from desktop.widgets.note_list import NoteItem
from desktop.widgets.record_card import RecordCard
from desktop.workspace.whole_visit import records_of
from tests.conftest import KEY
from tests.journeys.desk import Desk


def import_sample(desk: Desk) -> None:
    desk.click("home_sample")
    desk.until(lambda: desk.program.desk.open_visit is not None)


def changed_note(desk: Desk, *texts: str) -> Note:
    """A note of the sample visit, as it was and with `texts` in turn, each of which makes a version of the one before."""
    visit = desk.program.desk.open_visit
    assert visit
    note = visit.whole.notes[0]
    for text in texts:
        desk.program.desk.keeper.do(versions.begin_sitting, lambda _: None, lambda _: None)
        visit.change(note.id, text=text)
        desk.stored()
    return note


def is_shown(desk: Desk, page: type[QWidget]) -> bool:
    return isinstance(desk.window.stack.currentWidget(), page)


def shown_history(desk: Desk) -> HistoryPage:
    page = desk.window.stack.currentWidget()
    assert isinstance(page, HistoryPage)
    return page


def shown_bin(desk: Desk) -> BinPage:
    desk.until(lambda: is_shown(desk, BinPage))
    page = desk.window.stack.currentWidget()
    assert isinstance(page, BinPage)
    desk.until(lambda: bool(page.rows))
    return page


def focus_note(desk: Desk, note_id: str) -> None:
    desk.window.visit.notes.go_to(note_id)


def as_killed(desk: Desk, tmp_path: Path, name: str = "killed") -> WholeVisit:
    """The open visit as somebody finds it who starts after the program was killed at this moment."""
    visit = desk.program.desk.open_visit
    assert visit
    desk.until(lambda: visit.all_stored)
    folder = tmp_path / name
    shutil.copytree(desk.place.store.parent, folder)
    reader = open_for_reading(folder / desk.place.store.name, KEY)
    found = visits.load(reader.connection, visit.id)
    reader.close()
    return found


def test_the_note_in_focus_shows_what_it_was_and_escape_goes_back_to_it(desk: Desk) -> None:
    import_sample(desk)
    note = changed_note(desk, "They drove out in the night")
    focus_note(desk, note.id)
    desk.press("Ctrl+H")
    page = shown_history(desk)
    assert len(page.rows) == 2
    assert page.rows[1].title.startswith("Until today ")
    (label, told) = page.shown[0]
    assert label == "What was noted"
    assert "[taken away: " in told and "[added: They drove out in the night" in told
    desk.key(Qt.Key.Key_Escape)
    item = desk.window.focusWidget()
    assert isinstance(item, NoteItem) and item.note.id == note.id


def test_a_version_is_restored_by_keys_undone_and_done_again(desk: Desk, tmp_path: Path) -> None:
    import_sample(desk)
    original = desk.whole
    note = changed_note(desk, "one", "two")
    focus_note(desk, note.id)
    desk.press("Ctrl+H")
    page = shown_history(desk)
    desk.key(Qt.Key.Key_Down)
    assert page.rows[2].isChecked()
    desk.key(Qt.Key.Key_Return)
    assert desk.window.focusWidget() is page.restore_button
    desk.key(Qt.Key.Key_Return)
    desk.until(lambda: desk.whole.notes[0].text == note.text)
    assert as_killed(desk, tmp_path, "restored") == original
    desk.press("Ctrl+Z")
    assert desk.whole.notes[0].text == "two"
    assert as_killed(desk, tmp_path, "undone").notes[0].text == "two"
    desk.press("Ctrl+Shift+Z")
    assert as_killed(desk, tmp_path, "redone") == original
    assert desk.whole == original


def test_restoring_overwrites_nothing(desk: Desk) -> None:
    import_sample(desk)
    note = changed_note(desk, "one")
    focus_note(desk, note.id)
    desk.press("Ctrl+H")
    desk.click("history_restore")
    desk.until(lambda: desk.whole.notes[0].text == note.text)
    desk.stored()
    focus_note(desk, note.id)
    desk.press("Ctrl+H")
    page = shown_history(desk)
    texts = [version.record.text for version in page._versions if isinstance(version.record, Note)]
    assert texts == ["one", note.text]


def test_what_was_typed_a_moment_ago_becomes_a_version_too(desk: Desk) -> None:
    import_sample(desk)
    note = changed_note(desk, "one")
    visit = desk.program.desk.open_visit
    assert visit
    visit.change(note.id, text="typed and not yet stored")
    focus_note(desk, note.id)
    desk.press("Ctrl+H")
    desk.click("history_restore")
    desk.until(lambda: desk.whole.notes[0].text == note.text)
    desk.press("Ctrl+Z")
    assert desk.whole.notes[0].text == "typed and not yet stored"
    desk.press("Ctrl+Shift+Z")
    desk.stored()
    reader = open_for_reading(desk.place.store, KEY)
    latest = versions.latest_of(reader.connection, note.id)
    reader.close()
    assert latest and isinstance(latest.record, Note) and latest.record.text == "typed and not yet stored"


def test_a_record_never_changed_says_kindly_that_nothing_earlier_is_kept(desk: Desk) -> None:
    import_sample(desk)
    focus_note(desk, desk.whole.notes[0].id)
    desk.press("Ctrl+H")
    assert desk.find(QLabel, "history_remark").text().startswith("Nothing earlier is kept: ")
    assert not [b for b in desk.window.findChildren(QPushButton, "history_restore") if b.isVisible()]


def test_an_open_card_leads_to_its_earlier_versions_by_a_button(desk: Desk) -> None:
    import_sample(desk)
    visit = desk.program.desk.open_visit
    assert visit
    claim = next(claim for claim in visit.whole.claims if claim.category == "cost")
    desk.program.desk.keeper.do(versions.begin_sitting, lambda _: None, lambda _: None)
    visit.change(claim.id, after="3 to 5", publish=not claim.publish)
    desk.stored()
    desk.window.visit.go_to_record(claim.id)
    desk.click("claims_cost_card_history")
    page = shown_history(desk)
    told = dict(page.shown)
    assert told["After"] == f"[taken away: {claim.after}] [added: 3 to 5]" or "[added:" in told["After"]
    assert told["May be published"] == "[taken away: yes] [added: no]"
    assert [label for label, _ in page.shown][:2] == ["After", "May be published"]
    desk.key(Qt.Key.Key_Escape)
    assert desk.find(RecordCard, "claims_cost_card")


@pytest.mark.parametrize(
    "kind", [Objective, Objection, Quote, Promise, Person, Customer, Consent, Claim], ids=lambda k: k.__name__
)
def test_wherever_a_record_is_edited_its_earlier_versions_are_one_key_away(desk: Desk, kind: type) -> None:
    import_sample(desk)
    record = next(record for record in records_of(desk.whole) if isinstance(record, kind))
    desk.window.visit.go_to_record(record.id)
    desk.press("Ctrl+H")
    page = shown_history(desk)
    assert page._now == record
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.stack.currentWidget() is desk.window.visit
    assert desk.window.visit.record_in_focus == record.id


def test_a_restored_field_shows_at_once_where_it_is_edited(desk: Desk) -> None:
    import_sample(desk)
    customer = desk.whole.customer
    desk.window.visit.go_to_record(customer.id)
    field = desk.find(QLineEdit, "customer_industry")
    field.setFocus()
    field.end(False)
    desk.type(" and brine")
    desk.stored()
    assert desk.whole.customer.industry == f"{customer.industry} and brine"
    desk.press("Ctrl+H")
    desk.click("history_restore")
    desk.until(lambda: field.text() == customer.industry)
    assert desk.window.focusWidget() is field
    desk.press("Ctrl+Z")
    desk.until(lambda: field.text() == f"{customer.industry} and brine")


def test_with_no_record_in_focus_the_visit_itself_is_offered(desk: Desk) -> None:
    import_sample(desk)
    visit = desk.program.desk.open_visit
    assert visit
    visit.change(visit.id, place="Fredrikstad, hall 2")
    desk.stored()
    desk.window.show_visit()
    desk.press("Ctrl+H")
    desk.click("notice_visit_history")
    assert shown_history(desk).shown[0][0] == "Place"


def test_an_answer_is_told_under_its_question(desk: Desk) -> None:
    import_sample(desk)
    visit = desk.program.desk.open_visit
    guide = desk.window.visit.guide
    assert visit and guide
    question = next(question for question in guide.questions if question.fills == "answer" and visit.whole.answer(question.id))
    desk.program.desk.keeper.do(versions.begin_sitting, lambda _: None, lambda _: None)
    visit.answer(question.id, "Nothing at all", typing=False)
    desk.stored()
    desk.window.visit.go_to_question(question.id)
    desk.press("Ctrl+H")
    assert shown_history(desk).shown[0][0] == question.ask


def test_what_was_deleted_in_the_open_visit_is_put_back_by_enter_and_can_be_undone(desk: Desk, tmp_path: Path) -> None:
    import_sample(desk)
    original = desk.whole
    visit = desk.program.desk.open_visit
    assert visit
    visit.remove(original.quotes[0].id)
    desk.stored()
    desk.program.desk.flush()
    deleted = desk.whole
    desk.window.actions_by_name["bin"].trigger()
    page = shown_bin(desk)
    assert [row.title for row in page.rows] == [original.quotes[0].text]
    assert desk.window.focusWidget() is page.rows[0]
    desk.key(Qt.Key.Key_Return)
    desk.until(lambda: desk.whole == original)
    desk.until(lambda: not page.rows)
    assert as_killed(desk, tmp_path, "back") == original
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.stack.currentWidget() is desk.window.visit
    desk.press("Ctrl+Z")
    assert as_killed(desk, tmp_path, "undone") == deleted
    desk.press("Ctrl+Shift+Z")
    assert as_killed(desk, tmp_path, "redone") == original


def test_deleting_and_its_undoing_hold_across_a_kill(desk: Desk, tmp_path: Path) -> None:
    import_sample(desk)
    original = desk.whole
    visit = desk.program.desk.open_visit
    assert visit
    visit.remove(original.claims[0].id, original.quotes[0].id)
    deleted = desk.whole
    assert as_killed(desk, tmp_path, "deleted") == deleted != original
    desk.press("Ctrl+Z")
    assert as_killed(desk, tmp_path, "undone") == original
    desk.press("Ctrl+Shift+Z")
    assert as_killed(desk, tmp_path, "redone") == deleted


def two_deleted_notes(desk: Desk) -> BinPage:
    import_sample(desk)
    visit = desk.program.desk.open_visit
    assert visit
    for note in visit.whole.notes[:2]:
        visit.remove(note.id)
        visit.flush()
    desk.stored()
    desk.press("Alt+Home")
    desk.window.actions_by_name["bin"].trigger()
    page = shown_bin(desk)
    assert len(page.rows) == 2
    return page


def in_bin(desk: Desk) -> int:
    reader = open_for_reading(desk.place.store, KEY)
    count = bin.count(reader.connection)
    reader.close()
    return count


def test_from_wherever_the_bin_was_opened_escape_leads_back_with_the_keyboard_where_it_was(desk: Desk) -> None:
    import_sample(desk)
    visit = desk.program.desk.open_visit
    assert visit
    visit.remove(desk.whole.quotes[0].id)
    desk.stored()
    desk.press("Ctrl+E")
    desk.until(lambda: bool(desk.visible("hand_over_save")))
    desk.window.hand_over.file.setFocus()
    desk.window.actions_by_name["bin"].trigger()
    shown_bin(desk)
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.stack.currentWidget() is desk.window.hand_over
    assert desk.window.focusWidget() is desk.window.hand_over.file
    desk.press("Alt+Home")
    desk.window.actions_by_name["bin"].trigger()
    shown_bin(desk)
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.stack.currentWidget() is desk.window.home


def test_delete_in_the_bin_asks_in_its_line_and_escape_keeps(desk: Desk) -> None:
    page = two_deleted_notes(desk)
    desk.key(Qt.Key.Key_Down)
    assert desk.window.focusWidget() is page.rows[1]
    desk.key(Qt.Key.Key_Delete)
    assert desk.find(QLabel, "bin_for_good_asked").text() == "Delete this one record for good?"
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.focusWidget() is page.rows[1]
    assert in_bin(desk) == 2
    kept = page.rows[0].line
    desk.key(Qt.Key.Key_Delete)
    # The keyboard stands on the way out; the deed is one step to the left.
    desk.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    desk.key(Qt.Key.Key_Return)
    desk.until(lambda: len(page.rows) == 1)
    assert page.rows[0].line == kept
    assert in_bin(desk) == 1
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.stack.currentWidget() is desk.window.home


def test_emptying_the_bin_asks_with_the_number(desk: Desk) -> None:
    two_deleted_notes(desk)
    desk.click("bin_empty")
    assert desk.find(QLabel, "bin_empty_asked").text() == "Delete all 2 records in the bin for good?"
    desk.click("bin_empty_keep")
    assert in_bin(desk) == 2
    desk.click("bin_empty")
    desk.click("bin_empty_agree")
    desk.until(lambda: bool([t for t in desk.window.findChildren(QLabel, "bin_nothing") if t.isVisible()]))
    assert in_bin(desk) == 0


def test_what_is_put_back_from_home_is_there_and_leads_to_its_place(desk: Desk) -> None:
    page = two_deleted_notes(desk)
    note_id = desk.program.desk.open_visit and page.rows[0].line
    assert note_id
    desk.key(Qt.Key.Key_Return)
    desk.until(lambda: len(page.rows) == 1)
    desk.click("notice_show_back")
    item = desk.window.focusWidget()
    assert isinstance(item, NoteItem) and item.note.text == note_id.text


def test_neither_history_nor_bin_is_reached_in_the_customer_safe_view(desk: Desk) -> None:
    import_sample(desk)
    desk.press("F9")
    for name in ("history", "bin", "delete_visit"):
        assert not desk.window.actions_by_name[name].isEnabled()
    desk.window.history_requested.emit(desk.whole.notes[0].id)
    assert desk.window.stack.currentWidget() is desk.window.visit
    assert "customer-safe" in desk.window.notice.text
    desk.press("F9")
    assert desk.window.actions_by_name["bin"].isEnabled()


def delete_sample(desk: Desk) -> WholeVisit:
    import_sample(desk)
    whole = desk.stored()
    desk.window.actions_by_name["delete_visit"].trigger()
    desk.until(lambda: desk.find(QPushButton, "delete_visit_button").isEnabled())
    return whole


def test_deleting_a_visit_asks_with_the_number_and_keeping_it_changes_nothing(desk: Desk) -> None:
    whole = delete_sample(desk)
    title = desk.find(QLabel, "delete_visit_title").text()
    lists = (whole.presences, whole.answers, whole.notes, whole.objectives, whole.objections, whole.claims, whole.quotes)
    theirs = [person for person in whole.people if person.customer_id]
    least = sum(map(len, (*lists, whole.promises, theirs))) + 2
    assert any(f"with its {count} records?" in title for count in range(least, least + 4)), (title, least)
    assert desk.window.focusWidget() is desk.find(QPushButton, "delete_visit_keep")
    desk.key(Qt.Key.Key_Return)
    assert desk.window.stack.currentWidget() is desk.window.visit
    assert desk.stored() == whole


def test_a_deleted_visit_is_backed_up_first_and_put_back_whole_by_the_notice(desk: Desk) -> None:
    whole = delete_sample(desk)
    before = len(all_backups(desk.place.store))
    desk.click("delete_visit_button")
    desk.until(lambda: desk.window.stack.currentWidget() is desk.window.home)
    assert desk.program.desk.open_visit is None
    newest = all_backups(desk.place.store)
    assert len(newest) == before + 1 and newest[0].reason == "deletion"
    assert desk.window.notice.text == "Deleted. The visit is in the bin."
    desk.click("notice_put_back")
    desk.until(lambda: desk.program.desk.open_visit is not None)
    assert desk.whole == whole
    assert desk.window.stack.currentWidget() is desk.window.visit


def test_a_deleted_visit_comes_back_whole_from_the_bin_after_a_restart(sit_down: Callable[[], Desk]) -> None:
    desk = sit_down()
    whole = delete_sample(desk)
    desk.click("delete_visit_button")
    desk.until(lambda: desk.window.stack.currentWidget() is desk.window.home)
    desk.leave()
    desk = sit_down()
    desk.window.actions_by_name["bin"].trigger()
    page = shown_bin(desk)
    assert page.rows[0].title == f"Visit to {whole.customer.name}"
    desk.key(Qt.Key.Key_Return)
    desk.until(lambda: not page.rows)
    desk.click("notice_show_back")
    desk.until(lambda: desk.program.desk.open_visit is not None)
    assert desk.whole == whole == desk.stored()
    assert desk.whole.customer == whole.customer


def test_where_no_backup_can_be_made_nothing_is_deleted_and_it_is_said(desk: Desk) -> None:
    whole = delete_sample(desk)
    folder = desk.place.store.parent / "backups"
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_bytes(b"in the way")
    desk.click("delete_visit_button")
    desk.until(lambda: bool([t for t in desk.window.findChildren(QLabel, "delete_visit_remark") if t.isVisible()]))
    assert desk.find(QLabel, "delete_visit_remark").text().startswith("Nothing was deleted: ")
    assert is_shown(desk, DeleteVisitPage)
    folder.unlink()
    desk.click("delete_visit_keep")
    assert desk.stored() == whole


def test_words_typed_at_the_last_moment_are_in_the_visit_that_is_deleted_and_put_back(desk: Desk) -> None:
    import_sample(desk)
    visit = desk.program.desk.open_visit
    assert visit
    note = visit.add(Note, kind=NoteKind.NOTE, text="the last word")
    desk.window.actions_by_name["delete_visit"].trigger()
    desk.until(lambda: desk.find(QPushButton, "delete_visit_button").isEnabled())
    desk.click("delete_visit_button")
    desk.until(lambda: desk.window.stack.currentWidget() is desk.window.home)
    QApplication.processEvents()
    desk.click("notice_put_back")
    desk.until(lambda: desk.program.desk.open_visit is not None)
    assert note in desk.whole.notes
