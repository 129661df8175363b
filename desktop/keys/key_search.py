"""Looks for the key of a store in a thread beside the window, and returns the result. Promises of safety: K1, R7."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from db.engine.keys import Key
from db.model.errors import StoreError, WrongKey
from db.model.messages import N_, Message
from db.service.opening import open_for_reading
from desktop.core.paths import DataFolder
from desktop.keys.key_record import stands
from desktop.keys.system_keyring import KeyOutOfReach
from desktop.keys.unlock import PassphraseNeeded, explained, find_key, keep_again

OTHER_KEY = N_("That is the recovery key of another store, or one from before a change of key. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class Needed:
    """A passphrase is needed; `new` if it has to be chosen. `why` is the failure of a keyring, if there was one."""

    new: bool
    why: Message | None = None


@dataclass(frozen=True, slots=True)
class Wrong:
    """The typed passphrase or key does not open the store; `sentence` says more if more is known."""

    sentence: Message | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """The key cannot be reached, and `sentence` says why; the recovery key would open the store."""

    sentence: Message


@dataclass(frozen=True, slots=True)
class Recovered:
    """The recovery key opens the store, but there is no keyring to keep it in: the person has to choose a new passphrase."""

    key: Key


Outcome = Key | Needed | Wrong | Closed | Recovered | Message


class KeySearch(threading.Thread):
    """A thread that looks for the key: a keyring may ask the person first, and deriving a key is slow.

    Start it once the window can be seen; earlier, loading the keyring's libraries would slow down loading the window. The
    outcome is a Key, or the reason why there is none (a message is for the person). The thread itself calls for the typed
    passphrase or reads it from a file. `is_new`: no store existed yet. `key` is the key that was found and `typed` the passphrase
    given, also if the store did not open with it: a backup may.
    """

    def __init__(
        self, data_folder: DataFolder, passphrase: Callable[[], str] | None = None, recovery_key: Callable[[], str] | None = None
    ) -> None:
        super().__init__(name="key", daemon=True)
        self._data_folder, self._passphrase, self._recovery_key = data_folder, passphrase, recovery_key
        self._outcome: Outcome | None = None
        self._told: Callable[[Outcome], object] | None = None
        self._lock = threading.Lock()
        self.typed: str | None = None
        self.key: Key | None = None
        self.is_new = False

    def listen(self, told: Callable[[Outcome], object]) -> None:
        """Calls `told` with the outcome, in this thread or in that of the caller if the outcome is there already."""
        with self._lock:
            self._told = told
            outcome = self._outcome
        if outcome is not None:
            told(outcome)

    def run(self) -> None:
        """Looks for the key; this is the body of the thread."""
        outcome = self._look()
        with self._lock:
            self._outcome = outcome
            told = self._told
        if told:
            told(outcome)

    def _look(self) -> Outcome:
        try:
            self.is_new = not stands(self._data_folder)
            key = self.key = self._find()
            if not self.is_new:
                # Proves that the key is right before anything relies on it.
                with explained(self._data_folder, key, self.typed):
                    open_for_reading(self._data_folder.store, key).close()
            if self._recovery_key and not keep_again(self._data_folder, key):
                return Recovered(key)
        except PassphraseNeeded as needed:
            return Needed(needed.new)
        except WrongKey as error:
            return Wrong(Message(OTHER_KEY) if self._recovery_key else error.message)
        except KeyOutOfReach as error:
            return Needed(True, error.message) if self.is_new else Closed(error.message)
        except StoreError as error:
            # If a recovery key was typed, the fault is shown beside it.
            return Wrong(error.message) if self._recovery_key else error.message
        return key

    def _find(self) -> Key:
        self.typed = self._passphrase() if self._passphrase else None
        return find_key(self._data_folder, self.typed, self._recovery_key() if self._recovery_key else None)
