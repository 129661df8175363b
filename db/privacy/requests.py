"""Erases a person on request, from the store and all its backups; `db.privacy.mentions` finds what is kept about them.

An erasure is complete or not begun, and goes on after a crash:

    1  a backup, as before everything that cannot be undone
    2  one transaction takes the person out of the store and notes the plan there     killed before: nothing was erased
    3  the search index forgets the words that were removed, in parts
    4  every backup is rewritten by the plan, one made during 3 as well
    5  the plan is blanked
    6  the file is rewritten without its free pages, in a pause of typing, and the log emptied

`finish` does 3 to 6 for every erasure that was interrupted; the writer does it after opening. What remains is a note that an
erasure took place: when, the id, and how much it changed; no word of the content. Where a folder with backups was away, the
plan stays without the name until it is back or declared lost. Promises of safety: G2, S4, S5.
"""

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from db.backup import backups, former_keys
from db.backup.names import BackupReason
from db.backup.ownership import mark_of
from db.engine.driver import Connection
from db.engine.driver_errors import plain_errors
from db.engine.keys import Key
from db.engine.plain_files import kept_path
from db.engine.store import Store
from db.engine.temporary_files import clear_abandoned
from db.engine.transactions import atomic
from db.engine.turns import OneTurn, Turns
from db.integrity import ledger
from db.model.errors import StoreBusy
from db.model.ids import utc_now
from db.model.kinds import PersonId
from db.model.messages import N_
from db.model.summaries import ErasureLine, ExportLine
from db.privacy import erasure_list, written_meanwhile
from db.privacy.erase import erase_from
from db.privacy.erase_in_backups import FileLeft, Rewritten, rewrite_backups, rewrite_in
from db.privacy.erasure_list import BACKUPS_LEFT, DONE, PAGES_LEFT, SOMEBODY
from db.privacy.mentions import POSSIBLE_MARK, Mention, Mentions, about, mentions_of
from db.privacy.person_names import NamePattern
from db.repositories import exported_documents
from db.tables import search_index
from db.tables.erasure_plan import ErasurePlan, plan_from
from db.tables.mapping import TABLES
from db.tables.row_reader import read_all

# A reader keeps the log from being emptied; this many tries are made, a tenth of a second apart.
TRIES, PAUSE_SECONDS = 20, 0.1


@dataclass(frozen=True, slots=True)
class Erasure:
    """The result of an erasure: records and versions changed or removed, backups rewritten, files that may still hold the person.

    `exports` are documents exported from the person's visits; Firsthand lists them and does not search the disk for them.
    """

    number: int
    records: int
    versions: int
    backups: int
    left: tuple[FileLeft, ...]
    exports: tuple[ExportLine, ...]


def erase(
    store: Store,
    person_id: PersonId,
    confirmed: Collection[str] = (),
    remove: Collection[str] = (),
    instead: str = SOMEBODY,
) -> Erasure:
    """Erases a person from the store and its backups. Visits that are open must be loaded again afterwards.

    `confirmed` and `remove` are keys of mentions (see db.privacy.mentions.about): text matches that mean this person, and
    records to remove completely; in all other records `instead` replaces the name. Raises StoreError; then nothing was erased,
    or `finish` will complete it.
    """
    with plain_errors(store.path):
        return erase_by_turns(OneTurn(store), person_id, confirmed, remove, instead)


def erase_by_turns(
    turns: Turns,
    person_id: PersonId,
    confirmed: Collection[str] = (),
    remove: Collection[str] = (),
    instead: str = SOMEBODY,
) -> Erasure:
    """Does what `erase` does; while texts are read and backups are made and rewritten, others may write."""
    with turns.reading() as store:
        backups.before(store, BackupReason.ERASURE, beside_work=turns.are_many)
    number, plan, written = _begin_by_turns(turns, person_id, confirmed, remove, instead)
    rewritten = _complete(turns, number, plan)
    for folder in {kept_path(line.path).parent for line in written}:
        clear_abandoned(folder)
    lines = turns.write(lambda store: erasures(store.connection))
    line = next(line for line in lines if line.number == number)
    return Erasure(number, line.records, line.versions, line.backups, rewritten.left, tuple(written))


def _complete(turns: Turns, number: int, plan: ErasurePlan) -> Rewritten:
    """Does what remains of an erasure that has begun."""
    begins = True
    while turns.write(partial(_forget_some_removed, begins=begins)):
        begins = False
    with turns.reading() as store:
        elsewhere, mark = backups.folders_elsewhere(store.connection), mark_of(store.connection)
        rewritten = rewrite_backups(store.path, store.key, plan, elsewhere, mark)
    turns.write(lambda store: end(store, number, plan, rewritten))
    turns.await_pause()
    turns.write(_blank_pages)
    return rewritten


