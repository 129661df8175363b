"""What was agreed, approved and sent: it is only added to, goes where its customer goes, and an erasure leaves nobody in it."""

from dataclasses import fields, replace
from typing import Any

import pytest

from db.backup import backups
from db.backup.names import BackupReason
from db.diagnosis.repair import repair
from db.engine.store import Store
from db.history import bin, restore_edits
from db.integrity import ledger
from db.model.agreed import FOLLOWED, Approval, DismissedStop, Permission, Sharing
from db.model.edits import Edit, RecordChange
from db.model.kinds import PermissionSubject
from db.model.records import Customer, Person, Record
from db.privacy import mentions, requests
from db.repositories import agreed, customers, incoming, studies, visits
from db.service.opening import open_for_reading
from db.tables.queries import select
from db.tables.search_index import find
from tests.conftest import KEY
from tests.factories import a_permission, a_study, a_whole_visit, what_was_agreed
from tests.plain_pages import holds

KINDS = (Permission, Approval, Sharing, DismissedStop)


@pytest.fixture
def known(store: Store) -> tuple[Customer, Person]:
    """A customer with one person, what was agreed with them, and a case study that names them."""
    whole = a_whole_visit()
    person = replace(whole.people[0], name="Zebulonqwx Łęcki", job_title="Head of Service")
    incoming.add(store, replace(whole, people=(person,)))
    study = a_study(whole.customer, "“We sleep again”, says Zebulonqwx Łęcki.")
    put(store, *study.records, *what_was_agreed(whole.customer, person))
    return whole.customer, person


def put(store: Store, *records: Record) -> None:
    of: Any = records[0]
    visits.apply(store, Edit(of.customer_id, tuple(RecordChange(None, record) for record in records)))


def all_of(store: Store) -> list[Record]:
    return [record for kind in KINDS for record in select(store.connection, kind, "1")]


def test_they_are_read_back_by_customer(store: Store, known: tuple[Customer, Person]) -> None:
    customer, person = known
    found = agreed.of_customer(store.connection, customer.id)
    assert [len(getattr(found, field.name)) for field in fields(found)] == [3, 1, 1, 1]
    assert {one.by for one in found.permissions} == {person.name}
    assert agreed.of_customer(store.connection, a_whole_visit().customer.id).permissions == ()


@pytest.mark.parametrize("kind", FOLLOWED)
def test_what_was_agreed_is_neither_changed_nor_deleted_by_an_edit(
    store: Store, known: tuple[Customer, Person], kind: type
) -> None:
    before = all_of(store)
    one: Any = next(record for record in before if isinstance(record, kind))
    for after in (None, replace(one, id=one.id, by="Nobody") if hasattr(one, "by") else replace(one, to="Nobody")):
        with pytest.raises(ValueError, match=r"followed by its opposite|never changed"):
            visits.apply(store, Edit(one.customer_id, (RecordChange(one, after),)))
    assert all_of(store) == before


def test_a_dismissed_stop_can_be_taken_back(store: Store, known: tuple[Customer, Person]) -> None:
    (one,) = select(store.connection, DismissedStop, "1")
    visits.apply(store, Edit(one.customer_id, (RecordChange(one, None),)))
    assert select(store.connection, DismissedStop, "1") == []


def test_they_go_with_their_customer_and_come_back_with_it(store: Store, known: tuple[Customer, Person]) -> None:
    before = all_of(store)
    visits.apply(store, customers.removal(store.connection, known[0].id))
    assert all_of(store) == []
    assert ledger.counted(store.connection) == ledger.count(store.connection).records == 0
    visits.apply(store, restore_edits.from_bin(store.connection, bin.lines(store.connection)[0].step))
    assert all_of(store) == before


def test_a_customer_of_whom_something_was_agreed_stays_when_its_visits_go(store: Store) -> None:
    whole = a_whole_visit()
    incoming.add(store, whole)
    put(store, a_permission(whole.customer))
    visits.apply(store, visits.removal(store.connection, whole.visit.id))
    assert select(store.connection, Customer, "1") == [whole.customer]
    assert len(select(store.connection, Permission, "1")) == 1


def test_search_finds_the_exact_words(store: Store, known: tuple[Customer, Person]) -> None:
    assert {hit.kind for hit in find(store.connection, "as long as we see")} == {"permissions", "approvals"}
    assert [hit.kind for hit in find(store.connection, "about rain")] == ["dismissed_stops"]


def test_an_erased_person_is_in_none_of_them_nor_in_a_backup(store: Store, known: tuple[Customer, Person]) -> None:
    customer, person = known
    put(store, a_permission(customer, by="Kari Moen", words="Yes."))
    before = agreed.of_customer(store.connection, customer.id)
    backups.back_up(store, BackupReason.WORK)
    found = mentions.about(store.connection, person.id)
    requests.erase(store, person.id, confirmed=[m.key for m in found.to_check])
    now = agreed.of_customer(store.connection, customer.id)
    assert [one.subject for one in now.permissions] == [
        PermissionSubject.COMPANY,
        PermissionSubject.ITEM,
        PermissionSubject.COMPANY,
    ]
    assert any(one.drawn for one in before.permissions) and not any(one.drawn for one in now.permissions)
    ((role, approved),) = [(one.by, one.words) for one in now.approvals]
    assert [(one.by, one.words) for one in now.permissions] == [(role, "")] * 2 + [("Kari Moen", "Yes.")]
    assert role.startswith("Head of Service (") and approved == ""
    (sent,) = now.sharings
    assert (sent.file, sent.to, sent.people) == ("", "Head of Service", ())
    for field in ("document", "purpose", "items", "digest", "day"):
        assert getattr(sent, field) == getattr(before.sharings[0], field)
    store.close()
    assert not [path for path in store.path.parent.rglob("*.db") if holds(path, KEY, "Zebulonqwx")]


def test_an_erasure_changes_what_a_version_prints_and_so_ends_its_approval(store: Store, known: tuple[Customer, Person]) -> None:
    customer, person = known
    (before,) = studies.of_customer(store.connection, customer.id)
    found = mentions.about(store.connection, person.id)
    requests.erase(store, person.id, confirmed=[m.key for m in found.to_check])
    (after,) = studies.of_customer(store.connection, customer.id)
    was, now = before.versions[0].items[0].item, after.versions[0].items[0].item
    assert (now.text, now.hash == was.hash) == ("“We sleep again”, says Head of Service.", False)


def test_a_repair_saves_them(store: Store, known: tuple[Customer, Person]) -> None:
    before = all_of(store)
    store.close()
    saved = open_for_reading(repair(store.path, KEY).path, KEY)
    try:
        assert all_of(saved) == before
    finally:
        saved.close()
