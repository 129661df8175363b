"""Stores, as JSON, the keys of a later version's visit file that this version does not know, and returns them for export."""

from collections.abc import Callable, Iterable

from db.engine.driver import Connection
from db.model.kinds import HOUSE
from db.model.visit_copy import file_key
from db.tables.mapping import TABLES


def keys_of(connection: Connection, record_ids: Iterable[str]) -> dict[str, str]:
    """Returns the unknown keys kept for these records, as JSON by id."""
    found = ((one, connection.execute("SELECT content FROM kept_keys WHERE id = ?", (one,)).fetchone()) for one in record_ids)
    return {one: str(row[0]) for one, row in found if row}


def keep(connection: Connection, record_id: str, keys: str) -> None:
    """Stores the unknown keys of a record, as part of a transaction."""
    connection.execute("INSERT OR REPLACE INTO kept_keys (id, content) VALUES (?, ?)", (record_id, keys))


def forget(connection: Connection, record_ids: Iterable[str], visit_ids: Iterable[str], names: Callable[[str], bool]) -> None:
    """Deletes the keys of these records and of the files of these visits, and all keys for which `names` returns True."""
    gone = {*record_ids, *map(file_key, visit_ids)}
    for record_id, content in connection.execute("SELECT id, content FROM kept_keys").fetchall():
        if record_id in gone or names(content):
            connection.execute("DELETE FROM kept_keys WHERE id = ?", (record_id,))


def forget_orphans(connection: Connection) -> None:
    """Deletes the keys of records that are deleted for good: neither stored nor in the bin."""
    here = " UNION ALL ".join(f"SELECT 1 FROM {table} WHERE id = ?1" for table in TABLES.values())
    for (record_id,) in connection.execute("SELECT id FROM kept_keys WHERE id <> ?", (file_key(HOUSE),)).fetchall():
        wanted = (record_id.removesuffix(file_key("")),)
        if not connection.execute(f"{here} UNION ALL SELECT 1 FROM versions WHERE record_id = ?1", wanted).fetchone():
            connection.execute("DELETE FROM kept_keys WHERE id = ?", (record_id,))
