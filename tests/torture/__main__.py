"""Tortures the real program and store, promise by promise, and prints the result of each.

    python3 run.py torture [--quick] [--only R1,K4] [--seed N]

Exits with 1 if a promise was broken. `--quick` is a twentieth of it. The test suite tries less of each.
"""

import argparse
import gc
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.torture.table import Promise, Trial, promises

NOT_RUN = (
    "Windows and macOS: locks of a viewer on an exported file, keyrings, ACLs, suspend signals, fullfsync",
    "real power cuts: damage to the write-ahead log stands in for them",
    "real OneDrive, Dropbox, iCloud and network drives: only their paths are recognised",
)


def main() -> int:
    """Runs the table; returns the exit status."""
    parser = argparse.ArgumentParser(prog="torture")
    parser.add_argument("--quick", action="store_true", help="a twentieth of the runs")
    parser.add_argument("--only", default="", help="ids with commas between")
    parser.add_argument("--seed", type=int, default=20261124)
    asked = parser.parse_args()
    table = promises()
    # What the tests import turns it off; thousands of runs in one process need it.
    gc.enable()
    wanted = set(filter(None, asked.only.upper().split(",")))
    print(f"seed {asked.seed}")
    print(f"{'id':4} {'promise':60} {'runs':>6}  {'result':8} figure")
    kept = [_try(promise, asked.quick, asked.seed) for promise in table if not wanted or promise.id.upper() in wanted]
    for what in NOT_RUN:
        print(f"not run: {what}")
    return 0 if all(kept) else 1


def _try(promise: Promise, quick: bool, seed: int) -> bool:
    """Tries one promise and prints its row."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        outcome = promise.try_it(Trial(promise.size(quick), Path(folder), random.Random(f"{seed} {promise.id}")))
    result = "ok" if not outcome.broken else "BROKEN"
    took = f"({time.monotonic() - began:.0f} s)"
    print(f"{promise.id:4} {promise.promise:60} {outcome.runs:6}  {result:8} {outcome.figure} {took}", flush=True)
    for sentence in outcome.broken[:5]:
        print(f"     {sentence}", flush=True)
    return not outcome.broken


if __name__ == "__main__":
    sys.exit(main())
