"""Measures how long work takes, and writes a line of the table."""

import statistics
import time
from collections.abc import Callable

MS = 1000


def row(what: str, measured: float, baseline: float | None, target: str, good: bool) -> str:
    """One line of the table, times in ms."""
    base = f"{baseline:9.2f} ms" if baseline is not None else "-"
    ratio = f"{measured / baseline:7.2f}" if baseline else "-"
    return f"{what:58} {measured:9.2f} ms {base:>12} {ratio:>7}  {target} {'ok' if good else 'MISSED'}"


def timed(work: Callable[[int], None], times: int) -> float:
    """Returns the median time of one call in ms."""
    return statistics.median(once(work, n) for n in range(times))


def timed_in_turns(one: Callable[[int], None], other: Callable[[int], None], times: int) -> tuple[float, float]:
    """Returns the median time of one call of each in ms; in turns, as a disk may become slower for both in the middle of it."""
    found = [(once(one, n), once(other, n)) for n in range(times)]
    return statistics.median(first for first, _ in found), statistics.median(second for _, second in found)


def once(work: Callable[[int], object], n: int) -> float:
    """Returns how long one call takes, in ms."""
    began = time.perf_counter()
    work(n)
    return (time.perf_counter() - began) * MS


def busy_in(turn: Callable[[], object], seconds: float) -> list[float]:
    """Takes turns for so many seconds; returns how long each took, in ms."""
    busy, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end:
        busy.append(once(lambda _: turn(), 0))
        time.sleep(0.001)
    return busy
