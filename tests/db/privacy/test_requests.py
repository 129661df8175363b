from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.backup import backups, restore
from db.backup.names import BackupReason
from db.engine.driver import connect
from db.engine.keys import random_key
from db.engine.store import Store
from db.history import bin, versions
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused, StoreBusy
from db.model.kinds import PermissionAnswer, PermissionSubject, PersonConsent, Rung
from db.model.records import Customer, Person, PersonId, Presence, Record
from db.model.whole_visit import WholeVisit
from db.privacy import erase_in_backups, mentions, requests
from db.privacy.mentions import MentionPlace, MentionReason
from db.privacy.person_names import NamePattern
from db.repositories import exported_documents, incoming, visits
from db.repositories.app_state import recall, remember
from db.service.opening import create_store, open_for_reading, open_store
from db.tables.mapping import storable
from db.tables.search_index import find
from tests.conftest import KEY
from tests.factories import a_customer, a_note, a_permission, a_person, a_quote, a_visit, a_whole_visit
from tests.people import PLACES, rid
from tests.plain_pages import holds, plain_pages
from tests.samples import examples

NAME = "Zebulonqwx Łęcki"
CANARIES = ("zebulonqwx", "ebulonqw", "łęcki")


@pytest.fixture
def person() -> Person:
    return a_person(a_customer(), name=NAME, job_title="Plant manager")


@pytest.fixture
def full(store: Store, person: Person) -> WholeVisit:
    """Returns a visit that names the person in every possible place: in present records, earlier versions and deleted ones."""
    customer = Customer(id=person.customer_id, name="Halden Pumps", about="led by Zebulonqwx")  # type: ignore[arg-type]  # theirs
    visit = a_visit(customer, place="at Łęcki's office")
    bystander = a_person(customer, name="Ingrid Solberg")
    presences = [Presence(id=rid(), visit_id=visit.id, person_id=p.id, position=n) for n, p in enumerate((person, bystander))]
    parts = [make(visit, person) for make in PLACES.values()]
    save(store, visit, *((None, r) for r in (customer, visit, person, bystander, *presences, *parts)))
    gone = a_note(visit, text="Zebulonqwx was late", position=9)
    renamed = a_note(visit, text="Zebulonqwx was early", position=10)
    save(store, visit, (None, gone), (None, renamed))
    versions.begin_sitting(store)
    save(store, visit, (gone, None), (renamed, replace(renamed, text="somebody was early")))
    exported_documents.note(store, "case-study", Path("/papers/zebulonqwx.pdf"), [visit.id])
    remember(store, "folder", "/papers/for Zebulonqwx Łęcki")
    return visits.load(store.connection, visit.id)


def save(store: Store, visit: Any, *pairs: tuple[Record | None, Record | None]) -> None:
    visits.apply(store, Edit(visit.id, tuple(RecordChange(before, after) for before, after in pairs)))


def all_keys(found: mentions.Mentions) -> list[str]:
    return [mention.key for mention in found.to_check]


def test_everything_that_names_somebody_is_found_in_every_place(store: Store, full: WholeVisit, person: Person) -> None:
    found = mentions.about(store.connection, person.id)
    places = {(mention.place, mention.kind) for mention in (*found.sure, *found.to_check)}
    tables = ("notes", "answers", "objectives", "objections", "claims", "quotes", "promises", "consents", "people", "presences")
    assert {(MentionPlace.RECORD, table) for table in (*tables, "customers", "visits")} <= places
    assert {
        (MentionPlace.BIN, "notes"),
        (MentionPlace.VERSION, "notes"),
        (MentionPlace.REMEMBERED, "remembered"),
        (MentionPlace.EXPORT, "exports"),
    } <= places
    named = [note for note in full.notes if "early" not in note.text]
    assert {m.key for m in (*found.sure, *found.to_check) if m.kind == "notes" and m.place is MentionPlace.RECORD} == {
        f"notes:{note.id}" for note in named
    }


