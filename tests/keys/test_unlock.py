"""From a folder to an open store, whatever has become of the key: the right sentence, nothing changed, no key made."""

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
from db.service.opening import create_store
from desktop.core.paths import DataFolder
from desktop.keys.key_record import KeyRecord, KeyRecords, read_record, write_record
from desktop.keys.key_search import Closed, KeySearch, Needed, Outcome, Recovered, Wrong
from desktop.keys.unlock import clear_stillborn, find_key, keep_again, open_or_create
from tests.conftest import KEY
from tests.keys.keyrings import entries, keyring_in, no_keyring

PASSPHRASE = "fjord lantern gravel oboe"


def fingerprints(folder: Path) -> dict[str, str]:
    return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest() for f in folder.rglob("*") if f.is_file()}


@pytest.fixture
def ring(tmp_path: Path) -> Path:
    return tmp_path / "ring"


@pytest.fixture
def place(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def with_keyring(place: DataFolder, ring: Path) -> Key:
    """A store whose key is in a keyring."""
    with keyring_in(ring):
        key = find_key(place)
        open_or_create(place, key).close()
    return key


def with_passphrase(place: DataFolder) -> Key:
    """A store that a passphrase opens."""
    with no_keyring():
        key = find_key(place, PASSPHRASE)
        open_or_create(place, key).close()
    return key


def found(place: DataFolder, passphrase: str | None = None, recovery_key: str | None = None) -> Outcome:
    """What the search at the start of the program finds."""
    outcomes: list[Outcome] = []
    search = KeySearch(
        place,
        (lambda: passphrase) if passphrase is not None else None,
        (lambda: recovery_key) if recovery_key is not None else None,
    )
    search.listen(outcomes.append)
    search.run()
    assert len(outcomes) == 1
    return outcomes[0]


def test_the_first_store_gets_a_key_that_is_in_the_keyring_before_it_is_made(place: DataFolder, ring: Path) -> None:
    with keyring_in(ring):
        key = find_key(place)
        assert list(entries(ring).values()) == [key.raw.hex()]
        assert not place.store.exists()
        open_or_create(place, key).close()
        assert found(place) == Key(key.raw)
    salt = salt_of(place.store).hex()
    assert read_record(place) == KeyRecords(KeyRecord(salt, "tests.keys.keyrings.FileKeyring", salt, key_check(key)))


def test_a_keyring_that_fails_at_the_first_start_leads_to_a_passphrase_and_leaves_nothing(place: DataFolder, ring: Path) -> None:
    for mood in ("locked", "fails", "refuses", "forgets", "memory"):
        with keyring_in(ring, mood):
            outcome = found(place)
            assert isinstance(outcome, Needed), mood
            assert outcome.new
            assert outcome.why.endswith(".")
    assert not place.folder.exists()
    assert entries(ring) == {}


def test_without_a_keyring_a_passphrase_is_asked_for_and_no_key_is_made(place: DataFolder) -> None:
    with no_keyring():
        assert found(place) == Needed(new=True)
        assert not place.folder.exists()
        key = with_passphrase(place)
        assert found(place) == Needed(new=False)
        assert found(place, PASSPHRASE) == key
        assert found(place, unicode_twin(PASSPHRASE)) == key


def unicode_twin(text: str) -> str:
    """The same letters, composed otherwise where they can be."""
    import unicodedata

    return unicodedata.normalize("NFD", text)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_what_is_recorded_beside_the_store_is_its_owners_alone_and_holds_no_key(place: DataFolder, ring: Path) -> None:
    key = with_keyring(place, ring)
    assert stat.S_IMODE(place.unlocking.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.folder.stat().st_mode) == 0o700
    for file in place.folder.iterdir():
        assert key.raw.hex().encode() not in file.read_bytes()
        assert key.raw not in file.read_bytes()


def test_the_record_is_the_same_after_a_store_was_opened_again(place: DataFolder, ring: Path) -> None:
    key = with_keyring(place, ring)
    before = place.unlocking.read_bytes()
    open_or_create(place, Key(key.raw)).close()
    assert place.unlocking.read_bytes() == before


def test_a_start_cut_short_after_the_key_was_kept_goes_on_with_that_key(place: DataFolder, ring: Path) -> None:
    with keyring_in(ring):
        key = find_key(place)
        again = find_key(place)
        assert again == key
        assert len(entries(ring)) == 1
        open_or_create(place, again).close()
        assert isinstance(found(place), Key)


def test_an_empty_file_of_a_first_start_cut_short_is_no_obstacle_but_any_other_is_left_alone(
    place: DataFolder, ring: Path
) -> None:
    with keyring_in(ring):
        find_key(place)
        place.store.touch()
        clear_stillborn(place)
        assert not place.store.exists()
        open_or_create(place, find_key(place)).close()
    place.store.write_bytes(b"")
    clear_stillborn(place)
    assert place.store.exists()


@pytest.mark.parametrize("rest", ["", "-wal"])
def test_a_store_that_has_gone_is_not_made_anew(place: DataFolder, ring: Path, rest: str) -> None:
    with_keyring(place, ring)
    place.store.unlink()
    if rest:
        place.unlocking.unlink()
        Path(f"{place.store}{rest}").write_bytes(b"left")
    with keyring_in(ring):
        outcome = found(place)
        assert isinstance(outcome, str)
        assert "firsthand.db is missing" in outcome
        with pytest.raises(Refused, match="is missing"):
            find_key(place, PASSPHRASE)
    assert not place.store.exists()
    assert len(entries(ring)) == 1


@pytest.mark.parametrize("kind", ["folder", "dangling link", "empty", "cut short", "plain", "unreadable"])
def test_whatever_lies_in_the_place_of_the_store_no_key_is_made_and_nothing_changed(
    place: DataFolder, ring: Path, kind: str
) -> None:
    place.folder.mkdir()
    content = {"empty": b"", "cut short": b"12345", "plain": b"SQLite format 3\0" + bytes(4080), "unreadable": bytes(8192)}
    if kind == "folder":
        place.store.mkdir()
    elif kind == "dangling link":
        place.store.symlink_to("/nowhere/at/all")
    else:
        place.store.write_bytes(content[kind])
    if kind == "unreadable":
        place.store.chmod(0)
    before = fingerprints(place.folder) if os.geteuid() == 0 or kind != "unreadable" else {}
    with keyring_in(ring):
        for passphrase in (None, PASSPHRASE):
            assert not isinstance(found(place, passphrase), Key)
            with pytest.raises(StoreError):
                open_or_create(place, find_key(place, passphrase))
    assert os.path.lexists(place.store)
    if before:
        assert fingerprints(place.folder) == before
    assert not place.unlocking.exists()
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
    place: DataFolder, ring: Path, mood: str
) -> None:
    key = with_keyring(place, ring)
    before = fingerprints(place.folder.parent)
    with keyring_in(ring, mood, seconds=0.2):
        outcome = found(place)
        assert isinstance(outcome, Closed)
        assert MOODS[mood] in outcome.sentence
        assert fingerprints(place.folder.parent) == before
        recovered = found(place, recovery_key=" ".join(groups_of(key.raw)))
    assert recovered in (Key(key.raw), Recovered(Key(key.raw)))
    assert hashlib.sha256(place.store.read_bytes()).hexdigest() == before["data/firsthand.db"]


