"""Holds that the key in the keyring can be wrapped with a passphrase, and is found, changed and recovered in both forms."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine.keys import Key
from db.engine.recovery_key import groups_of
from db.model.errors import StoreError, WrongKey
from db.service.opening import open_for_reading
from desktop.core.paths import DataFolder
from desktop.keys.key_change import change_key, settle_all
from desktop.keys.key_record import read_record
from desktop.keys.key_search import KeySearch, Needed, Outcome, Wrong
from desktop.keys.key_status import GOOD, keeping
from desktop.keys.lock_passphrase import set_lock_passphrase
from desktop.keys.system_keyring import KeyOutOfReach
from desktop.keys.unlock import PassphraseNeeded, find_key, is_passphrase, needs_passphrase, open_or_create
from tests.keys.keyrings import entries, keyring_in, no_keyring
from tests.prepared import prepared

PASSPHRASE, OTHER = "otter lamp", "heron gate"


def in_keyring(folder: Path) -> Key:
    """A store whose key is in the keyring, to be prepared."""
    with keyring_in(folder / "ring"):
        data_folder = DataFolder(folder / "data")
        key = find_key(data_folder)
        open_or_create(data_folder, key).close()
        return key


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[tuple[DataFolder, Key]]:
    """A store whose key is in the keyring."""
    key = prepared(in_keyring, tmp_path)
    with keyring_in(tmp_path / "ring"):
        yield DataFolder(tmp_path / "data"), Key(key.raw)


def search(data_folder: DataFolder, passphrase: str | None = None, recovery_key: str | None = None) -> Outcome:
    outcomes: list[Outcome] = []
    found = KeySearch(
        data_folder,
        (lambda: passphrase) if passphrase is not None else None,
        (lambda: recovery_key) if recovery_key is not None else None,
    )
    found.listen(outcomes.append)
    found.run()
    return outcomes[0]


def test_a_wrapped_key_is_found_with_its_passphrase_alone(kept: tuple[DataFolder, Key], tmp_path: Path) -> None:
    data_folder, key = kept
    assert not needs_passphrase(data_folder)
    set_lock_passphrase(data_folder, key, PASSPHRASE)
    assert needs_passphrase(data_folder)
    (text,) = entries(tmp_path / "ring").values()
    assert text.startswith("firsthand-wrap-1:")
    assert key.raw.hex() not in text
    with pytest.raises(PassphraseNeeded):
        find_key(data_folder)
    with pytest.raises(WrongKey, match="not the passphrase"):
        find_key(data_folder, OTHER)
    assert find_key(data_folder, PASSPHRASE).raw == key.raw
    assert search(data_folder) == Needed(new=False)
    assert isinstance(search(data_folder, OTHER), Wrong)
    found = search(data_folder, PASSPHRASE)
    assert isinstance(found, Key) and found.raw == key.raw
    assert is_passphrase(data_folder, key, PASSPHRASE)
    assert not is_passphrase(data_folder, key, OTHER)
    assert keeping(data_folder, key).kind == GOOD


def test_it_is_changed_and_removed_with_one_entry_left_each_time(kept: tuple[DataFolder, Key], tmp_path: Path) -> None:
    data_folder, key = kept
    for passphrase in (PASSPHRASE, OTHER, None, PASSPHRASE, None):
        set_lock_passphrase(data_folder, key, passphrase)
        assert len(entries(tmp_path / "ring")) == 1
        assert read_record(data_folder).now.wrapped is (passphrase is not None)  # type: ignore[union-attr]
        assert find_key(data_folder, passphrase).raw == key.raw


def test_the_recovery_key_opens_and_removes_a_passphrase_that_was_forgotten(kept: tuple[DataFolder, Key], tmp_path: Path) -> None:
    data_folder, key = kept
    set_lock_passphrase(data_folder, key, PASSPHRASE)
    found = search(data_folder, recovery_key=" ".join(groups_of(key.raw)))
    assert isinstance(found, Key) and found.raw == key.raw
    assert not needs_passphrase(data_folder)
    assert find_key(data_folder).raw == key.raw
    assert list(entries(tmp_path / "ring").values()) == [key.raw.hex()]


def test_without_a_record_a_wrapped_key_is_known_by_the_salt_of_the_file(kept: tuple[DataFolder, Key]) -> None:
    data_folder, key = kept
    for passphrase in (PASSPHRASE, OTHER):
        set_lock_passphrase(data_folder, key, passphrase)
        data_folder.unlocking.unlink()
        with pytest.raises(PassphraseNeeded):
            find_key(data_folder)
        assert find_key(data_folder, passphrase).raw == key.raw
        open_or_create(data_folder, key).close()


def test_a_change_of_key_wraps_the_new_one_too(kept: tuple[DataFolder, Key], tmp_path: Path) -> None:
    data_folder, key = kept
    set_lock_passphrase(data_folder, key, PASSPHRASE)
    changed = change_key(data_folder, key, lock_passphrase=PASSPHRASE)
    assert changed.key.raw != key.raw
    settle_all(data_folder, changed.key)
    (text,) = entries(tmp_path / "ring").values()
    assert text.startswith("firsthand-wrap-1:")
    assert find_key(data_folder, PASSPHRASE).raw == changed.key.raw
    open_for_reading(data_folder.store, changed.key).close()


@pytest.mark.parametrize("mood", ["forgets", "memory", "truncates", "refuses", "fails", "locked", "denies"])
def test_a_keyring_that_does_not_keep_it_changes_nothing(kept: tuple[DataFolder, Key], tmp_path: Path, mood: str) -> None:
    data_folder, key = kept
    before = entries(tmp_path / "ring")
    with keyring_in(tmp_path / "ring", mood), pytest.raises(StoreError):
        set_lock_passphrase(data_folder, key, PASSPHRASE)
    assert entries(tmp_path / "ring") == before
    assert find_key(data_folder).raw == key.raw
    assert not needs_passphrase(data_folder)


def test_where_no_keyring_keeps_the_key_there_is_nothing_to_wrap(tmp_path: Path) -> None:
    with no_keyring():
        data_folder = DataFolder(tmp_path / "data")
        key = find_key(data_folder, "fjord lantern gravel oboe")
        open_or_create(data_folder, key).close()
        with pytest.raises(KeyOutOfReach, match="nothing to wrap"):
            set_lock_passphrase(data_folder, key, PASSPHRASE)
