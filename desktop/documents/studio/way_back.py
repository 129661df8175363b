"""Offers the way back from the notes of a sentence to the sentence."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance, Slot

from db.model.messages import N_
from desktop.widgets.words import tr

if TYPE_CHECKING:
    from desktop.shell.main_window import MainWindow

NOTES_OF_TEXT, BACK_TO_TEXT = N_("This is what the sentence stands on. Alt+0 leads back to it."), N_("Back to the sentence")


class WayBack(QObject):
    """Goes to notes when `asked`, by `go`, and offers `back` there."""

    def __init__(
        self, window: "MainWindow", asked: SignalInstance, go: Callable[[str, str, str], None], back: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window, self._go, self._back = window, go, back
        asked.connect(self._on_asked)

    @Slot(str, str, str)
    def _on_asked(self, visit_id: str, record_id: str, question_id: str) -> None:
        self._go(visit_id, record_id, question_id)
        self._window.show_notice(tr(NOTES_OF_TEXT), (("back_to_study", tr(BACK_TO_TEXT), self._back),))
