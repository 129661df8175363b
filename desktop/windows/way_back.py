"""Remembers from where a page was opened, and goes back there."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.windows.main_window import MainWindow


class WayBack:
    """The ways back from pages that were opened from anywhere in `window`; `visit_is_open` tells whether there is one."""

    def __init__(self, window: MainWindow, visit_is_open: Callable[[], bool]) -> None:
        self._window, self._visit_is_open = window, visit_is_open
        self._before: dict[QWidget, QWidget | None] = {}

    def show(self, page: QWidget, alone: bool = False) -> None:
        """Shows `page`, and remembers what was shown; `alone` where nothing else can be done until it is left."""
        here = self._window.stack.currentWidget()
        # Two pages that lead to each other must not lead back in a circle.
        if here is not page and (here is None or self._before.get(here) is not page):
            self._before[page] = here
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
        window, before = self._window, self._before.pop(page, None)
        if before is not None and window.has("unlock") and before is window.unlock:
            window.show_alone(before)
            return before
        if before is not None and window.has("visit") and before is window.visit and self._visit_is_open():
            window.show_visit()
        elif before in self._before:
            window.show_page(before)
            return before
        else:
            window.home_requested.emit()
        return None
