"""Reads every row of a store as the program reads it, and tells where that cannot be done.

SQLite calls a file sound whose texts are no text, or whose states nobody knows: it looks at pages, not at what they mean.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from db.engine.driver import Connection, driver
from db.model.errors import NotAStore
from db.model.messages import N_
from db.tables.erasure_plan import plan_from
from db.tables.mapping import TABLES, record_of
from db.tables.row_reader import columns_of, read_each
from db.tables.table_names import all_called

# No field that anybody typed or pasted comes near it; reading one that is larger would take all memory.
MOST_BYTES = 100_000_000
NO_RECORDS = ("said", "remembered", "exports", "ledger", "logos", "kept_keys", "imports")
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, RecursionError, driver.OperationalError)


def refuse_unreadable(path: Path | str, connection: Connection) -> None:
    """Raises NotAStore where a row of the open file, told as `path`, cannot be read."""
    if bad := unreadable(connection):
        raise NotAStore(N_("{path} is damaged: rows of it cannot be read ({tables})."), path=path, tables=all_called(bad))


def unreadable(connection: Connection) -> list[str]:
    """The tables, by name, of which a row cannot be read. Raises the driver's error for pages that are damaged."""
    known = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    # None of these begins to read before it is asked for its first row.
    every: dict[str, Iterator[object]] = {table: _records(connection, kind) for kind, table in TABLES.items()}
    every |= {"versions": _versions(connection), "erasures": _erasures(connection)}
    every |= {table: _rows(connection, table) for table in NO_RECORDS}
    return [table for table, rows in every.items() if table in known and not _can_be_read(connection, table, rows)]


def _can_be_read(connection: Connection, table: str, rows: Iterator[object]) -> bool:
    columns = [f'octet_length("{row[1]}") > {MOST_BYTES}' for row in connection.execute(f"PRAGMA table_info({table})")]
    if connection.execute(f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {' OR '.join(columns)})").fetchone()[0]:
        return False
    try:
        for _ in rows:
            pass
    except UNREADABLE as error:
        # A page that is damaged has a name at SQLite, and is not for us to tell of.
        if getattr(error, "sqlite_errorname", None):
            raise
        return False
    return True


def _records(connection: Connection, kind: type) -> Iterator[object]:
    names = ", ".join(f'"{name}"' for name in columns_of(kind))
    yield from read_each(connection, kind, f"SELECT {names} FROM {TABLES[kind]}")


def _versions(connection: Connection) -> Iterator[object]:
    for kind, at, content in connection.execute("SELECT kind, at, content FROM versions"):
        yield at, record_of(kind, json.loads(content))


def _erasures(connection: Connection) -> Iterator[object]:
    for number, at, person, plan in connection.execute("SELECT id, at, person, plan FROM erasures"):
        yield number, at, person, plan_from(plan) if plan else None


def _rows(connection: Connection, table: str) -> Iterator[object]:
    yield from connection.execute(f"SELECT * FROM {table}")
