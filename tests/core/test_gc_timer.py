import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.core import gc_timer
from desktop.core.gc_timer import GarbageCollector


class Knot(QWidget):
    """A widget that keeps itself alive."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self


def test_a_widget_in_a_cycle_dies_in_the_thread_of_the_widgets_whoever_allocates(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc_timer, "INTERVAL_MS", 10)
    places: set[str] = set()
    note = lambda _phase, _info: places.add(threading.current_thread().name)  # noqa: E731  a callback that can be taken out again
    parent = QObject()
    collector = GarbageCollector(parent)
    gc.callbacks.append(note)
    try:
        collector.start()
        knot = weakref.ref(Knot())
        allocating = threading.Thread(target=lambda: [[] for _ in range(100_000)], name="writer")
        allocating.start()
        allocating.join()
        assert places == set()
        kept: list[object] = []

        def gone() -> bool:
            # Somebody goes on working, else there is nothing to collect for.
            kept.extend([] for _ in range(1000))
            return knot() is None

        qtbot.waitUntil(gone)
        assert places == {"MainThread"}
    finally:
        gc.callbacks.remove(note)
        collector.stop()
        gc.unfreeze()
