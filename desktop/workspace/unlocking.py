"""Connects the key search, which runs in a thread, with the window: emits its findings, and passes it what a person types."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from db.engine.keys import Key
from db.model.messages import Message
from desktop.core.paths import DataFolder
from desktop.keys.key_search import KeySearch, Outcome, Recovered

if TYPE_CHECKING:
    from desktop.keys.backup_keys import BackupKeys
    from desktop.keys.key_change import Changed
    from desktop.workspace.change_key_job import ChangeKeyJob

# A keyring that has not answered after this time is probably asking the person for its password.
PATIENCE_MS = 2000


class Unlocking(QObject):
    """Looks for the key of the store.

    Signals: `unlocked(Key)`; `hindered(Outcome)` with what was found instead of a key; `waiting` while
    a keyring does not answer. `found` is True once a key was found, `is_broken` where no key would help.
    """

    unlocked = Signal(object)
    hindered = Signal(object)
    waiting = Signal()
    # Emitted in the search's thread, delivered in the GUI's.
    _ended = Signal(object)

    def __init__(self, data_folder: DataFolder, search: KeySearch | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_folder = data_folder
        self._search = search
        self._recovered: Key | None = None
        self.found = False
        self.is_broken = False
        self._change: ChangeKeyJob | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.waiting)
        self._ended.connect(self._on_ended)

    @property
    def is_new(self) -> bool:
        """Whether there was no store when the search began."""
        return self._search is not None and self._search.is_new

    @property
    def is_looking(self) -> bool:
        """Whether the search is still running."""
        return self._search is not None and self._search.is_alive()

    @property
    def backup_keys(self) -> "BackupKeys":
        """The keys found or typed that may open a backup, even if the store does not open."""
        from desktop.keys.backup_keys import BackupKeys

        found = (self._search.key if self._search else None, self._recovered)
        typed = self._search.typed if self._search else None
        return BackupKeys([key for key in found if key], [typed] if typed else [])

    @Slot()
    def begin(self) -> None:
        """Starts the search unless it runs already, and connects to it."""
        search = self._search or KeySearch(self._data_folder)
        if search.ident is None:
            search.start()
        self._await(search)

    @Slot()
    def try_again(self) -> None:
        """Looks for the key again where the first search looked."""
        self._try(KeySearch(self._data_folder))

    @Slot(str)
    def try_passphrase(self, passphrase: str) -> None:
        """Tries what the person typed."""
        self._try(KeySearch(self._data_folder, passphrase=lambda: passphrase))

    @Slot(str)
    def try_recovery_key(self, text: str) -> None:
        """Tries the recovery key that the person typed."""
        self._try(KeySearch(self._data_folder, recovery_key=lambda: text))

    @Slot(str)
    def choose_passphrase(self, passphrase: str) -> None:
        """Sets `passphrase` as the new one, after the recovery key was right."""
        from desktop.workspace.change_key_job import ChangeKeyJob

        assert self._recovered
        if self._change is None:
            self._change = ChangeKeyJob(self._data_folder, self)
            self._change.changed.connect(self._on_change_changed)
            self._change.failed.connect(self._on_change_failed)
        self._change.start(self._recovered, passphrase)

    def give(self, key: Key) -> None:
        """Unlocks with a key that is known to be right for the store that is there now, whatever was found before."""
        self._search = None
        self._unlock(key)

    @Slot()
    def put_off(self) -> None:
        """Unlocks with the recovery key and sets no passphrase; the next start asks for it again."""
        assert self._recovered
        self._unlock(self._recovered)

    def wait(self) -> None:
        """Waits for a running change of key; called when the program ends."""
        if self._change:
            self._change.wait()

    def _try(self, search: KeySearch) -> None:
        search.start()
        self._await(search)

    def _unlock(self, key: Key) -> None:
        self.found = True
        self.unlocked.emit(key)

    def _await(self, search: KeySearch) -> None:
        self._search = search
        self._patience.start()
        search.listen(self._ended.emit)

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        self._patience.stop()
        if isinstance(outcome, Key):
            self._unlock(outcome)
            return
        if isinstance(outcome, Recovered):
            self._recovered = outcome.key
        self.hindered.emit(outcome)

    @Slot(object)
    def _on_change_changed(self, changed: "Changed") -> None:
        self._unlock(changed.key)

    @Slot(object)
    def _on_change_failed(self, sentence: Message) -> None:
        self.hindered.emit(sentence)