def test_a_keyring_that_lost_the_key_gets_it_back_with_the_recovery_key(place: DataFolder, ring: Path) -> None:
    key = with_keyring(place, ring)
    ring.unlink()
    with keyring_in(ring):
        outcome = found(place)
        assert isinstance(outcome, Closed)
        assert "no longer has it" in outcome.sentence
        assert entries(ring) == {}
        assert found(place, recovery_key=" ".join(groups_of(key.raw))) == Key(key.raw)
        assert list(entries(ring).values()) == [key.raw.hex()]
        assert found(place) == Key(key.raw)


def test_a_keyring_that_is_gone_or_another_is_named(place: DataFolder, ring: Path) -> None:
    with_keyring(place, ring)
    with no_keyring():
        gone = found(place)
    with keyring_in(ring, kinds=("OtherKeyring",)):
        changed = found(place)
    assert isinstance(gone, Closed)
    assert isinstance(changed, Closed)
    assert gone.sentence == "The key is kept in tests.keys.keyrings.FileKeyring, which is not running here. Nothing was changed."
    assert (
        "kept in tests.keys.keyrings.FileKeyring, but this system now offers tests.keys.keyrings.OtherKeyring" in changed.sentence
    )


def test_the_key_of_another_store_in_the_keyring_is_no_wrong_passphrase(place: DataFolder, ring: Path) -> None:
    with_keyring(place, ring)
    ring.write_text(json.dumps({name: random_key().raw.hex() for name in entries(ring)}))
    before = fingerprints(place.folder)
    with keyring_in(ring):
        outcome = found(place)
    assert isinstance(outcome, Wrong)
    assert "The key does not belong to" in outcome.sentence
    assert fingerprints(place.folder) == before


