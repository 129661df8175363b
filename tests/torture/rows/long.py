"""Promises about long sessions and large stores, and their speed."""

import gc
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from db.backup import backups
from db.backup.names import BackupReason
from db.engine.store import Store
from db.model.edits import Edit, RecordChange
from db.model.records import Note
from db.model.whole_visit import WholeVisit
from db.repositories import visits
from db.service.opening import open_for_reading, open_store
from db.tables.search_index import find
from tests.torture.stores import KEY, NAME, WORDS, a_part, a_store, put, words
from tests.torture.table import Outcome, Promise, Trial

MEGABYTE = 1024 * 1024
MOST_GROWTH, MOST_LOG = 50 * MEGABYTE, 16 * MEGABYTE
SAVES_PER_UNLOCK = 10
# Of the large store: what is taken, in milliseconds at most.
TARGETS = {"open": 50.0, "save p95": 10.0, "search p95": 20.0, "scan": 500.0, "backup": 3000.0}
COMMON_WORDS, RARE_WORDS = 120, 10


def long_session(trial: Trial) -> Outcome:
    """Saves for a working day, locked and unlocked now and then; memory, handles and the log stay as they were."""
    path = trial.place(0) / NAME
    store, whole = a_store(path, trial.dice, notes=200)
    notes = list(whole.notes)
    largest = 0

    def save(count: int) -> None:
        nonlocal largest
        for n in range(count):
            at = trial.dice.randrange(len(notes))
            after = replace(notes[at], text=words(trial.dice, 30))
            visits.apply(store, Edit(whole.visit.id, (RecordChange(notes[at], after),)))
            notes[at] = after
            if n % SAVES_PER_UNLOCK == 0:
                reading = open_for_reading(path, KEY)
                find(reading.connection, trial.dice.choice(WORDS)[:3])
                reading.close()
        largest = max(largest, path.with_name(f"{NAME}-wal").stat().st_size)

    # The caches fill first.
    save(min(1000, trial.runs))
    gc.collect()
    memory, handles = _memory(), _handles()
    for _ in range(10):
        save(trial.runs // 10)
    gc.collect()
    growth, more = _memory() - memory, _handles() - handles
    store.close()
    broken = []
    if growth > MOST_GROWTH:
        broken.append(f"memory grew by {growth / MEGABYTE:.0f} MB")
    if more > 0:
        broken.append(f"{more} handles more")
    if largest > MOST_LOG:
        broken.append(f"the log has {largest / MEGABYTE:.0f} MB")
    figure = f"memory {growth / MEGABYTE:+.1f} MB, handles {more:+d}, log {largest / MEGABYTE:.1f} MB at most"
    return Outcome(trial.runs, tuple(broken), figure)


def _memory() -> int:
    """Returns the memory of this process in bytes; 0 if the system does not report it."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _handles() -> int:
    try:
        return len(os.listdir("/proc/self/fd"))
    except OSError:
        return 0


def large_store(trial: Trial) -> Outcome:
    """Measures the speed of a store of 100 MB; `runs` is the number of its notes."""
    path = trial.place(0) / NAME
    store, whole = a_store(path, trial.dice, notes=0)
    for start in range(0, trial.runs, 500):
        put(store, whole.visit.id, *(_long_note(whole, trial.dice, n) for n in range(start, min(start + 500, trial.runs))))
    store.close()
    took = {"open": _timed(lambda: open_for_reading(path, KEY).close())}
    store = open_store(path, KEY)
    took["save p95"] = _p95([_timed(partial(_save, store, whole, trial.dice, n)) for n in range(300)])
    typed = [word[:n] for word in WORDS for n in range(1, len(word) + 1)]
    took["search p95"] = _p95([_timed(partial(find, store.connection, text)) for text in typed])
    took["scan"] = _timed(lambda: store.connection.execute("SELECT sum(length(text)) FROM notes").fetchone())
    took["backup"] = _timed(lambda: backups.back_up(store, BackupReason.WORK))
    store.close()
    size = path.stat().st_size / MEGABYTE
    # Nothing can be said of these targets with a small store, nor where others are at work on the same machine.
    broken = [f"{what}: {took[what]:.1f} ms" for what, most in TARGETS.items() if took[what] > most * max(1.0, _load())]
    figure = ", ".join(f"{what} {value:.1f} ms" for what, value in took.items())
    return Outcome(trial.runs, tuple(broken), f"{size:.0f} MB: {figure}")


def _load() -> float:
    """Returns how many programs wait for each core, as the system reports it."""
    return os.getloadavg()[0] / (os.cpu_count() or 1) if sys.platform != "win32" else 1.0


def _long_note(whole: WholeVisit, dice: random.Random, n: int) -> Note:
    """Returns a note of about 1 kB: mostly words that many notes share, and some that no other has."""
    rare = (dice.randbytes(4).hex() for _ in range(RARE_WORDS))
    return replace(a_part(whole, dice, n), text=f"{words(dice, COMMON_WORDS)} {' '.join(rare)}")


def _save(store: Store, whole: WholeVisit, dice: random.Random, n: int) -> None:
    put(store, whole.visit.id, a_part(whole, dice, 1_000_000 + n))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[18]


PROMISES = (
    Promise("R13", "a long session stays healthy (runs: saves)", 20_000, long_session, quick=100, short=50),
    Promise("K9", "a large encrypted store is quick (runs: notes)", 20_000, large_store, quick=200),
)
