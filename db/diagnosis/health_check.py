"""Looks a store over: its pages, rows and tables, its ledger, search, versions, backups, modes, and the folder it lies in."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from db.backup import backups
from db.backup.names import Backup
from db.engine.atomic_files import beside
from db.engine.connection import connect_to
from db.engine.driver_errors import of_whatever_kind
from db.engine.folder_kind import Where, kind_of
from db.engine.keys import Key
from db.engine.schema_check import refuse_other_shape
from db.engine.store import SCHEMA_VERSION, Store
from db.integrity import ledger
from db.integrity.ledger import path_of_count
from db.integrity.row_check import unreadable
from db.integrity.verification import WITH_LEDGER, BackupState, Inspection, contents_of, inspect, verify
from db.model.errors import StoreError
from db.service.opening import open_for_reading

Looking = Callable[[Store], Iterable["Finding"]]
MOST_PLACES = 20
OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, in a plain sentence; `note` where it is no fault, but worth knowing.

    `beside` where it is about what lies beside the store, not about what is in it.
    """

    good: bool
    sentence: str
    note: bool = False
    beside: bool = False


def examine(path: Path, key: Key) -> list[Finding]:
    """Everything that can be told of the store at `path`, also of one that does not open, and what to do where it is not well."""
    return list(look_over(path, key))


def look_over(path: Path, key: Key) -> Iterator[Finding]:
    """What `examine` tells, one by one as it is found: a large store takes its time."""
    well = True
    for finding in _looked_at(path, key):
        well = well and finding.good
        yield finding
    if not well:
        yield _way_out(path, key)


def findings(store: Store) -> list[Finding]:
    """Everything that was looked at in the open store; whatever cannot even be read is a finding itself."""
    return list(_findings(store))


def _looked_at(path: Path, key: Key) -> Iterator[Finding]:
    try:
        store = open_for_reading(path, key)
    except StoreError as error:
        yield Finding(False, str(error))
        yield from (replace(finding, beside=True) for finding in _beside_the_store(path))
        return
    try:
        yield from _findings(store)
    finally:
        store.close()


def _findings(store: Store) -> Iterator[Finding]:
    in_it: tuple[Looking, ...] = (_encryption, _integrity, _foreign_keys, _schema, _content, _ledger, _search_index, _rows)
    beside_it: tuple[Looking, ...] = (_backups, lambda store: _beside_the_store(store.path))
    told: set[str] = set()
    for look in (*in_it, *beside_it):
        found: list[Finding] = []
        try:
            with of_whatever_kind(store.path):
                found += look(store)
        except StoreError as error:
            # A page that cannot be read says the same at every look.
            if str(error) not in told:
                told.add(str(error))
                found.append(Finding(False, str(error)))
        yield from (replace(finding, beside=look in beside_it) for finding in found)


def _encryption(store: Store) -> Iterable[Finding]:
    # In a connection of its own, and first: a page that fails leaves a connection in a state in which it says less.
    connection = connect_to(store.path, store.key, read_only=True)
    try:
        bad = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    finally:
        connection.close()
    good, harmed = "Every page is encrypted and unharmed.", f"{len(bad)} pages of {store.path} fail their check."
    yield Finding(not bad, harmed if bad else good)


def _integrity(store: Store) -> Iterable[Finding]:
    rows = [str(row[0]) for row in store.connection.execute(f"PRAGMA integrity_check({MOST_PLACES})")]
    # SQLite names trees and cells, which helps nobody here; how much is hit does.
    places = [line for row in rows for line in row.splitlines() if not line.startswith("***")]
    good = places == ["ok"]
    many = f"at least {len(places)} places" if len(places) > 1 else "one place"
    yield Finding(good, "The database is sound." if good else f"The database is damaged in {many}.")


def _foreign_keys(store: Store) -> Iterable[Finding]:
    bad = store.connection.execute("PRAGMA foreign_key_check").fetchall()
    yield Finding(not bad, f"{len(bad)} rows point to nothing." if bad else "All rows fit together.")


def _schema(store: Store) -> Iterable[Finding]:
    refuse_other_shape(store.path, store.connection)
    version = store.schema_version
    if version == SCHEMA_VERSION:
        yield Finding(True, f"The tables are of version {version} (this program uses {SCHEMA_VERSION}).")
    else:
        later = f"the next start brings them to {SCHEMA_VERSION}, with a backup first"
        yield Finding(True, f"The tables are of version {version}; {later}.", note=True)


def _content(store: Store) -> Iterable[Finding]:
    yield Finding(True, f"It holds {contents_of(store.connection).sentence}.")


