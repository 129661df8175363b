"""Runs several statements as one transaction: all of them are stored, or none. Promises of safety: R2, R4."""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager

from db.engine.driver import Connection, DriverError


@contextmanager
def atomic(connection: Connection) -> Iterator[None]:
    """Stores everything done inside the block, or nothing; inside another `atomic` block it is part of that one.

    Raises what the block raises, or the driver's error when the block cannot be stored.
    """
    if connection.in_transaction:
        with _part(connection):
            yield
        return
    # IMMEDIATE: a transaction that began with reading would fail at its first write if another program wrote meanwhile.
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise


@contextmanager
def snapshot(connection: Connection) -> Iterator[None]:
    """Lets everything read inside the block be of one moment, whatever is stored meanwhile; keep it short."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        roll_back(connection)


def roll_back(connection: Connection) -> None:
    """Rolls back an open transaction, whatever state the disk is in."""
    # If SQLite has rolled back already, or cannot reach the file, the first error says more than this one would.
    with contextlib.suppress(DriverError):
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def _part(connection: Connection) -> Iterator[None]:
    connection.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        with contextlib.suppress(DriverError):
            if connection.in_transaction:
                connection.execute("ROLLBACK TO part")
                connection.execute("RELEASE part")
        raise
    connection.execute("RELEASE part")
