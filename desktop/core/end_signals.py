"""Brings the signals with which a system ends a program (SIGTERM, SIGHUP) into the window's thread.

Promise of safety: R1.
"""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

# SIGHUP comes when a terminal is closed or somebody logs out; Windows has none.
ENDS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class EndSignals(QObject):
    """Listens from its making on; only the main thread may make one. Signals: `came` when the program has to end."""

    came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Python runs handlers only between two steps of its own; a byte in a socket wakes Qt's loop, which makes such a step.
        self._woken, self._waking = socket.socketpair()
        for end in (self._woken, self._waking):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._woken.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_notifier_activated)
        self._before = {number: signal.signal(number, self._note) for number in ENDS}
        self._fd_before = signal.set_wakeup_fd(self._waking.fileno(), warn_on_full_buffer=False)

    def stop(self) -> None:
        """Leaves the signals to whoever had them before."""
        signal.set_wakeup_fd(self._fd_before)
        for number, before in self._before.items():
            signal.signal(number, before)
        self._notifier.setEnabled(False)
        for end in (self._woken, self._waking):
            end.close()

    @staticmethod
    def _note(_number: int, _frame: FrameType | None) -> None:
        """Does nothing: the byte in the socket says it all."""

    @Slot()
    def _on_notifier_activated(self) -> None:
        try:
            numbers = self._woken.recv(64)
        except OSError:
            return
        # Other signals with a handler of their own wake it too.
        if any(number in ENDS for number in numbers):
            self.came.emit()
