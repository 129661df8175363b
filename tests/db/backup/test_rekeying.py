import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from db.backup import rekeying
from db.backup.rekeying import rekey, tidy
from db.diagnosis.health_check import findings
from db.engine.keys import Key, key_check, key_from_passphrase, random_key_and_salt, salt_of
from db.engine.store import Store
from db.model.errors import NotAStore, StoreBusy, StoreError, StoreUnreachable, WrongKey
from db.repositories import incoming, visits
from db.service.opening import open_for_reading, open_store
from db.tables.search_index import find
from tests.conftest import KEY
from tests.data import SCHEMAS
from tests.db.stored_schema import VISIT
from tests.factories import a_whole_visit
from tests.prepared import new_store

# Writes one visit and dies, so that it stands in the write-ahead log alone.
DYING = """
import os, sys
from pathlib import Path
from db.engine.keys import Key
from db.repositories import incoming, visits
from db.service.opening import open_store
from tests.factories import a_whole_visit, a_customer
store = open_store(Path(sys.argv[1]), Key(bytes(range(32))))
store.connection.execute("PRAGMA wal_autocheckpoint = 0")
incoming.add(store, a_whole_visit(a_customer(name="In the log only")))
os._exit(0)
"""
# Changes the key where no file may grow beyond so many bytes, as on a full disk.
FULL = """
import resource, signal, sys
from pathlib import Path
from db.model.errors import StoreError
from db.engine.keys import Key
from db.backup.rekeying import rekey
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), -1))
try:
    rekey(Path(sys.argv[1]), Key(bytes(range(32))), Key(bytes(32), bytes(16)))
except StoreError as error:
    print(type(error).__name__)
"""


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Returns a store with a visit in it, that nobody has open."""
    path = tmp_path / "firsthand.db"
    store = new_store(path, KEY)
    incoming.add(store, a_whole_visit())
    store.close()
    return path


def opened(path: Path, key: Key) -> Store:
    store = open_store(path, key)
    assert all(finding.good for finding in findings(store))
    return store


def test_a_store_opens_with_its_new_key_only_and_holds_what_it_held(path: Path) -> None:
    reading = open_for_reading(path, KEY)
    before = [reading.connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("visits", "claims", "said")]
    reading.close()
    new = random_key_and_salt()
    rekey(path, KEY, new)
    with pytest.raises(WrongKey):
        open_store(path, KEY)
    store = opened(path, Key(new.raw))
    assert [store.connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("visits", "claims", "said")] == before
    assert find(store.connection, "drove")
    incoming.add(store, a_whole_visit())
    assert all(finding.good for finding in findings(store))
    store.close()
    assert set(files(path.parent)) == {path.name, "firsthand.count"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_new_file_is_its_owners_alone(path: Path) -> None:
    rekey(path, KEY, random_key_and_salt())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_passphrase_becomes_another_and_the_file_still_opens_with_the_bare_one(path: Path) -> None:
    new = key_from_passphrase("fjord lantern gravel oboe", bytes(range(16)))
    rekey(path, KEY, new)
    assert salt_of(path) == new.salt
    opened(path, key_from_passphrase("fjord lantern gravel oboe", salt_of(path))).close()


def test_what_stands_in_the_log_only_is_kept(path: Path) -> None:
    subprocess.run([sys.executable, "-c", DYING, str(path)], check=True)
    assert path.with_name("firsthand.db-wal").stat().st_size
    new = random_key_and_salt()
    rekey(path, KEY, new)
    store = opened(path, new)
    assert find(store.connection, "log only")
    store.close()


def test_a_store_that_somebody_has_open_is_left_as_it_is(path: Path) -> None:
    store = open_store(path, KEY)
    incoming.add(store, a_whole_visit())
    with pytest.raises(StoreBusy, match="Another program is using"):
        rekey(path, KEY, random_key_and_salt())
    assert all(finding.good for finding in findings(store))
    store.close()
    opened(path, KEY).close()
    assert set(files(path.parent)) == {path.name, "firsthand.count"}


@pytest.mark.parametrize(
    ("content", "error"), [(b"", NotAStore), (b"SQLite format 3\0" + bytes(4080), WrongKey), (bytes(8192), WrongKey)]
)
def test_what_is_no_store_is_not_touched(tmp_path: Path, content: bytes, error: type[StoreError]) -> None:
    (tmp_path / "firsthand.db").write_bytes(content)
    with pytest.raises(error):
        rekey(tmp_path / "firsthand.db", KEY, random_key_and_salt())
    assert files(tmp_path) == {"firsthand.db": content}


def test_a_wrong_key_and_a_missing_file_change_nothing(path: Path) -> None:
    before = files(path.parent)
    with pytest.raises(WrongKey):
        rekey(path, random_key_and_salt(), random_key_and_salt())
    with pytest.raises(StoreUnreachable):
        rekey(path.with_name("gone.db"), KEY, random_key_and_salt())
    assert files(path.parent) == before


def test_a_damaged_store_is_not_encrypted_again(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    before = files(path.parent)
    with pytest.raises(StoreError):
        rekey(path, KEY, random_key_and_salt())
    assert files(path.parent) == before


@pytest.mark.parametrize("version", ["1", "2"])
def test_a_store_of_an_earlier_version_keeps_its_tables(tmp_path: Path, version: str) -> None:
    path = Path(shutil.copy(SCHEMAS / f"{version}.db", tmp_path / "firsthand.db"))
    new = random_key_and_salt()
    rekey(path, KEY, new)
    reading = open_for_reading(path, new)
    assert reading.schema_version == int(version)
    reading.close()
    store = opened(path, new)
    assert visits.load(store.connection, VISIT).claims
    store.close()


def test_what_an_interrupted_change_left_is_in_nobodys_way(path: Path) -> None:
    left = path.with_name("firsthand.db.rekeyed")
    left.write_bytes(b"half a file")
    new = random_key_and_salt()
    rekey(path, KEY, new)
    opened(path, new).close()
    left.write_bytes(b"half a file")
    tidy(path)
    assert set(files(path.parent)) == {path.name, "firsthand.count"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits for a process")
@pytest.mark.parametrize("share", [0, 0.2, 0.5, 0.9])
def test_on_a_full_disk_the_old_file_stays(path: Path, share: float) -> None:
    limit = str(int(path.stat().st_size * share))
    done = subprocess.run([sys.executable, "-c", FULL, str(path), limit], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) in {("StoreFull", ""), ("StoreUnreachable", "")}
    assert not list(path.parent.glob("*rekeyed*"))
    store = opened(path, KEY)
    assert find(store.connection, "drove")
    store.close()


def test_a_copy_that_is_damaged_or_lacks_a_row_does_not_count_as_whole(path: Path, tmp_path: Path) -> None:
    connection = rekeying._open(path, KEY)
    content = rekeying._content(connection)
    connection.close()
    assert rekeying._is_whole(path, KEY, content)
    damaged = Path(shutil.copy(path, tmp_path / "damaged.db"))
    data = bytearray(damaged.read_bytes())
    data[len(data) // 2] ^= 1
    damaged.write_bytes(data)
    assert not rekeying._is_whole(damaged, KEY, content)
    store = open_store(path, KEY)
    store.connection.execute("DELETE FROM notes WHERE id = (SELECT min(id) FROM notes)")
    store.close()
    assert not rekeying._is_whole(path, KEY, content)


def test_a_key_without_salt_cannot_be_the_new_one(path: Path) -> None:
    with pytest.raises(ValueError, match="salt"):
        rekey(path, KEY, KEY)


def test_the_check_of_a_key_identifies_it_and_reveals_nothing_else() -> None:
    key = random_key_and_salt()
    assert key_check(key) == key_check(Key(key.raw)) != key_check(random_key_and_salt())
    assert key.raw.hex() not in key_check(key)
    assert len(key_check(key)) == 32
