"""Remembers from where a page was opened, and goes back there, with the keyboard where it was."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.shell.main_window import MainWindow


class Navigation:
    """The ways back from pages that were opened from anywhere in `window`.

    `has_open_visit` says whether the pages of a visit may be gone back to; where there is no way back, `go_home` is called.
    """

    def __init__(self, window: MainWindow, has_open_visit: Callable[[], bool], go_home: Callable[[], None]) -> None:
        self._window, self._has_open_visit, self._go_home = window, has_open_visit, go_home
        self.home: QWidget | None = None
        # Each page that was opened, with the page shown then and what had the keyboard; None once it was left.
        self._before: dict[QWidget, tuple[QWidget | None, QWidget | None] | None] = {}

    @property
    def is_at_home(self) -> bool:
        """Whether Home is shown."""
        return self.home is not None and self._window.stack.currentWidget() is self.home

    def show(self, page: QWidget, alone: bool = False) -> None:
        """Shows `page`, and remembers what was shown; `alone` where nothing else can be done until it is left."""
        here = self._window.stack.currentWidget()
        # Two pages that lead to each other must not lead back in a circle.
        if here is not page and (here is None or self._page_before(here) is not page):
            self._before[page] = here, self._window.focusWidget()
        self._window.show_page(page, alone=alone)

    def show_instead(self, page: QWidget) -> None:
        """Shows `page` in the place of what is shown: going back leads to where that was opened from."""
        here = self._window.stack.currentWidget()
        if here is not None and here is not page and self._before.get(here):
            self._before[page] = self._before[here]
            self._before[here] = None
            self._window.show_page(page, alone=True)
        else:
            self.show(page, alone=True)

    def leave(self, page: QWidget) -> bool:
        """Goes back to where `page` was opened from, or Home; whether the keyboard could be put where it was."""
        before, focus = self._forget(page)
        if before is None or before is self.home or not self._can_show(before):
            self._go_home()
            return False
        self._window.show_again(before)
        if _give_focus_back(focus):
            return True
        focus_first(before)
        return False

    def _page_before(self, page: QWidget) -> QWidget | None:
        return (self._before.get(page) or (None, None))[0]

    def _forget(self, page: QWidget) -> tuple[QWidget | None, QWidget | None]:
        found = self._before.get(page) or (None, None)
        self._before[page] = None
        return found

    def _can_show(self, page: QWidget) -> bool:
        was_left = page in self._before and self._before[page] is None
        return not was_left and (self._has_open_visit() or not self._window.is_in_visit(page))


def focus_first(page: QWidget) -> None:
    """Puts the keyboard where a page wants it first, if it says so."""
    if first := getattr(page, "focus_first", None):
        first()


def _give_focus_back(focus: QWidget | None) -> bool:
    """Puts the keyboard there, unless it is gone; whether that could be done."""
    if focus is None or not isValid(focus) or not focus.isVisible():
        return False
    focus.setFocus(Qt.FocusReason.OtherFocusReason)
    return True
