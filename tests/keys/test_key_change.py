"""Tests a change of the key: the store opens with exactly one key at any moment, and nothing is lost."""

import os
import shutil
import threading
from pathlib import Path

import pytest

from db.backup import backups, former_keys
from db.backup.names import BackupReason
from db.backup.rekeying import opens, rekey
from db.diagnosis.health_check import findings
from db.engine.keys import Key, key_check, key_from_passphrase, random_key, random_key_and_salt, salt_of
from db.engine.recovery_key import groups_of
from db.model.errors import StoreBusy, StoreError, WrongKey
from db.repositories import incoming
from db.service.maintenance import Upkeep
from db.service.opening import open_for_reading, open_store
from db.tables.search_index import find
from desktop.core.paths import DataFolder
from desktop.keys import key_change
from desktop.keys.key_change import change_key, copies_of, settle
from desktop.keys.key_record import KeyRecord, KeyRecords, read_record, write_record
from desktop.keys.key_search import KeySearch, Outcome, Wrong
from desktop.keys.keyring_proof import put_key
from desktop.keys.system_keyring import KeyOutOfReach
from desktop.keys.unlock import find_key, open_or_create
from tests.factories import a_whole_visit
from tests.keys.keyrings import entries, keyring_in, no_keyring, said
from tests.prepared import prepared

OLD, NEW = "fjord lantern gravel oboe", "harbour thistle violet drum"


@pytest.fixture
def ring(tmp_path: Path) -> Path:
    return tmp_path / "ring"


@pytest.fixture
def data_folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def made(data_folder: DataFolder, passphrase: str | None) -> Key:
    """Returns a store with a visit in it, its key in the keyring beside its folder, or from the passphrase OLD."""
    assert passphrase in (None, OLD)
    return prepared(kept_by_passphrase if passphrase else kept_by_keyring, data_folder.folder.parent)


def kept_by_passphrase(folder: Path) -> Key:
    with no_keyring():
        return with_a_visit(DataFolder(folder / "data"), OLD)


def kept_by_keyring(folder: Path) -> Key:
    with keyring_in(folder / "ring"):
        return with_a_visit(DataFolder(folder / "data"), None)


def with_a_visit(data_folder: DataFolder, passphrase: str | None) -> Key:
    key = find_key(data_folder, passphrase)
    store = open_or_create(data_folder, key)
    incoming.add(store, a_whole_visit())
    store.close()
    return Key(key.raw)


def stands_open(data_folder: DataFolder, passphrase: str | None) -> None:
    """Finds the key as the program does, and that everything is there."""
    store = open_store(data_folder.store, find_key(data_folder, passphrase))
    assert all(finding.good for finding in findings(store))
    assert find(store.connection, "drove")
    store.close()


def typed(data_folder: DataFolder, passphrase: str) -> Outcome:
    """Returns what comes of typing a passphrase."""
    outcomes: list[Outcome] = []
    search = KeySearch(data_folder, lambda: passphrase)
    search.listen(outcomes.append)
    search.run()
    return outcomes[0]


@pytest.mark.parametrize("before", [None, OLD])
@pytest.mark.parametrize("after", [None, NEW])
def test_from_every_way_to_every_other(data_folder: DataFolder, ring: Path, before: str | None, after: str | None) -> None:
    with keyring_in(ring):
        key = made(data_folder, before)
        changed = change_key(data_folder, key, after)
        assert changed.left == ()
        stands_open(data_folder, after)
        with pytest.raises(WrongKey):
            open_for_reading(data_folder.store, key)
        open_for_reading(data_folder.store, find_key(data_folder, recovery_key=" ".join(groups_of(changed.key.raw)))).close()
        assert list(entries(ring).values()) == ([changed.key.raw.hex()] if after is None else [])
        salt = salt_of(data_folder.store).hex()
        entry = (salt, "tests.keys.keyrings.FileKeyring") if after is None else ("", "")
        assert read_record(data_folder) == KeyRecords(KeyRecord(*entry, salt, key_check(changed.key)))
        assert sorted(path.name for path in data_folder.folder.iterdir()) == ["firsthand.count", "firsthand.db", "unlocking.json"]
        if after:
            assert salt_of(data_folder.store) == changed.key.salt
            assert changed.key == key_from_passphrase(after, changed.key.salt)


