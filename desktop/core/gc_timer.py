"""Collects cyclic garbage in the GUI's thread, and nowhere else.

By default Python collects in whatever thread allocates next. Widgets in a cycle would then be destroyed by the thread that writes
or searches while Qt's own thread still draws them, and the program would crash. Promise of safety: R13.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MS = 1000


class GarbageCollector(QObject):
    """The only garbage collector from `start` on; it collects each generation at the same thresholds as Python itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    @Slot()
    def start(self) -> None:
        """Starts, and excludes present objects (mostly modules) from collection: scanning them each time would cost frames."""
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Stops collecting."""
        self._timer.stop()

    @Slot()
    def _on_timer_timeout(self) -> None:
        full = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if full[0]:
            gc.collect(next((n - 1 for n, over in enumerate(full) if not over), 2))
