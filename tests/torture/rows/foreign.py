"""Promises about hostile stores that somebody puts in the place of ours, or among our backups."""

import os
import random
import shutil
import sys
from collections import Counter
from contextlib import suppress
from datetime import date
from pathlib import Path

from db.backup import backups
from db.backup.names import BackupReason
from db.backup.restore import restore
from db.diagnosis.health_check import examine, findings
from db.diagnosis.repair import repair
from db.engine.driver import DriverError
from db.engine.store import SCHEMA_VERSION, Store
from db.history import bin, versions
from db.integrity import ledger
from db.integrity.verification import BackupState, inspect
from db.model.errors import StoreError
from db.privacy import erase_in_backups, mentions, requests
from db.repositories import exported_documents, incoming, logos, overview, suggestions, visits
from db.service.opening import open_store
from db.tables.erasure_plan import ErasurePlan
from db.tables.search_index import find
from desktop.exchange.pictures.pictures import redrawn
from tests.conftest import KEY
from tests.data import SCHEMAS
from tests.db.tampering import OF_THE_SCHEMA, Tampering, of_rows, ran, tamper
from tests.exchange.costs import Cost, costed
from tests.exchange.watching import foreign, watched
from tests.factories import a_whole_visit
from tests.prepared import new_store
from tests.torture.rows.exchange import is_a_sentence
from tests.torture.table import Outcome, Promise, Trial

# For five looks at a file: as a backup, an erasure, a check, a repair and a restoring; its texts have up to 120 MB.
MOST_SECONDS, MOST_MEGABYTES = 30.0, 400.0


def hostile_stores(trial: Trial) -> Outcome:
    """Restores tampered stores and finds them among the backups: nothing of theirs runs, and no word of ours is lost."""
    broken: list[str] = []
    fared: Counter[str] = Counter()
    worst = Cost()
    ours = _our_store(trial.place(-1))
    for run in range(trial.runs):
        place = trial.place(run)
        shutil.copytree(ours.parent, place / "data")
        version = SCHEMA_VERSION - run % SCHEMA_VERSION
        theirs = place / "theirs.db"
        shutil.copy(SCHEMAS / f"{version}.db", theirs)
        told = _tampered(theirs, version, trial.dice)
        with costed() as cost, watched() as seen:
            try:
                verdict, sentences = _tried(place / "data" / ours.name, theirs)
            except Exception as error:
                verdict, sentences = "crashed", [f"ended with {type(error).__name__}: {error}"]
        fared[verdict] += 1
        worst = worst.higher(cost)
        broken += [f"run {run} ({told}): {sentence}" for sentence in sentences]
        if cost.seconds > MOST_SECONDS or cost.megabytes > MOST_MEGABYTES:
            broken.append(f"run {run} ({told}): took {cost.seconds:.1f} s and {cost.megabytes:.0f} MB")
        elsewhere = [(event, what) for event, what in foreign(seen, place) if what not in (sys.executable, os.devnull)]
        broken += [f"run {run} ({told}): {event} of {what}" for event, what in elsewhere]
        shutil.rmtree(place)
    figure = f"{fared['restored']} restored, {fared['refused']} refused, 0 of theirs ran; {worst}"
    return Outcome(trial.runs, tuple(broken), figure if not broken else f"{dict(fared)}")


def _our_store(folder: Path) -> Path:
    store = new_store(folder / "data" / "firsthand.db", KEY)
    incoming.add(store, a_whole_visit())
    store.close()
    return store.path


def _tampered(path: Path, version: int, dice: random.Random) -> str:
    """Tampers with the store at `path` in one or two ways; returns which."""
    rows = of_rows(version)
    every: list[Tampering] = [*OF_THE_SCHEMA, *rows, *rows]
    some = [dice.choice(every)]
    tamper(path, KEY, some[0], dice=dice)
    if some[0] in rows and dice.random() < 0.5:
        some.append(dice.choice(every))
        # What the first way took away, the second cannot change.
        with suppress(DriverError):
            tamper(path, KEY, some[1], dice=dice)
    return f"version {version}, {', '.join(one.__name__ for one in some)}"


