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


def test_what_lives_long_is_looked_through_while_nobody_types_and_else_only_once_as_much_has_come_as_there_was(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc_timer, "INTERVAL_MS", 10)
    monkeypatch.setattr(gc_timer, "AT_START", 40_000)
    rested, full = [0.0], list[object]()
    note = lambda phase, info: full.append(info) if (phase, info["generation"]) == ("stop", 2) else None  # noqa: E731
    parent = QObject()
    collector = GarbageCollector(parent, lambda: rested[0])
    kept: list[object] = []
    gc.collect()
    gc.callbacks.append(note)
    thresholds = gc.get_threshold()
    # So that each generation is full soon.
    gc.set_threshold(100, 1, 1)
    try:
        collector.start()

        def grows_by(share: float) -> int:
            """Returns how often all was looked through while so much came to live, compared with what there was."""
            before, until = len(full), len(kept) + round(gc_timer.AT_START * share)

            def grown() -> bool:
                kept.extend([] for _ in range(gc_timer.AT_START // 40))
                return len(kept) >= until

            qtbot.waitUntil(grown, timeout=60_000)
            return len(full) - before

        assert grows_by(0.5) == 0
        assert grows_by(1) > 0
        rested[0] = gc_timer.REST_SECONDS
        assert grows_by(1) > 0
    finally:
        gc.callbacks.remove(note)
        gc.set_threshold(*thresholds)
        collector.stop()
        gc.unfreeze()
