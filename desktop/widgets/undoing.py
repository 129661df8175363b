"""One way to take back and do again: what is next to the keyboard goes first. Keys and context menus both come here."""

from collections.abc import Iterator
from time import monotonic
from typing import Protocol

from PySide6.QtWidgets import QWidget


class Undoer(Protocol):
    """Who can take something back for somebody at `field`. A widget has one as its attribute `undoer`."""

    # When something was taken back last (`time.monotonic`): what went last comes again first.
    undone_at: float

    def can_undo(self, field: QWidget) -> bool:
        """Whether there is something to take back."""

    def can_redo(self, field: QWidget) -> bool:
        """Whether there is something to do again."""

    def undo(self, field: QWidget) -> None:
        """Takes back the last step."""

    def redo(self, field: QWidget) -> None:
        """Does again the step last taken back."""


def undoer_at(field: QWidget) -> Undoer | None:
    """The nearest that has something to take back: the field itself, or what it stands on."""
    return next((undoer for undoer in _undoers(field) if undoer.can_undo(field)), None)


def redoer_at(field: QWidget) -> Undoer | None:
    """Whoever took something back last and can do it again."""
    able = [undoer for undoer in _undoers(field) if undoer.can_redo(field)]
    return max(able, key=lambda undoer: undoer.undone_at, default=None)


def undo_at(field: QWidget) -> bool:
    """Takes back the last step of whatever is nearest to `field`; False where there is none."""
    undoer = undoer_at(field)
    if undoer:
        undoer.undo(field)
        undoer.undone_at = monotonic()
    return undoer is not None


def redo_at(field: QWidget) -> bool:
    """Does again the step last taken back at `field`; False where there is none."""
    undoer = redoer_at(field)
    if undoer:
        undoer.redo(field)
    return undoer is not None


def _undoers(field: QWidget) -> Iterator[Undoer]:
    found: QWidget | None = field
    while found is not None:
        if undoer := getattr(found, "undoer", None):
            yield undoer
        found = found.parentWidget()
