"""Watches the lock on the store while the window is open: puts it back if it was taken away. Promise of safety: S9."""

import os

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from desktop.core.paths import DataFolder
from desktop.core.single_instance import SingleInstance

WATCH_MS = 1000


class LockWatch(QObject):
    """Looks whenever something changes in the data folder. Signals: `lost` once, when another program has taken the lock."""

    lost = Signal()

    def __init__(self, data_folder: DataFolder, instance: SingleInstance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._instance = instance
        self._is_lost = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        if not self._watcher.addPath(os.fspath(data_folder.folder)):
            # Some file systems report no changes, so the lock is looked at regularly.
            self._timer = QTimer(self)
            self._timer.timeout.connect(self._look)
            self._timer.start(WATCH_MS)

    @Slot()
    def _look(self) -> None:
        if not self._is_lost and not self._instance.keep():
            self._is_lost = True
            self.lost.emit()
