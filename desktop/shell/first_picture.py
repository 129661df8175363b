"""Tells when a window that was just shown can be seen, so that nothing slow comes before that."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

# A window that opens minimised, or on a screen that is off, is not painted at all; the program goes on all the same.
PATIENCE_MS = 1000


class FirstPicture(QObject):
    """Watches one window that was not shown yet. Signals: `shown`, once, when its first picture is on the screen."""

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
        """Sees the window's first paint event."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # Painted is not yet shown: Qt hands the picture over after this event, and the event loop comes after that.
            self._timer.start(0)
        return super().eventFilter(watched, event)
