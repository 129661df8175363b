import os
from pathlib import Path

from db.engine.store import Store
from db.integrity.aside import found, place_for, remove_found, stores_beside, thin_found
from db.model.edits import Edit, RecordChange
from db.model.kinds import PersonId
from db.privacy import requests
from db.repositories import visits
from tests.factories import a_customer, a_person, a_visit


def copy_of(path: Path, stamp: str, number: str = "") -> Path:
    folder = path.parent / f"{path.stem}-{stamp}-as-found{number}"
    folder.mkdir()
    for name in (path.name, f"{path.name}-wal"):
        (folder / name).write_bytes(b"as found")
    return folder


def names(path: Path) -> list[str]:
    return [folder.name.removeprefix("firsthand-").removesuffix("-as-found") for folder in found(path)]


def test_of_many_copies_the_newest_and_the_first_of_each_day_stay(tmp_path: Path) -> None:
    path = tmp_path / "firsthand.db"
    for hour in range(10, 19):
        copy_of(path, f"20261124T{hour}0000Z")
    copy_of(path, "20261125T080000Z")
    copy_of(path, "20261125T090000Z")
    thin_found(path)
    assert names(path) == ["20261124T100000Z", "20261124T180000Z", "20261125T080000Z", "20261125T090000Z"]


def test_a_store_that_disagrees_every_day_fills_no_disk(tmp_path: Path) -> None:
    path = tmp_path / "firsthand.db"
    for day in range(1, 31):
        copy_of(path, f"202611{day:02}T080000Z")
        thin_found(path)
    assert len(found(path)) == 7


def test_copies_of_one_second_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "firsthand.db"
    first = place_for(path, "as-found")
    first.mkdir()
    assert place_for(path, "as-found") not in (first, None)


def test_nothing_but_our_own_files_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "firsthand.db"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "firsthand.db").write_bytes(b"somebody else's")
    (tmp_path / "firsthand-20261101T080000Z-as-found").symlink_to(elsewhere)
    mine = copy_of(path, "20261102T080000Z")
    (mine / "notes of mine.txt").write_bytes(b"why I kept it")
    for day in range(10, 30):
        copy_of(path, f"202611{day}T080000Z")
    thin_found(path)
    assert (elsewhere / "firsthand.db").read_bytes() == b"somebody else's"
    assert os.listdir(mine) == ["notes of mine.txt"]
    assert remove_found(path, mine)


def test_a_copy_that_may_hold_an_erased_person_ends_with_the_erasure(store: Store) -> None:
    customer = a_customer()
    person, visit = a_person(customer, name="Zebulonqwx Quarrington"), a_visit(customer)
    visits.apply(store, Edit(visit.id, tuple(RecordChange(None, one) for one in (customer, visit, person))))
    copy_of(store.path, "20261102T080000Z")
    assert len(stores_beside(store.path)) == 1
    assert requests.erase(store, PersonId(person.id)).left == ()
    assert found(store.path) == []