def _ledger(store: Store) -> Iterable[Finding]:
    if store.schema_version < WITH_LEDGER:
        return
    if losses := ledger.losses(store):
        yield from (Finding(False, sentence) for sentence in losses)
        return
    count = ledger.count(store.connection)
    yield Finding(True, f"All {count.records} records are there, after {count.sequence} edits.")
    if ledger.recall(store.path) is None and count.sequence:
        sentence = (
            f"{path_of_count(store.path).name} is not there, so an older copy of the store could not be told from this one."
        )
        yield Finding(True, sentence, note=True)


def _search_index(store: Store) -> Iterable[Finding]:
    said = store.connection.execute("SELECT count(*) FROM said").fetchone()[0]
    indexed = store.connection.execute("SELECT count(*) FROM said_index_docsize").fetchone()[0]
    good = said == indexed
    yield Finding(good, "Every word can be found." if good else f"The search index holds {indexed} of {said} texts.")


def _rows(store: Store) -> Iterable[Finding]:
    if store.schema_version == SCHEMA_VERSION:
        bad = unreadable(store.connection)
        yield Finding(not bad, f"Rows of it cannot be read ({', '.join(bad)})." if bad else "Every row can be read.")
    if store.schema_version >= WITH_LEDGER:
        kept = store.connection.execute("SELECT count(*) FROM versions").fetchone()[0]
        yield Finding(True, f"{kept} earlier versions are kept.")


def _backups(store: Store) -> Iterable[Finding]:
    found = backups.all_backups(store.path, backups.chosen_folder(store.connection))
    sequence = backups.count_of(store.connection).sequence
    if not found:
        if sequence:
            yield Finding(True, "There is no backup yet; one is made while you work, and when Firsthand is closed.", note=True)
        return
    newest = None
    for one in found:
        look = inspect(one.path, store.key)
        if look.standing is BackupState.GOOD and newest is None:
            # The one that would be restored is read whole.
            look = _read_whole(one, store.key, look)
        if look.standing is BackupState.OTHER_KEY:
            yield Finding(True, look.sentence, note=True)
        elif look.standing is not BackupState.GOOD:
            yield Finding(False, f"A backup is not sound: {look.sentence}")
        else:
            newest = newest or one
    if newest is None:
        yield Finding(False, f"None of {len(found)} backups can be restored with this key.")
        return
    behind = sequence - newest.sequence
    edits = f"{behind} edits have been made since" if behind > 0 else "nothing has been changed since"
    yield Finding(True, f"The newest of {len(found)} backups is of {_moment(newest)}; {edits}.")


def _read_whole(one: Backup, key: Key, look: Inspection) -> Inspection:
    try:
        verify(one.path, key)
    except StoreError as error:
        return Inspection(BackupState.DAMAGED, str(error))
    return look


def _beside_the_store(path: Path) -> Iterable[Finding]:
    """What can be told without opening the store: who else may read its files, and where it lies."""
    kind = kind_of(path.parent)
    if kind.where is Where.SYNCED:
        sentence = (
            f"{path.parent} is kept in step by {kind.by}, which can bring an older store back or damage it; please keep the "
            "store in a folder of this computer only."
        )
        yield Finding(False, sentence)
    elif kind.where is Where.NETWORK:
        sentence = (
            f"{path.parent} lies on the network ({kind.by}), where a store can be damaged; please keep it on this computer."
        )
        yield Finding(False, sentence)
    else:
        yield Finding(True, "The store lies in a folder of this computer.")
    if os.name == "nt":
        return
    folder = backups.folder_of(path)
    ours = [*beside(path), path_of_count(path), *(one.path for one in backups.all_backups(path)), folder]
    open_to_others = [file for file in ours if file.exists() and file.stat().st_mode & OTHERS]
    for file in open_to_others:
        yield Finding(False, f"{file} can be reached by other users of this computer; please take that from them.")
    if not open_to_others:
        yield Finding(True, "Only you can read the store and what belongs to it.")


def _way_out(path: Path, key: Key) -> Finding:
    found = backups.newest_good(path, key)
    if found is None:
        return Finding(False, "There is no backup beside it that could be restored; a repair saves what can still be read.")
    made, contents = found
    return Finding(True, f"The newest good backup, {made.path}, is of {_moment(made)} and holds {contents.sentence}.", note=True)


def _moment(made: Backup) -> str:
    hours = (datetime.now(UTC) - made.at).total_seconds() / 3600
    when = f"{made.at.astimezone():%Y-%m-%d %H:%M}"
    if hours < 0:
        return f"{when}, which this computer's clock takes for a day to come"
    if hours < 1.5:
        return f"{when}, {'less than' if hours < 1 else 'about'} an hour ago"
    return f"{when}, {round(hours)} hours ago" if hours < 48 else f"{when}, {round(hours / 24)} days ago"
