"""Keeps the steps done in the open visit, for undo and redo."""

from time import monotonic

from db.model.edits import Edit

# Typing in the same field goes on being one step within this time.
TYPING_SECONDS = 2.0


class UndoStack:
    """The steps done, and the steps undone since."""

    def __init__(self) -> None:
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._typing = ("", 0.0)

    def done(self, edit: Edit, typing: str = "") -> None:
        """Adds a step; steps with the same `typing` in quick succession become one."""
        key, at = self._typing
        if typing and typing == key and self._done and monotonic() - at < TYPING_SECONDS:
            self._done[-1] = self._done[-1].then(edit)
            if not self._done[-1].changes:
                self._done.pop()
        else:
            self._done.append(edit)
        self._typing = (typing, monotonic())
        self._undone.clear()

    @property
    def any_done(self) -> bool:
        """Whether there is a step to undo."""
        return bool(self._done)

    @property
    def any_undone(self) -> bool:
        """Whether there is a step to redo."""
        return bool(self._undone)

    def undone(self) -> Edit | None:
        """Returns the edit that undoes the last step; None where there is none."""
        return self._move_step(self._done, self._undone)

    def redone(self) -> Edit | None:
        """Returns the edit that redoes the step undone last; None where there is none."""
        return self._move_step(self._undone, self._done)

    def _move_step(self, source: list[Edit], target: list[Edit]) -> Edit | None:
        if not source:
            return None
        edit = source.pop().reversed()
        target.append(edit)
        self._typing = ("", 0.0)
        return edit
