"""Reads what was agreed with a customer, in a thread that reads the store by itself."""

from collections.abc import Callable
from contextlib import closing

from PySide6.QtCore import QObject, Signal

from db.engine.store import Store
from db.model.kinds import CustomerId
from desktop.core.background import Background, BackgroundRun
from desktop.documents.agreed_view import look


class AgreedReading(QObject):
    """Signals: `looked(AgreedView)`; `failed(Message)`."""

    looked = Signal(object)
    failed = Signal(object)

    def __init__(self, opener: Callable[[], Store], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opener = opener
        self._work = Background(self)
        self._work.failed.connect(self.failed)

    def look(self, customer_id: CustomerId) -> None:
        """Reads it; the answer to an earlier look does not come any more."""

        def run(begun: BackgroundRun) -> None:
            with closing(self._opener()) as store:
                found = look(store.connection, customer_id)
            begun.tell(self.looked, found)

        self._work.begin("agreed", run)

    def wait(self) -> None:
        """Waits until nothing is read any more; called before the store is closed."""
        self._work.wait()
