"""Tests opening a store whatever became of its key: the right sentence, nothing changed, no new key."""

import hashlib
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from db.engine.keys import Key, key_check, key_from_passphrase, random_key, salt_of
from db.engine.recovery_key import BadRecoveryKey, groups_of
from db.model.errors import NotAStore, Refused, StoreError, StoreUnreachable, WrongKey
from db.model.messages import Message
from db.service.opening import create_store
from desktop.core.paths import DataFolder
from desktop.keys.key_record import KeyRecord, KeyRecords, read_record, write_record
from desktop.keys.key_search import Closed, KeySearch, Needed, Outcome, Recovered, Wrong
from desktop.keys.unlock import clear_stillborn, find_key, keep_again, open_or_create
from tests.conftest import KEY
from tests.keys.keyrings import entries, keyring_in, no_keyring, said
from tests.prepared import prepared

PASSPHRASE = "fjord lantern gravel oboe"


def fingerprints(folder: Path) -> dict[str, str]:
    return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest() for f in folder.rglob("*") if f.is_file()}


@pytest.fixture
def ring(tmp_path: Path) -> Path:
    return tmp_path / "ring"


@pytest.fixture
def data_folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def with_keyring(data_folder: DataFolder) -> Key:
    """Returns a store whose key is in the keyring that lies beside its folder."""
    return prepared(kept_by_keyring, data_folder.folder.parent)


def kept_by_keyring(folder: Path) -> Key:
    data_folder = DataFolder(folder / "data")
    with keyring_in(folder / "ring"):
        key = find_key(data_folder)
        open_or_create(data_folder, key).close()
    return key


def with_passphrase(data_folder: DataFolder) -> Key:
    """Returns a store that a passphrase opens."""
    return prepared(kept_by_passphrase, data_folder.folder)


def kept_by_passphrase(folder: Path) -> Key:
    data_folder = DataFolder(folder)
    with no_keyring():
        key = find_key(data_folder, PASSPHRASE)
        open_or_create(data_folder, key).close()
    return key


def found(data_folder: DataFolder, passphrase: str | None = None, recovery_key: str | None = None) -> Outcome:
    """Returns what the search at the start of the program finds."""
    outcomes: list[Outcome] = []
    search = KeySearch(
        data_folder,
        (lambda: passphrase) if passphrase is not None else None,
        (lambda: recovery_key) if recovery_key is not None else None,
    )
    search.listen(outcomes.append)
    search.run()
    assert len(outcomes) == 1
    return outcomes[0]


def test_the_first_store_gets_a_key_that_is_in_the_keyring_before_it_is_made(data_folder: DataFolder, ring: Path) -> None:
    with keyring_in(ring):
        key = find_key(data_folder)
        assert list(entries(ring).values()) == [key.raw.hex()]
        assert not data_folder.store.exists()
        open_or_create(data_folder, key).close()
        assert found(data_folder) == Key(key.raw)
    salt = salt_of(data_folder.store).hex()
    assert read_record(data_folder) == KeyRecords(KeyRecord(salt, "tests.keys.keyrings.FileKeyring", salt, key_check(key)))


def test_a_keyring_that_fails_at_the_first_start_leads_to_a_passphrase_and_leaves_nothing(
    data_folder: DataFolder, ring: Path
) -> None:
    for mood in ("locked", "fails", "refuses", "forgets", "memory"):
        with keyring_in(ring, mood):
            outcome = found(data_folder)
            assert isinstance(outcome, Needed), mood
            assert outcome.new
            assert str(outcome.why).endswith(".")
    assert not data_folder.folder.exists()
    assert entries(ring) == {}


def test_without_a_keyring_a_passphrase_is_asked_for_and_no_key_is_made(data_folder: DataFolder) -> None:
    with no_keyring():
        assert found(data_folder) == Needed(new=True)
        assert not data_folder.folder.exists()
        key = with_passphrase(data_folder)
        assert found(data_folder) == Needed(new=False)
        assert found(data_folder, PASSPHRASE) == key
        assert found(data_folder, unicode_twin(PASSPHRASE)) == key


def unicode_twin(text: str) -> str:
    """Returns the same letters, composed otherwise where they can be."""
    import unicodedata

    return unicodedata.normalize("NFD", text)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_what_is_recorded_beside_the_store_is_its_owners_alone_and_holds_no_key(data_folder: DataFolder, ring: Path) -> None:
    key = with_keyring(data_folder)
    assert stat.S_IMODE(data_folder.unlocking.stat().st_mode) == 0o600
    assert stat.S_IMODE(data_folder.folder.stat().st_mode) == 0o700
    for file in data_folder.folder.iterdir():
        assert key.raw.hex().encode() not in file.read_bytes()
        assert key.raw not in file.read_bytes()


