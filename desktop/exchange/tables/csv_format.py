"""Writes and reads a table as CSV (RFC 4180, in UTF-8 with the byte order mark that spreadsheet programs expect)."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO

from db.model.messages import N_, Message
from desktop.exchange.common.errors import BadTable
from desktop.exchange.tables.encodings import letters_of
from desktop.exchange.tables.grid import Grid, grid_of, table_from
from desktop.exchange.tables.tables import MOST_COLUMNS, MOST_ROWS, Table

MARK = "\ufeff"
# The separators that programs write, depending on the language of the machine.
SEPARATORS = ",;\t"
# A first line that tells a spreadsheet program what stands between the cells; it shows the next line as row 1, and so do we.
SEPARATOR_LINE = re.compile(r'"?sep=([,;\t|])"?[,;\t|]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)


def to_csv(table: Table) -> bytes:
    """Returns the bytes of `table`; every cell stands in quotes, and none is a formula."""
    file = StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(grid_of(table))
    return (MARK + file.getvalue()).encode()


def from_csv(data: bytes, encoding: str = "") -> Table:
    """The table in `data`; `encoding` is that of a file that is not Unicode. Raises BadTable."""
    letters = letters_of(data, encoding)
    return replace(table_from(_grid(letters.text)), encoding=letters.encoding, words=letters.words)


def _grid(text: str) -> Grid:
    grid: Grid = {}
    for number, cells in _records(text):
        if not any(cells):
            continue
        if number > MOST_ROWS + 1:
            raise BadTable(N_("row {number}: there are more than {most:,} rows"), number=number, most=MOST_ROWS)
        if len(cells) > MOST_COLUMNS:
            raise BadTable(N_("row {number}: there are more than {most:,} columns"), number=number, most=MOST_COLUMNS)
        grid[number] = dict(enumerate(cells))
    return grid


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    named = SEPARATOR_LINE.match(text)
    told = text[named.end() :] if named else text
    rows = csv.reader(StringIO(told, newline=""), delimiter=named[1] if named else _separator(told), strict=True)
    number = 0
    try:
        for number, cells in enumerate(rows, start=1):
            yield number, cells
    except csv.Error as error:
        reason = N_("a cell is too long") if "larger" in str(error) else N_("its quotation marks do not match")
        raise BadTable(N_("row {number}: {reason}"), number=number + 1, reason=Message(reason)) from None


def _separator(text: str) -> str:
    """Returns the separator: the sign between the headings, as no heading contains one itself."""
    line = text[:10_000].splitlines()[0] if text else ""
    return max(SEPARATORS, key=line.count)
