"""Notices a second start of the program: it makes a file, which the open window sees and removes. No sockets.

Promises of safety: R6, K8.
"""

import os

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from desktop.core.paths import DataFolder

WATCH_MS = 1000


class SecondStartListener(QObject):
    """Watches for second starts. Signals: `rung` when one asks for the window."""

    rung = Signal()

    def __init__(self, data_folder: DataFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_folder = data_folder
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        if not self._watcher.addPath(os.fspath(data_folder.folder)):
            # Some file systems report no changes, so the folder is looked at regularly.
            self._timer = QTimer(self)
            self._timer.timeout.connect(self._look)
            self._timer.start(WATCH_MS)
        # A second start may have come while this window was still being made.
        QTimer.singleShot(0, self._look)

    @Slot()
    def _look(self) -> None:
        try:
            self._data_folder.call.unlink()
        except OSError:
            return
        self.rung.emit()
