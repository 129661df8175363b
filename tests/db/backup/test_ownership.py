import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.backup import backups, restore
from db.backup.names import Backup, BackupReason, backup_at, backups_in, name_of
from db.backup.ownership import mark_of
from db.diagnosis.health_check import examine
from db.engine.atomic_files import private_folder
from db.engine.keys import Key, random_key
from db.engine.store import Store
from db.integrity.ledger import Count
from db.integrity.verification import BackupState, inspect
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from db.service.maintenance import Pace
from db.service.opening import create_store, open_store
from db.service.writer import Heard, Writer
from tests.factories import a_note, a_whole_visit
from tests.torture.stores import put

BOB, ALICE = random_key(), random_key()


def person(folder: Path, key: Key, second: Path | None = None) -> Store:
    store = create_store(folder / "firsthand.db", key)
    if second:
        second.mkdir(exist_ok=True)
        backups.choose_folder(store, second)
    incoming.add(store, a_whole_visit())
    return store


def on_day(store: Store, day: int) -> Path:
    """Works on a day of use; returns the copy of the backup in the second folder, or the backup where there is none."""
    store.connection.execute("UPDATE ledger SET day = ?, sequence = sequence + 1", (day,))
    made = backups.back_up(store, BackupReason.WORK)
    assert made.elsewhere is None
    chosen = backups.chosen_folder(store.connection)
    return chosen / made.backup.path.name if chosen else made.backup.path


def without_mark(made: Path) -> Path:
    """Gives a backup the name that an older version of Firsthand gave it."""
    found = backup_at(made)
    assert found
    old = made.with_name(name_of(Path("firsthand.db"), Count(found.sequence, 0, found.day), found.reason, found.at))
    return made.rename(old)


def is_good(path: Path, key: Key) -> bool:
    return inspect(path, key).standing is BackupState.GOOD


def test_the_name_carries_the_mark_of_the_store_and_older_names_are_read(tmp_path: Path) -> None:
    store = person(tmp_path, BOB)
    made = backups.back_up(store, BackupReason.ASKED).backup
    assert made.mark == mark_of(store.connection) != ""
    assert made.path.name.endswith(f"-asked-{made.mark}.db")
    old = backup_at(without_mark(made.path))
    assert old
    assert (old.mark, old.store, old.sequence) == ("", "firsthand", made.sequence)
    store.close()


def test_two_people_with_one_second_folder_never_remove_a_backup_of_the_other(tmp_path: Path) -> None:
    second = tmp_path / "share"
    bob, alice = person(tmp_path / "bob", BOB, second), person(tmp_path / "alice", ALICE, second)
    bobs = [on_day(bob, day) for day in (1, 2, 3)]
    older = [without_mark(on_day(bob, day)) for day in (4, 5)]
    hers = [on_day(alice, day) for day in (1, 2, 400)]
    assert all(is_good(path, BOB) for path in (*bobs, *older))
    # Her own of long ago went, as they should.
    assert [path.exists() for path in hers] == [False, False, True]
    for store in (bob, alice):
        store.close()


def test_a_second_laptop_of_one_person_is_another_store(tmp_path: Path) -> None:
    """It was restored from a backup of the first, so its key is the same; both go on with the same second folder."""
    second = tmp_path / "share"
    first = person(tmp_path / "first", BOB, second)
    carried = shutil.copy(on_day(first, 1), tmp_path / "carried.db")
    restore.restore(tmp_path / "other" / "firsthand.db", Path(carried), BOB)
    other = open_store(tmp_path / "other" / "firsthand.db", BOB)
    assert mark_of(other.connection) != mark_of(first.connection)
    backups.choose_folder(other, second)
    firsts = [on_day(first, day) for day in (2, 3, 4)]
    on_day(other, 500)
    assert all(path.exists() for path in firsts)
    for store in (first, other):
        store.close()


def test_a_backup_from_the_second_folder_restored_in_its_own_place_stays_the_same_store(tmp_path: Path) -> None:
    store = person(tmp_path / "data", BOB, tmp_path / "second")
    mark, copy = mark_of(store.connection), on_day(store, 1)
    store.close()
    restore.restore(store.path, copy, BOB)
    again = open_store(store.path, BOB)
    assert mark_of(again.connection) == mark
    again.close()


def worked_through_the_writer(path: Path, key: Key, notes: int) -> list[Heard]:
    """Opens the store as the window does, with a pace of no time at all, works, and closes it."""
    heard: list[Heard] = []
    writer = Writer(lambda: open_store(path, key), heard.append, pace=Pace(count=0.0, backup=0.0))
    writer.start()
    writer.do(lambda store: add_notes(store, notes))
    assert writer.close()
    return heard


def add_notes(store: Store, notes: int) -> None:
    whole: WholeVisit = visits.load(store.connection, store.connection.execute("SELECT id FROM visits").fetchone()[0])
    for n in range(notes):
        put(store, whole.visit.id, a_note(whole.visit, position=100 + n))


