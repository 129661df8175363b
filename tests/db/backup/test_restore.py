import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from db.backup import backups, restore
from db.backup.names import BackupReason
from db.engine.atomic_files import RESTORING, copy_new
from db.engine.keys import random_key
from db.engine.store import SCHEMA_VERSION
from db.integrity import ledger
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused, StoreError, StoreFull, WrongKey
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from db.service.opening import create_store, open_for_reading, open_store
from tests.conftest import KEY
from tests.data import SCHEMAS
from tests.factories import a_note, a_whole_visit
from tests.prepared import new_store, prepared


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "firsthand.db"


@pytest.fixture
def whole(path: Path) -> WholeVisit:
    """Returns what a store held when its backup was made; since then a note was lost."""
    return prepared(with_a_backup, path.parent)


def with_a_backup(folder: Path) -> WholeVisit:
    store = new_store(folder / "firsthand.db", KEY)
    whole = visits.load(store.connection, incoming.add(store, a_whole_visit()))
    backups.back_up(store, BackupReason.WORK)
    visits.apply(store, Edit(whole.visit.id, (RecordChange(whole.notes[0], None),)))
    store.close()
    return whole


def newest(path: Path) -> Path:
    return backups.all_backups(path)[0].path


def held(path: Path) -> list[WholeVisit]:
    reading = open_for_reading(path, KEY)
    found = [visits.load(reading.connection, row[0]) for row in reading.connection.execute("SELECT id FROM visits")]
    reading.close()
    return found


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def gone(path: Path) -> None:
    path.unlink()
    ledger.path_of_count(path).unlink()


def of_another_key(path: Path) -> None:
    gone(path)
    create_store(path, random_key()).close()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "x").write_text("x")


PRESENT: dict[str, Callable[[Path], object]] = {
    "sound": lambda path: None,
    "missing": Path.unlink,
    "missing with its count": gone,
    "empty": lambda path: path.write_bytes(b""),
    "garbage": lambda path: path.write_bytes(os.urandom(5000)),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:9000]),
    "of another key": of_another_key,
    "with an old log": lambda path: path.with_name("firsthand.db-wal").write_bytes(os.urandom(9000)),
    "a folder": a_folder,
}


@pytest.mark.parametrize("present", PRESENT)
def test_a_backup_is_restored_over_whatever_stands_there_and_that_is_kept(path: Path, whole: WholeVisit, present: str) -> None:
    PRESENT[present](path)
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    restored = restore.restore(path, newest(path), KEY)
    assert held(path) == [whole]
    assert restored.contents.tables["notes"] == 1
    if before:
        assert restored.aside is not None
        assert {file.name: file.read_bytes() for file in restored.aside.iterdir() if file.is_file()} == before
    else:
        assert restored.aside is None
    assert not any(name.endswith((RESTORING, ".restored")) for name in names(path.parent))
    store = open_store(path, KEY)
    assert ledger.losses(store) == []
    store.close()


def test_a_new_machine_needs_the_backup_and_its_key_only(path: Path, whole: WholeVisit, tmp_path: Path) -> None:
    shutil.copy(newest(path), tmp_path / "carried.db")
    shutil.rmtree(path.parent)
    new = tmp_path / "another machine" / "deep" / "firsthand.db"
    restored = restore.restore(new, tmp_path / "carried.db", KEY)
    assert restored.aside is None
    assert held(new) == [whole]


def test_what_comes_after_a_restored_backup_counts_as_later_than_all_before(path: Path, whole: WholeVisit) -> None:
    store = open_store(path, KEY)
    last = backups.back_up(store, BackupReason.WORK).backup
    store.close()
    restore.restore(path, backups.all_backups(path)[1].path, KEY)
    store = open_store(path, KEY)
    visits.apply(store, Edit(whole.visit.id, (RecordChange(None, a_note(whole.visit)),)))
    after = backups.back_up(store, BackupReason.WORK).backup
    store.close()
    assert after.sequence > last.sequence
    assert backups.all_backups(path)[0] == after


