import hashlib
import shutil
import stat
import sys
from pathlib import Path

import pytest

from db.engine.keys import Key, key_from_passphrase, random_key, salt_of
from db.engine.store import APPLICATION_ID, SCHEMA_VERSION, Store
from db.model.errors import NewerStore, NotAStore, Refused, StoreMoved, StoreUnreachable, WrongKey
from db.service.opening import create_store, open_for_reading, open_store, reopen
from tests.conftest import KEY


def pragma(store: Store, name: str) -> object:
    return store.connection.execute(f"PRAGMA {name}").fetchone()[0]


def fingerprint(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


def test_the_driver_stands_in_for_the_one_sqlite_utils_looks_for() -> None:
    import sqlcipher3
    from sqlite_utils import utils

    assert vars(utils)["sqlite3"] is sqlcipher3


def test_a_new_store_is_encrypted_write_ahead_and_marked_as_ours(store: Store) -> None:
    assert pragma(store, "journal_mode") == "wal"
    assert pragma(store, "foreign_keys") == 1
    assert pragma(store, "application_id") == APPLICATION_ID
    assert pragma(store, "user_version") == SCHEMA_VERSION
    assert pragma(store, "secure_delete") == 1
    assert pragma(store, "synchronous") == 2
    assert pragma(store, "trusted_schema") == 0
    assert b"SQLite format" not in store.path.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_its_owner_can_read_a_store_and_what_lies_beside_it(store: Store) -> None:
    modes = {stat.S_IMODE(file.stat().st_mode) for file in store.path.parent.glob("firsthand.db*")}
    assert modes == {0o600}


def test_a_wrong_key_is_refused_and_changes_nothing(store: Store) -> None:
    before = fingerprint(store.path.parent)
    with pytest.raises(WrongKey, match="does not open"):
        open_store(store.path, random_key())
    assert fingerprint(store.path.parent) == before


def test_the_right_key_opens_it_again(store: Store) -> None:
    again = open_store(store.path, KEY)
    assert again.schema_version == SCHEMA_VERSION
    again.close()


def test_nothing_can_be_written_through_a_reading_store(store: Store) -> None:
    reading = open_for_reading(store.path, KEY)
    with pytest.raises(Exception, match="readonly"):
        reading.connection.execute("DELETE FROM notes")
    reading.close()


def test_a_store_from_a_later_version_is_refused_untouched(store: Store) -> None:
    store.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    store.close()
    before = fingerprint(store.path.parent)
    with pytest.raises(NewerStore, match="please update"):
        open_store(store.path, KEY)
    assert fingerprint(store.path.parent) == before


def test_another_programs_database_is_refused(store: Store) -> None:
    store.connection.execute("PRAGMA application_id = 1")
    with pytest.raises(NotAStore, match="another program"):
        open_store(store.path, KEY)


def test_an_empty_file_is_not_taken_for_an_empty_store(tmp_path: Path) -> None:
    (tmp_path / "s.db").write_bytes(b"")
    with pytest.raises(NotAStore, match="0 bytes"):
        open_store(tmp_path / "s.db", KEY)
    assert (tmp_path / "s.db").read_bytes() == b""


def test_an_unencrypted_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "s.db").write_bytes(b"SQLite format 3\0" + bytes(4096))
    with pytest.raises(NotAStore, match="not encrypted"):
        open_store(tmp_path / "s.db", KEY)


def test_a_missing_store_is_never_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachable, match="no store"):
        open_store(tmp_path / "s.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_creating_never_replaces_what_stands_there(store: Store) -> None:
    with pytest.raises(Refused, match="exists already"):
        create_store(store.path, KEY)


def test_a_passphrase_opens_what_it_made_in_any_unicode_form(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    create_store(path, key_from_passphrase("Café 12", salt_of(path))).close()
    decomposed = key_from_passphrase("Cafe\u0301 12", salt_of(path))
    assert open_store(path, decomposed).schema_version == SCHEMA_VERSION
    with pytest.raises(WrongKey):
        open_store(path, key_from_passphrase("Cafe 12", salt_of(path)))


def test_the_passphrase_alone_opens_the_file_in_plain_sqlcipher(tmp_path: Path) -> None:
    from db.engine.driver import connect

    path = tmp_path / "s.db"
    create_store(path, key_from_passphrase("brine", salt_of(path))).close()
    bare = connect(str(path))
    bare.execute("PRAGMA key = 'brine'")
    assert bare.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    bare.close()


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_of_another_length_is_no_key(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Key(bytes(length))


def test_a_key_never_shows_itself_when_printed() -> None:
    assert KEY.raw.hex() not in repr(KEY)


def test_a_folder_in_the_place_of_the_store_is_named_and_left(tmp_path: Path) -> None:
    (tmp_path / "s.db").mkdir()
    with pytest.raises(NotAStore, match="is a folder, not a store"):
        open_store(tmp_path / "s.db", KEY)
    with pytest.raises(Refused, match="exists already"):
        create_store(tmp_path / "s.db", KEY)
    assert list((tmp_path / "s.db").iterdir()) == []


def test_a_half_made_store_of_a_crash_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "s.db.new").write_bytes(b"half")
    create_store(tmp_path / "s.db", KEY).close()
    assert not (tmp_path / "s.db.new").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file in its place")
def test_a_store_moved_while_it_is_open_is_noticed_and_goes_on_when_it_is_back(store: Store) -> None:
    store.confirm()
    moved = store.path.rename(store.path.with_name("elsewhere.db"))
    with pytest.raises(StoreMoved, match="no longer there"):
        store.confirm()
    moved.rename(store.path)
    store.confirm()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file in its place")
def test_another_file_in_the_place_of_an_open_store_is_noticed_and_not_adopted(store: Store, tmp_path: Path) -> None:
    shutil.copy(store.path, tmp_path / "copy.db")
    (tmp_path / "copy.db").replace(store.path)
    with pytest.raises(StoreMoved, match="Another file was put in the place"):
        store.confirm()
    with pytest.raises(StoreMoved, match="Another file was put in the place"):
        reopen(store)


def test_a_store_opened_anew_in_its_place_goes_on(store: Store) -> None:
    from db.repositories import incoming, visits
    from tests.factories import a_whole_visit

    former, whole = store.connection, a_whole_visit()
    reopen(store)
    assert store.connection is not former
    incoming.add(store, whole)
    assert visits.load(store.connection, whole.visit.id) == whole


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_store_whose_mode_was_opened_up_is_private_again(store: Store) -> None:
    store.close()
    store.path.chmod(0o644)
    again = open_store(store.path, KEY)
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    again.close()
