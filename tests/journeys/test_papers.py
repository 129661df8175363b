"""Tests through the window that the papers around a visit are made, each with what its reader may know, of one customer only."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from db.repositories import incoming
from desktop.shell.requests import Request
from tests.conftest import KEY
from tests.factories import a_customer
from tests.journeys.driver import Driver
from tests.journeys.test_last_time import heard
from tests.prepared import new_store
from tests.report.canaries import read
from tests.samples import some


@pytest.fixture
def driver(sit_down: Callable[[], Driver], tmp_path: Path) -> Driver:
    """The documents of the second visit to Halden; another customer was visited between."""
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    halden = a_customer(name="Halden Pumps AS", alias="A maker of pumps")
    incoming.add(store, heard(halden, "2026-11-20"))
    incoming.add(store, heard(a_customer(name="Nordlys Dairy"), "2026-12-01", "Nordlys"))
    second = heard(halden, "2027-07-01", "Second")
    visit_id = incoming.add(store, replace(second, notes=()))
    store.close()
    (tmp_path / "out").mkdir()
    made = sit_down()
    made.program.context.request(Request.SHOW_VISIT, visit_id, "")
    made.press("Ctrl+E")
    made.parts.documents.page.folder.setText(str(tmp_path / "out"))
    return made


@pytest.mark.parametrize(
    ("name", "called", "told", "ours"),
    some(
        [
            ("minutes", "minutes", ("Second brine report", "Second call-outs"), ("Halden brine", "sensors", "A maker of")),
            ("host-brief", "visit for our host", ("Our visit on 1 July 2027",), ("brine", "call-outs", "sensors", "A maker of")),
            ("visit-brief", "visit brief", ("Last time, 20 November 2026", "Halden brine report", "Halden sensors"), ("Second",)),
            ("interview-guide", "interview guide", ("25 Who else should we talk to?",), ("brine", "call-outs")),
        ],
        2,
    ),
)
def test_a_paper_is_chosen_and_saved_and_holds_what_its_reader_may_know(
    driver: Driver, tmp_path: Path, name: str, called: str, told: tuple[str, ...], ours: tuple[str, ...]
) -> None:
    driver.click(f"document_{name}")
    target = tmp_path / "out" / f"Halden Pumps AS {called} 2027-07-01.pdf"
    driver.until(lambda: driver.parts.documents.page.file.text() == target.name)
    driver.click("documents_save")
    driver.until(target.is_file)
    text = read(target.read_bytes())
    assert all(words in text for words in told)
    assert not [words for words in (*ours, "Nordlys") if words in text]
