"""Whether a visit runs: the one that is open is in progress, and nobody has left it. Then no other customer exists."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from desktop.workspace.open_visit import OpenVisit


class VisitRuns(QObject):
    """Follows the open visit. Signals: `changed(bool)` when one begins to run, or no longer does."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit: OpenVisit | None = None
        self._is_left = False
        self._told = False

    @property
    def now(self) -> bool:
        """Whether one runs now."""
        if self._visit is None or self._is_left:
            return False
        # Imported once a visit is open: the first screen needs none of it.
        from db.model.records import Visit, VisitStatus

        record = self._visit.record(self._visit.id)
        return isinstance(record, Visit) and record.status is VisitStatus.IN_PROGRESS

    def follow(self, visit: "OpenVisit") -> None:
        """Somebody is at `visit` from now on."""
        if visit is not self._visit:
            self.forget()
            self._visit = visit
            visit.changed.connect(self._on_visit_changed)
        self._is_left = False
        self._tell()

    def leave(self) -> None:
        """Nobody is at the visit any more; it stays open, and keeps its status."""
        self._is_left = True
        self._tell()

    def forget(self) -> None:
        """No visit is open any more."""
        if self._visit:
            self._visit.changed.disconnect(self._on_visit_changed)
            self._visit = None
        self._tell()

    def _tell(self) -> None:
        if self.now != self._told:
            self._told = not self._told
            self.changed.emit(self._told)

    @Slot(object)
    def _on_visit_changed(self, _edit: object) -> None:
        self._tell()
