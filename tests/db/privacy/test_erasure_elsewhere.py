import json
import shutil
import threading
import time
from pathlib import Path

import pytest

from db.backup import backups, former_keys, restore
from db.backup.names import BackupReason
from db.backup.rekeying import opens, rekey
from db.engine.keys import random_key, random_key_and_salt
from db.engine.store import Store
from db.model.edits import Edit, RecordChange
from db.model.records import Person, Presence
from db.privacy import erasure_list, mentions, requests
from db.privacy.erase_in_backups import rewrite_backups
from db.repositories import incoming, visits
from db.service import maintenance
from db.service.opening import create_store, open_for_reading, open_store
from db.tables import search_index
from db.tables.erasure_plan import ErasurePlan
from tests.conftest import KEY
from tests.factories import a_customer, a_note, a_person, a_visit, a_whole_visit
from tests.people import rid
from tests.plain_pages import holds

NAME = "Zebulonqwx Quarrington"


@pytest.fixture
def person(store: Store) -> Person:
    """Returns somebody who is named in a visit of the store, by structure and in words."""
    customer = a_customer()
    person = a_person(customer, name=NAME)
    visit = a_visit(customer)
    presence = Presence(id=rid(), visit_id=visit.id, person_id=person.id)
    note = a_note(visit, text=f"{NAME} drove first")
    records = (customer, visit, person, presence, note)
    visits.apply(store, Edit(visit.id, tuple(RecordChange(None, record) for record in records)))
    return person


def erase(store: Store, person: Person) -> requests.Erasure:
    return requests.erase(store, person.id, confirmed=keys_of(store, person))


def keys_of(store: Store, person: Person) -> list[str]:
    return [mention.key for mention in mentions.about(store.connection, person.id).to_check]


