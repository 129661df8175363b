from pathlib import Path

import pytest

from desktop.cli import run_command
from desktop.command_line.arguments import DOCUMENT_NAMES
from desktop.documents.saving.document_table import DOCUMENTS, TABLES
from desktop.exchange.tables.tables import TABLE_KINDS
from tests.data import VISIT_FILES
from tests.prepared import prepared
from tests.test_cli import PASSPHRASE, babylon

VISIT = VISIT_FILES / "babylon.json"
BABYLON = "c1c56968-129e-5ee2-96d0-b96c79ca82e0"


@pytest.fixture
def firsthand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> object:
    (tmp_path / "pass").write_text(PASSPHRASE)

    def run(*arguments: object) -> tuple[int, str, str]:
        common = ["--data-dir", str(tmp_path / "data"), "--passphrase-file", str(tmp_path / "pass")]
        status = run_command([*common, *map(str, arguments)])
        return status, *capsys.readouterr()

    return run


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_tables_go_out_and_come_in_as_new_visits_of_the_same_customer(firsthand: object, tmp_path: Path, form: str) -> None:
    assert callable(firsthand)
    prepared(babylon, tmp_path)
    for kind in TABLE_KINDS:
        first, second = tmp_path / f"{kind}.{form}", tmp_path / f"{kind}2.{form}"
        assert firsthand("export", BABYLON, "--as", f"{kind}-{form}", "--to", first) == (0, "", "")
        status, out, err = firsthand("import", first)
        assert (status, err, out.count("\n")) == (0, "", 1), kind
        assert firsthand("export", out.strip(), "--as", f"{kind}-{form}", "--to", second)[0] == 0
        assert first.read_bytes() == second.read_bytes()
    assert "customers" not in firsthand("check")[1] or "1 customer" in firsthand("check")[1]


def test_a_wrong_table_is_said_in_a_sentence_and_makes_no_store(firsthand: object, tmp_path: Path) -> None:
    assert callable(firsthand)
    bad = tmp_path / "bad.csv"
    bad.write_text("customer,value category\nX,costs\n")
    status, out, err = firsthand("import", VISIT, bad)
    assert (status, out) == (1, "")
    assert err.startswith('firsthand: bad.csv: row 2, column "value category": "costs" is not one of')
    assert not (tmp_path / "data" / "firsthand.db").exists()


def test_a_fault_of_ours_shows_no_word_of_what_was_heard(firsthand: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert callable(firsthand)

    def wrong(*_: object) -> None:
        raise ValueError("Zebulonqwx")

    monkeypatch.setattr("desktop.exchange.import_visits.visit_in", wrong)
    status, out, err = firsthand("import", VISIT)
    assert (status, out) == (1, "")
    assert err.startswith("firsthand: A fault of ours kept this from being done (ValueError in test_tables_by_command.py")
    assert "Zebulonqwx" not in err


def test_the_command_line_offers_every_document() -> None:
    assert set(DOCUMENT_NAMES) == set(DOCUMENTS | TABLES)


def test_a_table_that_may_be_in_two_encodings_waits_for_its_name(firsthand: object, tmp_path: Path) -> None:
    assert callable(firsthand)
    file = tmp_path / "tabela.csv"
    file.write_bytes("customer;value category;metric\nŁódź SA;cost;Koszt\n".encode("cp1250"))
    status, out, err = firsthand("import", file)
    assert (status, out) == (1, "") and err.endswith("windows-1250 “Łódź”; name it with --encoding.\n")
    status, out, err = firsthand("import", file, "--encoding", "windows-1250")
    assert status == 0 and err == f"firsthand: {file}: not Unicode; read as windows-1250: Łódź.\n"
    assert "Łódź SA" in firsthand("list")[1]
