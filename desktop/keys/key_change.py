"""Changes the key of the store: to another passphrase, to another key in the keyring, or from one to the other.

The order makes a kill at any moment safe. First the new entry is recorded beside the old one and its key is proven to be in the
keyring; then the file changes in one step; once it has been opened, the old entry is removed. In between, the salt of the file
shows which of the two it needs; `settle` finishes or undoes an interrupted change. Promises of safety: K2, K4.
"""

import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from db.backup import former_keys
from db.backup.backups import folders_elsewhere
from db.backup.names import backups_in
from db.backup.ownership import mark_of, not_of_others
from db.backup.rekeying import opens, rekey, tidy
from db.engine.atomic_files import beside, led_to, quietly_remove, unfinished
from db.engine.keys import SALT_BYTES, Key, key_check, key_from_passphrase, random_key_and_salt, salt_of
from db.integrity.aside import stores_beside
from db.model.errors import StoreError
from db.model.messages import N_
from db.service.opening import open_for_reading, open_store
from desktop.core.paths import DataFolder
from desktop.keys.key_record import KeyRecord, KeyRecords, read_record, write_record
from desktop.keys.keyring_proof import put_key
from desktop.keys.lock_passphrase import settle_entries
from desktop.keys.passphrase_rule import refuse_short
from desktop.keys.system_keyring import KeyOutOfReach, delete_key, get_key, name_of, usable_keyring
from desktop.keys.unlock import explained, reachable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend


# Keeps `settle` from running during a change in this process; between processes the lock on the store does that.
_at_a_time = threading.RLock()


@dataclass(frozen=True, slots=True)
class Changed:
    """The new key, the copies of the store that could not be changed, and folders that are away: both need the old key.

    What is in such a folder gets the new key once it is back (db.backup.former_keys).
    """

    key: Key
    left: tuple[Path, ...] = ()
    away: tuple[Path, ...] = ()


def copies_of(data_folder: DataFolder, key: Key) -> list[Path]:
    """Returns the backups of the store that `key` opens, beside it and in the second folder, and the stores put aside.

    Those that carry the mark of another store are left out.
    """
    elsewhere: list[Path] = []
    mark = ""
    with suppress(StoreError):
        store = open_for_reading(data_folder.store, key)
        try:
            elsewhere, mark = folders_elsewhere(store.connection), mark_of(store.connection)
        finally:
            store.close()
    found = [made for folder in elsewhere for made in backups_in(folder, data_folder.store.stem)]
    of_others = {made.path for made in backups_in(data_folder.backups) if mark and made.mark not in ("", mark)}
    here = sorted(set(data_folder.backups.glob("*.db")) - of_others)
    return [*here, *(made.path for made in not_of_others(found, mark)), *stores_beside(data_folder.store)]


def change_key(
    data_folder: DataFolder,
    key: Key,
    passphrase: str | None = None,
    copies: Sequence[Path] = (),
    lock_passphrase: str | None = None,
) -> Changed:
    """Gives the store, which `key` opens, and its `copies` a new key: from `passphrase`, or a random one in the keyring.

    Nobody else may have the store open. Raises StoreError; then the old key opens everything as before.
    """
    if passphrase is not None:
        refuse_short(passphrase)
    with _at_a_time:
        with explained(data_folder, key):
            _remember(data_folder, key)
        new, keeping, backend = _new(passphrase)
        if backend and lock_passphrase is not None:
            keeping = replace(keeping, wrapped=True)
        with reachable(data_folder):
            now = replace(read_record(data_folder).now or KeyRecord(), salt=_salt(data_folder), check=key_check(key))
            write_record(data_folder, KeyRecords(now, keeping))
        try:
            if backend:
                put_key(backend, keeping.entry, new, lock_passphrase)
            rekey(data_folder.store, key, new)
        except StoreError:
            # The last step may fail after the file has changed; then the new key is in force.
            if _salt(data_folder) != keeping.salt:
                settle(data_folder, key)
                raise
        left = _finish(data_folder, KeyRecords(now, keeping), key, new, copies)
        away = _still_away(data_folder, Key(new.raw))
        # In the form in which it is found from now on: a keyring returns it without the salt, which the file holds.
        return Changed(Key(new.raw) if backend else new, left, away)


