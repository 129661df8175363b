"""Changes the key of a store or a backup: writes a new file beside it, verifies that, and renames it into place in one step.

Whenever the program is killed, the path holds the old file or the new one, complete. At most a file beside it is left, which
`tidy` removes. A link stays a link: the file it leads to is replaced. Promises of safety: K4, S10.
"""

from dataclasses import dataclass
from pathlib import Path

from db.engine.atomic_files import discard, led_to, make_empty, quietly_remove, replace_all_names, settle
from db.engine.driver import Connection, DriverError, connect
from db.engine.driver_errors import plain_errors
from db.engine.keys import Key
from db.engine.store import APPLICATION_ID
from db.model.errors import NotAStore, StoreBusy, StoreError, StoreFull, WrongKey
from db.model.messages import N_

NO_ROOM_FOR_COPY = N_(
    "The copy of {path} with another key could not be written; is there room for it on the disk? Nothing was changed."
)


@dataclass(frozen=True, slots=True)
class RekeyedContent:
    """What must be equal in both files: versions, the definitions in the schema, and the rows of each table."""

    application_id: int
    user_version: int
    schema: tuple[tuple[object, ...], ...]
    rows: tuple[tuple[str, int], ...]


def rekey(path: Path, old: Key, new: Key) -> None:
    """Encrypts the file at `path`, which `old` opens, with `new`; the salt of `new` becomes the salt of the file.

    Nobody else may have it open. Raises StoreError; then the file is still the old one with all its content. Only if the last
    step itself fails may it be the new one; the salt at its head shows which one it is.
    """
    if not new.salt:
        raise ValueError("the salt must be known before the file is made, to tell the files apart by it")
    beside = _beside(path)
    try:
        with plain_errors(path):
            content, stamp = _export(path, old, beside, new)
            if not _is_whole(beside, new, content):
                raise StoreError(N_("The copy of {path} with another key is not sound; the old one stays."), path=path)
            settle(beside)
            if _stamp(path) != stamp:
                raise StoreBusy(N_("Another program has written to {path}; its key was not changed."), path=path)
            replace_all_names(beside, led_to(path))
            _open(path, new).close()
    except BaseException:
        tidy(path)
        raise


def opens(path: Path, key: Key) -> bool:
    """Returns whether `key` opens the file at `path`; does not change the file. Raises StoreError if it cannot find out."""
    try:
        with plain_errors(path):
            _open(path, key).close()
    except WrongKey:
        return False
    return True


def tidy(path: Path) -> None:
    """Removes what an interrupted change of key left beside `path`."""
    discard(_beside(path))


def _beside(path: Path) -> Path:
    real = led_to(path)
    return real.with_name(f"{real.name}.rekeyed")


def _export(path: Path, old: Key, beside: Path, new: Key) -> tuple[RekeyedContent, tuple[int, int]]:
    """Writes everything in the file at `path` into a new file; returns the content, and the time and size of `path`."""
    connection = _open(path, old)
    try:
        # Read before anything is touched: becoming the only user of the file changes its first page.
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise NotAStore(N_("{path} belongs to another program, or is damaged."), path=path)
        if connection.execute("PRAGMA cipher_integrity_check").fetchall():
            raise NotAStore(N_("{path} is damaged; its key was not changed."), path=path)
        _be_alone(path, connection)
        content = _content(connection)
        quietly_remove(beside)
        make_empty(beside)
        _copy(path, connection, beside, new)
        return content, _stamp(path)
    finally:
        connection.close()


def _copy(path: Path, connection: Connection, beside: Path, new: Key) -> None:
    connection.execute("ATTACH DATABASE ? AS rekeyed KEY ?", (str(beside), new.pragma.strip('"')))
    # The new file is thrown away unless it turns out complete, so it needs no journal.
    connection.execute("PRAGMA rekeyed.journal_mode = OFF")
    connection.execute("PRAGMA rekeyed.synchronous = OFF")
    try:
        connection.execute("SELECT sqlcipher_export('rekeyed')").fetchall()
    except DriverError as error:
        # The driver reports an error inside this SQL function without its name.
        raise StoreFull(NO_ROOM_FOR_COPY, path=path) from error
    for pragma in ("application_id", "user_version"):
        value = connection.execute(f"PRAGMA main.{pragma}").fetchone()[0]
        connection.execute(f"PRAGMA rekeyed.{pragma} = {value}")
    connection.execute("DETACH DATABASE rekeyed")


def _be_alone(path: Path, connection: Connection) -> None:
    """Folds the write-ahead log into the file and locks everybody else out. Raises StoreBusy."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    # Leaving the mode takes the log away: it would be read as that of the new file.
    mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    if busy or mode != "delete":
        raise StoreBusy(N_("Another program is using {path}; its key was not changed."), path=path)
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def _is_whole(path: Path, key: Key, expected: RekeyedContent) -> bool:
    """Returns whether the file at `path` opens with `key`, every page of it is sound, and its content is `expected`."""
    connection = _open(path, key)
    try:
        bad = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        sound = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")] == ["ok"]
        return not bad and sound and _content(connection) == expected
    finally:
        connection.close()


def _content(connection: Connection) -> RekeyedContent:
    schema = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name")
    names = [str(row[0]) for row in tables.fetchall()]
    counts = ((name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names)
    return RekeyedContent(
        connection.execute("PRAGMA application_id").fetchone()[0],
        connection.execute("PRAGMA user_version").fetchone()[0],
        tuple(tuple(row) for row in schema),
        tuple((name, int(count)) for name, count in counts),
    )


def _open(path: Path, key: Key) -> Connection:
    # Opened as a plain file, not as a store: older tables stay as they are, nothing is migrated.
    connection = connect(f"{path.absolute().as_uri()}?mode=rw", isolation_level=None, uri=True)
    try:
        connection.execute(f"PRAGMA key = {key.pragma}")
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size
