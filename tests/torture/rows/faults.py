"""Promises about calls that fail and disks that are full."""

import shutil
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from queue import Queue

from db.engine.driver import DriverError
from db.engine.keys import Key
from db.integrity.verification import BackupState, inspect
from db.model.edits import Edit, RecordChange
from db.model.errors import StoreError
from db.privacy import requests
from db.repositories import visits
from db.service.opening import open_for_reading, open_store
from db.service.writer import Heard, Saved, Trouble, Writer
from tests.torture.disks import MEGABYTE, Disk, small_disk
from tests.torture.doings import Scene, scenes
from tests.torture.faulty import FILE_FAULTS, SQL_FAULTS, Fuse, failing_files, failing_sql
from tests.torture.stores import KEY, NAME, a_part, a_store, fingerprint_at, is_sound
from tests.torture.table import Outcome, Promise, Trial

# Erasing makes 655 statements, bringing an old store up to date 725, and each further table adds to both.
MOST_CALLS = 3000
DISK_BYTES, LEAST_BYTES, STEPS = 24 * MEGABYTE, 4096, 8
MOST_SECONDS_TO_SAVE_AGAIN = 5.0
GOOD = BackupState.GOOD
Fault = Callable[[int, Path], AbstractContextManager[Fuse]]


def failing_calls(trial: Trial) -> Outcome:
    """Makes the first, second, third … call fail until it comes through; then all is there or nothing, and it works again."""
    broken, calls = [], 0
    known = scenes(trial)
    faults = _faults()
    pairs = [(scene, fault) for fault in faults for scene in known]
    trial.dice.shuffle(pairs)
    # In the short version only some of the calls, but of every scene.
    step = 1 if trial.runs >= len(pairs) else 31
    for run, (scene, (name, fault)) in enumerate(pairs[: trial.runs]):
        first = trial.dice.randrange(1, step + 1)
        for at in range(first, MOST_CALLS, step):
            folder = trial.folder / f"run {run} {at}"
            shutil.copytree(scene.template, folder)
            blown, complaint = _tried(scene, folder, at, fault)
            shutil.rmtree(folder)
            calls += blown
            if complaint:
                broken.append(f"{scene.name}, {name} at call {at}: {complaint}")
            if not blown:
                break
        else:
            broken.append(f"{scene.name}, {name}: it never came through")
    return Outcome(min(trial.runs, len(pairs)), tuple(broken), f"{calls} calls failed")


def _faults() -> list[tuple[str, Fault]]:
    sql = [(name, _of_sql(name, rolls_back)) for name in SQL_FAULTS for rolls_back in (False, True)]
    return [*sql, *((f"file error {number}", _of_files(number)) for number in FILE_FAULTS)]


def _of_sql(name: str, rolls_back: bool) -> Fault:
    return lambda at, _folder: failing_sql(at, name, rolls_back)


def _of_files(number: int) -> Fault:
    return lambda at, folder: failing_files(at, number, folder)


def _tried(scene: Scene, folder: Path, at: int, fault: Fault) -> tuple[bool, str]:
    """Returns whether the call failed, and what was wrong afterwards."""
    with fault(at, folder) as fuse:
        try:
            scene.does(folder)
        except (StoreError, DriverError, OSError):
            failed = True
        except AssertionError as error:
            return fuse.blown, str(error)
        else:
            failed = False
    if not fuse.blown:
        return False, "" if not failed else "it failed without a fault"
    state = _state(folder, scene.key)
    if state not in (scene.before, scene.after):
        return True, "half of it was stored"
    if not failed and state != scene.after:
        return True, "it was said to be done, and is not"
    if state == scene.before:
        scene.does(folder)
        if fingerprint_at(folder / NAME, scene.key) != scene.after:
            return True, "it did not work the next time"
    return True, ""


def _state(folder: Path, key: Key) -> str:
    """Returns the state of the store after the next start, which finishes what was begun."""
    store = open_store(folder / NAME, key)
    try:
        requests.finish(store)
        if not is_sound(store.connection):
            return "not sound"
    finally:
        store.close()
    return fingerprint_at(folder / NAME, key)


