import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from db.engine.store import Store
from db.history import bin
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused
from db.model.fields import fields_of
from db.model.ids import Authorship, new_id
from db.model.records import Objective, Person, VisitId
from db.model.visit_copy import VisitCopy, as_new, copy_with_ids, file_key, records_of
from db.privacy import requests
from db.repositories import incoming, visits
from db.service.opening import create_store
from db.tables.mapping import TABLES
from desktop.exchange.common.errors import BadVisitFile
from desktop.exchange.import_visits import take_in
from desktop.exchange.visit_file.reading import read_visit, read_visit_file
from desktop.exchange.visit_file.version_2.format import AUTHORSHIP, VERSION, part_of
from desktop.exchange.visit_file.writing import write_visit
from tests.conftest import KEY
from tests.data import VISIT_FILES
from tests.exchange.whole_visits import copies
from tests.factories import a_claim, a_customer, a_note, a_person, a_quote, a_whole_visit

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def a_copy(**lists: Any) -> VisitCopy:
    return VisitCopy(whole=a_whole_visit(**lists))


def content_of(copy: VisitCopy) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write_visit(copy))
    return found


def read(content: object) -> VisitCopy:
    return read_visit(json.dumps(content).encode())


def stored(store: Store, visit_id: VisitId) -> VisitCopy:
    return incoming.copy_of(store.connection, visits.load(store.connection, visit_id))


@given(copies())
@settings(max_examples=30, suppress_health_check=SLOW)
def test_a_visit_with_every_field_filled_is_equal_when_written_and_read(copy: VisitCopy) -> None:
    assert read_visit(write_visit(copy)) == copy


@given(copies(full=False))
@settings(max_examples=40, suppress_health_check=SLOW)
def test_any_visit_is_equal_when_written_and_read(copy: VisitCopy) -> None:
    assert read_visit(write_visit(copy)) == copy


@pytest.mark.parametrize("record", TABLES, ids=lambda record: record.__name__)
def test_every_field_of_a_record_is_a_key_of_the_file(record: type) -> None:
    assert {*part_of(record).__struct_fields__} == {*fields_of(record).kinds} - {"visit_id"} | {*AUTHORSHIP}


@pytest.mark.parametrize("file", sorted(VISIT_FILES.glob("*.json")), ids=lambda file: file.stem)
def test_a_real_visit_goes_to_another_laptop_and_back_and_is_equal(file: Path, store: Store, tmp_path: Path) -> None:
    here = stored(store, incoming.take_in(store, read_visit_file(file)).visit_id)
    assert all(by.who and by.stamp for by in here.authors.values())
    other = create_store(tmp_path / "other.db", KEY)
    there = stored(other, incoming.take_in(other, read_visit(write_visit(here))).visit_id)
    other.close()
    assert there == here
    assert incoming.take_in(store, read_visit(write_visit(there))).was_here
    assert stored(store, here.whole.visit.id) == here


@pytest.mark.parametrize("file", sorted((VISIT_FILES / "version_2").glob("*.json")), ids=lambda file: file.stem)
def test_a_file_of_version_2_0_is_read_and_written_again_with_all_it_says(file: Path) -> None:
    then = json.loads(file.read_text("utf-8"))
    assert then["version"] == "2.0"
    assert json.loads(write_visit(read_visit_file(file))) == then | {"version": VERSION}


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("earlier_id", "the call-outs", 'follows[0].earlier_id: "the call-outs" is not a UUID'),
        ("record_id", "now", 'follows[0].record_id: "now" is not a UUID'),
        ("verdict", "much better", 'follows[0].verdict: "much better" is not one of held, better'),
    ],
)
def test_what_was_asked_again_is_refused_where_it_names_no_record(key: str, value: str, sentence: str) -> None:
    content = content_of(_rich())
    content["follows"] = [{"id": new_id(), "earlier_id": new_id(), "verdict": "held", key: value}]
    with pytest.raises(BadVisitFile, match=re.escape(sentence)):
        read(content)


