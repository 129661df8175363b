"""Writes to the store in one thread: takes edits and jobs in order, and tries each edit again until it is stored.

Nobody waits for the disk: the caller hands in an edit or a job, and the thread later reports the result. Between saves it does
the upkeep of the store (see db.service.maintenance). Promises of safety: R1, R3, R3b, R4, R7, R14, S11.
"""

import contextlib
import math
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from db.engine.driver_errors import plain_errors
from db.engine.store import Store
from db.engine.transactions import roll_back
from db.engine.turns import OneTurn
from db.model.edits import Edit
from db.model.errors import StoreError
from db.model.ids import utc_now
from db.privacy import requests
from db.repositories import visits
from db.service.beside import Beside, LongJob, Turn
from db.service.maintenance import BackupFailed, Pace, Told, Upkeep, has_log
from db.service.opening import reopen

Job = Callable[[Store], object]


@dataclass(frozen=True, slots=True)
class StoreOpened:
    """The store is open for writing."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The edit is on the disk since `at` (UTC); `edits` is how many edits handed in were stored together as this one."""

    edit: Edit
    at: str
    edits: int = 1


@dataclass(frozen=True, slots=True)
class Trouble:
    """Nothing can be saved for now; the thread tries again. `error` comes from the disk or the system and says what to do."""

    error: StoreError


@dataclass(frozen=True, slots=True)
class Lost:
    """A programming error kept the edit from being stored; it was rolled back, later edits go on. `edits` as in Saved."""

    edit: Edit
    error: Exception
    edits: int = 1


@dataclass(frozen=True, slots=True)
class Finished:
    """The job handed in as `ticket` is done, with its result or its error."""

    ticket: int
    result: object = None
    error: Exception | None = None


class LongWork(NamedTuple):
    """A long job, and the ticket that its result will carry."""

    ticket: int
    job: LongJob


Heard = StoreOpened | Saved | Trouble | Lost | Finished | Told
Work = Edit | tuple[int, Job] | LongWork | Turn | Finished | Told
# The ticket of work that nobody asked for.
NOBODYS = 0
# At the end, all edits are stored first; then old versions are deleted and a backup is made, which may take this long.
STORE_SECONDS, UPKEEP_SECONDS = 10.0, 60.0


