import shutil
from pathlib import Path

import pytest

from db.diagnosis.health_check import examine
from db.integrity import ledger
from db.model.edits import Edit, RecordChange
from db.model.errors import StoreError
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from db.service.opening import open_for_reading, open_store
from tests.conftest import KEY
from tests.factories import a_note, a_whole_visit
from tests.prepared import new_store, prepared


def days(folder: Path) -> tuple[Path, Path, WholeVisit]:
    """Returns the files of a store that a crash left on two days, and its content on the second; the store is in `data`."""
    whole = prepared(two_days, folder)
    return folder / "monday", folder / "friday", whole


def two_days(folder: Path) -> WholeVisit:
    store = new_store(folder / "data" / "firsthand.db", KEY)
    whole = a_whole_visit()
    incoming.add(store, whole)
    for day in ("monday", "friday"):
        notes = [a_note(whole.visit, position=n, text=f"{day} {n} " * 30) for n in range(60)]
        for note in notes:
            visits.apply(store, Edit(whole.visit.id, (RecordChange(None, note),)))
        copied(store.path.parent, folder / day)
        store.close()
        store = open_store(store.path, KEY)
    whole = visits.load(store.connection, whole.visit.id)
    store.close()
    return whole


def copied(source: Path, target: Path) -> Path:
    target.mkdir()
    for file in source.glob("firsthand.*"):
        if not file.name.endswith("-shm"):
            shutil.copy(file, target)
    return target


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in ("firsthand.db", "firsthand.db-wal")}


def test_an_older_log_beside_a_newer_file_is_noticed_and_both_are_kept(tmp_path: Path) -> None:
    monday, friday, _ = days(tmp_path)
    shutil.copy(monday / "firsthand.db-wal", friday)
    path = friday / "firsthand.db"
    ledger.write(path, ledger.Count(121, 127, 0))
    before = bytes_of(friday)
    store = open_store(path, KEY)
    assert "older than what was last seen" in str(ledger.losses(store)[0])
    (kept,) = friday.glob("firsthand-*-as-found")
    assert bytes_of(kept) == before
    store.close()
    again = open_store(path, KEY)
    assert ledger.losses(again)
    again.close()
    assert len(list(friday.glob("firsthand-*-as-found"))) == 1


def test_a_newer_log_beside_an_older_file_is_refused_or_kept_and_no_byte_changed(tmp_path: Path) -> None:
    monday, friday, _ = days(tmp_path)
    shutil.copy(friday / "firsthand.db-wal", monday)
    before = bytes_of(monday)
    path = monday / "firsthand.db"
    try:
        store = open_store(path, KEY)
    except StoreError:
        assert bytes_of(monday) == before
    else:
        store.close()
        (kept,) = monday.glob("firsthand-*-as-found")
        assert bytes_of(kept) == before


def test_a_log_of_a_crash_is_folded_in_without_a_word(tmp_path: Path) -> None:
    _, friday, whole = days(tmp_path)
    store = open_store(friday / "firsthand.db", KEY)
    assert visits.load(store.connection, whole.visit.id) == whole
    assert ledger.losses(store) == []
    store.close()
    assert {file.name for file in friday.iterdir()} == {"firsthand.db", "firsthand.count"}


@pytest.mark.parametrize("opening", [open_for_reading, examine])
def test_reading_a_store_with_a_log_changes_no_byte(tmp_path: Path, opening: object) -> None:
    _, friday, _ = days(tmp_path)
    before = bytes_of(friday)
    opened = opening(friday / "firsthand.db", KEY)  # type: ignore[operator]  # both take the same
    if opening is open_for_reading:
        opened.close()
    assert bytes_of(friday) == before


def test_a_file_with_an_odd_name_is_read_too(tmp_path: Path) -> None:
    folder = tmp_path / "100 % Łódź?#&x=1"
    _, friday, whole = days(folder)
    odd = friday.rename(friday.with_name("a%20b?c#d"))
    reading = open_for_reading(odd / "firsthand.db", KEY)
    assert visits.load(reading.connection, whole.visit.id) == whole
    reading.close()


def test_each_copy_that_is_made_thins_the_older_ones(tmp_path: Path) -> None:
    _, friday, _ = days(tmp_path)
    path = friday / "firsthand.db"
    for hour in range(10, 20):
        folder = friday / f"firsthand-20201124T{hour}0000Z-as-found"
        folder.mkdir()
        shutil.copy(path, folder)
    ledger.write(path, ledger.Count(9999, 127, 0))
    open_store(path, KEY).close()
    copies = sorted(folder.name for folder in friday.glob("*-as-found"))
    assert copies[:-1] == [f"firsthand-20201124T{hour}0000Z-as-found" for hour in (10, 18, 19)]
    assert not copies[-1].startswith("firsthand-2020")