def test_each_record_says_who_wrote_it_last_and_when(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = replace(a_copy(), authors={})
    whole = copy.whole
    anna = Authorship("0123456789abcdef Anna", "2026-11-01T10:00:00+00:00")
    authors: dict[str, Authorship] = {record.id: anna for record in records_of(whole)}
    incoming.take_in(store, replace(copy, authors=authors))
    monkeypatch.setattr(visits, "utc_now", lambda: "2026-11-26T12:00:00+00:00")
    note = whole.notes[0] if whole.notes else a_note(whole.visit)
    visits.apply(store, Edit(whole.visit.id, (RecordChange(None, note),)))
    by = stored(store, whole.visit.id).authors
    (us,) = store.connection.execute("SELECT store FROM ledger").fetchone()
    assert by[note.id] == Authorship(us, "2026-11-26T12:00:00+00:00")
    assert by[whole.customer.id] == authors[whole.customer.id]


# What is wrong in a file -------------------------------------------------------------------------------------------------


def _claim(content: dict[str, Any], **keys: Any) -> dict[str, Any]:
    content["claims"][0] |= keys
    return content


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda c: c | {"version": "3.0"}, 'version: "3.0" is newer than this program reads (2.1); please update Firsthand'),
        (lambda c: c | {"version": 2}, 'version: 2 is neither 1 nor "2.1"'),
        (lambda c: c | {"version": "two"}, 'version: "two" is neither 1 nor "2.1"'),
        (lambda c: c | {"colour": "red"}, "colour: there is no such key in a visit file 2.1"),
        (lambda c: _claim(c, colour="red"), "claims[0].colour: there is no such key in a visit file 2.1"),
        (
            lambda c: _claim(c, category="costs"),
            'claims[0].category: "costs" is not one of revenue, cost, emotional, other',
        ),
        (lambda c: _claim(c, before=14), "claims[0].before: 14 is not text"),
        (lambda c: _claim(c, id="x"), 'claims[0].id: "x" is not a UUID'),
        (lambda c: _claim(c, backed_by=["x"]), 'claims[0].backed_by: "x" names nothing in quotes'),
        (lambda c: _claim(c, said_by="x"), 'claims[0].said_by: "x" names nothing in people'),
        (lambda c: _claim(c, heard_at="today"), 'claims[0].heard_at: "today" is not an ISO date and time such as'),
        (lambda c: c | {"presences": []}, "people[0]: is not in presences"),
        (lambda c: c | {"customer": {"id": c["customer"]["id"]}}, "customer.name: is missing"),
        (lambda c: c | {"visit": c["visit"] | {"customer_id": "x"}}, 'visit.customer_id: "x" is not the id of the customer'),
        (lambda c: c | {"claims": [c["claims"][0]] * 2}, "is the id of another record already"),
        (lambda c: c | {"claims": {}}, "claims: an object is not a list"),
        (lambda c: c | {"visit": []}, "visit: a list is not an object"),
        (lambda c: c | {"notes": [3]}, "notes[0]: 3 is not an object"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place_and_the_reason(
    change: Callable[[dict[str, Any]], dict[str, Any]], sentence: str
) -> None:
    content = content_of(_rich())
    with pytest.raises(BadVisitFile) as refused:
        read(change(content))
    assert sentence in str(refused.value)


def _rich() -> VisitCopy:
    copy = a_copy()
    visit = copy.whole.visit
    quote = a_quote(visit)
    claim = a_claim(visit, backed_by=(quote.id,))
    return replace(copy, whole=replace(copy.whole, claims=(claim,), quotes=(quote,)))


# Keys of a later version --------------------------------------------------------------------------------------------------


def _later() -> dict[str, Any]:
    content = content_of(_rich())
    content |= {"version": "2.7", "follow_ups": [{"text": "Ingrid asked again"}], "colour": "red"}
    content["claims"][0] |= {"verdict": {"held": True}}
    content["visit"] |= {"weather": "snow"}
    return content


def test_keys_of_a_later_minor_version_are_kept_and_written_back(store: Store) -> None:
    content = _later()
    taken = incoming.take_in(store, read(content))
    written = content_of(stored(store, taken.visit_id))
    for key in ("follow_ups", "colour"):
        assert written[key] == content[key]
    assert written["claims"][0]["verdict"] == {"held": True}
    assert written["visit"]["weather"] == "snow"
    assert written["version"] == VERSION


def test_an_unknown_value_of_a_known_key_is_refused_from_a_later_version_too() -> None:
    content = _later()
    content["claims"][0]["kind"] = "rumour"
    with pytest.raises(BadVisitFile, match=r'claims\[0\]\.kind: "rumour" is not one of result'):
        read(content)


def test_kept_keys_go_with_whoever_is_erased_and_with_what_is_deleted_for_good(store: Store) -> None:
    copy = read(_later())
    incoming.take_in(store, copy)
    whole = visits.load(store.connection, copy.whole.visit.id)
    requests.erase(store, whole.people[0].id)
    left = {row[0] for row in store.connection.execute("SELECT id FROM kept_keys")}
    assert file_key(whole.visit.id) not in left
    visits.apply(store, visits.removal(store.connection, whole.visit.id))
    bin.empty(store)
    assert store.connection.execute("SELECT count(*) FROM kept_keys").fetchone() == (0,)


def test_the_name_of_who_wrote_goes_with_them(store: Store) -> None:
    copy = a_copy()
    colleague = copy.whole.people[0]
    by = Authorship(f"0123456789abcdef {colleague.name}", "2026-11-01T10:00:00+00:00")
    incoming.take_in(store, replace(copy, authors={record.id: by for record in records_of(copy.whole)}))
    requests.erase(store, colleague.id)
    whole = visits.load(store.connection, copy.whole.visit.id)
    assert incoming.copy_of(store.connection, whole).authors[whole.visit.id].who == "0123456789abcdef"


# Who and what is here already -----------------------------------------------------------------------------------------------


def test_the_same_file_makes_no_second_visit(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "visit.json"
    file.write_bytes(write_visit(_rich()))
    (first,) = take_in(store, [file])
    (second,) = take_in(store, [file])
    assert (first.was_here, second.was_here, second.visit_id) == (False, True, first.visit_id)
    (third,) = take_in(store, [file], once_more=True)
    assert not third.was_here and third.visit_id != first.visit_id
    assert store.connection.execute("SELECT count(*) FROM visits").fetchone() == (2,)


def test_a_file_without_an_id_is_known_again_also_after_its_visit_was_changed(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "visit.json"
    content = {"format": "firsthand.visit", "version": 1, "customer": {"name": "Halden"}, "notes": [{"text": "The brine"}]}
    file.write_text(json.dumps(content))
    (first,) = take_in(store, [file])
    whole = visits.load(store.connection, first.visit_id)
    after = replace(whole.notes[0], text="The brine, twice")
    visits.apply(store, Edit(first.visit_id, (RecordChange(whole.notes[0], after),)))
    file.write_text(json.dumps(content, indent=2))
    (second,) = take_in(store, [file])
    assert (second.was_here, second.visit_id) == (True, first.visit_id)
    visits.apply(store, visits.removal(store.connection, first.visit_id))
    (third,) = take_in(store, [file])
    assert not third.was_here


def test_a_visit_that_is_here_with_other_content_is_refused(store: Store) -> None:
    copy = _rich()
    incoming.take_in(store, copy)
    changed = replace(copy, whole=replace(copy.whole, claims=()))
    with pytest.raises(Refused, match="is here already, with other content"):
        incoming.take_in(store, changed)


def test_who_is_here_under_the_same_id_with_other_facts_comes_in_as_another(store: Store) -> None:
    customer = a_customer(name="Halden")
    person = a_person(customer, name="Ingrid Solberg")
    first = _with(person, a_whole_visit(customer))
    incoming.add(store, first)
    other = replace(person, job_title="Chief of pumps")
    second = _with(other, a_whole_visit(replace(customer, industry="Fish")))
    taken = incoming.take_in(store, VisitCopy(whole=second))
    assert taken.others == ("Halden", "Ingrid Solberg")
    there = visits.load(store.connection, taken.visit_id)
    assert (there.customer.industry, there.people[0].job_title) == ("Fish", "Chief of pumps")
    assert there.customer.id != customer.id and there.people[0].id != person.id
    assert visits.load(store.connection, first.visit.id) == first


def _with(person: Person, whole: Any) -> Any:
    ids = {whole.people[0].id: person.id}
    return replace(copy_with_ids(VisitCopy(whole=whole), ids).whole, people=(person,))


def test_a_file_cannot_write_over_records_of_another_visit(store: Store) -> None:
    mine = _rich()
    incoming.take_in(store, mine)
    theirs = as_new(mine)
    stolen = replace(theirs.whole.claims[0], id=mine.whole.claims[0].id, metric="Overwritten")
    taken = incoming.take_in(store, replace(theirs, whole=replace(theirs.whole, claims=(stolen,))))
    assert visits.load(store.connection, mine.whole.visit.id).claims == mine.whole.claims
    assert visits.load(store.connection, taken.visit_id).claims[0].metric == "Overwritten"


def test_who_cared_most_is_found_kept_and_erased(store: Store) -> None:
    whole = a_whole_visit()
    person = whole.people[0]
    objective = Objective(id=whole.presences[0].id, visit_id=whole.visit.id, text="Halve stops", cared_most=person.id)
    objective = replace(objective, id=type(objective.id)("5b0c2f6e-1f0a-4d0e-9b8e-0f6f3f2a1c77"))
    whole = replace(whole, objectives=(objective,))
    incoming.add(store, whole)
    assert visits.load(store.connection, whole.visit.id).objectives[0].cared_most == person.id
    requests.erase(store, person.id)
    assert visits.load(store.connection, whole.visit.id).objectives[0].cared_most is None
