"""Holds how words are found: over everything, and within the visit without leaving it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from db.model.ids import new_id
from db.model.records import Answer, Objection, RecordId, VisitStatus
from db.repositories import incoming
from db.repositories.overview import all_visits
from desktop.shell.requests import Request
from desktop.widgets.record_card import RecordCard
from desktop.widgets.row_button import RowButton
from tests.conftest import KEY
from tests.factories import a_claim, a_customer, a_note, a_quote, a_whole_visit
from tests.journeys.driver import Driver
from tests.prepared import new_store


@pytest.fixture
def driver(sit_down: Callable[[], Driver], tmp_path: Path) -> Driver:
    """A window at Home, with one visit in which the brine comes up in many places, and one to another customer."""
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    whole = a_whole_visit(a_customer(name="Halden Pumps AS"))
    visit = replace(whole.visit, status=VisitStatus.TO_DEBRIEF)
    incoming.add(
        store,
        replace(
            whole,
            visit=visit,
            notes=(
                a_note(visit, text="The brine ate every sensor", sorted=True, at="2026-11-20T10:00:00+00:00"),
                a_note(visit, text="Ask about the BRINE report", position=1, at="2026-11-20T10:05:00+00:00"),
            ),
            quotes=(a_quote(visit, text="The brine ate every sensor"),),
            objections=(Objection(id=RecordId(new_id()), visit_id=visit.id, text="Nothing survives the brine"),),
            claims=(a_claim(visit, metric="Call-outs"),),
            answers=(Answer(id=RecordId(new_id()), visit_id=visit.id, question="challenge", text="Brine, day and night"),),
        ),
    )
    incoming.add(store, a_whole_visit(a_customer(name="Brine & Sons")))
    store.close()
    made = sit_down()
    made.until(lambda: made.parts.home.page.has_view)
    return made


def hits(driver: Driver) -> list[str]:
    return [row.title for row in driver.visible("hit") if isinstance(row, RowButton)]


def count(driver: Driver) -> str:
    return driver.find(QLabel, "results_count").text()


def test_over_everything_nothing_is_found_twice_and_it_is_counted(driver: Driver) -> None:
    driver.press("Ctrl+Shift+F")
    driver.type("brine")
    driver.until(lambda: len(hits(driver)) == 5)
    assert count(driver) == "5 found"
    assert hits(driver).count("The brine ate every sensor") == 1
    assert "20 Nov 2026" in driver.visible("hit")[-1].accessibleName()


def test_a_kind_can_be_asked_for_and_escape_clears(driver: Driver) -> None:
    driver.press("Ctrl+F")
    driver.type("objection:")
    driver.until(lambda: hits(driver) == ["Nothing survives the brine"])
    driver.type(" sensor")
    driver.until(lambda: not hits(driver))
    assert count(driver).startswith("Nothing recorded")
    driver.key(Qt.Key.Key_Escape)
    assert driver.parts.home.page.search.text() == ""
    assert driver.window.focusWidget() is driver.parts.home.page.search
    assert not driver.visible("results")
    driver.type("note: brine")
    driver.until(lambda: len(hits(driver)) == 2)


def at_the_visit(driver: Driver) -> None:
    """Opens the visit with the brine, with half a sentence in the capture line."""
    lines = all_visits(driver.program.workspace.connection)
    visit_id = next(line.id for line in lines if line.customer == "Halden Pumps AS")
    driver.program.context.request(Request.SHOW_VISIT, visit_id, "")
    driver.parts.visit.page.go_to_block("cost")
    driver.press("Ctrl+K")
    driver.type("half a sen")


def found(driver: Driver) -> str:
    return driver.find(QLabel, "find_count").text()


def test_in_a_visit_words_are_found_one_after_the_other_without_leaving_it(driver: Driver) -> None:
    at_the_visit(driver)
    page = driver.parts.visit.page
    driver.press("Ctrl+F")
    assert driver.window.stack.currentWidget() is page
    driver.type("brine")
    assert found(driver) == "1 of 5"
    seen = [page.block_page.block.id]
    for at in range(2, 6):
        driver.key(Qt.Key.Key_Return)
        assert found(driver) == f"{at} of 5"
        seen.append(page.block_page.block.id)
    assert seen[:3] == ["before", "decision", "quote"]
    driver.key(Qt.Key.Key_Return)
    assert found(driver) == "1 of 5"
    driver.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert found(driver) == "5 of 5"
    driver.click("find_back")
    assert found(driver) == "4 of 5"
    assert driver.window.focusWidget() is page.finding.bar.line


def test_what_is_found_is_selected_and_its_card_closes_again(driver: Driver) -> None:
    at_the_visit(driver)
    page = driver.parts.visit.page
    driver.press("Ctrl+F")
    driver.type("survives")
    (field,) = (one for one in page.block_page.findChildren(QPlainTextEdit) if one.textCursor().hasSelection())
    assert field.textCursor().selectedText() == "survives"
    driver.key(Qt.Key.Key_Escape)
    assert not driver.visible("find_bar")
    assert not [card for card in page.findChildren(RecordCard) if card.is_open]


def test_escape_returns_to_where_one_was_and_the_sentence_goes_on(driver: Driver) -> None:
    at_the_visit(driver)
    page = driver.parts.visit.page
    driver.press("Ctrl+F")
    driver.type("brine")
    driver.key(Qt.Key.Key_F3)
    driver.key(Qt.Key.Key_Escape)
    assert page.block_page.block.id == "cost"
    driver.type("tence")
    assert page.capture.line.text() == "half a sentence"
    whole = driver.whole
    assert [quote.text for quote in whole.quotes] == ["The brine ate every sensor"]


def test_one_can_stay_where_something_was_found(driver: Driver) -> None:
    at_the_visit(driver)
    page = driver.parts.visit.page
    driver.press("Ctrl+F")
    driver.type("brine report")
    assert found(driver) == "1 of 1"
    driver.click("find_stay")
    assert page.record_in_focus == driver.whole.notes[-1].id
    driver.press("Ctrl+F")
    assert found(driver) == "1 of 1"
    driver.type("x" * 9)
    assert found(driver) == "Not in this visit"
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Escape)
    assert page.record_in_focus == driver.whole.notes[-1].id


def test_at_the_table_only_what_is_shown_is_found(driver: Driver) -> None:
    at_the_visit(driver)
    driver.press("F9")
    driver.press("Ctrl+F")
    driver.type("brine")
    assert found(driver) == "1 of 2"
    driver.press("F9")
    assert found(driver).endswith("of 5")
    driver.press("F9")
    assert found(driver).endswith("of 2")
    driver.press("Ctrl+Shift+F")
    assert driver.window.stack.currentWidget() is driver.parts.visit.page


@pytest.mark.parametrize("command", ["debrief", "documents"])
def test_whoever_finds_from_another_page_of_the_visit_is_back_there_by_escape(driver: Driver, command: str) -> None:
    at_the_visit(driver)
    page = driver.parts.visit.page
    driver.program.context.run_command(command)
    driver.until(lambda: not page.isVisible())
    elsewhere, focus = driver.window.stack.currentWidget(), driver.window.focusWidget()
    for _ in range(2):
        driver.press("Ctrl+F")
        driver.type("brine")
        assert page.isVisible() and found(driver) == "1 of 5"
        driver.key(Qt.Key.Key_Escape)
        assert driver.window.stack.currentWidget() is elsewhere
        assert driver.window.focusWidget() is focus
    driver.press("Ctrl+F")
    driver.type("brine")
    driver.click("find_stay")
    driver.press("Ctrl+F")
    driver.key(Qt.Key.Key_Escape)
    assert page.isVisible()