def _forget_some_removed(store: Store, begins: bool) -> bool:
    with atomic(store.connection):
        return search_index.forget_some_removed(store.connection, begins)


def _begin_by_turns(
    turns: Turns, person_id: PersonId, confirmed: Collection[str], remove: Collection[str], instead: str
) -> tuple[int, ErasurePlan, list[ExportLine]]:
    """Looks for the person beside the work; one turn looks at what was written meanwhile, and erases."""
    turns.write(lambda store: written_meanwhile.watch(store.connection, (*TABLES.values(), "versions")))
    try:
        with turns.reading() as store:
            found = about(store.connection, person_id)
            written = exported_documents.of_visits(store.connection, _visits_of(found))
        declined = tuple(m.key for m in found.to_check if not {m.key, m.of} & {*confirmed, *remove})
        person = found.person
        role = person.job_title or person.role
        plan = ErasurePlan(person_id, person.name, instead, tuple(confirmed), declined, tuple(remove), role)
        number = turns.write(lambda store: begin(store, plan, _with_written_meanwhile(store.connection, found)))
    finally:
        turns.write(lambda store: written_meanwhile.unwatch(store.connection))
    return number, plan, written


def _with_written_meanwhile(connection: Connection, found: Mentions) -> list[Mention] | None:
    """Returns the mentions as they are now: those in rows written since `found` was made are looked for again; None: all are."""
    if not written_meanwhile.is_watched(connection):
        return None
    again = written_meanwhile.written(connection)
    before = [mention for mention in (*found.sure, *found.to_check) if mention.key.replace(f"{POSSIBLE_MARK}:", ":") not in again]
    name = NamePattern(found.person.name)
    beside = {mention.key for mention in before}
    since = [m for m in mentions_of(connection, found.person.id, name, meanwhile=True) if m.key not in beside]
    return [*before, *since]


def begin(store: Store, plan: ErasurePlan, found: Sequence[Mention] | None = None) -> int:
    """Erases a person from the store itself and notes the remaining steps there. Returns the erasure's number.

    `found` are all mentions of the person, if they are known. Raises the driver's error or StoreError.
    """
    with atomic(store.connection):
        ledger.advance(store.connection)
        erased = erase_from(store.connection, plan, found=found)
        cursor = store.connection.execute(
            "INSERT INTO erasures (at, person, records, versions, backups, plan, done) VALUES (?, ?, ?, ?, 0, ?, ?)",
            (utc_now(), plan.person_id, erased.records, erased.versions, plan.to_text(), BACKUPS_LEFT),
        )
    store.sitting.clear()
    erasure_list.bring_in_step(store)
    return int(cursor.lastrowid)


def end(store: Store, number: int, plan: ErasurePlan, rewritten: Rewritten) -> None:
    """Blanks the plan of an erasure whose backups are rewritten; then only free pages may still hold erased words.

    Of the plan only what is needed for folders that are away is kept, and no name. Raises the driver's error.
    """
    with atomic(store.connection):
        store.connection.execute(
            "UPDATE erasures SET plan = ?, done = ?, backups = ? WHERE id = ?",
            (_kept(plan, rewritten.away), PAGES_LEFT, len(rewritten.backups), number),
        )


def finish(store: Store) -> list[FileLeft]:
    """Completes every interrupted erasure, also in folders that were away; returns what may still hold somebody.

    Raises StoreError.
    """
    left = finish_here(store)
    with plain_errors(store.path):
        former_keys.finish(store)
        elsewhere = erase_elsewhere(store, waiting(store.connection), mark_of(store.connection))
        note_elsewhere(store, elsewhere)
    return [*left, *(file for one in elsewhere for file in one.left)]


def finish_here(store: Store) -> list[FileLeft]:
    """Completes every interrupted erasure; returns what may still hold somebody. Raises StoreError."""
    with plain_errors(store.path):
        left = finish_by_turns(OneTurn(store))
        erasure_list.bring_in_step(store)
    return left


def are_unfinished(connection: Connection) -> bool:
    """Returns whether an erasure was interrupted."""
    return bool(_unfinished(connection))


def finish_by_turns(turns: Turns) -> list[FileLeft]:
    """Completes every interrupted erasure, while others may write; returns what may still hold somebody."""
    with turns.reading() as store:
        rows = _unfinished(store.connection)
    left: list[FileLeft] = []
    for number, text, done in rows:
        if done == BACKUPS_LEFT:
            left += _complete(turns, number, plan_from(text)).left
        else:
            turns.await_pause()
            turns.write(_blank_pages)
    return left


