"""Changes who keeps the key: another passphrase, another key in the keyring, or from one to the other.

The order makes it safe to be killed anywhere: the new keeping is recorded beside the old one and its key proven to be in the
keyring, then the file changes in one step, then, once it has been opened, the old keeping is let go. In between the salt of
the file tells which of the two it needs; `settle` finishes or takes back what was cut short.
"""

import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from db.backup.backups import chosen_folder
from db.backup.names import backups_in
from db.backup.rekeying import opens, rekey, tidy
from db.engine.atomic_files import quietly_remove, unfinished
from db.engine.keys import SALT_BYTES, Key, key_check, key_from_passphrase, random_key_and_salt, salt_of
from db.model.errors import StoreError
from db.model.messages import N_
from db.service.opening import open_for_reading
from desktop.core.paths import DataFolder
from desktop.keys.key_record import KeyRecord, KeyRecords, read_record, write_record
from desktop.keys.keyring_proof import put_key
from desktop.keys.system_keyring import KeyOutOfReach, delete_key, get_key, name_of, usable_keyring
from desktop.keys.unlock import explained, reachable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend


# Between processes the lock on the store does this: settling must never meet a change under way.
_at_a_time = threading.RLock()


@dataclass(frozen=True, slots=True)
class Changed:
    """The key from now on, and those copies of the store that could not be changed: they open with the key before only."""

    key: Key
    left: tuple[Path, ...] = ()


def copies_of(data_folder: DataFolder, key: Key) -> list[Path]:
    """The backups of the store in `place`, which `key` opens: beside it, and in the second folder that was chosen."""
    chosen = None
    with suppress(StoreError):
        store = open_for_reading(data_folder.store, key)
        try:
            chosen = chosen_folder(store.connection)
        finally:
            store.close()
    elsewhere = [backup.path for backup in backups_in(chosen, data_folder.store.stem)] if chosen else []
    return [*sorted(data_folder.backups.glob("*.db")), *elsewhere]


def change_key(data_folder: DataFolder, key: Key, passphrase: str | None = None, copies: Sequence[Path] = ()) -> Changed:
    """Gives the store, which `key` opens, and its `copies` a new key: from `passphrase`, or a random one in the keyring.

    Nobody else may have the store open. Raises StoreError; then the old key opens everything as before.
    """
    with _at_a_time:
        with explained(data_folder, key):
            open_for_reading(data_folder.store, key).close()
        new, keeping, backend = _new(passphrase)
        with reachable(data_folder):
            now = replace(read_record(data_folder).now or KeyRecord(), salt=_salt(data_folder), check=key_check(key))
            write_record(data_folder, KeyRecords(now, keeping))
        try:
            if backend:
                put_key(backend, keeping.entry, new)
            rekey(data_folder.store, key, new)
        except StoreError:
            # The last step of all may fail after the file has changed; then the new key is the one that counts.
            if _salt(data_folder) != keeping.salt:
                settle(data_folder, key)
                raise
        left = _finish(data_folder, KeyRecords(now, keeping), key, new, copies)
        # As it will be found from now on: from a keyring without the salt, which the file tells.
        return Changed(Key(new.raw) if backend else new, left)


def settle_all(data_folder: DataFolder, key: Key) -> None:
    """Settles store and backups; for a thread of its own, as looking for the backups opens the store once more."""
    settle(data_folder, key, copies_of(data_folder, key))


def settle(data_folder: DataFolder, key: Key, copies: Sequence[Path] = ()) -> None:
    """Finishes a change of key that was cut short, with the `copies` of the store, or takes it back, as the store's file says.

    `key` has opened the store since, and nobody else is changing it. What cannot be done now is done the next time.
    """
    with _at_a_time:
        for path in (data_folder.store, *copies):
            tidy(path)
        quietly_remove(unfinished(data_folder.unlocking))
        record, salt = read_record(data_folder), _salt(data_folder)
        if record.next is None or record.now is None:
            return
        if salt == record.next.salt:
            _finish(data_folder, record, _kept(record.now), key, copies)
        elif salt == record.now.salt:
            _let_go(data_folder, KeyRecords(record.now), record.next)


def _finish(data_folder: DataFolder, record: KeyRecords, old: Key | None, new: Key, copies: Sequence[Path]) -> tuple[Path, ...]:
    """Brings the copies along, then lets go of the old keeping, unless a copy still needs it; returns those copies."""
    # With the salt of the store a passphrase opens them too.
    new = replace(new, salt=bytes.fromhex(_salt(data_folder)))
    left = tuple(copy for copy in copies if not _is_rekeyed(copy, old, new))
    assert record.now
    _let_go(data_folder, KeyRecords(record.next), record.now if not left else None)
    return left


def _let_go(data_folder: DataFolder, record: KeyRecords, gone: KeyRecord | None) -> None:
    """Records what is in force from now on, and only then takes the other key out of its keyring."""
    with suppress(OSError):
        write_record(data_folder, record)
        if gone and gone.entry and (backend := _keyring(gone)):
            delete_key(backend, gone.entry)


def _new(passphrase: str | None) -> "tuple[Key, KeyRecord, KeyringBackend | None]":
    """A new key, how it will be kept, and the keyring for it."""
    if passphrase is not None:
        key = key_from_passphrase(passphrase, os.urandom(SALT_BYTES))
        return key, KeyRecord(salt=key.salt.hex(), check=key_check(key)), None
    backend = usable_keyring()
    if backend is None:
        raise KeyOutOfReach(N_("There is no system keyring here that could keep a key. Nothing was changed."))
    key = random_key_and_salt()
    return key, KeyRecord(key.salt.hex(), name_of(backend), key.salt.hex(), key_check(key)), backend


def _is_rekeyed(path: Path, old: Key | None, new: Key) -> bool:
    """Whether the copy at `path` opens with the new key, now or already."""
    try:
        if not opens(path, Key(new.raw)):
            if old is None:
                return False
            rekey(path, old, new)
    except StoreError:
        return False
    return True


def _kept(keeping: KeyRecord) -> Key | None:
    """The key that is kept so, where a keyring gives it out."""
    if not keeping.entry:
        return None
    try:
        backend = _keyring(keeping)
        return get_key(backend, keeping.entry) if backend else None
    except StoreError:
        return None


def _keyring(keeping: KeyRecord) -> "KeyringBackend | None":
    """The keyring in which that key is; another one that may be here has nothing to do with it."""
    with suppress(StoreError):
        backend = usable_keyring(keeping.backend)
        if backend and name_of(backend) == keeping.backend:
            return backend
    return None


def _salt(data_folder: DataFolder) -> str:
    try:
        return salt_of(data_folder.store).hex()
    except OSError:
        return ""
