"""Checks a store: its pages, rows and tables, ledger, search, versions, backups, file modes, and the folder it lies in.

Promise of safety: R9.
"""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from db.backup import backups
from db.backup.names import Backup
from db.backup.ownership import made_by, mark_of
from db.engine.atomic_files import beside, led_to
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
from db.model.messages import N_, NN_, Message
from db.service.opening import open_for_reading
from db.tables.table_names import all_called

Looking = Callable[[Store], Iterable["Finding"]]
MOST_PLACES = 20
OTHERS = stat.S_IRWXG | stat.S_IRWXO
PAGES_WELL = N_("Every page is encrypted and unharmed.")
PAGES_FAIL = NN_("{count} page of {path} fails its check.", "{count} pages of {path} fail their check.")
SOUND = N_("The database is sound.")
DAMAGED = NN_("The database is damaged in one place.", "The database is damaged in at least {count} places.")
FIT_TOGETHER = N_("All rows fit together.")
POINT_TO_NOTHING = NN_("{count} row refers to a record that is missing.", "{count} rows refer to records that are missing.")
THIS_VERSION = N_("The tables are of version {version} (this program uses {known}).")
OLD_VERSION = N_("The tables are of version {version}; the next start brings them to {known}, with a backup first.")
HOLDS = N_("It holds {contents}.")
ALL_THERE = NN_("All {count} record is there, after {edits}.", "All {count} records are there, after {edits}.")
EDITS = NN_("{count} edit", "{count} edits")
NO_COUNT = N_("{name} is missing, so nothing would show that an older copy of the store took the place of this one.")
ALL_FOUND = N_("Every word can be found.")
NOT_ALL_FOUND = NN_("The search index holds {indexed} of {count} text.", "The search index holds {indexed} of {count} texts.")
ALL_READABLE = N_("Every row can be read.")
UNREADABLE = N_("Rows of it cannot be read ({tables}).")
VERSIONS_KEPT = NN_("{count} earlier version is kept.", "{count} earlier versions are kept.")
NO_BACKUP_YET = N_("There is no backup yet; one is made while you work, and when Firsthand is closed.")
OF_OTHERS = NN_(
    "{count} more backup belongs to another store, or needs another key.",
    "{count} more backups belong to another store, or need another key.",
)
UNSOUND_BACKUP = N_("A backup is not sound: {reason}")
NO_GOOD_BACKUP = NN_(
    "The only backup cannot be restored with this key.", "None of {count} backups can be restored with this key."
)
NEWEST_BACKUP = NN_("The only backup is from {moment}; {edits}.", "The newest of {count} backups is from {moment}; {edits}.")
EDITS_SINCE = NN_("{count} edit has been made since", "{count} edits have been made since")
NOTHING_SINCE = N_("nothing has been changed since")
IN_STEP = N_(
    "{folder} is kept in step by {by}, which can bring an older store back or damage it; please keep the store in a folder of "
    "this computer only."
)
ON_NETWORK = N_("{folder} lies on the network ({by}), where a store can be damaged; please keep it on this computer.")
ON_THIS_COMPUTER = N_("The store lies in a folder of this computer.")
OPEN_TO_OTHERS = N_("Other users of this computer can reach {path}; please allow it to yourself alone.")
PRIVATE = N_("Only you can read the store and what belongs to it.")
NO_WAY_BACK = N_("There is no backup beside it that could be restored; a repair saves what can still be read.")
WAY_BACK = N_("The newest good backup, {path}, is from {moment} and holds {contents}.")
TO_COME = N_("{moment}, which is in the future by this computer's clock")
LESS_THAN_AN_HOUR_AGO = N_("{moment}, less than an hour ago")
ABOUT_AN_HOUR_AGO = N_("{moment}, about an hour ago")
HOURS_AGO = NN_("{moment}, {count} hour ago", "{moment}, {count} hours ago")
DAYS_AGO = NN_("{moment}, {count} day ago", "{moment}, {count} days ago")


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check, as a sentence; `note` marks what is no fault but worth knowing.

    `beside` marks what concerns the files beside the store and not its content.
    """

    good: bool
    sentence: Message
    note: bool = False
    beside: bool = False


def examine(path: Path, key: Key) -> list[Finding]:
    """Returns all findings about the store at `path`, also if it does not open, and what to do about each fault."""
    return list(look_over(path, key))


def look_over(path: Path, key: Key) -> Iterator[Finding]:
    """Yields the findings of `examine` one by one, because a large store takes long to check."""
    well = True
    for finding in _looked_at(path, key):
        well = well and finding.good
        yield finding
    if not well:
        yield _way_out(path, key)


def findings(store: Store) -> list[Finding]:
    """Returns the findings about the open store; a part that cannot be read is a finding itself."""
    return list(_findings(store))


def _looked_at(path: Path, key: Key) -> Iterator[Finding]:
    try:
        store = open_for_reading(path, key)
    except StoreError as error:
        yield Finding(False, error.message)
        yield from (replace(finding, beside=True) for finding in _beside_the_store(path))
        return
    try:
        yield from _findings(store)
    finally:
        store.close()


def _findings(store: Store) -> Iterator[Finding]:
    in_it: tuple[Looking, ...] = (_encryption, _integrity, _foreign_keys, _schema, _content, _ledger, _search_index, _rows)
    beside_it: tuple[Looking, ...] = (_backups, lambda store: _beside_the_store(store.path))
    told: list[Message] = []
    for look in (*in_it, *beside_it):
        found: list[Finding] = []
        try:
            with of_whatever_kind(store.path):
                found += look(store)
        except StoreError as error:
            # A page that cannot be read fails every check in the same way; one finding is enough.
            if error.message not in told:
                told.append(error.message)
                found.append(Finding(False, error.message))
        yield from (replace(finding, beside=look in beside_it) for finding in found)


def _encryption(store: Store) -> Iterable[Finding]:
    # First, and in a connection of its own: after a page has failed, a connection reports less.
    connection = connect_to(store.path, store.key, read_only=True)
    try:
        bad = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    finally:
        connection.close()
    harmed = Message(PAGES_FAIL, count=len(bad), path=store.path)
    yield Finding(not bad, harmed if bad else Message(PAGES_WELL))


def _integrity(store: Store) -> Iterable[Finding]:
    rows = [str(row[0]) for row in store.connection.execute(f"PRAGMA integrity_check({MOST_PLACES})")]
    # SQLite names trees and cells, which help nobody here; the number of damaged places does.
    places = [line for row in rows for line in row.splitlines() if not line.startswith("***")]
    good = places == ["ok"]
    yield Finding(good, Message(SOUND) if good else Message(DAMAGED, count=max(1, len(places))))


def _foreign_keys(store: Store) -> Iterable[Finding]:
    bad = store.connection.execute("PRAGMA foreign_key_check").fetchall()
    yield Finding(not bad, Message(POINT_TO_NOTHING, count=len(bad)) if bad else Message(FIT_TOGETHER))


def _schema(store: Store) -> Iterable[Finding]:
    refuse_other_shape(store.path, store.connection)
    version = store.schema_version
    if version == SCHEMA_VERSION:
        yield Finding(True, Message(THIS_VERSION, version=version, known=SCHEMA_VERSION))
    else:
        yield Finding(True, Message(OLD_VERSION, version=version, known=SCHEMA_VERSION), note=True)


def _content(store: Store) -> Iterable[Finding]:
    yield Finding(True, Message(HOLDS, contents=contents_of(store.connection).sentence))


def _ledger(store: Store) -> Iterable[Finding]:
    if store.schema_version < WITH_LEDGER:
        return
    if losses := ledger.losses(store):
        yield from (Finding(False, sentence) for sentence in losses)
        return
    count = ledger.count(store.connection)
    yield Finding(True, Message(ALL_THERE, count=count.records, edits=Message(EDITS, count=count.sequence)))
    if ledger.recall(store.path) is None and count.sequence:
        yield Finding(True, Message(NO_COUNT, name=path_of_count(store.path).name), note=True)


def _search_index(store: Store) -> Iterable[Finding]:
    said = store.connection.execute("SELECT count(*) FROM said").fetchone()[0]
    indexed = store.connection.execute("SELECT count(*) FROM said_index_docsize").fetchone()[0]
    good = said == indexed
    yield Finding(good, Message(ALL_FOUND) if good else Message(NOT_ALL_FOUND, indexed=indexed, count=said))


def _rows(store: Store) -> Iterable[Finding]:
    if store.schema_version == SCHEMA_VERSION:
        bad = unreadable(store.connection)
        yield Finding(not bad, Message(UNREADABLE, tables=all_called(bad)) if bad else Message(ALL_READABLE))
    if store.schema_version >= WITH_LEDGER:
        kept = store.connection.execute("SELECT count(*) FROM versions").fetchone()[0]
        yield Finding(True, Message(VERSIONS_KEPT, count=kept))


def _backups(store: Store) -> Iterable[Finding]:
    all_there = backups.all_backups(store.path, backups.chosen_folder(store.connection))
    found = made_by(all_there, mark_of(store.connection), (store.key,))
    if others := len(all_there) - len(found):
        yield Finding(True, Message(OF_OTHERS, count=others), note=True)
    sequence = backups.count_of(store.connection).sequence
    if not found:
        if sequence:
            yield Finding(True, Message(NO_BACKUP_YET), note=True)
        return
    newest = None
    for one in found:
        look = inspect(one.path, store.key)
        if look.standing is BackupState.GOOD and newest is None:
            # The backup that would be restored is read completely.
            look = _read_whole(one, store.key, look)
        if look.standing is BackupState.OTHER_KEY:
            yield Finding(True, look.sentence, note=True)
        elif look.standing is not BackupState.GOOD:
            yield Finding(False, Message(UNSOUND_BACKUP, reason=look.sentence))
        else:
            newest = newest or one
    if newest is None:
        yield Finding(False, Message(NO_GOOD_BACKUP, count=len(found)))
        return
    behind = sequence - newest.sequence
    edits = Message(EDITS_SINCE, count=behind) if behind > 0 else Message(NOTHING_SINCE)
    yield Finding(True, Message(NEWEST_BACKUP, count=len(found), moment=_moment(newest), edits=edits))


def _read_whole(one: Backup, key: Key, look: Inspection) -> Inspection:
    try:
        verify(one.path, key)
    except StoreError as error:
        return Inspection(BackupState.DAMAGED, error.message)
    return look


def _beside_the_store(path: Path) -> Iterable[Finding]:
    """Returns the findings that need no open store: who else may read its files, and where it lies."""
    kind = kind_of(led_to(path).parent)
    if kind.where is Where.SYNCED:
        yield Finding(False, Message(IN_STEP, folder=path.parent, by=Message(kind.by)))
    elif kind.where is Where.NETWORK:
        yield Finding(False, Message(ON_NETWORK, folder=path.parent, by=Message(kind.by)))
    else:
        yield Finding(True, Message(ON_THIS_COMPUTER))
    if os.name == "nt":
        return
    folder = backups.folder_of(path)
    ours = [*beside(led_to(path)), path_of_count(path), *(one.path for one in backups.all_backups(path)), folder]
    open_to_others = [file for file in ours if file.exists() and file.stat().st_mode & OTHERS]
    for file in open_to_others:
        yield Finding(False, Message(OPEN_TO_OTHERS, path=file))
    if not open_to_others:
        yield Finding(True, Message(PRIVATE))


def _way_out(path: Path, key: Key) -> Finding:
    found = backups.newest_good(path, key)
    if found is None:
        return Finding(False, Message(NO_WAY_BACK))
    made, contents = found
    return Finding(True, Message(WAY_BACK, path=made.path, moment=_moment(made), contents=contents.sentence), note=True)


def _moment(made: Backup) -> Message:
    hours = (datetime.now(UTC) - made.at).total_seconds() / 3600
    when = f"{made.at.astimezone():%Y-%m-%d %H:%M}"
    if hours < 0:
        return Message(TO_COME, moment=when)
    if hours < 1.5:
        return Message(LESS_THAN_AN_HOUR_AGO if hours < 1 else ABOUT_AN_HOUR_AGO, moment=when)
    if hours < 48:
        return Message(HOURS_AGO, moment=when, count=round(hours))
    return Message(DAYS_AGO, moment=when, count=round(hours / 24))
