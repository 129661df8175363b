import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from db.model.records import Customer
from db.model.records_copy import RecordsCopy
from db.model.visit_copy import VisitCopy
from db.model.whole_study import WholeStudy
from db.repositories import exported_documents
from db.service.opening import open_for_reading
from desktop.core.paths import DataFolder
from desktop.exchange.records_file.reading import records_copy
from desktop.exchange.records_file.writing import write_records
from desktop.exchange.visit_file.reading import object_of
from desktop.exchange.visit_file.writing import write_visit
from desktop.keys.unlock import find_key
from tests.factories import a_customer, a_study, a_whole_visit, the_house
from tests.test_cli import PASSPHRASE, sentence
from tests.test_cli import firsthand as firsthand

Run = Callable[..., tuple[int, str, str]]
CUSTOMER = a_customer(name="Halden Pumps AS")
STUDY = a_study(CUSTOMER, "They drove first.", title="Halden drives less")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    customer, house = tmp_path / "customer.json", tmp_path / "house.json"
    customer.write_bytes(write_records(RecordsCopy(customer=CUSTOMER, records=STUDY.records)))
    house.write_bytes(write_records(RecordsCopy(records=the_house())))
    return customer, house


def test_records_come_in_by_command_and_go_out_again(firsthand: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    status, out, err = firsthand("import", *files)
    assert (status, out) == (0, "")
    told = [line.partition(f"{tmp_path}/")[2] for line in err.splitlines()]
    assert told == ["customer.json: 6 records added.", "house.json: 4 records added."]
    assert firsthand("export-records", "--customer", "halden pumps as", "--to", tmp_path / "a.json") == (0, "", "")
    assert firsthand("export-records", "--house", "--to", tmp_path / "b.json") == (0, "", "")
    for path, file in zip(files, ("a.json", "b.json"), strict=True):
        assert _records_in(path) == _records_in(tmp_path / file)
    status, out, err = firsthand("import", tmp_path / "b.json")
    assert (status, out) == (0, "")
    assert sentence(err).endswith("b.json: these records are here already; nothing was changed.\n")


def _records_in(path: Path) -> RecordsCopy:
    copy = records_copy(object_of(path.read_bytes()))
    return replace(copy, authors={})


def test_the_case_studies_of_a_customer_are_listed_and_shown_whole(firsthand: Run, files: tuple[Path, Path]) -> None:
    firsthand("import", *files)
    status, out, err = firsthand("case-study", "Halden Pumps AS")
    assert (status, err) == (0, "")
    assert out == f"{STUDY.study.id}  {STUDY.study.begun_at[:10]}  1 version  Halden drives less\n"
    status, out, err = firsthand("case-study", CUSTOMER.id[:13], "--json")
    assert (status, err) == (0, "")
    (shown,) = json.loads(out)
    assert shown["choices"]["title"] == "Halden drives less"
    assert [one["text"] for one in shown["sentences"]] == ["They drove first."]
    assert [one["text"] for one in shown["versions"][0]["sentences"]] == ["They drove first."]


def test_whoever_is_no_customer_has_no_case_study(firsthand: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    firsthand("import", *files)
    status, out, err = firsthand("case-study", "Nobody")
    assert (status, out) == (1, "")
    assert sentence(err) == "firsthand: There is no customer Nobody.\n"
    assert isinstance(CUSTOMER, Customer) and isinstance(STUDY, WholeStudy)
    status, _, err = firsthand("export-records", "--customer", "Nobody", "--to", tmp_path / "a.json")
    assert status == 1 and not (tmp_path / "a.json").exists()


def test_an_erasure_can_list_the_files_that_were_written(firsthand: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    whole = a_whole_visit(CUSTOMER)
    visit = tmp_path / "visit.json"
    visit.write_bytes(write_visit(VisitCopy(whole=whole)))
    firsthand("import", *files, visit)
    firsthand("export-records", "--customer", CUSTOMER.id, "--to", tmp_path / "a.json")
    reading = open_for_reading(tmp_path / "data" / "firsthand.db", find_key(DataFolder(tmp_path / "data"), PASSPHRASE.strip()))
    (line,) = exported_documents.of_visits(reading.connection, [whole.visit.id])
    reading.close()
    assert (line.document, line.path) == ("records-file", str(tmp_path / "a.json"))
