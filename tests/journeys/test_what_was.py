"""Tests earlier versions, the bin and deleting a visit in the real window, with keys and clicks."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from db.backup.backups import all_backups
from db.history import bin, versions
from db.model.records import Claim, Consent, Customer, Note, NoteKind, Objection, Objective, Person, Promise, Quote
from db.model.visit_copy import records_of
from db.model.whole_visit import WholeVisit
from db.repositories import visits
from db.service.opening import open_for_reading
from desktop.history.bin_page import BinPage
from desktop.history.delete_page import DeletePage
from desktop.history.versions_page import HistoryPage
from desktop.shell.requests import Request
from desktop.widgets.note_item import NoteItem
from desktop.widgets.record_card import RecordCard
from tests.conftest import KEY
from tests.journeys.driver import Driver


def import_sample(driver: Driver) -> None:
    driver.click("home_sample")
    driver.until(lambda: driver.program.workspace.open_visit is not None)


def changed_note(driver: Driver, *texts: str) -> Note:
    """Returns a note of the sample visit, as it was and with `texts` in turn, each of which makes a version of the one before."""
    visit = driver.program.workspace.open_visit
    assert visit
    note = visit.whole.notes[0]
    for text in texts:
        driver.program.workspace.writer.do(versions.begin_sitting, lambda _: None, lambda _: None)
        visit.change(note.id, text=text)
        driver.stored()
    return note


def is_shown(driver: Driver, page: type[QWidget]) -> bool:
    return isinstance(driver.window.stack.currentWidget(), page)


def shown_history(driver: Driver) -> HistoryPage:
    page = driver.window.stack.currentWidget()
    assert isinstance(page, HistoryPage)
    return page


def shown_bin(driver: Driver) -> BinPage:
    driver.until(lambda: is_shown(driver, BinPage))
    page = driver.window.stack.currentWidget()
    assert isinstance(page, BinPage)
    driver.until(lambda: bool(page.rows))
    return page


def focus_note(driver: Driver, note_id: str) -> None:
    driver.parts.visit.page.notes.go_to(note_id)


def as_killed(driver: Driver, tmp_path: Path, name: str = "killed") -> WholeVisit:
    """Returns the open visit as somebody finds it who starts after the program was killed at this moment."""
    visit = driver.program.workspace.open_visit
    assert visit
    driver.until(lambda: visit.all_stored)
    folder = tmp_path / name
    shutil.copytree(driver.data_folder.store.parent, folder)
    reader = open_for_reading(folder / driver.data_folder.store.name, KEY)
    found = visits.load(reader.connection, visit.id)
    reader.close()
    return found


def test_the_note_in_focus_shows_what_it_was_and_escape_goes_back_to_it(driver: Driver) -> None:
    import_sample(driver)
    note = changed_note(driver, "They drove out in the night")
    focus_note(driver, note.id)
    driver.press("Ctrl+H")
    page = shown_history(driver)
    assert len(page.rows) == 2
    assert page.rows[1].title.startswith("Until today ")
    (label, told) = page.shown[0]
    assert label == "What was noted"
    assert "[taken away: " in told and "[added: They drove out in the night" in told
    driver.key(Qt.Key.Key_Escape)
    item = driver.window.focusWidget()
    assert isinstance(item, NoteItem) and item.note.id == note.id


def test_a_version_is_restored_by_keys_undone_and_done_again(driver: Driver, tmp_path: Path) -> None:
    import_sample(driver)
    original = driver.whole
    note = changed_note(driver, "one", "two")
    focus_note(driver, note.id)
    driver.press("Ctrl+H")
    page = shown_history(driver)
    driver.key(Qt.Key.Key_Down)
    assert page.rows[2].isChecked()
    driver.key(Qt.Key.Key_Return)
    assert driver.window.focusWidget() is page.restore_button
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: driver.whole.notes[0].text == note.text)
    assert as_killed(driver, tmp_path, "restored") == original
    driver.press("Ctrl+Z")
    assert driver.whole.notes[0].text == "two"
    assert as_killed(driver, tmp_path, "undone").notes[0].text == "two"
    driver.press("Ctrl+Shift+Z")
    assert as_killed(driver, tmp_path, "redone") == original
    assert driver.whole == original


def test_restoring_overwrites_nothing(driver: Driver) -> None:
    import_sample(driver)
    note = changed_note(driver, "one")
    focus_note(driver, note.id)
    driver.press("Ctrl+H")
    driver.click("history_restore")
    driver.until(lambda: driver.whole.notes[0].text == note.text)
    driver.stored()
    focus_note(driver, note.id)
    driver.press("Ctrl+H")
    page = shown_history(driver)
    texts = [version.record.text for version in page._versions if isinstance(version.record, Note)]
    assert texts == ["one", note.text]


def test_what_was_typed_a_moment_ago_becomes_a_version_too(driver: Driver) -> None:
    import_sample(driver)
    note = changed_note(driver, "one")
    visit = driver.program.workspace.open_visit
    assert visit
    visit.change(note.id, text="typed and not yet stored")
    focus_note(driver, note.id)
    driver.press("Ctrl+H")
    driver.click("history_restore")
    driver.until(lambda: driver.whole.notes[0].text == note.text)
    driver.press("Ctrl+Z")
    assert driver.whole.notes[0].text == "typed and not yet stored"
    driver.press("Ctrl+Shift+Z")
    driver.stored()
    reader = open_for_reading(driver.data_folder.store, KEY)
    latest = versions.latest_of(reader.connection, note.id)
    reader.close()
    assert latest and isinstance(latest.record, Note) and latest.record.text == "typed and not yet stored"


def test_a_record_never_changed_says_kindly_that_nothing_earlier_is_kept(driver: Driver) -> None:
    import_sample(driver)
    focus_note(driver, driver.whole.notes[0].id)
    driver.press("Ctrl+H")
    assert driver.find(QLabel, "history_remark").text().startswith("There is no earlier version: ")
    assert not [b for b in driver.window.findChildren(QPushButton, "history_restore") if b.isVisible()]


def test_an_open_card_leads_to_its_earlier_versions_by_a_button(driver: Driver) -> None:
    import_sample(driver)
    visit = driver.program.workspace.open_visit
    assert visit
    claim = next(claim for claim in visit.whole.claims if claim.category == "cost")
    driver.program.workspace.writer.do(versions.begin_sitting, lambda _: None, lambda _: None)
    visit.change(claim.id, after="3 to 5", publish=not claim.publish)
    driver.stored()
    driver.parts.visit.page.go_to_record(claim.id)
    earlier = driver.window.findChild(QAction, "claims_cost_card_history")
    assert earlier
    earlier.trigger()
    page = shown_history(driver)
    told = dict(page.shown)
    assert told["After"] == f"[taken away: {claim.after}] [added: 3 to 5]" or "[added:" in told["After"]
    assert told["May be published"] == "[taken away: yes] [added: no]"
    assert [label for label, _ in page.shown][:2] == ["After", "May be published"]
    driver.key(Qt.Key.Key_Escape)
    assert driver.find(RecordCard, "claims_cost_card")


def test_wherever_a_record_is_edited_its_earlier_versions_are_one_key_away(driver: Driver) -> None:
    import_sample(driver)
    for kind in (Objective, Objection, Quote, Promise, Person, Customer, Consent, Claim):
        record = next(record for record in records_of(driver.whole) if isinstance(record, kind))
        driver.parts.visit.page.go_to_record(record.id)
        driver.press("Ctrl+H")
        page = shown_history(driver)
        driver.until(lambda page=page, record=record: page._now == record)  # type: ignore[misc]
        driver.key(Qt.Key.Key_Escape)
        assert driver.window.stack.currentWidget() is driver.parts.visit.page, kind
        assert driver.parts.visit.page.record_in_focus == record.id, kind


def test_a_restored_field_shows_at_once_where_it_is_edited(driver: Driver) -> None:
    import_sample(driver)
    customer = driver.whole.customer
    driver.parts.visit.page.go_to_record(customer.id)
    field = driver.find(QLineEdit, "customer_industry")
    field.setFocus()
    field.end(False)
    driver.type(" and brine")
    driver.stored()
    assert driver.whole.customer.industry == f"{customer.industry} and brine"
    driver.press("Ctrl+H")
    driver.click("history_restore")
    driver.until(lambda: field.text() == customer.industry)
    assert driver.window.focusWidget() is field
    driver.press("Ctrl+Z")
    driver.until(lambda: field.text() == f"{customer.industry} and brine")


def test_with_no_record_in_focus_the_visit_itself_is_offered(driver: Driver) -> None:
    import_sample(driver)
    visit = driver.program.workspace.open_visit
    assert visit
    visit.change(visit.id, place="Fredrikstad, hall 2")
    driver.stored()
    driver.program.context.request(Request.SHOW_OPEN_VISIT)
    driver.press("Ctrl+H")
    driver.click("notice_visit_history")
    assert shown_history(driver).shown[0][0] == "Place"


def test_an_answer_is_shown_under_its_question(driver: Driver) -> None:
    import_sample(driver)
    visit = driver.program.workspace.open_visit
    guide = driver.parts.visit.page.guide
    assert visit and guide
    question = next(question for question in guide.questions if question.fills == "answer" and visit.whole.answer(question.id))
    driver.program.workspace.writer.do(versions.begin_sitting, lambda _: None, lambda _: None)
    visit.answer(question.id, "Nothing at all", typing=False)
    driver.stored()
    driver.parts.visit.page.go_to_question(question.id)
    driver.press("Ctrl+H")
    assert shown_history(driver).shown[0][0] == question.ask


def test_what_was_deleted_in_the_open_visit_is_put_back_by_enter_and_can_be_undone(driver: Driver, tmp_path: Path) -> None:
    import_sample(driver)
    original = driver.whole
    visit = driver.program.workspace.open_visit
    assert visit
    visit.remove(original.quotes[0].id)
    driver.stored()
    driver.program.workspace.flush()
    deleted = driver.whole
    driver.window.actions_by_name["bin"].trigger()
    page = shown_bin(driver)
    assert [row.title for row in page.rows] == [original.quotes[0].text]
    assert driver.window.focusWidget() is page.rows[0]
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: driver.whole == original)
    driver.until(lambda: not page.rows)
    assert as_killed(driver, tmp_path, "back") == original
    driver.key(Qt.Key.Key_Escape)
    assert driver.window.stack.currentWidget() is driver.parts.visit.page
    driver.press("Ctrl+Z")
    assert as_killed(driver, tmp_path, "undone") == deleted
    driver.press("Ctrl+Shift+Z")
    assert as_killed(driver, tmp_path, "redone") == original


def test_deleting_and_its_undoing_hold_across_a_kill(driver: Driver, tmp_path: Path) -> None:
    import_sample(driver)
    original = driver.whole
    visit = driver.program.workspace.open_visit
    assert visit
    visit.remove(original.claims[0].id, original.quotes[0].id)
    deleted = driver.whole
    assert as_killed(driver, tmp_path, "deleted") == deleted != original
    driver.press("Ctrl+Z")
    assert as_killed(driver, tmp_path, "undone") == original
    driver.press("Ctrl+Shift+Z")
    assert as_killed(driver, tmp_path, "redone") == deleted


def two_deleted_notes(driver: Driver) -> BinPage:
    import_sample(driver)
    visit = driver.program.workspace.open_visit
    assert visit
    for note in visit.whole.notes[:2]:
        visit.remove(note.id)
        visit.flush()
    driver.stored()
    driver.go_home()
    driver.window.actions_by_name["bin"].trigger()
    page = shown_bin(driver)
    assert len(page.rows) == 2
    return page


def in_bin(driver: Driver) -> int:
    reader = open_for_reading(driver.data_folder.store, KEY)
    count = bin.count(reader.connection)
    reader.close()
    return count


def test_from_wherever_the_bin_was_opened_escape_leads_back_with_the_keyboard_where_it_was(driver: Driver) -> None:
    import_sample(driver)
    visit = driver.program.workspace.open_visit
    assert visit
    visit.remove(driver.whole.quotes[0].id)
    driver.stored()
    driver.press("Ctrl+E")
    driver.until(lambda: bool(driver.visible("documents_save")))
    driver.parts.documents.page.file.setFocus()
    driver.window.actions_by_name["bin"].trigger()
    shown_bin(driver)
    driver.key(Qt.Key.Key_Escape)
    assert driver.window.stack.currentWidget() is driver.parts.documents.page
    assert driver.window.focusWidget() is driver.parts.documents.page.file
    driver.go_home()
    driver.window.actions_by_name["bin"].trigger()
    shown_bin(driver)
    driver.key(Qt.Key.Key_Escape)
    assert driver.window.stack.currentWidget() is driver.parts.home.page


def test_delete_in_the_bin_asks_in_its_line_and_escape_keeps(driver: Driver) -> None:
    page = two_deleted_notes(driver)
    driver.key(Qt.Key.Key_Down)
    assert driver.window.focusWidget() is page.rows[1]
    driver.key(Qt.Key.Key_Delete)
    assert driver.find(QLabel, "bin_for_good_asked").text() == "Delete this one record for good?"
    driver.key(Qt.Key.Key_Escape)
    assert driver.window.focusWidget() is page.rows[1]
    assert in_bin(driver) == 2
    kept = page.rows[0].line
    driver.key(Qt.Key.Key_Delete)
    # The keyboard stands on the way out; the deed is one step to the left.
    driver.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: len(page.rows) == 1)
    assert page.rows[0].line == kept
    assert in_bin(driver) == 1
    driver.key(Qt.Key.Key_Escape)
    assert driver.window.stack.currentWidget() is driver.parts.home.page


def test_emptying_the_bin_asks_with_the_number(driver: Driver) -> None:
    two_deleted_notes(driver)
    driver.click("bin_empty")
    assert driver.find(QLabel, "bin_empty_asked").text() == "Delete all 2 records in the bin for good?"
    driver.click("bin_empty_keep")
    assert in_bin(driver) == 2
    driver.click("bin_empty")
    driver.click("bin_empty_agree")
    driver.until(lambda: bool([t for t in driver.window.findChildren(QLabel, "bin_nothing") if t.isVisible()]))
    assert in_bin(driver) == 0


def test_what_is_put_back_from_home_is_there_and_leads_to_its_place(driver: Driver) -> None:
    page = two_deleted_notes(driver)
    note_id = driver.program.workspace.open_visit and page.rows[0].line
    assert note_id
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: len(page.rows) == 1)
    driver.click("notice_show_back")
    item = driver.window.focusWidget()
    assert isinstance(item, NoteItem) and item.note.text == note_id.text


def test_neither_history_nor_bin_is_reached_at_the_table(driver: Driver) -> None:
    import_sample(driver)
    driver.press("F9")
    for name in ("history", "bin", "delete_visit"):
        assert not driver.window.actions_by_name[name].isEnabled()
    driver.parts.history.show_versions(driver.whole.notes[0].id)
    assert driver.window.stack.currentWidget() is driver.parts.visit.page
    assert not driver.window.notice.text
    driver.press("F9")
    assert driver.window.actions_by_name["bin"].isEnabled()


def delete_sample(driver: Driver) -> WholeVisit:
    import_sample(driver)
    whole = driver.stored()
    driver.window.actions_by_name["delete_visit"].trigger()
    driver.until(lambda: driver.find(QPushButton, "delete_visit_button").isEnabled())
    return whole


def test_deleting_a_visit_asks_with_the_number_and_keeping_it_changes_nothing(driver: Driver) -> None:
    whole = delete_sample(driver)
    title = driver.find(QLabel, "delete_visit_title").text()
    lists = (whole.presences, whole.answers, whole.notes, whole.objectives, whole.objections, whole.claims, whole.quotes)
    theirs = [person for person in whole.people if person.customer_id]
    least = sum(map(len, (*lists, whole.promises, theirs))) + 2
    assert any(f"with its {count} records?" in title for count in range(least, least + 4)), (title, least)
    assert driver.window.focusWidget() is driver.find(QPushButton, "delete_visit_keep")
    driver.key(Qt.Key.Key_Return)
    assert driver.window.stack.currentWidget() is driver.parts.visit.page
    assert driver.stored() == whole


def test_a_deleted_visit_is_backed_up_first_and_put_back_whole_by_the_notice(driver: Driver) -> None:
    whole = delete_sample(driver)
    before = len(all_backups(driver.data_folder.store))
    driver.click("delete_visit_button")
    driver.until(lambda: driver.window.stack.currentWidget() is driver.parts.home.page)
    assert driver.program.workspace.open_visit is None
    newest = all_backups(driver.data_folder.store)
    assert len(newest) == before + 1 and newest[0].reason == "deletion"
    assert driver.window.notice.text == "Deleted. The visit is in the bin."
    driver.click("notice_put_back")
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    assert driver.whole == whole
    assert driver.window.stack.currentWidget() is driver.parts.visit.page


def test_a_deleted_visit_comes_back_whole_from_the_bin_after_a_restart(sit_down: Callable[[], Driver]) -> None:
    driver = sit_down()
    whole = delete_sample(driver)
    driver.click("delete_visit_button")
    driver.until(lambda: driver.window.stack.currentWidget() is driver.parts.home.page)
    driver.leave()
    driver = sit_down()
    driver.window.actions_by_name["bin"].trigger()
    page = shown_bin(driver)
    assert page.rows[0].title == f"Visit to {whole.customer.name}"
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: not page.rows)
    driver.click("notice_show_back")
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    assert driver.whole == whole == driver.stored()
    assert driver.whole.customer == whole.customer


def test_where_no_backup_can_be_made_nothing_is_deleted_and_it_is_said(driver: Driver) -> None:
    whole = delete_sample(driver)
    folder = driver.data_folder.store.parent / "backups"
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_bytes(b"in the way")
    driver.click("delete_visit_button")
    driver.until(lambda: bool([t for t in driver.window.findChildren(QLabel, "delete_visit_remark") if t.isVisible()]))
    assert driver.find(QLabel, "delete_visit_remark").text().startswith("Nothing was deleted: ")
    assert is_shown(driver, DeletePage)
    folder.unlink()
    driver.click("delete_visit_keep")
    assert driver.stored() == whole


def test_words_typed_at_the_last_moment_are_in_the_visit_that_is_deleted_and_put_back(driver: Driver) -> None:
    import_sample(driver)
    visit = driver.program.workspace.open_visit
    assert visit
    note = visit.add(Note, kind=NoteKind.NOTE, text="the last word")
    driver.window.actions_by_name["delete_visit"].trigger()
    driver.until(lambda: driver.find(QPushButton, "delete_visit_button").isEnabled())
    driver.click("delete_visit_button")
    driver.until(lambda: driver.window.stack.currentWidget() is driver.parts.home.page)
    QApplication.processEvents()
    driver.click("notice_put_back")
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    assert note in driver.whole.notes
