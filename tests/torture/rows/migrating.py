"""Promises about updates: of old stores, interrupted ones, and stores of a later version."""

import hashlib
import shutil
import time
from pathlib import Path

from sqlite_utils import Database

from db.backup import backups
from db.engine.connection import connect_to, number_of
from db.engine.driver import Connection
from db.engine.keys import Key
from db.engine.migrations import migrations
from db.engine.store import APPLICATION_ID, SCHEMA_VERSION
from db.integrity.verification import verify
from db.model.errors import NewerStore, NotAStore, StoreError
from db.service.opening import open_for_reading, open_store
from tests import warm
from tests.conftest import KEY as STORED_KEY
from tests.data import SCHEMAS
from tests.torture.stores import KEY, NAME, a_store, copy_files, is_sound
from tests.torture.table import Outcome, Promise, Trial

MEGABYTE = 1024 * 1024
NOTE_BYTES = 5000
MOST_SECONDS_PER_100_MB = 10.0
STEPS = (
    *("m002_evidence_for_a_finance_reader", "m003_versions_and_a_ledger", "m004_logos", "m005_who_wrote_it"),
    *("m006_debrief_and_last_time", "m007_records_without_a_visit", "m008_what_was_agreed", "m009_drawn_names"),
    "m010_marks",
)


