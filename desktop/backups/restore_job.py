"""Replaces the store by a backup, in a thread; the store must be closed meanwhile."""

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
    """A backup to restore and the key that opens it; `recovery_key` or `passphrase` as typed where the key was typed."""

    line: BackupLine
    key: Key = field(repr=False)
    recovery_key: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)


class RestoreJob(Background):
    """Restores one backup at a time.

    Signals: `restored(str, str)` with the folder of the former store, or empty, and the second folder for backups
    that was not taken over, or empty.
    """

    restored = Signal(str, str)

    def __init__(self, data_folder: DataFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_folder = data_folder

    def start(self, wish: RestoreRequest) -> None:
        """Starts; emits `restored` or `failed`. Once started it cannot be given up."""
        self.begin("restoring", lambda run: self._restore(wish, run))

    def wait(self) -> None:
        """Waits until it is done; being cut short would do no harm either."""
        if self._thread:
            self._thread.join()

    def _restore(self, wish: RestoreRequest, run: BackgroundRun) -> None:
        from db.privacy.erasure_list import replay

        path = self._data_folder.store
        restored = restore(path, wish.line.path, wish.key, redrawn, lambda store: replay(store, path))
        self._clear_session(wish.key)
        if wish.passphrase:
            with suppress(OSError):
                keep_by_passphrase(self._data_folder, wish.key)
        run.tell(self.restored, str(restored.aside or ""), restored.elsewhere)

    def _clear_session(self, key: Key) -> None:
        """Clears the mark of an open session: a backup made during a visit must not look like a crash."""
        with suppress(StoreError):
            store = open_store(self._data_folder.store, key)
            try:
                for name in (SESSION, ON_TABLE):
                    remember(store, name, "")
            finally:
                store.close()
