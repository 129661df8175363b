"""What the writer does between the saves: counts remembered, backups in time, old versions gone; never in the way of a save.

A backup of a store that is worked on is made in a thread of its own, through a reading connection: the write-ahead log lets
it read one snapshot while edits go on being stored. In the writing thread, every save would wait until a large store is
copied and verified (seconds per 100 MB). Only where there is no such log, on a network or synced folder, it has to.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic

from db.backup import backups, restore
from db.backup.names import Backup, BackupReason, backups_in
from db.engine.driver_errors import plain_errors
from db.engine.store import Store
from db.engine.transactions import roll_back
from db.history import versions
from db.integrity import ledger
from db.model.messages import Message
from db.privacy import requests
from db.service.opening import open_for_reading


@dataclass(frozen=True, slots=True)
class Noticed:
    """What was seen on opening that the person should know."""

    sentences: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A verified backup was made; `elsewhere` says in a sentence why the second folder has none, where it should."""

    backup: Backup
    elsewhere: Message | None = None


@dataclass(frozen=True, slots=True)
class BackupFailed:
    """No backup could be made; it is tried again. `error` is a StoreError, or a fault of ours."""

    error: Exception


Told = Noticed | BackedUp | BackupFailed


@dataclass(frozen=True, slots=True)
class Pace:
    """How often, in seconds: the count remembered while working, and a backup of changed work."""

    count: float = 30.0
    backup: float = 30 * 60.0


@dataclass
class Upkeep:
    """Looks after one store that is open for writing; `tell` may be called from another thread."""

    store: Store
    tell: Callable[[Told], None]
    pace: Pace = field(default_factory=Pace)
    _changed_since_count: float | None = None
    _changed_since_backup: float | None = None
    _at_work: "_BackupAtWork | None" = None

    def begin(self) -> None:
        """Looks once at what was opened; a difference from what is remembered is told."""
        with self._edge():
            if sentences := ledger.losses(self.store):
                self.tell(Noticed(tuple(sentences)))
            ledger.note_day(self.store, datetime.now(UTC).date())
            ledger.remember(self.store)
            restore.clean(self.store.path)
            requests.finish(self.store)
            if self._is_ahead_of_backups():
                self._changed_since_backup = monotonic()

    def changed(self) -> None:
        """An edit was stored."""
        now = monotonic()
        self._changed_since_count = self._changed_since_count or now
        self._changed_since_backup = self._changed_since_backup or now

    def seconds_left(self) -> float | None:
        """How long there is nothing to do; None if that is until the next edit."""
        now = monotonic()
        due = [
            since + pace - now
            for since, pace in ((self._changed_since_count, self.pace.count), (self._changed_since_backup, self.pace.backup))
            if since is not None
        ]
        return max(0.0, min(due)) if due else None

    def tend(self) -> None:
        """Does what has become due."""
        now = monotonic()
        if self._changed_since_count is not None and now - self._changed_since_count >= self.pace.count:
            self._changed_since_count = None
            with self._edge():
                ledger.note_day(self.store, datetime.now(UTC).date())
                ledger.remember(self.store)
        if self._changed_since_backup is not None and now - self._changed_since_backup >= self.pace.backup:
            self._changed_since_backup = None
            self._start_backup()

    def end(self, briefly: bool = False) -> None:
        """What is done at close: old versions go, and there is a backup of the last edit; neither of it `briefly`."""
        if self._at_work:
            self._at_work.stop()
        if briefly:
            return
        with self._edge():
            self.store.confirm()
            versions.thin(self.store)
            if self._is_ahead_of_backups():
                self.tell(_back_up(self.store, BackupReason.CLOSE))

    def heard(self, told: Told) -> None:
        """What a backup made beside the work came to; called in the writing thread."""
        if isinstance(told, BackupFailed):
            # The work is still without a backup; it is due again after another while.
            self._changed_since_backup = self._changed_since_backup or monotonic()

    def _start_backup(self) -> None:
        if self._at_work and self._at_work.is_alive():
            return
        with self._edge():
            self.store.confirm()
            if not self._is_ahead_of_backups():
                return
            if self.store.connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
                self._at_work = _BackupAtWork(self.store, self.tell)
                self._at_work.start()
            else:
                self.tell(_back_up(self.store, BackupReason.WORK))

    def _is_ahead_of_backups(self) -> bool:
        """Whether there is an edit that no backup holds."""
        newest = next(iter(backups_in(backups.folder_of(self.store.path), self.store.path.stem)), None)
        sequence = ledger.count(self.store.connection).sequence
        return sequence > (newest.sequence if newest else 0)

    @contextmanager
    def _edge(self) -> Iterator[None]:
        """Whatever fails within it is told, and the saving goes on."""
        try:
            with plain_errors(self.store.path):
                yield
        except Exception as error:  # the worker's edge
            roll_back(self.store.connection)
            self.heard(failed := BackupFailed(error))
            self.tell(failed)


class _BackupAtWork(threading.Thread):
    """Makes one backup beside the work."""

    def __init__(self, store: Store, tell: Callable[[Told], None]) -> None:
        super().__init__(name="backup", daemon=True)
        self._path, self._key, self._tell = store.path, store.key, tell
        self._stopping = threading.Event()

    def run(self) -> None:
        """The thread itself."""
        try:
            reading = open_for_reading(self._path, self._key)
            try:
                told = _back_up(reading, BackupReason.WORK, self._stopping)
            finally:
                reading.close()
        except backups.BackupAbandoned:
            return
        except Exception as error:  # the worker's edge: told, and tried again later
            self._tell(BackupFailed(error))
        else:
            self._tell(told)

    def stop(self) -> None:
        """Gives up, and returns when nothing of it is left."""
        self._stopping.set()
        self.join()


def _back_up(store: Store, reason: BackupReason, stopping: threading.Event | None = None) -> BackedUp:
    give_up = stopping.is_set if stopping else lambda: False
    made = backups.back_up(store, reason, beside_work=stopping is not None, give_up=give_up)
    return BackedUp(made.backup, made.elsewhere)
