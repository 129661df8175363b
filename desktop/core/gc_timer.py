"""Collects cyclic garbage in the GUI's thread, and nowhere else.

Python collects in whatever thread happens to allocate next. Widgets that are part of a cycle would then be destroyed by the
thread that writes or searches, while Qt's own thread still draws them, and the program would end there and then.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MS = 1000


class GarbageCollector(QObject):
    """From `start` on the only one who collects; generations fill and are emptied as Python itself would do it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    @Slot()
    def start(self) -> None:
        """Takes what stands now, modules above all, for good: looking at it again and again would cost frames."""
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Leaves garbage alone from now on."""
        self._timer.stop()

    @Slot()
    def _on_timer_timeout(self) -> None:
        full = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if full[0]:
            gc.collect(next((n - 1 for n, over in enumerate(full) if not over), 2))
