"""Compares the schema of a file with the schema that our own migrations make, before any row of the file is read.

Triggers, views and virtual tables run code when rows are read or written, and a file from somebody else could contain any. From
such a file only rows are read, and only if its tables are exactly those of our migrations. Promise of safety: I2.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from db.engine.connection import number_of
from db.engine.driver import Connection, connect
from db.model.errors import NotAStore
from db.model.messages import N_, NN_, Message, joined

Part = tuple[str, str, str, str]
INDEX = "said_index"
OBJECT_WORDS = {
    "table": NN_("{count} table", "{count} tables"),
    "index": NN_("{count} index", "{count} indexes"),
    "trigger": NN_("{count} trigger", "{count} triggers"),
    "view": NN_("{count} view", "{count} views"),
}
PARTS = NN_("{count} part", "{count} parts")
# The definitions of tables and indexes; SQLite uses this text, whatever else a row of the schema says about itself.
_PASSIVE = ("CREATE TABLE ", "CREATE INDEX ", "CREATE UNIQUE INDEX ")
# Our own triggers.
_COUNTING = (
    "CREATE TRIGGER count_insert_{table} AFTER INSERT ON {table} BEGIN UPDATE ledger SET records = records + 1; END",
    "CREATE TRIGGER count_delete_{table} AFTER DELETE ON {table} BEGIN UPDATE ledger SET records = records - 1; END",
)
_SEARCHING = f"CREATE VIRTUAL TABLE {INDEX} USING fts5(words, content='', "
# Another version of a library may write blanks and the marks around names differently.
_WAY_OF_WRITING = r'[\s"]+'


def refuse_what_acts(path: Path, connection: Connection) -> None:
    """Raises NotAStore if the open file at `path` holds a trigger, a view or a virtual table that is none of ours.

    Takes well under a millisecond, so it is called at every opening.
    """
    passive = " AND ".join(f"sql NOT LIKE '{beginning}%'" for beginning in _PASSIVE)
    acting = connection.execute(f"SELECT type, sql FROM sqlite_master WHERE {passive}").fetchall()
    if strange := [kind for kind, sql in acting if not _is_ours(str(sql))]:
        raise _strange(path, strange)


def refuse_other_shape(path: Path, connection: Connection) -> None:
    """Raises NotAStore unless everything in the open file at `path` is as our migrations make it for its version."""
    expected, found = parts_of(number_of(connection, "user_version")), Counter(_parts(connection))
    if strange := found - expected:
        raise _strange(path, [kind for kind, *_ in strange.elements()])
    if expected - found:
        raise NotAStore(N_("{path} is damaged: a part of its tables is missing."), path=path)


def tables_of_ours(connection: Connection) -> list[str]:
    """Returns the tables in the open file that are as our migrations make them. Raises the driver's error.

    Of any version: in a damaged file, the number of its version may be wrong.
    """
    expected = {part for version in range(1, _latest_version() + 1) for part in parts_of(version)}
    return [name for kind, name, table, sql in _parts(connection) if (kind, name, table, sql) in expected and kind == "table"]


def _latest_version() -> int:
    # Not SCHEMA_VERSION: the module that has it asks this one.
    from db.engine.migrations import steps

    return steps()


@cache
def parts_of(version: int) -> Counter[Part]:
    """Returns every part of the schema of this version: its kind, name, table and definition."""
    from sqlite_utils import Database

    from db.engine.migrations import migrations

    connection = connect(":memory:", isolation_level=None)
    try:
        database = Database(connection, execute_plugins=False)
        later = [step.name for step in migrations.pending(database)][max(version, 0) :]
        migrations.apply(database, stop_before=later)
        return Counter(_parts(connection))
    finally:
        connection.close()


def _parts(connection: Connection) -> Iterator[Part]:
    for kind, name, table, sql in connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"):
        # The library makes the tables behind the search index itself.
        is_index = str(name).startswith(f"{INDEX}_") and str(sql).startswith(_PASSIVE[0])
        yield kind, name, table, "" if is_index else re.sub(_WAY_OF_WRITING, "", str(sql or ""))


def _is_ours(sql: str) -> bool:
    table = sql.partition(" ON ")[2].partition(" ")[0]
    return sql.startswith(_SEARCHING) or sql in (trigger.format(table=table) for trigger in _COUNTING)


def _strange(path: Path, kinds: Iterable[str]) -> NotAStore:
    many = Counter(OBJECT_WORDS.get(kind, PARTS) for kind in kinds)
    told = joined((Message(words, count=number) for words, number in many.items()), ", ")
    return NotAStore(
        N_("{path} holds something that no store of Firsthand has ({parts}); nothing of it was read or changed."),
        path=path,
        parts=told,
    )
