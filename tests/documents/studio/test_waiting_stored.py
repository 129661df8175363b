"""What waits in a case study is stored with it: it goes through the bin, files and versions, and into no document."""

from io import BytesIO
from pathlib import Path, PurePath
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from db.engine.store import Store
from db.history import bin, restore_edits
from db.model.kinds import RecordId
from db.model.records import Customer
from db.repositories import incoming, visits, without_visit
from db.tables.queries import select
from desktop.documents.studies.study_files import FORMATS
from desktop.documents.studies.study_material import (
    next_version,
    story,
    with_emptied,
)
from desktop.documents.studies.study_shapes import Look
from desktop.exchange.import_visits import take_in
from desktop.exchange.records_file.writing import write_records
from desktop.exchange.visit_file.writing import write_visit
from desktop.report.document.story import sentences_of
from tests.conftest import KEY
from tests.documents.studio.stored_study import choose, left_out_with, material
from tests.prepared import new_store

MINE = "Zebra weeks."


@pytest.fixture
def record(store: Store) -> RecordId:
    """The result that is left out, with words of somebody's that wait, in the draft and in a version."""
    left = left_out_with(store, MINE)
    visits.apply(store, next_version(material(store)))
    return left


def printed(store: Store) -> list[str]:
    return [one.text for one in sentences_of(story(material(store)))]


def waits(store: Store) -> bool:
    """Whether it waits and is not printed, in the draft and in the version."""
    told = [with_emptied(material(store, version)) for version in (None, 0)]
    waiting = [MINE in {one.text for one in made.waiting} for made in told]
    assert waiting == [MINE not in {one.text for one in sentences_of(made)} for made in told]
    return all(waiting)


def test_it_waits_while_its_visit_is_in_the_bin_and_afterwards(store: Store, record: RecordId) -> None:
    (visit_id,) = material(store).choices.visits
    visits.apply(store, visits.removal(store.connection, visit_id))
    assert material(store).away and waits(store)
    visits.apply(store, restore_edits.from_bin(store.connection, bin.lines(store.connection)[0].step))
    assert not material(store).away and waits(store)
    choose(store, (record, *(material(store).choices.results or ())))
    assert MINE in printed(store)


@pytest.mark.parametrize("first", ["customer", "visit"])
def test_it_goes_to_another_laptop_with_the_records_file(store: Store, record: RecordId, first: str, tmp_path: Path) -> None:
    (customer,), (visit_id,) = select(store.connection, Customer, "1"), material(store).choices.visits
    files = {
        "customer": write_records(without_visit.of_customer(store.connection, customer.id)),
        "visit": write_visit(incoming.copy_of(store.connection, visits.load(store.connection, visit_id))),
    }
    paths = [tmp_path / f"{name}.json" for name in sorted(files, key=lambda name: name != first)]
    for path in paths:
        path.write_bytes(files[path.stem])
    (tmp_path / "other").mkdir()
    other = new_store(tmp_path / "other" / "firsthand.db", KEY)
    for path in paths:
        take_in(other, [path])
        assert path.stem == "visit" == first or waits(other)
    assert waits(other) and material(other).stored == material(store).stored
    choose(other, (record, *(material(other).choices.results or ())))
    assert MINE in printed(other)
    other.close()


@pytest.mark.parametrize("look", [Look(), Look(is_card=True), Look(is_anonymous=True)], ids=["story", "card", "anonymous"])
@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.usefixtures("record")
def test_no_format_of_any_shape_holds_a_word_of_it(store: Store, ending: str, look: Look) -> None:
    for version in (None, 0) if look.is_of_version else (None,):
        of = look.material(material(store, version))
        text = all_words(look.file(of, PurePath(f"study{ending}")).data, ending)
        assert "zebra" not in text and "visits" in text


def test_the_words_would_be_found_where_they_are_printed(store: Store, record: RecordId) -> None:
    choose(store, (record,))
    for ending in FORMATS:
        text = all_words(Look().file(material(store), PurePath(f"study{ending}")).data, ending)
        # The slide has the headline, tiles and one quote alone.
        assert ("zebra" in text) is (ending != ".pptx")


def all_words(data: bytes, ending: str) -> str:
    """Everything in a file that may be read: pages and properties, each part of an archive and the archives in it."""
    if ending == ".pdf":
        read = PdfReader(BytesIO(data))
        return " ".join((*(page.extract_text() for page in read.pages), str(read.metadata))).casefold()
    if data[:2] != b"PK":
        return data.decode("utf-8", "replace").casefold()
    with ZipFile(BytesIO(data)) as archive:
        return " ".join(all_words(archive.read(name), "") for name in archive.namelist())
