"""Tests that a stored file of every released schema, `data/schema/N.db`, opens and comes up to date with all its rows."""

import shutil
from pathlib import Path

import pytest

from db.engine.store import SCHEMA_VERSION
from db.model.records import VisitId
from db.repositories import visits
from db.service.opening import open_store
from tests.conftest import KEY
from tests.data import SCHEMAS

VISIT = VisitId("5e1a7f6e-6a3f-4c8e-9d52-0d6a3c1b7e10")


def test_every_schema_up_to_now_has_its_stored_file() -> None:
    assert sorted(int(file.stem) for file in SCHEMAS.glob("*.db")) == list(range(1, SCHEMA_VERSION + 1))


@pytest.mark.parametrize("file", sorted(SCHEMAS.glob("*.db")), ids=lambda file: f"schema {file.stem}")
def test_a_store_of_any_earlier_schema_opens_with_its_rows(file: Path, tmp_path: Path) -> None:
    shutil.copy(file, tmp_path / "s.db")
    store = open_store(tmp_path / "s.db", KEY)
    assert store.schema_version == SCHEMA_VERSION
    assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    whole = visits.load(store.connection, VISIT)
    assert whole.customer.name == "Łódź Pumps 株式会社"
    assert [claim.before for claim in whole.claims] == ["about 14"]
    assert whole.notes[0].text == "They drove first 💡"
    store.close()
