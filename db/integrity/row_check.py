"""Reads every row of a store as the program does, and reports the tables in which a row cannot be read.

SQLite checks pages and not their meaning: to it a file is sound even if a text is no text or a state is unknown.
Promises of safety: I2, R9.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from db.engine.driver import Connection, driver
from db.model.errors import NotAStore
from db.model.messages import N_
from db.tables.erasure_plan import plan_from
from db.tables.mapping import TABLES, record_of
from db.tables.remembered import READERS
from db.tables.row_reader import columns_of, read_each
from db.tables.table_names import all_called

# No typed or pasted field comes near this size; reading a larger one could fill the memory.
MOST_BYTES = 100_000_000
NO_RECORDS = ("said", "exports", "logos", "kept_keys", "imports")
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, RecursionError, driver.OperationalError)


def refuse_unreadable(path: Path | str, connection: Connection) -> None:
    """Raises NotAStore if a row of the open file cannot be read; the sentence names the file as `path`."""
    if bad := unreadable(connection):
        raise NotAStore(N_("{path} is damaged: rows of it cannot be read ({tables})."), path=path, tables=all_called(bad))


def unreadable(connection: Connection) -> list[str]:
    """Returns the names of tables with a row that cannot be read. Raises the driver's error for damaged pages."""
    known = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    # Each reader is lazy: it reads nothing before its first row is requested.
    every: dict[str, Iterator[object]] = {table: _records(connection, kind) for kind, table in TABLES.items()}
    every |= {"versions": _versions(connection), "erasures": _erasures(connection)}
    every |= {table: _rows(connection, table) for table in NO_RECORDS}
    every |= {"remembered": _remembered(connection), "ledger": _ledger(connection)}
    return [table for table, rows in every.items() if table in known and not _can_be_read(connection, table, rows)]


def _can_be_read(connection: Connection, table: str, rows: Iterator[object]) -> bool:
    columns = [f'octet_length("{row[1]}") > {MOST_BYTES}' for row in connection.execute(f"PRAGMA table_info({table})")]
    if connection.execute(f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {' OR '.join(columns)})").fetchone()[0]:
        return False
    try:
        for _ in rows:
            pass
    except UNREADABLE as error:
        # SQLite itself names the error of a damaged page; only other errors concern the content of a row.
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


def _remembered(connection: Connection) -> Iterator[object]:
    for name, text in connection.execute("SELECT id, text FROM remembered"):
        yield READERS[name](text) if name in READERS else text


def _ledger(connection: Connection) -> Iterator[object]:
    rows = list(_rows(connection, "ledger"))
    if len(rows) != 1:
        raise ValueError("not one row")
    yield from rows


def _rows(connection: Connection, table: str) -> Iterator[object]:
    yield from connection.execute(f"SELECT * FROM {table}")
