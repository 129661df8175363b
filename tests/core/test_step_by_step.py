import time

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.step_by_step import QuietWait, StepByStep


def test_between_two_steps_the_event_loop_does_what_has_come_up(qtbot: QtBot) -> None:
    seen: list[str] = []
    steps: list[str] = []

    def first() -> None:
        seen.append("first")
        QTimer.singleShot(0, lambda: seen.append("a click"))

    work = StepByStep((first, lambda: steps.append("second"), lambda: seen.append("third")))
    with qtbot.waitSignal(work.done):
        work.start()
    assert steps == ["second"]
    assert seen == ["first", "a click", "third"]


def test_no_step_is_taken_after_stop_and_all_of_them_after_another_start(qtbot: QtBot) -> None:
    seen: list[int] = []
    work = StepByStep((lambda: seen.append(1), lambda: work.stop() if len(seen) == 1 else None, lambda: seen.append(3)))
    work.start()
    qtbot.wait(30)
    assert seen == [1]
    with qtbot.waitSignal(work.done):
        work.start()
    assert seen == [1, 1, 3]


def test_the_steps_after_one_that_fails_are_taken_all_the_same(qtbot: QtBot) -> None:
    seen: list[str] = []

    def fail() -> None:
        raise ValueError

    work = StepByStep((fail, lambda: seen.append("next")))
    with qtbot.captureExceptions() as faults, qtbot.waitSignal(work.done):
        work.start()
    assert seen == ["next"]
    assert [kind for kind, _, _ in faults] == [ValueError]


def test_it_is_quiet_once_nobody_has_touched_the_window_for_a_while(qtbot: QtBot) -> None:
    window = QWindow()
    wait = QuietWait(window, 50)
    touched: list[float] = []

    def touch() -> None:
        no, where = Qt.MouseButton.NoButton, QPointF(1, 1)
        event = QMouseEvent(QEvent.Type.MouseMove, where, where, where, no, no, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(window, event)
        touched.append(time.monotonic())

    for ms in (20, 60):
        QTimer.singleShot(ms, touch)
    with qtbot.waitSignal(wait.over):
        pass
    assert len(touched) == 2
    assert time.monotonic() - touched[-1] > 0.045
