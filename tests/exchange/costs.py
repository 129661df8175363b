"""Measures the cost of a piece of work: its seconds, and its peak of memory above the memory in use before."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

STATUS, CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass(slots=True)
class Cost:
    """Seconds, and megabytes of memory; 0 if the system does not report it."""

    seconds: float = 0.0
    megabytes: float = 0.0

    def higher(self, other: "Cost") -> "Cost":
        """Returns the higher of both, in each respect."""
        return Cost(max(self.seconds, other.seconds), max(self.megabytes, other.megabytes))

    def __str__(self) -> str:
        return f"at most {self.seconds:.1f} s, {self.megabytes:.0f} MB"


@contextmanager
def costed() -> Iterator[Cost]:
    """Within it, time and memory are measured."""
    cost = Cost()
    try:
        CLEAR.write_text("5")  # forgets the highest mark so far
    except OSError:
        before = None
    else:
        before = _memory("VmRSS")
    began, worked = time.monotonic(), _work()
    try:
        yield cost
    finally:
        # Among other programs everything takes longer; only a wait of ten times as long is one of ours.
        cost.seconds = max(_work() - worked, (time.monotonic() - began) / 10)
        cost.megabytes = 0.0 if before is None else _memory("VmHWM") - before


def _work() -> float:
    """Returns the seconds that processors worked for this process and those it waited for."""
    return sum(os.times()[:4])


def _memory(name: str) -> float:
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024
