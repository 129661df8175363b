"""Notes which rows are written while somebody is looked for, so that only these need a second look. Promise of safety: S11."""

from db.engine.driver import Connection

# Names of a table in the connection's temporary memory; nothing of it reaches the file.
_TABLE = "written_meanwhile"
_WATCHED = ("INSERT", "UPDATE")


def watch(connection: Connection, tables: tuple[str, ...]) -> None:
    """Begins to note the rows of `tables` that this connection writes, from an empty list on."""
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {_TABLE} (kind TEXT, id, PRIMARY KEY (kind, id))")
    connection.execute(f"DELETE FROM temp.{_TABLE}")
    for table in tables:
        for change in _WATCHED:
            connection.execute(
                f"CREATE TEMP TRIGGER IF NOT EXISTS {_TABLE}_{table}_{change} AFTER {change} ON main.{table} "
                f"BEGIN INSERT OR IGNORE INTO {_TABLE} VALUES ('{table}', NEW.id); END"
            )


def unwatch(connection: Connection) -> None:
    """Ends it."""
    # The triggers belong to other tables and would stay without theirs.
    triggers = "SELECT name FROM sqlite_temp_master WHERE type = 'trigger' AND instr(name, ?)"
    for (trigger,) in connection.execute(triggers, (_TABLE,)).fetchall():
        connection.execute(f"DROP TRIGGER IF EXISTS temp.{trigger}")
    connection.execute(f"DROP TABLE IF EXISTS temp.{_TABLE}")


def is_watched(connection: Connection) -> bool:
    """Returns whether the rows are being noted; a connection that was opened anew meanwhile has forgotten them."""
    return bool(connection.execute("SELECT 1 FROM sqlite_temp_master WHERE name = ?", (_TABLE,)).fetchone())


def written(connection: Connection) -> set[str]:
    """Returns the rows written since, as the keys of mentions name them ("notes:5e1a…")."""
    return {f"{kind}:{number}" for kind, number in connection.execute(f"SELECT kind, id FROM temp.{_TABLE}")}


def condition(table: str) -> str:
    """Returns the SQL condition that keeps the rows of `table` that were written since."""
    return f"id IN (SELECT id FROM temp.{_TABLE} WHERE kind = '{table}')"
