"""Reads all rows of a damaged store that can still be read, table by table and row by row.

The rows on a damaged page are lost, and after such a page the connection reads nothing more; so the file is opened again after
each failure. The index of the ids lies on other pages and shows which rows should be there. Promise of safety: R9.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from db.engine.driver import Connection, DriverError, connect
from db.engine.keys import Key
from db.engine.schema_check import tables_of_ours
from db.integrity.row_check import MOST_BYTES

Row = dict[str, Any]
# Each failure costs about half a millisecond; after so many, the rest of the table is left out.
MOST_FAILURES = 20_000


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The rows that were read of one table, and the ids of rows that should be there but cannot be read."""

    table: str
    rows: list[Row]
    missing: list[str]


@dataclass
class Salvager:
    """Reads the file at `path`, which must be a copy: opening it may change it. Close it at the end."""

    path: Path
    key: Key
    _connection: Connection | None = None
    _failures: int = field(default=0)

    def tables(self) -> list[str]:
        """Returns the names of Firsthand's tables in the file. Raises the driver's error if even the schema cannot be read."""
        # A table that somebody tampered with is not read, whatever its name.
        return tables_of_ours(self._connected())

    def table(self, name: str) -> Salvaged:
        """Returns every row of a table that can be read."""
        self._failures = 0
        columns = [row[1] for row in self._connected().execute(f"PRAGMA table_info({name})")]
        quoted = ", ".join(f'"{column}"' for column in columns)
        # One text that fills the memory would prevent reading all others.
        small = " AND ".join(f'ifnull(octet_length("{column}"), 0) <= {MOST_BYTES}' for column in columns)
        select = f"SELECT rowid, {quoted} FROM {name} NOT INDEXED WHERE {small}"
        rows: dict[int, tuple[Any, ...]] = {}
        for order in ("ASC", "DESC"):
            for row in self._until_failure(f"{select} ORDER BY rowid {order}"):
                if row[0] in rows:
                    break
                rows[row[0]] = row[1:]
        ids = self._ids(name)
        unread = sorted(number for number in ids if number not in rows) or _between(sorted(rows))
        for row in self._one_by_one(f"{select} AND rowid", unread):
            rows[row[0]] = row[1:]
        missing = [record_id for number, record_id in ids.items() if number not in rows]
        return Salvaged(name, [dict(zip(columns, rows[number], strict=True)) for number in sorted(rows)], missing)

    def close(self) -> None:
        """Closes the file."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def _ids(self, name: str) -> dict[int, str]:
        """Returns the ids in the table's index by row number, as far as the index can be read from both ends."""
        found: dict[int, str] = {}
        for order in ("ASC", "DESC"):
            for number, record_id in self._until_failure(f"SELECT rowid, id FROM {name} ORDER BY id {order}"):
                if number in found:
                    break
                found[number] = record_id
        return found

    def _until_failure(self, sql: str) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connected().execute(sql)
        except DriverError:
            self._failed()

    def _one_by_one(self, sql: str, numbers: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        """Yields the rows with these numbers; reads many at once, and fewer after each failure."""
        waiting = [numbers]
        while waiting and self._failures < MOST_FAILURES:
            some = waiting.pop()
            if not some:
                continue
            try:
                yield from self._connected().execute(f"{sql} BETWEEN ? AND ?", (some[0], some[-1])).fetchall()
            except DriverError:
                self._failed()
                if len(some) > 1:
                    middle = len(some) // 2
                    waiting += [some[middle:], some[:middle]]

    def _failed(self) -> None:
        self._failures += 1
        self.close()

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = connect(str(self.path), isolation_level=None)
            self._connection.execute(f"PRAGMA key = {self.key.pragma}")
            self._connection.execute("PRAGMA cipher_log_level = NONE")
            self._connection.execute("PRAGMA query_only = ON")
            self._connection.execute("PRAGMA trusted_schema = OFF")
            self._connection.execute("PRAGMA cell_size_check = ON")
        return self._connection


def _between(numbers: Sequence[int]) -> Sequence[int]:
    """Returns the widest gap in `numbers`: there a table that was read from both ends is damaged."""
    gaps = [(later - earlier, earlier) for earlier, later in pairwise(numbers)]
    width, start = max(gaps, default=(1, 0))
    return range(start + 1, start + width)
