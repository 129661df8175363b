"""Tests which key opens a backup, and the message if none does."""

import os
import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest

from db.backup.backups import back_up
from db.backup.names import BackupReason
from db.engine.keys import Key, key_from_passphrase, random_key
from db.integrity.verification import BackupState
from db.repositories import incoming
from desktop.core.paths import DataFolder
from desktop.keys.backup_keys import BackupKeys, keep_by_passphrase, key_at_hand, look_with
from desktop.keys.unlock import PassphraseNeeded, find_key, open_or_create
from tests.conftest import KEY
from tests.factories import a_whole_visit
from tests.keys.keyrings import keyring_in, no_keyring
from tests.prepared import new_store

PASSPHRASE = "fjord lantern gravel oboe"


def a_backup(folder: Path, key: Key) -> Path:
    store = new_store(folder / "firsthand.db", key)
    incoming.add(store, a_whole_visit())
    made = back_up(store, BackupReason.WORK).backup.path
    store.close()
    return made


def test_the_key_among_others_that_opens_a_backup_is_found(tmp_path: Path) -> None:
    made = a_backup(tmp_path, KEY)
    look, key = look_with(made, BackupKeys([random_key(), KEY, random_key()]))
    assert look.standing is BackupState.GOOD
    assert key == KEY
    assert look.contents.last_change


def test_a_passphrase_opens_a_backup_by_its_own_salt(tmp_path: Path) -> None:
    made = a_backup(tmp_path, key_from_passphrase(PASSPHRASE, os.urandom(16)))
    look, key = look_with(made, BackupKeys([KEY], ["another one", PASSPHRASE]))
    assert look.standing is BackupState.GOOD
    assert key and key.salt == made.read_bytes()[:16]


@pytest.mark.parametrize("ways", [BackupKeys(), BackupKeys([random_key()]), BackupKeys([], ["another one"])])
def test_where_none_opens_it_that_is_said(tmp_path: Path, ways: BackupKeys) -> None:
    look, key = look_with(a_backup(tmp_path, KEY), ways)
    assert look.standing is BackupState.OTHER_KEY
    assert key is None
    assert "key" in str(look.sentence)


def test_an_empty_backup_is_damaged_whatever_the_key(tmp_path: Path) -> None:
    made = a_backup(tmp_path, KEY)
    made.write_bytes(b"")
    assert look_with(made, BackupKeys([KEY], [PASSPHRASE]))[0].standing is BackupState.DAMAGED


def test_the_keyring_gives_the_key_of_a_store_that_is_gone(tmp_path: Path) -> None:
    data_folder = DataFolder(tmp_path / "data")
    with keyring_in(tmp_path / "ring"):
        key = find_key(data_folder)
        open_or_create(data_folder, key).close()
        data_folder.store.unlink()
        found = key_at_hand(data_folder)
        assert found and found.raw == key.raw
    with keyring_in(tmp_path / "ring", "locked"):
        assert key_at_hand(data_folder) is None
    with no_keyring():
        assert key_at_hand(data_folder) is None


def test_a_restored_store_may_be_kept_by_a_passphrase_where_a_keyring_kept_the_one_before(tmp_path: Path) -> None:
    with ExitStack() as stack:
        stack.enter_context(keyring_in(tmp_path / "ring"))
        data_folder = DataFolder(tmp_path / "data")
        open_or_create(data_folder, find_key(data_folder)).close()
        key = key_from_passphrase(PASSPHRASE, os.urandom(16))
        shutil.copy(a_backup(tmp_path / "old", key), data_folder.store)
        keep_by_passphrase(data_folder, key)
        with pytest.raises(PassphraseNeeded):
            find_key(data_folder)
        assert find_key(data_folder, PASSPHRASE).raw == key.raw


def test_nothing_that_opens_a_store_is_shown_by_chance(tmp_path: Path) -> None:
    shown = repr(BackupKeys([KEY], [PASSPHRASE]))
    assert PASSPHRASE not in shown
    assert KEY.raw.hex() not in shown
