"""Notices lost records: counts edits and records inside the store, and remembers both numbers in a small file beside it.

A store can lose rows while SQLite still calls it sound: after an old write-ahead log was put beside a newer file, or a synced
folder brought back last week's copy. In the transaction of each edit a sequence number goes up, and triggers keep the number of
records. `firsthand.count`, beside the store, remembers the last of both; it holds numbers and no word of a customer.

The ledger also counts days of use. The age of versions and backups is measured in them and not by the clock, because a clock
that jumps by two years must not make everything old at once. Promises of safety: R9, R10, R11.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from db.engine.atomic_files import beside, write_whole
from db.engine.driver import Connection
from db.engine.driver_errors import plain_errors
from db.engine.plain_files import read_plain
from db.engine.store import Store
from db.engine.transactions import atomic
from db.model.errors import NotAStore
from db.model.messages import N_, NN_, Message

# A million edits a day for a thousand years; a larger number was not written by us, and counting on from it could overflow.
HIGHEST = 10**12
# In days. A clock that jumps further, forward or back, is not believed at once.
LONGEST_GAP = 7
DAMAGED = N_("The count of edits and records in the store is damaged.")
EDITS = NN_("{count} edit", "{count} edits")
RECORDS = NN_("{count} record", "{count} records")
OLDER = N_(
    "{path} is older than what was last seen in it: {edits} of {all_edits}, {records} of {all_records}. "
    "Newer words may be in a backup."
)
MISSING = NN_(
    "{count} of {all_records} is missing in {path}; it may be in a backup.",
    "{count} of {all_records} are missing in {path}; they may be in a backup.",
)
TOO_MANY = NN_(
    "{path} holds {count} record, but its ledger says {told}; parts of it are from another day.",
    "{path} holds {count} records, but its ledger says {told}; parts of it are from another day.",
)


@dataclass(frozen=True, slots=True)
class Count:
    """Edits so far, records kept, days of use; `lost` is an earlier, higher count whose loss was not accepted yet."""

    sequence: int = 0
    records: int = 0
    day: int = 0
    lost: "Count | None" = None


def count(connection: Connection) -> Count:
    """Returns the count in the store's ledger. Raises NotAStore if its numbers are impossible."""
    numbers = _only_row(connection, "SELECT sequence, records, day FROM ledger")
    if not all(is_plausible(number) for number in numbers):
        raise NotAStore(DAMAGED)
    return Count(*numbers)


def advance(connection: Connection) -> int:
    """Counts one more edit, as part of its transaction, and returns its number."""
    return int(_only_row(connection, "UPDATE ledger SET sequence = sequence + 1 RETURNING sequence")[0])


def author(connection: Connection) -> str:
    """Returns who writes in this store: its random id, followed by the name of its user if one was set."""
    store, name = _only_row(connection, "SELECT store, author FROM ledger")
    return f"{store} {name}".strip()


def name_of_user(connection: Connection) -> str:
    """Returns the name of the store's user, empty if none was set."""
    return str(_only_row(connection, "SELECT author FROM ledger")[0])


def store_id(connection: Connection) -> str:
    """Returns the random id of the open store."""
    return str(_only_row(connection, "SELECT store FROM ledger")[0])


def renew_store_id(connection: Connection) -> None:
    """Gives the store another random id, as part of a transaction."""
    connection.execute("UPDATE ledger SET store = lower(hex(randomblob(8)))")


def counted(connection: Connection) -> int:
    """Returns how many records the tables really hold; reads an index of each table."""
    # Imported here: it loads every kind of record, which opening a store does not need.
    from db.tables.mapping import TABLES

    whole = " + ".join(f"(SELECT count(*) FROM {table})" for table in TABLES.values())
    return int(connection.execute(f"SELECT {whole}").fetchone()[0])


def note_day(store: Store, today: date) -> None:
    """Counts the days of use up to `today`, as far as the clock can be believed. Raises the driver's error.

    A clock set back by a few days is ignored. A date far from the last one may mean a holiday or a wrong clock: it is kept as
    doubtful, and counts as one day after a later day of use. If the clock returns to the old dates, it does not count.
    """
    noted, doubted = _only_row(store.connection, "SELECT date, doubt FROM ledger")
    last, doubtful = _date(noted), _date(doubted)
    gap = (today - last).days if last else 1
    days, believed, doubt = 0, noted, ""
    if 0 < gap <= LONGEST_GAP:
        days, believed = gap, today.isoformat()
    elif abs(gap) > LONGEST_GAP:
        if doubtful and today > doubtful:
            days, believed = 1, today.isoformat()
        else:
            doubt = today.isoformat()
    if (believed, doubt) != (noted, doubted):
        with atomic(store.connection):
            store.connection.execute("UPDATE ledger SET day = day + ?, date = ?, doubt = ?", (days, believed, doubt))


