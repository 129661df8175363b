"""Writes a table as XLSX with text cells only, and reads one, also from a workbook that a spreadsheet program saved."""

from io import BytesIO

from db.model.messages import N_
from desktop.exchange.common.errors import BadTable
from desktop.exchange.tables.grid import Grid, grid_of, table_from
from desktop.exchange.tables.tables import DATE, Table
from desktop.exchange.tables.xlsx_cells import dates_in, shared_texts, sheet_cells, sheets_of
from desktop.exchange.tables.xlsx_package import Package

# The creation time in the file; it is fixed, so that the same table gives the same bytes.
COLUMN_WIDTH = 18
TEXT = "@"
DATES = (DATE, "due")


def to_xlsx(table: Table, title: str = "Firsthand") -> bytes:
    """Returns the bytes of `table` as a workbook of one sheet called `title`."""
    # Imported here: only the export of a spreadsheet needs it.
    from datetime import datetime

    from xlsxwriter import Workbook

    file = BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"author": "", "created": datetime(2000, 1, 1)})
    sheet = book.add_worksheet(title)
    plain = book.add_format({"num_format": TEXT, "text_wrap": True, "valign": "top"})
    bold = book.add_format({"num_format": TEXT, "bold": True})
    rows = grid_of(table)
    sheet.set_column(0, len(rows[0]) - 1, COLUMN_WIDTH)
    sheet.freeze_panes(1, 0)
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            written = sheet.write_string(at, column, cell, plain if at else bold)
            assert written == 0, "a cell that no spreadsheet takes"
    book.close()
    return file.getvalue()


def from_xlsx(data: bytes) -> Table:
    """Returns the table in `data`, from the only sheet that is not empty. Raises BadTable."""
    package = Package(data)
    texts, styles = shared_texts(package), dates_in(package)
    found: list[Grid] = []
    book = sheets_of(package)
    for part in book.parts:
        cells = sheet_cells(package, part, texts, styles, book.from_1904, DATES)
        found += [cells] if cells else []
    if len(found) != 1:
        if found:
            raise BadTable(N_("more than one of its sheets holds something"))
        raise BadTable(N_("none of its sheets holds anything"))
    return table_from(found[0])
