"""Reads the cells of a workbook as the texts they show, or raises the reason why a cell is no text. Promise of safety: I3."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from posixpath import join, normpath
from typing import NamedTuple

from db.model.messages import N_
from desktop.exchange.common.errors import BadCell, BadTable, reason_of, shown
from desktop.exchange.tables.grid import Grid
from desktop.exchange.tables.tables import MOST_COLUMNS, MOST_ROWS
from desktop.exchange.tables.xlsx_package import Attributes, Package, walk

WORKBOOK, RELATIONS, TEXTS, STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml"
MOST_SHEETS = 20
# Numbers of formats that mean a date or a time in every workbook (ECMA-376, 18.8.30); custom ones are recognised by letters.
BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
NOT_LETTERS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class Sheets(NamedTuple):
    """The names of the parts with sheets, in order, and whether dates are counted from 1904."""

    parts: tuple[str, ...]
    from_1904: bool


def sheets_of(package: Package) -> Sheets:
    """Returns the sheets of the workbook. Raises BadTable."""
    targets: dict[str, str] = {}

    def related(name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode", "").lower() != "external":
            targets[attributes.get("Id", "")] = _target(attributes.get("Target", ""))

    ids: list[str] = []
    dated = [False]

    def listed(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            ids.append(next((value for key, value in attributes.items() if key.endswith(" id")), ""))
        elif name == "workbookPr":
            dated[0] = attributes.get("date1904", "") in ("1", "true")

    if WORKBOOK not in package or RELATIONS not in package:
        raise BadTable(N_("it is no XLSX file"))
    walk(package.read(RELATIONS), RELATIONS, related)
    walk(package.read(WORKBOOK), WORKBOOK, listed)
    parts = tuple(targets.get(id_, "") for id_ in ids)
    if not parts or len(parts) > MOST_SHEETS or not all(part in package for part in parts):
        if len(parts) > MOST_SHEETS:
            raise BadTable(N_("it has more than {most} sheets"), most=MOST_SHEETS)
        raise BadTable(N_("its sheets cannot be found"))
    return Sheets(parts, dated[0])


def _target(target: str) -> str:
    return normpath(target[1:] if target.startswith("/") else join("xl", target))


def shared_texts(package: Package) -> list[str]:
    """Returns the texts that cells refer to by number, without hints on pronunciation."""
    found: list[str] = []
    inside = _Inside()

    def begin(name: str, _attributes: Attributes) -> None:
        if name == "si":
            found.append("")
        inside.begin(name)

    def text(letters: str) -> None:
        if inside.is_text and found:
            found[-1] += letters

    if TEXTS in package:
        walk(package.read(TEXTS), TEXTS, begin, inside.end, text)
    return [_unescaped(text) for text in found]


class _Inside:
    """Tracks whether the present letters are text of a cell: inside `t`, but not inside `rPh`."""

    def __init__(self) -> None:
        self._spoken = self._text = 0

    def begin(self, name: str) -> None:
        self._spoken += name == "rPh"
        self._text += name == "t"

    def end(self, name: str) -> None:
        self._spoken -= name == "rPh"
        self._text -= name == "t"

    @property
    def is_text(self) -> bool:
        return self._text > 0 and not self._spoken


def _unescaped(text: str) -> str:
    """Returns the text with signs that XML cannot hold, which are written as _x000D_ (ECMA-376, 22.9.2.19)."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def dates_in(package: Package) -> set[int]:
    """Returns the numbers of all styles that show a number as a date or time."""
    codes: dict[str, str] = {}
    styles: list[str] = []
    within: list[str] = []

    def begin(name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and within[-1:] == ["cellXfs"]:
            styles.append(attributes.get("numFmtId", "0"))
        within.append(name)

    def end(_name: str) -> None:
        within.pop()

    if STYLES in package:
        walk(package.read(STYLES), STYLES, begin, end)
    return {number for number, id_ in enumerate(styles) if _is_date(id_, codes)}


def _is_date(id_: str, codes: dict[str, str]) -> bool:
    if id_ in codes:
        return bool(DATE_LETTERS.search(NOT_LETTERS.sub("", codes[id_])))
    return id_.isdecimal() and int(id_[:6]) in BUILT_IN_DATES


@dataclass(slots=True)
class _Cell:
    """A cell that is being read."""

    row: int
    column: int
    type: str = "n"
    style: str = ""
    value: str = ""
    formula: bool = False


def sheet_cells(
    package: Package, part: str, texts: Sequence[str], dates: set[int], from_1904: bool, dated: Sequence[str]
) -> Grid:
    """Returns the cells of one sheet that are not empty; only columns with a heading in `dated` may hold dates.

    Raises BadTable.
    """
    return _Sheet(texts, dates, from_1904, dated).read(package.read(part), part)


class _Sheet:
    def __init__(self, texts: Sequence[str], dates: set[int], from_1904: bool, dated: Sequence[str]) -> None:
        self._texts, self._dates, self._dated = texts, dates, dated
        self._first_day = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
        self._grid: Grid = {}
        self._cell: _Cell | None = None
        self._row = self._column = 0
        self._inside = _Inside()
        self._in_value = False

    def read(self, data: bytes, part: str) -> Grid:
        walk(data, part, self._begin, self._end, self._text)
        return self._grid

    def _begin(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            told = attributes.get("r", "")
            self._row = int(told[:8]) if told.isdecimal() else self._row + 1
            self._column = -1
        elif name == "c":
            self._column += 1
            found = PLACE.fullmatch(attributes.get("r", ""))
            if found:
                self._column, self._row = _number(found[1]), int(found[2])
            self._cell = _Cell(self._row, self._column, attributes.get("t", "n"), attributes.get("s", ""))
        elif self._cell:
            self._cell.formula = self._cell.formula or name == "f"
            self._in_value = name == "v"
            self._inside.begin(name)

    def _text(self, letters: str) -> None:
        if self._cell and (self._in_value or self._inside.is_text):
            self._cell.value += letters

    def _end(self, name: str) -> None:
        if name == "c" and self._cell:
            self._keep(self._cell)
            self._cell = None
        elif self._cell:
            self._in_value = False
            self._inside.end(name)

    def _keep(self, cell: _Cell) -> None:
        if not cell.value and not cell.formula:
            return
        if cell.row > MOST_ROWS + 1:
            raise BadTable(N_("row {row}: there are more than {most:,} rows"), row=cell.row, most=MOST_ROWS)
        if cell.column >= MOST_COLUMNS:
            raise BadTable(N_("row {row}: there are more than {most:,} columns"), row=cell.row, most=MOST_COLUMNS)
        try:
            text = self._shown(cell)
        except ValueError as error:
            raise BadTable(
                N_("row {row}, column {column}: {reason}"),
                row=cell.row,
                column=self._heading(cell.column),
                reason=reason_of(error),
            ) from None
        if text:
            self._grid.setdefault(cell.row, {})[cell.column] = text

    def _heading(self, column: int) -> str:
        heading = self._grid.get(1, {}).get(column, "")
        return f'"{shown(heading)}"' if heading else str(column + 1)

    def _shown(self, cell: _Cell) -> str:
        """Returns the text that the cell shows. Raises ValueError with the reason if it shows no text."""
        if cell.formula:
            raise BadCell(N_("is a formula; put in what it should say"))
        reader = READERS.get(cell.type)
        if reader is None:
            raise BadCell(N_("holds something other than text"))
        if cell.type == "s":
            at = int(cell.value[:9]) if cell.value.isdecimal() else len(self._texts)
            if at >= len(self._texts):
                raise BadCell(N_("has a text that is not in the file"))
            return self._texts[at]
        if cell.type == "n" and cell.style.isdecimal() and int(cell.style[:9]) in self._dates:
            return self._date(cell)
        return reader(cell.value)

    def _date(self, cell: _Cell) -> str:
        if self._grid.get(1, {}).get(cell.column, "").casefold() not in self._dated:
            raise BadCell(N_("the spreadsheet program made a date of it; format the cell as text and type it again"))
        try:
            return (self._first_day + timedelta(days=int(Decimal(cell.value)))).isoformat()
        except (InvalidOperation, OverflowError, ValueError):
            raise BadCell(N_("is no date")) from None


def _number(letters: str) -> int:
    """Returns the number of a column: "A" → 0, "AA" → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _plain_number(value: str) -> str:
    """Returns a number as people write it: 14 and 0.1 in place of 14.0 and 1E-1."""
    try:
        number = float(value[:40])
    except ValueError:
        raise BadCell(N_("is no number")) from None
    if not abs(number) < 1e15:
        raise BadCell(N_("is too large a number; format the cell as text and type it again"))
    return str(int(number)) if number == int(number) else format(Decimal(repr(number)), "f")


def _refused(_value: str) -> str:
    raise BadCell(N_("is an error of the spreadsheet"))


READERS: dict[str, Callable[[str], str]] = {
    "s": str,
    "inlineStr": _unescaped,
    "str": _unescaped,
    "n": _plain_number,
    "b": lambda value: {"1": "yes", "0": "no"}.get(value, value),
    "e": _refused,
}
