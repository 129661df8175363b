"""Does the upkeep between saves without delaying one: remembers the count, makes backups in time, deletes old versions.

During work a backup is made in a thread of its own, through a reading connection: thanks to the write-ahead log it reads one
snapshot while edits are stored. In the writing thread every save would wait until a large store is copied and verified (seconds
per 100 MB). Only without that log, in a network or synced folder, the writing thread makes the backup.
Promises of safety: R7, R8, R13.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic

from db.backup import backups, restore
from db.backup.names import Backup, BackupReason
from db.engine.driver_errors import plain_errors
from db.engine.store import Store
from db.engine.transactions import roll_back
from db.history import versions
from db.integrity import ledger
from db.model.messages import Message
from db.privacy import erasure_list
from db.service import folders_back
from db.service.folders_back import BroughtInStep, FoldersBack
from db.service.opening import open_for_reading


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something found on opening that the person should know."""

    sentences: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A verified backup was made; `elsewhere` is a sentence on why the second folder lacks it, if it should have it."""

    backup: Backup
    elsewhere: Message | None = None


@dataclass(frozen=True, slots=True)
class BackupFailed:
    """No backup could be made; the next try follows. `error` is a StoreError or a programming error."""

    error: Exception


Told = Noticed | BackedUp | BackupFailed | BroughtInStep


@dataclass(frozen=True, slots=True)
class Pace:
    """The intervals in seconds: how often the count is remembered during work, and changed work is backed up.

    A long turn waits until nobody has typed for `pause`, but no longer than `patience`.
    """

    count: float = 30.0
    backup: float = 30 * 60.0
    pause: float = 1.0
    patience: float = 20.0


@dataclass
class Upkeep:
    """Keeps up one store that is open for writing; `tell` may be called from another thread."""

    store: Store
    tell: Callable[[Told], None]
    pace: Pace = field(default_factory=Pace)
    _changed_since_count: float | None = None
    _changed_since_backup: float | None = None
    _at_work: "_BackupAtWork | None" = None
    _folders_back: FoldersBack | None = None

    def begin(self) -> None:
        """Compares the opened store with the remembered count, once, and reports a difference."""
        with self._edge():
            if sentences := ledger.losses(self.store):
                self.tell(Noticed(tuple(sentences)))
            ledger.note_day(self.store, datetime.now(UTC).date())
            ledger.remember(self.store)
            restore.clean(self.store.path)
            erasure_list.bring_in_step(self.store)
            self._look_into_folders()
            if self._is_ahead_of_backups():
                self._changed_since_backup = monotonic()

    def changed(self) -> None:
        """Notes that an edit was stored."""
        now = monotonic()
        self._changed_since_count = self._changed_since_count or now
        self._changed_since_backup = self._changed_since_backup or now

    def seconds_left(self) -> float | None:
        """Returns the seconds until something is due; None if nothing is due before the next edit."""
        now = monotonic()
        due = [
            since + pace - now
            for since, pace in ((self._changed_since_count, self.pace.count), (self._changed_since_backup, self.pace.backup))
            if since is not None
        ]
        return max(0.0, min(due)) if due else None

    def tend(self) -> None:
        """Does the tasks that are due."""
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
        """Deletes old versions and backs up the last edit, at close; with `briefly` it does neither."""
        if self._at_work:
            self._at_work.stop()
        if self._folders_back:
            self._folders_back.stop()
            if self._folders_back.done:
                self.heard(self._folders_back.done)
        if briefly:
            return
        with self._edge():
            self.store.confirm()
            versions.thin(self.store)
            if self._is_ahead_of_backups():
                self.tell(_back_up(self.store, BackupReason.CLOSE))

    def heard(self, told: Told) -> None:
        """Takes the result of a backup made during work; called in the writing thread."""
        if isinstance(told, BackupFailed):
            # The work still has no backup, so the next one is due after another interval.
            self._changed_since_backup = self._changed_since_backup or monotonic()
        elif isinstance(told, BroughtInStep):
            with self._edge():
                folders_back.note(self.store, told)

    def _look_into_folders(self) -> None:
        looking = FoldersBack(self.store, self.tell)
        if looking.is_needed:
            self._folders_back = looking
            looking.start()

    def _start_backup(self) -> None:
        if self._at_work and self._at_work.is_alive():
            return
        with self._edge():
            self.store.confirm()
            if not self._is_ahead_of_backups():
                return
            if has_log(self.store):
                self._at_work = _BackupAtWork(self.store, self.tell)
                self._at_work.start()
            else:
                self.tell(_back_up(self.store, BackupReason.WORK))

    def _is_ahead_of_backups(self) -> bool:
        """Returns whether an edit is in no backup yet."""
        newest = backups.newest_of(self.store)
        sequence = ledger.count(self.store.connection).sequence
        return sequence > (newest.sequence if newest else 0)

    @contextmanager
    def _edge(self) -> Iterator[None]:
        """Reports whatever fails inside the block, so that saving goes on."""
        try:
            with plain_errors(self.store.path):
                yield
        except Exception as error:  # the worker's edge
            roll_back(self.store.connection)
            self.heard(failed := BackupFailed(error))
            self.tell(failed)


def has_log(store: Store) -> bool:
    """Returns whether the store has a write-ahead log, so that others can read it while it is written to."""
    return bool(store.connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal")


class _BackupAtWork(threading.Thread):
    """Makes one backup during work."""

    def __init__(self, store: Store, tell: Callable[[Told], None]) -> None:
        super().__init__(name="backup", daemon=True)
        self._path, self._key, self._tell = store.path, store.key, tell
        self._stopping = threading.Event()

    def run(self) -> None:
        """Makes the backup; this is the body of the thread."""
        try:
            reading = open_for_reading(self._path, self._key)
            try:
                told = _back_up(reading, BackupReason.WORK, self._stopping)
            finally:
                reading.close()
        except backups.BackupAbandoned:
            return
        except Exception as error:  # the worker's edge: reported, and tried again later
            self._tell(BackupFailed(error))
        else:
            self._tell(told)

    def stop(self) -> None:
        """Abandons the backup, and returns when nothing of it is left."""
        self._stopping.set()
        self.join()


def _back_up(store: Store, reason: BackupReason, stopping: threading.Event | None = None) -> BackedUp:
    give_up = stopping.is_set if stopping else lambda: False
    made = backups.back_up(store, reason, beside_work=stopping is not None, give_up=give_up)
    return BackedUp(made.backup, made.elsewhere)
