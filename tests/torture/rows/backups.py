"""Promises about backups made while somebody types, restored on new machines, and about clocks that jump."""

import os
import random
import shutil
import threading
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from unittest.mock import patch

from db.backup import backups
from db.backup.names import BackupReason, backups_in
from db.backup.restore import restore
from db.backup.retention import KEEP
from db.engine.keys import Key
from db.history import versions
from db.integrity import ledger
from db.model.records import Note
from db.model.whole_visit import WholeVisit
from db.repositories import visits
from db.service.opening import open_for_reading, open_store
from tests.torture.stores import KEY, NAME, a_part, a_store, change, fingerprint, fingerprint_at, put
from tests.torture.table import Outcome, Promise, Trial


@dataclass
class Typist(threading.Thread):
    """Edits without a pause, in a thread of its own, and knows the state after each edit by its number."""

    path: Path
    whole: WholeVisit
    dice: random.Random
    states: dict[int, str] = field(default_factory=dict)
    stopping: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        store = open_store(self.path, KEY)
        notes = list(self.whole.notes)
        position = 10_000
        while not self.stopping.is_set():
            position += 1
            if self.dice.random() < 0.3 and len(notes) > 5:
                change(store, notes.pop(self.dice.randrange(len(notes))), None)
            elif self.dice.random() < 0.5:
                n = self.dice.randrange(len(notes))
                after = replace(notes[n], text=a_part(self.whole, self.dice).text)
                change(store, notes[n], after)
                notes[n] = after
            else:
                notes.append(a_part(self.whole, self.dice, position))
                put(store, self.whole.visit.id, notes[-1])
            self.states[store.sequence] = fingerprint(store.connection)
        store.close()


def backups_while_typing(trial: Trial) -> Outcome:
    """Makes backups while somebody types without a pause; each restored on a new machine is one committed state, whole."""
    store, whole = a_store(trial.place(0) / NAME, trial.dice, notes=300, length=60)
    first = fingerprint(store.connection), store.sequence
    store.close()
    typist = Typist(store.path, whole, trial.dice)
    typist.states[first[1]] = first[0]
    typist.start()
    made = []
    try:
        for _ in range(trial.runs):
            time.sleep(trial.dice.uniform(0, 0.05))
            reading = open_for_reading(store.path, KEY)
            made.append(backups.back_up(reading, BackupReason.WORK, beside_work=True))
            reading.close()
    finally:
        typist.stopping.set()
        typist.join()
    broken = []
    for run, one in enumerate(made):
        new = trial.folder / "machines" / str(run) / NAME
        shutil.copy(one.backup.path, trial.folder / "carried.db")
        # Only the file and the key itself, as it is printed.
        restored = restore(new, trial.folder / "carried.db", Key(KEY.raw))
        if fingerprint_at(new) != typist.states.get(one.backup.sequence):
            broken.append(f"backup {run} is no committed state")
        if restored.contents.records != one.contents.records:
            broken.append(f"backup {run} holds {restored.contents.records} of {one.contents.records} records")
        shutil.rmtree(new.parent)
    newest = backups.newest_good(store.path, KEY)
    if newest is None or newest[0].sequence != made[-1].backup.sequence:
        broken.append("the last verified backup was thinned")
    edits = len(typist.states) - 1
    return Outcome(
        len(made), tuple(broken), f"{edits} edits meanwhile, {len({m.backup.sequence for m in made})} different states"
    )


@dataclass
class Clock:
    """A clock that can be set; stands in for the one of the modules that ask for the time."""

    now_: datetime

    def now(self, zone: tzinfo | None = None) -> datetime:
        """Returns the moment that the clock shows."""
        return self.now_.astimezone(zone)


JUMPS = (timedelta(days=-2), timedelta(days=730), timedelta(hours=1), timedelta(hours=-1), timedelta(days=-5))
SLACK_DAYS = 4
ZONES = ("UTC", "Europe/Oslo", "America/New_York", "Asia/Tokyo")