def test_the_record_is_the_same_after_a_store_was_opened_again(data_folder: DataFolder, ring: Path) -> None:
    key = with_keyring(data_folder)
    before = data_folder.unlocking.read_bytes()
    open_or_create(data_folder, Key(key.raw)).close()
    assert data_folder.unlocking.read_bytes() == before


def test_a_start_cut_short_after_the_key_was_kept_goes_on_with_that_key(data_folder: DataFolder, ring: Path) -> None:
    with keyring_in(ring):
        key = find_key(data_folder)
        again = find_key(data_folder)
        assert again == key
        assert len(entries(ring)) == 1
        open_or_create(data_folder, again).close()
        assert isinstance(found(data_folder), Key)


def test_an_empty_file_of_a_first_start_cut_short_is_no_obstacle_but_any_other_is_left_alone(
    data_folder: DataFolder, ring: Path
) -> None:
    with keyring_in(ring):
        find_key(data_folder)
        data_folder.store.touch()
        clear_stillborn(data_folder)
        assert not data_folder.store.exists()
        open_or_create(data_folder, find_key(data_folder)).close()
    data_folder.store.write_bytes(b"")
    clear_stillborn(data_folder)
    assert data_folder.store.exists()


@pytest.mark.parametrize("rest", ["", "-wal"])
def test_a_store_that_has_gone_is_not_made_anew(data_folder: DataFolder, ring: Path, rest: str) -> None:
    with_keyring(data_folder)
    data_folder.store.unlink()
    if rest:
        data_folder.unlocking.unlink()
        Path(f"{data_folder.store}{rest}").write_bytes(b"left")
    with keyring_in(ring):
        outcome = found(data_folder)
        assert isinstance(outcome, Message)
        assert "firsthand.db is missing" in str(outcome)
        with pytest.raises(Refused, match="is missing"):
            find_key(data_folder, PASSPHRASE)
    assert not data_folder.store.exists()
    assert len(entries(ring)) == 1


@pytest.mark.parametrize("kind", ["folder", "dangling link", "empty", "cut short", "plain", "unreadable"])
def test_whatever_lies_in_the_place_of_the_store_no_key_is_made_and_nothing_changed(
    data_folder: DataFolder, ring: Path, kind: str
) -> None:
    data_folder.folder.mkdir()
    content = {"empty": b"", "cut short": b"12345", "plain": b"SQLite format 3\0" + bytes(4080), "unreadable": bytes(8192)}
    if kind == "folder":
        data_folder.store.mkdir()
    elif kind == "dangling link":
        data_folder.store.symlink_to("/nowhere/at/all")
    else:
        data_folder.store.write_bytes(content[kind])
    if kind == "unreadable":
        data_folder.store.chmod(0)
    before = fingerprints(data_folder.folder) if os.geteuid() == 0 or kind != "unreadable" else {}
    with keyring_in(ring):
        for passphrase in (None, PASSPHRASE):
            assert not isinstance(found(data_folder, passphrase), Key)
            with pytest.raises(StoreError):
                open_or_create(data_folder, find_key(data_folder, passphrase))
    assert os.path.lexists(data_folder.store)
    if before:
        assert fingerprints(data_folder.folder) == before
    assert not data_folder.unlocking.exists()
    assert entries(ring) == {}


# What is wrong with the keyring, and what is said about it.
MOODS = {
    "locked": "is locked",
    "fails": "did not do what it was asked",
    "denies": "did not do what it was asked",
    "truncates": "is no key",
    "garbles": "is no key",
    "hangs": "has not answered",
}


@pytest.mark.parametrize("mood", MOODS)
def test_a_keyring_that_does_not_give_the_key_is_said_and_the_recovery_key_opens_the_store(
    data_folder: DataFolder, ring: Path, mood: str
) -> None:
    key = with_keyring(data_folder)
    before = fingerprints(data_folder.folder.parent)
    with keyring_in(ring, mood, seconds=0.2):
        outcome = found(data_folder)
        assert isinstance(outcome, Closed)
        assert MOODS[mood] in str(outcome.sentence)
        assert fingerprints(data_folder.folder.parent) == before
        recovered = found(data_folder, recovery_key=" ".join(groups_of(key.raw)))
    assert recovered in (Key(key.raw), Recovered(Key(key.raw)))
    assert hashlib.sha256(data_folder.store.read_bytes()).hexdigest() == before["data/firsthand.db"]