def _unfinished(connection: Connection) -> list[tuple[int, str, int]]:
    rows = connection.execute("SELECT id, plan, done FROM erasures WHERE done < ? ORDER BY id", (DONE,)).fetchall()
    return [(int(number), str(text), int(done)) for number, text, done in rows]


def waiting_folders(connection: Connection) -> list[Path]:
    """Returns the folders that were away when somebody was erased, and still are."""
    plans = (plan for _, plan in waiting(connection))
    return [kept_path(folder) for folder in dict.fromkeys(folder for plan in plans for folder in plan.folders)]


def all_waiting_folders(connection: Connection, key: Key) -> list[Path]:
    """Returns the folders that were away when somebody was erased or the key of the store was changed to the present one."""
    return [*dict.fromkeys((*waiting_folders(connection), *former_keys.waiting_folders(connection, key)))]


def declare_lost(store: Store, folder: Path) -> None:
    """Gives up a folder with backups that will never be back: nothing waits for it any more."""
    with atomic(store.connection):
        for number, plan in waiting(store.connection):
            _keep(store, number, plan, [one for one in plan.folders if one != str(folder)])
        former_keys.note(store, [str(folder)])
        backups.forget_folder(store, folder)


def _kept(plan: ErasurePlan, away: Sequence[Path]) -> str:
    return plan.nameless(*map(str, away)).to_text() if away else ""


def waiting(connection: Connection) -> list[tuple[int, ErasurePlan]]:
    """Returns the numbers and plans of the erasures that wait for a folder."""
    rows = connection.execute("SELECT id, plan FROM erasures WHERE plan <> '' AND done > ? ORDER BY id", (BACKUPS_LEFT,))
    return [(int(number), plan_from(text)) for number, text in rows.fetchall()]


def _keep(store: Store, number: int, plan: ErasurePlan, folders: Sequence[str], rewritten: int = 0) -> None:
    text = plan.nameless(*folders).to_text() if folders else ""
    store.connection.execute("UPDATE erasures SET plan = ?, backups = backups + ? WHERE id = ?", (text, rewritten, number))


@dataclass(frozen=True, slots=True)
class ErasedElsewhere:
    """What an erasure did in folders that are back: how many backups it rewrote, which folders are still away, what is left."""

    number: int
    plan: ErasurePlan
    rewritten: int
    away: tuple[str, ...]
    left: tuple[FileLeft, ...]


def erase_elsewhere(
    store: Store, plans: Iterable[tuple[int, ErasurePlan]], mark: str, give_up: Callable[[], bool] = lambda: False
) -> list[ErasedElsewhere]:
    """Erases in folders that are back; any thread may do it. What cannot be rewritten is tried again with the next start."""
    return [_erase_elsewhere(store, number, plan, mark) for number, plan in plans if not give_up()]


def note_elsewhere(store: Store, erased: Iterable[ErasedElsewhere]) -> None:
    """Stores for which folders an erasure still waits."""
    for one in erased:
        if one.rewritten:
            with atomic(store.connection):
                _keep(store, one.number, one.plan, one.away, one.rewritten)


def _erase_elsewhere(store: Store, number: int, plan: ErasurePlan, mark: str) -> ErasedElsewhere:
    there = {folder: rewrite_in(kept_path(folder), store.path.stem, store.key, plan, mark) for folder in plan.folders}
    away = tuple(folder for folder, found in there.items() if not found.backups or _is_unfinished(found))
    left = tuple(file for found in there.values() for file in found.left)
    return ErasedElsewhere(number, plan, sum(len(found.backups) for found in there.values()), away, left)


def _is_unfinished(found: Rewritten) -> bool:
    return not {file.path for file in found.left} <= {*found.backups}


def erasures(connection: Connection) -> list[ErasureLine]:
    """Returns the erasures that took place, the latest first."""
    return read_all(
        connection,
        ErasureLine,
        "SELECT id, at, person, records, versions, backups, done = 2 AND plan = '' FROM erasures ORDER BY id DESC",
    )


def _visits_of(found: Mentions) -> set[str]:
    return {mention.visit_id for mention in (*found.sure, *found.to_check) if mention.visit_id}


def _blank_pages(store: Store) -> None:
    """Rewrites the file, so that no free page holds erased words, and empties the log.

    Raises the driver's error, or StoreBusy if somebody reads all the time; `finish` will complete it.
    """
    store.connection.execute("VACUUM")
    for _ in range(TRIES):
        busy, _, _ = store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not busy:
            break
        time.sleep(PAUSE_SECONDS)
    else:
        raise StoreBusy(
            N_(
                "The person is erased, but the store is being read all the time, so its log still holds them; it is emptied "
                "with the next start of Firsthand."
            )
        )
    with atomic(store.connection):
        store.connection.execute("UPDATE erasures SET done = ? WHERE done = ?", (DONE, PAGES_LEFT))