@pytest.mark.parametrize("mood", ["locked", "fails", "refuses", "forgets", "memory", "truncates"])
def test_a_keyring_that_does_not_keep_the_new_key_leaves_everything_as_it_was(
    data_folder: DataFolder, ring: Path, mood: str
) -> None:
    with no_keyring():
        key = made(data_folder, OLD)
    before = data_folder.store.read_bytes(), data_folder.unlocking.read_bytes()
    with keyring_in(ring, mood), pytest.raises(KeyOutOfReach):
        change_key(data_folder, key)
    assert (data_folder.store.read_bytes(), data_folder.unlocking.read_bytes()) == before
    assert entries(ring) == {}
    stands_open(data_folder, OLD)


def test_without_a_keyring_there_is_no_going_to_one(data_folder: DataFolder) -> None:
    with no_keyring():
        key = made(data_folder, OLD)
        with pytest.raises(KeyOutOfReach, match="no system keyring here"):
            change_key(data_folder, key)
        stands_open(data_folder, OLD)


def test_a_store_that_somebody_has_open_keeps_its_key(data_folder: DataFolder, ring: Path) -> None:
    with keyring_in(ring):
        key = made(data_folder, None)
        reader = open_for_reading(data_folder.store, key)
        with pytest.raises(StoreBusy):
            change_key(data_folder, key)
        reader.close()
        assert list(entries(ring).values()) == [key.raw.hex()]
        assert read_record(data_folder).next is None
        stands_open(data_folder, None)


def test_backups_change_along_and_those_that_cannot_keep_the_key_before(data_folder: DataFolder, ring: Path) -> None:
    with keyring_in(ring):
        key = made(data_folder, None)
        data_folder.backups.mkdir()
        good, bad = data_folder.backups / "good.db", data_folder.backups / "bad.db"
        shutil.copy(data_folder.store, good)
        bad.write_bytes(data_folder.store.read_bytes()[:-4096])
        torn = bad.read_bytes()
        changed = change_key(data_folder, key, NEW, [good, bad])
        assert changed.left == (bad,)
        open_store(good, key_from_passphrase(NEW, salt_of(good))).close()
        assert bad.read_bytes() == torn
        # What is left behind still needs the old key: the keyring keeps it, and knows it by the salt of that file.
        assert list(entries(ring).values()) == [key.raw.hex()]


@pytest.mark.parametrize("after", [None, NEW])
def test_backups_that_a_kill_left_behind_are_brought_along_while_the_old_key_is_still_kept(
    data_folder: DataFolder, ring: Path, after: str | None
) -> None:
    with keyring_in(ring):
        key = made(data_folder, None)
        data_folder.backups.mkdir()
        shutil.copy(data_folder.store, data_folder.backups / "left.db")
        new, keeping, backend = key_change._new(after)
        write_record(data_folder, KeyRecords(read_record(data_folder).now, keeping))
        if backend:
            put_key(backend, keeping.entry, new)
        rekey(data_folder.store, key, new)
        key = find_key(data_folder, after)
        settle(data_folder, key, key_change.copies_of(data_folder, key))
        copy = data_folder.backups / "left.db"
        reading = open_store(copy, key_from_passphrase(NEW, salt_of(copy)) if after else Key(new.raw))
        assert find(reading.connection, "drove")
        reading.close()
        assert list(entries(ring).values()) == ([] if after else [new.raw.hex()])


@pytest.mark.parametrize("passphrase", [None, OLD])
@pytest.mark.parametrize("stage", ["recorded", "kept", "half", "replaced"])
def test_a_change_cut_short_is_taken_back_or_finished(
    data_folder: DataFolder, ring: Path, passphrase: str | None, stage: str
) -> None:
    """Each state in which a kill leaves the folder, made by hand."""
    with keyring_in(ring):
        key = made(data_folder, passphrase)
        now = read_record(data_folder).now
        new, keeping, backend = key_change._new(None)
        write_record(data_folder, KeyRecords(now, keeping))
        assert backend
        if stage != "recorded":
            put_key(backend, keeping.entry, new)
        if stage == "half":
            data_folder.store.with_name("firsthand.db.rekeyed").write_bytes(b"half a file")
        if stage == "replaced":
            rekey(data_folder.store, key, new)
        finished = stage == "replaced"
        stands_open(data_folder, None if finished else passphrase)
        settle(data_folder, new if finished else key)
        stands_open(data_folder, None if finished else passphrase)
        assert read_record(data_folder) == KeyRecords(keeping if finished else now)
        kept = [new.raw.hex()] if finished else [key.raw.hex()] if passphrase is None else []
        assert list(entries(ring).values()) == kept
        assert not list(data_folder.folder.glob("*rekeyed*"))


