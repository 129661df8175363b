"""Writes a text to a file that the person chose, in a thread, because a drive may be slow."""

from pathlib import Path

from PySide6.QtCore import Signal

from db.engine.atomic_files import write_whole
from db.model.errors import StoreUnreachable
from db.model.messages import N_
from db.model.system_texts import system_reason
from desktop.core.background import Background, BackgroundRun


class TextFileJob(Background):
    """Writes one text at a time, whole or not at all. Signals: `written(str)` with the path."""

    written = Signal(str)

    def write(self, path: Path, text: str) -> None:
        """Begins to write; emits `written` or `failed` at the end."""
        self.begin("text", lambda run: self._write(path, text, run))

    def _write(self, path: Path, text: str, run: BackgroundRun) -> None:
        try:
            write_whole(path, text.encode())
        except OSError as error:
            raise StoreUnreachable(
                N_("{path} could not be written: {reason}."), path=path, reason=system_reason(error)
            ) from error
        run.tell(self.written, str(path))