class Writer(threading.Thread):
    """Owns the writing connection; calls `hear` from this thread for everything that happens."""

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
        self._waiting: deque[Work] = deque()
        # Long work that is under way, and what waits for its end.
        self._beside: Beside | None = None
        self._long: deque[LongWork] = deque()
        self._signal = threading.Condition()
        self._closing = self._briefly = self._failed = False
        self._stored = threading.Event()
        self._tickets = 0
        # When the last edit was handed in, by the monotonic clock.
        self._edited = -math.inf

    def save(self, edit: Edit) -> None:
        """Hands in an edit; returns at once."""
        with self._signal:
            self._edited = time.monotonic()
            self._waiting.append(edit)
            self._signal.notify_all()

    def do(self, job: Job) -> int:
        """Hands in any other work on the store; returns the ticket that its result will carry."""
        with self._signal:
            self._tickets += 1
            self._waiting.append((self._tickets, job))
            self._signal.notify_all()
            return self._tickets

    def do_beside(self, job: LongJob) -> int:
        """Hands in work that takes long, to be done in a thread of its own with short turns at writing; returns its ticket."""
        with self._signal:
            self._tickets += 1
            self._waiting.append(LongWork(self._tickets, job))
            self._signal.notify_all()
            return self._tickets

    def close(self, briefly: bool = False, within: float | None = None) -> bool:
        """Finishes all edits and jobs and closes the store; returns False if the edits are not stored in time.

        With `briefly`, for a store that is opened again at once, the upkeep at the end is left out. `within` so many seconds
        everything must be over, the upkeep included; without it, each part gets the time that it may need.
        """
        began = time.monotonic()
        self._briefly = briefly
        with self._signal:
            self._closing = True
            self._signal.notify_all()
        stored = self._stored.wait(STORE_SECONDS if within is None else within)
        left = UPKEEP_SECONDS if within is None else max(0.0, within - (time.monotonic() - began))
        self.join(left if stored else 0)
        return stored and not self._failed

    def run(self) -> None:
        """Opens the store and serves edits and jobs; this is the body of the thread."""
        try:
            store = self._open()
            if store is None:
                return
            upkeep = Upkeep(store, self._enqueue, self._pace)
            upkeep.begin()
            if requests.are_unfinished(store.connection):
                self._enqueue(LongWork(NOBODYS, requests.finish_by_turns))
            while (work := self._next(upkeep)) is not None:
                self._work(store, upkeep, work)
        finally:
            self._stored.set()
        upkeep.end(self._briefly)
        for told in self._waiting:
            self._hear(told)  # type: ignore[arg-type]  # only reports are left in the queue
        store.close()

    def _work(self, store: Store, upkeep: Upkeep, work: "Work") -> None:
        if isinstance(work, Edit):
            self._save(store, work)
            upkeep.changed()
        elif isinstance(work, LongWork):
            self._long.append(work)
            self._begin_long(store)
        elif isinstance(work, Turn):
            self._give_turn(store, work)
            upkeep.changed()
        elif isinstance(work, tuple):
            self._do(store, *work)
            upkeep.changed()
        elif isinstance(work, Finished):
            # The long work is over, and the next one may begin.
            self._beside = None
            if work.ticket != NOBODYS:
                self._hear(work)
            elif work.error:
                self._hear(BackupFailed(work.error))
            self._begin_long(store)
        else:
            upkeep.heard(work)
            self._hear(work)

    def _begin_long(self, store: Store) -> None:
        # What was asked for after an edit counts on it, as in `_do`.
        if self._beside or not self._long or self._failed:
            return
        ticket, job = self._long.popleft()
        if has_log(store):
            done = partial(self._end_long, ticket)
            self._beside = Beside(store, job, self._enqueue, done, self._await_pause)
            self._beside.start()
        else:
            # Without a write-ahead log every reader keeps the writer waiting, so nothing is won.
            self._do(store, ticket, lambda one: job(OneTurn(one)))
            self._begin_long(store)

    def _end_long(self, ticket: int, result: object, error: Exception | None) -> None:
        self._enqueue(Finished(ticket, result, error))

    def _await_pause(self) -> None:
        """Returns when nobody has handed in an edit for a while, the program is closing, or it lasts too long; in any thread."""
        end = time.monotonic() + self._pace.patience
        with self._signal:
            while not self._closing and (left := min(self._edited + self._pace.pause, end) - time.monotonic()) > 0:
                self._signal.wait(left)

    def _give_turn(self, store: Store, turn: Turn) -> None:
        if self._failed:
            turn.give_up()
            return
        with contextlib.suppress(Exception):  # the work that waits for the turn has the error
            roll_back(store.connection)
            turn.take(store)
        roll_back(store.connection)

    def _enqueue(self, told: "Told | Turn | LongWork | Finished") -> None:
        """Puts a report, long work or a turn that it needs into the queue, from any thread."""
        with self._signal:
            self._waiting.append(told)
            self._signal.notify_all()

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

    def _next(self, upkeep: Upkeep) -> "Work | None":
        """Returns the next edit or job and does the upkeep while it waits; None when the program is closing and all is done."""
        while True:
            with self._signal:
                self._signal.wait_for(lambda: self._waiting or self._is_over, upkeep.seconds_left())
                if self._is_over and not self._waiting:
                    return None
                if self._waiting:
                    work = self._waiting.popleft()
                    break
            upkeep.tend()
        # The upkeep must also run while somebody types without a pause.
        if not self._closing:
            upkeep.tend()
        return work

    @property
    def _is_over(self) -> bool:
        return self._closing and not self._beside

    def _save(self, store: Store, edit: Edit) -> None:
        edits = 1
        while True:
            # When the program is closing, the next try is the last one.
            last = self._closing
            try:
                # An edit must not become part of a transaction that an earlier job left open.
                roll_back(store.connection)
                with plain_errors(store.path):
                    store.confirm()
                    visits.apply(store, edit)
            except StoreError as error:
                self._hear(Trouble(error))
                if last:
                    self._failed = True
                    return
                self._pause()
                edit, more = self._with_later(edit)
                edits += more
                # A connection whose disk failed may keep failing after the disk is back.
                with contextlib.suppress(StoreError):
                    reopen(store)
            except Exception as error:  # the worker's edge: whatever it is, later words must still be stored
                store.unsettled.update(change.record.id for change in edit.changes)
                self._hear(Lost(edit, error, edits))
                return
            else:
                self._hear(Saved(edit, utc_now(), edits))
                return

    def _do(self, store: Store, ticket: int, job: Job) -> None:
        if self._failed:
            # What was asked for after an edit counts on it: above all the note that everything was stored.
            return
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
        """Returns `edit` merged with the edits typed meanwhile, and how many those are.

        A long outage must not pile up thousands of saves.
        """
        more = 0
        with self._signal:
            while self._waiting and isinstance(later := self._waiting[0], Edit) and later.scope == edit.scope:
                self._waiting.popleft()
                edit, more = edit.then(later), more + 1
        return edit, more
