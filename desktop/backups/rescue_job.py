"""Saves what the store could not take on another disk, in a thread."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.engine.keys import Key
from db.model.edits import Edit
from db.model.whole_visit import WholeVisit
from desktop.core.background import Background, BackgroundRun


class RescueJob(Background):
    """One rescue at a time. Signals: `saved(str)` with the path of the file; `failed(Message)`."""

    saved = Signal(str)

    def __init__(self, store: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store

    def save(self, key: Key, edits: Sequence[Edit], open_visit: WholeVisit | None, folder: Path) -> None:
        """Saves the store with `edits` in `folder`, or at least the `open_visit`."""
        from db.service.rescue import save_elsewhere

        def work(run: BackgroundRun) -> None:
            path = save_elsewhere(self._store, key, edits, open_visit, folder)
            run.tell(self.saved, str(path))

        self.begin("rescue", work)
