import json
from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.engine.store import Store
from db.model.records import Claim, Evidence, Objection, PersonConsent, ValueCategory
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from desktop.exchange.common.errors import BadTable, BadVisitFile
from desktop.exchange.import_visits import take_in
from desktop.exchange.tables.csv_format import from_csv, to_csv
from desktop.exchange.tables.safe_cells import CELL
from desktop.exchange.tables.table_files import read_table, read_table_file
from desktop.exchange.tables.tables import TABLE_KINDS, Table, table_of, visits_of
from desktop.exchange.tables.xlsx import to_xlsx
from tests.factories import a_claim, a_customer, a_person, a_visit, a_whole_visit
from tests.report.visits import full
from tests.samples import examples

FORMS = {".csv": to_csv, ".xlsx": to_xlsx}
CLAIMS = TABLE_KINDS["claims"]
texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30) | st.sampled_from(
    [
        "'a",
        "=1+1",
        "-40 %",
        "a\r\nb",
        "\r",
        "שלום 14",
        "👩‍👩‍👧",
        "_x0041_",
        "\x01\x1f",
        "\ufffe",
        "<r><t>x</t></r>",
        " a ",
        "1e5",
        "3-4",
    ]
)


def whole_with(claim: dict[str, Any]) -> WholeVisit:
    customer = a_customer(name="Halden Pumps AS")
    visit = a_visit(customer)
    return WholeVisit(visit=visit, customer=customer, claims=(a_claim(visit, **claim),))


def round_trip(table: Table, suffix: str) -> Table:
    return read_table(FORMS[suffix](table), suffix)


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize("name", TABLE_KINDS)
def test_a_table_taken_in_again_says_the_same(name: str, suffix: str) -> None:
    kind = TABLE_KINDS[name]
    table = table_of(full(), kind)
    again = visits_of(round_trip(table, suffix))
    assert len(again) == 1
    assert table_of(again[0], kind) == table
    assert again[0].customer.name == full().customer.name


@pytest.mark.parametrize("suffix", FORMS)
@settings(max_examples=examples(20))
@given(
    claim=st.fixed_dictionaries(dict.fromkeys(("metric", "before", "after", "wording", "moment", "currency"), texts)),
    hedges=st.lists(texts, max_size=3),
    publish=st.booleans(),
    evidence=st.sampled_from(Evidence),
)
def test_any_text_comes_back_exactly(
    suffix: str, claim: dict[str, str], hedges: list[str], publish: bool, evidence: Evidence
) -> None:
    whole = whole_with({**claim, "hedges": tuple(hedges), "publish": publish, "evidence": evidence})
    found = visits_of(round_trip(table_of(whole, CLAIMS), suffix))[0].claims[0]
    kept = {field.name: getattr(whole.claims[0], field.name) for field in fields(Claim)}
    assert replace(found, id=whole.claims[0].id, visit_id=whole.visit.id) == Claim(**kept)


@pytest.mark.parametrize("suffix", FORMS)
def test_a_text_longer_than_a_cell_goes_on_in_the_next_columns(suffix: str) -> None:
    wording = "=é\r\n" * CELL
    whole = whole_with({"wording": wording})
    table = round_trip(table_of(whole, CLAIMS), suffix)
    assert visits_of(table)[0].claims[0].wording == wording


def test_more_than_a_spreadsheet_holds_is_not_cut_but_refused() -> None:
    with pytest.raises(BadTable, match="more than a spreadsheet holds"):
        to_csv(table_of(whole_with({"wording": "x" * (1000 * CELL)}), CLAIMS))


def test_the_same_table_gives_the_same_bytes() -> None:
    table = table_of(full(), CLAIMS)
    for write in FORMS.values():
        assert write(table) == write(table)


def test_a_workbook_types_every_cell_as_text_and_says_nothing_of_who_made_it() -> None:
    with ZipFile(BytesIO(to_xlsx(table_of(full(), CLAIMS)))) as book:
        sheet, core = book.read("xl/worksheets/sheet1.xml").decode(), book.read("docProps/core.xml").decode()
    cells = sheet.split("<c ")[1:]
    assert cells
    assert all('t="s"' in cell or "<v>" not in cell for cell in cells)
    assert "<f>" not in sheet
    assert "<dc:creator></dc:creator>" in core
    assert "2000-01-01T00:00:00Z" in core


def test_markup_that_the_library_would_take_for_its_own_stays_text() -> None:
    table = table_of(whole_with({"metric": "<r><t>no</t></r>"}), CLAIMS)
    with ZipFile(BytesIO(to_xlsx(table))) as book:
        assert "&lt;r&gt;" in book.read("xl/sharedStrings.xml").decode()


