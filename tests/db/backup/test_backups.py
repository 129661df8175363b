import os
import shutil
import stat
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.backup import backups, retention
from db.backup.names import Backup, BackupReason, backup_at, backups_in, name_of
from db.engine.connection import connect_to
from db.engine.driver import Connection
from db.engine.keys import Key, key_from_passphrase, random_key, salt_of
from db.engine.store import SCHEMA_VERSION, Store
from db.integrity import ledger, verification
from db.integrity.ledger import Count
from db.integrity.verification import BackupState, inspect, verify
from db.model.edits import Edit, RecordChange
from db.model.errors import NotAStore, StoreError, StoreUnreachable, WrongKey
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from db.service.opening import create_store, open_for_reading, open_store
from tests.conftest import KEY
from tests.data import SCHEMAS
from tests.factories import a_note, a_whole_visit


@pytest.fixture
def whole(store: Store) -> WholeVisit:
    return visits.load(store.connection, incoming.add(store, a_whole_visit()))


def test_a_backup_is_one_private_file_that_opens_with_the_key_and_holds_everything(store: Store, whole: WholeVisit) -> None:
    made = backups.back_up(store, BackupReason.ASKED)
    assert str(made.contents.sentence) == "1 visit, 1 customer, 1 person, 1 note, 1 claim, 1 quote"
    assert [path.name for path in backups.folder_of(store.path).iterdir()] == [made.backup.path.name]
    if sys.platform != "win32":
        assert stat.S_IMODE(made.backup.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(made.backup.path.parent.stat().st_mode) == 0o700
    reading = open_for_reading(made.backup.path, KEY)
    assert visits.load(reading.connection, whole.visit.id) == whole
    reading.close()
    assert [path.name for path in backups.folder_of(store.path).iterdir()] == [made.backup.path.name]


def test_the_name_says_when_and_why_it_was_made_and_nothing_of_a_customer(store: Store, whole: WholeVisit) -> None:
    ledger.note_day(store, datetime.now(UTC).date())
    made = backups.back_up(store, BackupReason.IMPORT).backup
    assert (made.sequence, made.day, made.reason) == (1, 1, BackupReason.IMPORT)
    assert abs(datetime.now(UTC) - made.at) < timedelta(minutes=1)
    assert whole.customer.name.split()[0] not in made.path.name


def test_a_backup_made_from_a_passphrase_opens_with_the_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store = create_store(path, key_from_passphrase("brine", salt_of(path)))
    made = backups.back_up(store, BackupReason.ASKED).backup
    store.close()
    assert verify(made.path, key_from_passphrase("brine", salt_of(made.path))).schema == SCHEMA_VERSION
    with pytest.raises(WrongKey):
        verify(made.path, random_key())


def test_a_backup_beside_the_work_is_one_committed_state_however_much_is_written(store: Store, whole: WholeVisit) -> None:
    for n in range(300):
        visits.apply(store, Edit(whole.visit.id, (RecordChange(None, a_note(whole.visit, position=n, text="words " * 400)),)))
    made: list[backups.NewBackup] = []
    pieces: list[int] = []

    def one_more() -> bool:
        pieces.append(len(pieces))
        note = a_note(whole.visit, position=1000 + len(pieces))
        # In a thread of its own, as a connection belongs to its thread.
        writing = threading.Thread(target=write, args=(note,))
        writing.start()
        writing.join()
        return False

    def write(note: object) -> None:
        other = open_store(store.path, KEY)
        visits.apply(other, Edit(whole.visit.id, (RecordChange(None, note),)))  # type: ignore[arg-type]  # a note
        other.close()

    reading = open_for_reading(store.path, KEY)
    made.append(backups.back_up(reading, BackupReason.WORK, beside_work=True, give_up=one_more))
    reading.close()
    assert len(pieces) >= 2
    assert made[0].contents.count.sequence == 301
    assert made[0].contents.tables["notes"] == 301
    assert ledger.count(store.connection).sequence == 301 + len(pieces)


def test_a_backup_that_is_given_up_leaves_nothing(store: Store, whole: WholeVisit) -> None:
    for n in range(300):
        visits.apply(store, Edit(whole.visit.id, (RecordChange(None, a_note(whole.visit, position=n, text="words " * 400)),)))
    with pytest.raises(backups.BackupAbandoned):
        backups.back_up(store, BackupReason.WORK, beside_work=True, give_up=lambda: True)
    assert list(backups.folder_of(store.path).iterdir()) == []
    assert not store.connection.in_transaction


def test_the_second_folder_gets_the_same_file(store: Store, whole: WholeVisit, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    backups.choose_folder(store, second)
    made = backups.back_up(store, BackupReason.ASKED)
    assert made.elsewhere is None
    (copy,) = backups_in(second)
    assert copy.path.read_bytes() == made.backup.path.read_bytes()
    assert [b.path.parent for b in backups.all_backups(store.path, second)] == [made.backup.path.parent, second]
    backups.choose_folder(store, None)
    assert backups.chosen_folder(store.connection) is None


def test_a_missing_second_folder_is_reported_and_the_backup_still_made(store: Store, whole: WholeVisit, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    backups.choose_folder(store, second)
    second.rmdir()
    made = backups.back_up(store, BackupReason.ASKED)
    assert "made beside the store, but not in the second folder" in str(made.elsewhere)
    assert made.backup.path.exists()
    assert not second.exists()
    with pytest.raises(StoreUnreachable, match="no folder that can be reached"):
        backups.choose_folder(store, second)


def test_a_damaged_store_makes_no_backup_and_the_last_good_one_stays(store: Store, whole: WholeVisit) -> None:
    for n in range(30):
        visits.apply(store, Edit(whole.visit.id, (RecordChange(None, a_note(whole.visit, position=n, text="words " * 400)),)))
    good = backups.back_up(store, BackupReason.ASKED).backup
    store.close()
    damaged(store.path, store.path.stat().st_size - 6000)
    opened = open_store(store.path, KEY)
    with pytest.raises(NotAStore, match="damaged"):
        backups.back_up(opened, BackupReason.CLOSE)
    opened.close()
    assert [b.path for b in backups.all_backups(store.path)] == [good.path]


def test_what_an_interrupted_backup_left_goes_with_a_later_one(store: Store) -> None:
    folder = backups.folder_of(store.path)
    folder.mkdir()
    for name, age in ((".old.part", 7200), (".old.part-journal", 7200), (".young.part", 60), ("foreign.txt", 99999)):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (datetime.now().timestamp() - age,) * 2)
    made = backups.back_up(store, BackupReason.ASKED).backup
    assert {path.name for path in folder.iterdir()} == {".young.part", "foreign.txt", made.path.name}


def damaged(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("harm", "standing"),
    [
        (lambda path: None, BackupState.GOOD),
        (lambda path: path.write_bytes(b""), BackupState.DAMAGED),
        (lambda path: path.write_bytes(path.read_bytes()[:20000]), BackupState.DAMAGED),
        (lambda path: damaged(path, 100), BackupState.OTHER_KEY),
        (lambda path: path.write_bytes(os.urandom(8192)), BackupState.OTHER_KEY),
        (lambda path: path.unlink(), BackupState.DAMAGED),
    ],
    ids=["sound", "empty", "cut", "first page", "garbage", "gone"],
)
def test_an_inspection_shows_the_state_of_a_backup(
    store: Store, whole: WholeVisit, harm: Callable[[Path], object], standing: BackupState
) -> None:
    made = backups.back_up(store, BackupReason.ASKED).backup
    harm(made.path)
    look = inspect(made.path, KEY)
    assert look.standing is standing
    assert made.path.name in str(look.sentence)


def test_a_backup_of_a_later_version_or_with_another_key_is_recognised(store: Store, whole: WholeVisit) -> None:
    made = backups.back_up(store, BackupReason.ASKED).backup
    assert inspect(made.path, random_key()).standing is BackupState.OTHER_KEY
    connection = connect_to(made.path, KEY)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert inspect(made.path, KEY).standing is BackupState.NEWER


def test_looking_changes_no_byte(store: Store, whole: WholeVisit) -> None:
    made = backups.back_up(store, BackupReason.ASKED).backup
    before = made.path.read_bytes()
    inspect(made.path, KEY)
    verify(made.path, KEY)
    assert made.path.read_bytes() == before
    assert list(made.path.parent.iterdir()) == [made.path]


def test_fewer_rows_than_the_ledger_counts_are_damage_although_every_page_is_sound(store: Store, whole: WholeVisit) -> None:
    made = backups.back_up(store, BackupReason.ASKED).backup
    connection = connect_to(made.path, KEY)
    connection.execute("UPDATE ledger SET records = records + 1")
    connection.close()
    with pytest.raises(NotAStore, match="7 of 8 records"):
        verify(made.path, KEY)


def test_the_newest_good_backup_is_found_behind_bad_ones(store: Store, whole: WholeVisit) -> None:
    good = backups.back_up(store, BackupReason.ASKED).backup
    for n in range(3):
        visits.apply(store, Edit(whole.visit.id, (RecordChange(None, a_note(whole.visit, position=n)),)))
        backups.back_up(store, BackupReason.ASKED).backup.path.write_bytes(b"x" * n)
    found = backups.newest_good(store.path, KEY)
    assert found is not None
    assert found[0] == good
    assert backups.newest_good(store.path, random_key()) is None


def test_files_of_other_names_are_no_backups(tmp_path: Path) -> None:
    for name in ("firsthand.db", "firsthand-2026-day1-edit1-work.db", "firsthand-20261301T000000Z-day1-edit1-work.db", "x"):
        (tmp_path / name).write_bytes(b"")
    assert backups_in(tmp_path) == []
    assert backups_in(tmp_path / "nowhere") == []


def a_backup(day: int, sequence: int) -> Backup:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day)
    name = name_of(Path("firsthand.db"), Count(sequence, 0, day), BackupReason.WORK, at)
    return Backup(Path(name), at, day, sequence, BackupReason.WORK, 1)


DAYS = st.lists(st.integers(0, 900), max_size=80)


@given(DAYS, st.integers(0, 900))
def test_thinning_never_takes_the_latest_nor_anything_of_the_last_days_nor_of_a_later_day(days: list[int], today: int) -> None:
    backups = [a_backup(day, n) for n, day in enumerate(sorted(days))][::-1]
    going = retention.surplus(backups, today)
    known = [b for b in backups if b.day <= today]
    assert known[:1] == [b for b in known[:1] if b not in going]
    assert all(b.day <= today - 3 for b in going)
    kept = [b for b in known if b not in going]
    for span in retention.KEEP[1:]:
        places = [b.day // span.every for b in kept[1:] if 3 <= today - b.day < span.days and span.every == every_of(b, today)]
        assert len(places) == len(set(places))
    assert all(today - b.day < 365 for b in kept[1:])


def every_of(backup: Backup, today: int) -> int:
    return next(span.every for span in retention.KEEP if today - backup.day < span.days)


def test_a_year_of_daily_use_keeps_some_forty_backups() -> None:
    backups: list[Backup] = []
    for n in range(365 * 4):
        backups.insert(0, a_backup(n // 4, n))
        going = retention.surplus(backups, n // 4)
        backups = [b for b in backups if b not in going]
    assert 30 <= len(backups) <= 45
    oldest = backups[-1]
    assert 330 <= 364 - oldest.day <= 364


def test_thinning_again_takes_nothing_more() -> None:
    backups = [a_backup(day, day) for day in range(400)][::-1]
    kept = [b for b in backups if b not in retention.surplus(backups, 399)]
    assert retention.surplus(kept, 399) == []


def test_a_clock_that_jumps_ahead_thins_nothing(store: Store, whole: WholeVisit) -> None:
    folder = backups.folder_of(store.path)
    today = datetime.now(UTC)
    ledger.note_day(store, today.date())
    for n in range(6):
        visits.apply(store, Edit(whole.visit.id, (RecordChange(None, a_note(whole.visit, position=n)),)))
        backups.back_up(store, BackupReason.WORK)
    ledger.note_day(store, today.date() + timedelta(days=730))
    visits.apply(store, Edit(whole.visit.id, (RecordChange(whole.notes[0], None),)))
    backups.back_up(store, BackupReason.WORK)
    assert len(backups_in(folder)) == 7


def test_thinning_on_the_disk_leaves_what_it_should(store: Store, whole: WholeVisit) -> None:
    folder = backups.folder_of(store.path)
    made = backups.back_up(store, BackupReason.WORK).backup
    for day in range(1, 40):
        count = Count(day + 10, 0, day)
        shutil.copy(made.path, folder / name_of(store.path, count, BackupReason.WORK, made.at))
    shutil.copy(made.path, folder / "kept by hand.db")
    store.connection.execute("UPDATE ledger SET day = 40, sequence = 99")
    backups.back_up(store, BackupReason.WORK)
    days = [b.day for b in backups_in(folder)]
    assert days == [40, *range(39, 25, -1), 20, 13, 6]
    assert (folder / "kept by hand.db").exists()


def test_a_backup_is_said_to_go_in_a_year(store: Store) -> None:
    assert (retention.expiry_of(replace(a_backup(0, 0))) - datetime(2026, 1, 1).date()).days == 365


def test_names_are_read_back_as_they_were_made(tmp_path: Path) -> None:
    for reason in BackupReason:
        at = datetime(2026, 11, 24, 10, 15, 30, tzinfo=UTC)
        path = tmp_path / name_of(Path("my store.v2.db"), Count(12, 3, 4), reason, at)
        path.write_bytes(b"123")
        assert backup_at(path) == Backup(path, at, 4, 12, reason, 3)


def test_the_older_tables_of_a_backup_before_a_migration_are_counted_too(tmp_path: Path) -> None:
    stored = SCHEMAS / "2.db"
    shutil.copy(stored, tmp_path / "firsthand.db")
    open_store(tmp_path / "firsthand.db", KEY).close()
    (made,) = backups.all_backups(tmp_path / "firsthand.db")
    assert made.reason is BackupReason.MIGRATION
    contents = verification.verify(made.path, KEY)
    assert (contents.schema, contents.tables["visits"], contents.count) == (2, 1, Count())


def test_before_something_large_there_is_a_backup_unless_there_is_nothing_to_lose(store: Store) -> None:
    assert backups.before(store, BackupReason.IMPORT) is None
    whole = visits.load(store.connection, incoming.add(store, a_whole_visit()))
    assert backups.before(store, BackupReason.IMPORT) is not None
    assert backups.before(store, BackupReason.ERASURE) is None
    visits.apply(store, Edit(whole.visit.id, (RecordChange(whole.notes[0], None),)))
    made = backups.before(store, BackupReason.ERASURE)
    assert made is not None
    made.backup.path.write_bytes(b"x")
    assert backups.before(store, BackupReason.ERASURE) is not None


@pytest.mark.parametrize(("free", "said"), [(0, "The disk is full"), (10**9, "could not be copied")])
def test_a_copy_that_cannot_be_finished_says_why_and_leaves_nothing(
    store: Store, whole: WholeVisit, monkeypatch: pytest.MonkeyPatch, free: int, said: str
) -> None:
    def with_little_room(path: Path, key: Key) -> Connection:
        connection = connect_to(path, key)
        connection.execute("PRAGMA max_page_count = 10")
        return connection

    monkeypatch.setattr(backups, "connect_to", with_little_room)
    monkeypatch.setattr(backups, "disk_usage", lambda _folder: SimpleNamespace(free=free))
    with pytest.raises(StoreError, match=said):
        backups.back_up(store, BackupReason.ASKED)
    assert list(backups.folder_of(store.path).iterdir()) == []