def test_a_wrong_passphrase_is_said_to_be_wrong(place: DataFolder) -> None:
    with_passphrase(place)
    before = fingerprints(place.folder)
    outcome = found(place, "fjord lantern gravel cello")
    assert outcome == Wrong("That passphrase does not open firsthand.db. Nothing was changed.")
    assert fingerprints(place.folder) == before


def test_a_recovery_key_with_a_typing_error_or_of_another_store_says_so(place: DataFolder, ring: Path) -> None:
    key = with_keyring(place, ring)
    before = fingerprints(place.folder.parent)
    groups = list(groups_of(key.raw))
    groups[2] = ("7" if groups[2][0] != "7" else "8") + groups[2][1:]
    with keyring_in(ring):
        typo = found(place, recovery_key=" ".join(groups))
        other = found(place, recovery_key=" ".join(groups_of(random_key().raw)))
    assert isinstance(typo, Wrong)
    assert "Group 3" in typo.sentence
    assert other == Wrong("That is the recovery key of another store, or one from before a change of key. Nothing was changed.")
    assert fingerprints(place.folder.parent) == before
    with pytest.raises(BadRecoveryKey):
        find_key(place, recovery_key="no key")


@pytest.mark.parametrize("at", [0, 5, 15, 16, 100, 4000])
@pytest.mark.parametrize("way", ["keyring", "passphrase", "recovery key"])
def test_a_damaged_beginning_is_told_apart_from_a_wrong_key(place: DataFolder, ring: Path, way: str, at: int) -> None:
    key = with_passphrase(place) if way == "passphrase" else with_keyring(place, ring)
    data = bytearray(place.store.read_bytes())
    data[at] ^= 0xFF
    place.store.write_bytes(bytes(data))
    before = fingerprints(place.folder)
    with keyring_in(ring):
        passphrase = PASSPHRASE if way == "passphrase" else None
        recovery_key = " ".join(groups_of(key.raw)) if way == "recovery key" else None
        outcome = found(place, passphrase, recovery_key)
    sentence = outcome.sentence if isinstance(outcome, Wrong) else outcome
    assert isinstance(sentence, str)
    assert "The key is the right one" in sentence
    assert "damaged" in sentence
    assert fingerprints(place.folder) == before


def test_another_store_put_in_its_place_is_recognised(place: DataFolder, ring: Path, tmp_path: Path) -> None:
    with_keyring(place, ring)
    create_store(tmp_path / "other.db", random_key()).close()
    place.store.write_bytes((tmp_path / "other.db").read_bytes())
    with keyring_in(ring):
        outcome = found(place)
    assert isinstance(outcome, str)
    assert "another store was put in its place" in outcome


def test_a_copy_of_the_store_with_a_salt_of_its_own_opens_in_its_place(place: DataFolder, ring: Path, tmp_path: Path) -> None:
    key = with_keyring(place, ring)
    create_store(tmp_path / "copy.db", Key(key.raw)).close()
    assert salt_of(tmp_path / "copy.db") != salt_of(place.store)
    (tmp_path / "copy.db").replace(place.store)
    with keyring_in(ring):
        assert found(place) == Key(key.raw)
        open_or_create(place, Key(key.raw)).close()
        assert found(place) == Key(key.raw)
    assert read_record(place).now == KeyRecord(
        key.salt.hex(), "tests.keys.keyrings.FileKeyring", salt_of(place.store).hex(), key_check(key)
    )