def test_a_keyring_that_lost_the_key_gets_it_back_with_the_recovery_key(data_folder: DataFolder, ring: Path) -> None:
    key = with_keyring(data_folder)
    ring.unlink()
    with keyring_in(ring):
        outcome = found(data_folder)
        assert isinstance(outcome, Closed)
        assert "no longer has it" in str(outcome.sentence)
        assert entries(ring) == {}
        assert found(data_folder, recovery_key=" ".join(groups_of(key.raw))) == Key(key.raw)
        assert list(entries(ring).values()) == [key.raw.hex()]
        assert found(data_folder) == Key(key.raw)


def test_a_keyring_that_is_gone_or_another_is_named(data_folder: DataFolder, ring: Path) -> None:
    with_keyring(data_folder)
    with no_keyring():
        gone = found(data_folder)
    with keyring_in(ring, kinds=("OtherKeyring",)):
        changed = found(data_folder)
    assert isinstance(gone, Closed)
    assert isinstance(changed, Closed)
    assert (
        str(gone.sentence)
        == "The key is kept in tests.keys.keyrings.FileKeyring, which is not running here. Nothing was changed."
    )
    assert "kept in tests.keys.keyrings.FileKeyring, but this system now offers tests.keys.keyrings.OtherKeyring" in str(
        changed.sentence
    )


def test_the_key_of_another_store_in_the_keyring_is_no_wrong_passphrase(data_folder: DataFolder, ring: Path) -> None:
    with_keyring(data_folder)
    ring.write_text(json.dumps({name: random_key().raw.hex() for name in entries(ring)}))
    before = fingerprints(data_folder.folder)
    with keyring_in(ring):
        outcome = found(data_folder)
    assert isinstance(outcome, Wrong)
    assert "The key does not belong to" in str(outcome.sentence)
    assert fingerprints(data_folder.folder) == before


def test_a_wrong_passphrase_is_said_to_be_wrong(data_folder: DataFolder) -> None:
    with_passphrase(data_folder)
    before = fingerprints(data_folder.folder)
    outcome = found(data_folder, "fjord lantern gravel cello")
    assert said(outcome) == (Wrong, "That passphrase does not open firsthand.db. Nothing was changed.")
    assert fingerprints(data_folder.folder) == before


def test_a_recovery_key_with_a_typing_error_or_of_another_store_says_so(data_folder: DataFolder, ring: Path) -> None:
    key = with_keyring(data_folder)
    before = fingerprints(data_folder.folder.parent)
    groups = list(groups_of(key.raw))
    groups[2] = ("7" if groups[2][0] != "7" else "8") + groups[2][1:]
    with keyring_in(ring):
        typo = found(data_folder, recovery_key=" ".join(groups))
        other = found(data_folder, recovery_key=" ".join(groups_of(random_key().raw)))
    assert isinstance(typo, Wrong)
    assert "Group 3" in str(typo.sentence)
    assert said(other) == (
        Wrong,
        "That is the recovery key of another store, or one from before a change of key. Nothing was changed.",
    )
    assert fingerprints(data_folder.folder.parent) == before
    with pytest.raises(BadRecoveryKey):
        find_key(data_folder, recovery_key="no key")


@pytest.mark.parametrize("at", [0, 5, 15, 16, 100, 4000])
@pytest.mark.parametrize("way", ["keyring", "passphrase", "recovery key"])
def test_a_damaged_beginning_is_distinguished_from_a_wrong_key(data_folder: DataFolder, ring: Path, way: str, at: int) -> None:
    key = with_passphrase(data_folder) if way == "passphrase" else with_keyring(data_folder)
    data = bytearray(data_folder.store.read_bytes())
    data[at] ^= 0xFF
    data_folder.store.write_bytes(bytes(data))
    before = fingerprints(data_folder.folder)
    with keyring_in(ring):
        passphrase = PASSPHRASE if way == "passphrase" else None
        recovery_key = " ".join(groups_of(key.raw)) if way == "recovery key" else None
        outcome = found(data_folder, passphrase, recovery_key)
    kind, sentence = said(outcome)
    assert kind in (Wrong, Message)
    assert "The key is the right one" in sentence
    assert "damaged" in sentence
    assert fingerprints(data_folder.folder) == before


def test_another_store_put_in_its_place_is_recognised(data_folder: DataFolder, ring: Path, tmp_path: Path) -> None:
    with_keyring(data_folder)
    create_store(tmp_path / "other.db", random_key()).close()
    data_folder.store.write_bytes((tmp_path / "other.db").read_bytes())
    with keyring_in(ring):
        outcome = found(data_folder)
    assert isinstance(outcome, Message)
    assert "another store was put in its place" in str(outcome)


