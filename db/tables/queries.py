"""Runs the queries that all layers above share: records by a condition, and the moment of the last change."""

from typing import TypeVar

from db.engine.driver import Connection
from db.model.records import Record
from db.model.scopes import OF_CUSTOMER, OF_HOUSE
from db.tables.mapping import TABLES
from db.tables.row_reader import columns_of, read_all

R = TypeVar("R", bound=Record)


def select(connection: Connection, kind: type[R], where: str, *values: str) -> list[R]:
    """Returns the records of type `kind` whose rows meet `where`, an SQL condition of ours with `values` bound to its marks."""
    names = ", ".join(f'"{name}"' for name in columns_of(kind))
    return read_all(connection, kind, f"SELECT {names} FROM {TABLES[kind]} WHERE {where}", *values)


def last_change(connection: Connection) -> str:
    """Returns the moment (UTC) of the last change to any visit or record without one, or an empty text."""
    here = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    # A store of an earlier version lacks the tables that came later.
    stamped = [f"SELECT max(stamp) AS at FROM {table}" for table in (*OF_CUSTOMER, *OF_HOUSE) if table in here]
    every = " UNION ALL ".join(("SELECT max(changed_at) AS at FROM visits", *stamped))
    return str(connection.execute(f"SELECT coalesce(substr(max(at), 1, 40), '') FROM ({every})").fetchone()[0])
