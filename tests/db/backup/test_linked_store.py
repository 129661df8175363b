"""Tests a store that is a link to another place: what it leads to is replaced, and the link stays."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.backup import backups
from db.backup.names import Backup, BackupReason, backup_at
from db.backup.rekeying import opens, rekey
from db.backup.restore import complete, restore
from db.diagnosis.health_check import findings
from db.diagnosis.repair import repair
from db.engine.atomic_files import RESTORING
from db.engine.keys import random_key_and_salt
from db.engine.store import Store
from db.integrity import ledger
from db.model.edits import Edit, RecordChange
from db.model.errors import StoreUnreachable
from db.model.kinds import PersonId
from db.privacy import requests
from db.repositories import incoming, visits
from db.service.opening import open_store
from tests.conftest import KEY
from tests.factories import a_customer, a_note, a_person, a_visit, a_whole_visit
from tests.plain_pages import holds
from tests.prepared import new_store

WORD = "Zebulonqwx"


def linked(store: Path, real: Path) -> None:
    store.rename(real)
    store.symlink_to(real)


def linked_through_another(store: Path, real: Path) -> None:
    linked(store, real)
    store.rename(real.with_name("link.db"))
    store.symlink_to(real.with_name("link.db"))


def linked_by_a_path_within(store: Path, real: Path) -> None:
    store.rename(real)
    store.symlink_to(os.path.relpath(real, store.parent))


def linked_in_a_folder_that_is_a_link(store: Path, real: Path) -> None:
    store.rename(real)
    real.parent.with_name("way").symlink_to(real.parent, target_is_directory=True)
    store.symlink_to(real.parent.with_name("way") / real.name)


def on_another_file_system(store: Path, real: Path) -> None:
    real.write_bytes(store.read_bytes())
    store.unlink()
    store.symlink_to(real)


WAYS = [
    linked,
    linked_through_another,
    linked_by_a_path_within,
    linked_in_a_folder_that_is_a_link,
    pytest.param(on_another_file_system, marks=pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="needs another one")),
]


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> Callable[[Path, Path], None]:
    chosen: Callable[[Path, Path], None] = request.param
    return chosen


@pytest.fixture
def real(tmp_path: Path, way: Callable[[Path, Path], None]) -> Iterator[Path]:
    """Returns where the file of the store really lies."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if way is on_another_file_system else tmp_path) as folder:
        (Path(folder) / "disk").mkdir()
        yield Path(folder) / "disk" / "big.db"


@pytest.fixture
def path(tmp_path: Path, real: Path, way: Callable[[Path, Path], None]) -> Path:
    """Returns a store with a visit and a backup, which is a link."""
    path = tmp_path / "data" / "firsthand.db"
    store = new_store(path, KEY)
    incoming.add(store, a_whole_visit())
    backups.back_up(store, BackupReason.WORK)
    store.close()
    way(path, real)
    return path


def opened(path: Path) -> Store:
    store = open_store(path, KEY)
    assert all(finding.good for finding in findings(store))
    return store


def left_over(real: Path) -> set[str]:
    return {file.name for file in real.parent.iterdir() if not file.is_symlink()} - {real.name}


def test_a_change_of_key_keeps_the_link_and_leaves_nothing_that_the_old_key_opens(path: Path, real: Path) -> None:
    new = random_key_and_salt()
    rekey(path, KEY, new)
    assert path.is_symlink()
    assert opens(path, new)
    assert not opens(real, KEY)
    assert left_over(real) == set()


def test_restoring_keeps_the_link_and_puts_the_old_store_aside(path: Path, real: Path) -> None:
    store = opened(path)
    customer = a_customer()
    visit = a_visit(customer)
    records = (customer, visit, a_note(visit, text=f"{WORD} came later"))
    visits.apply(store, Edit(visit.id, tuple(RecordChange(None, one) for one in records)))
    store.close()
    restored = restore(path, backups.all_backups(path)[0].path, KEY)
    assert path.is_symlink()
    assert not holds(real, KEY, WORD)
    assert restored.aside is not None
    aside = restored.aside / path.name
    assert not aside.is_symlink()
    assert holds(aside, KEY, WORD)
    assert left_over(real) == set()
    opened(path).close()


