"""Kills the program while somebody types (R1), and measures how much typing was lost."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db.diagnosis.health_check import findings
from db.engine.keys import Key
from db.engine.store import Store
from db.model.records import VisitId
from db.repositories import studies, visits
from db.service.opening import open_store
from tests import warm

LETTERS_PER_SECOND = 8.0
VISIT, STUDIO = "visit", "studio"
WAITING_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Loss:
    """What one kill cost: letters and seconds of typing; whether the store is sound; how long opening took, in seconds."""

    letters: int
    seconds: float
    sound: bool
    opening: float


def kill_while_typing(folder: Path, key: Key, after: float, place: str = VISIT) -> Loss:
    """Types at a place in a process of its own, kills it `after` seconds of typing, and looks at what the store holds."""
    with warm.start(["-m", "tests.torture.typist", folder, key.raw.hex(), LETTERS_PER_SECOND, place], warm.WINDOW) as process:
        # A typist that never starts must not keep everybody waiting.
        watchdog = threading.Timer(WAITING_SECONDS, process.kill)
        watchdog.start()
        visit_id = VisitId(process.stdout.readline().partition(" ")[2].strip())
        first = process.stdout.readline()
        assert first, "the typist ended by itself"
        time.sleep(after)
        killed = time.monotonic()
        process.kill()
        typed = [first, *process.stdout.readlines()]
        watchdog.cancel()
    moments = [float(line.split()[1]) for line in typed if len(line.split()) == 2]
    began = time.monotonic()
    store = open_store(folder / "firsthand.db", key)
    opening = time.monotonic() - began
    text = STORED[place](store, visit_id)
    sound = all(finding.good for finding in findings(store))
    store.close()
    expected = "".join("abcdefghijklmnopqrstuvwxyz"[n % 26] for n in range(len(moments)))
    assert expected.startswith(text), "what is stored was never typed"
    lost = len(moments) - len(text)
    # The oldest letter that is missing was typed so long before the kill.
    seconds = killed - moments[len(text)] if lost else 0.0
    return Loss(lost, max(0.0, seconds), sound, opening)


def _in_answer(store: Store, visit_id: VisitId) -> str:
    return visits.load(store.connection, visit_id).answer("challenge")


def _in_study(store: Store, visit_id: VisitId) -> str:
    customer_id = visits.load(store.connection, visit_id).customer.id
    said = (one.text for study in studies.of_customer(store.connection, customer_id) for one in study.sentences if one.typed)
    return next(filter(None, said), "")


# What is stored of the words that were typed at a place.
STORED: dict[str, Callable[[Store, VisitId], str]] = {VISIT: _in_answer, STUDIO: _in_study}
