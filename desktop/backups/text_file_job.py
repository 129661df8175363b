"""Writes a text where the person wants it, away from the GUI's thread: a drive may take its time."""

from pathlib import Path

from PySide6.QtCore import Signal

from desktop.core.background import Background, BackgroundRun
from desktop.exchange.common.chosen_files import NotWritten, write_chosen_file
from desktop.exchange.common.own_files import OwnFiles


class TextFileJob(Background):
    """Writes one text at a time, whole or not at all. Signals: `written(str)` with the path."""

    written = Signal(str)

    def write(self, path: Path, text: str, own: OwnFiles) -> None:
        """Begins; `written` or `failed` tells what came of it. None of our `own` files is written over."""
        self.begin("text", lambda run: self._write(path, text, own, run))

    def _write(self, path: Path, text: str, own: OwnFiles, run: BackgroundRun) -> None:
        try:
            write_chosen_file(path, text.encode(), own, private=True)
        except NotWritten as error:
            run.tell(self.failed, error.message)
        else:
            run.tell(self.written, str(path))
