from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.desk import Desk


@pytest.fixture
def sit_down(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Desk]]:
    """Opens the window on the same store, as often as asked."""
    desks: list[Desk] = []

    def open_window() -> Desk:
        desks.append(Desk(qtbot, tmp_path / "data"))
        return desks[-1]

    yield open_window
    for desk in desks:
        desk.leave()


@pytest.fixture
def desk(sit_down: Callable[[], Desk]) -> Desk:
    """The window on a new store."""
    return sit_down()
