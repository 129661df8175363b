"""Leads to the next thing on the page of a case study that wants to be looked at."""

from PySide6.QtCore import Qt

from desktop.documents.sharing.stop_list import StopLine, StopList
from desktop.documents.studio.studio_sections import Piece, pieces_of
from desktop.documents.studio.studio_text import StudioText


class StudioRound:
    """What leads from thing to thing: the lines of what stands against it, else sentences whose notes or words want a look."""

    def __init__(self, text: StudioText, stops: StopList) -> None:
        self._text, self._stops = text, stops
        # What was looked at last.
        self._last: object = None

    def look_at_next(self) -> bool:
        """Goes to the next thing; returns whether there is one."""
        lines: list[StopLine | Piece] = [one for one in self._stops.lines if one.go.isEnabled() and one.isVisible()]
        things = lines or [one for one in pieces_of(self._text.sections) if one.changed or one.unbacked]
        if not things:
            return False
        keys = [_key_of(one) for one in things]
        at = (keys.index(self._last) + 1) % len(keys) if self._last in keys else 0
        self._last = keys[at]
        if isinstance(thing := things[at], StopLine):
            thing.go.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._text.go_to(thing, *next(iter(thing.unbacked), (0, 0)))
        return True


def _key_of(thing: StopLine | Piece) -> object:
    return thing.stop if isinstance(thing, StopLine) else thing.key
