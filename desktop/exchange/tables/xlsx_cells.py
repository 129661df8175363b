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
from desktop.exchange.tables.number_formats import GENERAL, as_shown, is_date
from desktop.exchange.tables.tables import MOST_COLUMNS, MOST_ROWS
from desktop.exchange.tables.xlsx_package import Attributes, Package, walk

WORKBOOK, RELATIONS, TEXTS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
MOST_SHEETS = 20
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class Sheets(NamedTuple):
    """The parts with sheets, in order, their names, and whether dates are counted from 1904."""

    parts: tuple[str, ...]
    names: tuple[str, ...]
    from_1904: bool


def sheets_of(package: Package) -> Sheets:
    """Returns the sheets of the workbook. Raises BadTable."""
    targets: dict[str, str] = {}

    def related(name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode", "").lower() != "external":
            targets[attributes.get("Id", "")] = _target(attributes.get("Target", ""))

    ids: list[str] = []
    names: list[str] = []
    dated = [False]

    def listed(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            names.append(attributes.get("name", ""))
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
    return Sheets(parts, tuple(names), dated[0])


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


@dataclass(slots=True)
class _Cell:
    """A cell that is being read."""

    row: int
    column: int
    type: str = "n"
    style: str = ""
    value: str = ""
    formula: bool = False


class Sheet(NamedTuple):
    """The cells of a sheet that are not empty, up to the first that cannot be read; `trouble` is what is wrong with that one."""

    grid: Grid
    trouble: BadTable | None


def sheet_cells(
    package: Package, part: str, texts: Sequence[str], codes: Sequence[str], from_1904: bool, dated: Sequence[str]
) -> Sheet:
    """Returns the cells of one sheet; `codes` are the formats of its styles, `dated` the headings of columns that may hold dates.

    Raises BadTable if the part is no sheet. A cell that cannot be read is only reported: the table may be on another sheet.
    """
    return _Reader(texts, codes, from_1904, dated).read(package.read(part), part)


class _Reader:
    def __init__(self, texts: Sequence[str], codes: Sequence[str], from_1904: bool, dated: Sequence[str]) -> None:
        self._texts, self._codes, self._dated = texts, codes, dated
        self._first_day = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
        self._grid: Grid = {}
        self._trouble: BadTable | None = None
        self._cell: _Cell | None = None
        self._row = self._column = 0
        self._inside = _Inside()
        self._in_value = False

    def read(self, data: bytes, part: str) -> Sheet:
        walk(data, part, self._begin, self._end, self._text)
        return Sheet(self._grid, self._trouble)

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
            try:
                if self._trouble is None:
                    self._keep(self._cell)
            except BadTable as error:
                self._trouble = error
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
                N_("row {row}, column {column} (cell {cell}): {reason}"),
                row=cell.row,
                column=self._heading(cell.column),
                cell=f"{_letters(cell.column)}{cell.row}",
                reason=reason_of(error),
            ) from None
        if text:
            self._grid.setdefault(cell.row, {})[cell.column] = text

    def _heading(self, column: int) -> str:
        heading = self._grid.get(1, {}).get(column, "")
        return f'"{shown(heading)}"' if heading else str(column + 1)

    def _shown(self, cell: _Cell) -> str:
        """Returns what the cell shows; of a formula its result. Raises BadCell with the reason why that is not text."""
        if cell.formula and not cell.value:
            raise BadCell(N_("is a formula without a result; put in what it should say"))
        if cell.type == "n":
            return self._number(cell)
        reader = READERS.get(cell.type)
        if reader is None:
            raise BadCell(N_("holds something other than text"))
        if cell.type == "s":
            at = int(cell.value[:9]) if cell.value.isdecimal() else len(self._texts)
            if at >= len(self._texts):
                raise BadCell(N_("has a text that is not in the file"))
            return self._texts[at]
        return reader(cell.value)

    def _number(self, cell: _Cell) -> str:
        at = int(cell.style[:9]) if cell.style.isdecimal() else 0
        code = self._codes[at] if at < len(self._codes) else GENERAL
        return self._date(cell) if is_date(code) else as_shown(cell.value, code)

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


def _letters(column: int) -> str:
    """Returns the name of a column: 0 → "A", 26 → "AA"."""
    name = ""
    while column >= 0:
        name, column = chr(65 + column % 26) + name, column // 26 - 1
    return name


def _refused(_value: str) -> str:
    raise BadCell(N_("is an error of the spreadsheet"))


READERS: dict[str, Callable[[str], str]] = {
    "s": str,
    "inlineStr": _unescaped,
    "str": _unescaped,
    "b": lambda value: {"1": "yes", "0": "no"}.get(value, value),
    "e": _refused,
}
