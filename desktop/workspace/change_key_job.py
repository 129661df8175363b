"""Changes the key of the store, in a thread: every page of the file is encrypted again."""

import threading

from PySide6.QtCore import QObject, Signal

from db.engine.keys import Key
from db.model.errors import StoreError
from db.model.messages import N_, Message
from desktop.core.paths import DataFolder
from desktop.keys.key_change import change_key, copies_of
from desktop.keys.system_keyring import usable_keyring
from desktop.keys.unlock import is_passphrase, is_wrapped

NOT_CHANGED = N_("The key could not be changed ({kind}). The store opens as before.")


class ChangeKeyJob(QObject):
    """One change at a time.

    Signals: `changed(Changed)`; `refused` when the typed passphrase is not the present one; `failed(Message)`;
    `keyring_looked_for(bool)` with whether this system has a reliable keyring.
    """

    changed = Signal(object)
    refused = Signal()
    failed = Signal(object)
    keyring_looked_for = Signal(bool)

    def __init__(self, data_folder: DataFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_folder = data_folder
        self._thread: threading.Thread | None = None

    def start(self, key: Key, passphrase: str | None, present: str | None = None) -> None:
        """Gives the closed store a key from `passphrase`, or one in the keyring where that is None.

        `present` is the present passphrase as typed; if it is wrong, nothing changes and `refused` is emitted.
        """
        self._thread = threading.Thread(target=self._change, args=(key, passphrase, present), name="key change", daemon=True)
        self._thread.start()

    def look_for_keyring(self) -> None:
        """Checks in a thread whether this system has a keyring, as it may answer slowly."""
        threading.Thread(target=self._look, name="keyring", daemon=True).start()

    def wait(self) -> None:
        """Waits until no work is running; called when the program ends. Being cut short would do no harm either."""
        if self._thread:
            self._thread.join()

    def _look(self) -> None:
        try:
            found = usable_keyring() is not None
        except StoreError:
            found = False
        self.keyring_looked_for.emit(found)

    def _change(self, key: Key, passphrase: str | None, present: str | None) -> None:
        try:
            if present is not None and not is_passphrase(self._data_folder, key, present):
                self.refused.emit()
                return
            # Whoever has wrapped the key with a passphrase finds the new one wrapped with it too.
            lock = present if is_wrapped(self._data_folder) else None
            changed = change_key(self._data_folder, key, passphrase, copies_of(self._data_folder, key), lock)
        except StoreError as error:
            self.failed.emit(error.message)
        except Exception as error:  # At the edge of the worker: the person must get the sentence, the log the details.
            self.failed.emit(Message(NOT_CHANGED, kind=type(error).__name__))
            raise
        else:
            self.changed.emit(changed)
