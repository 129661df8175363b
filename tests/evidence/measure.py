"""Measures how long reading takes: `python -m tests.evidence.measure`. Prints, asserts nothing."""

import statistics
import timeit
from collections.abc import Callable

from desktop.evidence.explain import explain
from desktop.evidence.figures.figure import read_anew, read_figure
from tests.evidence.figures.test_figure import AMBIGUOUS, ENGLISH, FRENCH, GERMAN, JAPANESE, SWISS

PHRASES = list(ENGLISH | GERMAN | FRENCH | SWISS | JAPANESE | AMBIGUOUS)
ENDLESS = ["9" * 10_000, "a" * 10_000, "1,2 " * 2_500, "1日" * 5_000, "(" * 10_000, "\ud800" * 10_000, "half a " * 1_428]


def microseconds(call: Callable[[], object], times: int = 200) -> float:
    """Returns the best of three averages, in microseconds."""
    return min(timeit.repeat(call, number=times, repeat=3)) / times * 1e6


def main() -> None:
    anew = read_anew.__wrapped__
    reading = sorted(microseconds(lambda text=text: anew(text, "", "", "")) for text in PHRASES)  # type: ignore[misc]  # bound at once
    print(f"{len(PHRASES)} phrases, one read anew: median {statistics.median(reading):.0f} µs, slowest {reading[-1]:.0f} µs")
    endless = max(microseconds(lambda text=text: read_figure(text, text, text), 5) for text in ENDLESS)  # type: ignore[misc]
    print(f"10,000 characters, slowest of {len(ENDLESS)}: {endless / 1000:.3f} ms")
    print(f"one whole explanation: {microseconds(_explain):.0f} µs, anew {microseconds(_explain_anew):.0f} µs")


def _explain() -> None:
    explain("about 35 to 45 minutes", "maybe 10 to 15", "two thirds less", "", "per release")


def _explain_anew() -> None:
    read_anew.cache_clear()
    _explain()


if __name__ == "__main__":
    main()