def _tried(stands: Path, theirs: Path) -> tuple[str, list[str]]:
    """Returns what became of the hostile store, and what was broken."""
    given, before = theirs.read_bytes(), stands.read_bytes()
    look = inspect(theirs, KEY)
    broken = _among_our_backups(stands, theirs)
    try:
        restored = restore(stands, theirs, KEY, redrawn)
    except StoreError as error:
        sentence = str(error)
        broken += [] if is_a_sentence(sentence) else [f"is no plain sentence: {sentence[:200]!r}"]
        broken += [] if stands.read_bytes() == before else ["our store was changed"]
        return "refused", broken
    broken += [] if theirs.read_bytes() == given else ["the file of theirs was changed"]
    broken += [] if look.standing is BackupState.GOOD else [f"was restored, though it looked {look.standing}"]
    broken += [] if restored.aside and (restored.aside / stands.name).read_bytes() == before else ["ours was not kept"]
    store = open_store(stands, KEY)
    try:
        broken += _used(store)
    finally:
        store.close()
    return "restored", broken


def _among_our_backups(stands: Path, theirs: Path) -> list[str]:
    """Erases somebody while the file lies among the backups, and repairs it: only rows are taken, or a sentence says why not."""
    name = f"{stands.stem}-20261101T101010Z-day1-edit1-{BackupReason.WORK}.db"
    folder = backups.folder_of(stands)
    folder.mkdir(exist_ok=True)
    shutil.copy(theirs, folder / name)
    rewritten = erase_in_backups.rewrite_backups(stands, KEY, ErasurePlan("nobody", "Nobody Atall", "…"))
    broken = [] if len(rewritten.backups) + len({left.path for left in rewritten.left}) >= 1 else ["a backup was passed over"]
    for finding in examine(folder / name, KEY):
        broken += [] if is_a_sentence(str(finding.sentence)) else [f"is no plain sentence: {str(finding.sentence)[:200]!r}"]
    try:
        saved = open_store(repair(folder / name, KEY).path, KEY)
    except StoreError as error:
        broken += [] if is_a_sentence(str(error)) else [f"is no plain sentence: {str(error)[:200]!r}"]
    else:
        broken += ["a trigger of theirs ran while it was repaired"] if ran(saved.connection) else []
        saved.close()
    shutil.rmtree(folder)
    return broken


def _used(store: Store) -> list[str]:
    """Reads all there is as the window does, and changes some of it."""
    connection = store.connection
    ledger.note_day(store, date(2026, 11, 24))
    lines = overview.all_visits(connection)
    overview.coming(connection, "2026-11-24", 9)
    overview.promises_open(connection)
    overview.customers_seen(connection)
    bin.lines(connection)
    exported_documents.of_visits(connection, [line.id for line in lines])
    for customer in suggestions.customers(connection):
        suggestions.used_words(connection, customer.id)
    find(connection, "pumps")
    for line in lines:
        whole = visits.load(connection, line.id)
        logos.logo_of(connection, whole.customer.id)
        for note in whole.notes:
            versions.versions_of(connection, note.id)
        for person in whole.people:
            mentions.about(connection, person.id)
    requests.erasures(connection)
    added = a_whole_visit()
    incoming.add(store, added)
    visits.apply(store, visits.removal(connection, lines[0].id))
    backups.back_up(store, BackupReason.WORK)
    broken = [] if visits.load(connection, added.visit.id).notes == added.notes else ["an edit was not kept"]
    broken += ["a trigger of theirs ran"] if ran(connection) else []
    return broken + [str(finding.sentence) for finding in findings(store) if not finding.good]


PROMISES = (Promise("I2", "a hostile database file is only data", 1000, hostile_stores, quick=14, short=3),)
