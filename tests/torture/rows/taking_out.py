"""Promises about taking everything out: the folder is whole or not there, whenever the program is killed."""

import time
from pathlib import Path

from db.engine.keys import random_key
from db.repositories import incoming
from db.repositories.overview import all_visits
from db.service.opening import create_store
from desktop.core.paths import DataFolder
from desktop.documents.take_out.take_out import HowToWrite, take_out
from desktop.exchange.import_visits import take_in
from tests import warm
from tests.factories import a_whole_visit
from tests.torture.table import Outcome, Promise, Trial

VISITS = 6
LONGEST_SECONDS = 3.0
CHILD = "import sys; from tests.torture.rows.taking_out import take_out_here; take_out_here(*sys.argv[1:])"


def take_out_here(folder: str, key: str) -> None:
    """Takes everything out of the store in `folder`, and says when it begins."""
    from db.engine.keys import Key
    from db.service.opening import open_for_reading

    store = open_for_reading(Path(folder) / "data" / "firsthand.db", Key(bytes.fromhex(key)))
    print("began", flush=True)
    take_out(store, DataFolder(Path(folder) / "data"), Path(folder) / "out", HowToWrite({}), lambda _done, _all: None)


def killed_while_taking_out(trial: Trial) -> Outcome:
    """Kills the program at any moment: the folder is not there, or all of it comes back; the next one removes what was left."""
    broken: list[str] = []
    whole = 0
    for run in range(trial.runs):
        folder, key = trial.place(run), random_key()
        store = create_store(folder / "data" / "firsthand.db", key)
        for _ in range(VISITS):
            incoming.add(store, a_whole_visit())
        _kill(folder, key.raw.hex(), trial.dice.uniform(0, LONGEST_SECONDS))
        out = folder / "out"
        whole += out.exists()
        if not out.exists():
            take_out(store, DataFolder(folder / "data"), out, HowToWrite({}), lambda _done, _all: None)
        other = create_store(folder / "other" / "firsthand.db", random_key())
        take_in(other, [out])
        if len(all_visits(other.connection)) != VISITS:
            broken.append(f"run {run}: only {len(all_visits(other.connection))} visits came back")
        if left := {path.name for path in folder.iterdir()} - {"data", "out", "other"}:
            broken.append(f"run {run}: left behind {left}")
        other.close()
        store.close()
    return Outcome(trial.runs, tuple(broken), f"{whole} of {trial.runs} folders were complete before the kill")


def _kill(folder: Path, key: str, after: float) -> None:
    with warm.start(["-c", CHILD, folder, key]) as process:
        assert process.stdout.readline() == "began\n", "the program ended by itself"
        time.sleep(after)
        process.kill()


PROMISES = (
    Promise(
        "X1", "a kill while everything is taken out leaves the whole folder or none", 40, killed_while_taking_out, 2, short=1
    ),
)
