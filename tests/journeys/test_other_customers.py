"""While a visit runs no other customer exists: not on any screen, nor for ears, nor in what is offered or asked."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget

from db.model.ids import new_id, utc_now
from db.model.kinds import RecordId, ValueCategory
from db.model.messages import Message
from db.model.records import Answer, Objection, Objective, Presence, Promise, VisitStatus
from db.model.whole_visit import WholeVisit
from db.repositories import incoming
from db.repositories.app_state import papers_of, remember
from desktop.core.paths import resources
from desktop.exchange.visit_file.reading import read_visit_file
from desktop.shell.requests import Request
from desktop.widgets.record_card import RecordCard
from tests.conftest import KEY
from tests.factories import a_claim, a_customer, a_note, a_person, a_quote, a_visit
from tests.journeys.driver import Driver
from tests.prepared import new_store
from tests.samples import some
from tests.spoken import spoken
from tests.visible import readable

CANARY = "Zebulonqwx"
SAMPLE = read_visit_file(resources() / "samples" / "halden-pumps.json").whole


def the_other() -> WholeVisit:
    """A visit to another customer, with the canary wherever words can stand."""
    customer = a_customer(name=f"{CANARY} AG", alias=f"a {CANARY}", industry=CANARY, country=CANARY, about=CANARY)
    visit = a_visit(customer, product=f"{CANARY} secret product", place=CANARY)
    person = a_person(customer, name=f"{CANARY} Lund", job_title=CANARY, role=CANARY)
    said = {"metric": CANARY, "feeling": CANARY, "topic": CANARY, "wording": CANARY, "elements": (CANARY,)}
    names: dict[str, Any] = {"visit_id": visit.id}
    return WholeVisit(
        visit=visit,
        customer=customer,
        people=(person,),
        presences=(Presence(id=fresh(), person_id=person.id, ref="p1", **names),),
        notes=(a_note(visit, text=f"they said {CANARY}"),),
        quotes=(a_quote(visit, text=CANARY, said_by=person.id),),
        claims=tuple(a_claim(visit, category=category, **said) for category in ValueCategory),
        objections=(Objection(id=fresh(), text=CANARY, category=CANARY, reason=CANARY, answer=CANARY, **names),),
        objectives=(Objective(id=fresh(), text=CANARY, measure=CANARY, **names),),
        promises=(Promise(id=fresh(), text=CANARY, owner=CANARY, due="2026-11-27", **names),),
        answers=(Answer(id=fresh(), question="challenge", text=CANARY, **names),),
    )


def fresh() -> RecordId:
    return RecordId(new_id())


@pytest.fixture
def table(sit_down: Callable[[], Driver], tmp_path: Path) -> Driver:
    """Somebody who went through everything of another customer, and now is in a visit that runs."""
    other, folder = the_other(), tmp_path / f"{CANARY} offer"
    folder.mkdir()
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    incoming.add(store, other)
    incoming.add(store, SAMPLE)
    remember(store, papers_of(other.customer.id), str(folder))
    store.close()
    driver = sit_down()
    go_through_the_other(driver, other, folder)
    assert CANARY in "".join(told())
    driver.program.context.request(Request.SHOW_VISIT, SAMPLE.visit.id, "")
    visit = driver.program.workspace.open_visit
    assert visit
    visit.change(visit.id, status=VisitStatus.IN_PROGRESS, started_at=utc_now())
    return driver


def go_through_the_other(driver: Driver, other: WholeVisit, folder: Path) -> None:
    """Home, a search, every block of the other visit, its documents, a sheet and a notice that stay open."""
    driver.until(lambda: driver.parts.home.page.has_view)
    driver.press("Ctrl+F")
    driver.type(CANARY)
    driver.until(lambda: bool(driver.visible("hit")))
    driver.program.context.request(Request.SHOW_VISIT, other.visit.id, "")
    for block in driver.parts.visit.page._all_blocks:
        driver.parts.visit.page.go_to_block(block.id)
    driver.press("Ctrl+E")
    assert driver.parts.documents.page.folder.text() == str(folder)
    driver.click("documents_keep_study")
    driver.until(lambda: bool(driver.visible("study_text")))
    driver.program.context.request(Request.SHOW_HOME)
    driver.parts.people.show()
    driver.parts.history.show_bin()
    driver.program.context.request(Request.SHOW_HOME)
    driver.window.show_warning(Message("The visit to {who} is here already.", who=CANARY))


def screens(driver: Driver) -> Iterator[str]:
    """Shows everything that can be reached in the open visit, one after the other, and says what it is."""
    page = driver.parts.visit.page
    for block in page._block_ids:
        page.go_to_block(block)
        # The cards of a block are all made alike.
        for card in some([card for card in page.block_page.findChildren(RecordCard) if card.isVisible()], 2):
            card.setFocus()
            driver.key(Qt.Key.Key_Return)
            yield f"{block}, a card open"
            driver.key(Qt.Key.Key_Escape)
        yield block
    for name, action in driver.window.actions_by_name.items():
        if action.isEnabled() and name not in STAYS:
            action.trigger()
            QApplication.processEvents()
            yield name
            for sheet in in_front(driver):
                sheet.close()
            driver.parts.visit.show()
    driver.window._menu.popup(driver.window.pos())
    yield "menu"
    driver.window._menu.close()
    if driver.window.actions_by_name["documents"].isEnabled():
        yield from documents(driver)
    driver.parts.visit.show()


# Commands that would end the test, or that are tried by themselves.
STAYS = (
    "quit",
    "lock",
    "at_table",
    "leave_visit",
    "end_visit",
    "delete_visit",
    "undo",
    "redo",
    "new_visit",
    "import_file",
    "home",
    "search",
)


def documents(driver: Driver) -> Iterator[str]:
    driver.press("Ctrl+E")
    for chip in [chip for chip in driver.window.findChildren(QPushButton) if chip.objectName().startswith("document_")]:
        chip.click()
        yield chip.objectName()
    for name in ("documents_choose", "documents_logo_choose"):
        if driver.visible(name):
            driver.click(name)
            yield name
            for sheet in in_front(driver):
                sheet.close()


def in_front(driver: Driver) -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget is not driver.window]


def told() -> Iterator[str]:
    """Whatever can be read, heard, completed, or is offered by a file dialogue."""
    # As the program's own loop does, which a test has not: what was let go of goes.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    yield from readable()
    yield from spoken()
    for window in QApplication.topLevelWidgets():
        for line in window.findChildren(QLineEdit):
            if line.isVisible() and (completer := line.completer()):
                model = completer.model()
                yield from (str(model.data(model.index(row, 0))) for row in range(model.rowCount()))
        if isinstance(window, QFileDialog) and window.isVisible():
            yield from of_dialogue(window)


def of_dialogue(dialogue: QFileDialog) -> Iterator[str]:
    """Start folder, proposed name, history, sidebar."""
    yield dialogue.directory().absolutePath()
    yield from dialogue.selectedFiles()
    yield from dialogue.history()
    yield from (url.toString() for url in dialogue.sidebarUrls())


def traces(word: str = CANARY) -> list[str]:
    return [text for text in told() if word.casefold() in text.casefold()]


def test_no_screen_of_a_visit_that_runs_has_a_trace_of_another_customer(table: Driver) -> None:
    assert not table.window.notice.text
    for at_table in (False, True):
        assert table.window.is_at_table is at_table
        shown = 0
        for screen in screens(table):
            assert traces() == [], (screen, at_table)
            assert table.program.workspace.visit_runs.now, screen
            shown += 1
        assert shown > 20
        table.program.context.run_command("at_table")


def test_no_key_and_no_command_leads_to_another_customer(table: Driver) -> None:
    page = table.parts.visit.page
    table.until(lambda: not table.visible("visit_home"))
    for name in ("home", "search", "new_visit", "import_file", "bin", "restore", "person", "problem", "backups", "check"):
        action = table.window.actions_by_name[name]
        assert not action.isVisible(), name
        for keys in [keys.toString() for keys in action.shortcuts()]:
            table.press(keys)
        action.trigger()
        assert table.window.stack.currentWidget() is page, name
    table.program.context.request(Request.SHOW_HOME)
    assert table.window.stack.currentWidget() is page
    assert traces() == []


@pytest.mark.long
def test_what_is_told_of_others_meanwhile_waits_until_the_visit_has_ended(table: Driver, tmp_path: Path) -> None:
    wrong = tmp_path / f"{CANARY}.json"
    wrong.write_text("{}")
    table.program.workspace.take_in([wrong])
    table.program.workspace.take_in([resources() / "samples" / "halden-pumps.json"])
    table.until(lambda: len(table.window.notice.waiting) == 2)
    table.window.show_notice(f"Imported the visit to {CANARY}.", lasting=True)
    table.program.workspace.refused.emit(Message("{name} could not be read.", name=CANARY))
    assert len(table.window.notice.waiting) == 4
    assert table.window.stack.currentWidget() is table.parts.visit.page
    assert traces() == []
    end = table.find(QPushButton, "visit_status")
    table.until(lambda: end.isEnabled() and end.text() == "End the visit")
    table.click("visit_status")
    table.until(lambda: CANARY in table.window.notice.text)


def test_leaving_is_asked_once_in_the_page_and_leads_home_with_the_visit_going_on(table: Driver) -> None:
    table.window.actions_by_name["leave_visit"].trigger()
    table.key(Qt.Key.Key_Escape)
    assert table.program.workspace.visit_runs.now
    assert table.window.focusWidget() is table.parts.visit.page.capture.line
    table.leave_visit()
    assert table.window.stack.currentWidget() is table.parts.home.page
    assert table.whole.visit.status is VisitStatus.IN_PROGRESS
    assert table.window.actions_by_name["new_visit"].isVisible()
    table.until(lambda: bool(traces()))
    # Whoever goes back to it is at the table again.
    table.program.context.request(Request.SHOW_VISIT, SAMPLE.visit.id, "")
    assert traces() == []


@pytest.mark.long
def test_a_dialogue_of_another_time_is_closed_when_the_visit_starts(table: Driver) -> None:
    table.leave_visit()
    table.parts.home.ask_for_files()
    table.until(lambda: bool(in_front(table)))
    table.program.context.request(Request.SHOW_VISIT, SAMPLE.visit.id, "")
    assert in_front(table) == []


@pytest.mark.long
def test_documents_go_where_this_customers_went_last_and_else_to_the_documents(table: Driver) -> None:
    table.press("Ctrl+E")
    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert table.parts.documents.page.folder.text() in (usual, str(Path.home()))


def test_the_store_opens_on_a_visit_that_was_cut_off_today_and_home_is_never_shown(
    sit_down: Callable[[], Driver], tmp_path: Path
) -> None:
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    incoming.add(store, the_other())
    incoming.add(store, running(utc_now()))
    remember(store, "session", "open")
    remember(store, "visit", SAMPLE.visit.id)
    store.close()
    driver = sit_down()
    assert driver.window.stack.currentWidget() is driver.parts.visit.page
    assert traces() == []
    driver.until(lambda: "did not end properly" in driver.window.notice.text)
    assert driver.window.stack.currentWidget() is driver.parts.visit.page


def test_one_that_began_on_an_earlier_day_is_opened_only_on_request(sit_down: Callable[[], Driver], tmp_path: Path) -> None:
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    incoming.add(store, running("2026-01-02T09:00:00+00:00"))
    remember(store, "session", "open")
    remember(store, "visit", SAMPLE.visit.id)
    store.close()
    driver = sit_down()
    driver.until(lambda: "did not end properly" in driver.window.notice.text)
    assert driver.window.stack.currentWidget() is driver.parts.home.page
    assert driver.program.workspace.open_visit is None


def running(since: str) -> WholeVisit:
    return replace(SAMPLE, visit=replace(SAMPLE.visit, status=VisitStatus.IN_PROGRESS, started_at=since))
