from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import KEY
from tests.journeys.driver import Driver
from tests.journeys.on_screen import take_screen
from tests.prepared import new_store

# Before there is an application.
take_screen()


@pytest.fixture
def sit_down(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Driver]]:
    """Opens the window on the same store, as often as asked."""
    drivers: list[Driver] = []

    def open_window() -> Driver:
        drivers.append(Driver(qtbot, tmp_path / "data"))
        return drivers[-1]

    yield open_window
    for driver in drivers:
        driver.leave()


@pytest.fixture
def driver(sit_down: Callable[[], Driver], tmp_path: Path) -> Driver:
    """Returns the window on a store that is still empty."""
    new_store(tmp_path / "data" / "firsthand.db", KEY).close()
    return sit_down()