def _only_row(connection: Connection, statement: str) -> tuple[Any, ...]:
    """Returns the row of the ledger that `statement` reads. Raises NotAStore unless the ledger has exactly one."""
    rows = connection.execute(statement).fetchall()
    if len(rows) != 1:
        raise NotAStore(DAMAGED)
    return tuple(rows[0])


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except (ValueError, TypeError):
        return None


def path_of_count(path: Path) -> Path:
    """Where the count of the store at `path` is remembered."""
    return path.with_suffix(".count")


def sign_of_store(path: Path) -> Path | None:
    """Returns a file that proves that a store stood at `path`: its count or its write-ahead log. None if there is neither."""
    _, log, _ = beside(path)
    return next((sign for sign in (path_of_count(path), log) if sign.exists()), None)


def recall(path: Path) -> Count | None:
    """Returns the remembered count of the store at `path`; None if there is no such file or it holds no count."""
    try:
        found = json.loads(read_plain(path_of_count(path)))
        lost = found.pop("lost", None)
        return replace(_count_of(found), lost=_count_of(lost) if lost else None)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None


def remember(store: Store) -> Count:
    """Writes the count of the store into the file beside it. Raises StoreError if that cannot be written."""
    store.confirm()
    with plain_errors(store.path):
        now = count(store.connection)
        before = recall(store.path)
        highest = (before.lost or before) if before else now
        # A loss stays noted until it is accepted or as many edits were made again, so that the next count does not hide it.
        lost = Count(highest.sequence, highest.records, highest.day) if highest.sequence > now.sequence else None
        now = Count(now.sequence, now.records, now.day, lost)
        if now != before:
            write(store.path, now)
    return now


def write(path: Path, now: Count) -> None:
    """Writes the count file of the store at `path`, whole. Raises OSError."""
    write_whole(path_of_count(path), json.dumps(asdict(now)).encode())


def losses(store: Store) -> list[Message]:
    """Returns a sentence for each sign that the store holds less than it did; empty when all is there.

    Reads an index of every table. Raises StoreError where the store cannot be read.
    """
    with plain_errors(store.path):
        said, found = count(store.connection), counted(store.connection)
    sentences = []
    before = recall(store.path)
    last = (before.lost or before) if before else said
    if last.sequence > said.sequence:
        sentences.append(
            Message(
                OLDER,
                path=store.path,
                edits=said.sequence,
                all_edits=Message(EDITS, count=last.sequence),
                records=found,
                all_records=Message(RECORDS, count=last.records),
            )
        )
    if found < said.records:
        sentences.append(
            Message(MISSING, count=said.records - found, all_records=Message(RECORDS, count=said.records), path=store.path)
        )
    elif found > said.records:
        sentences.append(Message(TOO_MANY, path=store.path, count=found, told=said.records))
    return sentences


def accept(store: Store) -> None:
    """Accepts the store as it is: losses so far are no longer reported. Raises StoreError."""
    with plain_errors(store.path):
        with atomic(store.connection):
            store.connection.execute("UPDATE ledger SET records = ?", (counted(store.connection),))
        write(store.path, count(store.connection))


def raise_to(connection: Connection, floor: Count) -> None:
    """Raises sequence and day above `floor`, so that edits after a restore count as later than all before it."""
    connection.execute("UPDATE ledger SET sequence = max(sequence, ?) + 1, day = max(day, ?)", (floor.sequence, floor.day))


def _count_of(found: dict[str, int]) -> Count:
    numbers = [found.get(name, 0) for name in ("sequence", "records", "day")]
    if not all(is_plausible(number) for number in numbers):
        raise ValueError
    return Count(numbers[0], numbers[1], numbers[2])


def is_plausible(number: object) -> bool:
    """Returns whether this can be a number of edits, records or days."""
    return isinstance(number, int) and 0 <= number < HIGHEST
