"""Promises about files and folders that cannot be read, written or found, or are moved away; and about who may read them."""

import os
import shutil
import stat
import threading
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from queue import Empty, Queue

from db.backup import backups
from db.backup.names import BackupReason
from db.backup.restore import restore
from db.diagnosis.repair import repair
from db.engine import folder_kind
from db.engine.keys import Key
from db.engine.store import Store
from db.integrity import ledger
from db.model.edits import Edit, RecordChange
from db.model.errors import StoreError
from db.model.whole_visit import WholeVisit
from db.privacy import mentions, requests
from db.repositories import visits
from db.service.opening import create_store, open_for_reading, open_store
from db.service.writer import Heard, Saved, StoreOpened, Trouble, Writer
from tests.factories import a_note
from tests.torture.stores import KEY, NAME, a_store, fingerprint_at
from tests.torture.table import Outcome, Promise, Trial
from tests.torture.weak import weak

MOST_SECONDS_TO_NOTICE = 10.0


def a_closed_folder(path: Path) -> None:
    path.parent.chmod(0o555)


def an_unreachable_folder(path: Path) -> None:
    path.parent.chmod(0o000)


def a_read_only_file(path: Path) -> None:
    path.chmod(0o444)


def an_unreadable_file(path: Path) -> None:
    path.chmod(0o000)


def a_folder_in_its_place(path: Path) -> None:
    path.rename(path.with_name("kept.db"))
    path.mkdir()


def a_folder_that_is_gone(path: Path) -> None:
    path.parent.rename(path.parent.with_name("gone"))


def a_dangling_link(path: Path) -> None:
    path.rename(path.with_name("kept.db"))
    path.symlink_to(path.with_name("nowhere.db"))


OBSTACLES: tuple[Callable[[Path], None], ...] = (
    *(a_closed_folder, an_unreachable_folder, a_read_only_file, an_unreadable_file, a_folder_in_its_place),
    *(a_folder_that_is_gone, a_dangling_link),
)


def obstacles(trial: Trial) -> Outcome:
    """Tries stores that cannot be opened: each is refused with its path, and nothing new is put in its place."""
    broken = []
    for run in range(trial.runs):
        folder = trial.place(run) / "data"
        store, _ = a_store(folder / NAME, trial.dice, notes=5)
        store.close()
        content = store.path.read_bytes()
        obstacle = OBSTACLES[run % len(OBSTACLES)]
        obstacle(store.path)
        with weak():
            # A folder that is not there yet is made for a first store; a store that should be there is not.
            openings = (open_store,) if obstacle is a_folder_that_is_gone else (open_store, create_store)
            complaint = _refusal(store.path, openings)
        for changed in (folder, folder.with_name("gone")):
            if changed.exists():
                changed.chmod(0o700)
        stands = [file for file in (*folder.glob("*.db"), *folder.with_name("gone").glob("*.db")) if file.is_file()]
        if complaint or len(stands) != 1 or stands[0].read_bytes() != content:
            broken.append(f"run {run}: {obstacle.__name__}: {complaint or 'the store was touched'}")
    return Outcome(trial.runs, tuple(broken), f"{len(OBSTACLES)} obstacles")


def _refusal(path: Path, openings: Iterable[Callable[[Path, Key], Store]]) -> str:
    """Returns the faults in the refusal of the store at `path`."""
    for opening in openings:
        try:
            opening(path, KEY).close()
        except StoreError as error:
            if str(path) not in str(error) and str(path.parent) not in str(error):
                return f"the path is not named: {error}"
        else:
            return f"{opening.__name__} went through"
    try:
        reading = open_for_reading(path, KEY)
    except StoreError:
        return ""
    # What can be read may be.
    found = reading.connection.execute("SELECT count(*) FROM notes").fetchone()[0]
    reading.close()
    return "" if found == 6 else "it was read as something else"


def renamed(path: Path) -> Callable[[], None]:
    moved = path.rename(path.with_name("moved.db"))
    return lambda: _back(moved, path)


def folder_renamed(path: Path) -> Callable[[], None]:
    moved = path.parent.rename(path.parent.with_name("moved"))
    return lambda: _back(moved, path.parent)


def replaced_by_a_copy(path: Path) -> Callable[[], None]:
    moved = path.rename(path.with_name("moved.db"))
    shutil.copy(moved, path)
    return lambda: _back(moved, path)


def replaced_by_another_store(path: Path) -> Callable[[], None]:
    other = create_store(path.with_name("other.db"), KEY)
    other.close()
    moved = path.rename(path.with_name("moved.db"))
    other.path.replace(path)
    return lambda: _back(moved, path)


def _back(moved: Path, place: Path) -> None:
    moved.replace(place)


MOVES = (renamed, folder_renamed, replaced_by_a_copy, replaced_by_another_store)
SYNCED = (
    *("OneDrive", "OneDrive - Halden Pumps AS", "Dropbox", "Dropbox (Halden)", "iCloud Drive", "Google Drive", "Nextcloud"),
    *("GoogleDrive-ingrid@halden.no", "Mobile Documents/com~apple~CloudDocs", "Library/CloudStorage/OneDrive-Halden"),
)


