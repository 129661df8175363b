"""Emits when the window should be locked: after idle minutes, when the laptop slept, when the screen is locked.

A clock that is set counts as none of these.
"""

import sys
import time

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

from desktop.core import sleep_clock
from desktop.core.step_by_step import TOUCHES

TICK_MS = 5000
# A sleep as short as this is a hiccup of the clocks.
ASLEEP_SECONDS = 5
# Where no clock tells of sleep, so long between two ticks the laptop was probably asleep.
GAP_SECONDS = 60
# The D-Bus signals on Linux before sleep and when the screen is locked: bus, path, interface, signal. The
# sender is not checked, as one lock too many does no harm.
SIGNALS = (
    ("system", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep"),
    ("session", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("session", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged"),
)


class IdleWatch(QObject):
    """Watches from `start` on. Signals: `lock_needed`, repeated while the reason lasts."""

    lock_needed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._idle_seconds = 0
        self._touched = self._ticked = time.monotonic()
        self._asleep = sleep_clock.seconds_asleep()
        self._windows: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def start(self, idle_minutes: int) -> None:
        """Starts to watch; with 0 minutes only sleep and a locked screen count."""
        self._idle_seconds = idle_minutes * 60
        self._touched = self._ticked = time.monotonic()
        self._asleep = sleep_clock.seconds_asleep()
        self._timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_focus_window_changed)
            self._on_focus_window_changed(application.focusWindow())
        if sys.platform.startswith("linux"):
            self._listen_to_the_desktop()

    def set_idle_minutes(self, minutes: int) -> None:
        """Sets after how many idle minutes, counted from now on, to lock; 0 for never."""
        self._idle_seconds = minutes * 60
        self._touched = time.monotonic()

    def rested(self) -> float:
        """Returns for how many seconds nobody has touched keyboard or mouse."""
        return time.monotonic() - self._touched

    def stop(self) -> None:
        """Stops watching."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes when the person was last active. Only windows are watched, as widgets get hundreds of events."""
        if event.type() in TOUCHES:
            self._touched = time.monotonic()
        return super().eventFilter(watched, event)

    def _listen_to_the_desktop(self) -> None:
        # Imported here: it would slow the first screen, and only Linux has it.
        from PySide6.QtDBus import QDBusConnection

        buses = {"system": QDBusConnection.systemBus(), "session": QDBusConnection.sessionBus()}
        for bus, path, interface, signal in SIGNALS:
            if buses[bus].isConnected():
                buses[bus].connect("", path, interface, signal, self, SLOT("_on_desktop_told(bool)"))  # type: ignore[call-overload]  # takes what SLOT gives

    @Slot(bool)
    def _on_desktop_told(self, begins: bool) -> None:
        if begins:
            self.lock_needed.emit()

    @Slot(object)
    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        self._touched = time.monotonic()
        if window is not None and id(window) not in self._windows:
            self._windows.add(id(window))
            window.installEventFilter(self)

    @Slot()
    def _on_timer_timeout(self) -> None:
        now = time.monotonic()
        idle = self._idle_seconds and now - self._touched > self._idle_seconds
        if self._has_slept(now) or idle:
            self.lock_needed.emit()

    def _has_slept(self, now: float) -> bool:
        """Whether the laptop slept since the last tick, as its clocks tell, or as a long gap between the ticks makes believe."""
        asleep, before = sleep_clock.seconds_asleep(), self._asleep
        gap, self._asleep, self._ticked = now - self._ticked, asleep, now
        if asleep is None or before is None:
            return gap > GAP_SECONDS
        return asleep - before > ASLEEP_SECONDS