def fill_with_what_looks_newer(folder: Path, tmp_path: Path) -> None:
    """Puts backups of a former store, of another laptop and what only looks like one into a folder; all with higher numbers."""
    former = person(tmp_path / "former", ALICE)
    former.connection.execute("UPDATE ledger SET sequence = 5000, day = 90")
    private_folder(folder)
    marked = backups.back_up(former, BackupReason.WORK).backup.path
    shutil.copy(marked, folder)
    shutil.copy(without_mark(marked), folder)
    former.close()

    def named(edit: int, mark: str = "") -> Path:
        return folder / name_of(Path("firsthand.db"), Count(edit, 0, 90), BackupReason.WORK, datetime.now(UTC), mark)

    named(6001).write_bytes(b"")
    named(6002).write_bytes(os.urandom(8192))
    named(999_999_999_999).write_bytes(b"SQLite format 3\0" + bytes(4096))
    named(6003, "0" * 16).write_bytes(b"x")
    named(6004).mkdir()
    if sys.platform != "win32":
        os.mkfifo(named(6005))
        named(6006).symlink_to("/nowhere")
    for path in folder.iterdir():
        if path.is_file():
            path.chmod(0o600)


def test_old_and_foreign_backups_beside_a_new_store_never_stop_its_own(tmp_path: Path) -> None:
    store = person(tmp_path / "data", BOB)
    folder = backups.folder_of(store.path)
    fill_with_what_looks_newer(folder, tmp_path)
    before = {path.name for path in folder.iterdir()}
    store.close()
    worked_through_the_writer(store.path, BOB, 30)
    made = {path.name for path in folder.iterdir()} - before
    assert before <= {path.name for path in folder.iterdir()}
    again = open_store(store.path, BOB)
    newest = backups.newest_of(again)
    assert newest
    assert newest.path.name in made
    assert newest.sequence == again.connection.execute("SELECT sequence FROM ledger").fetchone()[0]
    # Before something that changes much, a backup of another store is none either.
    again.connection.execute("UPDATE ledger SET sequence = 5000")
    assert backups.before(again, BackupReason.IMPORT)
    again.close()


def test_the_check_tells_old_and_foreign_backups_from_our_own(tmp_path: Path) -> None:
    store = person(tmp_path / "data", BOB)
    fill_with_what_looks_newer(backups.folder_of(store.path), tmp_path)
    backups.back_up(store, BackupReason.ASKED)
    store.close()
    found = examine(store.path, BOB)
    assert [str(finding.sentence) for finding in found if not finding.good] == []
    said = [str(finding.sentence) for finding in found]
    assert "6 more backups belong to another store, or need another key." in said
    assert any(sentence.startswith("The only backup is from ") for sentence in said)


def test_a_foreign_file_does_not_lift_the_count_of_a_restored_store(tmp_path: Path) -> None:
    store = person(tmp_path / "data", BOB)
    made = backups.back_up(store, BackupReason.ASKED).backup.path
    fill_with_what_looks_newer(backups.folder_of(store.path), tmp_path)
    store.close()
    restore.restore(store.path, made, BOB)
    again = open_store(store.path, BOB)
    assert again.connection.execute("SELECT sequence FROM ledger").fetchone()[0] < 5000
    again.close()


def test_our_own_backups_of_before_the_marks_are_thinned_as_ever(tmp_path: Path) -> None:
    store = person(tmp_path / "data", BOB)
    old = [without_mark(on_day(store, day)) for day in (1, 2, 3)]
    on_day(store, 900)
    assert not any(path.exists() for path in old)
    store.close()


def test_a_damaged_newest_backup_does_not_count_as_one(tmp_path: Path) -> None:
    store = person(tmp_path / "data", BOB)
    good, bad = on_day(store, 1), on_day(store, 1)
    bad.write_bytes(bad.read_bytes()[:9000])
    newest = backups.newest_of(store)
    assert newest
    assert newest.path == good
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="makes links only for those who may")
def test_what_lies_in_the_folder_of_backups_under_a_temporary_name_stops_nothing(tmp_path: Path) -> None:
    store = person(tmp_path / "data", BOB)
    folder = backups.folder_of(store.path)
    folder.mkdir()
    (folder / ".x.part").symlink_to("/nowhere")
    (folder / ".folder.part").mkdir()
    os.mkfifo(folder / ".pipe.part")
    (folder / ".left.part").write_bytes(b"x")
    for path in folder.iterdir():
        os.utime(path, (1, 1), follow_symlinks=False)
    made = backups.back_up(store, BackupReason.ASKED).backup
    assert {path.name for path in folder.iterdir()} == {".x.part", ".folder.part", ".pipe.part", made.path.name}
    store.close()


def test_the_name_of_another_store_that_begins_alike_is_not_taken_for_ours(tmp_path: Path) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    for stem in ("firsthand", "firsthand-2", "firsthand-20261124T101530Z-day1-edit1-work"):
        (tmp_path / name_of(Path(f"{stem}.db"), Count(1, 0, 1), BackupReason.WORK, at)).write_bytes(b"x")
    found: list[Backup] = backups_in(tmp_path, "firsthand")
    assert [made.store for made in found] == ["firsthand"]