def test_after_a_change_of_passphrase_cut_short_the_one_that_counts_is_named(data_folder: DataFolder) -> None:
    with no_keyring():
        key = made(data_folder, OLD)
        now = read_record(data_folder).now
        new, keeping, _ = key_change._new(NEW)
        write_record(data_folder, KeyRecords(now, keeping))
        assert said(typed(data_folder, NEW)) == (
            Wrong,
            "A change of passphrase was interrupted; the old one is in force. Nothing was changed.",
        )
        rekey(data_folder.store, key, new)
        assert said(typed(data_folder, OLD)) == (
            Wrong,
            "A change of passphrase was interrupted; the new one is in force. Nothing was changed.",
        )
        assert typed(data_folder, NEW) == new
        settle(data_folder, new)
        assert said(typed(data_folder, OLD)) == (Wrong, "That passphrase does not open firsthand.db. Nothing was changed.")


def test_settling_where_nothing_is_to_be_settled_changes_nothing(data_folder: DataFolder, ring: Path) -> None:
    settle(data_folder, random_key())
    assert not data_folder.folder.exists()
    with keyring_in(ring):
        key = made(data_folder, None)
        before = data_folder.unlocking.read_bytes()
        settle(data_folder, key)
        assert data_folder.unlocking.read_bytes() == before
        write_record(
            data_folder,
            KeyRecords(read_record(data_folder).now, KeyRecord("x", "tests.keys.keyrings.FileKeyring", "00" * 16, "00")),
        )
        other = random_key_and_salt()
        shutil.copy(data_folder.store, data_folder.folder / "copy.db")
        rekey(data_folder.folder / "copy.db", find_key(data_folder), other)
        os.replace(data_folder.folder / "copy.db", data_folder.store)
        before = data_folder.unlocking.read_bytes()
        settle(data_folder, other)
        # A file that neither key opens: nothing shows which key may be removed.
        assert data_folder.unlocking.read_bytes() == before
        assert len(entries(ring)) == 1


def test_settling_waits_for_a_change_under_way(data_folder: DataFolder, ring: Path) -> None:
    """As when somebody tries again at once while the program still looks after what came before."""
    with keyring_in(ring):
        key = made(data_folder, None)
        stop = threading.Event()

        def settle_all_the_time() -> None:
            while not stop.is_set():
                settle(data_folder, key)

        settling = threading.Thread(target=settle_all_the_time)
        settling.start()
        try:
            for passphrase in (NEW, None, OLD):
                key = change_key(data_folder, key, passphrase).key
        finally:
            stop.set()
            settling.join()
        stands_open(data_folder, OLD)
        assert entries(ring) == {}


def test_a_wrong_key_changes_nothing(data_folder: DataFolder, ring: Path) -> None:
    with keyring_in(ring):
        made(data_folder, None)
        before = data_folder.store.read_bytes(), data_folder.unlocking.read_bytes()
        with pytest.raises(StoreError, match="does not belong"):
            change_key(data_folder, random_key(), NEW)
        assert (data_folder.store.read_bytes(), data_folder.unlocking.read_bytes()) == before
        stands_open(data_folder, None)


