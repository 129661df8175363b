"""Writes a table as XLSX with text cells only, and reads one, also from a workbook that a spreadsheet program saved."""

from io import BytesIO

from db.model.messages import N_
from desktop.exchange.common.errors import BadTable, shown
from desktop.exchange.tables.grid import grid_of, has_headings, table_from
from desktop.exchange.tables.number_formats import codes_in
from desktop.exchange.tables.tables import DATE, Table
from desktop.exchange.tables.xlsx_cells import shared_texts, sheet_cells, sheets_of
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
    """The table in `data`, from the one sheet that has headings of ours. Raises BadTable."""
    package = Package(data)
    texts, codes = shared_texts(package), codes_in(package)
    book = sheets_of(package)
    found = [sheet_cells(package, part, texts, codes, book.from_1904, DATES) for part in book.parts]
    named = list(zip(book.names, found, strict=True))
    full = [(name, sheet) for name, sheet in named if sheet.grid or sheet.trouble]
    ours = [(name, sheet) for name, sheet in full if has_headings(sheet.grid)]
    if not full:
        raise BadTable(N_("none of its sheets holds anything"))
    if len(ours) > 1:
        raise BadTable(
            N_("several of its sheets are tables: {names}; keep one"), names=", ".join(shown(name) for name, _ in ours)
        )
    if len(full) > 1 and not ours:
        raise BadTable(
            N_("none of its sheets is a table of Firsthand: {names}"), names=", ".join(shown(name) for name, _ in full)
        )
    sheet = (ours or full)[0][1]
    if sheet.trouble:
        raise sheet.trouble
    return table_from(sheet.grid)