def test_a_log_that_is_left_beside_the_file_itself_goes_with_it_when_a_backup_is_restored(path: Path, real: Path) -> None:
    log = real.with_name(f"{real.name}-wal")
    log.write_bytes(b"of another day")
    restored = restore(path, backups.all_backups(path)[0].path, KEY)
    assert restored.aside is not None
    assert (restored.aside / f"{path.name}-wal").read_bytes() == b"of another day"
    assert not log.exists()
    opened(path).close()


def test_a_restore_that_was_cut_off_waits_for_the_disk(path: Path, real: Path) -> None:
    backup = backups.all_backups(path)[0].path
    restored = real.with_name(f"{real.name}.restored")
    restored.write_bytes(backup.read_bytes())
    mark = path.with_name(path.name + RESTORING)
    mark.write_text('{"aside": "firsthand-aside", "count": {"sequence": 2000, "records": 9, "day": 1}}', "utf-8")
    away = real.parent.rename(real.parent.with_name("away"))
    count = ledger.path_of_count(path).read_bytes()
    with pytest.raises(StoreUnreachable, match="is its drive connected"):
        complete(path)
    assert (mark.exists(), ledger.path_of_count(path).read_bytes()) == (True, count)
    away.rename(real.parent)
    assert complete(path)
    assert (mark.exists(), restored.exists(), path.is_symlink()) == (False, False, True)
    assert real.read_bytes() == backup.read_bytes()


def test_nothing_is_restored_where_the_link_leads_nowhere(path: Path, real: Path) -> None:
    backup = backups.all_backups(path)[0].path
    away = real.parent.rename(real.parent.with_name("away"))
    with pytest.raises(StoreUnreachable, match="is its drive connected"):
        restore(path, backup, KEY)
    assert path.is_symlink()
    assert not path.exists()
    away.rename(real.parent)
    opened(path).close()


def test_a_repair_reads_what_the_link_leads_to_with_its_log(path: Path, real: Path) -> None:
    store = opened(path)
    customer = a_customer(name=f"{WORD} works")
    visit = a_visit(customer)
    visits.apply(store, Edit(visit.id, (RecordChange(None, customer), RecordChange(None, visit))))
    # As after a crash: the last words are in the log alone, beside the file itself.
    crashed = [(file, file.read_bytes()) for file in (real, real.with_name(f"{real.name}-wal"))]
    store.close()
    for file, content in crashed:
        file.write_bytes(content)
    assert holds(repair(path, KEY).path, KEY, WORD)
    assert path.is_symlink()


def test_who_is_erased_is_erased_from_a_backup_that_is_a_link(path: Path, real: Path) -> None:
    store = opened(path)
    customer = a_customer()
    person, visit = a_person(customer, name=f"{WORD} Quarrington"), a_visit(customer)
    visits.apply(store, Edit(visit.id, tuple(RecordChange(None, one) for one in (customer, visit, person))))
    made = backups.back_up(store, BackupReason.WORK).backup
    elsewhere = real.with_name("moved.bak")
    elsewhere.write_bytes(made.path.read_bytes())
    made.path.unlink()
    made.path.symlink_to(elsewhere)
    assert isinstance(backup_at(made.path), Backup)
    requests.erase(store, PersonId(person.id))
    store.close()
    assert made.path.is_symlink()
    assert not holds(elsewhere, KEY, WORD)


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be replaced there")
def test_a_second_name_of_the_store_opens_with_the_new_key_too(tmp_path: Path) -> None:
    path, second = tmp_path / "firsthand.db", tmp_path / "second name.db"
    store = new_store(path, KEY)
    incoming.add(store, a_whole_visit())
    store.close()
    second.hardlink_to(path)
    new = random_key_and_salt()
    rekey(path, KEY, new)
    assert not opens(second, KEY)
    assert second.read_bytes() == path.read_bytes()
