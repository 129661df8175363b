"""The lock: covers everything when nobody is there, and opens with what opens the store.

What was typed is stored first and the store stays open, with all steps to undo; only nothing of it can be seen or reached.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Qt, Slot
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from db.engine.keys import Key
from desktop.keys.key_search import Closed, Needed, Outcome, Recovered, Wrong
from desktop.keys.unlock import needs_passphrase
from desktop.security.idle_watch import IdleWatch
from desktop.shell.app_context import AppContext
from desktop.widgets.words import tr

ANOTHER_KEY = QT_TRANSLATE_NOOP("Forms", "That does not open what is locked here. Nothing was changed.")
NO_ANSWER = QT_TRANSLATE_NOOP("Forms", "The keyring of this system did not give the key. The recovery key unlocks too.")
RECOVERED = QT_TRANSLATE_NOOP(
    "Forms", "Unlocked with the recovery key. The next start asks for the passphrase again; there it can be replaced."
)


class LockController(QObject):
    """Locks the window, by itself once `watch` was called, and unlocks it with the key that the desk has open."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.workspace)
        self._data_folder, self._window, self._workspace = context.data_folder, context.window, context.workspace
        self._focus: QWidget | None = None
        self.guard = IdleWatch(self)
        self.guard.lock_needed.connect(self.lock)

    @property
    def is_locked(self) -> bool:
        """Whether everything is covered."""
        return self._window.is_covered

    def watch(self, minutes: int) -> None:
        """From now on locks when nobody has touched the program for so long (0: never), on sleep, and with the screen."""
        self.guard.start(minutes)

    @Slot()
    def lock(self) -> None:
        """Hands over what was typed, then covers everything; does nothing before the store is open."""
        if self.is_locked or not self._workspace.is_ready:
            return
        self._workspace.flush()
        self._focus = self._window.focusWidget()
        _close_what_is_in_front(self._window)
        _empty_clipboard()
        self._window.cover()
        self._window.unlock.lock(needs_passphrase(self._data_folder))

    def try_key(self, key: Key) -> None:
        """Unlocks if `key` is the one that opens the store."""
        if self._workspace.key and key.raw == self._workspace.key.raw:
            self._unlock()
        else:
            self._window.unlock.complain(tr(ANOTHER_KEY))

    def hinder(self, outcome: Outcome) -> None:
        """Says why what was tried does not unlock."""
        match outcome:
            case Recovered(key):
                self.try_key(key)
                if not self.is_locked:
                    self._window.tell(tr(RECOVERED), lasting=True)
            case Closed(sentence) | Wrong(sentence) if sentence:
                self._window.unlock.complain(sentence)
            case Wrong():
                self._window.unlock.complain(tr(ANOTHER_KEY))
            case Needed():
                self._window.unlock.complain(outcome.why or tr(NO_ANSWER))
            case _:
                self._window.unlock.complain(str(outcome))

    def _unlock(self) -> None:
        self._window.uncover()
        if self._focus and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None


def _close_what_is_in_front(window: QWidget) -> None:
    """Menus, sheets, file dialogs and hints go: each may show a name."""
    QToolTip.hideText()
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()


def _empty_clipboard() -> None:
    """Takes back what was copied here; what another program copied is none of ours."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
