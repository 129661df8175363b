"""Measures from outside when a start is visible: when the window is mapped, painted, and shows its content."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, TypeVar

from desktop.theme.tokens import LIGHT
from tests.bench.screen import Screen, Window

T = TypeVar("T")
MS = 1000
# How often is looked, and how long is waited for anything, in seconds.
GLANCE, PATIENCE = 0.001, 60.0
# So long the program may settle before its window is closed.
SETTLE = 0.5
# The side of the squares that are looked at, and how far from the corner one of them is.
SIDE, MARGIN = 8, 8
GROUND = {int(colour[1:], 16) for colour in (LIGHT.paper, LIGHT.card)}


class StartFailedError(Exception):
    """A start of which nothing can be said but what it said itself."""


@dataclass(frozen=True, slots=True)
class Seen:
    """When the window was there, painted, and filled, in ms after the process was started."""

    mapped: float
    painted: float
    filled: float


def see_start(screen: Screen, what: str, arguments: Sequence[str], environment: Mapping[str, str], fills: bool) -> Seen:
    """Starts Python with `arguments`, looks until the window is painted (and filled, where it `fills`), and closes it.

    Raises StartFailedError where the process ends or stays behind.
    """
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments],
            env={**environment, "DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb"},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        wait = _Patience(process, said, what)
        try:
            window = wait.until("its window was there", screen.window)
            mapped = (time.perf_counter() - began) * MS
            wait.until("it was painted", lambda: _is_painted(screen, window))
            painted = (time.perf_counter() - began) * MS
            if fills:
                wait.until("anything stood in it", lambda: _is_filled(screen, window))
            filled = (time.perf_counter() - began) * MS
            time.sleep(SETTLE)
            screen.close_window(window)
            # A start after a crash is another one: it has more to do.
            wait.for_the_end()
        finally:
            process.kill()
            process.wait()
        while screen.window():
            time.sleep(GLANCE)
    return Seen(mapped, painted, filled)


class _Patience:
    """Waits for a process to show something, as long as it lives and not for ever."""

    def __init__(self, process: subprocess.Popen[bytes], said: IO[bytes], what: str) -> None:
        self._process, self._said, self._what = process, said, what
        self._end = time.perf_counter() + PATIENCE

    def until(self, event: str, look: Callable[[], T | None]) -> T:
        while not (found := look()):
            status = self._process.poll()
            if status is not None:
                raise self._failed(f"ended with status {status} before {event}")
            if time.perf_counter() > self._end:
                raise self._failed(f"took more than {PATIENCE:.0f} s, and not even then {event}")
            time.sleep(GLANCE)
        return found

    def for_the_end(self) -> None:
        try:
            status = self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise self._failed(f"did not end within {PATIENCE:.0f} s after its window was closed") from None
        if status:
            raise self._failed(f"ended with status {status} when its window was closed")

    def _failed(self, sentence: str) -> StartFailedError:
        self._said.seek(0)
        words = self._said.read().decode(errors="replace").strip()
        return StartFailedError(f"{self._what}: the process {sentence}; it said: {words or 'nothing'}")


def _is_painted(screen: Screen, window: Window) -> bool:
    """Returns whether its middle and one corner have the colour of a page; before they have that of the empty screen."""
    middle = (window.x + window.width // 2, window.y + window.height // 2)
    # The upper left one: a notice may cover the lower ones.
    corner = (window.x + MARGIN, window.y + MARGIN)
    return all(screen.colours(x, y, SIDE, SIDE) & GROUND for x, y in (middle, corner))


def _is_filled(screen: Screen, window: Window) -> bool:
    """Returns whether anything but paper can be seen below the header: the lists of Home, or the field for the passphrase."""
    top, height = window.y + window.height // 4, window.height // 2
    left, middle = window.x + window.width // 8, window.x + window.width // 2
    return any(len(screen.colours(x, top, SIDE, height)) > 1 for x in (left, middle))
