import random
import re
from decimal import Decimal
from io import BytesIO
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from desktop.exchange.common.errors import BadTable
from desktop.exchange.tables.number_formats import as_shown
from desktop.exchange.tables.tables import visits_of
from desktop.exchange.tables.xlsx import from_xlsx
from tests.exchange.tables import workbooks
from tests.exchange.tables.workbooks import ROW, packed, parts, sheet, text
from tests.exchange.watching import foreign, watched


def refusal(data: bytes) -> str:
    with pytest.raises(BadTable) as refused:
        visits_of(from_xlsx(data))
    return str(refused.value)


def test_a_workbook_of_the_fewest_parts_is_read() -> None:
    claim = visits_of(from_xlsx(packed(parts())))[0].claims[0]
    assert (claim.category, claim.metric) == ("cost", "Stops")


@pytest.mark.parametrize("reason", workbooks.bombs())
def test_what_no_plain_spreadsheet_has_is_refused(reason: str) -> None:
    assert reason in refusal(workbooks.bombs()[reason])


def test_a_document_type_is_refused_before_any_entity_is_known() -> None:
    with watched() as seen:
        for data in workbooks.with_entities():
            assert "declares a document type" in refusal(data)
    assert foreign(seen) == []


def test_formatted_cells_without_a_word_far_away_count_for_nothing() -> None:
    cells = ROW + '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert len(visits_of(from_xlsx(packed(parts(sheet(cells)))))) == 1


def test_numbers_are_read_as_people_write_them_and_dates_only_where_one_belongs() -> None:
    formats = '<numFmts><numFmt numFmtId="170" formatCode="dd\\.mm"/></numFmts>'
    cells = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>'
    styles = f"<styleSheet>{formats}{cells}</styleSheet>"
    row = f'<row r="2">{text("A2", "X")}{text("B2", "cost")}<c r="C2" s="{{style}}"><v>{{value}}</v></c></row>'

    def read(heading: str, value: str, style: int) -> str:
        xml = sheet(row.format(value=value, style=style)).replace("metric", heading)
        return from_xlsx(packed(parts(xml, **{"xl/styles.xml": styles}))).rows[0][2]

    assert [read("metric", value, 0) for value in ("14", "14.0", "0.1", "1E-2", "-3")] == ["14", "14", "0.1", "0.01", "-3"]
    assert read("date", "46346", 1) == "2026-11-20"
    with pytest.raises(BadTable, match=r'row 2, column "metric" \(cell C2\): the spreadsheet program made a date of it'):
        read("metric", "46346", 2)


def test_how_a_word_is_pronounced_is_no_part_of_it() -> None:
    shared = "<sst><si><r><t>東</t></r><r><t>京</t></r><rPh><t>とうきょう</t></rPh></si></sst>"
    cells = f'<row r="2">{text("A2", "X")}{text("B2", "cost")}<c r="C2" t="s"><v>0</v></c></row>'
    assert from_xlsx(packed(parts(sheet(cells), **{"xl/sharedStrings.xml": shared}))).rows[0][2] == "東京"


SHOWN = {
    ("0.25", "0%"): "25%",
    ("0.405", "0.0%"): "40.5%",
    ("48", '0 "hours"'): "48 hours",
    ("2.5", '0.0"x"'): "2.5x",
    ("120", '0" bps"'): "120 bps",
    ("1234.5", '#,##0.00 "€"'): "1,234.50 €",
    ("1234.5", "#,##0.00\\ [$€-407]"): "1,234.50 €",
    ("1234.5", '"$"#,##0.00'): "$1,234.50",
    ("1200", "[$CHF-807] #,##0"): "CHF 1,200",
    ("1234.5", '_-* #,##0.00 "kr"_-;-* #,##0.00 "kr"_-;_-* "-"?? "kr"_-;_-@_-'): "1,234.50 kr",
    ("-1", '_-* #,##0.00 "kr"_-;-* #,##0.00 "kr"_-;_-* "-"?? "kr"_-;_-@_-'): "-1.00 kr",
    ("0", '_-* #,##0.00 "kr"_-;-* #,##0.00 "kr"_-;_-* "-"?? "kr"_-;_-@_-'): "- kr",
    ("1.5", "0.??"): "refused",
    ("-5", "0.00;[Red]-0.00"): "-5.00",
    ("-5", "0;[Red]0"): "-5",
    ("-1234.5", "#,##0.00_);(#,##0.00)"): "(1,234.50)",
    ("0", '0;-0;"none"'): "none",
    ("0.005", "0%"): "1%",
    ("14", "General"): "14",
    ("14", 'General" Tage"'): "14 Tage",
    ("12", "00000"): "00012",
    ("1500000", '0.0,,"M"'): "refused",
    ("1.5", "# ?/?"): "refused",
    ("5", "[>100]0;0.0"): "refused",
    ("5", "0.00E+00"): "refused",
    ("-5", "0;;"): "nothing",
}


