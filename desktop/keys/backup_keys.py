"""Finds the key that opens a backup: tries the store's own, one in the keyring and one that was typed. Keeps none of them.

Promise of safety: R8.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from db.engine.keys import SALT_BYTES, Key, key_check, key_from_passphrase, salt_of
from db.integrity.verification import BackupState, Inspection, inspect
from db.model.errors import StoreError
from db.model.messages import N_, Message
from desktop.core.paths import DataFolder
from desktop.keys.key_record import KeyRecord, KeyRecords, read_record, write_record
from desktop.keys.system_keyring import get_key, name_of, usable_keyring

NO_KEY = N_("{name} needs a key that is not available.")


@dataclass(slots=True)
class BackupKeys:
    """The keys that may open a backup, and passphrases from which the salt of the backup makes more keys."""

    keys: list[Key] = field(default_factory=list, repr=False)
    passphrases: list[str] = field(default_factory=list, repr=False)
    # Deriving a key is slow, and most backups have the same salt.
    _derived: dict[tuple[str, bytes], Key] = field(default_factory=dict, repr=False)

    def of(self, path: Path) -> list[Key]:
        """Returns the keys to try on the file at `path`."""
        # A copy may have another salt than the store; a key without a salt takes that of the file.
        keys = [*self.keys, *(Key(key.raw) for key in self.keys if key.salt)]
        with suppress(OSError):
            salt = salt_of(path)
            if self.passphrases and len(salt) == SALT_BYTES:
                return [*keys, *(self._key(passphrase, salt) for passphrase in self.passphrases)]
        return keys

    def _key(self, passphrase: str, salt: bytes) -> Key:
        if (passphrase, salt) not in self._derived:
            self._derived[passphrase, salt] = key_from_passphrase(passphrase, salt)
        return self._derived[passphrase, salt]


def look_with(path: Path, ways: BackupKeys) -> tuple[Inspection, Key | None]:
    """Returns the inspection of the file at `path` with the key that opened it; None if no key of `ways` does."""
    look = Inspection(BackupState.OTHER_KEY, Message(NO_KEY, name=path.name))
    for key in ways.of(path):
        look = inspect(path, key)
        if look.standing is not BackupState.OTHER_KEY:
            return look, key
    return look, None


def key_at_hand(data_folder: DataFolder) -> Key | None:
    """Returns the key that the keyring keeps for the store in `data_folder`, whatever the state of its file, or None."""
    record = read_record(data_folder)
    for keeping in (record.now, record.next):
        if keeping and keeping.entry:
            with suppress(StoreError):
                backend = usable_keyring(keeping.backend)
                if backend and name_of(backend) == keeping.backend and (key := get_key(backend, keeping.entry)):
                    return key
    return None


def is_out_of_step(data_folder: DataFolder) -> bool:
    """Returns whether the passphrase no longer gives the key of the store, because the file has another salt now."""
    now = read_record(data_folder).now
    try:
        return now is not None and not now.entry and now.salt not in ("", salt_of(data_folder.store).hex())
    except OSError:
        return False


def keep_by_passphrase(data_folder: DataFolder, key: Key) -> None:
    """Records that the store in `data_folder`, which `key` opens, is unlocked by a passphrase from now on. Raises OSError."""
    write_record(data_folder, KeyRecords(KeyRecord(salt=salt_of(data_folder.store).hex(), check=key_check(key))))
