"""Stores the logo of a customer, in a thread; a process of its own decodes the picture."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.engine.store import Store
from db.model.errors import StoreError
from db.model.kinds import CustomerId
from desktop.core.background import Background, BackgroundRun
from desktop.exchange.common.errors import BadPicture
from desktop.workspace.workspace import Workspace


class LogoJob(Background):
    """Handles one picture at a time. Signals: `kept(object)` with the stored logo, bytes or None."""

    kept = Signal(object)
    _read = Signal(str, bytes)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._read.connect(self._keep)

    def take_in(self, customer_id: CustomerId, path: Path) -> None:
        """Makes the picture at `path` anew and stores it as the customer's logo."""
        self.begin("logo", lambda run: self._decode(customer_id, path, run))

    def remove(self, customer_id: CustomerId) -> None:
        """Deletes the logo."""
        self._keep(customer_id, None)

    def _decode(self, customer_id: CustomerId, path: Path, run: BackgroundRun) -> None:
        from desktop.exchange.pictures.pictures import read_picture

        try:
            run.tell(self._read, customer_id, read_picture(path).data)
        except BadPicture as error:
            run.tell(self.failed, error.message)

    def _keep(self, customer_id: str, picture: bytes | None) -> None:
        from db.repositories.logos import set_logo

        def failed(error: Exception) -> None:
            if not isinstance(error, StoreError):
                raise error
            self.failed.emit(error.message)

        def job(store: Store) -> None:
            set_logo(store, CustomerId(customer_id), bytes(picture) if picture is not None else None)

        self._workspace.writer.do(job, lambda _: self.kept.emit(picture), failed)
