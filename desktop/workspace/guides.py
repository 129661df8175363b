"""Reads the guides, those of the program and the user's own, without keeping the window waiting."""

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
        """Reads them in a thread; `were_read` comes after it."""
        threading.Thread(target=self._read, name="guides", daemon=True).start()

    @property
    def all(self) -> "dict[str, Guide]":
        """All guides; read now if nobody did before."""
        if not self._guides:
            self._read()
        return self._guides

    @property
    def so_far(self) -> "dict[str, Guide]":
        """All guides, or none as long as they were not read."""
        return self._guides

    def _read(self) -> None:
        # Imported here: the first screen needs no guide.
        from desktop.interview.guide import read_guides

        self._guides, complaints = read_guides(self._folders)
        # Nobody waits for them where the program has ended meanwhile.
        with suppress(RuntimeError):
            self.were_read.emit(complaints)
