"""Holds that taking everything out loses nothing, and that the folder is whole or not there."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from db.engine.keys import random_key
from db.engine.store import Store
from db.model.edits import Edit, RecordChange
from db.model.ids import new_id
from db.model.kinds import HOUSE, ScopeId, VisitId
from db.model.records import CompanyConsent, Consent, CustomerId, Promise, Record, RecordId
from db.model.visit_copy import VisitCopy
from db.model.whole_visit import WholeVisit
from db.repositories import exported_documents, incoming, visits
from db.repositories.logos import logo_of, set_logo
from db.repositories.overview import all_visits
from desktop.core.paths import DataFolder, resources
from desktop.documents.take_out.take_out import HowToWrite, TakenOut, take_out
from desktop.exchange.common.errors import BadVisitFile
from desktop.exchange.common.whole_folder import UNFINISHED, FolderNotWritten
from desktop.exchange.import_visits import take_in
from desktop.exchange.pictures.pictures import picture_from
from desktop.exchange.visit_file.reading import read_visit_file
from desktop.interview.guide import read_guides
from desktop.report.document.cancel import Cancelled, until
from tests.data import VISIT_FILES
from tests.factories import a_customer, a_quote, a_study, a_visit, a_whole_visit, the_house
from tests.prepared import new_store
from tests.torture.stores import fingerprint

GUIDES, _ = read_guides([resources() / "guides"])


def nothing(_done: int, _all: int) -> None:
    """Shows no progress."""


def taken_out(store: Store, folder: Path, told: Callable[[int, int], object] = nothing) -> TakenOut:
    return take_out(store, DataFolder(store.path.parent), folder, HowToWrite(GUIDES), told)


def a_store(folder: Path, *wholes: WholeVisit) -> Store:
    store = new_store(folder / "firsthand.db", random_key())
    for whole in wholes:
        incoming.add(store, whole)
    return store


def another_visit_to(whole: WholeVisit) -> WholeVisit:
    """A second visit to the customer, with the same person at the table."""
    visit = a_visit(whole.customer)
    presence = replace(whole.presences[0], id=RecordId(new_id()), visit_id=visit.id)
    return WholeVisit(visit=visit, customer=whole.customer, people=whole.people, presences=(presence,), quotes=(a_quote(visit),))


def contents(store: Store) -> dict[VisitId, tuple[VisitCopy, bytes | None]]:
    """Everything a store holds of its visits: records, authors, unknown keys, logos."""
    wholes = [visits.load(store.connection, VisitId(line.id)) for line in all_visits(store.connection)]
    return {
        whole.visit.id: (incoming.copy_of(store.connection, whole), logo_of(store.connection, whole.customer.id))
        for whole in wholes
    }


def a_logo() -> bytes:
    file = BytesIO()
    Image.new("RGB", (60, 20), "#336699").save(file, "PNG")
    return picture_from(file.getvalue()).data


def test_everything_comes_back_equal_in_another_store(tmp_path: Path) -> None:
    first = a_whole_visit()
    store = a_store(tmp_path / "one", first, another_visit_to(first), a_whole_visit(a_customer(name="")), a_whole_visit())
    for file in sorted(VISIT_FILES.glob("*.json")):
        incoming.take_in(store, read_visit_file(file))
    set_logo(store, first.customer.id, a_logo())
    folder = taken_out(store, tmp_path / "out").folder
    other = a_store(tmp_path / "two")
    take_in(other, [folder])
    assert contents(other) == contents(store)
    assert all(one.was_here for one in take_in(store, [folder]))


def test_each_customer_has_one_folder_with_every_document_that_holds_something(tmp_path: Path) -> None:
    whole = a_whole_visit(a_customer(name="Halden/Pumps: AS"))
    promise = Promise(id=RecordId(new_id()), visit_id=whole.visit.id, text="Send the paper")
    store = a_store(tmp_path / "one", replace(whole, promises=(promise,)))
    out = taken_out(store, tmp_path / "out").folder
    assert sorted(path.name for path in (out / "Halden Pumps AS").iterdir()) == [
        "A customer case study 2026-11-20.pdf",
        "Halden Pumps AS claims 2026-11-20.csv",
        "Halden Pumps AS claims 2026-11-20.xlsx",
        "Halden Pumps AS minutes 2026-11-20.pdf",
        "Halden Pumps AS promises 2026-11-20.csv",
        "Halden Pumps AS promises 2026-11-20.xlsx",
        "Halden Pumps AS quotes 2026-11-20.csv",
        "Halden Pumps AS quotes 2026-11-20.xlsx",
        "Halden Pumps AS visit file 2026-11-20.json",
        "Halden Pumps AS visit report 2026-11-20.pdf",
    ]


def test_two_visits_of_one_day_and_two_customers_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    first = a_whole_visit(a_customer(name="Acme"))
    others = [a_whole_visit(a_customer(name=name)) for name in ("ACME", "acme.", "Con", "???")]
    out = taken_out(a_store(tmp_path / "one", first, another_visit_to(first), *others), tmp_path / "out").folder
    folders = {path.name.casefold() for path in out.iterdir()}
    assert len(folders) == 5
    assert {"con_", "visit"} <= folders
    assert len(list(out.rglob("*visit file*.json"))) == 6


@pytest.mark.parametrize("name", ["there", "no/such/folder", "one/out", "one", "a\0b", "x" * 300])
def test_a_bad_place_is_refused_in_a_sentence_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    store = a_store(tmp_path / "one", a_whole_visit())
    (tmp_path / "there").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(FolderNotWritten) as refused:
        taken_out(store, tmp_path / name)
    assert str(refused.value).endswith(".")
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "there").read_text() == "mine"


def test_given_up_or_failing_half_way_nothing_is_left(tmp_path: Path) -> None:
    store = a_store(tmp_path / "one", a_whole_visit(), a_whole_visit())
    stopped = [False]

    def told(done: int, _all: int) -> None:
        stopped[0] = done == 1

    with until(lambda: stopped[0]), pytest.raises(Cancelled):
        taken_out(store, tmp_path / "out", told)

    def failing(done: int, _all: int) -> None:
        if done == 1:
            raise OSError(28, "No space left on device")

    with pytest.raises(FolderNotWritten, match="No space left"):
        taken_out(store, tmp_path / "out", failing)
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_what_a_killed_program_left_unfinished_is_removed_by_the_next(tmp_path: Path) -> None:
    (left := tmp_path / f"{UNFINISHED}abc").mkdir()
    (left / "words.json").write_text("what they said")
    store = a_store(tmp_path / "one", a_whole_visit())
    taken_out(store, tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "out"]


def test_a_folder_without_a_visit_file_is_refused_and_one_bad_file_keeps_all_out(tmp_path: Path) -> None:
    store = a_store(tmp_path / "one")
    (folder := tmp_path / "folder").mkdir()
    (folder / "claims.csv").write_text("customer,value category\nAcme,cost\n")
    with pytest.raises(BadVisitFile, match="holds no visit file"):
        take_in(store, [folder])
    (folder / "a.json").write_bytes((sorted(VISIT_FILES.glob("*.json"))[0]).read_bytes())
    (folder / "b.json").write_text("{}")
    with pytest.raises(BadVisitFile, match=r"b\.json"):
        take_in(store, [folder])
    assert not all_visits(store.connection)


def test_a_logo_in_the_folder_that_is_no_picture_is_refused_and_a_logo_here_is_kept(tmp_path: Path) -> None:
    whole = a_whole_visit()
    store = a_store(tmp_path / "one", whole)
    set_logo(store, whole.customer.id, a_logo())
    folder = taken_out(store, tmp_path / "out").folder
    (logo,) = folder.rglob("logo.png")
    set_logo(store, CustomerId(whole.customer.id), b"another")
    take_in(store, [folder])
    assert logo_of(store.connection, whole.customer.id) == b"another"
    logo.write_bytes(b"%PDF-1.7")
    with pytest.raises(BadVisitFile, match=r"logo\.png"):
        take_in(store, [folder])


def test_the_folder_is_listed_when_a_person_in_it_is_erased(tmp_path: Path) -> None:
    whole = a_whole_visit()
    store = a_store(tmp_path / "one", whole)
    made = taken_out(store, tmp_path / "out")
    exported_documents.note(store, "everything", made.folder, made.visit_ids)
    (line,) = exported_documents.of_visits(store.connection, [whole.visit.id])
    assert line.path == str(tmp_path / "out")


def test_what_is_internal_only_gets_no_document_to_share_and_that_is_said(tmp_path: Path) -> None:
    whole = a_whole_visit(a_customer(name="Halden Pumps AS"))
    consent = Consent(id=RecordId(new_id()), visit_id=whole.visit.id, company=CompanyConsent.INTERNAL_ONLY)
    made = taken_out(a_store(tmp_path / "one", replace(whole, consent=consent)), tmp_path / "out")
    assert not list(made.folder.rglob("*case study*"))
    assert list(made.folder.rglob("*visit report*.pdf"))
    assert [str(remark)[:36] for remark in made.remarks] == ["Halden Pumps AS said: internal only."]


def test_own_guides_are_taken_out_too(tmp_path: Path) -> None:
    store = a_store(tmp_path / "one", a_whole_visit(a_customer(name="Guides")))
    (tmp_path / "one" / "guides").mkdir()
    (tmp_path / "one" / "guides" / "mine.toml").write_text("title = 'mine'")
    out = taken_out(store, tmp_path / "out").folder
    assert (out / "guides (2)" / "mine.toml").read_text() == "title = 'mine'"
    assert len(take_in(a_store(tmp_path / "two"), [out])) == 1


def test_the_house_and_the_case_studies_come_back_from_the_folder(tmp_path: Path) -> None:
    whole = a_whole_visit()
    store = a_store(tmp_path / "here", whole)
    alone = a_customer(name="Rexam")
    put(store, HOUSE, *the_house())
    put(store, whole.customer.id, *a_study(whole.customer, visits=(whole.visit.id,)).records)
    put(store, alone.id, alone, *a_study(alone).records)
    set_logo(store, alone.id, a_logo())
    made = taken_out(store, tmp_path / "out")
    names = {path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*.json")}
    assert {"our company.json", f"{whole.customer.name}/{whole.customer.name} records.json", "Rexam/Rexam records.json"} <= names
    other = a_store(tmp_path / "other")
    take_in(other, [made.folder])
    assert fingerprint(other.connection) == fingerprint(store.connection)
    assert logo_of(other.connection, alone.id)
    assert all(one.was_here for one in take_in(other, [made.folder]))


def test_a_store_with_our_company_alone_is_taken_out(tmp_path: Path) -> None:
    store = a_store(tmp_path / "here")
    put(store, HOUSE, *the_house())
    made = taken_out(store, tmp_path / "out")
    assert [path.name for path in made.folder.iterdir()] == ["our company.json"]


def put(store: Store, scope: ScopeId, *records: Record) -> None:
    visits.apply(store, Edit(scope, tuple(RecordChange(None, record) for record in records)))
