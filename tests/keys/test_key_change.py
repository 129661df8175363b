"""Another passphrase, another key, or from one to the other: the store opens with exactly one of them, and nothing is lost."""

import os
import shutil
import threading
from pathlib import Path

import pytest

from db.backup import backups
from db.backup.names import BackupReason
from db.backup.rekeying import rekey
from db.diagnosis.health_check import findings
from db.engine.keys import Key, key_check, key_from_passphrase, random_key, random_key_and_salt, salt_of
from db.engine.recovery_key import groups_of
from db.model.errors import StoreBusy, StoreError, WrongKey
from db.repositories import visits
from db.service.opening import open_for_reading, open_store
from db.tables.search_index import find
from desktop.core.paths import DataFolder
from desktop.keys import key_change
from desktop.keys.key_change import change_key, settle
from desktop.keys.key_record import KeyRecord, KeyRecords, read_record, write_record
from desktop.keys.key_search import KeySearch, Outcome, Wrong
from desktop.keys.keyring_proof import put_key
from desktop.keys.system_keyring import KeyOutOfReach
from desktop.keys.unlock import find_key, open_or_create
from tests.factories import a_whole_visit
from tests.keys.keyrings import entries, keyring_in, no_keyring

OLD, NEW = "fjord lantern gravel oboe", "harbour thistle violet drum"


@pytest.fixture
def ring(tmp_path: Path) -> Path:
    return tmp_path / "ring"