def full_disks(trial: Trial) -> Outcome:
    """Leaves a little more room each time until it is enough; until then nothing is lost, and it works once there is room."""
    broken, refused, kinds = [], 0, set()
    known = scenes(trial)
    disk_folder = trial.place(0)
    for run in range(trial.runs):
        scene = known[run % len(known)]
        step = STEPS * (run // len(known)) + trial.dice.randrange(STEPS)
        with small_disk(disk_folder, DISK_BYTES) as disk:
            kinds.add(type(disk).__name__)
            was_refused, complaint = _with_little_room(scene, disk, step * LEAST_BYTES)
            refused += was_refused
        if complaint:
            broken.append(f"{scene.name}, {step * LEAST_BYTES} bytes free: {complaint}")
    return Outcome(trial.runs, tuple(broken), f"{refused} were refused; disk: {', '.join(kinds)}")


def _with_little_room(scene: Scene, disk: Disk, free: int) -> tuple[bool, str]:
    """Returns whether it was refused for lack of room, and what was wrong with the refusal."""
    folder = disk.folder / "data"
    shutil.copytree(scene.template, folder)
    backups = {path: path.read_bytes() for path in folder.glob("backups/*.db")}
    disk.leave(free)
    refusal = ""
    try:
        scene.does(folder)
    except (StoreError, DriverError, OSError) as error:
        refusal = f"{type(error).__name__} {error}"
    except AssertionError as error:
        return True, str(error)
    rewritten = scene.name == "erasing"
    for path, data in backups.items():
        if not path.exists() or (path.read_bytes() != data and not (rewritten and inspect(path, scene.key).standing is GOOD)):
            return True, f"the backup {path.name} is not what it was"
    disk.clear()
    state = _state(folder, scene.key)
    if state not in (scene.before, scene.after):
        return True, f"half of it was stored ({refusal})"
    if not refusal and state != scene.after:
        return False, "it was said to be done, and is not"
    if state == scene.before and scene.before != scene.after:
        scene.does(folder)
        if fingerprint_at(folder / NAME, scene.key) != scene.after:
            return True, "it did not work once there was room"
    shutil.rmtree(folder)
    return bool(refusal), "" if not refusal or _says_why(refusal) else f"it does not say why: {refusal}"


def _says_why(refusal: str) -> bool:
    # Where a disk cannot be made small, files that may not grow stand in for it, which SQLite calls a failing write.
    return any(
        word in refusal
        for word in ("disk is full", "could not be read or written", "could not be copied", "No space left", "disk I/O error")
    )


def saving_on(trial: Trial) -> Outcome:
    """Fills the disk of an open store while somebody types, and frees it; every word is stored without a restart."""
    broken, troubles = [], 0
    disk_folder = trial.place(0)
    for run in range(trial.runs):
        with small_disk(disk_folder, DISK_BYTES) as disk:
            complaint, met = _typed_on(disk, trial)
            troubles += met
        if complaint:
            broken.append(f"run {run}: {complaint}")
    return Outcome(trial.runs, tuple(broken), f"{troubles} times there was no room")


def _typed_on(disk: Disk, trial: Trial) -> tuple[str, int]:
    path = disk.folder / "data" / NAME
    store, whole = a_store(path, trial.dice, notes=6)
    store.close()
    heard: Queue[Heard] = Queue()
    writer = Writer(lambda: open_store(path, KEY), heard.put, retry_seconds=0.02)
    writer.start()
    notes = [a_part(whole, trial.dice, 1000 + n) for n in range(60)]
    full_at = trial.dice.randrange(10, 40)
    for n, note in enumerate(notes):
        if n == full_at:
            disk.leave(trial.dice.randrange(30_000))
        writer.save(Edit(whole.visit.id, (RecordChange(None, replace(note, text=note.text * 40)),)))
    trouble = ""
    while not trouble:
        event = heard.get(timeout=30)
        if isinstance(event, Trouble):
            trouble = f"{type(event.error).__name__} {event.error}"
        elif isinstance(event, Saved) and event.edit.changes[-1].record.id == notes[-1].id:
            break
    disk.clear()
    began = time.monotonic()
    while trouble and not (
        isinstance(event := heard.get(timeout=30), Saved) and event.edit.changes[-1].record.id == notes[-1].id
    ):
        continue
    seconds = time.monotonic() - began
    if not writer.close():
        return "not everything was stored at the close", bool(trouble)
    if trouble and not _says_why(trouble):
        return f"it does not say why: {trouble}", True
    reading = open_for_reading(path, KEY)
    stored = {note.id for note in visits.load(reading.connection, whole.visit.id).notes}
    reading.close()
    shutil.rmtree(path.parent)
    if missing := {note.id for note in notes} - stored:
        return f"{len(missing)} of {len(notes)} notes were not stored", bool(trouble)
    return ("" if seconds < MOST_SECONDS_TO_SAVE_AGAIN else f"it took {seconds:.1f} s to save again"), bool(trouble)


PROMISES = (
    Promise("R3", "on a full disk nothing is lost, and it works once there is room", 400, full_disks, quick=5, short=2),
    Promise("R3b", "who types while the disk is full loses no word", 40, saving_on, quick=1),
    Promise("R4", "any failing call costs nothing but the try", 190, failing_calls, quick=6, short=2),
)
