"""Collects the torture table: each promise with its id, how often it is tried, and the trial that runs it."""

import pkgutil
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from tests.torture import rows

T = TypeVar("T")
QUICK = 20


@dataclass(frozen=True, slots=True)
class Trial:
    """What a promise is tried with: so many runs, in `folder` (empty, its own), with dice of a known seed.

    `is_short` in the test suite, which tries each promise, but as little of it as says something.
    """

    runs: int
    folder: Path
    dice: random.Random
    is_short: bool = False

    def place(self, run: int) -> Path:
        """Returns an empty folder for one run."""
        path = self.folder / str(run)
        path.mkdir(parents=True)
        return path

    def some(self, every: Iterable[T], few: int) -> list[T]:
        """Returns all of them; in the test suite so many, as the dice fall, in their order."""
        found = list(every)
        if not self.is_short:
            return found
        return [found[n] for n in sorted(self.dice.sample(range(len(found)), min(few, len(found))))]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a promise fared: runs made, the sentences of those that broke it, and the figure to be printed."""

    runs: int
    broken: tuple[str, ...]
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """One row: who tries it, and how often.

    `runs` at full size, `quick` with `--quick` (a twentieth where not said), `short` in the test suite (as quick where not said).
    """

    id: str
    promise: str
    runs: int
    try_it: Callable[[Trial], Outcome]
    quick: int = 0
    short: int = 0

    def size(self, quick: bool) -> int:
        """Returns the number of runs of the torture."""
        return (self.quick or max(1, self.runs // QUICK)) if quick else self.runs

    def in_short(self, folder: Path) -> Trial:
        """Returns what it is tried with in the test suite."""
        return Trial(self.short or self.size(quick=True), folder, random.Random(self.id), is_short=True)


def promises() -> Iterator[Promise]:
    """Yields every row, from all modules of `tests.torture.rows`, by id."""
    found: list[Promise] = []
    for module in pkgutil.iter_modules(rows.__path__):
        found += import_module(f"{rows.__name__}.{module.name}").PROMISES
    return iter(sorted(found, key=lambda promise: (promise.id[0], int(promise.id[1:].rstrip("ab")), promise.id)))
