"""Converts a table into rows of cells, as a spreadsheet has them, and back.

Here texts become inert and are restored, and long ones are spread over several columns (rules in `safe_cells`).
"""

import re
from collections.abc import Mapping

from db.model.messages import N_
from desktop.exchange.common.errors import BadTable, shown
from desktop.exchange.tables.safe_cells import inert, pieces, restored
from desktop.exchange.tables.tables import MOST_COLUMNS, MOST_ROWS, Table, is_known, is_own

# Row (from 1, the headings) → column (from 0) → text.
Grid = dict[int, dict[int, str]]
CONTINUED = re.compile(r"(?P<heading>.*) \((?P<number>[1-9][0-9]{0,2})\)", re.DOTALL)


def grid_of(table: Table) -> list[list[str]]:
    """Returns the rows of `table`, headings first, as cells that no program takes for a formula.

    Raises BadTable if there are too many.
    """
    cut = [[pieces(cell) for cell in row] for row in table.rows]
    widths = [max((len(row[at]) for row in cut), default=1) for at in range(len(table.header))]
    if sum(widths) > MOST_COLUMNS or len(table.rows) > MOST_ROWS:
        raise BadTable(N_("There is more than a spreadsheet holds; nothing was written. A visit file holds all of it."))
    headings = [
        name if n == 0 else f"{name} ({n + 1})" for name, width in zip(table.header, widths, strict=True) for n in range(width)
    ]
    rows = [[piece for parts, width in zip(row, widths, strict=True) for piece in (parts + [""] * width)[:width]] for row in cut]
    return [[inert(cell) for cell in row] for row in (headings, *rows)]


def has_headings(grid: Mapping[int, Mapping[int, str]]) -> bool:
    """Returns whether the first row has headings of a table of ours."""
    return is_known([_heading(text) for text in grid.get(1, {}).values()])


def _heading(text: str) -> str:
    return " ".join(text.casefold().split())


def table_from(grid: Mapping[int, Mapping[int, str]]) -> Table:
    """Returns the table in `grid`, whose first row holds the headings; leaves out empty rows. Raises BadTable."""
    if not grid or 1 not in grid:
        raise BadTable(N_("row 1: there are no headings"))
    headings = {at: _heading(text) for at, text in grid[1].items() if text.strip()}
    names = tuple(name for name in dict.fromkeys(map(_whose, headings.values())))
    if len(set(headings.values())) < len(headings):
        double = next(name for name in headings.values() if list(headings.values()).count(name) > 1)
        raise BadTable(N_('row 1: the column "{double}" stands there twice'), double=shown(double))
    back = restored if is_own(names) else str
    rows, numbers = [], []
    for number, cells in grid.items():
        if number == 1 or not any(cells.values()):
            continue
        stray = next((at for at, text in cells.items() if text and at not in headings), None)
        if stray is not None:
            raise BadTable(N_("row {number}: column {column} has no heading"), number=number, column=stray + 1)
        told = dict.fromkeys(names, "")
        for at, heading in sorted(headings.items(), key=lambda item: _place(item[1])):
            told[_whose(heading)] += back(cells.get(at, ""))
        rows.append(tuple(told.values()))
        numbers.append(number)
    return Table(names, tuple(rows), tuple(numbers))


def _whose(heading: str) -> str:
    found = CONTINUED.fullmatch(heading)
    return found["heading"] if found else heading


def _place(heading: str) -> int:
    found = CONTINUED.fullmatch(heading)
    return int(found["number"]) if found else 1
