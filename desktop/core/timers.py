"""Makes timers that do something once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def timer_once(parent: QObject, milliseconds: int, work: Callable[[], None]) -> QTimer:
    """A timer that does `work` once, so long after it was started."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(work)
    return timer
