from pathlib import Path

import pytest

from db.backup import backups
from db.backup.names import BackupReason
from db.backup.restore import restore
from db.diagnosis import repair
from db.engine.keys import random_key
from db.history import bin
from db.integrity.verification import verify
from db.model.edits import Edit, RecordChange
from db.model.errors import NotAStore
from db.model.records import Record
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from db.service.opening import open_for_reading, open_store
from db.tables.search_index import find
from tests.conftest import KEY
from tests.data import SCHEMAS
from tests.db.diagnosis.test_health_check import harm
from tests.factories import a_claim, a_note, a_visit, a_whole_visit
from tests.prepared import new_store, prepared
from tests.samples import some

PAGE = 4096


@pytest.fixture
def whole(tmp_path: Path) -> WholeVisit:
    """Returns a store of many pages, closed; one note of it is in the bin."""
    return prepared(many_pages, tmp_path)


def many_pages(folder: Path) -> WholeVisit:
    store = new_store(folder / "firsthand.db", KEY)
    whole = a_whole_visit()
    incoming.add(store, whole)
    notes: list[Record] = [a_note(whole.visit, position=n, text=f"note {n} " + "and words " * 30) for n in range(1, 200)]
    notes += [a_claim(whole.visit, position=n, wording="fourteen or so " * 20) for n in range(1, 60)]
    deleted = a_note(whole.visit, position=999, text="in the bin")
    visits.apply(store, Edit(whole.visit.id, tuple(RecordChange(None, record) for record in [*notes, deleted])))
    visits.apply(store, Edit(whole.visit.id, (RecordChange(deleted, None),)))
    whole = visits.load(store.connection, whole.visit.id)
    store.close()
    return whole


def pages(path: Path, table: str) -> list[int]:
    """Returns the pages of a table's rows, from its root on: those without which rows cannot be read."""
    store = open_store(path, KEY)
    root = int(store.connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0])
    store.close()
    return [root - 1]


def repaired(path: Path) -> tuple[repair.Repair, WholeVisit]:
    before = path.read_bytes()
    found = repair.repair(path, KEY)
    assert path.read_bytes() == before
    assert verify(found.path, KEY).tables["visits"] >= 1
    store = open_for_reading(found.path, KEY)
    whole = visits.load(store.connection, store.connection.execute("SELECT id FROM visits").fetchone()[0])
    store.close()
    return found, whole


def test_of_a_sound_store_everything_is_saved(tmp_path: Path, whole: WholeVisit) -> None:
    found, saved = repaired(tmp_path / "firsthand.db")
    assert saved == whole
    assert list(map(str, found.sentences)) == [f"Saved 265 of 265 records into {found.path}; the store itself was not touched."]
    store = open_store(found.path, KEY)
    assert [line.text for line in bin.lines(store.connection)] == ["in the bin"]
    assert len(find(store.connection, "note 17 ")) >= 1
    store.close()


