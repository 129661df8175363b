"""Tests the rows that no program of ours wrote: they are named in a sentence, or lead nowhere."""

import pytest

from db.backup import backups
from db.engine.store import Store
from db.integrity import ledger
from db.integrity.row_check import unreadable
from db.model.errors import NotAStore
from db.repositories.app_state import BACKUPS, remember
from db.tables.remembered import FORMER_BACKUPS, FORMER_KEYS

NO_LISTS = ("{", "null", "3", '"text"', "[" * 100_000)


ANOTHER_ROW = "INSERT INTO ledger (id, sequence, records, day, date, doubt) SELECT 2, 1, records, day, date, doubt FROM ledger"


@pytest.mark.parametrize("statement", ["DELETE FROM ledger", ANOTHER_ROW])
def test_a_ledger_without_its_one_row_is_damaged_whoever_reads_it(store: Store, statement: str) -> None:
    store.connection.execute(statement)
    assert unreadable(store.connection) == ["ledger"]
    for reading in (ledger.count, ledger.advance, ledger.author, ledger.store_id, ledger.name_of_user):
        with pytest.raises(NotAStore, match="is damaged"):
            reading(store.connection)


@pytest.mark.parametrize("text", [*NO_LISTS, "[]", '{"a": 1}', '{"/tmp": ["zz"]}', '{"/tmp": ["00"]}'])
def test_former_keys_that_are_none_are_named(store: Store, text: str) -> None:
    remember(store, FORMER_KEYS, text)
    assert unreadable(store.connection) == ["remembered"]


@pytest.mark.parametrize("text", [one for one in NO_LISTS if one != '"text"'])
def test_former_folders_that_are_none_are_named(store: Store, text: str) -> None:
    remember(store, FORMER_BACKUPS, text)
    assert unreadable(store.connection) == ["remembered"]


@pytest.mark.parametrize("text", ["/nowhere/\0", "\0", "/nowhere/\0/x"])
def test_a_folder_that_can_be_no_path_is_one_that_is_not_there(store: Store, text: str) -> None:
    remember(store, BACKUPS, text)
    assert unreadable(store.connection) == []
    chosen = backups.chosen_folder(store.connection)
    assert chosen and not chosen.exists()
    assert backups.all_backups(store.path, chosen) == []
    assert backups.folders_elsewhere(store.connection) == [chosen]
