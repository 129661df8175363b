"""Kills the program while it changes the key of a store, and looks at what the next start finds (K4)."""

import random
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db.diagnosis.health_check import findings
from db.engine.keys import Key
from db.engine.store import Store
from db.model.errors import StoreError, WrongKey
from db.repositories import incoming
from db.service.opening import open_for_reading, open_store
from desktop.core.paths import DataFolder
from desktop.keys.key_change import copies_of, settle
from desktop.keys.key_record import read_record
from desktop.keys.unlock import find_key, open_or_create
from tests import warm
from tests.factories import a_customer, a_whole_visit
from tests.keys.keyrings import entries, keyring_in

OLD, NEW = "fjord lantern gravel oboe", "harbour thistle violet drum"
WAITING_SECONDS = 60.0
VISITS = 25
# Leaves its last visit in the write-ahead log, as a kill does.
DYING = """
import os, sys
from pathlib import Path
from db.engine.keys import Key
from db.repositories import incoming, visits
from db.service.opening import open_store
from tests import warm
from tests.factories import a_customer, a_whole_visit
store = open_store(Path(sys.argv[1]), Key(bytes.fromhex(sys.argv[2])))
store.connection.execute("PRAGMA wal_autocheckpoint = 0")
incoming.add(store, a_whole_visit(a_customer(name="Last in the log")))
os._exit(0)
"""


@dataclass(frozen=True, slots=True)
class Way:
    """From a passphrase or the keyring (None) to the other or the same; `log` when a write-ahead log is left to fold in."""

    before: str | None
    after: str | None
    log: bool


WAYS = tuple(Way(before, after, log) for before in (None, OLD) for after in (None, NEW) for log in (False, True))


@dataclass(frozen=True, slots=True)
class Wreck:
    """What a kill left: whether the change had happened, and the sentences of what was not as promised."""

    changed: bool
    finished: bool
    broken: tuple[str, ...]


class Original:
    """The store before the change, made once for each way and copied for each kill."""

    def __init__(self, folder: Path, way: Way) -> None:
        self.folder, self.way = folder, way
        self.data_folder = DataFolder(folder / "data")
        with keyring_in(folder / "ring"):
            key = find_key(self.data_folder, way.before)
            store = open_or_create(self.data_folder, key)
            for n in range(VISITS):
                incoming.add(store, a_whole_visit(a_customer(name=f"Customer {n}")))
            store.close()
        self.key = Key(key.raw)
        self.data_folder.backups.mkdir(mode=0o700)
        shutil.copy(self.data_folder.store, self.data_folder.backups / "backup.db")
        if way.log:
            warm.run(["-c", DYING, self.data_folder.store, key.raw.hex()]).check_returncode()
        self.count = VISITS + way.log
        self.lines = self._measure(folder.with_name(folder.name + " whole"), 0)
        self.seconds = self._measure(folder.with_name(folder.name + " timed"), -1)

    def _measure(self, target: Path, line: int) -> float:
        """Lines (`line` 0) or seconds (below 0) that a change takes when nobody disturbs it."""
        shutil.copytree(self.folder, target)
        with start(target, self, line) as process:
            assert process.stdout.readline().strip() == "go"
            began = time.monotonic()
            done = process.stdout.readline().split()
            took = time.monotonic() - began
        shutil.rmtree(target)
        return took if line < 0 else int(done[1])


def start(target: Path, original: Original, line: int) -> warm.Program:
    """Begins a change in a process of its own."""
    command = ["-m", "tests.torture.changer", target / "data", original.key.raw.hex(), line]
    return warm.start(command + ([original.way.after] if original.way.after else []))


def kill_while_changing(original: Original, target: Path, dice: random.Random) -> Wreck:
    """Changes the key of a copy, kills that at a random line of the program or at a random moment, and looks at the wreck."""
    shutil.copytree(original.folder, target)
    at_line = dice.random() < 0.5
    with start(target, original, dice.randint(1, int(original.lines)) if at_line else -1) as process:
        watchdog = threading.Timer(WAITING_SECONDS, process.kill)
        watchdog.start()
        assert process.stdout.readline().strip() == "go"
        if not at_line:
            time.sleep(dice.uniform(0, original.seconds))
            process.kill()
        finished = process.stdout.readline().startswith("done")
        watchdog.cancel()
    with keyring_in(target / "ring"):
        return _look_at(DataFolder(target / "data"), target / "ring", original, finished)


def _look_at(data_folder: DataFolder, ring: Path, original: Original, finished: bool) -> Wreck:
    held = set(entries(ring).values())
    opening = list(_openings(data_folder, original))
    if len(opening) != 1:
        return Wreck(False, finished, (f"{len(opening)} keys open it",))
    changed, key = opening[0]
    broken = [*_looked_over(data_folder, key, original)]
    if finished and not changed:
        broken.append("it said done, but was not changed")
    by_keyring = (original.way.after if changed else original.way.before) is None
    if by_keyring and key.raw.hex() not in held:
        broken.append("the key that opens it was not in the keyring")
    # The next start opens, settles, and is then as if nothing had happened.
    settle(data_folder, key, copies_of(data_folder, key))
    if [found for found, _ in _openings(data_folder, original)] != [changed]:
        broken.append("after settling another key opens it")
    if read_record(data_folder).next or [*data_folder.folder.rglob("*rekeyed*"), *data_folder.folder.rglob("*.new")]:
        broken.append("settling left something behind")
    kept = set(entries(ring).values())
    if (by_keyring and key.raw.hex() not in kept) or len(kept) > 1 + (not finished):
        broken.append(f"{len(kept)} keys are left in the keyring")
    broken += _backup(data_folder, original, key, changed)
    return Wreck(changed, finished, tuple(broken))


def _openings(data_folder: DataFolder, original: Original) -> Iterator[tuple[bool, Key]]:
    """Yields the ways in which the program finds a key that opens the store: (whether it is the new one, the key)."""
    for changed, passphrase in ((False, original.way.before), (True, original.way.after)):
        try:
            key = find_key(data_folder, passphrase)
            open_for_reading(data_folder.store, key).close()
        except (WrongKey, StoreError):
            continue
        if changed == (key.raw != original.key.raw):
            yield changed, key


def _looked_over(data_folder: DataFolder, key: Key, original: Original) -> Iterator[str]:
    store: Store = open_store(data_folder.store, key)
    yield from (str(finding.sentence) for finding in findings(store) if not finding.good)
    count = store.connection.execute("SELECT count(*) FROM visits").fetchone()[0]
    if count != original.count:
        yield f"it holds {count} visits of {original.count}"
    store.close()


def _backup(data_folder: DataFolder, original: Original, key: Key, changed: bool) -> Iterator[str]:
    """Yields a fault unless the backup opens with the key of the store, or with the old one if that was a passphrase."""
    path = data_folder.backups / "backup.db"
    may_be_left = changed and original.way.before is not None
    for candidate in (key, original.key) if may_be_left else (key,):
        try:
            store = open_store(path, Key(candidate.raw))
        except WrongKey:
            continue
        yield from (f"backup: {finding.sentence}" for finding in findings(store) if not finding.good)
        store.close()
        return
    yield "no key that somebody has opens the backup"
