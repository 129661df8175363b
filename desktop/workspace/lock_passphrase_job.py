"""Sets, changes or removes the passphrase of the lock, in a thread: wrapping takes half a second, a keyring may take longer."""

from PySide6.QtCore import QObject, Signal

from db.engine.keys import Key
from desktop.core.background import Background, BackgroundRun
from desktop.core.paths import DataFolder
from desktop.keys.lock_passphrase import set_lock_passphrase
from desktop.keys.unlock import is_passphrase


class LockPassphraseJob(Background):
    """One at a time. Signals: `done`; `refused` when the typed passphrase is not the present one; `failed(Message)`."""

    done = Signal()
    refused = Signal()

    def __init__(self, data_folder: DataFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_folder = data_folder

    def start(self, key: Key, passphrase: str | None, present: str | None) -> None:
        """Wraps the key with `passphrase`, or no longer; `present` is the present one as typed, None where there is none."""

        def work(run: BackgroundRun) -> None:
            if present is not None and not is_passphrase(self._data_folder, key, present):
                run.tell(self.refused)
                return
            set_lock_passphrase(self._data_folder, key, passphrase)
            run.tell(self.done)

        self.begin("wrapping", work)
