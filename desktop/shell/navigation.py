"""Remembers from where a page was opened, and goes back there, with the keyboard where it was."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.shell.main_window import MainWindow


class Navigation:
    """The ways back from pages that were opened from anywhere in `window`; `visit_is_open` tells whether there is one."""

    def __init__(self, window: MainWindow, visit_is_open: Callable[[], bool]) -> None:
        self._window, self._visit_is_open = window, visit_is_open
        # Each page that was opened, with the page shown then and what had the keyboard.
        self._before: dict[QWidget, tuple[QWidget | None, QWidget | None]] = {}

    def show(self, page: QWidget, alone: bool = False) -> None:
        """Shows `page`, and remembers what was shown; `alone` where nothing else can be done until it is left."""
        here = self._window.stack.currentWidget()
        # Two pages that lead to each other must not lead back in a circle.
        if here is not page and (here is None or self._before.get(here, (None, None))[0] is not page):
            self._before[page] = here, self._window.focusWidget()
        if alone:
            self._window.show_alone(page)
        else:
            self._window.show_page(page)

    def show_instead(self, page: QWidget) -> None:
        """Shows `page` in the place of what is shown: going back leads to where that was opened from."""
        here = self._window.stack.currentWidget()
        if here is not None and here is not page and here in self._before:
            self._before[page] = self._before.pop(here)
            self._window.show_alone(page)
        else:
            self.show(page, alone=True)

    def leave(self, page: QWidget) -> QWidget | None:
        """Goes back to where `page` was opened from, or Home; returns the page shown then where it is neither visit nor Home."""
        before, focus = self._before.pop(page, (None, None))
        shown = self._go_to(before)
        _give_focus_back(focus)
        return shown

    def leave_for_visit(self, page: QWidget) -> bool:
        """Goes from `page` to the open visit; whether the keyboard could be put where it was."""
        _, focus = self._before.pop(page, (None, None))
        self._window.show_visit()
        return _give_focus_back(focus)

    def _go_to(self, before: QWidget | None) -> QWidget | None:
        window = self._window
        if before is not None and window.has("unlock") and before is window.unlock:
            window.show_alone(before)
            return before
        if before in self._before:
            window.show_page(before)
            return before
        if before is not None and self._visit_is_open():
            for name, show in (("visit", window.show_visit), ("documents", window.show_documents)):
                if window.has(name) and before is getattr(window, name):
                    show()
                    return None
        window.home_requested.emit()
        return None


def _give_focus_back(focus: QWidget | None) -> bool:
    """Puts the keyboard there, unless it is gone; whether that could be done."""
    if focus is None or not isValid(focus) or not focus.isVisible():
        return False
    focus.setFocus(Qt.FocusReason.OtherFocusReason)
    return True
