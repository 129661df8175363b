"""Reads the guides, those of the program and the user's own, in a thread."""

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.paths import DataFolder, resources

if TYPE_CHECKING:
    from desktop.interview.guide import Guide


class Guides(QObject):
    """The guides by name. Signals: `were_read(list)` with a message on each that was wrong."""

    were_read = Signal(list)

    def __init__(self, data_folder: DataFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders = (resources() / "guides", data_folder.guides)
        self._guides: dict[str, Guide] = {}

    def read_in_background(self) -> None:
        """Reads the guides in a thread; emits `were_read`."""
        threading.Thread(target=self._read, name="guides", daemon=True).start()

    @property
    def all(self) -> "dict[str, Guide]":
        """All guides; reads them now if they were not read before."""
        if not self._guides:
            self._read()
        return self._guides

    @property
    def so_far(self) -> "dict[str, Guide]":
        """All guides, or none as long as they were not read."""
        return self._guides

    def _read(self) -> None:
        # Imported here, as the first screen needs no guide.
        from desktop.interview.guide import read_guides

        self._guides, complaints = read_guides(self._folders)
        # The program may have ended meanwhile; then nothing receives the signal.
        with suppress(RuntimeError):
            self.were_read.emit(complaints)
