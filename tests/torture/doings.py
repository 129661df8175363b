"""Does everything a store can do while calls fail and disks fill up: saving, deleting, bringing back, backing up, erasing …"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from db.backup import backups, restore
from db.backup.names import BackupReason
from db.engine.keys import Key
from db.engine.store import Store
from db.engine.transactions import atomic
from db.history import bin, restore_edits, versions
from db.integrity import ledger
from db.model.edits import Edit, RecordChange
from db.model.records import VisitId
from db.privacy import mentions, requests
from db.repositories import incoming, visits
from db.service.opening import open_store
from tests.conftest import KEY as STORED_KEY
from tests.data import SCHEMAS
from tests.factories import a_note, a_whole_visit
from tests.torture.stores import KEY, NAME, a_store, change, fingerprint_at
from tests.torture.table import Trial

FROM_ELSEWHERE = (a_whole_visit(), a_whole_visit())
OLD_STORE = SCHEMAS / "2.db"


@dataclass(frozen=True, slots=True)
class Doing:
    """One thing done with an open store; `prepares` may leave something for it before it is closed."""

    name: str
    does: Callable[[Store], object]
    prepares: Callable[[Store], object] = lambda store: None


def _visit(store: Store) -> VisitId:
    return VisitId(store.connection.execute("SELECT id FROM visits ORDER BY rowid LIMIT 1").fetchone()[0])


def saves(store: Store) -> None:
    """Changes one note, deletes another, adds a third, in one edit."""
    whole = visits.load(store.connection, _visit(store))
    first, second = whole.notes[:2]
    new = a_note(whole.visit, id="the new one", position=500, text="calm again")
    changes = (RecordChange(first, replace(first, text="changed")), RecordChange(second, None), RecordChange(None, new))
    visits.apply(store, Edit(whole.visit.id, changes))


def deletes_a_visit(store: Store) -> None:
    """Deletes a visit with all its parts."""
    visits.apply(store, visits.removal(store.connection, _visit(store)))


def brings_back(store: Store) -> None:
    """Brings back what was deleted last."""
    visits.apply(store, restore_edits.from_bin(store.connection, bin.lines(store.connection)[0].step))


def goes_back(store: Store) -> None:
    """Makes a note what it was before."""
    note = visits.load(store.connection, _visit(store)).notes[0]
    visits.apply(store, restore_edits.to_version(store.connection, versions.versions_of(store.connection, note.id)[0].id))


def takes_in(store: Store) -> None:
    """Takes in two visits from elsewhere, with a backup first."""
    backups.before(store, BackupReason.IMPORT)
    with atomic(store.connection):
        for whole in FROM_ELSEWHERE:
            incoming.add(store, whole)


def backs_up(store: Store) -> None:
    """Makes a backup."""
    backups.back_up(store, BackupReason.ASKED)


def erases(store: Store) -> None:
    """Erases somebody."""
    person = visits.load(store.connection, _visit(store)).people[0]
    requests.erase(store, person.id, confirmed=[m.key for m in mentions.about(store.connection, person.id).to_check])


def counts(store: Store) -> None:
    """Remembers the count, and takes what is there for all there is."""
    ledger.remember(store)
    ledger.accept(store)


def _deletes_a_note(store: Store) -> None:
    note = visits.load(store.connection, _visit(store)).notes[0]
    change(store, note, None)


def _changes_a_note(store: Store) -> None:
    note = visits.load(store.connection, _visit(store)).notes[0]
    versions.begin_sitting(store)
    change(store, note, replace(note, text="changed"))


DOINGS = (
    Doing("saving", saves),
    Doing("deleting a visit", deletes_a_visit),
    Doing("bringing back", brings_back, _deletes_a_note),
    Doing("going back to a version", goes_back, _changes_a_note),
    Doing("taking in", takes_in),
    Doing("backing up", backs_up, backs_up),
    Doing("erasing", erases, backs_up),
    Doing("counting", counts),
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A folder as it is before something is done in it, and the states of the store before and after."""

    name: str
    template: Path
    does: Callable[[Path], None]
    before: str
    after: str
    key: Key = KEY


def with_store(does: Callable[[Store], object]) -> Callable[[Path], None]:
    """Does something with the store in a folder, and closes it; a transaction left open is an error of its own."""

    def doing(folder: Path) -> None:
        store = open_store(folder / NAME, KEY)
        try:
            does(store)
        finally:
            left_open = store.connection.in_transaction
            store.close()
            if left_open:
                raise AssertionError("a transaction was left open")

    return doing


def restores(folder: Path) -> None:
    """Puts the only backup in the place of the store."""
    restore.complete(folder / NAME)
    chosen = next(one for one in backups.all_backups(folder / NAME) if one.reason is BackupReason.WORK)
    restore.restore(folder / NAME, chosen.path, KEY)


def migrates(folder: Path) -> None:
    """Brings an older store up to date."""
    open_store(folder / NAME, STORED_KEY).close()


def scenes(trial: Trial) -> list[Scene]:
    """Returns all actions, each in a folder of its own and done once without a fault, so that the right result is known."""
    found = []
    for number, doing in enumerate(DOINGS):
        folder = trial.folder / f"scene {number}"
        store, _ = a_store(folder / NAME, trial.dice, notes=6)
        doing.prepares(store)
        store.close()
        found.append(_scene(doing.name, folder, with_store(doing.does)))
    folder = trial.folder / "scene restoring"
    store, whole = a_store(folder / NAME, trial.dice, notes=6)
    backups.back_up(store, BackupReason.WORK)
    change(store, whole.notes[0], None)
    store.close()
    found.append(_scene("restoring", folder, restores))
    folder = trial.folder / "scene migrating"
    folder.mkdir()
    shutil.copy(OLD_STORE, folder / NAME)
    found.append(_scene("migrating", folder, migrates, STORED_KEY))
    return found


def _scene(name: str, folder: Path, does: Callable[[Path], None], key: Key = KEY) -> Scene:
    before = fingerprint_at(folder / NAME, key)
    tried = folder.with_name(f"{folder.name} tried")
    shutil.copytree(folder, tried)
    does(tried)
    after = fingerprint_at(tried / NAME, key)
    shutil.rmtree(tried)
    return Scene(name, folder, does, before, after, key)