def test_a_copy_of_the_store_with_a_salt_of_its_own_opens_in_its_place(
    data_folder: DataFolder, ring: Path, tmp_path: Path
) -> None:
    key = with_keyring(data_folder)
    create_store(tmp_path / "copy.db", Key(key.raw)).close()
    assert salt_of(tmp_path / "copy.db") != salt_of(data_folder.store)
    (tmp_path / "copy.db").replace(data_folder.store)
    with keyring_in(ring):
        assert found(data_folder) == Key(key.raw)
        open_or_create(data_folder, Key(key.raw)).close()
        assert found(data_folder) == Key(key.raw)
    assert read_record(data_folder).now == KeyRecord(
        key.salt.hex(), "tests.keys.keyrings.FileKeyring", salt_of(data_folder.store).hex(), key_check(key)
    )


@pytest.mark.parametrize("content", [None, "", "{", "[]", "null", '{"backend": "x"}', '{"entry": 5, "next": 7}', "\x00"])
def test_a_lost_or_damaged_record_costs_nothing(data_folder: DataFolder, ring: Path, content: str | None) -> None:
    key = with_keyring(data_folder)
    data_folder.unlocking.unlink()
    if content is not None:
        data_folder.unlocking.write_text(content)
    with keyring_in(ring):
        assert found(data_folder) == Key(key.raw)
        open_or_create(data_folder, Key(key.raw)).close()
    assert read_record(data_folder).now == KeyRecord(
        key.salt.hex(), "tests.keys.keyrings.FileKeyring", key.salt.hex(), key_check(key)
    )


def test_a_store_with_a_passphrase_and_without_a_record_asks_for_it_and_is_recorded_then(
    data_folder: DataFolder, ring: Path
) -> None:
    key = with_passphrase(data_folder)
    data_folder.unlocking.unlink()
    for mood in ("", "locked", "fails"):
        with keyring_in(ring, mood):
            assert found(data_folder) == Needed(new=False)
            assert found(data_folder, PASSPHRASE) == key
    open_or_create(data_folder, key).close()
    assert read_record(data_folder).now == KeyRecord(salt=key.salt.hex(), check=key_check(key))


def test_on_a_new_machine_a_copy_and_the_recovery_key_are_enough(data_folder: DataFolder, tmp_path: Path) -> None:
    for n, key in enumerate((with_keyring(data_folder), with_passphrase(DataFolder(tmp_path / "data2")))):
        machine = DataFolder(tmp_path / f"machine {n}")
        machine.folder.mkdir()
        source = data_folder.store if n == 0 else tmp_path / "data2" / "firsthand.db"
        machine.store.write_bytes(source.read_bytes())
        with keyring_in(tmp_path / f"new ring {n}"):
            assert found(machine) == Needed(new=False)
            assert found(machine, recovery_key=" ".join(groups_of(key.raw)).lower()) == Key(key.raw)
            assert found(machine) == Key(key.raw)


def test_where_a_passphrase_was_forgotten_a_new_one_is_chosen(data_folder: DataFolder, ring: Path) -> None:
    key = with_passphrase(data_folder)
    with keyring_in(ring):
        assert found(data_folder, recovery_key=" ".join(groups_of(key.raw))) == Recovered(Key(key.raw))
    assert entries(ring) == {}
    assert not keep_again(data_folder, key)


def test_a_recovery_key_needs_a_store_to_open(data_folder: DataFolder) -> None:
    with pytest.raises(Refused, match="There is no store"):
        find_key(data_folder, recovery_key=" ".join(groups_of(bytes(32))))
    assert not data_folder.folder.exists()


def test_a_store_that_cannot_be_reached_says_which(data_folder: DataFolder) -> None:
    data_folder.folder.mkdir()
    write_record(data_folder, KeyRecords(KeyRecord()))
    data_folder.store.symlink_to(data_folder.folder / "gone" / "firsthand.db")
    with pytest.raises(StoreUnreachable, match=r"firsthand\.db could not be reached"):
        find_key(data_folder, PASSPHRASE)


@pytest.mark.parametrize("wrong", [NotAStore, WrongKey])
def test_opening_for_writing_says_the_same(data_folder: DataFolder, wrong: type[StoreError]) -> None:
    key = with_passphrase(data_folder)
    if wrong is NotAStore:
        data = bytearray(data_folder.store.read_bytes())
        data[200] ^= 1
        data_folder.store.write_bytes(data)
        with pytest.raises(NotAStore, match="The key is the right one"):
            open_or_create(data_folder, key)
    else:
        with pytest.raises(WrongKey, match="does not open"):
            open_or_create(data_folder, KEY)
    typed = key_from_passphrase("fjord", salt_of(data_folder.store))
    with pytest.raises(WrongKey):
        open_or_create(data_folder, typed)