def test_what_names_by_its_structure_is_sure_and_text_is_to_be_checked(store: Store, full: WholeVisit, person: Person) -> None:
    found = mentions.about(store.connection, person.id)
    assert {m.why for m in found.sure} == {
        MentionReason.PERSON,
        MentionReason.PRESENT,
        MentionReason.SAID_BY,
        MentionReason.FIELD,
    }
    assert {m.why for m in found.to_check} == {MentionReason.EXACT_NAME, MentionReason.POSSIBLE_NAME}
    kinds = {(m.kind, m.why) for m in found.sure}
    assert {
        ("promises", MentionReason.FIELD),
        ("consents", MentionReason.FIELD),
        ("claims", MentionReason.SAID_BY),
        ("notes", MentionReason.SAID_BY),
    } <= kinds


def test_somebody_in_fifty_places_is_found_in_all_of_them(store: Store, person: Person) -> None:
    customer = a_customer(id=person.customer_id)
    save(store, a_visit(customer), (None, customer), (None, person))
    makes = list(PLACES.items())
    wanted = []
    for n in range(50):
        visit = a_visit(customer)
        record = makes[n % len(makes)][1](visit, person)
        save(store, visit, (None, visit), (None, record))
        wanted.append(record.id)
    found = mentions.about(store.connection, person.id)
    assert {m.key.partition(":")[2] for m in (*found.sure, *found.to_check)} == {person.id, *wanted}


def test_nobody_has_an_unknown_id(store: Store) -> None:
    with pytest.raises(Refused, match="nobody with this id"):
        mentions.about(store.connection, PersonId("x"))


def test_after_an_erasure_no_page_of_store_log_index_or_backup_holds_the_name(
    store: Store, full: WholeVisit, person: Person, tmp_path: Path
) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    backups.choose_folder(store, second)
    backups.back_up(store, BackupReason.WORK)
    assert all(holds(store.path, KEY, canary) for canary in CANARIES)
    found = mentions.about(store.connection, person.id)
    done = requests.erase(store, person.id, confirmed=all_keys(found))
    assert done.left == ()
    assert [export.document for export in done.exports] == ["case-study"]
    files = [store.path, *(one.path for one in backups.all_backups(store.path, second))]
    assert len(files) == 3
    for file in files:
        assert [holds(file, KEY, canary) for canary in CANARIES] == [0, 0, 0]
        connection = connect(str(file), isolation_level=None)
        connection.execute(f"PRAGMA key = {KEY.pragma}")
        connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'said_index', 'row')")
        assert connection.execute("SELECT term FROM terms WHERE term LIKE 'zeb%' OR term LIKE 'leck%'").fetchall() == []
        connection.close()
    assert find(store.connection, "zebulonqwx") == []
    assert recall(store.connection, "folder") == ""
    (line,) = requests.erasures(store.connection)
    assert (line.person_id, line.is_done, line.backups) == (person.id, True, 2)


def test_what_was_said_stays_without_the_one_who_said_it(store: Store, full: WholeVisit, person: Person) -> None:
    found = mentions.about(store.connection, person.id)
    requests.erase(store, person.id, confirmed=all_keys(found), instead="the plant manager")
    after = visits.load(store.connection, full.visit.id)
    assert [note.text for note in after.notes] == ["the plant manager drove first", "I drove", "somebody was early"]
    assert after.notes[1].said_by is None
    assert (after.claims[0].felt_by, after.claims[0].hedges) == ("the plant manager", ("says the plant manager",))
    assert after.promises[0].owner == "the plant manager"
    assert after.quotes[0].text == "As the plant manager@halden.no wrote"
    assert after.customer.about == "led by the plant manager"
    assert [p.name for p in after.people] == ["Ingrid Solberg"]
    assert len(find(store.connection, "plant manager drove")) == 1


REFUSED = {"subject": PermissionSubject.PERSON, "rung": Rung.STORY, "answer": PermissionAnswer.WITHDRAWN, "since": "2026-03-01"}


