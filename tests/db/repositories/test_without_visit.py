"""Records of a customer and of the house: they have every guarantee that the records of a visit have."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from db.backup import backups
from db.backup.names import BackupReason
from db.diagnosis.repair import repair
from db.engine.store import Store
from db.history import bin, restore_edits, versions
from db.integrity import ledger
from db.integrity.row_check import unreadable
from db.integrity.verification import verify
from db.model.case_study import Choices, Sentence
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused
from db.model.house import Competitor, HouseStyle, OurPerson
from db.model.kinds import HOUSE, ScopeId
from db.model.records import Customer, Person, Record, RecordId, Visit, VisitId
from db.model.scopes import OF_CUSTOMER, OF_HOUSE, scope_of
from db.model.studies import CaseStudy, StudySentence, StudyVersion, VersionSentence
from db.model.whole_study import WholeStudy, as_version, begun, removed, written
from db.privacy import mentions, requests
from db.repositories import customers, incoming, studies, visits
from db.service.opening import open_for_reading
from db.tables.mapping import TABLES
from db.tables.queries import last_change, select
from db.tables.search_index import find
from tests.conftest import KEY
from tests.factories import a_customer, a_person, a_study, a_whole_visit, the_house, what_was_agreed
from tests.plain_pages import holds

STUDIES = ("case_studies", "study_sentences", "study_versions", "version_sentences", "version_items")


def put(store: Store, scope: ScopeId, records: Iterable[Record]) -> None:
    visits.apply(store, Edit(scope, tuple(RecordChange(None, record) for record in records)))


def change(store: Store, before: Record, after: Record | None) -> None:
    visits.apply(store, Edit(scope_of(before), (RecordChange(before, after),)))


@pytest.fixture
def study(store: Store) -> WholeStudy:
    whole = a_whole_visit()
    incoming.add(store, whole)
    study = a_study(whole.customer, "They drove first.", "They drive less now.", visits=(whole.visit.id,))
    put(store, whole.customer.id, study.records)
    return study


def test_an_edit_belongs_to_a_visit_a_customer_or_the_house() -> None:
    customer = a_customer()
    study = a_study(customer)
    anna, *house = the_house()
    assert {scope_of(record) for record in (*study.records, customer, a_person(customer))} == {customer.id}
    assert {scope_of(record) for record in (anna, *house)} == {HOUSE}


def test_a_case_study_is_read_back_with_its_versions_in_full(store: Store, study: WholeStudy) -> None:
    assert studies.of_customer(store.connection, study.study.customer_id) == (study,)
    assert studies.load(store.connection, study.study.id) == study
    with pytest.raises(Refused, match="There is no case study x"):
        studies.load(store.connection, RecordId("x"))


def test_the_open_draft_is_changed_sentence_by_sentence_and_a_version_is_not(store: Store, study: WholeStudy) -> None:
    said = [one.sentence for one in study.sentences]
    new = [replace(said[0], text="They drove at once.", typed=True), said[1], Sentence(slot="results", text="Four, not nine.")]
    visits.apply(store, written(study, replace(study.study, title="Less driving"), new))
    now = studies.load(store.connection, study.study.id)
    assert [one.sentence for one in now.sentences] == new
    assert [one.id for one in now.sentences[:2]] == [one.id for one in study.sentences]
    assert now.study.title == "Less driving"
    assert now.versions == study.versions
    visits.apply(store, as_version(now))
    both = studies.load(store.connection, study.study.id).versions
    assert [one.version.position for one in both] == [1, 2]
    assert [one.sentence for one in both[1].sentences] == new
    assert all(one.is_whole for one in both)
    visits.apply(store, written(now, now.study, new[:1]))
    assert [one.sentence for one in studies.load(store.connection, study.study.id).sentences] == new[:1]


def test_a_version_is_never_changed_by_an_edit(store: Store, study: WholeStudy) -> None:
    (version,) = study.versions
    for record in (version.version, version.sentences[0]):
        after = replace(record, title="x") if isinstance(record, StudyVersion) else replace(record, text="x")
        with pytest.raises(ValueError, match="never changed"):
            change(store, record, after)
    assert studies.load(store.connection, study.study.id).versions == study.versions


def test_a_new_study_has_the_choices_that_were_made() -> None:
    choices = Choices(visits=(VisitId("v"),), results=(RecordId("r"),), quotes=(), language="de")
    assert begun(a_customer().id, choices).study.choices == choices


@pytest.mark.parametrize("index", range(4), ids=("style", "contact", "competitor", "person"))
def test_what_the_house_was_before_is_a_version_and_comes_back(store: Store, index: int) -> None:
    anna, style, contact, competitor = the_house()
    put(store, HOUSE, (anna, style, contact, competitor))
    before, field = ((style, "about_us"), (contact, "contact"), (competitor, "note"), (anna, "job_title"))[index]
    versions.begin_sitting(store)
    change(store, before, replace(before, **{field: "something else"}))  # type: ignore[arg-type]  # a field of its own
    (version,) = versions.versions_of(store.connection, before.id)
    assert version.record == before
    edit = visits.apply(store, restore_edits.to_version(store.connection, version.id))
    assert edit.scope == HOUSE
    assert select(store.connection, type(before), "id = ?", before.id) == [before]


def test_a_study_in_the_bin_comes_back_whole(store: Store, study: WholeStudy) -> None:
    visits.apply(store, removed(study))
    assert studies.of_customer(store.connection, study.study.customer_id) == ()
    (line,) = bin.lines(store.connection)
    assert line.records == len(study.records)
    visits.apply(store, restore_edits.from_bin(store.connection, line.step))
    assert studies.load(store.connection, study.study.id) == study


def test_a_visit_in_the_bin_leaves_the_sentences_standing(store: Store, study: WholeStudy) -> None:
    (visit,) = select(store.connection, Visit, "1")
    visits.apply(store, visits.removal(store.connection, visit.id))
    assert studies.of_customer(store.connection, study.study.customer_id) == (study,)
    assert [one.id for one in select(store.connection, Customer, "1")] == [study.study.customer_id]
    visits.apply(store, restore_edits.from_bin(store.connection, bin.lines(store.connection)[0].step))
    assert visits.exists(store.connection, visit.id)


def test_a_customer_that_goes_takes_its_studies_along_and_brings_them_back(store: Store, study: WholeStudy) -> None:
    customer_id = study.study.customer_id
    visits.apply(store, customers.removal(store.connection, customer_id))
    assert ledger.counted(store.connection) == ledger.count(store.connection).records == 0
    visits.apply(store, restore_edits.from_bin(store.connection, bin.lines(store.connection)[0].step))
    assert studies.of_customer(store.connection, customer_id) == (study,)
    bin_step = visits.apply(store, customers.removal(store.connection, customer_id))
    assert bin_step.scope == customer_id
    bin.empty(store)
    assert store.connection.execute("SELECT count(*) FROM versions WHERE deleted").fetchone() == (0,)


def test_a_customer_is_named_by_its_name_or_the_beginning_of_its_id(store: Store) -> None:
    first, second = a_customer(name="Halden  Pumps"), a_customer(name="Rexam")
    put(store, first.id, (first, second))
    assert customers.named(store.connection, " halden pumps ") == first
    assert customers.named(store.connection, second.id[:13]) == second
    put(store, first.id, (a_customer(name="rexam"),))
    with pytest.raises(Refused, match="Several customers are called Rexam"):
        customers.named(store.connection, "Rexam")
    with pytest.raises(Refused, match="no customer Nobody"):
        customers.named(store.connection, "Nobody")


def test_search_finds_the_words_of_every_scope(store: Store, study: WholeStudy) -> None:
    put(store, HOUSE, the_house())
    (hit,) = find(store.connection, "drive less now", kinds=("study_sentences",))
    (visit,) = select(store.connection, Visit, "1")
    assert (hit.record_id, hit.visit_id) == (study.sentences[1].id, visit.id)
    assert {one.kind for one in find(store.connection, "klarlauf")} == {"house_styles", "our_people"}
    assert [one.kind for one in find(store.connection, "PW")] == ["competitors"]


def test_the_ledger_counts_every_table_and_the_last_change_is_of_any_scope(store: Store, study: WholeStudy) -> None:
    put(store, HOUSE, the_house())
    assert ledger.counted(store.connection) == ledger.count(store.connection).records
    store.connection.execute("UPDATE competitors SET stamp = '2099-01-01T00:00:00+00:00'")
    assert last_change(store.connection).startswith("2099")


def test_a_backup_holds_them_and_a_damaged_row_is_noticed(store: Store, study: WholeStudy) -> None:
    put(store, HOUSE, the_house())
    (customer,), (person,) = select(store.connection, Customer, "1"), select(store.connection, Person, "customer_id NOT NULL")
    put(store, customer.id, what_was_agreed(customer, person))
    made = backups.back_up(store, BackupReason.WORK).backup.path
    held = verify(made, KEY).tables
    assert all(held[table] for table in (*OF_CUSTOMER, *OF_HOUSE))
    store.connection.execute("UPDATE study_sentences SET record_ids = 'none'")
    assert unreadable(store.connection) == ["study_sentences"]


@pytest.fixture
def named_study(store: Store) -> tuple[Person, WholeStudy]:
    whole = a_whole_visit()
    person = replace(whole.people[0], name="Zebulonqwx Łęcki", job_title="Head of Service")
    incoming.add(store, replace(whole, people=(person,)))
    study = a_study(whole.customer, "“We sleep again”, says Zebulonqwx Łęcki.", title="Zebulonqwx Łęcki sleeps again")
    put(store, whole.customer.id, study.records)
    return person, study


def test_an_erased_person_is_their_role_in_studies_and_versions(store: Store, named_study: tuple[Person, WholeStudy]) -> None:
    person, study = named_study
    backups.back_up(store, BackupReason.WORK)
    found = mentions.about(store.connection, person.id)
    assert {m.kind for m in found.to_check} == {*STUDIES}
    requests.erase(store, person.id, confirmed=[m.key for m in found.to_check])
    now = studies.load(store.connection, study.study.id)
    texts = [now.sentences[0].text, now.versions[0].sentences[0].text]
    assert texts == ["“We sleep again”, says Head of Service."] * 2
    assert now.study.title == now.versions[0].version.title == "Head of Service sleeps again"
    assert now.versions[0].is_whole
    store.close()
    assert not [path for path in store.path.parent.rglob("*.db") if holds(path, KEY, "Zebulonqwx")]


def test_our_person_who_is_erased_takes_the_contact_along(store: Store) -> None:
    anna, style, contact, competitor = the_house()
    put(store, HOUSE, (anna, style, contact, competitor))
    assert isinstance(anna, Person)
    found = mentions.about(store.connection, anna.id)
    assert f"our_people:{contact.id}" in {m.key for m in found.sure}
    requests.erase(store, anna.id, confirmed=[m.key for m in found.to_check])
    assert select(store.connection, OurPerson, "1") == []
    assert [one.name for one in select(store.connection, Competitor, "1")] == ["Pumpwerk"]
    assert [one.contact for one in select(store.connection, HouseStyle, "1")] == ["a person"]


def test_a_repair_saves_them_and_makes_up_what_their_sentences_need(store: Store, study: WholeStudy) -> None:
    put(store, HOUSE, the_house())
    store.connection.execute("PRAGMA foreign_keys = OFF")
    store.connection.execute("DELETE FROM case_studies")
    store.connection.execute("DELETE FROM study_versions")
    store.close()
    mended = repair(store.path, KEY)
    saved = open_for_reading(mended.path, KEY)
    try:
        assert [one.text for one in select(saved.connection, StudySentence, "1")] == [one.text for one in study.sentences]
        assert len(select(saved.connection, VersionSentence, "1")) == 2
        assert {one.title for one in select(saved.connection, CaseStudy, "1")} >= {"Halden drives less"}
        assert [one.name for one in select(saved.connection, HouseStyle, "1")] == ["Klarlauf GmbH"]
    finally:
        saved.close()
    assert verify(mended.path, KEY).tables["competitors"] == 1


def test_every_table_without_a_visit_is_a_table_of_records(tmp_path: Path) -> None:
    assert {TABLES[kind] for kind in (*OF_CUSTOMER.values(), *OF_HOUSE.values())} == {*OF_CUSTOMER, *OF_HOUSE}
