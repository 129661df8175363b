"""Collects cyclic garbage in the GUI's thread, and nowhere else.

By default Python collects in whatever thread allocates next. Widgets in a cycle would then be destroyed by the thread that writes
or searches while Qt's own thread still draws them, and the program would crash. Promise of safety: R13.
"""

import gc
import sys
from collections.abc import Callable
from math import inf

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MS = 1000
OLDEST = 2
# Nobody who has rested so long waits for what takes a while; where nobody rests, it is done all the same once as much has come as
# there was.
REST_SECONDS = 3.0


class GarbageCollector(QObject):
    """The only garbage collector from `start` on; it collects each generation at the same thresholds as Python itself.

    Also as there, the oldest is collected only once a quarter as much has come as there was; and while nobody types, as to look
    through all that lives takes longer than a key may. `rested` tells for how many seconds nobody has.

    How much there is, is told by blocks of memory. Whoever lists the objects themselves (gc.get_objects) also holds those that
    another thread is just making, and a tuple that is held cannot be finished: that thread would end with a SystemError.
    """

    def __init__(self, parent: QObject, rested: Callable[[], float] = lambda: inf) -> None:
        super().__init__(parent)
        self._rested = rested
        gc.disable()
        # How many blocks there were after the oldest generation was collected.
        self._held = 0
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    @Slot()
    def start(self) -> None:
        """Starts, and excludes present objects (mostly modules) from collection: scanning them each time would cost frames."""
        gc.freeze()
        self._held = sys.getallocatedblocks()
        self._timer.start()

    def stop(self) -> None:
        """Stops collecting."""
        self._timer.stop()

    @Slot()
    def _on_timer_timeout(self) -> None:
        full = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if not full[0]:
            return
        generation = next((n - 1 for n, over in enumerate(full) if not over), OLDEST)
        enough = self._held / 4 if self._rested() >= REST_SECONDS else self._held
        if generation == OLDEST and sys.getallocatedblocks() - self._held >= enough:
            gc.collect()
            self._held = sys.getallocatedblocks()
        else:
            gc.collect(min(generation, OLDEST - 1))
