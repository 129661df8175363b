"""Tests the command `check`: what it reports about a store, and what it saves of a damaged one."""

import os
import re
import shutil
from pathlib import Path

import pytest

from desktop.core.paths import resources
from tests.prepared import prepared
from tests.test_cli import Run, all_visits, firsthand

__all__ = ["firsthand"]


@pytest.fixture
def store(firsthand: Run, tmp_path: Path) -> Path:
    prepared(all_visits, tmp_path)
    return tmp_path / "data" / "firsthand.db"


def harm(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


def test_check_reports_everything_that_keeps_words_safe(firsthand: Run, store: Path) -> None:
    status, out, err = firsthand("check")
    assert (status, err) == (0, "")
    assert "ok      Every page is encrypted and unharmed." in out
    assert re.search(r"ok      All \d\d\d records are there, after 8 edits\.", out)
    assert "note    There is no backup yet" in out
    assert "ok      Only you can read the store" in out


def test_check_changes_nothing(firsthand: Run, store: Path) -> None:
    before = {file.name: file.read_bytes() for file in store.parent.iterdir()}
    firsthand("check")
    assert {file.name: file.read_bytes() for file in store.parent.iterdir()} == before


def test_a_damaged_store_is_repaired_beside_it(firsthand: Run, store: Path) -> None:
    harm(store)
    damaged = store.read_bytes()
    status, out, err = firsthand("check", "--repair")
    assert (status, err) == (1, "")
    assert "PROBLEM 1 page of" in out
    assert "repair  Saved " in out
    (repaired,) = store.parent.glob("*-repaired.db")
    assert store.read_bytes() == damaged
    shutil.copy(repaired, store)
    os.unlink(store.with_suffix(".count"))
    assert firsthand("check")[0] == 0


def test_an_older_copy_is_noticed(firsthand: Run, store: Path, tmp_path: Path) -> None:
    shutil.copy(store, tmp_path / "old")
    firsthand("import", resources() / "samples" / "halden-pumps.json")
    shutil.copy(tmp_path / "old", store)
    status, out, _ = firsthand("check")
    assert (status, "older than what was last seen in it" in out) == (1, True)


def test_a_store_that_holds_nothing_readable_gets_one_sentence(firsthand: Run, store: Path) -> None:
    store.write_bytes(store.read_bytes()[:16] + os.urandom(8000))
    status, out, err = firsthand("check", "--repair")
    assert status == 1
    assert "PROBLEM The key or passphrase does not open" in out
    assert "Nothing in firsthand.db can be read" in err
    assert "Traceback" not in err