def moves(trial: Trial) -> Outcome:
    """Moves or replaces a store while it is written to: it is noticed, no word goes elsewhere, all are stored once it is back."""
    broken, slowest = [], 0.0
    for run in range(trial.runs):
        path = trial.place(run) / "data" / NAME
        if run % 3 == 2:
            complaint, seconds = _synced(trial.folder / f"{run} synced" / SYNCED[run // 3 % len(SYNCED)]), 0.0
        else:
            complaint, seconds = _moved(path, MOVES[run % len(MOVES)], trial)
        slowest = max(slowest, seconds)
        if complaint:
            broken.append(f"run {run}: {complaint}")
    return Outcome(trial.runs, tuple(broken), f"noticed within {slowest:.2f} s")


def _moved(path: Path, move: Callable[[Path], Callable[[], None]], trial: Trial) -> tuple[str, float]:
    store, whole = a_store(path, trial.dice, notes=5)
    store.close()
    heard: Queue[Heard] = Queue()
    writer = Writer(lambda: open_store(path, KEY), heard.put, retry_seconds=0.01)
    writer.start()
    _await(heard, StoreOpened)
    writer.save(_edit(whole, 0))
    _await(heard, Saved)
    put_back = move(path)
    others = {file: file.read_bytes() for file in path.parent.glob("*.db") if file.parent.exists()}
    began = time.monotonic()
    for n in range(1, 4):
        writer.save(_edit(whole, n))
    trouble = _await(heard, Trouble)
    seconds = time.monotonic() - began
    time.sleep(trial.dice.uniform(0, 0.05))
    changed = [file.name for file, data in others.items() if file.read_bytes() != data]
    put_back()
    stored = writer.close()
    if trouble is None or seconds > MOST_SECONDS_TO_NOTICE:
        return f"{move.__name__} was not noticed", seconds
    if changed:
        return f"{move.__name__}: {changed} was written to", seconds
    reading = open_for_reading(path, KEY)
    texts = {note.text for note in visits.load(reading.connection, whole.visit.id).notes}
    reading.close()
    missing = {f"word {n}" for n in range(4)} - texts
    return (f"{move.__name__}: {missing} were not stored (closed: {stored})" if missing else ""), seconds


def _edit(whole: WholeVisit, number: int) -> Edit:
    return Edit(whole.visit.id, (RecordChange(None, a_note(whole.visit, position=100 + number, text=f"word {number}")),))


def _await(heard: Queue[Heard], kind: type) -> Heard | None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            event = heard.get(timeout=1)
        except Empty:
            continue
        if isinstance(event, kind):
            return event
    return None


def _synced(folder: Path) -> str:
    if folder_kind.kind_of(folder).is_local:
        return f"{folder} was taken for a local one"
    store = create_store(folder / NAME, KEY)
    (mode,) = store.connection.execute("PRAGMA journal_mode").fetchone()
    store.close()
    return "" if mode == "delete" else f"a store in {folder} has a journal of mode {mode}"


def modes(trial: Trial) -> Outcome:
    """Runs everything that writes files: nobody but the owner can read one of them, or look into our folders."""
    broken = []
    umask = os.umask(0o022)
    try:
        for run in range(trial.runs):
            broken += [f"run {run}: {complaint}" for complaint in _open_to_others(trial.place(run) / "data", trial)]
    finally:
        os.umask(umask)
    return Outcome(trial.runs, tuple(broken), "every file 0600, every folder 0700")


def _open_to_others(folder: Path, trial: Trial) -> list[str]:
    store, whole = a_store(folder / NAME, trial.dice, notes=30)
    complaints: list[str] = []
    watching = threading.Event()
    watcher = threading.Thread(target=_watch, args=(folder, watching, complaints))
    watcher.start()
    try:
        ledger.note_day(store, datetime.now(UTC).date())
        backups.back_up(store, BackupReason.WORK)
        person = whole.people[0]
        requests.erase(store, person.id, confirmed=[m.key for m in mentions.about(store.connection, person.id).to_check])
        store.close()
        repair(store.path, KEY)
        restore(store.path, backups.all_backups(store.path)[0].path, KEY)
        open_store(store.path, KEY).close()
        fingerprint_at(store.path)
    finally:
        watching.set()
        watcher.join()
    return sorted(set(complaints))


def _watch(folder: Path, ended: threading.Event, complaints: list[str]) -> None:
    """Looks at every file again and again, also at those that are there for a moment only."""
    while not ended.is_set():
        for place, folders_there, files in os.walk(folder):
            for name in (*folders_there, *files):
                try:
                    mode = stat.S_IMODE(os.lstat(os.path.join(place, name)).st_mode)
                except OSError:
                    continue
                if mode & 0o077:
                    complaints.append(f"{name} has the mode {mode:o}")


PROMISES = (
    Promise("R5", "what cannot be opened is named, and nothing put in its place", 70, obstacles, quick=len(OBSTACLES)),
    Promise("R10", "a moved or synced store is noticed, and no word goes astray", 60, moves, quick=3),
    Promise("K6", "nobody else on the computer can read what is written", 20, modes, quick=1),
)