@pytest.mark.parametrize(
    ("consent", "answers", "told"),
    [
        (PersonConsent.NONE, (), False),
        (PersonConsent.NAMED, (REFUSED,), False),
        (PersonConsent.NAMED, (REFUSED, {**REFUSED, "answer": PermissionAnswer.GRANTED, "since": "2026-04-01"}), True),
        (PersonConsent.ROLE_ONLY, ({**REFUSED, "rung": Rung.NAME},), True),
        (None, (), True),
    ],
)
def test_what_somebody_said_who_was_not_to_be_mentioned_is_not_told_as_nobody_s_once_they_are_erased(
    store: Store, full: WholeVisit, person: Person, consent: PersonConsent | None, answers: tuple[dict[str, Any], ...], told: bool
) -> None:
    said: list[Record] = [a_permission(full.customer, person=person.id, **one) for one in answers]
    quote = a_quote(full.visit, text="It was us.", said_by=person.id, position=7)
    save(store, full.visit, (person, replace(person, consent=consent)), *((None, one) for one in (quote, *said)))
    backups.back_up(store, BackupReason.WORK)
    requests.erase(store, person.id, confirmed=all_keys(mentions.about(store.connection, person.id)))
    assert visits.load(store.connection, full.visit.id).quotes[-1] == replace(quote, said_by=None, publish=told)
    for made in backups.all_backups(store.path):
        reading = open_for_reading(made.path, KEY)
        assert visits.load(reading.connection, full.visit.id).quotes[-1] == replace(quote, said_by=None, publish=told)
        reading.close()


def test_records_that_are_to_go_are_gone_with_their_versions_and_names_in_others(
    store: Store, full: WholeVisit, person: Person
) -> None:
    quote, claim = full.quotes[0], full.claims[0]
    save(store, full.visit, (claim, replace(claim, backed_by=(quote.id,))))
    versions.begin_sitting(store)
    save(store, full.visit, (quote, replace(quote, text="As she wrote")))
    requests.erase(store, person.id, remove=[f"quotes:{quote.id}"])
    after = visits.load(store.connection, full.visit.id)
    assert after.quotes == ()
    assert after.claims[0].backed_by == ()
    assert versions.versions_of(store.connection, quote.id) == []


def test_text_that_was_not_confirmed_stays_as_it_is(store: Store, full: WholeVisit, person: Person) -> None:
    requests.erase(store, person.id)
    after = visits.load(store.connection, full.visit.id)
    assert after.notes[0] == full.notes[0]
    assert after.answer("challenge") == "Zebulonqwx's pumps"
    assert after.quotes[0].said_by is None
    (made,) = backups.all_backups(store.path)
    reading = open_for_reading(made.path, KEY)
    assert visits.load(reading.connection, full.visit.id).notes[0] == full.notes[0]
    reading.close()


def test_a_name_that_only_a_backup_still_holds_goes_too(store: Store, full: WholeVisit, person: Person) -> None:
    note = full.notes[0]
    backups.back_up(store, BackupReason.WORK)
    save(store, full.visit, (note, replace(note, text="x")))
    versions.forget(store, [note.id])
    requests.erase(store, person.id, confirmed=all_keys(mentions.about(store.connection, person.id)))
    for made in backups.all_backups(store.path):
        assert holds(made.path, KEY, "Zebulonqwx Łęcki drove") == 0


def test_the_bin_brings_nothing_of_the_person_back(store: Store, full: WholeVisit, person: Person) -> None:
    requests.erase(store, person.id, confirmed=all_keys(mentions.about(store.connection, person.id)))
    assert [line.text for line in bin.lines(store.connection)] == ["a person was late"]


def test_a_backup_that_cannot_be_rewritten_is_named_with_its_last_day(store: Store, full: WholeVisit, person: Person) -> None:
    made = backups.back_up(store, BackupReason.WORK).backup
    other = create_store(store.path.with_name("other.db"), random_key())
    foreign = backups.back_up(other, BackupReason.WORK).backup.path
    other.close()
    # As older versions named it: nothing says that it is of another store.
    foreign = foreign.rename(foreign.with_name(f"firsthand{foreign.name.removeprefix('other')[:-20]}.db"))
    made.path.write_bytes(made.path.read_bytes()[:9000])
    done = requests.erase(store, person.id, confirmed=all_keys(mentions.about(store.connection, person.id)))
    assert {left.path for left in done.left} == {made.path, foreign}
    assert all(left.expiry and left.expiry > date.today() for left in done.left)
    assert done.backups == 1


