"""Reads every row of a store as the program reads it, and tells where that cannot be done.

SQLite calls a file sound whose texts are no text, or whose states nobody knows: it looks at pages, not at what they mean.
"""

import json
from collections.abc import Callable, Iterator

from db.driver import Connection, driver
from db.erasing import plan_from
from db.history import record_of
from db.repositories.reading import columns_of, read_each
from db.repositories.rows import TABLES

# No field that anybody typed or pasted comes near it; reading one that is larger would take all memory.
MOST_BYTES = 100_000_000
NO_RECORDS = ("said", "remembered", "exports", "ledger", "logos")
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, RecursionError, driver.OperationalError)


def unreadable(connection: Connection) -> list[str]:
    """The tables, by name, of which a row cannot be read. Raises the driver's error for pages that are damaged."""
    known = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    ways: dict[str, Callable[[], Iterator[object]]] = {table: _records(connection, kind) for kind, table in TABLES.items()}
    ways |= {"versions": lambda: _versions(connection), "erasures": lambda: _erasures(connection)}
    ways |= {table: _rows(connection, table) for table in NO_RECORDS}
    return [table for table, read in ways.items() if table in known and not _can_be_read(connection, table, read)]


def _can_be_read(connection: Connection, table: str, read: Callable[[], Iterator[object]]) -> bool:
    columns = [f'octet_length("{row[1]}") > {MOST_BYTES}' for row in connection.execute(f"PRAGMA table_info({table})")]
    if connection.execute(f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {' OR '.join(columns)})").fetchone()[0]:
        return False
    try:
        for _ in read():
            pass
    except UNREADABLE as error:
        # A page that is damaged has a name at SQLite, and is not for us to tell of.
        if getattr(error, "sqlite_errorname", None):
            raise
        return False
    return True


def _records(connection: Connection, kind: type) -> Callable[[], Iterator[object]]:
    names = ", ".join(f'"{name}"' for name in columns_of(kind))
    return lambda: read_each(connection, kind, f"SELECT {names} FROM {TABLES[kind]}")


def _versions(connection: Connection) -> Iterator[object]:
    for kind, at, content in connection.execute("SELECT kind, at, content FROM versions"):
        yield at, record_of(kind, json.loads(content))


def _erasures(connection: Connection) -> Iterator[object]:
    for number, at, person, plan in connection.execute("SELECT id, at, person, plan FROM erasures"):
        yield number, at, person, plan_from(plan) if plan else None


def _rows(connection: Connection, table: str) -> Callable[[], Iterator[object]]:
    return lambda: iter(connection.execute(f"SELECT * FROM {table}"))
