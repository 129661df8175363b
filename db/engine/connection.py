"""Opens a connection to an encrypted file: sets the key, reads once to prove it, then sets the pragmas that keep words safe.

Promises of safety: R2, K5.
"""

from pathlib import Path

from db.engine.driver import Connection, connect
from db.engine.keys import Key

# How long the writing thread waits for another program's lock before it reports StoreBusy.
BUSY_MS = 250

PRAGMAS = {
    # FULL: what the window shows as saved must survive a power cut, not only a crash.
    "synchronous": "FULL",
    "fullfsync": "1",
    "checkpoint_fullfsync": "1",
    "foreign_keys": "ON",
    # Off by default in SQLCipher's build; without it erased words stay in free pages.
    "secure_delete": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "temp_store": "MEMORY",
    "busy_timeout": str(BUSY_MS),
    "journal_size_limit": str(16 * 1024 * 1024),
}


def connect_to(path: Path, key: Key, read_only: bool = False) -> Connection:
    """Returns a bare connection with our pragmas to the file at `path`. Raises the driver's error, for a wrong key too."""
    address = _read_only_address(path) if read_only else str(path)
    # isolation_level None: transactions are ours to begin, the driver starts none behind our back.
    connection = connect(address, isolation_level=None, uri=read_only)
    try:
        connection.execute(f"PRAGMA key = {key.pragma}")
        # The library would print page numbers to stderr; the raised sentence says it better.
        connection.execute("PRAGMA cipher_log_level = NONE")
        # Only the first read shows whether the key is right.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for name, value in PRAGMAS.items():
            connection.execute(f"PRAGMA {name} = {value}")
    except BaseException:
        connection.close()
        raise
    return connection


def _read_only_address(path: Path) -> str:
    from urllib.parse import quote

    # The host stays empty, also for a share: SQLite accepts no other.
    return f"file://{'' if path.absolute().as_posix().startswith('/') else '/'}{quote(path.absolute().as_posix())}?mode=ro"


def number_of(connection: Connection, pragma: str) -> int:
    """Returns the value of a pragma that is a whole number."""
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