@pytest.fixture
def place(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def made(place: DataFolder, passphrase: str | None) -> Key:
    """A store with a visit in it, its key in the keyring or from a passphrase."""
    key = find_key(place, passphrase)
    store = open_or_create(place, key)
    visits.add(store, a_whole_visit())
    store.close()
    return Key(key.raw)


def opens(place: DataFolder, passphrase: str | None) -> None:
    """Finds the key as the program does, and that everything is there."""
    store = open_store(place.store, find_key(place, passphrase))
    assert all(finding.good for finding in findings(store))
    assert find(store.connection, "drove")
    store.close()


def typed(place: DataFolder, passphrase: str) -> Outcome:
    """What comes of typing a passphrase."""
    outcomes: list[Outcome] = []
    search = KeySearch(place, lambda: passphrase)
    search.listen(outcomes.append)
    search.run()
    return outcomes[0]


@pytest.mark.parametrize("before", [None, OLD])
@pytest.mark.parametrize("after", [None, NEW])
def test_from_every_way_to_every_other(place: DataFolder, ring: Path, before: str | None, after: str | None) -> None:
    with keyring_in(ring):
        key = made(place, before)
        changed = change_key(place, key, after)
        assert changed.left == ()
        opens(place, after)
        with pytest.raises(WrongKey):
            open_for_reading(place.store, key)
        open_for_reading(place.store, find_key(place, recovery_key=" ".join(groups_of(changed.key.raw)))).close()
        assert list(entries(ring).values()) == ([changed.key.raw.hex()] if after is None else [])
        salt = salt_of(place.store).hex()
        entry = (salt, "tests.keys.keyrings.FileKeyring") if after is None else ("", "")
        assert read_record(place) == KeyRecords(KeyRecord(*entry, salt, key_check(changed.key)))
        assert sorted(path.name for path in place.folder.iterdir()) == ["firsthand.count", "firsthand.db", "unlocking.json"]
        if after:
            assert salt_of(place.store) == changed.key.salt
            assert changed.key == key_from_passphrase(after, changed.key.salt)


@pytest.mark.parametrize("mood", ["locked", "fails", "refuses", "forgets", "memory", "truncates"])
def test_a_keyring_that_does_not_keep_the_new_key_leaves_everything_as_it_was(place: DataFolder, ring: Path, mood: str) -> None:
    with no_keyring():
        key = made(place, OLD)
    before = place.store.read_bytes(), place.unlocking.read_bytes()
    with keyring_in(ring, mood), pytest.raises(KeyOutOfReach):
        change_key(place, key)
    assert (place.store.read_bytes(), place.unlocking.read_bytes()) == before
    assert entries(ring) == {}
    opens(place, OLD)


def test_without_a_keyring_there_is_no_going_to_one(place: DataFolder) -> None:
    with no_keyring():
        key = made(place, OLD)
        with pytest.raises(KeyOutOfReach, match="no system keyring here"):
            change_key(place, key)
        opens(place, OLD)


def test_a_store_that_somebody_has_open_keeps_its_key(place: DataFolder, ring: Path) -> None:
    with keyring_in(ring):
        key = made(place, None)
        reader = open_for_reading(place.store, key)
        with pytest.raises(StoreBusy):
            change_key(place, key)
        reader.close()
        assert list(entries(ring).values()) == [key.raw.hex()]
        assert read_record(place).next is None
        opens(place, None)


def test_backups_change_along_and_those_that_cannot_keep_the_key_before(place: DataFolder, ring: Path) -> None:
    with keyring_in(ring):
        key = made(place, None)
        place.backups.mkdir()
        good, bad = place.backups / "good.db", place.backups / "bad.db"
        shutil.copy(place.store, good)
        bad.write_bytes(place.store.read_bytes()[:-4096])
        torn = bad.read_bytes()
        changed = change_key(place, key, NEW, [good, bad])
        assert changed.left == (bad,)
        open_store(good, key_from_passphrase(NEW, salt_of(good))).close()
        assert bad.read_bytes() == torn
        # What is left behind still needs the old key: the keyring keeps it, and knows it by the salt of that file.
        assert list(entries(ring).values()) == [key.raw.hex()]


@pytest.mark.parametrize("after", [None, NEW])
def test_backups_that_a_kill_left_behind_are_brought_along_while_the_old_key_is_still_kept(
    place: DataFolder, ring: Path, after: str | None
) -> None:
    with keyring_in(ring):
        key = made(place, None)
        place.backups.mkdir()
        shutil.copy(place.store, place.backups / "left.db")
        new, keeping, backend = key_change._new(after)
        write_record(place, KeyRecords(read_record(place).now, keeping))
        if backend:
            put_key(backend, keeping.entry, new)
        rekey(place.store, key, new)
        key = find_key(place, after)
        settle(place, key, key_change.copies_of(place, key))
        copy = place.backups / "left.db"
        reading = open_store(copy, key_from_passphrase(NEW, salt_of(copy)) if after else Key(new.raw))
        assert find(reading.connection, "drove")
        reading.close()
        assert list(entries(ring).values()) == ([] if after else [new.raw.hex()])


@pytest.mark.parametrize("passphrase", [None, OLD])
@pytest.mark.parametrize("stage", ["recorded", "kept", "half", "replaced"])
def test_a_change_cut_short_is_taken_back_or_finished(place: DataFolder, ring: Path, passphrase: str | None, stage: str) -> None:
    """Each state in which a kill leaves the folder, made by hand."""
    with keyring_in(ring):
        key = made(place, passphrase)
        now = read_record(place).now
        new, keeping, backend = key_change._new(None)
        write_record(place, KeyRecords(now, keeping))
        assert backend
        if stage != "recorded":
            put_key(backend, keeping.entry, new)
        if stage == "half":
            place.store.with_name("firsthand.db.rekeyed").write_bytes(b"half a file")
        if stage == "replaced":
            rekey(place.store, key, new)
        finished = stage == "replaced"
        opens(place, None if finished else passphrase)
        settle(place, new if finished else key)
        opens(place, None if finished else passphrase)
        assert read_record(place) == KeyRecords(keeping if finished else now)
        kept = [new.raw.hex()] if finished else [key.raw.hex()] if passphrase is None else []
        assert list(entries(ring).values()) == kept
        assert not list(place.folder.glob("*rekeyed*"))


def test_after_a_change_of_passphrase_cut_short_the_one_that_counts_is_named(place: DataFolder) -> None:
    with no_keyring():
        key = made(place, OLD)
        now = read_record(place).now
        new, keeping, _ = key_change._new(NEW)
        write_record(place, KeyRecords(now, keeping))
        assert typed(place, NEW) == Wrong("A change of passphrase was cut short; the old one is in force. Nothing was changed.")
        rekey(place.store, key, new)
        assert typed(place, OLD) == Wrong("A change of passphrase was cut short; the new one is in force. Nothing was changed.")
        assert typed(place, NEW) == new
        settle(place, new)
        assert typed(place, OLD) == Wrong("That passphrase does not open firsthand.db. Nothing was changed.")


def test_settling_where_nothing_is_to_be_settled_changes_nothing(place: DataFolder, ring: Path) -> None:
    settle(place, random_key())
    assert not place.folder.exists()
    with keyring_in(ring):
        key = made(place, None)
        before = place.unlocking.read_bytes()
        settle(place, key)
        assert place.unlocking.read_bytes() == before
        write_record(
            place, KeyRecords(read_record(place).now, KeyRecord("x", "tests.keys.keyrings.FileKeyring", "00" * 16, "00"))
        )
        other = random_key_and_salt()
        shutil.copy(place.store, place.folder / "copy.db")
        rekey(place.folder / "copy.db", find_key(place), other)
        os.replace(place.folder / "copy.db", place.store)
        before = place.unlocking.read_bytes()
        settle(place, other)
        # A file that is neither: nobody can tell which key may go.
        assert place.unlocking.read_bytes() == before
        assert len(entries(ring)) == 1


def test_settling_waits_for_a_change_under_way(place: DataFolder, ring: Path) -> None:
    """As when somebody tries again at once while the program still looks after what came before."""
    with keyring_in(ring):
        key = made(place, None)
        stop = threading.Event()

        def settle_all_the_time() -> None:
            while not stop.is_set():
                settle(place, key)

        settling = threading.Thread(target=settle_all_the_time)
        settling.start()
        try:
            for passphrase in (NEW, None, OLD):
                key = change_key(place, key, passphrase).key
        finally:
            stop.set()
            settling.join()
        opens(place, OLD)
        assert entries(ring) == {}


def test_a_wrong_key_changes_nothing(place: DataFolder, ring: Path) -> None:
    with keyring_in(ring):
        made(place, None)
        before = place.store.read_bytes(), place.unlocking.read_bytes()
        with pytest.raises(StoreError, match="does not belong"):
            change_key(place, random_key(), NEW)
        assert (place.store.read_bytes(), place.unlocking.read_bytes()) == before
        opens(place, None)


def test_backups_in_the_second_folder_get_the_new_key_too(place: DataFolder, ring: Path, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    with keyring_in(ring):
        key = made(place, OLD)
        store = open_store(place.store, key)
        backups.choose_folder(store, second)
        backups.back_up(store, BackupReason.ASKED)
        store.close()
        copies = key_change.copies_of(place, key)
        assert {path.parent for path in copies} == {place.backups, second}
        changed = change_key(place, key, NEW, copies)
        assert changed.left == ()
        for path in copies:
            open_for_reading(path, changed.key).close()
            with pytest.raises(WrongKey):
                open_for_reading(path, key)
