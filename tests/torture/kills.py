"""Kills the program while somebody types (R1), and measures how much typing was lost."""

import threading
import time
from dataclasses import dataclass
from pathlib import Path

from db.diagnosis.health_check import findings
from db.engine.keys import Key
from db.model.records import VisitId
from db.repositories import visits
from db.service.opening import open_store
from tests import warm

LETTERS_PER_SECOND = 8.0
WAITING_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Loss:
    """What one kill cost: letters and seconds of typing; whether the store is sound; how long opening took, in seconds."""

    letters: int
    seconds: float
    sound: bool
    opening: float


def kill_while_typing(folder: Path, key: Key, after: float) -> Loss:
    """Types in a process of its own, kills it `after` seconds of typing, and looks at what the store holds."""
    with warm.start(["-m", "tests.torture.typist", folder, key.raw.hex(), LETTERS_PER_SECOND], warm.WINDOW) as process:
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
    text = visits.load(store.connection, visit_id).answer("challenge")
    sound = all(finding.good for finding in findings(store))
    store.close()
    expected = "".join("abcdefghijklmnopqrstuvwxyz"[n % 26] for n in range(len(moments)))
    assert expected.startswith(text), "what is stored was never typed"
    lost = len(moments) - len(text)
    # The oldest letter that is missing was typed so long before the kill.
    seconds = killed - moments[len(text)] if lost else 0.0
    return Loss(lost, max(0.0, seconds), sound, opening)
