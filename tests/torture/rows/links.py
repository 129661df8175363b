"""A store that is a link to another place: whatever is done to it, the link stays, and no former file stays behind it."""

import os
import shutil
from pathlib import Path

from db.backup import backups
from db.backup.names import BackupReason
from db.backup.rekeying import opens, rekey
from db.backup.restore import restore
from db.engine.keys import Key, random_key_and_salt
from db.model.errors import StoreError
from db.repositories import incoming
from db.service.opening import open_store
from tests.factories import a_whole_visit
from tests.prepared import new_store
from tests.torture.stores import KEY, NAME
from tests.torture.table import Outcome, Promise, Trial

DOINGS = ("key", "restore", "disk away")


def links_stay(trial: Trial) -> Outcome:
    """Changes the key and restores, in any order, where one to four links lead to the store, or it has a second name."""
    broken, done = [], 0
    for run in range(trial.runs):
        place = trial.place(run)
        path, real, second = _linked(place, trial)
        key = KEY
        for doing in trial.dice.choices(DOINGS, k=4):
            former, key = key, _do(doing, path, real, key)
            done += 1
            if doing == "restore":
                # From now on it is the name of what was put aside.
                second = None
            if not path.is_symlink():
                broken.append(f"run {run}, {doing}: the link is gone")
            broken += [f"run {run}, {doing}: {file} opens with the former key" for file in _behind(real, second, former, key)]
            if former != key:
                # From now on it is a file of its own.
                second = None
        open_store(path, key).close()
        over = {file.name for file in real.parent.iterdir()} - {real.name}
        broken += [f"run {run}: {name} was left beside the file" for name in over]
        shutil.rmtree(place)
    return Outcome(trial.runs, tuple(broken), f"{done} changes of key, restores and disks away")


def _linked(place: Path, trial: Trial) -> tuple[Path, Path, Path | None]:
    """Returns a store with a backup, the file it leads to, and that file's second name, if it has one."""
    path, real = place / "data" / NAME, place / "disk" / "big.db"
    store = new_store(path, KEY)
    incoming.add(store, a_whole_visit())
    backups.back_up(store, BackupReason.WORK)
    store.close()
    real.parent.mkdir()
    path.rename(real)
    leads = real
    for n in range(trial.dice.randrange(0, 4)):
        link = place / f"link {n}"
        link.symlink_to(os.path.relpath(leads, place) if trial.dice.random() < 0.5 else leads)
        leads = link
    path.symlink_to(leads)
    second = place / "second name" if trial.dice.random() < 0.3 else None
    if second:
        second.hardlink_to(real)
    return path, real, second


def _do(doing: str, path: Path, real: Path, key: Key) -> Key:
    if doing == "key":
        new = random_key_and_salt()
        rekey(path, key, new)
        for made in backups.all_backups(path):
            rekey(made.path, key, new)
        return new
    backup = backups.all_backups(path)[0].path
    if doing == "restore":
        restore(path, backup, key)
        return key
    away = real.parent.rename(real.parent.with_name("away"))
    for attempt in (lambda: rekey(path, key, random_key_and_salt()), lambda: restore(path, backup, key)):
        try:
            attempt()
        except StoreError:
            continue
        raise AssertionError("something was put where the link leads nowhere")
    away.rename(real.parent)
    return key


def _behind(real: Path, second: Path | None, former: Key, key: Key) -> list[str]:
    """Returns the names under which a former key still opens the store."""
    if former == key:
        return []
    return [file.name for file in (real, second) if file and opens(file, former)]


PROMISES = (Promise("S10", "a store that is a link stays one, and leaves no old file behind", 200, links_stay, quick=4, short=2),)
