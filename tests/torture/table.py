"""Collects the torture table: each promise with its id, how often it is tried, and the trial that runs it."""

import pkgutil
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.torture import rows

QUICK = 20


@dataclass(frozen=True, slots=True)
class Trial:
    """What a promise is tried with: so many runs, in `folder` (empty, its own), with dice of a known seed."""

    runs: int
    folder: Path
    dice: random.Random

    def place(self, run: int) -> Path:
        """Returns an empty folder for one run."""
        path = self.folder / str(run)
        path.mkdir(parents=True)
        return path


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a promise fared: runs made, the sentences of those that broke it, and the figure to be printed."""

    runs: int
    broken: tuple[str, ...]
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """One row: `runs` at full size (`quick` in the short version, a twentieth where not said), and who tries it."""

    id: str
    promise: str
    runs: int
    try_it: Callable[[Trial], Outcome]
    quick: int = 0

    def size(self, quick: bool) -> int:
        """Returns the number of runs this time."""
        return (self.quick or max(1, self.runs // QUICK)) if quick else self.runs


def promises() -> Iterator[Promise]:
    """Yields every row, from all modules of `tests.torture.rows`, by id."""
    found: list[Promise] = []
    for module in pkgutil.iter_modules(rows.__path__):
        found += import_module(f"{rows.__name__}.{module.name}").PROMISES
    return iter(sorted(found, key=lambda promise: (promise.id[0], int(promise.id[1:].rstrip("ab")), promise.id)))
