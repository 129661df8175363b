"""What was typed in a line that is not stored yet, to be taken back word by word and done again. Pure."""

from dataclasses import dataclass
from time import monotonic

from desktop.core.typing import change_between

PAUSE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class LineState:
    """A line, and where its cursor stands."""

    text: str = ""
    cursor: int = 0


class LineHistory:
    """The states of one line. A step ends with a word, a pause, a paste, or where something is typed over."""

    def __init__(self) -> None:
        self.begin("")

    def begin(self, text: str) -> None:
        """Forgets everything; from now on the line holds `text`."""
        self._now = LineState(text, len(text))
        self._done: list[LineState] = []
        self._undone: list[LineState] = []
        self._goes_on = False
        self._at = 0.0

    def type(self, text: str, cursor: int) -> None:
        """Takes in what the line holds after a key, a paste, or the like."""
        if text == self._now.text:
            return
        if not self._goes_on_with(text):
            self._done.append(self._now)
        change = change_between(self._now.text, text)
        self._goes_on = not change.is_put_in
        self._now, self._at = LineState(text, cursor), monotonic()
        self._undone.clear()

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether something that was taken back can be done again."""
        return bool(self._undone)

    def undo(self) -> LineState:
        """The line as it was before the last step."""
        return self._move(self._done, self._undone)

    def redo(self) -> LineState:
        """The line as it was before the last undo."""
        return self._move(self._undone, self._done)

    def _move(self, source: list[LineState], target: list[LineState]) -> LineState:
        if source:
            target.append(self._now)
            self._now = source.pop()
            self._goes_on = False
        return self._now

    def _goes_on_with(self, text: str) -> bool:
        """Whether `text` belongs to the step under way."""
        change = change_between(self._now.text, text)
        begins_word = bool(change.inserted.strip()) and self._now.text[-1:].isspace()
        return self._goes_on and change.is_one_key and not begins_word and monotonic() - self._at < PAUSE_SECONDS
