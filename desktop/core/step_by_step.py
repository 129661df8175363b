"""Does deferred work step by step, so that the window draws and reacts in between. Promise of safety: R7."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot

# Events of a person at the window; the window gets them before any widget in it.
TOUCHES = {
    *(QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel),
    *(QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletMove),
}


class StepByStep(QObject):
    """Does each step in a turn of the event loop of its own. Signals: `done` after the last."""

    done = Signal()

    def __init__(self, steps: Sequence[Callable[[], object]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._next = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)

    @Slot()
    def start(self) -> None:
        """Begins with the first step."""
        self._next = 0
        self._timer.start(0)

    def stop(self) -> None:
        """Takes no further step."""
        self._timer.stop()

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self._next == len(self._steps):
            self.done.emit()
            return
        step = self._steps[self._next]
        self._next += 1
        # Scheduled before the step runs: if the step fails, the error is logged and the next steps still run.
        self._timer.start(0)
        step()


class QuietWait(QObject):
    """Waits until nobody has touched `window` (a QWindow) for so many ms. Signals: `over`, once."""

    over = Signal()

    def __init__(self, window: QObject, ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(ms)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Restarts the wait when somebody touches the window."""
        if event.type() in TOUCHES:
            self._timer.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _on_timer_timeout(self) -> None:
        self._window.removeEventFilter(self)
        self.over.emit()
