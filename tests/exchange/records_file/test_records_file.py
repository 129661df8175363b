import json
import random
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from db.engine.keys import random_key
from db.engine.store import Store
from db.history import versions
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused
from db.model.house import Competitor, HouseStyle, OurPerson, our_person_id
from db.model.ids import Authorship, new_id
from db.model.records import Customer, CustomerId, Person, PersonId, Record, RecordId, Side
from db.model.records_copy import RecordsCopy, digest_of
from db.model.scopes import OF_CUSTOMER, scope_of
from db.model.studies import CaseStudy, StudyVersion
from db.privacy import mentions, requests
from db.repositories import incoming, studies, visits, without_visit
from db.repositories.logos import keep_picture, picture_of
from db.tables.queries import select
from desktop.exchange.common.errors import BadVisitFile
from desktop.exchange.import_visits import take_in
from desktop.exchange.pictures.pictures import picture_from
from desktop.exchange.records_file.reading import records_copy
from desktop.exchange.records_file.writing import write_records
from desktop.exchange.visit_file.reading import object_of
from desktop.exchange.visit_file.writing import write_visit
from tests.exchange.stores import content_hash
from tests.exchange.whole_visits import MOMENTS, TEXTS, records
from tests.factories import a_customer, a_study, a_whole_visit, the_house, what_was_agreed
from tests.prepared import new_store
from tests.torture.stores import fingerprint

LATER = Authorship("other", "2999-01-01T00:00:00+00:00")
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def read(data: bytes) -> RecordsCopy:
    return records_copy(object_of(data))


@st.composite
def of_customer(draw: st.DrawFn) -> RecordsCopy:
    """Any records of a customer, with every author."""
    customer = draw(records(Customer, {}, {}))
    known, made = {"customers": [customer.id]}, list[Record]()
    for table, kind in OF_CUSTOMER.items():
        found = [draw(records(kind, known, {"customer_id": customer.id})) for _ in range(draw(st.integers(1, 2)))]
        known[table] = [one.id for one in found]
        made += found
    authors = {one.id: Authorship(draw(TEXTS), draw(MOMENTS)) for one in (customer, *made)}
    return RecordsCopy(customer=customer, records=tuple(made), authors=authors)


@st.composite
def of_house(draw: st.DrawFn) -> RecordsCopy:
    """Any records of the house, with every author."""
    people = [draw(records(Person, {}, {"customer_id": None, "side": Side.US})) for _ in range(draw(st.integers(0, 2)))]
    made: list[Record] = [*people, draw(records(HouseStyle, {}, {"id": HouseStyle().id, "logo": ""}))]
    made += [draw(records(OurPerson, {}, {"id": our_person_id(person.id), "person_id": person.id})) for person in people]
    made += [draw(records(Competitor, {}, {})) for _ in range(draw(st.integers(0, 2)))]
    return RecordsCopy(records=tuple(made), authors={one.id: Authorship(draw(TEXTS), draw(MOMENTS)) for one in made})


@given(of_customer() | of_house())
@settings(max_examples=60, suppress_health_check=SLOW)
def test_records_with_every_field_filled_are_equal_when_written_and_read(copy: RecordsCopy) -> None:
    assert read(write_records(copy)) == copy


def a_store(folder: Path) -> Store:
    return new_store(folder / "firsthand.db", random_key())


def put(store: Store, *added: Record) -> None:
    visits.apply(store, Edit(scope_of(added[-1]), tuple(RecordChange(None, one) for one in added)))


def a_picture(colour: str = "#0F5C6E") -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 20), colour).save(file, "PNG")
    return picture_from(file.getvalue()).data


@pytest.fixture
def full(tmp_path: Path) -> Store:
    """A store with a visit, a case study of it, and the house with a logo."""
    store = a_store(tmp_path / "full")
    whole = a_whole_visit()
    incoming.add(store, whole)
    put(store, *a_study(whole.customer, "They drove first.", visits=(whole.visit.id,), versions=2).records)
    put(store, *what_was_agreed(whole.customer, whole.people[0]))
    anna, _, *others = the_house()
    put(store, anna, *others, HouseStyle(name="Klarlauf GmbH", logo=keep_picture(store, a_picture())))
    return store