def names_anywhere(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*.db") if any(holds(path, KEY, part) for part in NAME.split())]


def second_folder(store: Store, tmp_path: Path, name: str = "stick") -> Path:
    folder = tmp_path / name
    folder.mkdir()
    backups.choose_folder(store, folder)
    assert backups.back_up(store, BackupReason.WORK).elsewhere is None
    return folder


def test_a_second_folder_that_is_away_is_said_and_cleaned_when_it_is_back(store: Store, person: Person, tmp_path: Path) -> None:
    stick = second_folder(store, tmp_path)
    away = stick.rename(tmp_path / "in a drawer")
    done = erase(store, person)
    assert [left.path for left in done.left] == [stick]
    assert "is erased there too once it is connected" in str(done.left[0].sentence)
    assert requests.waiting_folders(store.connection) == [stick]
    assert [line.is_done for line in requests.erasures(store.connection)] == [False]
    # Only the id, the moment and the options wait for it.
    assert names_anywhere(store.path.parent / "backups") == []
    assert not holds(store.path, KEY, "Zebulonqwx")
    assert requests.finish(store) == []
    assert requests.waiting_folders(store.connection) == [stick]
    away.rename(stick)
    assert names_anywhere(stick)
    assert requests.finish(store) == []
    assert names_anywhere(stick) == []
    assert requests.waiting_folders(store.connection) == []
    assert [(line.is_done, line.backups) for line in requests.erasures(store.connection)] == [(True, 2)]


def test_a_folder_that_is_there_and_empty_may_be_where_a_drive_was(store: Store, person: Person, tmp_path: Path) -> None:
    stick = second_folder(store, tmp_path)
    stick.rename(tmp_path / "in a drawer")
    stick.mkdir()
    assert [left.path for left in erase(store, person).left] == [stick]
    stick.rmdir()
    (tmp_path / "in a drawer").rename(stick)
    requests.finish(store)
    assert names_anywhere(stick) == []


def test_a_second_folder_that_was_chosen_before_is_remembered(store: Store, person: Person, tmp_path: Path) -> None:
    first = second_folder(store, tmp_path, "first")
    second = second_folder(store, tmp_path, "second")
    away = first.rename(tmp_path / "in a drawer")
    assert [left.path for left in erase(store, person).left] == [first]
    assert names_anywhere(second) == []
    away.rename(first)
    requests.finish(store)
    assert names_anywhere(first) == []


def test_several_erasures_wait_for_one_folder(store: Store, person: Person, tmp_path: Path) -> None:
    other = a_person(name="Quaggarixx Blomquist")
    visit = a_visit(a_customer())
    visits.apply(store, Edit(visit.id, (RecordChange(None, other),)))
    stick = second_folder(store, tmp_path)
    away = stick.rename(tmp_path / "in a drawer")
    erase(store, person)
    erase(store, other)
    away.rename(stick)
    requests.finish(store)
    for path in stick.iterdir():
        assert not holds(path, KEY, "Zebulonqwx")
        assert not holds(path, KEY, "Quaggarixx")
    assert requests.waiting_folders(store.connection) == []


def test_a_folder_can_be_declared_lost(store: Store, person: Person, tmp_path: Path) -> None:
    stick = second_folder(store, tmp_path)
    backups.choose_folder(store, None)
    shutil.rmtree(stick)
    erase(store, person)
    requests.declare_lost(store, stick)
    assert requests.waiting_folders(store.connection) == []
    assert backups.folders_elsewhere(store.connection) == []
    assert [line.is_done for line in requests.erasures(store.connection)] == [True]


def test_what_waits_survives_the_end_of_the_program(store: Store, person: Person, tmp_path: Path) -> None:
    stick = second_folder(store, tmp_path)
    away = stick.rename(tmp_path / "in a drawer")
    erase(store, person)
    store.close()
    away.rename(stick)
    again = open_store(store.path, KEY)
    upkeep = maintenance.Upkeep(again, lambda _told: None)
    upkeep.begin()
    assert upkeep._folders_back
    upkeep._folders_back.join()
    upkeep.end(briefly=True)
    again.close()
    assert names_anywhere(stick) == []


def test_the_backups_of_somebody_else_in_the_folder_are_neither_touched_nor_told(
    store: Store, person: Person, tmp_path: Path
) -> None:
    stick = second_folder(store, tmp_path)
    other = create_store(tmp_path / "other" / "firsthand.db", random_key())
    backups.choose_folder(other, stick)
    incoming.add(other, a_whole_visit())
    foreign = stick / backups.back_up(other, BackupReason.WORK).backup.path.name
    other.close()
    before = foreign.read_bytes()
    assert erase(store, person).left == ()
    assert foreign.read_bytes() == before


def test_a_backup_made_between_the_steps_of_an_erasure_holds_no_name_and_restored_finishes_it(
    store: Store, person: Person, tmp_path: Path
) -> None:
    backups.back_up(store, BackupReason.WORK)
    plan = ErasurePlan(person.id, NAME, "somebody", tuple(keys_of(store, person)))
    number = requests.begin(store, plan)
    meanwhile = backups.back_up(store, BackupReason.WORK).backup.path
    assert not holds(meanwhile, KEY, "Zebulonqwx")
    search_index.forget_removed(store.connection)
    requests.end(store, number, plan, rewrite_backups(store.path, store.key, plan))
    old = shutil.copy(meanwhile, tmp_path / "meanwhile.bak")
    store.close()
    restore.restore(store.path, Path(old), KEY)
    again = open_store(store.path, KEY)
    requests.finish(again)
    assert [line.is_done for line in requests.erasures(again.connection)] == [True]
    again.close()
    assert names_anywhere(store.path.parent) == []


def test_a_backup_under_way_does_not_bring_the_person_back(
    store: Store, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy began before the erasure, and gets its name after it."""
    stick = second_folder(store, tmp_path)
    monkeypatch.setattr(backups, "PIECE_PAGES", 1)
    monkeypatch.setattr(backups, "PAUSE_SECONDS", 0.01)
    heard: list[maintenance.Told] = []
    at_work = maintenance._BackupAtWork(store, heard.append)
    at_work.start()
    folder = backups.folder_of(store.path)
    while not any(folder.glob(".*.part")):
        time.sleep(0.001)
    assert erase(store, person).left == ()
    at_work.join()
    assert names_anywhere(store.path.parent) == []
    assert names_anywhere(stick) == []
    # It was made all the same, of what is there now.
    (made,) = [told for told in heard if isinstance(told, maintenance.BackedUp)]
    assert made.backup.path.exists()
    assert (stick / made.backup.path.name).exists()


def test_an_erasure_between_the_name_of_a_backup_and_its_copy_elsewhere_reaches_both(
    store: Store, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = second_folder(store, tmp_path)
    real, met = backups._copy_elsewhere, threading.Event()

    def late(*values: object) -> object:
        outcome = real(*values)  # type: ignore[arg-type]  # the same, only later
        if not met.is_set():
            met.set()
            erase(store, person)
        return outcome

    monkeypatch.setattr(backups, "_copy_elsewhere", late)
    reading = open_for_reading(store.path, KEY)
    backups.back_up(reading, BackupReason.WORK, beside_work=True)
    reading.close()
    assert names_anywhere(store.path.parent) == []
    assert names_anywhere(stick) == []


@pytest.mark.parametrize("way", ["restored", "copied by hand"])
def test_no_backup_brings_an_erased_person_back(store: Store, person: Person, tmp_path: Path, way: str) -> None:
    made = backups.back_up(store, BackupReason.WORK).backup.path
    kept = Path(shutil.copy(made, tmp_path / "kept.db"))
    erase(store, person)
    store.close()
    assert holds(kept, KEY, "Zebulonqwx")
    if way == "restored":
        restore.restore(store.path, kept, KEY, replay=lambda new: erasure_list.replay(new, store.path))
        reading = open_for_reading(store.path, KEY)
        assert reading.connection.execute("SELECT count(*) FROM people").fetchone() == (0,)
        reading.close()
    else:
        shutil.copy(kept, store.path)
    again = open_store(store.path, KEY)
    assert again.connection.execute("SELECT count(*) FROM people").fetchone() == (0,)
    assert again.connection.execute("SELECT text FROM notes").fetchone() == ("a person drove first",)
    (line,) = requests.erasures(again.connection)
    assert (line.person_id, line.is_done) == (person.id, True)
    again.close()
    assert not holds(store.path, KEY, "Zebulonqwx")


def test_the_list_beside_the_store_names_nobody(store: Store, person: Person) -> None:
    erase(store, person)
    text = erasure_list.path_of_list(store.path).read_text()
    assert person.id in text
    assert "Zebulonqwx" not in text
    assert "Quarrington" not in text
    assert erasure_list.path_of_list(store.path).stat().st_mode & 0o077 == 0


def test_a_list_that_is_missing_is_written_again_and_a_damaged_one_stops_nothing(store: Store, person: Person) -> None:
    erase(store, person)
    path = erasure_list.path_of_list(store.path)
    whole = erasure_list.recall(store.path)
    for content in (b"", b"[[[", b"[]", b'{"erasures": 7}', b'{"erasures": [{"person_id": 1}]}', b"[" * 100_000):
        path.write_bytes(content)
        store.close()
        store = open_store(store.path, KEY)
        assert requests.finish(store) == []
        assert erasure_list.recall(store.path).keys() == whole.keys()
    path.unlink()
    requests.finish(store)
    assert erasure_list.recall(store.path).keys() == whole.keys()
    store.close()


def test_a_person_who_came_in_again_after_the_erasure_stays(store: Store, person: Person) -> None:
    erase(store, person)
    visit = a_visit(a_customer())
    visits.apply(store, Edit(visit.id, (RecordChange(None, person),)))
    made = backups.back_up(store, BackupReason.WORK).backup.path
    store.close()
    restore.restore(store.path, made, KEY, replay=lambda new: erasure_list.replay(new, store.path))
    again = open_store(store.path, KEY)
    assert again.connection.execute("SELECT name FROM people").fetchone() == (NAME,)
    again.close()


def test_what_a_killed_export_left_of_the_person_goes_with_the_erasure(store: Store, person: Person, tmp_path: Path) -> None:
    from db.repositories import exported_documents

    visit_id = store.connection.execute("SELECT id FROM visits").fetchone()[0]
    exported_documents.note(store, "visit-report", tmp_path / "report.pdf", [visit_id])
    (tmp_path / ".firsthand-abc.part").write_bytes(NAME.encode())
    erase(store, person)
    assert not (tmp_path / ".firsthand-abc.part").exists()


def test_the_plan_that_waits_reads_back_as_it_was_kept(store: Store, person: Person, tmp_path: Path) -> None:
    stick = second_folder(store, tmp_path)
    stick.rename(tmp_path / "in a drawer")
    erase(store, person)
    (text,) = store.connection.execute("SELECT plan FROM erasures").fetchone()
    kept = json.loads(text)
    assert (kept["person_id"], kept["name"], kept["folders"]) == (person.id, "", [str(stick)])


def test_a_folder_that_is_chosen_and_declared_lost_is_the_second_folder_no_more(
    store: Store, person: Person, tmp_path: Path
) -> None:
    stick = second_folder(store, tmp_path)
    shutil.rmtree(stick)
    erase(store, person)
    requests.declare_lost(store, stick)
    assert (requests.waiting_folders(store.connection), backups.chosen_folder(store.connection)) == ([], None)


def test_a_backup_that_cannot_be_rewritten_is_tried_again_with_the_next_start(
    store: Store, person: Person, tmp_path: Path
) -> None:
    stick = second_folder(store, tmp_path)
    visits.apply(store, Edit(a_visit(a_customer()).id, (RecordChange(None, a_customer()),)))
    backups.back_up(store, BackupReason.WORK)
    away = stick.rename(tmp_path / "in a drawer")
    erase(store, person)
    away.rename(stick)
    damaged = sorted(stick.iterdir())[0]
    sound = damaged.read_bytes()
    damaged.write_bytes(sound[:-4096] + bytes(4096))
    assert [left.path for left in requests.finish(store)] == [damaged]
    assert requests.waiting_folders(store.connection) == [stick]
    damaged.write_bytes(sound)
    assert requests.finish(store) == []
    assert (requests.waiting_folders(store.connection), names_anywhere(stick)) == ([], [])


def test_who_was_erased_is_erased_in_a_folder_that_missed_a_change_of_key_too(
    store: Store, person: Person, tmp_path: Path
) -> None:
    stick = second_folder(store, tmp_path)
    away = stick.rename(tmp_path / "in a drawer")
    former_keys.remember_key(store)
    store.close()
    new = random_key_and_salt()
    rekey(store.path, KEY, new)
    again = open_store(store.path, new)
    erase(again, person)
    away.rename(stick)
    assert requests.finish(again) == []
    assert (requests.waiting_folders(again.connection), former_keys.waiting_for(again.connection)) == ([], [])
    again.close()
    for path in stick.iterdir():
        assert not holds(path, new, "Zebulonqwx")
        assert not opens(path, KEY)
