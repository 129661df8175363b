"""Tests work in a thread: its results arrive in the GUI's thread, and a run that is over emits nothing."""

import gc
import threading

from PySide6.QtCore import QThread, Signal
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from db.model.errors import StoreFull
from desktop.core.background import Background, BackgroundRun


class Counting(Background):
    """Tells of numbers."""

    told = Signal(int)

    def start(self, number: int, gate: threading.Event) -> None:
        def work(run: BackgroundRun) -> None:
            gate.wait(10)
            run.tell(self.told, number)

        self.begin("counting", work)


def test_its_results_arrive_in_the_thread_of_the_widgets(qtbot: QtBot) -> None:
    work, gate = Counting(), threading.Event()
    heard: list[tuple[int, bool]] = []
    here = QThread.currentThread()
    work.told.connect(lambda number: heard.append((number, QThread.currentThread() is here)))
    gate.set()
    work.start(1, gate)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(1, True)]
    finish(work)


def test_a_run_that_another_one_took_the_place_of_is_not_heard_any_more(qtbot: QtBot) -> None:
    work, first, second = Counting(), threading.Event(), threading.Event()
    heard: list[int] = []
    work.told.connect(heard.append)
    work.start(1, first)
    work.start(2, second)
    first.set()
    second.set()
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(50)
    assert heard == [2]
    finish(work)


def test_a_run_that_is_still_at_work_when_the_window_has_gone_says_nothing(qtbot: QtBot) -> None:
    work, first, second = Counting(), threading.Event(), threading.Event()
    work.start(1, first)
    late = work._thread
    work.start(2, second)
    second.set()
    work.wait()
    assert late and late.is_alive()
    delete(work)
    first.set()
    # An error in the thread would fail this test.
    late.join(10)
    assert not late.is_alive()


def test_an_error_of_the_system_is_reported_in_its_own_sentence(qtbot: QtBot) -> None:
    work = Background()

    def fails(_run: BackgroundRun) -> None:
        raise StoreFull("The disk is full.")

    with qtbot.waitSignal(work.failed) as failed:
        work.begin("failing", fails)
    assert list(map(str, failed.args or ())) == ["The disk is full."]
    finish(work)


def test_a_fault_of_ours_is_reported_by_its_kind_without_a_word_of_its_message(qtbot: QtBot) -> None:
    work = Background()
    caught: list[type[BaseException]] = []
    before, threading.excepthook = threading.excepthook, lambda found: caught.append(found.exc_type)

    def fails(_run: BackgroundRun) -> None:
        raise KeyError("Zebulonqwx")

    try:
        with qtbot.waitSignal(work.failed) as failed:
            work.begin("failing", fails)
        qtbot.waitUntil(lambda: bool(caught))
    finally:
        threading.excepthook = before
    assert caught == [KeyError]
    assert list(map(str, failed.args or ())) == ["A fault of ours kept this from being done (KeyError). Nothing was changed."]
    finish(work)


def finish(work: Background) -> None:
    work.wait()
    assert not work.is_at_work
    work.deleteLater()
    gc.collect()
