"""Somebody is erased while backups are away or under way, or is in a backup that is restored: nothing brings them back."""

import shutil
import time
from pathlib import Path
from unittest.mock import patch

from db.backup import backups
from db.backup.names import BackupReason
from db.backup.restore import restore
from db.engine.store import Store
from db.model.edits import Edit, RecordChange
from db.model.kinds import PersonId
from db.model.records import Person, Record
from db.privacy import erasure_list, mentions, requests
from db.repositories import visits
from db.service.maintenance import _BackupAtWork
from db.service.opening import open_store
from tests.factories import a_customer, a_note, a_person, a_visit
from tests.plain_pages import holds
from tests.prepared import new_store
from tests.torture.stores import KEY, NAME
from tests.torture.table import Outcome, Promise, Trial

WORD = "Zebulonqwx"


def erased_elsewhere(trial: Trial) -> Outcome:
    """Erases somebody with second folders away, chosen before, or a backup under way; in the end no file holds the name."""
    broken, waited = [], 0
    for run in range(trial.runs):
        place = trial.place(run)
        store, person = _store_with_somebody(place / "data")
        sticks = [_second_folder(store, place, f"stick {n}") for n in range(trial.dice.randrange(1, 4))]
        away = [stick for stick in sticks if trial.dice.random() < 0.6]
        for stick in away:
            stick.rename(place / f"away {stick.name}")
        at_work = _begun(store, trial.dice.uniform(0, 0.1)) if trial.dice.random() < 0.5 else None
        done = _erase(store, person)
        if at_work:
            at_work.join()
        if {left.path for left in done.left} != set(away):
            broken.append(f"run {run}: {len(done.left)} files are said to be left, {len(away)} folders are away")
        waited += len(requests.waiting_folders(store.connection))
        store.close()
        for stick in away:
            if stick.exists():
                shutil.rmtree(stick)
            (place / f"away {stick.name}").rename(stick)
        again = open_store(store.path, KEY)
        requests.finish(again)
        if requests.waiting_folders(again.connection):
            broken.append(f"run {run}: a folder that is back is still waited for")
        again.close()
        broken += [f"run {run}: {path.parent.name}/{path.name} holds the name" for path in _holding(place)]
        shutil.rmtree(place)
    return Outcome(trial.runs, tuple(broken), f"{waited} folders were away and cleaned when they were back")


def never_brought_back(trial: Trial) -> Outcome:
    """Restores backups from before an erasure, in any way; the person is in none of what is opened afterwards."""
    broken = []
    for run in range(trial.runs):
        place = trial.place(run)
        store, person = _store_with_somebody(place / "data")
        kept = Path(shutil.copy(backups.back_up(store, BackupReason.WORK).backup.path, place / "kept.bak"))
        _erase(store, person)
        store.close()
        path = store.path
        way = trial.dice.choice(("the window", "the store alone", "by hand"))
        if way == "by hand":
            shutil.copy(kept, path)
        else:
            replay = (lambda new, path=path: erasure_list.replay(new, path)) if way == "the window" else (lambda _: None)
            restore(path, kept, KEY, replay=replay)
        again = open_store(path, KEY)
        if again.connection.execute("SELECT count(*) FROM people").fetchone() != (0,):
            broken.append(f"run {run}: restored by {way}, the person is back")
        backups.back_up(again, BackupReason.WORK)
        again.close()
        # What stood there when the backup was restored had nobody in it, either.
        broken += [f"run {run}: restored by {way}, {found.name} holds the name" for found in _holding(place)]
        shutil.rmtree(place)
    return Outcome(trial.runs, tuple(broken), "restored by the window, without it, and by hand")


def _store_with_somebody(folder: Path) -> tuple[Store, Person]:
    store = new_store(folder / NAME, KEY)
    customer = a_customer()
    person, visit = a_person(customer, name=f"{WORD} Quarrington"), a_visit(customer)
    notes: list[Record] = [a_note(visit, text=f"{WORD} Quarrington drove {n}", position=n) for n in range(20)]
    records: list[Record] = [customer, visit, person, *notes]
    visits.apply(store, Edit(visit.id, tuple(RecordChange(None, one) for one in records)))
    return store, person


def _second_folder(store: Store, place: Path, name: str) -> Path:
    (place / name).mkdir()
    backups.choose_folder(store, place / name)
    backups.back_up(store, BackupReason.WORK)
    return place / name


def _begun(store: Store, after: float) -> _BackupAtWork:
    """A backup in pieces, so slow that the erasure falls into it."""
    with patch.multiple(backups, PIECE_PAGES=1, PAUSE_SECONDS=0.003):
        at_work = _BackupAtWork(store, lambda _told: None)
        at_work.start()
        time.sleep(after)
    return at_work


def _erase(store: Store, person: Person) -> requests.Erasure:
    keys = [mention.key for mention in mentions.about(store.connection, person.id).to_check]
    return requests.erase(store, PersonId(person.id), confirmed=keys)


def _holding(place: Path) -> list[Path]:
    return [path for path in place.rglob("*.db") if holds(path, KEY, WORD)]


PROMISES = (
    Promise("S4", "who is erased is erased in folders that were away, too", 60, erased_elsewhere, quick=4, short=2),
    Promise("S5", "no backup brings back who was erased", 60, never_brought_back, quick=3, short=1),
)