def test_csv_is_as_spreadsheet_programs_like_it() -> None:
    data = to_csv(table_of(whole_with({"metric": 'a "b"', "before": "-1"}), CLAIMS))
    assert data.startswith(b"\xef\xbb\xbf")
    assert b'"a ""b"""' in data
    assert b'"\'-1"' in data
    assert data.endswith(b"\r\n")


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_csv_file_saved_on_a_machine_of_another_language_is_read(separator: str) -> None:
    text = f"Customer{separator}Value Category{separator}metric\nHalden{separator}cost{separator}Stops\n"
    claim = visits_of(from_csv(text.encode()))[0].claims[0]
    assert (claim.category, claim.metric) == (ValueCategory.COST, "Stops")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("customer,value category\na,costs", 'row 2, column "value category": "costs" is not one of revenue, cost'),
        ("customer,value category\na,cost\n,cost", 'row 3, column "customer": is empty'),
        ("customer,value category,date\na,cost,1.2.2026", 'row 2, column "date": "1.2.2026" is not an ISO date'),
        ("customer,value category,publish\na,cost,perhaps", 'row 2, column "publish": "perhaps" is not yes or no'),
        ("customer,value category,metrik\na,cost,b", 'row 1: there is no column "metrik" in a table of claims'),
        ("customer,value category,metric,metric\na,cost,b,c", 'row 1: the column "metric" stands there twice'),
        ("customer,metric\na,b", "row 1: this is no table of Firsthand"),
        ("customer,value category\na,cost,b", "row 2: column 3 has no heading"),
        ("customer,value category\n", "the table has no rows"),
        ("", "row 1: there are no headings"),
        ('customer,value category\na,"cost', "row 2: its quotation marks do not match"),
        ("customer,value category\na,cost,,," + "x" * 200_000, "row 2: a cell is too long"),
        ("customer,value category\n" + "a,cost\n" * 5_001, "row 5002: there are more than 5,000 rows"),
        ("customer,value category\na" + "," * 1_001 + "b", "row 2: there are more than 1,000 columns"),
    ],
)
def test_a_wrong_table_is_refused_with_row_and_column(rows: str, sentence: str) -> None:
    with pytest.raises(BadTable) as refused:
        visits_of(from_csv(rows.encode()))
    assert str(refused.value).startswith(sentence)


def test_a_table_becomes_a_new_visit_of_the_customer_we_know_with_the_people_we_know(store: Store, tmp_path: Path) -> None:
    customer = a_customer(name="Halden Pumps AS", industry="pumps")
    ann = a_person(customer, name="Ann", job_title="CIO", consent=PersonConsent.NAMED)
    known = a_whole_visit(customer)
    presence = replace(known.presences[0], person_id=ann.id)
    known = replace(known, people=(ann,), presences=(presence,), claims=(a_claim(known.visit, said_by=ann.id),))
    incoming.add(store, replace(known, quotes=()))
    file = tmp_path / "claims.csv"
    file.write_bytes(to_csv(table_of(known, CLAIMS)))
    found = [visits.load(store.connection, one.visit_id) for one in take_in(store, [file])]
    assert len(found) == 1
    assert found[0].visit.id != known.visit.id
    assert found[0].visit.date == known.visit.date
    assert (found[0].customer, found[0].people) == (customer, (ann,))
    assert found[0].claims[0].said_by == ann.id


def test_a_table_of_two_days_becomes_two_visits_of_one_new_customer(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "claims.csv"
    file.write_text("customer,date,value category,said by\nX,2026-11-20,cost,Ann\nX,2026-11-21,cost,Ann\nX,2026-11-20,other,\n")
    found = [visits.load(store.connection, one.visit_id) for one in take_in(store, [file])]
    assert [len(whole.claims) for whole in found] == [2, 1]
    assert len({whole.customer.id for whole in found}) == 1
    assert len({person.id for whole in found for person in whole.people}) == 1


def test_a_wrong_table_among_good_files_stores_nothing(store: Store, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.xlsx"
    good.write_text(json.dumps({"format": "firsthand.visit", "version": 1, "customer": {"name": "a"}}))
    bad.write_bytes(b"PK\x03\x04nothing")
    with pytest.raises(BadVisitFile, match=r"bad\.xlsx: it is no XLSX file\."):
        take_in(store, [good, bad])
    assert store.connection.execute("SELECT count(*) FROM visits").fetchone()[0] == 0


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadTable, match=r"none\.csv cannot be read: No such file"):
        read_table_file(tmp_path / "none.csv")


def test_what_an_objection_leaves_unsaid_stays_unsaid() -> None:
    whole = visits_of(Table(("customer", "objection"), (("a", "The brine"),)))[0]
    objection = whole.objections[0]
    assert isinstance(objection, Objection)
    assert (objection.text, objection.verbatim, objection.heard, objection.publish) == ("The brine", None, None, True)


@pytest.mark.parametrize(
    "typed", ["'s-Hertogenbosch BV", "He said: fine;'tis good", "'n Beetje", "first\n'second'", "''", "'=1+1", "'-40 %"]
)
def test_an_apostrophe_in_a_table_that_is_no_export_of_ours_was_typed(typed: str) -> None:
    text = f'customer,value category,metric\n"{typed}",cost,"{typed}"\n'
    whole = visits_of(from_csv(text.encode()))[0]
    assert (whole.customer.name, whole.claims[0].metric) == (typed, typed)


@pytest.mark.parametrize("suffix", FORMS)
def test_in_an_export_of_ours_only_what_was_put_there_is_taken_back(suffix: str) -> None:
    wording = "'s avonds; '=1\n-2\t＝3"
    assert visits_of(round_trip(table_of(whole_with({"wording": wording}), CLAIMS), suffix))[0].claims[0].wording == wording
    typed = to_csv(table_of(whole_with({"metric": "MARK"}), CLAIMS)).replace(b"MARK", b"'tis so;'n")
    assert visits_of(from_csv(typed))[0].claims[0].metric == "'tis so;'n"
