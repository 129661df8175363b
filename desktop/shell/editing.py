"""The commands to take back and to do again, wherever the keyboard is."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from db.model.messages import N_
from desktop.shell.app_context import Controller
from desktop.widgets.undoing import redo_at, undo_at
from desktop.widgets.words import tr

NOTHING_DONE = N_("There is nothing to take back here.")
NOTHING_UNDONE = N_("There is nothing to do again here.")


class EditingController(Controller):
    """Asks whatever is nearest to the keyboard."""

    def undo(self) -> None:
        """Takes back the last step."""
        self._ask(undo_at, NOTHING_DONE)

    def redo(self) -> None:
        """Does again the step last taken back."""
        self._ask(redo_at, NOTHING_UNDONE)

    def _ask(self, step: Callable[[QWidget], bool], otherwise: str) -> None:
        page, focused = self.window.stack.currentWidget(), self.window.focusWidget()
        assert page
        # Beside the page, on a notice for one, the page is meant.
        if not step(focused if focused and page.isAncestorOf(focused) else page):
            self.window.show_notice(tr(otherwise), page=page)
