"""Tests hostile stores: of such a file only the rows are used, or nothing."""

import random
import shutil
from pathlib import Path

import pytest

from db.backup import backups, restore
from db.backup.names import BackupReason
from db.diagnosis import repair
from db.diagnosis.health_check import examine
from db.engine.store import SCHEMA_VERSION, Store
from db.integrity.verification import BackupState, inspect, verify
from db.model.errors import NotAStore, StoreError
from db.model.records import VisitId
from db.repositories import incoming, visits
from db.repositories.app_state import BACKUPS, PAPERS, recall
from db.repositories.logos import logo_of
from db.service.opening import open_store
from tests.conftest import KEY
from tests.data import SCHEMAS
from tests.db import tampering
from tests.db.tampering import (
    OF_THE_SCHEMA,
    Tampering,
    a_trigger_said_to_be_a_table,
    an_endless_view,
    of_rows,
    ran,
    tamper,
)
from tests.factories import a_whole_visit
from tests.prepared import new_store
from tests.samples import some


def called(tampering: Tampering) -> str:
    return tampering.__name__


@pytest.fixture(params=some(range(1, SCHEMA_VERSION + 1), 4))
def theirs(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Returns a store of this version, lying anywhere."""
    return lying_anywhere(tmp_path, request.param)


def lying_anywhere(folder: Path, version: int) -> Path:
    path = folder / "download" / "theirs.db"
    path.parent.mkdir()
    shutil.copy(SCHEMAS / f"{version}.db", path)
    return path


@pytest.fixture
def stands(tmp_path: Path) -> Path:
    """Returns a store of our own."""
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    incoming.add(store, a_whole_visit())
    store.close()
    return store.path


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_store_of_every_version_is_of_our_shape(tmp_path: Path, version: int) -> None:
    theirs = lying_anywhere(tmp_path, version)
    assert verify(theirs, KEY).tables["visits"] == 1
    assert inspect(theirs, KEY).standing is BackupState.GOOD


@pytest.mark.parametrize("tampering", OF_THE_SCHEMA, ids=called)
def test_what_no_step_of_ours_makes_is_never_read_nor_restored(theirs: Path, stands: Path, tampering: Tampering) -> None:
    tamper(theirs, KEY, tampering, dice=random.Random(tampering.__name__))
    before, given = stands.read_bytes(), theirs.read_bytes()
    assert inspect(theirs, KEY).standing in (BackupState.DAMAGED, BackupState.NEWER)
    with pytest.raises(StoreError, match="Nothing was put in the place of the store") as refused:
        restore.restore(stands, theirs, KEY)
    assert str(theirs) in str(refused.value)
    assert ".restored" not in str(refused.value)
    assert stands.read_bytes() == before
    assert theirs.read_bytes() == given


@pytest.mark.parametrize("tampering", [t for t in OF_THE_SCHEMA if "version" not in t.__name__], ids=called)
def test_nothing_of_theirs_runs_in_a_store_that_was_put_in_place_by_hand(tmp_path: Path, tampering: Tampering) -> None:
    path = tmp_path / "firsthand.db"
    shutil.copy(SCHEMAS / f"{SCHEMA_VERSION}.db", path)
    tamper(path, KEY, tampering, dice=random.Random(1))
    try:
        store = open_store(path, KEY)
    except NotAStore:
        return
    incoming.add(store, a_whole_visit())
    visits.apply(store, visits.removal(store.connection, visits.load(store.connection, _a_visit(store)).visit.id))
    assert not ran(store.connection)
    assert any("no store of Firsthand has" in str(finding.sentence) for finding in examine(path, KEY))
    store.close()


def _a_visit(store: Store) -> VisitId:
    return VisitId(store.connection.execute("SELECT id FROM visits LIMIT 1").fetchone()[0])


@pytest.mark.parametrize("tampering", some([*OF_THE_SCHEMA, *of_rows(SCHEMA_VERSION)], 10), ids=called)
def test_a_repair_takes_the_rows_of_our_tables_and_nothing_else(tmp_path: Path, tampering: Tampering) -> None:
    path = tmp_path / "firsthand.db"
    shutil.copy(SCHEMAS / f"{SCHEMA_VERSION}.db", path)
    tamper(path, KEY, tampering, dice=random.Random(tampering.__name__))
    if tampering is a_trigger_said_to_be_a_table:
        # SQLite itself reads nothing of it.
        with pytest.raises(NotAStore, match="can be read"):
            repair.repair(path, KEY)
        return
    found = repair.repair(path, KEY)
    store = open_store(found.path, KEY)
    assert not ran(store.connection)
    # Where the visits lie in a table that is none of ours, none is taken from it.
    assert (verify(found.path, KEY).tables["visits"] >= 1) is (tampering is not an_endless_view)
    store.close()


def test_folders_and_pictures_of_somebody_else_are_not_taken_over(theirs: Path, stands: Path) -> None:
    store = open_store(theirs, KEY)
    store.close()
    tamper(theirs, KEY, tampering.a_folder_of_theirs, tampering.a_picture_that_is_none, dice=random.Random(1))
    restored = restore.restore(stands, theirs, KEY, lambda picture: b"made anew of " + picture[:4])
    assert "quiet" in restored.elsewhere
    store = open_store(stands, KEY)
    assert recall(store.connection, PAPERS) == recall(store.connection, BACKUPS) == ""
    customer = visits.load(store.connection, _a_visit(store)).customer.id
    assert logo_of(store.connection, customer) == b"made anew of <svg"
    store.close()


def test_our_own_backup_keeps_the_second_folder(stands: Path, tmp_path: Path) -> None:
    store = open_store(stands, KEY)
    backups.choose_folder(store, tmp_path)
    made = backups.back_up(store, BackupReason.ASKED).backup
    store.close()
    assert restore.restore(stands, made.path, KEY).elsewhere == ""
    store = open_store(stands, KEY)
    assert backups.chosen_folder(store.connection) == tmp_path
    store.close()


@pytest.mark.parametrize("change", of_rows(SCHEMA_VERSION), ids=called)
def test_rows_that_nobody_can_read_are_refused_in_a_sentence_or_restored_whole(
    stands: Path, tmp_path: Path, change: Tampering
) -> None:
    path = tmp_path / "theirs.db"
    shutil.copy(SCHEMAS / f"{SCHEMA_VERSION}.db", path)
    tamper(path, KEY, change, dice=random.Random(change.__name__))
    before = stands.read_bytes()
    try:
        restore.restore(stands, path, KEY)
    except StoreError as error:
        assert str(error).endswith("please choose another backup.")
        assert stands.read_bytes() == before
        return
    store = open_store(stands, KEY)
    incoming.add(store, a_whole_visit())
    assert visits.load(store.connection, _a_visit(store)).customer
    store.close()