@pytest.mark.parametrize("content", [None, "", "{", "[]", "null", '{"backend": "x"}', '{"entry": 5, "next": 7}', "\x00"])
def test_a_lost_or_damaged_record_costs_nothing(place: DataFolder, ring: Path, content: str | None) -> None:
    key = with_keyring(place, ring)
    place.unlocking.unlink()
    if content is not None:
        place.unlocking.write_text(content)
    with keyring_in(ring):
        assert found(place) == Key(key.raw)
        open_or_create(place, Key(key.raw)).close()
    assert read_record(place).now == KeyRecord(key.salt.hex(), "tests.keys.keyrings.FileKeyring", key.salt.hex(), key_check(key))


def test_a_store_with_a_passphrase_and_without_a_record_asks_for_it_and_is_recorded_then(place: DataFolder, ring: Path) -> None:
    key = with_passphrase(place)
    place.unlocking.unlink()
    for mood in ("", "locked", "fails"):
        with keyring_in(ring, mood):
            assert found(place) == Needed(new=False)
            assert found(place, PASSPHRASE) == key
    open_or_create(place, key).close()
    assert read_record(place).now == KeyRecord(salt=key.salt.hex(), check=key_check(key))


def test_on_a_new_machine_a_copy_and_the_recovery_key_are_enough(place: DataFolder, tmp_path: Path) -> None:
    for n, key in enumerate((with_keyring(place, tmp_path / "old ring"), with_passphrase(DataFolder(tmp_path / "data2")))):
        machine = DataFolder(tmp_path / f"machine {n}")
        machine.folder.mkdir()
        source = place.store if n == 0 else tmp_path / "data2" / "firsthand.db"
        machine.store.write_bytes(source.read_bytes())
        with keyring_in(tmp_path / f"new ring {n}"):
            assert found(machine) == Needed(new=False)
            assert found(machine, recovery_key=" ".join(groups_of(key.raw)).lower()) == Key(key.raw)
            assert found(machine) == Key(key.raw)


def test_where_a_passphrase_was_forgotten_a_new_one_is_chosen(place: DataFolder, ring: Path) -> None:
    key = with_passphrase(place)
    with keyring_in(ring):
        assert found(place, recovery_key=" ".join(groups_of(key.raw))) == Recovered(Key(key.raw))
    assert entries(ring) == {}
    assert not keep_again(place, key)


def test_a_recovery_key_needs_a_store_to_open(place: DataFolder) -> None:
    with pytest.raises(Refused, match="There is no store"):
        find_key(place, recovery_key=" ".join(groups_of(bytes(32))))
    assert not place.folder.exists()


def test_a_store_that_cannot_be_reached_says_which(place: DataFolder) -> None:
    place.folder.mkdir()
    write_record(place, KeyRecords(KeyRecord()))
    place.store.symlink_to(place.folder / "gone" / "firsthand.db")
    with pytest.raises(StoreUnreachable, match=r"firsthand\.db could not be reached"):
        find_key(place, PASSPHRASE)


@pytest.mark.parametrize("wrong", [NotAStore, WrongKey])
def test_opening_for_writing_says_the_same(place: DataFolder, wrong: type[StoreError]) -> None:
    key = with_passphrase(place)
    if wrong is NotAStore:
        data = bytearray(place.store.read_bytes())
        data[200] ^= 1
        place.store.write_bytes(data)
        with pytest.raises(NotAStore, match="The key is the right one"):
            open_or_create(place, key)
    else:
        with pytest.raises(WrongKey, match="does not open"):
            open_or_create(place, KEY)
    typed = key_from_passphrase("fjord", salt_of(place.store))
    with pytest.raises(WrongKey):
        open_or_create(place, typed)
