"""Brings the backups in folders that are back in step, in a thread: gives them the present key, erases who was erased.

A folder on a stick or on the network may be slow, and nobody's words may wait for it; the writing thread only notes what was
done there.
Promise of safety: S4.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from db.backup import former_keys
from db.backup.ownership import mark_of
from db.engine.store import Store
from db.privacy import requests
from db.privacy.requests import ErasedElsewhere


@dataclass(frozen=True, slots=True)
class BroughtInStep:
    """What was done in folders that are back: the ones whose backups have the present key now, and the erasures there."""

    rekeyed: tuple[str, ...]
    erased: tuple[ErasedElsewhere, ...]


class FoldersBack(threading.Thread):
    """Looks into the folders that something waits for, once; calls `tell` from this thread."""

    def __init__(self, store: Store, tell: Callable[[BroughtInStep], None]) -> None:
        super().__init__(name="folders back", daemon=True)
        self._store, self._tell = store, tell
        # All that needs the connection is read here, in the thread that owns it.
        self._mark = mark_of(store.connection)
        self._keys, self._plans = former_keys.waiting_for(store.connection), requests.waiting(store.connection)
        self._stopping = threading.Event()
        self.done: BroughtInStep | None = None

    @property
    def is_needed(self) -> bool:
        """Whether anything waits for a folder."""
        return bool(self._keys or self._plans)

    def run(self) -> None:
        """Does the work; this is the body of the thread."""
        # First the key: an erasure rewrites only what the present key opens.
        rekeyed = former_keys.catch_up(self._store, self._keys, self._mark, self._stopping.is_set)
        erased = requests.erase_elsewhere(self._store, self._plans, self._mark, self._stopping.is_set)
        self.done = BroughtInStep(tuple(rekeyed), tuple(erased))
        self._tell(self.done)

    def stop(self) -> None:
        """Gives up after the file at hand, and returns when that is done."""
        self._stopping.set()
        self.join()


def note(store: Store, done: BroughtInStep) -> None:
    """Stores what no longer waits."""
    former_keys.note(store, done.rekeyed)
    requests.note_elsewhere(store, done.erased)
