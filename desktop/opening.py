"""From a folder to an open store: which key, from where, and the first store of a new user."""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db.errors import StoreError, StoreUnreachable, WrongKey
from db.keys import Key, key_from_passphrase, random_key, salt_of
from db.store import Store, create_store, open_for_reading, open_store
from desktop.credentials import get_key, put_key, usable_keyring
from desktop.paths import Place


class PassphraseNeeded(StoreError):
    """Only a passphrase opens this store; `new` when it is to be chosen for a store that does not stand yet."""

    def __init__(self, new: bool) -> None:
        super().__init__("There is no system keyring here, so a passphrase is needed." if new else "A passphrase is needed.")
        self.new = new


@dataclass(frozen=True, slots=True)
class Needed:
    """Only a passphrase will do; `new` when it is to be chosen."""

    new: bool


@dataclass(frozen=True, slots=True)
class Wrong:
    """The passphrase does not open the store."""


Outcome = Key | Needed | Wrong | str


class KeySearch(threading.Thread):
    """Looks for the key in a thread of its own: a keyring may ask the person first, deriving a key takes its time.

    It is started before the window's libraries are loaded; what it finds is a Key, or says why there is none (a text is a
    sentence for the person).
    """

    def __init__(self, place: Place, passphrase_file: Path | None = None, passphrase: str | None = None) -> None:
        super().__init__(name="key", daemon=True)
        self._place, self._file, self._passphrase = place, passphrase_file, passphrase
        self._outcome: Outcome | None = None
        self._told: Callable[[Outcome], object] | None = None
        self._lock = threading.Lock()

    def listen(self, told: Callable[[Outcome], object]) -> None:
        """Calls `told` with the outcome, from whichever thread has it first."""
        with self._lock:
            self._told = told
            outcome = self._outcome
        if outcome is not None:
            told(outcome)

    def run(self) -> None:
        """The thread itself."""
        outcome = self._look()
        with self._lock:
            self._outcome = outcome
            told = self._told
        if told:
            told(outcome)

    def _look(self) -> Outcome:
        try:
            key = self._find()
            if self._place.store.exists():
                # Tells a wrong key from a right one before anything is built on it.
                open_for_reading(self._place.store, key).close()
        except PassphraseNeeded as needed:
            return Needed(needed.new)
        except WrongKey:
            return Wrong()
        except StoreError as error:
            return str(error)
        return key

    def _find(self) -> Key:
        passphrase = read_passphrase(self._file) if self._file else self._passphrase
        return find_key(self._place, passphrase)


@dataclass(frozen=True, slots=True)
class Unlocking:
    """How a store is unlocked: by the keyring entry named here, or by a passphrase where `entry` is empty."""

    entry: str = ""
    backend: str = ""


def find_key(place: Place, passphrase: str | None = None) -> Key:
    """The key of the store in `place`; for a new store, a fresh one that is already safe in the keyring.

    Raises PassphraseNeeded where only a passphrase will do, StoreError where the key is out of reach. Never makes a new
    key while a store stands.
    """
    if passphrase is not None and (not place.store.exists() or not _read(place).entry):
        return _from_passphrase(place, passphrase)
    return _known_key(place) if place.store.exists() else _new_key(place)


def open_or_create(place: Place, key: Key) -> Store:
    """Opens the store in `place` for writing, or makes it. Raises StoreError."""
    return open_store(place.store, key) if place.store.exists() else create_store(place.store, key)


def read_passphrase(path: Path) -> str:
    """The passphrase in the first line of the file at `path`. Raises StoreUnreachable."""
    try:
        text = path.read_text("utf-8-sig").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeError) as error:
        raise StoreUnreachable(f"The passphrase file {path} cannot be read.") from error
    if not text:
        raise StoreUnreachable(f"The passphrase file {path} has an empty first line.")
    return text


def _from_passphrase(place: Place, passphrase: str) -> Key:
    try:
        return key_from_passphrase(passphrase, salt_of(place.store))
    except (OSError, ValueError) as error:
        raise StoreUnreachable(f"{place.store} is no store, or cannot be read.") from error


def _known_key(place: Place) -> Key:
    unlocking = _read(place)
    if not unlocking.entry:
        raise PassphraseNeeded(new=False)
    backend = usable_keyring()
    if backend is None:
        raise StoreError(f"The key is kept in a keyring ({unlocking.backend}) that is not running here.")
    key = get_key(backend, unlocking.entry)
    if key is None:
        raise StoreError(
            f"The keyring ({type(backend).__name__}) holds no key for this store; it was kept in {unlocking.backend}."
        )
    return key


def _new_key(place: Place) -> Key:
    backend = usable_keyring()
    if backend is None:
        raise PassphraseNeeded(new=True)
    from db.records import new_id

    key, entry = random_key(), new_id()
    put_key(backend, entry, key)
    _write(place, Unlocking(entry, f"{type(backend).__module__}.{type(backend).__name__}"))
    return key


def _read(place: Place) -> Unlocking:
    import json

    try:
        kept = json.loads(place.unlocking.read_text("utf-8"))
        return Unlocking(str(kept.get("entry", "")), str(kept.get("backend", "")))
    except (OSError, ValueError, AttributeError):
        return Unlocking()


def _write(place: Place, unlocking: Unlocking) -> None:
    import json

    place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(place.unlocking, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"entry": unlocking.entry, "backend": unlocking.backend}, file)