def files_of(store: Store, folder: Path) -> list[Path]:
    """Writes every file of a store into a folder, as an export does."""
    folder.mkdir(parents=True)
    (customer,) = select(store.connection, Customer, "1")
    (visit_id,) = (row[0] for row in store.connection.execute("SELECT id FROM visits"))
    data = {
        "a customer": write_records(without_visit.of_customer(store.connection, customer.id)),
        "b house": write_records(without_visit.of_house(store.connection)),
        "c visit": write_visit(incoming.copy_of(store.connection, visits.load(store.connection, visit_id))),
    }
    paths = [folder / f"{name}.json" for name in data]
    for path, content in zip(paths, data.values(), strict=True):
        path.write_bytes(content)
    return paths


@pytest.mark.long
def test_another_laptop_has_the_same_in_whatever_order_the_files_come(full: Store, tmp_path: Path) -> None:
    paths = files_of(full, tmp_path / "files")
    wanted = fingerprint(full.connection)
    for n, order in enumerate(permutations(paths)):
        other = a_store(tmp_path / f"other {n}")
        for path in order:
            take_in(other, [path])
        assert fingerprint(other.connection) == wanted
        (customer,) = select(other.connection, Customer, "1")
        assert without_visit.of_customer(other.connection, customer.id) == without_visit.of_customer(full.connection, customer.id)
        assert without_visit.of_house(other.connection) == without_visit.of_house(full.connection)
        other.close()


def test_importing_twice_changes_nothing(full: Store, tmp_path: Path) -> None:
    paths = files_of(full, tmp_path / "files")
    before, edits = content_hash(full), full.sequence
    assert all(one.was_here for one in take_in(full, paths))
    assert (content_hash(full), full.sequence) == (before, edits)
    other = a_store(tmp_path / "other")
    take_in(other, paths)
    before = content_hash(other)
    assert all(one.was_here for one in take_in(other, paths))
    assert content_hash(other) == before


def test_an_import_is_one_step_and_keeps_the_authors(full: Store, tmp_path: Path) -> None:
    (path, *_) = files_of(full, tmp_path / "files")
    other = a_store(tmp_path / "other")
    take_in(other, [path])
    assert other.sequence == 1
    study = select(other.connection, CaseStudy, "1")[0]
    here, there = (
        one.execute("SELECT who, stamp FROM case_studies WHERE id = ?", (study.id,)).fetchone()
        for one in (full.connection, other.connection)
    )
    assert here == there


def test_of_two_states_the_one_written_later_stands_and_the_other_is_a_version(full: Store, tmp_path: Path) -> None:
    file = tmp_path / "house.json"
    style = select(full.connection, HouseStyle, "1")[0]
    for stamp, wanted, counts in (("2000", "Klarlauf GmbH", (0, 0, 1)), ("2999", "Klarlauf AG", (0, 1, 0))):
        copy = without_visit.of_house(full.connection)
        renamed = tuple(replace(one, name="Klarlauf AG") if isinstance(one, HouseStyle) else one for one in copy.records)
        by = {**copy.authors, style.id: Authorship("other", f"{stamp}-01-01T00:00:00+00:00")}
        file.write_bytes(write_records(replace(copy, records=renamed, authors=by)))
        (taken,) = take_in(full, [file])
        assert taken.records
        assert (taken.records.added, taken.records.replaced, taken.records.older) == counts
        assert select(full.connection, HouseStyle, "1")[0].name == wanted
    assert [one.record for one in versions.versions_of(full.connection, style.id)] == [style]


def test_a_version_is_never_replaced_not_even_by_a_later_one(full: Store, tmp_path: Path) -> None:
    file = tmp_path / "customer.json"
    (customer,) = select(full.connection, Customer, "1")
    copy = without_visit.of_customer(full.connection, customer.id)
    changed = tuple(replace(one, title="x") if isinstance(one, StudyVersion) else one for one in copy.records)
    file.write_bytes(write_records(replace(copy, records=changed, authors=dict.fromkeys((one.id for one in changed), LATER))))
    before = studies.of_customer(full.connection, customer.id)
    take_in(full, [file])
    assert [one.versions for one in studies.of_customer(full.connection, customer.id)] == [one.versions for one in before]


