"""Tests that an erasure touches what is exact or ticked, and nothing that is only possible. Promises of safety: G1, G2."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from db.backup import backups
from db.backup.names import BackupReason
from db.engine.store import Store
from db.history import versions
from db.model.records import Note, Person, Record, Visit
from db.privacy import mentions, requests
from db.privacy.mentions import MentionReason
from db.repositories import visits
from db.service.opening import open_for_reading
from tests.conftest import KEY
from tests.db.names.innocent import TEXTS
from tests.db.privacy.test_requests import save
from tests.factories import a_customer, a_note, a_person, a_visit
from tests.samples import some

Told = Callable[..., tuple[Visit, Person]]


@pytest.fixture
def told(store: Store) -> Told:
    """Returns a function that keeps notes of a visit with a person of some name there."""

    def keep(name: str, *texts: str, **fields: Any) -> tuple[Visit, Person]:
        customer = a_customer()
        visit, person = a_visit(customer), a_person(customer, name=name)
        said_by = person.id if fields.pop("said", False) else None
        notes = [a_note(visit, text=text, position=n, said_by=said_by) for n, text in enumerate(texts)]
        records: tuple[Record, ...] = (customer, visit, person, *notes)
        save(store, visit, *((None, record) for record in records))
        return visit, person

    return keep


def texts_of(store: Store, visit: Visit) -> list[str]:
    return [note.text for note in visits.load(store.connection, visit.id).notes]


def found_in(store: Store, person: Person) -> dict[str, MentionReason]:
    found = mentions.about(store.connection, person.id)
    return {mention.text: mention.why for mention in found.to_check}


@pytest.mark.parametrize(
    ("name", "text", "after"),
    [
        ("Le Van", "Le Van told us the margin is 41 percent", "a person told us the margin is 41 percent"),
        ("Ben", "Ben told us of the benefit", "a person told us of the benefit"),
        ("Al", "Al also came", "a person also came"),
        ("Van Der", "then Van Der asked", "then a person asked"),
        ("Di", "Di asked di nuovo", "a person asked di nuovo"),
        ("Mag", "Mag sagte, ich mag das", "a person sagte, ich mag das"),
        ("Ten Do", "Ten Do said: ten do it", "a person said: ten do it"),
        ("Pat O'Brien", "with Pat O’Brien", "with a person"),
        ("Jean-Luc Dahl", "Jean Luc Dahl and Jean‑Luc Dahl", "a person and a person"),
        ("Ingrid Solberg", "Solberg, Ingrid: I n g r i d  S o l b e r g", "a person: a person"),
        ("Ingrid Solberg", "mail of ingrid.sol-\nberg", "mail of a person"),
    ],
)
def test_the_whole_name_of_anybody_is_found_and_erased(store: Store, told: Told, name: str, text: str, after: str) -> None:
    visit, person = told(name, text)
    exact = [mention.key for mention in mentions.about(store.connection, person.id).to_check if mention.is_exact]
    assert len(exact) == 1
    requests.erase(store, person.id, confirmed=exact)
    assert texts_of(store, visit) == [after]


POSSIBLE = [
    ("Анна Иванова", "говорили с Анной Ивановой"),
    ("Anna Kowalska", "dla Kowalskiej"),
    ("Anna Kowalska", "u Anny"),
    ("محمد العلي", "قلنا للعلي"),
    ("محمد العلي", "محمد العلي"),
    ("Ingrid Solberg", "Solbergs Pumpe"),
    ("Ingrid Solberg", "isolberg@halden.no"),
    ("Ingrid Solberg", "S o l b e r g"),
    ("Pekka Virtanen", "Virtasen pumput"),
    ("Kovács Anna", "Kovácsnak"),
    ("Mehmet Yılmaz", "Yilmazlar"),
    ("משה כהן", "דיברנו עם משה"),
    ("ராஜா குமார்", "ராஜாவின்"),
    ("สมชาย ใจดี", "คุณสมชายบอกว่า"),
    ("佐藤 健", "佐藤さん"),
    ("김민수", "김민수가 왔다"),
    ("Ben", "ben told us"),
    ("Le Van", "le van told us"),
]


@pytest.mark.parametrize(("name", "text"), some(POSSIBLE, 8))
def test_what_is_only_possible_is_proposed_and_erased_only_when_ticked(store: Store, told: Told, name: str, text: str) -> None:
    visit, person = told(name, text)
    backups.back_up(store, BackupReason.WORK)
    assert found_in(store, person) == {text: MentionReason.POSSIBLE_NAME}
    (key,) = [mention.key for mention in mentions.about(store.connection, person.id).to_check]
    requests.erase(store, person.id)
    assert texts_of(store, visit) == [text]
    visit, person = told(name, text)
    (key,) = [mention.key for mention in mentions.about(store.connection, person.id).to_check if mention.visit_id == visit.id]
    requests.erase(store, person.id, confirmed=[key])
    (after,) = texts_of(store, visit)
    assert "a person" in after


def test_in_what_somebody_said_only_the_exact_name_goes_with_them_and_the_rest_when_ticked(store: Store, told: Told) -> None:
    texts = ("Ben Solberg said: benissimo", "I am Solbergs man", "Solberg met Bens Solberg")
    visit, person = told("Ben Solberg", *texts, said=True)
    found = mentions.about(store.connection, person.id)
    assert {mention.text for mention in found.to_check} == set(texts[1:])
    assert {m.text for m in found.sure} >= set(texts)
    ticked = [mention.key for mention in found.to_check if mention.text == texts[2]]
    requests.erase(store, person.id, confirmed=ticked)
    assert texts_of(store, visit) == ["a person said: benissimo", "I am Solbergs man", "a person met a person"]


def test_what_is_deleted_with_them_is_not_asked_about_twice(store: Store, told: Told) -> None:
    visit, person = told("Ben Solberg", "I am Solbergs man", said=True)
    backups.back_up(store, BackupReason.WORK)
    (note,) = visits.load(store.connection, visit.id).notes
    done = requests.erase(store, person.id, remove=[f"notes:{note.id}"])
    assert (texts_of(store, visit), done.left) == ([], ())


def test_what_only_a_backup_holds_is_erased_where_it_is_exact_and_counted_where_it_is_possible(store: Store, told: Told) -> None:
    texts = ("Ingrid Solberg drove", "Solbergs Pumpe", "nobody", "Ingrids car")
    visit, person = told("Ingrid Solberg", *texts)
    made = backups.back_up(store, BackupReason.WORK).backup
    notes = visits.load(store.connection, visit.id).notes
    save(store, visit, *((note, replace(note, text="x")) for note in notes[:2]))
    versions.forget(store, [note.id for note in notes[:2]])
    done = requests.erase(store, person.id)
    assert [(left.path, left.sentence.values["count"]) for left in done.left if left.path == made.path] == [(made.path, 1)]
    assert "1 more text that may name the person" in str(done.left[0].sentence)
    reading = open_for_reading(made.path, KEY)
    kept = texts_of(reading, visit)
    reading.close()
    # The last was declined, so nobody is told of it again.
    assert kept == ["a person drove", "Solbergs Pumpe", "nobody", "Ingrids car"]


@pytest.mark.parametrize("name", ["Ben", "Al", "Mag", "Max Stein", "Rose Baker", "Jan Lang", "Ida Berg", "Вера Лев", "Kis Anna"])
def test_ordinary_words_are_left_whoever_is_erased(store: Store, told: Told, name: str) -> None:
    visit, person = told(name, *TEXTS)
    requests.erase(store, person.id)
    assert texts_of(store, visit) == list(TEXTS)


def test_the_user_of_the_store_is_not_taken_for_a_namesake(store: Store, told: Told) -> None:
    _, person = told("Ben Solberg", "x")
    store.connection.execute("UPDATE ledger SET author = 'Tom Solberg'")
    requests.erase(store, person.id)
    assert store.connection.execute("SELECT author FROM ledger").fetchone() == ("Tom Solberg",)
    _, namesake = told("Tom Solberg", "x")
    requests.erase(store, namesake.id)
    assert store.connection.execute("SELECT author FROM ledger").fetchone() == ("",)


def test_a_version_is_confirmed_with_its_record(store: Store, told: Told) -> None:
    visit, person = told("Ingrid Solberg", "Solbergs pump", said=True)
    (note,) = visits.load(store.connection, visit.id).notes
    versions.begin_sitting(store)
    later: Note = replace(note, text="Solbergs pumps")
    save(store, visit, (note, later))
    keys = [mention.key for mention in mentions.about(store.connection, person.id).to_check if mention.record == later]
    requests.erase(store, person.id, confirmed=keys)
    assert texts_of(store, visit) == ["a person pumps"]
    ((content,),) = store.connection.execute("SELECT content FROM versions WHERE record_id = ?", (note.id,)).fetchall()
    assert "Solberg" not in content
