"""Finds deleted records that are still kept as versions, each as it was last."""

import json
from typing import Any

from db.engine.driver import Connection
from db.tables.mapping import TABLES, record_of
from db.tables.queries import R, select

# Versions of deleted records that are not back, each by its last deletion.
GONE = "deleted = 1 AND id = (SELECT max(id) FROM versions v WHERE v.record_id = versions.record_id) AND " + " AND ".join(
    f"NOT EXISTS (SELECT 1 FROM {table} WHERE versions.kind = '{table}' AND {table}.id = record_id)" for table in TABLES.values()
)


def gone(connection: Connection, kind: type[R]) -> list[R]:
    """Returns every record of one kind that lies in the bin, as it was last."""
    rows = connection.execute(f"SELECT content FROM versions WHERE kind = ? AND {GONE} ORDER BY id", (TABLES[kind],)).fetchall()
    found: list[Any] = [record_of(TABLES[kind], json.loads(content)) for (content,) in rows]
    return found


def now_or_last(connection: Connection, kind: type, record_id: str | None) -> Any:
    """Returns a record as it is, or as it was last; None if neither is stored."""
    if record_id is None:
        return None
    found: list[Any] = select(connection, kind, "id = ?", record_id)
    if found:
        return found[0]
    row = connection.execute("SELECT content FROM versions WHERE record_id = ? ORDER BY id DESC LIMIT 1", (record_id,)).fetchone()
    return record_of(TABLES[kind], json.loads(row[0])) if row else None
