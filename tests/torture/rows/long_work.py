"""Somebody types while visits are imported and somebody is erased: every word is stored meanwhile, and nothing comes back."""

import shutil
import threading
import time
from functools import partial
from pathlib import Path

from db.model.edits import Edit, RecordChange
from db.model.kinds import PersonId
from db.model.records import Record, Visit
from db.model.visit_copy import VisitCopy
from db.privacy import requests
from db.repositories import incoming, visits
from db.service.maintenance import Pace
from db.service.opening import open_store
from db.service.writer import Finished, Heard, Saved, Writer
from desktop.exchange import import_visits
from desktop.exchange.visit_file.writing import write_visit
from tests.factories import a_customer, a_note, a_person, a_visit, a_whole_visit
from tests.plain_pages import holds
from tests.prepared import new_store
from tests.torture.stores import KEY, NAME
from tests.torture.table import Outcome, Promise, Trial

WORD = "Zebulonqwx"
VISITS, FILES, SECONDS = 150, 60, 120


class Typist:
    """Types a note every few milliseconds, and notes how long each had to wait."""

    def __init__(self, path: Path, visit: Visit) -> None:
        # Whoever types without end is not waited for; here that takes no time.
        self.writer = Writer(lambda: open_store(path, KEY), self._hear, pace=Pace(patience=0.1))
        self._visit = visit
        self.handed: dict[str, float] = {}
        self.waits: list[float] = []
        self.finished: list[Finished] = []
        self.both_done, self._over = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._type)

    def begin(self) -> None:
        self.writer.start()
        self._thread.start()

    def end(self) -> None:
        self._over.set()
        self._thread.join()

    def _hear(self, heard: Heard) -> None:
        if isinstance(heard, Finished):
            self.finished.append(heard)
            if len(self.finished) == 2:
                self.both_done.set()
        elif isinstance(heard, Saved):
            ids = [change.after.id for change in heard.edit.changes if change.after]
            self.waits += [time.monotonic() - self.handed[one] for one in ids]

    def _type(self) -> None:
        while not self._over.wait(0.005):
            note = a_note(self._visit, text="typed meanwhile", position=len(self.handed))
            self.handed[note.id] = time.monotonic()
            self.writer.save(Edit(self._visit.id, (RecordChange(None, note),)))


def words_go_first(trial: Trial) -> Outcome:
    """Types all the time while long work goes on; the figure is the longest wait of a word, among other programs or not."""
    broken, longest, number = [], 0.0, 0
    for run in range(trial.runs):
        place = trial.place(run)
        path, person, visit = _filled(place / "data")
        typist = Typist(path, visit)
        typist.begin()
        typist.writer.do_beside(partial(import_visits.take_in_by_turns, paths=[place / "files"]))
        typist.writer.do_beside(partial(requests.erase_by_turns, person_id=person))
        is_over, meanwhile = typist.both_done.wait(SECONDS), len(typist.waits)
        typist.end()
        if not (typist.writer.close() and is_over) or any(one.error for one in typist.finished):
            broken.append(f"run {run}: the work did not end well: {[one.error for one in typist.finished]}")
        if not meanwhile:
            broken.append(f"run {run}: nothing was stored while the work went on")
        broken += [f"run {run}: {what}" for what in _wrong(path, typist)]
        longest, number = max([longest, *typist.waits]), number + len(typist.waits)
        shutil.rmtree(place)
    return Outcome(trial.runs, tuple(broken), f"{number} edits, the longest wait {longest:.2f} s")


def _filled(folder: Path) -> tuple[Path, PersonId, Visit]:
    """Returns a store with somebody in it, and files to import beside it."""
    store = new_store(folder / NAME, KEY)
    customer = a_customer()
    person, visit = a_person(customer, name=f"{WORD} Quarrington"), a_visit(customer)
    records: list[Record] = [customer, visit, person]
    visits.apply(store, Edit(visit.id, tuple(RecordChange(None, one) for one in records)))
    for _ in range(VISITS):
        incoming.add(store, a_whole_visit())
    store.close()
    (folder.parent / "files").mkdir()
    for n in range(FILES):
        (folder.parent / "files" / f"{n}.json").write_bytes(write_visit(VisitCopy(whole=a_whole_visit())))
    return store.path, PersonId(person.id), visit


def _wrong(path: Path, typist: Typist) -> list[str]:
    store = open_store(path, KEY)
    notes = {row[0] for row in store.connection.execute("SELECT id FROM notes WHERE text = 'typed meanwhile'")}
    (kept,) = store.connection.execute("SELECT count(*) FROM visits").fetchone()
    store.close()
    wrong = [f"{len(set(typist.handed) - notes)} typed notes are missing"] if set(typist.handed) - notes else []
    wrong += [] if kept == VISITS + FILES + 1 else [f"there are {kept} visits"]
    return wrong + [f"{file.name} holds the name" for file in path.parent.rglob("*.db") if holds(file, KEY, WORD)]


PROMISES = (Promise("S11", "words that are typed do not wait for an import or an erasure", 20, words_go_first, quick=1),)
