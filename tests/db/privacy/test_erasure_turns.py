"""Holds that an erasure takes short turns, and that the search index holds no word of the person once it is done."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from db.engine.store import Store
from db.engine.turns import OneTurn
from db.model.edits import Edit, RecordChange
from db.privacy import requests
from db.repositories import incoming, visits
from db.service.opening import open_store
from db.tables import search_index
from tests.conftest import KEY
from tests.factories import a_note, a_whole_visit
from tests.plain_pages import holds
from tests.prepared import new_store

NAME = "Zebulonqwx Quarrington"
T = TypeVar("T")


class Counted(OneTurn):
    """Counts the turns taken; ends the work before a turn where it is told to."""

    taken = 0
    last = 1_000

    def write(self, short: Callable[[Store], T]) -> T:
        if Counted.taken == Counted.last:
            raise InterruptedError
        Counted.taken += 1
        return super().write(short)


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    """A store in which a person was named in many transactions, and the id of that person; the index takes small parts."""
    monkeypatch.setattr(search_index, "PAGES_AT_ONCE", 1)
    monkeypatch.setattr(Counted, "taken", 0)
    monkeypatch.setattr(Counted, "last", 1_000)
    path, whole = tmp_path / "s.db", a_whole_visit()
    person = replace(whole.people[0], name=NAME)
    store = new_store(path, KEY)
    incoming.add(store, replace(whole, people=(person,)))
    for n in range(60):
        words = " ".join(f"{n * 100 + m}word" for m in range(100))
        note = a_note(whole.visit, text=f"{NAME} said {words}", said_by=person.id, position=n + 1)
        visits.apply(store, Edit(whole.visit.id, (RecordChange(None, note),)))
    store.close()
    return path, person.id


def indexed(store: Store) -> set[str]:
    """All words that the index holds."""
    store.connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed USING fts5vocab(main, said_index, row)")
    return {str(word) for (word,) in store.connection.execute("SELECT term FROM temp.indexed")}


def test_the_index_forgets_the_person_in_many_short_turns(filled: tuple[Path, str]) -> None:
    path, person = filled
    store = open_store(path, KEY)
    assert "zebulonqwx" in indexed(store)
    requests.erase_by_turns(Counted(store), person)  # type: ignore[arg-type]  # its id
    assert Counted.taken > 12
    assert not {"zebulonqwx", "quarrington"} & indexed(store) and "5999word" in indexed(store)
    assert search_index.find(store.connection, "77word")
    store.close()
    assert not any(holds(file, KEY, NAME.split()[0]) for file in path.parent.rglob("*.db"))


@pytest.mark.parametrize("last", [3, 6, 12])
def test_an_erasure_that_ends_between_two_parts_is_completed_later(filled: tuple[Path, str], last: int) -> None:
    path, person = filled
    store = open_store(path, KEY)
    Counted.last = last
    with pytest.raises(InterruptedError):
        requests.erase_by_turns(Counted(store), person)  # type: ignore[arg-type]  # its id
    store.close()
    again = open_store(path, KEY)
    assert requests.are_unfinished(again.connection)
    assert requests.finish(again) == []
    assert not {"zebulonqwx", "quarrington"} & indexed(again)
    again.close()
    assert not any(holds(file, KEY, NAME.split()[0]) for file in path.parent.rglob("*.db"))