def test_backups_in_the_second_folder_get_the_new_key_too(data_folder: DataFolder, ring: Path, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    with keyring_in(ring):
        key = made(data_folder, OLD)
        store = open_store(data_folder.store, key)
        backups.choose_folder(store, second)
        backups.back_up(store, BackupReason.ASKED)
        store.close()
        copies = key_change.copies_of(data_folder, key)
        assert {path.parent for path in copies} == {data_folder.backups, second}
        changed = change_key(data_folder, key, NEW, copies)
        assert changed.left == ()
        for path in copies:
            open_for_reading(path, changed.key).close()
            with pytest.raises(WrongKey):
                open_for_reading(path, key)


def test_a_record_that_is_a_link_stays_one_unless_it_leads_to_something_else(data_folder: DataFolder, tmp_path: Path) -> None:
    key, elsewhere = made(data_folder, OLD), tmp_path / "elsewhere.json"
    data_folder.unlocking.rename(elsewhere)
    data_folder.unlocking.symlink_to(elsewhere)
    before = read_record(data_folder).now
    with no_keyring():
        changed = change_key(data_folder, key, NEW)
    assert data_folder.unlocking.is_symlink()
    assert read_record(data_folder).now != before
    elsewhere.write_text("somebody else's", "utf-8")
    with no_keyring():
        change_key(data_folder, changed.key, OLD)
    assert elsewhere.read_text("utf-8") == "somebody else's"
    assert read_record(data_folder).now


def with_a_stick(data_folder: DataFolder, key: Key, stick: Path) -> Path:
    """Makes a backup of the store in a second folder as well, which is away afterwards; returns where it is meanwhile."""
    stick.mkdir()
    store = open_store(data_folder.store, key)
    backups.choose_folder(store, stick)
    backups.back_up(store, BackupReason.WORK)
    store.close()
    return stick.rename(stick.with_name("in a drawer"))


@pytest.mark.long
@pytest.mark.parametrize("way", ["by a passphrase", "by the keyring"])
def test_backups_in_a_folder_that_was_away_get_the_new_key_when_it_is_back(
    data_folder: DataFolder, ring: Path, tmp_path: Path, way: str
) -> None:
    key, stick = made(data_folder, OLD), tmp_path / "stick"
    away = with_a_stick(data_folder, key, stick)
    with keyring_in(ring):
        first = change_key(data_folder, key, NEW if way == "by a passphrase" else None, copies_of(data_folder, key))
        assert (first.left, first.away) == ((), (stick,))
        # A second change while it is still away, and a restart.
        second = change_key(data_folder, first.key, OLD, copies_of(data_folder, first.key))
        assert second.away == (stick,)
    away.rename(stick)
    (made_before,) = stick.iterdir()
    assert opens(made_before, key)
    store = open_store(data_folder.store, second.key)
    upkeep = Upkeep(store, lambda _told: None)
    upkeep.begin()
    assert upkeep._folders_back
    upkeep._folders_back.join()
    upkeep.end(briefly=True)
    assert former_keys.waiting_for(store.connection) == []
    store.close()
    assert opens(made_before, Key(second.key.raw))
    # The passphrase of today opens it too.
    assert salt_of(made_before) == salt_of(data_folder.store)


def test_a_change_of_key_that_came_to_nothing_leaves_nothing_to_wait_for(
    data_folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, stick = made(data_folder, OLD), tmp_path / "stick"
    with_a_stick(data_folder, key, stick)

    def fails(*_: object) -> None:
        raise StoreBusy("no")

    monkeypatch.setattr(key_change, "rekey", fails)
    with no_keyring(), pytest.raises(StoreBusy):
        change_key(data_folder, key, NEW)
    store = open_store(data_folder.store, key)
    assert former_keys.waiting_folders(store.connection, store.key) == []
    store.close()


def test_a_former_key_is_nowhere_but_in_the_encrypted_store(data_folder: DataFolder, tmp_path: Path) -> None:
    key = made(data_folder, OLD)
    with_a_stick(data_folder, key, tmp_path / "stick")
    with no_keyring():
        change_key(data_folder, key, NEW)
    for path in data_folder.folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert key.raw not in content
            assert key.raw.hex().encode() not in content


def test_backups_of_somebody_else_in_the_folder_are_not_waited_for(data_folder: DataFolder, tmp_path: Path) -> None:
    key, stick = made(data_folder, OLD), tmp_path / "stick"
    away = with_a_stick(data_folder, key, stick)
    with no_keyring():
        changed = change_key(data_folder, key, NEW)
    away.rename(stick)
    other = open_or_create(DataFolder(tmp_path / "other"), random_key())
    backups.choose_folder(other, stick)
    incoming.add(other, a_whole_visit())
    foreign = stick / backups.back_up(other, BackupReason.WORK).backup.path.name
    other.close()
    before = foreign.read_bytes()
    store = open_store(data_folder.store, changed.key)
    former_keys.finish(store)
    assert former_keys.waiting_for(store.connection) == []
    store.close()
    assert foreign.read_bytes() == before


def test_stores_that_were_put_aside_get_the_new_key_and_a_copy_with_a_log_is_named(data_folder: DataFolder) -> None:
    key = made(data_folder, OLD)
    whole, with_log = (data_folder.folder / f"firsthand-20261102T080000Z-{kind}" for kind in ("before-restoring", "as-found"))
    for folder in (whole, with_log):
        folder.mkdir()
        shutil.copy(data_folder.store, folder)
    log = with_log / "firsthand.db-wal"
    log.write_bytes(b"of another day")
    with no_keyring():
        changed = change_key(data_folder, key, NEW, copies_of(data_folder, key))
    assert opens(whole / "firsthand.db", Key(changed.key.raw))
    assert changed.left == (with_log / "firsthand.db",)
    assert log.read_bytes() == b"of another day"
