"""Promises about damaged files: power cuts, failing disks, faulty syncing."""

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from db.backup import backups
from db.backup.names import BackupReason
from db.backup.restore import restore
from db.diagnosis.health_check import Finding, examine, findings
from db.engine.driver_errors import plain_errors
from db.integrity import ledger
from db.model.errors import Refused, StoreError
from db.service.opening import create_store, open_store
from tests.torture.injuries import FILE_INJURIES, LOG_INJURIES, swapped
from tests.torture.stores import KEY, NAME, a_part, a_store, change, copy_files, fingerprint, fingerprint_at, is_sound, put
from tests.torture.table import Outcome, Promise, Trial

COMMITS, MOST_SECONDS_TO_OFFER = 60, 3.0


def injured_logs(trial: Trial) -> Outcome:
    """Cuts, zeroes and flips the log at random places; the store must hold one of the states that were committed."""
    source = trial.place(0)
    store, whole = a_store(source / NAME, trial.dice)
    # Everything from here on is in the log, and only there.
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.connection.execute("PRAGMA wal_autocheckpoint = 0")
    states = [fingerprint(store.connection)]
    notes = list(whole.notes)
    for n in range(COMMITS):
        if n % 3 == 2:
            change(store, notes.pop(), None)
        else:
            notes.append(a_part(whole, trial.dice, 1000 + n))
            put(store, whole.visit.id, notes[-1])
        states.append(fingerprint(store.connection))
    crashed = copy_files(store.path, trial.folder / "crashed")
    store.close()
    broken, seen = [], set()
    for run in range(1, trial.runs + 1):
        path = copy_files(crashed, trial.place(run))
        injure = LOG_INJURIES[run % len(LOG_INJURIES)]
        injure(path.with_name(f"{NAME}-wal"), trial.dice)
        try:
            opened = open_store(path, KEY)
            state = fingerprint(opened.connection)
            if state not in states or not is_sound(opened.connection):
                broken.append(f"run {run}: {injure.__name__} left a state that was never committed")
            seen.add(state)
            opened.close()
        except StoreError as error:
            broken.append(f"run {run}: {injure.__name__}: {error}")
        shutil.rmtree(path.parent)
    return Outcome(trial.runs, tuple(broken), f"{len(seen)} of {len(states)} committed states seen")


@dataclass(frozen=True, slots=True)
class Kept:
    """What must survive: the state of the newest backup, and of the store before it was damaged."""

    backup: str
    store: str


def damaged_stores(trial: Trial) -> Outcome:
    """Damages a store in every way; it must be noticed, nothing overwritten, and the newest good backup offered at once."""
    earlier, later, kept = _two_days(trial)
    broken, slowest = [], 0.0
    for run in range(1, trial.runs + 1):
        place = trial.folder / str(run)
        shutil.copytree(later.parent / "backups", place / "backups")
        kind = run % (len(FILE_INJURIES) + 2)
        if kind < len(FILE_INJURIES):
            name = FILE_INJURIES[kind].__name__
            path = copy_files(later, place)
            # Damage to the file itself, as it is without its log.
            path.with_name(f"{NAME}-wal").unlink()
            path.write_bytes((later.parent / "closed.db").read_bytes())
            FILE_INJURIES[kind](path, trial.dice)
        else:
            newer_file = kind == len(FILE_INJURIES)
            name = "newer file, older log" if newer_file else "older file, newer log"
            path = swapped(earlier, later, place, newer_file)
            shutil.copy(later.with_suffix(".count"), place)
        complaint, seconds = _complaint(path, kept)
        slowest = max(slowest, seconds)
        if complaint:
            broken.append(f"run {run}: {name}: {complaint}")
        shutil.rmtree(place)
    return Outcome(trial.runs, tuple(broken), f"the backup was offered in {slowest:.2f} s at most")


def _two_days(trial: Trial) -> tuple[Path, Path, Kept]:
    """Returns a store's files of two days, each with a log; beside the later ones a backup and the store after closing."""
    store, whole = a_store(trial.place(0) / NAME, trial.dice, notes=100)
    made = backups.back_up(store, BackupReason.WORK)
    states = []
    for day in ("earlier", "later"):
        for n in range(50):
            put(store, whole.visit.id, a_part(whole, trial.dice, 2000 + n))
        ledger.remember(store)
        states.append(copy_files(store.path, trial.folder / day))
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(made.backup.path.parent, states[1].parent / "backups")
    kept = Kept(fingerprint_at(made.backup.path), fingerprint(store.connection))
    store.close()
    shutil.copy(store.path, states[1].parent / "closed.db")
    return states[0], states[1], kept


def _complaint(path: Path, kept: Kept) -> tuple[str, float]:
    """Opens a damaged store as the program does, and restores the backup it offers; returns what was wrong, and how long the
    offer took in seconds."""
    before = _bytes(path)
    try:
        noticed, state = _opened(path)
    except StoreError:
        noticed, state = True, ""
    if not noticed and state != kept.store:
        return "something is missing, and nobody noticed", 0.0
    copies = [_bytes(folder / NAME) for folder in path.parent.glob("*-as-found")]
    if noticed and _bytes(path) != before and before not in copies:
        return "what was there was overwritten", 0.0
    try:
        create_store(path, KEY).close()
    except Refused:
        pass
    else:
        return "an empty store was put in its place", 0.0
    began = time.monotonic()
    offered = backups.newest_good(path, KEY)
    seconds = time.monotonic() - began
    if offered is None or seconds > MOST_SECONDS_TO_OFFER:
        return f"no backup was offered in time ({seconds:.1f} s)", seconds
    present = _bytes(path)
    restored = restore(path, offered[0].path, KEY)
    if fingerprint_at(path) != kept.backup:
        return "the restored store is not what the backup held", seconds
    if present and (restored.aside is None or _bytes(restored.aside / NAME) != present):
        return "the damaged store was not kept", seconds
    return "", seconds


def _opened(path: Path) -> tuple[bool, str]:
    """Returns whether opening reports a fault, and the store's state if it can be read. Raises StoreError."""
    found: list[Finding] = examine(path, KEY)
    opened = open_store(path, KEY)
    try:
        found += findings(opened)
        noticed = not all(finding.good for finding in found)
        with plain_errors(path):
            return noticed, fingerprint(opened.connection)
    finally:
        opened.close()


def _bytes(path: Path) -> dict[str, bytes]:
    files = (path, path.with_name(f"{path.name}-wal"))
    return {file.name: data for file in files if file.exists() and (data := file.read_bytes())}


PROMISES = (
    Promise("R2", "a power cut leaves a state that was committed", 1000, injured_logs, quick=18, short=9),
    Promise("R9", "damage is noticed, kept, and the newest good backup offered", 500, damaged_stores, quick=18, short=6),
)
