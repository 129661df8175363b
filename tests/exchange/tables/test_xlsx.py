import random

import pytest

from desktop.exchange.common.errors import BadTable
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
    with pytest.raises(BadTable, match='row 2, column "metric": the spreadsheet program made a date of it'):
        read("metric", "46346", 2)


def test_how_a_word_is_pronounced_is_no_part_of_it() -> None:
    shared = "<sst><si><r><t>東</t></r><r><t>京</t></r><rPh><t>とうきょう</t></rPh></si></sst>"
    cells = f'<row r="2">{text("A2", "X")}{text("B2", "cost")}<c r="C2" t="s"><v>0</v></c></row>'
    assert from_xlsx(packed(parts(sheet(cells), **{"xl/sharedStrings.xml": shared}))).rows[0][2] == "東京"


def test_a_workbook_with_two_full_sheets_is_refused_rather_than_half_read() -> None:
    content = parts()
    content["xl/workbook.xml"] = content["xl/workbook.xml"].replace(
        b"</sheets>", b'<sheet name="b" sheetId="2" r:id="r1"/></sheets>'
    )
    assert refusal(packed(content)) == "more than one of its sheets holds something"


def test_no_change_to_a_workbook_is_more_than_a_wrong_file() -> None:
    dice = random.Random(1)
    for _ in range(150):
        try:
            visits_of(from_xlsx(workbooks.mutant(dice)))
        except BadTable as error:
            assert "\n" not in str(error)
