"""Several statements as one: stored together or not at all."""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager

from db.engine.driver import Connection, DriverError


@contextmanager
def atomic(connection: Connection) -> Iterator[None]:
    """What happens within it is stored whole or not at all; within another one, it is part of that.

    Raises what is raised within, or the driver's error when it cannot be stored.
    """
    if connection.in_transaction:
        with _part(connection):
            yield
        return
    # At once for writing: one that began with reading could not be carried on after another program wrote.
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise


def roll_back(connection: Connection) -> None:
    """Leaves a transaction that is open, whatever state the disk is in."""
    # Where SQLite has rolled back already, or cannot even reach the file, the first error says more than this one would.
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