def jumping_clocks(trial: Trial) -> Outcome:
    """Lets the clock jump between edits, backups and thinning; nothing changes its order, and nothing goes because of it."""
    broken = []
    for run in range(trial.runs):
        broken += [f"run {run}: {complaint}" for complaint in _months(trial.place(run), trial.dice)]
    return Outcome(trial.runs, tuple(broken), "no version reordered, nothing thinned by a jump")


def _months(folder: Path, dice: random.Random) -> list[str]:
    """Returns some months of work; once without and once with jumps of clock and zone."""
    seed = dice.random()
    calm = _worked(folder / "calm" / NAME, random.Random(seed), None)
    jumped = _worked(folder / "jumped" / NAME, random.Random(seed), random.Random(dice.random()))
    complaints = []
    if jumped.steps != sorted(jumped.steps, reverse=True) or jumped.texts != sorted(jumped.texts, reverse=True):
        complaints.append("versions are out of order")
    ended = max(jumped.made.values())
    young = [text for text, end in jumped.made.items() if ended - end <= timedelta(days=versions.DAYS_KEPT)]
    if missing := [text for text in young if text not in jumped.texts]:
        complaints.append(f"{len(missing)} versions of less than {versions.DAYS_KEPT} days went because of a jump")
    end = max(calm.backups)
    for made in calm.backups:
        # Which one of several days is left may differ, as a day is counted late while the clock is wrong; one is left.
        every = next((span.every for span in KEEP if (end - made).days + 2 < span.days), KEEP[-1].every)
        if min(abs(made - other) for other in jumped.backups) > timedelta(days=every + SLACK_DAYS * (every > 0)):
            complaints.append(f"a backup of {(end - made).days} days was thinned because of a jump")
    if not (calm.gone and calm.thinned):
        complaints.append("nothing grew old, so nothing was tried")
    return complaints


@dataclass(frozen=True, slots=True)
class Worked:
    """What months of work left: the versions of one note as texts and steps, when each of them ended and when the backups that
    are left were made by a clock that never jumps, and how many of each went."""

    made: dict[str, datetime]
    texts: list[str]
    steps: list[int]
    backups: list[datetime]
    gone: int
    thinned: int


def _worked(path: Path, dice: random.Random, jumping: random.Random | None) -> Worked:
    clock = Clock(datetime(2026, 2, 20, 9, tzinfo=UTC))
    real = clock.now_
    gone, made, ends = 0, {}, {}
    with patch.multiple(backups, datetime=clock), patch.multiple(versions, datetime=clock):
        store, whole = a_store(path, random.Random(1), notes=3)
        visit_date, note = whole.visit.date, whole.notes[0]
        for step in range(72):
            real += timedelta(hours=dice.choice((5, 24, 48, 72, 72)))
            clock.now_ = real
            if jumping and jumping.random() < 0.2:
                clock.now_ = real + jumping.choice(JUMPS)
                os.environ["TZ"] = jumping.choice(ZONES)
                time.tzset()
            ledger.note_day(store, clock.now_.date())
            versions.begin_sitting(store)
            after = replace(note, text=f"step {step:03}")
            with patch("db.repositories.visits.utc_now", lambda: clock.now_.isoformat(timespec="seconds")):
                change(store, note, after)
            ends[note.text] = real
            note = after
            gone += versions.thin(store)
            if dice.random() < 0.3:
                made[backups.back_up(store, BackupReason.WORK).backup.sequence] = real
        assert visits.load(store.connection, whole.visit.id).visit.date == visit_date
        found = versions.versions_of(store.connection, note.id)
        left = [made[one.sequence] for one in backups_in(backups.folder_of(path))]
        store.close()
    os.environ.pop("TZ", None)
    time.tzset()
    # The first version is the note as it was made.
    texts = [v.record.text for v in found if isinstance(v.record, Note) and v.record.text.startswith("step")]
    return Worked(
        {text: end for text, end in ends.items() if text.startswith("step")},
        texts,
        [v.step for v in found],
        left,
        gone,
        len(made) - len(left),
    )


PROMISES = (
    Promise("R8", "backups made while typing restore on a new machine", 50, backups_while_typing, quick=3, short=1),
    Promise("R11", "a clock that jumps changes no order and deletes nothing", 60, jumping_clocks, quick=1),
)
