"""Makes the n-th call to the database or the file system fail; all other calls and the store are real."""

import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from db.engine.driver import Connection, driver

SQL_FAULTS = ("FULL", "IOERR", "IOERR_WRITE", "BUSY", "LOCKED", "CORRUPT", "READONLY", "CANTOPEN")
FILE_FAULTS = (errno.EACCES, errno.EIO, errno.ENOSPC)
# The calls of a program on files; SQLite's own calls are covered by its errors instead.
FILE_CALLS = ("open", "replace", "rename", "link", "unlink", "mkdir", "fsync")


@dataclass
class Fuse:
    """Raises at the `at`-th call, once; `blown` is True once it has."""

    at: int
    blown: bool = False

    def burns_through(self) -> bool:
        """Counts one call; whether it is the one that fails."""
        self.at -= 1
        self.blown = self.blown or self.at == 0
        return self.at == 0


class FaultyConnection:
    """A real connection, but for the call at which the fuse blows.

    `rolls_back` makes the failing call end the transaction too, as SQLite does by itself for some errors.
    """

    def __init__(self, real: Connection, fuse: Fuse, name: str, rolls_back: bool) -> None:
        self.real, self._fuse, self._name, self._rolls_back = real, fuse, name, rolls_back

    def execute(self, sql: str, *values: object) -> Any:
        """Runs one statement. Leaving a transaction never fails: SQLite promises that."""
        if not sql.startswith("ROLLBACK"):
            self._fail_if_due()
        return self.real.execute(sql, *values)

    def executemany(self, sql: str, values: object) -> Any:
        """Runs one statement many times."""
        self._fail_if_due()
        return self.real.executemany(sql, values)

    def backup(self, target: "FaultyConnection", **named: object) -> None:
        """Copies every page."""
        self._fail_if_due()
        self.real.backup(target.real, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def _fail_if_due(self) -> None:
        if self._fuse.burns_through():
            if self._rolls_back and self.real.in_transaction:
                self.real.execute("ROLLBACK")
            error = driver.OperationalError(f"made to fail: {self._name}")
            error.sqlite_errorname = f"SQLITE_{self._name}"
            raise error


@contextmanager
def failing_sql(at: int, name: str, rolls_back: bool) -> Iterator[Fuse]:
    """Within it, the `at`-th statement on connections opened within fails with SQLite's error `name`."""
    fuse, real = Fuse(at), driver.connect

    def connect(*where: object, **named: object) -> FaultyConnection:
        return FaultyConnection(real(*where, **named), fuse, name, rolls_back)

    with patch("db.engine.connection.connect", connect):
        yield fuse


@contextmanager
def failing_files(at: int, number: int, folder: Path) -> Iterator[Fuse]:
    """Within it, the `at`-th call on a file in `folder` fails with the error `number`."""
    fuse = Fuse(at)

    def made_to_fail(call: Callable[..., Any]) -> Callable[..., Any]:
        def calling(*arguments: Any, **named: Any) -> Any:
            if _is_within(arguments, folder) and fuse.burns_through():
                raise OSError(number, os.strerror(number), str(arguments[0]))
            return call(*arguments, **named)

        return calling

    patches = [patch.object(os, name, made_to_fail(getattr(os, name))) for name in FILE_CALLS]
    patches.append(patch.object(io, "open", made_to_fail(io.open)))
    for one in patches:
        one.start()
    try:
        yield fuse
    finally:
        for one in reversed(patches):
            one.stop()


def _is_within(arguments: tuple[Any, ...], folder: Path) -> bool:
    first = arguments[0]
    # A descriptor is one of ours: nothing else is written meanwhile.
    return isinstance(first, int) or os.fspath(first).startswith(str(folder))