@pytest.mark.parametrize("harm", ["wrong key", "damaged", "gone"])
def test_a_backup_that_cannot_be_restored_leaves_the_store_as_it_is(path: Path, whole: WholeVisit, harm: str) -> None:
    chosen = newest(path)
    if harm == "damaged":
        data = bytearray(chosen.read_bytes())
        data[len(data) // 2] ^= 1
        chosen.write_bytes(data)
    if harm == "gone":
        chosen.unlink()
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(StoreError):
        restore.restore(path, chosen, random_key() if harm == "wrong key" else KEY)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before
    assert names(path.parent) == {*before, "backups"}


def test_an_older_backup_is_brought_up_to_date_while_it_is_restored(tmp_path: Path) -> None:
    stored = SCHEMAS / "1.db"
    restored = restore.restore(tmp_path / "firsthand.db", stored, KEY)
    assert restored.contents.schema == SCHEMA_VERSION
    assert held(tmp_path / "firsthand.db")[0].customer.name == "Łódź Pumps 株式会社"
    assert names(tmp_path) == {"firsthand.db", "firsthand.count"}


def test_what_was_moved_aside_can_be_restored_with_its_log(path: Path, whole: WholeVisit) -> None:
    store = open_store(path, KEY)
    note = a_note(whole.visit, text="only in the log")
    visits.apply(store, Edit(whole.visit.id, (RecordChange(None, note),)))
    # As a crash leaves it.
    crashed = path.parent.parent / "crashed"
    crashed.mkdir()
    for file in path.parent.glob("firsthand.db*"):
        shutil.copy(file, crashed)
    store.close()
    restore.restore(path, crashed / "firsthand.db", KEY)
    assert held(path)[0].notes == (note,)


class Killed(BaseException):
    """The program ends here."""


STEPS = 40


@pytest.mark.long
@pytest.mark.parametrize("present", ["sound", "missing", "empty", "with an old log"])
def test_killed_at_any_step_the_old_or_the_restored_store_is_there(
    path: Path, whole: WholeVisit, present: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ends the program at the first, second, third … change on the disk, until a restoring comes through."""
    original = path.parent.with_name("original")
    PRESENT[present](path)
    shutil.copytree(path.parent, original)
    chosen = newest(path).name
    outcomes = []
    for step in range(1, STEPS):
        shutil.rmtree(path.parent)
        shutil.copytree(original, path.parent)
        with monkeypatch.context() as patch:
            end_at(patch, step)
            try:
                restore.restore(path, path.parent / "backups" / chosen, KEY)
            except Killed:
                pass
            else:
                break
        restore.complete(path)
        restored = contents(path.parent) != contents(original)
        assert not restored or held(path) == [whole]
        outcomes.append(restored)
    assert held(path) == [whole]
    assert step < STEPS - 1
    # First the old one for a while, then the restored one for good.
    assert outcomes == sorted(outcomes)
    assert {True, False} == set(outcomes)


def contents(folder: Path) -> list[bytes | None]:
    """Returns what the files of a store in `folder` hold; None for one that is not there."""
    files = [folder / name for name in ("firsthand.db", "firsthand.db-wal", "firsthand.count")]
    return [file.read_bytes() if file.exists() else None for file in files]


def end_at(patch: pytest.MonkeyPatch, step: int) -> None:
    """Lets the program end instead of making its `step`-th change on the disk."""
    left = [step]

    def counted(function: Callable[..., object]) -> Callable[..., object]:
        def change(*arguments: object, **named: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                raise Killed
            if left[0] < 0:
                return None  # the program is gone; what would clean up does not run
            return function(*arguments, **named)

        return change

    for name in ("open", "link", "rename", "replace", "unlink", "mkdir"):
        patch.setattr(os, name, counted(getattr(os, name)))


def test_a_restoring_for_which_there_is_no_room_leaves_the_old_store(
    path: Path, whole: WholeVisit, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "link", full)
    monkeypatch.setattr(restore, "copy_new", once_then(copy_new, full))
    with pytest.raises(StoreFull, match="disk is full"):
        restore.restore(path, newest(path), KEY)
    assert path.read_bytes() == before
    assert not restore.complete(path)


def once_then(first: Callable[..., None], then: Callable[..., None]) -> Callable[..., None]:
    """Returns a function that passes its first call to one function and all later calls to another."""
    calls = [first]

    def call(*arguments: object) -> None:
        (calls.pop() if calls else then)(*arguments)

    return call


def test_a_store_whose_restoring_was_interrupted_is_completed_by_opening_it(path: Path, whole: WholeVisit) -> None:
    new = path.with_name("firsthand.db.restored")
    shutil.copy(newest(path), new)
    restore._write_mark(path, path.with_name("aside"), ledger.Count(5, 7, 1))
    path.unlink()
    with pytest.raises(Refused, match="exists already"):
        create_store(path, KEY)
    assert held(path) == [whole]
    assert ledger.recall(path) == ledger.Count(5, 7, 1)


def test_what_a_restoring_left_that_never_began_goes_with_the_next_opening(path: Path, whole: WholeVisit) -> None:
    (path.parent / "firsthand.db.restored").write_bytes(b"half")
    restore.clean(path)
    assert not (path.parent / "firsthand.db.restored").exists()


def test_a_wrong_key_is_reported_as_such(path: Path, whole: WholeVisit) -> None:
    with pytest.raises(WrongKey):
        restore.restore(path, newest(path), random_key())