@pytest.mark.parametrize(("cell", "told"), SHOWN.items())
def test_a_number_is_taken_as_the_cell_shows_it(cell: tuple[str, str], told: str) -> None:
    value, code = cell
    styles = f"<styleSheet><numFmts><numFmt numFmtId='170' formatCode={quoteattr(code)}/></numFmts>"
    styles += '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
    row = f'<row r="2">{text("A2", "X")}{text("B2", "cost")}<c r="C2" s="1"><v>{value}</v></c></row>'
    data = packed(parts(sheet(row), **{"xl/styles.xml": styles}))
    if told in ("refused", "nothing"):
        reason = "has a number format that cannot be told" if told == "refused" else "holds a number and shows nothing"
        assert refusal(data).startswith(f'row 2, column "metric" (cell C2): {reason}')
    else:
        assert visits_of(from_xlsx(data))[0].claims[0].metric == told


@given(st.decimals(-(10**9), 10**9, places=4), st.sampled_from(["0.0000", "#,##0.0000", "0.0000;[Red]-0.0000", '0.0000" h"']))
def test_a_number_shown_in_full_is_read_back_the_same(number: Decimal, code: str) -> None:
    shown = as_shown(str(number), code).removesuffix(" h").replace(",", "")
    assert Decimal(shown) == number


@pytest.mark.parametrize(("id_", "told"), [("9", "1,250%"), ("10", "12.50%"), ("2", "12.50"), ("4", "12.50"), ("0", "12.5")])
def test_formats_that_every_workbook_knows_are_told(id_: str, told: str) -> None:
    styles = f'<styleSheet><cellXfs><xf numFmtId="{id_}"/></cellXfs></styleSheet>'
    value = "0.125" if id_ == "10" else "12.5"
    row = f'<row r="2">{text("A2", "X")}{text("B2", "cost")}<c r="C2" s="0"><v>{value}</v></c></row>'
    found = from_xlsx(packed(parts(sheet(row), **{"xl/styles.xml": styles}))).rows[0][2]
    assert found == told.replace(",", "")


def test_a_formula_is_taken_as_its_result_is_shown() -> None:
    row = f'<row r="2">{text("A2", "X")}{text("B2", "cost")}<c r="C2"><f>7*2</f><v>14</v></c></row>'
    assert from_xlsx(packed(parts(sheet(row)))).rows[0][2] == "14"
    row = f'<row r="2">{text("A2", "X")}{text("B2", "cost")}<c r="C2" t="str"><f>A1&amp;B1</f><v>14 stops</v></c></row>'
    assert from_xlsx(packed(parts(sheet(row)))).rows[0][2] == "14 stops"


def two_sheets(second: str, names: tuple[str, str] = ("a", "b")) -> bytes:
    content = parts(**{"xl/worksheets/sheet2.xml": second})
    sheets = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(names, start=1))
    content["xl/workbook.xml"] = re.sub(
        rb"<sheets>.*</sheets>", f"<sheets>{sheets}</sheets>".encode(), content["xl/workbook.xml"]
    )
    rels = content["xl/_rels/workbook.xml.rels"]
    added = b'<Relationship Id="r2" Type="x" Target="worksheets/sheet2.xml"/></Relationships>'
    content["xl/_rels/workbook.xml.rels"] = rels.replace(b"</Relationships>", added)
    return packed(content)


def test_of_several_sheets_the_one_with_our_headings_is_taken_whatever_the_others_hold() -> None:
    notes = '<row r="1"><c r="A1"><f>NOW()</f></c></row><row r="99999"><c r="B99999" t="e"><v>#REF!</v></c></row>'
    other = f'<worksheet xmlns="{workbooks.MAIN}"><sheetData>{notes}</sheetData></worksheet>'
    assert visits_of(from_xlsx(two_sheets(other)))[0].claims[0].metric == "Stops"


def test_a_workbook_with_two_tables_is_refused_rather_than_half_read() -> None:
    assert refusal(two_sheets(sheet(ROW), ("2025", "2026"))) == "several of its sheets are tables: 2025, 2026; keep one"


def test_no_change_to_a_workbook_is_more_than_a_wrong_file() -> None:
    dice = random.Random(1)
    for _ in range(150):
        try:
            visits_of(from_xlsx(workbooks.mutant(dice)))
        except BadTable as error:
            assert "\n" not in str(error)


def test_a_workbook_that_somebody_made_is_read_as_it_looks() -> None:
    file = BytesIO()
    book = Workbook(file, {"in_memory": True})
    book.add_worksheet("Notes").write("A1", "whatever")
    page = book.add_worksheet("Claims")
    page.write_row("A1", ["customer", "value category", "metric", "before", "after"])
    for row, (code, before, after) in enumerate(
        [("0%", 0.25, 0.4), ('0 "hours"', 48, 4), ('#,##0 "€";[Red]-#,##0 "€"', 1200, -5)]
    ):
        page.write_row(row + 1, 0, ["Halden", "cost", code])
        page.write_row(row + 1, 3, [before, after], book.add_format({"num_format": code}))
    page.write_formula("D5", "=SUM(D3,D4)", book.add_format({"num_format": "0.0"}), 1248)
    page.write_row("A5", ["Halden", "cost", "sum"])
    book.close()
    claims = visits_of(from_xlsx(file.getvalue()))[0].claims
    assert [(one.before, one.after) for one in claims] == [
        ("25%", "40%"),
        ("48 hours", "4 hours"),
        ("1,200 €", "-5 €"),
        ("1248.0", ""),
    ]