@pytest.mark.long
def test_whichever_page_fails_what_is_on_the_others_is_saved(tmp_path: Path, whole: WholeVisit) -> None:
    """Damages one page after the other; at most the rows of that page are gone, and most of their words are not."""
    path = tmp_path / "firsthand.db"
    original = path.read_bytes()
    refused = 0
    pages = range(0, len(original) // PAGE, 5)
    for page in (*pages[:2], *some(pages[2:], 7)):
        harm(path, page)
        try:
            found, saved = repaired(path)
        except NotAStore:
            refused += 1
        else:
            lost = sum(known - saved for saved, known in found.tables.values())
            assert sum(known for _, known in found.tables.values()) == 265
            assert lost <= 40
            assert found.known_by_words >= lost - 1
            words = {note.text for note in saved.notes}
            assert len(words & {note.text for note in whole.notes}) >= len(whole.notes) - 1
            found.path.unlink()
        path.write_bytes(original)
    # The first page, and the pages of the schema.
    assert refused <= 3


def test_a_table_whose_first_page_fails_is_saved_by_its_words(tmp_path: Path, whole: WholeVisit) -> None:
    path = tmp_path / "firsthand.db"
    harm(path, pages(path, "notes")[0])
    found, saved = repaired(path)
    assert found.tables["notes"] == (0, 200)
    assert {note.text for note in saved.notes} >= {note.text for note in whole.notes}
    assert "Saved 0 of 200 notes." in map(str, found.sentences)


def test_parts_whose_visit_is_gone_hang_on_one_that_is_made_anew(tmp_path: Path, whole: WholeVisit) -> None:
    path = tmp_path / "firsthand.db"
    harm(path, pages(path, "visits")[0])
    found, saved = repaired(path)
    assert found.tables["visits"] == (0, 1)
    assert saved.visit.id == whole.visit.id
    assert saved.customer.name == repair.RECOVERED
    assert (saved.notes, saved.claims, saved.people) == (whole.notes, whole.claims, whole.people)


def test_a_customer_that_is_gone_is_known_by_its_words(tmp_path: Path, whole: WholeVisit) -> None:
    path = tmp_path / "firsthand.db"
    harm(path, pages(path, "customers")[0])
    _, saved = repaired(path)
    assert saved.customer.name == whole.customer.name


def test_people_that_are_gone_are_made_anew_or_left_out(tmp_path: Path, whole: WholeVisit) -> None:
    path = tmp_path / "firsthand.db"
    harm(path, pages(path, "people")[0])
    _, saved = repaired(path)
    assert [person.name.strip() for person in saved.people] == [person.name for person in whole.people]


def test_the_words_of_the_log_are_saved_too(tmp_path: Path, whole: WholeVisit) -> None:
    store = open_store(tmp_path / "firsthand.db", KEY)
    note = a_note(whole.visit, text="only in the log", position=5000)
    visits.apply(store, Edit(whole.visit.id, (RecordChange(None, note),)))
    _, saved = repaired(store.path)
    store.close()
    assert saved.notes[-1] == note


@pytest.mark.parametrize("harmed", ["first page", "wrong key", "garbage"])
def test_where_nothing_can_be_read_it_says_so(tmp_path: Path, whole: WholeVisit, harmed: str) -> None:
    path = tmp_path / "firsthand.db"
    if harmed == "first page":
        harm(path, 0)
    if harmed == "garbage":
        path.write_bytes(b"x" * 5000)
    with pytest.raises(NotAStore, match=r"Nothing in firsthand\.db can be read"):
        repair.repair(path, random_key() if harmed == "wrong key" else KEY)
    assert {file.name for file in tmp_path.iterdir()} == {"firsthand.db", "firsthand.count"}


def test_a_repaired_store_can_be_put_in_the_place_of_the_damaged_one(tmp_path: Path, whole: WholeVisit) -> None:
    path = tmp_path / "firsthand.db"
    harm(path, pages(path, "quotes")[0])
    found, saved = repaired(path)
    restore(path, found.path, KEY)
    store = open_store(path, KEY)
    assert visits.load(store.connection, saved.visit.id) == saved
    assert backups.back_up(store, BackupReason.ASKED).contents.records == found.tables["notes"][0] + 65
    store.close()


def test_an_older_store_is_repaired_into_one_of_today(tmp_path: Path) -> None:
    stored = SCHEMAS / "1.db"
    path = tmp_path / "firsthand.db"
    path.write_bytes(stored.read_bytes())
    _, saved = repaired(path)
    assert saved.customer.name == "Łódź Pumps 株式会社"
    assert saved.claims[0].elements == ()


def test_a_visit_without_anything_else_is_saved(tmp_path: Path, whole: WholeVisit) -> None:
    store = open_store(tmp_path / "firsthand.db", KEY)
    lone = a_visit(whole.customer)
    visits.apply(store, Edit(lone.id, (RecordChange(None, lone),)))
    store.close()
    found, _ = repaired(tmp_path / "firsthand.db")
    assert found.tables["visits"] == (2, 2)
