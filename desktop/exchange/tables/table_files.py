"""Recognises files that hold tables, and reads the visits in one."""

from pathlib import Path

from db.model.messages import N_
from db.model.whole_visit import WholeVisit
from desktop.exchange.common.errors import BadTable, shown
from desktop.exchange.common.read_untrusted import Unreadable, read_outside
from desktop.exchange.tables.tables import MOST_BYTES, Table, visits_of

CSV, XLSX = ".csv", ".xlsx"


def is_table(path: Path) -> bool:
    """Returns whether the ending of `path` is that of a spreadsheet."""
    return path.suffix.lower() in (CSV, XLSX)


def read_table_file(path: Path) -> tuple[WholeVisit, ...]:
    """Returns the visits in the spreadsheet at `path`. Raises BadTable with path, row, column and the reason in one sentence."""
    try:
        return visits_of(read_table(read_outside(path, MOST_BYTES), path.suffix.lower()))
    except Unreadable as error:
        raise BadTable(error.message) from None
    except BadTable as error:
        raise BadTable(N_("{name}: {reason}."), name=shown(path.name), reason=error.message) from None


def read_table(data: bytes, suffix: str) -> Table:
    """Returns the table in `data`, the bytes of a CSV or XLSX file. Raises BadTable."""
    if suffix == CSV:
        from desktop.exchange.tables.csv_format import from_csv

        return from_csv(data)
    from desktop.exchange.tables.xlsx import from_xlsx

    return from_xlsx(data)
