"""Several stores whose backups lie in one folder: nobody's backup is removed by another, or stands in for another's."""

import shutil
from pathlib import Path

from db.backup import backups
from db.backup.names import BackupReason
from db.engine.keys import random_key
from db.engine.store import Store
from db.integrity.verification import BackupState, inspect
from db.repositories import incoming
from db.service.opening import create_store
from tests.factories import a_whole_visit
from tests.torture.table import Outcome, Promise, Trial

PEOPLE, TURNS, LEAPS = 3, 12, (0, 1, 1, 3, 20, 400)


def one_folder_for_many(trial: Trial) -> Outcome:
    """Several people back up into one folder, in any order and after any time; each finds all that only they may remove."""
    broken, made = [], 0
    for run in range(trial.runs):
        place = trial.place(run)
        second = place / "share"
        second.mkdir()
        stores = [_person(place / str(n), second) for n in range(PEOPLE)]
        of: dict[str, Store] = {}
        for _ in range(TURNS):
            store = trial.dice.choice(stores)
            before = {path.name for path in second.iterdir()}
            leap = trial.dice.choice(LEAPS)
            store.connection.execute("UPDATE ledger SET day = day + ?, sequence = sequence + 1", (leap,))
            name = backups.back_up(store, BackupReason.WORK).backup.path.name
            of[name] = store
            made += 1
            gone = before - {path.name for path in second.iterdir()}
            broken += [f"run {run}: {name} was removed by another store" for name in gone if of[name] is not store]
        for store in stores:
            newest = next(iter(backups.own_backups(store, second)), None)
            if newest and inspect(newest.path, store.key).standing is not BackupState.GOOD:
                broken.append(f"run {run}: the newest backup of a store is none that it can restore")
            store.close()
        shutil.rmtree(place)
    return Outcome(trial.runs, tuple(broken), f"{made} backups of {PEOPLE} stores in one folder")


def _person(folder: Path, second: Path) -> Store:
    store = create_store(folder / "firsthand.db", random_key())
    backups.choose_folder(store, second)
    incoming.add(store, a_whole_visit())
    return store


PROMISES = (
    Promise("S3", "backups of another store are never removed, nor count as ours", 60, one_folder_for_many, quick=2, short=1),
)
