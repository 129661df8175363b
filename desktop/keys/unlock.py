"""Opens the store of a folder: finds its key and where it is kept, and makes the first store of a new user.

Promises of safety: K1, K2, K3.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from db.engine.keys import SALT_BYTES, Key, key_check, key_from_passphrase, random_key_and_salt
from db.engine.plain_files import refuse_all_but_plain
from db.engine.store import Store
from db.model.errors import NotAStore, Refused, StoreError, StoreUnreachable, WrongKey
from db.model.messages import N_, Message
from db.model.system_texts import system_reason
from db.service.opening import create_store, open_store
from desktop.core.paths import DataFolder
from desktop.keys.key_record import KeyRecord, KeyRecords, other_name, read_record, stands, write_record
from desktop.keys.passphrase_rule import refuse_short
from desktop.keys.system_keyring import (
    NO_KEY_THERE,
    KeyIsWrapped,
    KeyOutOfReach,
    KeyringTrouble,
    called,
    delete_key,
    get_key,
    name_of,
    usable_keyring,
)

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

RIGHT_KEY_BUT = N_("The key is the right one, but {path} cannot be opened with it: {why}. Nothing was changed.")
DAMAGED_BEGINNING = N_("its beginning is damaged")
DAMAGED_OR_ANOTHER = N_("it is damaged, or another store was put in its place")
CUT_SHORT = N_("{path} is incomplete; it was left untouched.")
EMPTY = N_("{path} is empty (0 bytes); it was left untouched.")
NEW_IN_FORCE = N_("A change of passphrase was interrupted; the new one is in force. Nothing was changed.")
OLD_IN_FORCE = N_("A change of passphrase was interrupted; the old one is in force. Nothing was changed.")
MISSING = N_(
    "{name} is missing from {folder}, though it was there before. Nothing was changed; put it or a backup of it there, or move "
    "{record} away to start anew."
)
NOT_THAT = N_("That is not the passphrase. Nothing was changed.")
NONE_FOR_NEW = N_("There is no system keyring here, so a passphrase is needed.")
NO_PASSPHRASE_FILE = N_("The passphrase file {path} cannot be read.")
NO_RECOVERY_KEY_FILE = N_("The recovery key file {path} cannot be read.")
EMPTY_PASSPHRASE_FILE = N_("The passphrase file {path} has an empty first line.")
EMPTY_RECOVERY_KEY_FILE = N_("The recovery key file {path} has an empty first line.")


class PassphraseNeeded(StoreError):
    """Only a passphrase opens this store; `new` if it has to be chosen for a store that does not exist yet."""

    def __init__(self, new: bool) -> None:
        super().__init__(NONE_FOR_NEW if new else N_("A passphrase is needed."))
        self.new = new


def find_key(data_folder: DataFolder, passphrase: str | None = None, recovery_key: str | None = None) -> Key:
    """Returns the key of the store in `data_folder`; for a new store, a fresh one that is already safe in the keyring.

    Raises PassphraseNeeded if only a passphrase opens the store, KeyOutOfReach if the keyring does not return the key,
    BadRecoveryKey, StoreError. Never makes a new key while anything lies where the store should be.
    """
    if recovery_key is not None:
        return _from_recovery_key(data_folder, recovery_key)
    if not stands(data_folder):
        return _key_for_new(data_folder, passphrase)
    salt = _salt(data_folder)
    record = read_record(data_folder)
    keeping = record.of(salt.hex())
    if passphrase is not None and (keeping is None or not keeping.entry):
        return key_from_passphrase(passphrase, salt)
    if keeping is None:
        return _unrecorded(data_folder, salt)
    if not keeping.entry:
        raise PassphraseNeeded(new=False)
    return _from_keyring(keeping, salt, passphrase)


def open_or_create(data_folder: DataFolder, key: Key, passphrase: str | None = None) -> Store:
    """Opens the store in `data_folder` for writing, or makes it, and records how its key is kept. Raises StoreError.

    With the `passphrase` from which `key` was derived, the error says more about a store that does not open.
    """
    with explained(data_folder, key, passphrase):
        store = open_store(data_folder.store, key) if stands(data_folder) else create_store(data_folder.store, key)
    note_opened(data_folder, key)
    return store


def keep_again(data_folder: DataFolder, key: Key) -> bool:
    """Puts the key of the store into the keyring again; returns False if a passphrase has to be chosen instead."""
    now = read_record(data_folder).now
    if now and not now.entry:
        return False
    with suppress(KeyringTrouble, OSError):
        if backend := usable_keyring(now.backend if now else ""):
            salt = _salt(data_folder).hex()
            from desktop.keys.keyring_proof import put_key

            # One that is wrapped stays until the other is proven; its passphrase was forgotten, and goes with it.
            entry = other_name(now.entry) if now and now.wrapped else salt
            put_key(backend, entry, key)
            write_record(data_folder, KeyRecords(KeyRecord(entry, name_of(backend), salt, key_check(key))))
            if now and now.wrapped:
                delete_key(backend, now.entry)
            return True
    return False


def is_passphrase(data_folder: DataFolder, key: Key, typed: str) -> bool:
    """Returns whether `key` comes from the passphrase `typed`, or is wrapped with it; takes half a second at most."""
    import hmac

    now = read_record(data_folder).now
    if now and now.wrapped:
        with suppress(StoreError):
            return hmac.compare_digest(_from_keyring(now, _salt(data_folder), typed).raw, key.raw)
        return False
    return hmac.compare_digest(key_from_passphrase(typed, _salt(data_folder)).raw, key.raw)


def needs_passphrase(data_folder: DataFolder) -> bool:
    """Returns whether the record says that a passphrase unlocks the store."""
    keeping = read_record(data_folder).now
    return keeping is not None and (not keeping.entry or keeping.wrapped)


def is_wrapped(data_folder: DataFolder) -> bool:
    """Returns whether the record says that a keyring keeps the key, wrapped with a passphrase."""
    now = read_record(data_folder).now
    return now is not None and now.wrapped


def clear_stillborn(data_folder: DataFolder) -> None:
    """Removes an empty file that a kill left between making the store and writing to it, if no key ever opened a store there.

    Nobody else may be making a store now.
    """
    with suppress(OSError):
        if data_folder.store.stat().st_size == 0 and (now := read_record(data_folder).now) and not now.salt:
            data_folder.store.unlink()


def read_passphrase(path: Path) -> str:
    """Returns the passphrase in the first line of the file at `path`. Raises StoreUnreachable."""
    return _first_line(path, NO_PASSPHRASE_FILE, EMPTY_PASSPHRASE_FILE)


def read_recovery_key(path: Path) -> str:
    """Returns the recovery key in the first line of the file at `path`. Raises StoreUnreachable."""
    return _first_line(path, NO_RECOVERY_KEY_FILE, EMPTY_RECOVERY_KEY_FILE)


@contextmanager
def explained(data_folder: DataFolder, key: Key, passphrase: str | None = None) -> Iterator[None]:
    """Turns a failure to open inside the block into an error that separates a wrong key from a damaged store, by the record."""
    try:
        yield
    except WrongKey as error:
        better = _why_closed(data_folder, key, passphrase)
        if better is None and passphrase is not None:
            better = WrongKey(N_("That passphrase does not open {name}. Nothing was changed."), name=data_folder.store.name)
        if better is None:
            raise
        raise better from error


def note_opened(data_folder: DataFolder, key: Key) -> None:
    """Records the salt and the key check of the store that `key` has just opened, if they are not recorded yet."""
    with suppress(OSError, NotAStore, StoreUnreachable):
        record, salt = read_record(data_folder), _salt(data_folder).hex()
        # A key with a salt and without a record was derived from a passphrase.
        now = record.now or (KeyRecord() if key.salt else None)
        if now and record.next is None and (now.salt != salt or not now.check):
            write_record(data_folder, KeyRecords(replace(now, salt=salt, check=key_check(key))))


def _from_recovery_key(data_folder: DataFolder, text: str) -> Key:
    from db.engine.recovery_key import raw_of

    if not stands(data_folder):
        raise Refused(N_("There is no store in {folder} that a recovery key could open."), folder=data_folder.folder)
    return Key(raw_of(text))


def _key_for_new(data_folder: DataFolder, passphrase: str | None) -> Key:
    now = read_record(data_folder).now
    if (now and now.salt) or os.path.lexists(f"{data_folder.store}-wal"):
        raise Refused(MISSING, name=data_folder.store.name, folder=data_folder.folder, record=data_folder.unlocking.name)
    if passphrase is not None:
        refuse_short(passphrase)
        with reachable(data_folder):
            write_record(data_folder, KeyRecords(KeyRecord()))
        return key_from_passphrase(passphrase, os.urandom(SALT_BYTES))
    backend = usable_keyring()
    if backend is None:
        raise PassphraseNeeded(new=True)
    if now and now.entry and (key := get_key(backend, now.entry)):
        # The program was killed between keeping the key and making the store.
        return Key(key.raw, _salt_in(now.entry))
    from desktop.keys.keyring_proof import put_key

    key = random_key_and_salt()
    put_key(backend, key.salt.hex(), key)
    with reachable(data_folder):
        write_record(data_folder, KeyRecords(KeyRecord(key.salt.hex(), name_of(backend))))
    return key


def _salt_in(entry: str) -> bytes:
    """Returns the salt in the name of a keyring entry, or empty bytes."""
    try:
        salt = bytes.fromhex(entry)
    except ValueError:
        return b""
    return salt if len(salt) == SALT_BYTES else b""


def _unrecorded(data_folder: DataFolder, salt: bytes) -> Key:
    """Returns the key of a store without a record; the keyring entry is named after the salt of the file."""
    with suppress(KeyringTrouble, OSError):
        backend = usable_keyring()
        for entry in (salt.hex(), other_name(salt.hex())) if backend else ():
            assert backend
            try:
                key = get_key(backend, entry)
            except KeyIsWrapped:
                write_record(data_folder, KeyRecords(KeyRecord(entry, name_of(backend), wrapped=True)))
                break
            if key:
                write_record(data_folder, KeyRecords(KeyRecord(entry, name_of(backend))))
                return key
    raise PassphraseNeeded(new=False)


def _from_keyring(keeping: KeyRecord, salt: bytes, passphrase: str | None) -> Key:
    backend = usable_keyring(keeping.backend)
    if backend is None:
        raise KeyOutOfReach(
            N_("The key is kept in {who}, which is not running here. Nothing was changed."), who=called(keeping.backend).within
        )
    # A backup put in place of the store may have another salt, and its key an entry named after that salt.
    entries = [salt.hex()] if keeping.salt not in ("", salt.hex()) else []
    try:
        key = next(filter(None, (get_key(backend, entry) for entry in (*entries, keeping.entry))), None)
    except KeyIsWrapped as wrapped:
        return _unwrapped(wrapped.text, passphrase, backend)
    if key is None:
        raise KeyOutOfReach(_none_kept(keeping, backend))
    return key


def _unwrapped(text: str, passphrase: str | None, backend: "KeyringBackend") -> Key:
    """Returns the key in a wrapped entry. Raises PassphraseNeeded, WrongKey, or KeyringTrouble if the entry is damaged."""
    from desktop.keys.wrapped_key import NotWrapped, unwrap

    if passphrase is None:
        raise PassphraseNeeded(new=False)
    try:
        key = unwrap(text, passphrase)
    except NotWrapped as error:
        raise KeyringTrouble(NO_KEY_THERE, who=called(name_of(backend)).within) from error
    if key is None:
        raise WrongKey(NOT_THAT)
    return key


def _none_kept(keeping: KeyRecord, backend: "KeyringBackend") -> Message:
    there = name_of(backend)
    if keeping.backend and there != keeping.backend:
        return Message(
            N_("The key is kept in {who}, but this system now offers {other}. Nothing was changed."),
            who=called(keeping.backend).within,
            other=called(there).within,
        )
    return Message(N_("The key was kept in {who}, which no longer has it. Nothing was changed."), who=called(there).within)


def _why_closed(data_folder: DataFolder, key: Key, passphrase: str | None) -> StoreError | None:
    """Returns the reason why `key` does not open the store; None if it is unknown."""
    record, salt = read_record(data_folder), _salt(data_folder).hex()
    keeping = record.of(salt)
    if keeping is None or not keeping.check:
        return None
    same = keeping.salt == salt
    if passphrase is not None and keeping.salt and not same:
        # The salt stands at the head of the file; if the head is damaged, the key derived from it is wrong.
        key = key_from_passphrase(passphrase, bytes.fromhex(keeping.salt))
    if keeping.check == key_check(key):
        why = Message(DAMAGED_BEGINNING if same else DAMAGED_OR_ANOTHER)
        return NotAStore(RIGHT_KEY_BUT, path=data_folder.store, why=why)
    if keeping.entry:
        return WrongKey(N_("The key does not belong to {path}. Nothing was changed."), path=data_folder.store)
    if record.next and record.now and not record.now.entry:
        return WrongKey(NEW_IN_FORCE if keeping is record.next else OLD_IN_FORCE)
    return None


def _salt(data_folder: DataFolder) -> bytes:
    """Returns the salt of the store's file. Raises StoreUnreachable or NotAStore."""
    with reachable(data_folder):
        refuse_all_but_plain(data_folder.store)
        with data_folder.store.open("rb") as file:
            salt = file.read(SALT_BYTES)
    if len(salt) != SALT_BYTES:
        raise NotAStore(CUT_SHORT if salt else EMPTY, path=data_folder.store)
    return salt


@contextmanager
def reachable(data_folder: DataFolder) -> Iterator[None]:
    """Turns an OSError inside the block into StoreUnreachable with a plain sentence."""
    try:
        yield
    except OSError as error:
        raise StoreUnreachable(
            N_("{path} could not be reached: {reason}."), path=error.filename or data_folder.store, reason=system_reason(error)
        ) from error


def _first_line(path: Path, unread: str, empty: str) -> str:
    try:
        text = path.read_text("utf-8-sig").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeError) as error:
        raise StoreUnreachable(unread, path=path) from error
    if not text:
        raise StoreUnreachable(empty, path=path)
    return text
