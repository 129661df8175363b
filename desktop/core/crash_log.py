"""Catches programming errors that nothing else caught: logs each without any content of a visit, and reports it to the window.

Promises of safety: R14, L1.
"""

import contextlib
import faulthandler
import os
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from db.engine.atomic_files import private_folder
from db.engine.plain_files import NOT_TO_WAIT

MOST_BYTES = 200_000


class CrashLog:
    """A small log of faults: kinds of errors, files and lines. Their messages are left out, as they may hold customers' words."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._told: Callable[[], None] = lambda: None
        self._native: TextIO | None = None

    def install(self, told: Callable[[], None]) -> None:
        """Catches every fault that nothing else caught; calls `told` for each, in the thread of the fault."""
        self._told = told
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread
        try:
            self._native = self._opened("native")
            faulthandler.enable(self._native)
        except OSError:
            faulthandler.enable()

    def uninstall(self) -> None:
        """Restores the former handlers of faults."""
        if sys.excepthook == self.caught:
            sys.excepthook = sys.__excepthook__
        if threading.excepthook == self._caught_in_thread:
            threading.excepthook = threading.__excepthook__
        if self._native:
            faulthandler.disable()
            self._native.close()
            self._native = None

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Logs one fault and reports it to the window."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.write(kind, trace)
        # A thread may fail while the program ends, when no window is left to report it.
        with contextlib.suppress(RuntimeError):
            self._told()

    def _caught_in_thread(self, found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            self.caught(found.exc_type, found.exc_value, found.exc_traceback)

    def write(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        """Appends one fault to the log."""
        places = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(traceback.extract_tb(trace)))
        line = f"{datetime.now(UTC).isoformat(timespec='seconds')} {kind.__name__} {places}\n"
        try:
            with self._opened("log") as file:
                file.write(line)
        except OSError:
            sys.stderr.write(line)

    def _opened(self, suffix: str) -> TextIO:
        path = self._path.with_suffix(f".{suffix}")
        private_folder(path.parent)
        if path.exists() and path.stat().st_size > MOST_BYTES:
            path.replace(path.with_suffix(f".{suffix}.old"))
        return os.fdopen(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY | NOT_TO_WAIT, 0o600), "a", encoding="utf-8")
