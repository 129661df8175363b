import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.engine.store import Store
from db.integrity import ledger
from db.integrity.ledger import Count
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused
from db.repositories import incoming, visits
from db.service.opening import create_store, open_store
from db.tables.mapping import TABLES
from tests.conftest import KEY
from tests.factories import a_note, a_whole_visit
from tests.prepared import new_store


def test_edits_and_records_are_counted_whoever_adds_or_deletes(store: Store) -> None:
    whole = a_whole_visit()
    incoming.add(store, whole)
    assert ledger.count(store.connection) == Count(1, 7, 0)
    visits.apply(store, Edit(whole.visit.id, (RecordChange(whole.notes[0], replace(whole.notes[0], text="x")),)))
    visits.apply(store, Edit(whole.visit.id, (RecordChange(whole.notes[0], None),)))
    assert ledger.count(store.connection) == Count(3, 6, 0)
    # What goes by itself with its visit is counted too.
    store.connection.execute("DELETE FROM visits")
    assert ledger.count(store.connection).records == ledger.counted(store.connection) == 2


def test_every_table_of_records_is_counted(store: Store) -> None:
    counted = {row[0] for row in store.connection.execute("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'")}
    assert counted == set(TABLES.values())


def test_an_edit_that_fails_is_not_counted(store: Store) -> None:
    orphan = a_note(a_whole_visit().visit)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        visits.apply(store, Edit(orphan.visit_id, (RecordChange(None, orphan),)))
    assert ledger.count(store.connection) == Count(0, 0, 0)


def test_the_count_is_remembered_at_close_beside_the_store_with_no_word_in_it(store: Store) -> None:
    incoming.add(store, a_whole_visit())
    store.close()
    text = ledger.path_of_count(store.path).read_text()
    assert text == '{"sequence": 1, "records": 7, "day": 0, "lost": null}'
    assert ledger.recall(store.path) == Count(1, 7, 0)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1]",
        b'{"sequence": "x"}',
        b"\xff",
        b'{"sequence": 1, "lost": 3}',
        b"null",
        b'{"sequence": 9223372036854775807}',
    ],
)
def test_a_count_that_cannot_be_read_is_as_good_as_none(store: Store, content: bytes) -> None:
    ledger.path_of_count(store.path).write_bytes(content)
    assert ledger.recall(store.path) is None
    assert ledger.losses(store) == []


def test_an_older_copy_in_the_place_of_the_store_is_noticed_until_it_is_accepted(tmp_path: Path) -> None:
    store = new_store(tmp_path / "firsthand.db", KEY)
    incoming.add(store, a_whole_visit())
    store.close()
    shutil.copy(store.path, tmp_path / "old")
    store = open_store(store.path, KEY)
    incoming.add(store, a_whole_visit())
    store.close()
    shutil.copy(tmp_path / "old", store.path)
    store = open_store(store.path, KEY)
    assert "older than what was last seen in it: 1 of 2 edits, 7 of 14 records" in str(ledger.losses(store)[0])
    store.close()
    store = open_store(store.path, KEY)
    assert len(ledger.losses(store)) == 1
    ledger.accept(store)
    assert ledger.losses(store) == []
    store.close()


def test_a_store_put_back_after_it_was_missed_is_no_longer_reported(tmp_path: Path) -> None:
    store = new_store(tmp_path / "firsthand.db", KEY)
    shutil.copy(store.path, tmp_path / "old")
    incoming.add(store, a_whole_visit())
    store.close()
    shutil.copy(store.path, tmp_path / "new")
    shutil.copy(tmp_path / "old", store.path)
    open_store(store.path, KEY).close()
    shutil.copy(tmp_path / "new", store.path)
    store = open_store(store.path, KEY)
    assert ledger.losses(store) == []
    store.close()
    assert ledger.recall(store.path) == Count(1, 7, 0)


def test_rows_that_went_past_the_ledger_are_missed(store: Store) -> None:
    incoming.add(store, a_whole_visit())
    for trigger in ("delete", "insert"):
        store.connection.execute(f"DROP TRIGGER count_{trigger}_notes")
    store.connection.execute("DELETE FROM notes")
    assert "1 of 7 records is missing" in str(ledger.losses(store)[0])
    store.connection.execute("UPDATE ledger SET records = 3")
    assert "holds 6 records, but its ledger says 3" in str(ledger.losses(store)[0])


def test_no_empty_store_is_made_where_one_stood(store: Store) -> None:
    incoming.add(store, a_whole_visit())
    store.close()
    store.path.unlink()
    with pytest.raises(Refused, match=r"There was a store at .*, as firsthand.count shows"):
        create_store(store.path, KEY)
    assert not store.path.exists()


TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        ([0, 0, 0], 1),
        ([0, 1, 2], 3),
        ([0, 3], 4),
        ([0, 7], 8),
        ([0, 8], 1),
        ([0, 8, 8, 9], 2),
        ([0, 8, 9, 10], 3),
        ([0, 14, 28, 42, 56], 3),
        ([0, 730, 730], 1),
        ([0, 730, 1], 2),
        ([0, 730, 0, 3], 4),
        ([0, -2, 0, 1], 2),
        ([0, -7, 1], 2),
        ([0, -730, 1], 2),
        ([0, 730, 731, 1, 2], 3),
    ],
)
def test_days_of_use_go_up_with_the_date_but_not_with_its_jumps(store: Store, dates: list[int], days: int) -> None:
    for shift in dates:
        ledger.note_day(store, TODAY + timedelta(days=shift))
    assert ledger.count(store.connection).day == days
