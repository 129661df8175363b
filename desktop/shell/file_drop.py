"""Takes a file that is dropped anywhere on the window, where nothing under the pointer takes it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Watches a window. Signals: `dropped(str)` with the path of the one file whose name ends in `suffix`.

    `is_welcome` returns whether it is taken now: while a visit runs, nothing leads to another customer.
    """

    dropped = Signal(str)

    def __init__(self, window: QWidget, suffix: str, is_welcome: Callable[[], bool]) -> None:
        super().__init__(window)
        self._suffix, self._is_welcome = suffix, is_welcome
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Takes what is dragged over the window if it is such a file."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop) or not isinstance(
            event, QDropEvent
        ):
            return False
        path = self._file_in(event.mimeData())
        if not path or not self._is_welcome():
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.dropped.emit(path)
        return True

    def _file_in(self, data: QMimeData) -> str:
        paths = [url.toLocalFile() for url in data.urls()]
        return paths[0] if len(paths) == 1 and Path(paths[0]).suffix.lower() == self._suffix else ""
