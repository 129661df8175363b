"""Reads whatever can still be read of a damaged store, table by table and row by row.

A page that fails takes the rows on it along, and leaves the connection in a state in which it reads nothing more; so each
failure opens the file anew. Which rows there should be is told by the index of the ids, which lies on other pages.
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
# Each failure costs about half a millisecond; a table is given up after so many.
MOST_FAILURES = 20_000


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was read of one table: its rows, and the ids of those that should be there but cannot be read."""

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
        """The tables of ours that the file has. Raises the driver's error if not even that can be read."""
        # What somebody tampered with is not asked for its rows, under whatever name.
        return tables_of_ours(self._connected())

    def table(self, name: str) -> Salvaged:
        """Every row of a table of ours that can be read."""
        self._failures = 0
        columns = [row[1] for row in self._connected().execute(f"PRAGMA table_info({name})")]
        quoted = ", ".join(f'"{column}"' for column in columns)
        # A text that takes all memory would take all others along.
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
        """The ids that the table's index tells of, by row; as far as it can be read from both ends."""
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
        """The rows with these numbers; many at once as long as that works, then fewer and fewer."""
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
    """The widest gap in `numbers`: where a table that could be read from both ends is broken."""
    gaps = [(later - earlier, earlier) for earlier, later in pairwise(numbers)]
    width, start = max(gaps, default=(1, 0))
    return range(start + 1, start + width)
