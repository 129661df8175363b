"""Records what a piece of the program opens, connects to and starts, through Python's audit events."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# What the interpreter itself opens at any moment: modules, time zones, its own records of the process.
OF_THE_HOUSE = tuple(
    {str(Path(path).resolve()) for path in (sys.prefix, sys.base_prefix, *sys.path) if path}
    | {str(Path(__file__).resolve().parents[2]), "/usr/share/zoneinfo", "/proc/self", "/dev/urandom"}
)
TELLING = (
    "open",
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.sendto",
    "subprocess.Popen",
    "os.system",
    "os.exec",
)
_watchers: list[list[tuple[str, str]]] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _watchers and event in TELLING:
        what = arguments[1] if event.startswith("socket.") and len(arguments) > 1 else arguments[0]
        for seen in _watchers:
            seen.append((event, str(what)))


@contextmanager
def watched() -> Iterator[list[tuple[str, str]]]:
    """Within it, everything opened, connected to or started is noted as (event, what)."""
    if not getattr(sys, "_firsthand_watched", False):
        sys.addaudithook(_hook)
        sys._firsthand_watched = True  # type: ignore[attr-defined]
    seen: list[tuple[str, str]] = []
    _watchers.append(seen)
    try:
        yield seen
    finally:
        _watchers.remove(seen)


def foreign(seen: list[tuple[str, str]], *allowed: Path) -> list[tuple[str, str]]:
    """Returns what among `seen` is neither of the house nor under one of the `allowed` paths; numbers are files already open."""
    own = (*OF_THE_HOUSE, *map(str, allowed))
    return [(event, what) for event, what in seen if event != "open" or not (what.isdigit() or what.startswith(own))]
