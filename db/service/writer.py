"""The one thread that writes: takes edits and jobs in order, and keeps at it until an edit is stored.

Nobody waits for the disk: whoever hands something in hears later what came of it, from this thread. Between the saves it
looks after the store (see db.service.maintenance).
"""

import contextlib
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from db.engine.driver_errors import plain_errors
from db.engine.store import Store
from db.engine.transactions import roll_back
from db.model.edits import Edit
from db.model.errors import StoreError
from db.model.ids import utc_now
from db.repositories import visits
from db.service.maintenance import BackedUp, BackupFailed, Noticed, Pace, Told, Upkeep
from db.service.opening import reopen

Job = Callable[[Store], object]


@dataclass(frozen=True, slots=True)
class StoreOpened:
    """The store stands open for writing."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The edit is on the disk since `at` (UTC); `edits` is how many handed in were stored as this one."""

    edit: Edit
    at: str
    edits: int = 1


@dataclass(frozen=True, slots=True)
class Trouble:
    """Nothing can be saved for now; it is tried again by itself. `error` is the world's fault and says what to do."""

    error: StoreError


@dataclass(frozen=True, slots=True)
class Lost:
    """The edit could not be stored through a fault of ours; it was rolled back whole, later ones go on. `edits` as in Saved."""

    edit: Edit
    error: Exception
    edits: int = 1


@dataclass(frozen=True, slots=True)
class Finished:
    """The job handed in as `ticket` is done, with its result or its error."""

    ticket: int
    result: object = None
    error: Exception | None = None


Heard = StoreOpened | Saved | Trouble | Lost | Finished | Noticed | BackedUp | BackupFailed
# At the end, everything handed in is stored first; then old versions go and a backup is made, which may take so long.
UPKEEP_SECONDS = 60.0


class Writer(threading.Thread):
    """Owns the writing connection; `hear` is called from this thread for everything that happens."""

    def __init__(
        self,
        opener: Callable[[], Store],
        hear: Callable[[Heard], None],
        retry_seconds: float = 2.0,
        pace: Pace | None = None,
    ) -> None:
        super().__init__(name="writer", daemon=True)
        self._opener = opener
        self._hear = hear
        self._retry_seconds = retry_seconds
        self._pace = pace or Pace()
        self._waiting: deque[Edit | tuple[int, Job] | Told] = deque()
        self._signal = threading.Condition()
        self._closing = self._briefly = False
        self._stored = threading.Event()
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

    def close(self, seconds: float = 10.0, briefly: bool = False) -> bool:
        """Finishes what was handed in and closes the store; False if what was handed in is not stored within `seconds`.

        `briefly` where it is opened again at once: then the upkeep of an end is left to the real one.
        """
        self._briefly = briefly
        with self._signal:
            self._closing = True
            self._signal.notify()
        stored = self._stored.wait(seconds)
        self.join(UPKEEP_SECONDS if stored else 0)
        return stored

    def run(self) -> None:
        """The thread itself."""
        try:
            store = self._open()
            if store is None:
                return
            upkeep = Upkeep(store, self._tell, self._pace)
            upkeep.begin()
            while (work := self._next(upkeep)) is not None:
                self._work(store, upkeep, work)
        finally:
            self._stored.set()
        upkeep.end(self._briefly)
        for told in self._waiting:
            self._hear(told)  # type: ignore[arg-type]  # nothing else is handed in any more
        store.close()

    def _work(self, store: Store, upkeep: Upkeep, work: Edit | tuple[int, Job] | Told) -> None:
        if isinstance(work, Edit):
            self._save(store, work)
            upkeep.changed()
        elif isinstance(work, tuple):
            self._do(store, *work)
            upkeep.changed()
        else:
            upkeep.heard(work)
            self._hear(work)

    def _tell(self, told: Told) -> None:
        """Hands in what the upkeep tells, from whichever thread."""
        with self._signal:
            self._waiting.append(told)
            self._signal.notify()

    def _open(self) -> Store | None:
        while True:
            try:
                store = self._opener()
            except StoreError as error:
                self._hear(Trouble(error))
                if self._pause():
                    return None
            else:
                self._hear(StoreOpened())
                return store

    def _next(self, upkeep: Upkeep) -> Edit | tuple[int, Job] | Told | None:
        """What is to be done next, seeing to the upkeep meanwhile; None when the program is closing and all is done."""
        while True:
            with self._signal:
                self._signal.wait_for(lambda: self._waiting or self._closing, upkeep.seconds_left())
                if self._closing and not self._waiting:
                    return None
                if self._waiting:
                    work = self._waiting.popleft()
                    break
            upkeep.tend()
        # Also while somebody types without a pause.
        if not self._closing:
            upkeep.tend()
        return work

    def _save(self, store: Store, edit: Edit) -> None:
        edits = 1
        while True:
            # Once the program is closing, one more try is the last.
            last = self._closing
            try:
                # Whatever went before, an edit must not become part of a transaction that is never finished.
                roll_back(store.connection)
                with plain_errors(store.path):
                    store.confirm()
                    visits.apply(store, edit)
            except StoreError as error:
                self._hear(Trouble(error))
                if last:
                    return
                self._pause()
                edit, more = self._with_later(edit)
                edits += more
                # A connection whose disk failed once may go on failing after the disk is back.
                with contextlib.suppress(StoreError):
                    reopen(store)
            except Exception as error:  # the worker's edge: whatever it is, later words must still be stored
                self._hear(Lost(edit, error, edits))
                return
            else:
                self._hear(Saved(edit, utc_now(), edits))
                return

    def _do(self, store: Store, ticket: int, job: Job) -> None:
        try:
            roll_back(store.connection)
            with plain_errors(store.path):
                store.confirm()
                result = job(store)
            assert not store.connection.in_transaction
        except Exception as error:  # handed to whoever asked
            roll_back(store.connection)
            self._hear(Finished(ticket, error=error))
        else:
            self._hear(Finished(ticket, result))

    def _pause(self) -> bool:
        """Waits before the next try; True when the program is closing and there is no next try."""
        with self._signal:
            return self._closing or self._signal.wait_for(lambda: self._closing, self._retry_seconds)

    def _with_later(self, edit: Edit) -> tuple[Edit, int]:
        """`edit` together with what was typed meanwhile, and how many edits that is more.

        A long outage must not pile up thousands of saves.
        """
        more = 0
        with self._signal:
            while self._waiting and isinstance(later := self._waiting[0], Edit) and later.visit_id == edit.visit_id:
                self._waiting.popleft()
                edit, more = edit.then(later), more + 1
        return edit, more