def test_stores_put_aside_are_reported(store: Store, full: WholeVisit, person: Person) -> None:
    made = backups.back_up(store, BackupReason.WORK).backup
    store.close()
    aside = restore.restore(store.path, made.path, KEY).aside
    again = open_store(store.path, KEY)
    done = requests.erase(again, person.id)
    assert aside is not None
    assert aside / "firsthand.db" in {left.path for left in done.left}
    again.close()


class Killed(BaseException):
    """The program ends here."""


def kill(*_: object, **__: object) -> None:
    raise Killed


KILLS = {
    "before the backup": (backups, "before"),
    "in the transaction": (requests, "utc_now"),
    "before the backups are rewritten": (requests, "rewrite_backups"),
    "in the middle of a backup": (erase_in_backups, "settle"),
    "before the pages are blanked": (requests, "_blank_pages"),
}


@pytest.mark.parametrize("when", KILLS)
def test_an_erasure_that_is_interrupted_is_undone_or_completed(
    store: Store, full: WholeVisit, person: Person, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.back_up(store, BackupReason.WORK)
    keys = all_keys(mentions.about(store.connection, person.id))
    with monkeypatch.context() as patch:
        patch.setattr(*KILLS[when], kill)
        with pytest.raises(Killed):
            requests.erase(store, person.id, confirmed=keys)
    store.connection.close()
    again = open_store(store.path, KEY)
    requests.finish(again)
    undone = when in ("before the backup", "in the transaction")
    assert (visits.load(again.connection, full.visit.id) == full) == undone
    files = [again.path, *(one.path for one in backups.all_backups(again.path))]
    found = [any(holds(file, KEY, canary) for canary in CANARIES) for file in files]
    assert found == [undone] * len(files)
    assert [line.is_done for line in requests.erasures(again.connection)] == ([] if undone else [True])
    again.close()


def test_a_log_that_somebody_reads_is_emptied_later(
    store: Store, full: WholeVisit, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests, "TRIES", 2)
    reading = open_for_reading(store.path, KEY)
    cursor = reading.connection.execute("SELECT * FROM sqlite_master")
    cursor.fetchone()
    with pytest.raises(StoreBusy, match="being read all the time"):
        requests.erase(store, person.id, confirmed=all_keys(mentions.about(store.connection, person.id)))
    cursor.close()
    reading.close()
    assert [line.is_done for line in requests.erasures(store.connection)] == [False]
    requests.finish(store)
    assert [holds(store.path, KEY, canary) for canary in CANARIES] == [0, 0, 0]


@settings(max_examples=examples(5), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(categories=["L", "M", "Nd", "Zs", "P"]), min_size=1, max_size=15), st.text(max_size=40))
def test_whatever_somebody_is_called_nothing_names_them_afterwards(store: Store, name: str, text: str) -> None:
    whole = a_whole_visit()
    person = replace(whole.people[0], name=name)
    note = replace(whole.notes[0], text=f"{text} {name} {text}{name.upper()}")
    visit_id = incoming.add(store, replace(whole, people=(person,), notes=(note,)))
    save(store, whole.visit, (visits.load(store.connection, visit_id).notes[0], None))
    requests.erase(store, person.id, confirmed=all_keys(mentions.about(store.connection, person.id)))
    assert list(mentions.mentions_of(store.connection, person.id, NamePattern(storable(name)))) == []


def test_the_pages_that_are_searched_are_those_of_the_store(store: Store) -> None:
    incoming.add(store, a_whole_visit())
    assert holds(store.path, KEY, "They drove first") >= 1
    assert next(iter(plain_pages(store.path, KEY)))[:2] == (4096).to_bytes(2, "big")
