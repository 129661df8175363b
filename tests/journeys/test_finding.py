"""Holds how words are found: over everything, and within the visit without leaving it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from db.model.ids import new_id
from db.model.records import Answer, Objection, RecordId, VisitStatus
from db.repositories import incoming
from desktop.shell.requests import Request
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
    visit_id = next(row.key for row in driver.window.findChildren(RowButton) if "Halden" in row.accessibleName())
    driver.program.context.request(Request.SHOW_VISIT, visit_id, "")
