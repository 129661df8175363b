from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.engine.store import Store
from desktop.exchange.common.errors import BadTable
from desktop.exchange.import_visits import take_in
from desktop.exchange.tables.csv_format import from_csv
from desktop.exchange.tables.encodings import ENCODINGS, UnsureLetters, letters_of
from desktop.exchange.tables.table_files import read_table_file
from desktop.exchange.tables.tables import visits_of

HEADINGS = "customer;value category;metric\n"


def table(metric: str, encoding: str, before: str = "") -> bytes:
    return f"{before}{HEADINGS}Halden;cost;{metric}\n".encode(encoding)


def metric_of(data: bytes, encoding: str = "") -> str:
    return visits_of(from_csv(data, encoding))[0].claims[0].metric


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"', "sep=;\r", "sep=;;;"])
def test_a_first_line_that_names_the_separator_is_no_row(line: str) -> None:
    assert metric_of(table("Stops, all", "utf-8", f"{line}\n")) == "Stops, all"
    assert metric_of(b"sep=|\n" + table("Stops", "utf-8").replace(b";", b"|")) == "Stops"


def test_rows_are_counted_as_the_spreadsheet_program_shows_them() -> None:
    with pytest.raises(BadTable, match="row 2, column"):
        visits_of(from_csv(b"sep=;\ncustomer;value category\nX;costs\n"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("word", ["Größe", "Łódź", "コスト", "Затраты"])
def test_unicode_is_read_by_its_mark_or_its_bytes(encoding: str, word: str) -> None:
    assert metric_of(table(word, encoding)) == word
    assert from_csv(table(word, encoding)).encoding == ""


@given(st.text(st.characters(codec="utf-16", exclude_characters='\0\r\n;"'), min_size=1, max_size=20))
def test_any_text_in_utf_16_is_read_as_it_was(word: str) -> None:
    data = table(word, "utf-16-be")
    assert letters_of(b"\xfe\xff" + data).text == f"{HEADINGS}Halden;cost;{word}\n"


def test_damaged_utf_16_is_refused_with_its_place() -> None:
    with pytest.raises(BadTable, match=r"its text is damaged \(byte 12\)"):
        from_csv("customer".encode("utf-16")[:12] + b"\x00\xd8" + b"a\0")


@pytest.mark.parametrize("word", ["Größe für Straße", "“so” – ja", "Ärger", "café"])
def test_letters_that_western_and_central_machines_write_alike_are_read_and_shown(word: str) -> None:
    found = from_csv(table(word, "cp1252"))
    assert visits_of(found)[0].claims[0].metric == word
    assert found.encoding == "windows-1252" and found.words == tuple(part for part in word.split() if not part.isascii())


@pytest.mark.parametrize(
    ("word", "encoding"),
    [("Łódź", "windows-1250"), ("naïve £5", "windows-1252"), ("Затраты", "windows-1251"), ("ştiinţă", "windows-1250")],
)
def test_letters_that_differ_are_asked_for(word: str, encoding: str) -> None:
    data = table(word, encoding)
    with pytest.raises(UnsureLetters) as unsure:
        from_csv(data)
    told = {one.encoding: one.words for one in unsure.value.choices}
    assert set(told) == {"windows-1252", "windows-1250"} and told["windows-1252"] != told["windows-1250"]
    assert metric_of(data, encoding) == word


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_that_can_be_named_is_one(encoding: str) -> None:
    assert letters_of("a;b\n".encode(encoding), encoding).text == "a;b\n"


def test_the_sentence_names_the_file_and_both_ways_to_read_it(tmp_path: Path) -> None:
    file = tmp_path / "tabela.csv"
    file.write_bytes(table("Łódź", "cp1250"))
    with pytest.raises(UnsureLetters) as unsure:
        read_table_file(file)
    assert str(unsure.value) == (
        "tabela.csv: which of these it says is not clear: windows-1252 “£ódŸ”; windows-1250 “Łódź”; name it with --encoding."
    )
    assert unsure.value.path == file


def test_what_was_taken_in_tells_how_it_was_read(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "tabelle.csv"
    file.write_bytes(table("Größe", "cp1252"))
    assert [(one.encoding, one.words) for one in take_in(store, [file])] == [("windows-1252", ("Größe",))]
    file.write_bytes(table("Łódź", "cp1250"))
    assert take_in(store, [file], encodings={file: "windows-1250"})[0].words == ("Łódź",)