def _remember(data_folder: DataFolder, key: Key) -> None:
    """Keeps the key in the store for backups that are away; does nothing for a store without other folders."""
    store = open_for_reading(data_folder.store, key)
    needed = bool(folders_elsewhere(store.connection))
    store.close()
    if needed:
        store = open_store(data_folder.store, key)
        try:
            former_keys.remember_key(store)
        finally:
            store.close()


def _still_away(data_folder: DataFolder, key: Key) -> tuple[Path, ...]:
    """Returns the folders whose backups still need a former key, after those that are there were done with."""
    with suppress(StoreError):
        store = open_store(data_folder.store, key)
        try:
            former_keys.finish(store)
            return tuple(former_keys.waiting_folders(store.connection, key))
        finally:
            store.close()
    return ()


def settle_all(data_folder: DataFolder, key: Key) -> None:
    """Settles store and backups; call it in a thread of its own, because finding the backups opens the store again."""
    settle(data_folder, key, copies_of(data_folder, key))
    settle_entries(data_folder)


def settle(data_folder: DataFolder, key: Key, copies: Sequence[Path] = ()) -> None:
    """Finishes or undoes an interrupted change of key, for the store and its `copies`; the store's file decides which.

    `key` has opened the store since, and nobody else is changing it. What cannot be done now is done the next time.
    """
    with _at_a_time:
        for path in (data_folder.store, *copies):
            tidy(path)
        quietly_remove(unfinished(led_to(data_folder.unlocking)))
        record, salt = read_record(data_folder), _salt(data_folder)
        if record.next is None or record.now is None:
            return
        if salt == record.next.salt:
            _finish(data_folder, record, _kept(record.now), key, copies)
        elif salt == record.now.salt:
            _let_go(data_folder, KeyRecords(record.now), record.next)


def _finish(data_folder: DataFolder, record: KeyRecords, old: Key | None, new: Key, copies: Sequence[Path]) -> tuple[Path, ...]:
    """Changes the key of the copies, then removes the old entry unless a copy still needs it; returns such copies."""
    # With the salt of the store a passphrase opens the copies too.
    new = replace(new, salt=bytes.fromhex(_salt(data_folder)))
    left = tuple(copy for copy in copies if not _rekey_copy(copy, old, new))
    assert record.now
    _let_go(data_folder, KeyRecords(record.next), record.now if not left else None)
    return left


def _let_go(data_folder: DataFolder, record: KeyRecords, gone: KeyRecord | None) -> None:
    """Records the entry in force from now on, and only then deletes the other key from its keyring."""
    with suppress(OSError):
        write_record(data_folder, record)
        if gone and gone.entry and (backend := _keyring(gone)):
            delete_key(backend, gone.entry)


def _new(passphrase: str | None) -> "tuple[Key, KeyRecord, KeyringBackend | None]":
    """Returns a new key, the record of how it will be kept, and the keyring for it."""
    if passphrase is not None:
        key = key_from_passphrase(passphrase, os.urandom(SALT_BYTES))
        return key, KeyRecord(salt=key.salt.hex(), check=key_check(key)), None
    backend = usable_keyring()
    if backend is None:
        raise KeyOutOfReach(N_("There is no system keyring here that could keep a key. Nothing was changed."))
    key = random_key_and_salt()
    return key, KeyRecord(key.salt.hex(), name_of(backend), key.salt.hex(), key_check(key)), backend


def _rekey_copy(path: Path, old: Key | None, new: Key) -> bool:
    """Gives the copy at `path` the new key if it has the old one; returns whether it opens with the new key."""
    try:
        _, log, _ = beside(led_to(path))
        if log.exists() and log.stat().st_size:
            # A copy as found after a crash: opening it would fold the log into the file, and which of them is right is not said.
            return False
        if not opens(path, Key(new.raw)):
            if old is None:
                return False
            rekey(path, old, new)
    except (StoreError, OSError):
        return False
    return True


def _kept(keeping: KeyRecord) -> Key | None:
    """Returns the key of this entry, if a keyring holds it and returns it."""
    if not keeping.entry:
        return None
    try:
        backend = _keyring(keeping)
        return get_key(backend, keeping.entry) if backend else None
    except StoreError:
        return None


def _keyring(keeping: KeyRecord) -> "KeyringBackend | None":
    """Returns the keyring that holds this entry, and never another one that this system may have."""
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
