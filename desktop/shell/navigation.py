"""Remembers from which page another was opened, and goes back there with the focus where it was."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.shell.keyboard_keeper import focus_first
from desktop.shell.main_window import MainWindow


class Navigation:
    """The way back from each page opened in `window`.

    `has_open_visit` returns whether one may go back to pages of a visit; without a way back, `go_home` is called.
    """

    def __init__(self, window: MainWindow, has_open_visit: Callable[[], bool], go_home: Callable[[], None]) -> None:
        self._window, self._has_open_visit, self._go_home = window, has_open_visit, go_home
        self.home: QWidget | None = None
        # Each opened page, with the page shown before and the widget that had the focus; None once the page was left.
        self._before: dict[QWidget, tuple[QWidget | None, QWidget | None] | None] = {}

    @property
    def is_at_home(self) -> bool:
        """Whether Home is shown."""
        return self.home is not None and self._window.stack.currentWidget() is self.home

    def show(self, page: QWidget, alone: bool = False, in_visit: bool = False) -> None:
        """Shows `page`, and remembers the page before; `alone` if `page` must be left before anything else can be done."""
        here = self._window.stack.currentWidget()
        # Two pages that open each other must not lead back in a circle.
        if here is not page and (here is None or self._page_before(here) is not page):
            self._before[page] = here, self._window.focusWidget()
        self._window.show_page(page, in_visit, alone)

    def show_instead(self, page: QWidget) -> None:
        """Replaces the present page by `page`; the way back leads to where the present page was opened from."""
        here = self._window.stack.currentWidget()
        if here is not None and here is not page and self._before.get(here):
            self._before[page] = self._before[here]
            self._before[here] = None
            self._window.show_page(page, alone=True)
        else:
            self.show(page, alone=True)

    def leave(self, page: QWidget) -> bool:
        """Goes back to where `page` was opened from, or Home; returns whether the focus could be restored."""
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


def _give_focus_back(focus: QWidget | None) -> bool:
    """Gives the focus back to a widget; returns False if the widget is gone."""
    if focus is None or not isValid(focus) or not focus.isVisible():
        return False
    focus.setFocus(Qt.FocusReason.OtherFocusReason)
    return True
