"""The one thread that writes: takes edits and jobs in order, and keeps at it until an edit is stored.

Nobody waits for the disk: whoever hands something in hears later what came of it, from this thread.
"""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from db.edits import Edit
from db.errors import StoreError
from db.faults import plain_errors
from db.records import utc_now
from db.repositories import visits
from db.store import Store

Job = Callable[[Store], object]


@dataclass(frozen=True, slots=True)
class Opened:
    """The store stands open for writing."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The edit is on the disk since `at` (UTC)."""

    edit: Edit
    at: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Nothing can be saved for now; it is tried again by itself. `error` is the world's fault and says what to do."""

    error: StoreError


@dataclass(frozen=True, slots=True)
class Lost:
    """The edit could not be stored through a fault of ours; it was rolled back whole, later ones go on."""

    edit: Edit
    error: Exception


@dataclass(frozen=True, slots=True)
class Finished:
    """The job handed in as `ticket` is done, with its result or its error."""

    ticket: int
    result: object = None
    error: Exception | None = None


Heard = Opened | Saved | Trouble | Lost | Finished


class Writer(threading.Thread):
    """Owns the writing connection; `hear` is called from this thread for everything that happens."""

    def __init__(self, opener: Callable[[], Store], hear: Callable[[Heard], None], retry_seconds: float = 2.0) -> None:
        super().__init__(name="writer", daemon=True)
        self._opener = opener
        self._hear = hear
        self._retry_seconds = retry_seconds
        self._waiting: deque[Edit | tuple[int, Job]] = deque()
        self._signal = threading.Condition()
        self._closing = False
        self._tickets = 0

    def save(self, edit: Edit) -> None:
        """Hands in an edit; returns at once."""
        with self._signal:
            self._waiting.append(edit)
            self._signal.notify()

    def do(self, job: Job) -> int:
        """Hands in any other work on the store; returns the ticket under which it will be heard of."""
        with self._signal:
            self._tickets += 1
            self._waiting.append((self._tickets, job))
            self._signal.notify()
            return self._tickets

    def close(self, seconds: float = 10.0) -> bool:
        """Finishes what was handed in and closes the store; False if that did not end within `seconds`."""
        with self._signal:
            self._closing = True
            self._signal.notify()
        self.join(seconds)
        return not self.is_alive()

    def run(self) -> None:
        """The thread itself."""
        store = self._open()
        if store is None:
            return
        while (work := self._next()) is not None:
            if isinstance(work, Edit):
                self._save(store, work)
            else:
                self._do(store, *work)
        store.close()

    def _open(self) -> Store | None:
        while True:
            try:
                store = self._opener()
            except StoreError as error:
                self._hear(Trouble(error))
                if self._pause():
                    return None
            else:
                self._hear(Opened())
                return store

    def _next(self) -> Edit | tuple[int, Job] | None:
        with self._signal:
            self._signal.wait_for(lambda: self._waiting or self._closing)
            return self._waiting.popleft() if self._waiting else None

    def _save(self, store: Store, edit: Edit) -> None:
        while True:
            try:
                with plain_errors(store.path):
                    visits.apply(store, edit)
            except StoreError as error:
                self._hear(Trouble(error))
                if self._pause():
                    return
                edit = self._with_later(edit)
            except Exception as error:  # the worker's edge: whatever it is, later words must still be stored
                self._hear(Lost(edit, error))
                return
            else:
                self._hear(Saved(edit, utc_now()))
                return

    def _do(self, store: Store, ticket: int, job: Job) -> None:
        try:
            with plain_errors(store.path):
                result = job(store)
            assert not store.connection.in_transaction
        except Exception as error:  # handed to whoever asked
            self._hear(Finished(ticket, error=error))
        else:
            self._hear(Finished(ticket, result))

    def _pause(self) -> bool:
        """Waits before the next try; True when the program is closing and there is no next try."""
        with self._signal:
            return self._closing or self._signal.wait_for(lambda: self._closing, self._retry_seconds)

    def _with_later(self, edit: Edit) -> Edit:
        """`edit` together with what was typed meanwhile, so that a long outage does not pile up thousands of saves."""
        with self._signal:
            while self._waiting and isinstance(later := self._waiting[0], Edit) and later.visit_id == edit.visit_id:
                self._waiting.popleft()
                edit = edit.then(later)
        return edit
