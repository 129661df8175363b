"""What lies in the data folder instead of our files: a pipe, a folder, a link to nowhere; nobody waits for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from db.engine.store import Store
from tests import warm
from tests.prepared import new_store
from tests.torture.stores import KEY, NAME
from tests.torture.table import Outcome, Promise, Trial

NAMES = (
    *("firsthand.count", "unlocking.json", "firsthand.db.restoring", "settings.json", "firsthand.erased", "firsthand.log"),
    *("firsthand.db", "firsthand.lock", "guides/my.toml", "backups", "firsthand.db-wal", "firsthand.count.part"),
)
MOST_SECONDS = 20
PROGRAM = """
import sys; from pathlib import Path
from db.engine.keys import Key; from db.model.errors import StoreError
from desktop.core.paths import DataFolder; from desktop.core.settings import Settings
from desktop.core.single_instance import SingleInstance; from desktop.interview.guide import read_guides
from desktop.keys.unlock import open_or_create
from db.service.maintenance import Upkeep
folder = DataFolder(Path(sys.argv[1]))
SingleInstance(folder).enter(); Settings(folder.settings).choose("guide", "30"); read_guides([folder.guides])
try:
    store = open_or_create(folder, Key(bytes(range(100, 132))))
    upkeep = Upkeep(store, lambda told: None); upkeep.begin(); upkeep.end(); store.close()
except StoreError as error:
    print(error)
"""


def nobody_waits(trial: Trial) -> Outcome:
    """Puts something else in the place of a file of ours: the store opens, or a sentence says what is wrong; in time."""
    broken, refused = [], 0
    names = trial.some(NAMES, trial.runs)
    for run in range(trial.runs):
        folder = trial.place(run) / "data"
        store: Store = new_store(folder / NAME, KEY)
        store.close()
        name = names[run % len(names)]
        _replace(folder / name, trial.dice.choice(("pipe", "folder", "link")))
        try:
            done = warm.run(["-c", PROGRAM, folder], timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired:
            broken.append(f"run {run}: the program waits for {name}")
            continue
        refused += bool(done.stdout)
        if done.returncode:
            broken.append(f"run {run}: {name}: {done.stderr.splitlines()[-1]}")
        shutil.rmtree(folder)
    return Outcome(trial.runs, tuple(broken), f"{len(NAMES)} names, {refused} refused in a sentence")


def _replace(path: Path, what: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    if what == "pipe":
        os.mkfifo(path)
    elif what == "folder":
        path.mkdir()
    else:
        path.symlink_to("/nowhere/at/all")


PROMISES = (Promise("S6", "nothing but plain files is opened; nobody waits", 72, nobody_waits, quick=12, short=4),)
if sys.platform == "win32":  # pipes are made by other systems only
    PROMISES = ()