def old_store(path: Path, schema: int, trial: Trial, megabytes: float) -> str:
    """Makes a store of an old schema with notes of so many megabytes; returns what they say, as one number."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = connect_to(path, KEY)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrations.apply(Database(connection, execute_plugins=False), stop_before=STEPS[schema - 1])
    assert number_of(connection, "user_version") == schema
    connection.execute("BEGIN")
    connection.execute(
        "INSERT INTO customers (id, name, industry, country, size, about, alias) VALUES ('c', 'Halden', '', '', '', '', '')"
    )
    connection.execute(
        "INSERT INTO visits (id, customer_id, date, time, place, product, language, source, guide, started_at) "
        "VALUES ('v', 'c', '2026-11-20', '', '', '', '', '', '45', '')"
    )
    connection.executemany(
        "INSERT INTO notes (id, visit_id, position, at, text, sorted) VALUES (?, 'v', ?, '', ?, 0)",
        ((f"note {n}", n, trial.dice.randbytes(NOTE_BYTES // 2).hex()) for n in range(int(megabytes * MEGABYTE / NOTE_BYTES))),
    )
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")
    said = _said(connection)
    connection.close()
    return said


def _said(connection: Connection) -> str:
    digest = hashlib.sha256()
    for row in connection.execute("SELECT id, text FROM notes ORDER BY id"):
        digest.update(repr(row).encode())
    return digest.hexdigest()


def killed_while_migrating(trial: Trial) -> Outcome:
    """Kills the program while it brings an old store up to date; the next start finishes, and a backup was there first."""
    broken: list[str] = []
    stages = [0] * (SCHEMA_VERSION + 1)
    runs = 0
    for schema in trial.some(range(1, SCHEMA_VERSION), 2):
        template = trial.folder / f"schema {schema}" / NAME
        said = old_store(template, schema, trial, megabytes=2)
        whole = _migrated(copy_files(template, trial.folder / f"whole {schema}"), None)
        for run in range(trial.runs):
            path = copy_files(template, trial.folder / f"{schema} {run}")
            _migrated(path, trial.dice.uniform(0, whole * 1.05))
            version, complaint = _after_the_kill(path, schema, said)
            stages[version] += 1
            runs += 1
            if complaint:
                broken.append(f"from schema {schema}, run {run}: {complaint}")
            shutil.rmtree(path.parent)
    told = ", ".join(f"{count} at {version}" for version, count in enumerate(stages) if count)
    return Outcome(runs, tuple(broken), f"schema after the kill: {told}")


def _migrated(path: Path, after: float | None) -> float:
    """Lets a program of its own open the store, and kills it after so many seconds; returns how long it lived."""
    with warm.start(["-m", "tests.torture.migrant", path, KEY.raw.hex()]) as process:
        assert process.stdout.readline() == "ready\n"
        began = time.monotonic()
        process.stdin.write("\n")
        process.stdin.flush()
        if after is None:
            assert process.stdout.readline() == "done\n"
        else:
            time.sleep(after)
            process.kill()
        return time.monotonic() - began


def _after_the_kill(path: Path, schema: int, said: str) -> tuple[int, str]:
    """Returns the schema at which the kill left the store, and what was wrong with it."""
    connection = connect_to(path, KEY, read_only=True)
    version = number_of(connection, "user_version")
    connection.close()
    if version > schema:
        kept = backups.all_backups(path)
        if len(kept) != 1 or verify(kept[0].path, KEY).schema != schema:
            return version, "it was begun without a backup"
    try:
        store = open_store(path, KEY)
    except StoreError as error:
        return version, f"it does not open: {error}"
    good = store.schema_version == SCHEMA_VERSION and is_sound(store.connection) and _said(store.connection) == said
    store.close()
    return version, "" if good else "it is not what it was"


def too_new(trial: Trial) -> Outcome:
    """Opens stores of a later version or another program: each is refused with a reason, and no byte is changed."""
    broken = []
    for run in range(trial.runs):
        store, _ = a_store(trial.place(run) / NAME, trial.dice, notes=10)
        newer = run % 2 == 0
        pragma = "user_version" if newer else "application_id"
        value = number_of(store.connection, pragma) + trial.dice.choice((1, 50))
        store.connection.execute(f"PRAGMA {pragma} = {value}")
        path = store.path
        if run % 4 < 2:
            # As a crash leaves it, with a log.
            path = copy_files(store.path, trial.folder / f"crashed {run}")
        store.close()
        before = {file.name: file.read_bytes() for file in path.parent.glob(f"{NAME}*") if not file.name.endswith("-shm")}
        for opening in (open_store, open_for_reading):
            try:
                opening(path, KEY).close()
            except (NewerStore, NotAStore) as error:
                if ("update Firsthand" if newer else "another program") not in str(error):
                    broken.append(f"run {run}: it does not say why: {error}")
            else:
                broken.append(f"run {run}: {opening.__name__} went through")
        after = {name: (path.parent / name).read_bytes() for name in before}
        if after != before:
            broken.append(f"run {run}: the store was changed")
    return Outcome(trial.runs, tuple(broken), "later versions and other programs, with and without a log")


def old_files(trial: Trial) -> Outcome:
    """Opens every schema ever released with its rows, in time; `runs` is the size of the stores in megabytes."""
    broken, times = [], []
    for stored in sorted(SCHEMAS.glob("*.db")):
        place = trial.folder / f"stored {stored.stem}"
        place.mkdir()
        path = Path(shutil.copy(stored, place / NAME))
        broken += _opens(path, STORED_KEY, 1)
    for schema in trial.some(range(1, SCHEMA_VERSION), 2):
        path = trial.folder / f"schema {schema}" / NAME
        old_store(path, schema, trial, trial.runs)
        began = time.monotonic()
        broken += _opens(path, KEY, int(trial.runs * MEGABYTE / NOTE_BYTES))
        times.append((time.monotonic() - began) * 100 / trial.runs)
    # A small store pays as much for opening as for its content.
    if trial.runs >= 50 and max(times) > MOST_SECONDS_PER_100_MB:
        broken.append(f"it took {max(times):.1f} s per 100 MB")
    return Outcome(trial.runs, tuple(broken), f"{max(times):.1f} s per 100 MB at most, with a verified backup first")


def _opens(path: Path, key: Key, notes: int) -> list[str]:
    store = open_store(path, key)
    found = store.connection.execute("SELECT count(*) FROM notes").fetchone()[0]
    good = store.schema_version == SCHEMA_VERSION and found == notes
    store.close()
    return [] if good else [f"{path.parent.name}: {found} of {notes} notes"]


PROMISES = (
    Promise("M1", "an update that is killed destroys nothing (kills per schema)", 200, killed_while_migrating, quick=1),
    Promise("M2", "a store of a later version is left alone", 40, too_new, quick=4),
    Promise("M3", "every old store opens in time (runs: megabytes)", 100, old_files, quick=2, short=1),
)
