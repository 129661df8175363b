"""Keeps beside the store a list of everybody who was erased, by id and without a name, so that no backup brings anybody back.

The list is a file, as the table of erasures in the store goes back with it when a backup is restored. `replay` erases again, in
a restored store, whoever is on the list and not in that table. Promise of safety: S5.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from db.engine.atomic_files import ERASED, write_whole
from db.engine.driver import Connection
from db.engine.plain_files import read_plain
from db.engine.store import Store
from db.engine.transactions import atomic
from db.integrity import ledger
from db.privacy.erase import erase_from
from db.tables import search_index
from db.tables.erasure_plan import ErasurePlan, plan_from

# The stages of an erasure as the store keeps them; the plan stays while a folder with backups is away.
BACKUPS_LEFT, PAGES_LEFT, DONE = 0, 1, 2
SOMEBODY = "a person"
# Some thousand erasures.
MOST_BYTES = 16_000_000

Listed = dict[tuple[str, str], ErasurePlan]


def path_of_list(path: Path) -> Path:
    """Returns where the list of the store at `path` lies."""
    return path.with_suffix(ERASED)


def recall(path: Path) -> Listed:
    """Returns the plans that the list holds, by person and moment; none if there is no list, or the file is none."""
    try:
        kept = json.loads(read_plain(path_of_list(path), MOST_BYTES))
        return {(str(one["person_id"]), str(one["at"])): plan_from(json.dumps(one)).nameless() for one in kept["erasures"]}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def bring_in_step(store: Store) -> None:
    """Writes into the list what the store knows of and the list does not. Raises OSError or the driver's error."""
    listed = recall(store.path)
    known = listed | {key: plan for key, plan in _in_store(store.connection).items() if key not in listed}
    if known != listed:
        kept = [plan.as_dict() | {"at": at} for (_, at), plan in known.items()]
        write_whole(path_of_list(store.path), json.dumps({"erasures": kept}).encode())


def replay(store: Store, path: Path) -> int:
    """Erases from `store` everybody on the list beside `path` whom it still may hold; returns how many that were.

    Raises the driver's error or StoreError.
    """
    missing = {key: plan for key, plan in recall(path).items() if key not in _in_store(store.connection)}
    if missing:
        with atomic(store.connection):
            ledger.advance(store.connection)
            for (person_id, at), plan in missing.items():
                _erase_again(store.connection, plan, person_id, at)
            search_index.forget_removed(store.connection)
        store.connection.execute("VACUUM")
    return len(missing)


def with_name(connection: Connection, plan: ErasurePlan) -> ErasurePlan:
    """Returns `plan` with the name and role by which the open store knows the person, if the plan has none."""
    if plan.name:
        return plan
    known = _known_in(connection, plan.person_id)
    return replace(plan, name=known.get("name", ""), role=known.get("job_title") or known.get("role", ""))


def _erase_again(connection: Connection, plan: ErasurePlan, person_id: str, at: str) -> None:
    erased = erase_from(connection, with_name(connection, plan), is_backup=True)
    connection.execute(
        "INSERT INTO erasures (at, person, records, versions, backups, plan, done) VALUES (?, ?, ?, ?, 0, '', ?)",
        (at, person_id, erased.records, erased.versions, DONE),
    )


def _known_in(connection: Connection, person_id: str) -> dict[str, str]:
    """Returns the fields of the person as they are in the open store, or were last."""
    names = ("name", "job_title", "role")
    row = connection.execute(f"SELECT {', '.join(names)} FROM people WHERE id = ?", (person_id,)).fetchone()
    if row:
        return dict(zip(names, map(str, row), strict=True))
    kept = "SELECT content FROM versions WHERE record_id = ? AND kind = 'people' ORDER BY id DESC"
    row = connection.execute(kept, (person_id,)).fetchone()
    return {name: str(text) for name, text in json.loads(row[0]).items()} if row else {}


def _in_store(connection: Connection) -> Listed:
    rows: Iterable[tuple[str, str, str]] = connection.execute("SELECT person, at, plan FROM erasures ORDER BY id").fetchall()
    return {(person, at): plan_from(text).nameless() if text else ErasurePlan(person, "", SOMEBODY) for person, at, text in rows}
