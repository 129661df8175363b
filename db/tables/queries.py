"""Runs the queries that all layers above share: records by a condition, and the moment of the last change."""

from typing import TypeVar

from db.engine.driver import Connection
from db.model.records import Record
from db.tables.mapping import TABLES
from db.tables.row_reader import columns_of, read_all

R = TypeVar("R", bound=Record)


def select(connection: Connection, kind: type[R], where: str, *values: str) -> list[R]:
    """Returns the records of type `kind` whose rows meet `where`, an SQL condition of ours with `values` bound to its marks."""
    names = ", ".join(f'"{name}"' for name in columns_of(kind))
    return read_all(connection, kind, f"SELECT {names} FROM {TABLES[kind]} WHERE {where}", *values)


def last_change(connection: Connection) -> str:
    """Returns the moment (UTC) of the last change to any visit, or an empty text."""
    return str(connection.execute("SELECT coalesce(substr(max(changed_at), 1, 40), '') FROM visits").fetchone()[0])
