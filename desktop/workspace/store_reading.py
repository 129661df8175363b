"""Reads the store in a thread, through a connection of its own; where it must, once everything typed so far is stored."""

from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.engine.store import Store
from desktop.core.background import Background, BackgroundRun

if TYPE_CHECKING:
    from desktop.workspace.workspace import Workspace


class StoreReading(QObject):
    """One piece of reading at a time. Signals: `found(object)` with what was read; `failed(Message)`."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, opener: Callable[[], Store], name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opener, self._name = opener, name
        self._work = Background(self)
        self._work.failed.connect(self.failed)

    def look(self, read: Callable[[Store], object]) -> None:
        """Begins to read; the answer to an earlier look does not come any more."""

        def run(begun: BackgroundRun) -> None:
            with closing(self._opener()) as store:
                found = read(store)
            begun.tell(self.found, found)

        self._work.begin(self._name, run)

    def wait(self) -> None:
        """Waits until nothing is read any more; called before the store is closed."""
        self._work.wait()


def after_storing(workspace: "Workspace", work: Callable[[], None]) -> None:
    """Calls `work` once everything typed so far is in the store, or could not be put there; not at all once that is closed."""

    def now(_outcome: object) -> None:
        if workspace.is_ready:
            work()

    workspace.flush()
    workspace.writer.do(lambda _store: None, now, now)
