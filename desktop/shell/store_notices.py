"""Shows whether what is typed can be stored, wherever somebody is. Promise of safety: R3."""

from PySide6.QtCore import QObject, Slot

from db.model.messages import N_, Message
from desktop.shell.main_window import MainWindow
from desktop.widgets.notice_queue import Scope
from desktop.widgets.words import tr
from desktop.workspace.workspace import Workspace

CANNOT_SAVE = N_("{reason} Your words stay here and are saved as soon as it works again.")
RECOVERED = N_("Everything is saved again.")
LOST = N_("One change could not be stored. It is still on the screen; please copy it to a safe place.")


class StoreNotices(QObject):
    """Shows in `window` what the writer of `workspace` emits."""

    def __init__(self, workspace: Workspace, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._trouble: Message | None = None
        workspace.troubled.connect(self._on_workspace_troubled)
        workspace.recovered.connect(self._on_workspace_recovered)
        workspace.edit_lost.connect(self._on_workspace_edit_lost)

    @Slot(object)
    def _on_workspace_troubled(self, reason: Message) -> None:
        self._forget_trouble()
        self._trouble = Message(CANNOT_SAVE, reason=reason)
        self._window.show_warning(self._trouble, Scope.EVERYWHERE)

    @Slot()
    def _on_workspace_recovered(self) -> None:
        self._forget_trouble()
        self._window.show_notice(tr(RECOVERED), scope=Scope.EVERYWHERE)

    def _forget_trouble(self) -> None:
        """Takes away what was said of words that could not be saved: it does not hold any more, or not as it was said."""
        if self._trouble:
            self._window.notice.withdraw(tr(self._trouble))
            self._trouble = None

    @Slot(object)
    def _on_workspace_edit_lost(self, _edit: object) -> None:
        self._window.show_warning(Message(LOST), Scope.EVERYWHERE)
