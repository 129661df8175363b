"""Sets, changes and removes the passphrase that wraps the key in its keyring entry.

The order makes a kill harmless at every step: the key goes into a second entry in its new form, which is proven; then the
record names that entry; only then the former entry goes. `settle_entries` removes what a kill left. Promise of safety: K10.
"""

from contextlib import suppress
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from db.engine.keys import Key
from db.model.errors import StoreError
from db.model.messages import N_
from desktop.core.paths import DataFolder
from desktop.keys.key_record import KeyRecord, KeyRecords, other_name, read_record, write_record
from desktop.keys.keyring_proof import put_key
from desktop.keys.system_keyring import KeyOutOfReach, delete_key, get_text, name_of, usable_keyring
from desktop.keys.unlock import reachable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_ONE_AT_A_TIME = Lock()
NOT_IN_KEYRING = N_("No keyring keeps the key of this store, so there is nothing to wrap. Nothing was changed.")
BEING_CHANGED = N_("The key of this store is being changed. Nothing was changed; please try again.")


def set_lock_passphrase(data_folder: DataFolder, key: Key, passphrase: str | None) -> None:
    """Wraps `key`, which opens the store, with `passphrase` in its keyring entry; None removes the passphrase.

    Raises StoreError; then the key is kept as before.
    """
    with _ONE_AT_A_TIME:
        _set(data_folder, key, passphrase)


def _set(data_folder: DataFolder, key: Key, passphrase: str | None) -> None:
    record = read_record(data_folder)
    now = record.now
    if now is None or not now.entry:
        raise KeyOutOfReach(NOT_IN_KEYRING)
    if record.next:
        raise KeyOutOfReach(BEING_CHANGED)
    backend = _keyring(now)
    entry = other_name(now.entry)
    put_key(backend, entry, key, passphrase)
    with reachable(data_folder):
        write_record(data_folder, KeyRecords(replace(now, entry=entry, wrapped=passphrase is not None)))
    delete_key(backend, now.entry)


def settle_entries(data_folder: DataFolder) -> None:
    """Removes the entry of the keyring that a kill left beside the one in force."""
    # The two entries of a passphrase that is being set must not be taken for what a kill left.
    with _ONE_AT_A_TIME, suppress(StoreError):
        now = read_record(data_folder).now
        if now is None or not now.entry:
            return
        backend = _keyring(now)
        # Never the last one: what is in force must be there first.
        if get_text(backend, now.entry) and get_text(backend, other_name(now.entry)):
            delete_key(backend, other_name(now.entry))


def _keyring(keeping: KeyRecord) -> "KeyringBackend":
    backend = usable_keyring(keeping.backend)
    if backend is None or name_of(backend) != keeping.backend:
        raise KeyOutOfReach(NOT_IN_KEYRING)
    return backend
