"""Puts a backup in the place of the store, away from the GUI's thread; nobody may have the store open meanwhile."""

from contextlib import suppress
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from db.backup.restore import restore
from db.engine.keys import Key
from db.model.errors import StoreError
from db.repositories.app_state import remember
from db.service.opening import open_store
from desktop.backups.backup_list import BackupLine
from desktop.core.background import Background, BackgroundRun
from desktop.core.paths import DataFolder
from desktop.exchange.pictures.pictures import redrawn
from desktop.keys.backup_keys import keep_by_passphrase
from desktop.workspace.workspace import ON_TABLE, SESSION


@dataclass(frozen=True, slots=True)
class RestoreRequest:
    """A backup to be put back and the key that opens it; `recovery_key` or `passphrase` as typed where that key was typed."""

    line: BackupLine
    key: Key = field(repr=False)
    recovery_key: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)


class RestoreJob(Background):
    """Restores one backup at a time.

    Signals: `restored(str, str)` with the folder in which the former store lies, or empty, and the second folder for backups
    that was not taken over, or empty.
    """

    restored = Signal(str, str)

    def __init__(self, data_folder: DataFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_folder = data_folder

    def start(self, wish: RestoreRequest) -> None:
        """Begins; `restored` or `failed` tells what came of it. Once begun it is finished."""
        self.begin("restoring", lambda run: self._restore(wish, run))

    def wait(self) -> None:
        """Waits until it is done: it can be cut short without harm, but need not be."""
        if self._thread:
            self._thread.join()

    def _restore(self, wish: RestoreRequest, run: BackgroundRun) -> None:
        restored = restore(self._data_folder.store, wish.line.path, wish.key, redrawn)
        self._come_to_rest(wish.key)
        if wish.passphrase:
            with suppress(OSError):
                keep_by_passphrase(self._data_folder, wish.key)
        run.tell(self.restored, str(restored.aside or ""), restored.elsewhere)

    def _come_to_rest(self, key: Key) -> None:
        """A backup made while a visit was open must not look as if the program had just ended badly."""
        with suppress(StoreError):
            store = open_store(self._data_folder.store, key)
            try:
                for name in (SESSION, ON_TABLE):
                    remember(store, name, "")
            finally:
                store.close()
