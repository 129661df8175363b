"""Emits when a window that was just shown is painted, so that slow work can wait for it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

# A window that opens minimised, or on a screen that is off, is never painted; after this time the program goes on anyway.
PATIENCE_MS = 1000


class FirstPicture(QObject):
    """Watches one window that was not shown yet. Signals: `shown`, once, when it is first painted on the screen."""

    shown = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.shown)
        self._timer.start(PATIENCE_MS)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Waits for the window's first paint event."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # Qt passes the picture to the screen after this event and before it goes back to the event loop, so emit from there.
            self._timer.start(0)
        return super().eventFilter(watched, event)
