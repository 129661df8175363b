"""Recognises files that hold tables, and reads the visits in one."""

from dataclasses import dataclass
from pathlib import Path

from db.model.messages import N_, Message
from db.model.whole_visit import WholeVisit
from desktop.exchange.common.errors import BadTable, shown
from desktop.exchange.common.read_untrusted import Unreadable, read_outside
from desktop.exchange.tables.encodings import UnsureLetters
from desktop.exchange.tables.tables import MOST_BYTES, Table, visits_of

CSV, XLSX = ".csv", ".xlsx"


def is_table(path: Path) -> bool:
    """Returns whether the ending of `path` is that of a spreadsheet."""
    return path.suffix.lower() in (CSV, XLSX)


@dataclass(frozen=True, slots=True)
class TableFile:
    """What a spreadsheet holds: its visits; the encoding of one that is not Unicode, and some words that show it."""

    visits: tuple[WholeVisit, ...]
    encoding: str = ""
    words: tuple[str, ...] = ()


def read_table_file(path: Path, encoding: str = "") -> TableFile:
    """Returns what the spreadsheet at `path` holds.

    Raises BadTable with path, row, column and the reason in one sentence.
    """
    try:
        table = read_table(read_outside(path, MOST_BYTES), path.suffix.lower(), encoding)
        return TableFile(visits_of(table), table.encoding, table.words)
    except Unreadable as error:
        raise BadTable(error.message) from None
    except UnsureLetters as error:
        raise UnsureLetters(error.choices, _about(path, error), path) from None
    except BadTable as error:
        raise BadTable(_about(path, error)) from None


def _about(path: Path, error: BadTable) -> Message:
    return Message(N_("{name}: {reason}."), name=shown(path.name), reason=error.message)


def read_table(data: bytes, suffix: str, encoding: str = "") -> Table:
    """The table in `data`, the bytes of a CSV or XLSX file; `encoding` as in `from_csv`. Raises BadTable."""
    if suffix == CSV:
        from desktop.exchange.tables.csv_format import from_csv

        return from_csv(data, encoding)
    from desktop.exchange.tables.xlsx import from_xlsx

    return from_xlsx(data)
