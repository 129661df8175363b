import gc
import sys
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


@pytest.mark.long
def test_what_lives_long_is_looked_through_while_nobody_types_and_else_only_once_as_much_has_come_as_there_was(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc_timer, "INTERVAL_MS", 10)
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
        there = sys.getallocatedblocks()

        def grows_by(share: float) -> int:
            """Returns how often all was looked through while so much came to live, compared with what there was."""
            before, until = len(full), sys.getallocatedblocks() + round(there * share)

            def grown() -> bool:
                kept.extend([] for _ in range(there // 40))
                return sys.getallocatedblocks() >= until

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


def test_what_another_thread_is_just_making_is_never_held(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whoever lists all objects holds a tuple that is half made, which its thread then cannot finish.
    def never(*_: object) -> list[object]:
        raise AssertionError("all objects were listed")

    monkeypatch.setattr(gc_timer, "INTERVAL_MS", 10)
    monkeypatch.setattr(gc, "get_objects", never)
    parent = QObject()
    collector = GarbageCollector(parent)
    full: list[object] = []
    note = lambda phase, info: full.append(info) if (phase, info["generation"]) == ("stop", 2) else None  # noqa: E731
    gc.callbacks.append(note)
    thresholds = gc.get_threshold()
    gc.set_threshold(100, 1, 1)
    kept: list[object] = []
    try:
        collector.start()

        def all_collected() -> bool:
            kept.extend([] for _ in range(10_000))
            return bool(full)

        qtbot.waitUntil(all_collected, timeout=60_000)
    finally:
        gc.callbacks.remove(note)
        gc.set_threshold(*thresholds)
        collector.stop()
        gc.unfreeze()
