"""How long reading takes: `python -m tests.evidence.measure`. Prints, asserts nothing."""

import statistics
import timeit
from collections.abc import Callable

from desktop.evidence.explain import explain
from desktop.evidence.figure import read_figure
from tests.evidence.test_figure import AMBIGUOUS, ENGLISH, FRENCH, GERMAN, JAPANESE, SWISS

PHRASES = list(ENGLISH | GERMAN | FRENCH | SWISS | JAPANESE | AMBIGUOUS)
ENDLESS = ["9" * 10_000, "a" * 10_000, "1,2 " * 2_500, "1日" * 5_000, "(" * 10_000, "\ud800" * 10_000, "half a " * 1_428]


def microseconds(call: Callable[[], object], times: int = 200) -> float:
    """The best of three averages, in microseconds."""
    return min(timeit.repeat(call, number=times, repeat=3)) / times * 1e6


def main() -> None:
    reading = sorted(microseconds(lambda text=text: read_figure(text)) for text in PHRASES)  # type: ignore[misc]  # bound at once
    print(f"{len(PHRASES)} phrases, one read: median {statistics.median(reading):.0f} µs, slowest {reading[-1]:.0f} µs")
    endless = max(microseconds(lambda text=text: read_figure(text, text, text), 5) for text in ENDLESS)  # type: ignore[misc]
    print(f"10,000 characters, slowest of {len(ENDLESS)}: {endless / 1000:.3f} ms")
    whole = microseconds(lambda: explain("about 35 to 45 minutes", "maybe 10 to 15", "two thirds less", "", "per release"))
    print(f"one whole explanation: {whole:.0f} µs")


if __name__ == "__main__":
    main()
