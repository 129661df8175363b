"""Promises about the window under load: a held store, huge pastes, and programming errors anywhere."""

import json
from pathlib import Path
from typing import Any

from tests import warm
from tests.torture.table import Outcome, Promise, Trial

MOST_GAP = 0.1
PLACES = ("thread", "runnable", "slot", "paint", "close", "event filter", "model")
WHYS = ("keys", "idle", "sleep", "screen")
# Megabytes, and the seconds that pasting them may take.
PASTES = ((0.1, 0.5), (1, 0.5), (10, 5.0))


def played(scene: str, folder: Path, argument: str) -> dict[str, Any]:
    """Plays a scene in a window of a process of its own; returns the result, empty if the process ended by itself."""
    done = warm.run(["-m", "tests.torture.window_child", scene, folder, argument], modules=warm.WINDOW, timeout=300)
    try:
        found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    except (IndexError, ValueError):
        return {"ended": done.returncode, "stderr": done.stderr[-600:]}
    return found


def a_held_store(trial: Trial) -> Outcome:
    """Types while another program holds the write lock: no wait over 0.1 s, and every word stored after its release."""
    seconds = 30 if trial.runs > 1 else 2
    gaps, broken = [], []
    for run in range(trial.runs):
        found = played("held", trial.place(run), str(seconds))
        gaps.append(found.get("longest", 9.9))
        too_long = gaps[-1] > (MOST_GAP if trial.runs > 1 else 10 * MOST_GAP)
        if too_long or not found.get("saved") or found.get("text") != "while it was held " or not found.get("said"):
            broken.append(f"run {run}: {found}")
    return Outcome(trial.runs, tuple(broken), f"longest gap {max(gaps) * 1000:.0f} ms while held {seconds} s")


def huge_pastes(trial: Trial) -> Outcome:
    """Pastes texts of up to ten megabytes, which must come back as they were."""
    told, broken = [], []
    sizes = PASTES if trial.runs >= len(PASTES) else PASTES[:2]
    for run in range(max(trial.runs, len(sizes))):
        megabytes, most = sizes[run % len(sizes)]
        found = played("pasted", trial.place(run), str(megabytes))
        told.append(f"{megabytes} MB {found.get('seconds', 99):.2f} s")
        # In the suite, beside other tests, the time says nothing.
        if not found.get("same") or not found.get("saved") or (found["seconds"] > most and trial.runs >= len(PASTES)):
            broken.append(f"{megabytes} MB: {found}")
    return Outcome(len(told), tuple(broken), ", ".join(told))


def faults_of_ours(trial: Trial) -> Outcome:
    """Raises an error in each place where Qt calls us: the words are stored, one sentence is shown, the program goes on."""
    places = [PLACES[run % len(PLACES)] for run in range(trial.runs)]
    found = {place: played("faulty", trial.place(run), place) for run, place in enumerate(places)}
    broken = tuple(f"{place}: {outcome}" for place, outcome in found.items() if not outcome or not all(outcome.values()))
    return Outcome(len(places), broken, f"{len(found) - len(broken)} of {len(found)} places")


def everything_covered(trial: Trial) -> Outcome:
    """Locks the window for each reason: within a second nothing can be read, typed words are stored, and come back."""
    found = [played("locked", trial.place(run), WHYS[run % len(WHYS)]) for run in range(trial.runs)]
    # In the suite, beside other tests, everything takes longer.
    most = 1 if trial.runs >= len(WHYS) else 15
    broken = [f"{WHYS[run % len(WHYS)]}: {one}" for run, one in enumerate(found) if not one.get("right") or one["seconds"] > most]
    slowest = max(one.get("seconds", 9.9) for one in found)
    return Outcome(trial.runs, tuple(broken), f"covered after {slowest * 1000:.0f} ms at most")


PROMISES = (
    Promise("R7", "the window never waits for the disk", 3, a_held_store),
    Promise("R12", "huge pastes come back as they were", 6, huge_pastes, quick=2),
    Promise("K7", "locked, nothing can be read", 20, everything_covered, quick=2, short=1),
    Promise("R14", "a fault of ours costs no word", 14, faults_of_ours, quick=2, short=1),
)