def test_an_erased_person_does_not_come_back_with_a_version(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    whole = a_whole_visit()
    person = replace(whole.people[0], name="Zebulonqwx Lecki", job_title="Head of Service")
    incoming.add(store, replace(whole, people=(person,)))
    put(store, *a_study(whole.customer, "Zebulonqwx Lecki says so.").records)
    file = tmp_path / "customer.json"
    file.write_bytes(write_records(without_visit.of_customer(store.connection, whole.customer.id)))
    requests.erase(store, person.id, confirmed=[m.key for m in mentions.about(store.connection, person.id).to_check])
    take_in(store, [file])
    (study,) = studies.of_customer(store.connection, whole.customer.id)
    assert study.versions[0].sentences[0].text == study.sentences[0].text == "Head of Service says so."


def test_a_customer_known_by_its_facts_gets_the_studies(full: Store, tmp_path: Path) -> None:
    paths = files_of(full, tmp_path / "files")
    other = a_store(tmp_path / "other")
    (customer,) = select(full.connection, Customer, "1")
    put(other, replace(customer, id=CustomerId("5e1a7f6e-6a3f-4c8e-9d52-0d6a3c1b7e99")))
    take_in(other, paths[:1])
    take_in(other, paths[:1])
    assert [one.id for one in select(other.connection, Customer, "1")] == ["5e1a7f6e-6a3f-4c8e-9d52-0d6a3c1b7e99"]
    assert len(select(other.connection, CaseStudy, "customer_id = '5e1a7f6e-6a3f-4c8e-9d52-0d6a3c1b7e99'")) == 1


def test_our_people_known_under_another_id_are_not_doubled(full: Store, tmp_path: Path) -> None:
    paths = files_of(full, tmp_path / "files")
    other = a_store(tmp_path / "other")
    (anna,) = select(full.connection, Person, "side = 'us'")
    here = replace(anna, id=PersonId("5e1a7f6e-6a3f-4c8e-9d52-0d6a3c1b7e98"))
    put(other, here)
    take_in(other, paths[1:2])
    assert select(other.connection, Person, "side = 'us'") == [here]
    assert [one.person_id for one in select(other.connection, OurPerson, "1")] == [here.id]
    before = content_hash(other)
    assert take_in(other, paths[1:2])[0].was_here
    assert content_hash(other) == before


def test_no_file_takes_a_study_from_another_customer(full: Store, tmp_path: Path) -> None:
    file, thief = tmp_path / "customer.json", a_customer()
    study = select(full.connection, CaseStudy, "1")[0]
    stolen = replace(study, customer_id=thief.id, title="mine")
    file.write_bytes(write_records(RecordsCopy(customer=thief, records=(stolen,), authors={str(stolen.id): LATER})))
    before = content_hash(full)
    with pytest.raises(Refused, match=f"The record {study.id} belongs to something else here"):
        take_in(full, [file])
    assert content_hash(full) == before


def test_a_reference_may_name_what_is_not_here(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    customer = a_customer()
    study = a_study(customer, visits=(new_id(),), title_of=RecordId(new_id()), results=(RecordId(new_id()),))
    file = tmp_path / "customer.json"
    file.write_bytes(write_records(RecordsCopy(customer=customer, records=study.records)))
    take_in(store, [file])
    assert studies.of_customer(store.connection, customer.id) == (study,)


def test_keys_of_a_later_version_come_back_with_their_record(full: Store, tmp_path: Path) -> None:
    (path, house, _) = files_of(full, tmp_path / "files")
    for file, place in ((path, "case_studies"), (house, "competitors")):
        content = json.loads(file.read_text("utf-8")) | {"version": "1.7", "later": {"more": 1}}
        content[place][0]["tone"] = "calm"
        file.write_text(json.dumps(content), "utf-8")
    other = a_store(tmp_path / "other")
    take_in(other, [path, house])
    versions.thin(other)
    (customer,) = select(other.connection, Customer, "1")
    of_them, of_us = without_visit.of_customer(other.connection, customer.id), without_visit.of_house(other.connection)
    for copy, place in ((of_them, "case_studies"), (of_us, "competitors")):
        again = json.loads(write_records(copy))
        assert again["later"] == {"more": 1}
        assert again[place][0]["tone"] == "calm"


def test_the_logo_of_the_house_is_made_anew_and_comes_along(full: Store, tmp_path: Path) -> None:
    house = files_of(full, tmp_path / "files")[1]
    other = a_store(tmp_path / "other")
    take_in(other, [house])
    (style,) = select(other.connection, HouseStyle, "1")
    assert picture_of(other.connection, style.logo) == a_picture()
    assert style.logo == digest_of(a_picture())


def _of_house(**changes: Any) -> dict[str, Any]:
    anna, style, contact, competitor = the_house()
    content: dict[str, Any] = json.loads(write_records(RecordsCopy(records=(anna, style, contact, competitor))))
    return content | changes


def _of_customer() -> dict[str, Any]:
    customer = a_customer()
    content: dict[str, Any] = json.loads(write_records(RecordsCopy(customer=customer, records=a_study(customer).records)))
    return content


def _at(content: dict[str, Any], place: str, **keys: Any) -> dict[str, Any]:
    content[place][0] |= keys
    return content


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: _of_house(version="2.0"), 'version: "2.0" is newer than this program reads (1.3); please update Firsthand'),
        (lambda: _of_house(version=1), 'version: 1 is not "1.3"'),
        (lambda: _of_house(of="everybody"), 'of: "everybody" is not one of customer, house'),
        (lambda: _of_house(of=["house"]), "of: a list is not one of customer, house"),
        (lambda: _of_house(visits=[]), "visits: there is no such key in a records file 1.3"),
        (
            lambda: _at(_of_house(), "competitors", price="low"),
            "competitors[0].price: there is no such key in a records file 1.3",
        ),
        (lambda: _at(_of_house(), "competitors", name=7), "competitors[0].name: 7 is not text"),
        (lambda: _at(_of_house(), "competitors", id="x"), 'competitors[0].id: "x" is not a UUID'),
        (lambda: _at(_of_house(), "house_styles", id=new_id()), "house_styles[0].id:"),
        (lambda: _at(_of_house(), "house_styles", logo="abc"), 'house_styles[0].logo: "abc" names nothing in pictures'),
        (lambda: _at(_of_house(), "our_people", person_id=new_id()), "our_people[0].id:"),
        (lambda: _at(_of_house(), "people", side="customer"), "people[0]: is not on our side"),
        (lambda: _of_house(pictures={"a": "???"}), "pictures.a: is no picture in base64"),
        (lambda: _of_house(pictures={"a": b64encode(b"<svg onload=x>").decode()}), "pictures: it is of the kind SVG"),
        (lambda: _at(_of_customer(), "case_studies", customer_id=new_id()), "case_studies[0].customer_id:"),
        (
            lambda: _at(_of_customer(), "case_studies", template="poster"),
            'case_studies[0].template: "poster" is not one of story, card',
        ),
        (lambda: _at(_of_customer(), "case_studies", visits=["x"]), 'case_studies[0].visits: "x" is not a UUID'),
        (lambda: _at(_of_customer(), "study_sentences", study_id=new_id()), "names nothing in case_studies"),
        *(
            (lambda mark=mark: _at(_of_customer(), "study_sentences", text="They drove", marks=["b 0 4", mark]), told)
            for mark, told in (
                ("b 0 11", 'study_sentences[0].marks[1]: "b 0 11" marks nothing in these words'),
                ("u 0 4", 'study_sentences[0].marks[1]: "u 0 4" marks nothing in these words'),
                ("a 0 4 javascript:alert(1)", 'study_sentences[0].marks[1]: "a 0 4 javascript:alert(1)" marks nothing'),
                ("a 0 4", 'study_sentences[0].marks[1]: "a 0 4" marks nothing in these words'),
            )
        ),
        (
            lambda: _at(_of_customer(), "case_studies", begun_at="May"),
            'case_studies[0].begun_at: "May" is not an ISO date and time',
        ),
        (lambda: {**_of_customer(), "customer": None}, "customer: nothing is not an object"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_nothing_is_stored(
    make: Callable[[], dict[str, Any]], sentence: str, store: Store, tmp_path: Path
) -> None:
    file, before = tmp_path / "records.json", content_hash(store)
    file.write_text(json.dumps(make()), "utf-8")
    with pytest.raises(BadVisitFile, match=r"^records\.json: .*" + re.escape(sentence)) as refused:
        take_in(store, [file])
    assert str(refused.value).endswith(".") and "\n" not in str(refused.value)
    assert content_hash(store) == before


def test_a_tampered_file_is_stored_whole_or_refused_in_a_sentence(store: Store, tmp_path: Path) -> None:
    dice = random.Random(7)
    for run in range(60):
        content = _of_house() if run % 2 else _of_customer()
        text = json.dumps(content)
        at = dice.randrange(len(text))
        file = tmp_path / f"{run}.json"
        file.write_bytes((text[:at] + chr(dice.randrange(32, 0x2FF)) + text[at + dice.randrange(3) :]).encode())
        before = content_hash(store)
        try:
            take_in(store, [file])
        except (BadVisitFile, Refused) as error:
            assert str(error).endswith(".")
            assert content_hash(store) == before
