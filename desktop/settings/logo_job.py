"""Stores the logo of our company, in a thread; a process of its own decodes the picture."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.model.errors import StoreError
from desktop.core.background import Background, BackgroundRun
from desktop.exchange.common.errors import BadPicture
from desktop.workspace.workspace import Workspace


class LogoJob(Background):
    """Handles one picture at a time. Signals: `kept(str)` with the digest under which the logo is stored."""

    kept = Signal(str)
    _read = Signal(bytes)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._read.connect(self._keep)

    def take_in(self, path: Path) -> None:
        """Makes the picture at `path` anew and stores it."""
        self.begin("logo", lambda run: self._decode(path, run))

    def _decode(self, path: Path, run: BackgroundRun) -> None:
        from desktop.exchange.pictures.pictures import read_picture

        try:
            run.tell(self._read, read_picture(path).data)
        except BadPicture as error:
            run.tell(self.failed, error.message)

    def _keep(self, picture: bytes) -> None:
        from db.repositories.logos import keep_picture

        def failed(error: Exception) -> None:
            if not isinstance(error, StoreError):
                raise error
            self.failed.emit(error.message)

        self._workspace.writer.do(lambda store: keep_picture(store, bytes(picture)), self.kept.emit, failed)
