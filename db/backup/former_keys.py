"""Remembers, in the encrypted store, the key it had while backups lie in a folder that is away, and gives them the present one.

They are given the new key and not removed, as they may be the only ones that reach back so far. The former key is in the store
before the change, so a kill loses nothing; whoever opens the store can read all that this key opens. Promise of safety: S4.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.backup.backups import REWRITING, folders_elsewhere
from db.backup.names import backups_in
from db.backup.ownership import mark_of, not_of_others
from db.backup.rekeying import opens, rekey
from db.engine.driver import Connection
from db.engine.keys import Key, salt_of
from db.engine.plain_files import kept_path
from db.engine.store import Store
from db.engine.transactions import atomic
from db.model.errors import StoreError
from db.repositories.app_state import recall, remember
from db.tables.remembered import FORMER_KEYS, keys_from


@dataclass(frozen=True, slots=True)
class FormerKeys:
    """The former keys that backups in `folder` may have, the latest last."""

    folder: str
    keys: tuple[Key, ...]


def remember_key(store: Store) -> None:
    """Remembers the key of the store for every folder besides its own, before the key is changed."""
    waiting = {one.folder: one.keys for one in waiting_for(store.connection)}
    key = Key(store.key.raw)
    known = {str(folder): waiting.get(str(folder), ()) for folder in folders_elsewhere(store.connection)}
    with atomic(store.connection):
        _keep(
            store, [FormerKeys(folder, (*(one for one in keys if one != key), key)) for folder, keys in (waiting | known).items()]
        )


def waiting_for(connection: Connection) -> list[FormerKeys]:
    """Returns the folders whose backups may have a former key."""
    return [FormerKeys(folder, keys) for folder, keys in keys_from(recall(connection, FORMER_KEYS)).items()]


def waiting_folders(connection: Connection, key: Key) -> list[Path]:
    """Returns the folders whose backups wait for the present `key`."""
    return [kept_path(one.folder) for one in waiting_for(connection) if any(former.raw != key.raw for former in one.keys)]


def catch_up(store: Store, waiting: Iterable[FormerKeys], mark: str, give_up: Callable[[], bool] = lambda: False) -> list[str]:
    """Gives the backups in these folders the present key of `store`; returns the folders that are done. Any thread may do it.

    A folder in which no backup of ours lies is not done: it may be on a drive that is not connected.
    """
    new = Key(store.key.raw, salt_of(store.path))
    return [one.folder for one in waiting if not give_up() and _is_done(one, store.path.stem, new, mark, give_up)]


def note(store: Store, done: Sequence[str]) -> None:
    """Forgets the former keys of the folders that are `done`."""
    if done:
        with atomic(store.connection):
            _keep(store, [one for one in waiting_for(store.connection) if one.folder not in done])


def finish(store: Store) -> None:
    """Gives the present key to the backups in all folders that are back."""
    note(store, catch_up(store, waiting_for(store.connection), mark_of(store.connection)))


def _keep(store: Store, waiting: Iterable[FormerKeys]) -> None:
    kept = {one.folder: [key.raw.hex() for key in one.keys] for one in waiting}
    remember(store, FORMER_KEYS, json.dumps(kept) if kept else "")


def _is_done(waiting: FormerKeys, stem: str, new: Key, mark: str, give_up: Callable[[], bool]) -> bool:
    made = not_of_others(backups_in(kept_path(waiting.folder), stem), mark)
    keys = [key for key in reversed(waiting.keys) if key.raw != new.raw]
    # Every one is tried, whatever became of the one before.
    changed = [_has_new_key(backup.path, keys, new, backup.mark == mark) for backup in made if not give_up()]
    return bool(changed) and len(changed) == len(made) and all(changed)


def _has_new_key(path: Path, former: Sequence[Key], new: Key, is_ours: bool) -> bool:
    """Gives the backup at `path` the new key; one that no key of ours opens is not ours, unless it carries our mark."""
    try:
        if opens(path, Key(new.raw)):
            return True
        if key := next((key for key in former if opens(path, key)), None):
            with REWRITING:
                rekey(path, key, new)
            return True
    except StoreError:
        return False
    return not is_ours
