import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from queue import Queue
from threading import Event, current_thread
from typing import Any, TypeVar

import pytest

from db.backup import backups
from db.backup.backups import all_backups
from db.backup.names import BackupReason
from db.engine.keys import random_key
from db.engine.store import Store
from db.engine.turns import OneTurn, Turns
from db.integrity import ledger
from db.model.edits import Edit, RecordChange
from db.model.errors import StoreFull
from db.model.kinds import VisitId
from db.model.visit_copy import VisitCopy
from db.privacy import requests
from db.privacy.erase_in_backups import Rewritten, rewrite_backups
from db.repositories import incoming, visits
from db.service.maintenance import BackedUp, BackupFailed, Noticed, Pace
from db.service.opening import open_for_reading, open_store
from db.service.writer import Finished, Heard, Lost, Saved, StoreOpened, Trouble, Writer
from db.tables.erasure_plan import ErasurePlan
from desktop.exchange import import_visits
from desktop.exchange.visit_file.writing import write_visit
from tests.conftest import KEY
from tests.factories import a_customer, a_note, a_visit, a_whole_visit
from tests.plain_pages import holds
from tests.prepared import new_store

SECONDS = 20
H = TypeVar("H", bound=Heard)


@pytest.fixture
def heard() -> Queue[Heard]:
    return Queue()


@pytest.fixture
def start(tmp_path: Path, heard: Queue[Heard]) -> Iterator[Callable[..., Writer]]:
    started = []

    def start_writer(opener: Callable[[], Store] = lambda: new_store(tmp_path / "s.db", KEY), pace: Pace | None = None) -> Writer:
        writer = Writer(opener, heard.put, retry_seconds=0.01, pace=pace)
        started.append(writer)
        writer.start()
        return writer

    yield start_writer
    for writer in started:
        assert writer.close()


def test_edits_are_stored_in_order_and_announced(start: Callable[..., Writer], heard: Queue[Heard], tmp_path: Path) -> None:
    writer = start()
    whole = a_whole_visit()
    note = a_note(whole.visit, text="first")
    edits = [
        Edit(whole.visit.id, (RecordChange(None, whole.customer), RecordChange(None, whole.visit))),
        Edit(whole.visit.id, (RecordChange(None, note),)),
    ]
    for edit in edits:
        writer.save(edit)
    assert isinstance(heard.get(timeout=SECONDS), StoreOpened)
    assert [heard.get(timeout=SECONDS).edit for _ in edits] == edits  # type: ignore[union-attr]  # both are Saved
    assert writer.close()
    again = open_store(tmp_path / "s.db", KEY)
    assert visits.load(again.connection, whole.visit.id).notes == (note,)
    again.close()


def test_closing_first_stores_what_was_handed_in(start: Callable[..., Writer], heard: Queue[Heard]) -> None:
    writer = start()
    whole = a_whole_visit()
    writer.save(Edit(whole.visit.id, (RecordChange(None, whole.customer), RecordChange(None, whole.visit))))
    assert writer.close()
    assert [type(event) for event in heard.queue] == [StoreOpened, Saved, BackedUp]


def test_a_failure_is_reported_and_the_words_are_stored_once_it_is_over(
    start: Callable[..., Writer], heard: Queue[Heard], tmp_path: Path
) -> None:
    writer = start()
    whole = a_whole_visit()
    writer.save(Edit(whole.visit.id, (RecordChange(None, whole.customer), RecordChange(None, whole.visit))))
    assert isinstance(heard.get(timeout=SECONDS), StoreOpened)
    assert isinstance(heard.get(timeout=SECONDS), Saved)
    other = open_store(tmp_path / "s.db", KEY)
    other.connection.execute("BEGIN IMMEDIATE")
    notes = [a_note(whole.visit, text=text, position=n) for n, text in enumerate("abc")]
    for note in notes:
        writer.save(Edit(whole.visit.id, (RecordChange(None, note),)))
    trouble = heard.get(timeout=SECONDS)
    assert isinstance(trouble, Trouble)
    assert "Another program is using" in str(trouble.error)
    other.connection.execute("ROLLBACK")
    while not isinstance(event := heard.get(timeout=SECONDS), Saved):
        assert isinstance(event, Trouble)
    assert {change.record for change in event.edit.changes} >= {notes[0]}
    assert writer.close()
    assert visits.load(other.connection, whole.visit.id).notes == tuple(notes)
    other.close()


def test_a_fault_of_ours_is_reported_and_later_edits_are_stored(start: Callable[..., Writer], heard: Queue[Heard]) -> None:
    writer = start()
    whole = a_whole_visit()
    orphan = a_note(a_visit(a_customer()))
    writer.save(Edit(orphan.visit_id, (RecordChange(None, orphan),)))
    writer.save(Edit(whole.visit.id, (RecordChange(None, whole.customer),)))
    events = [heard.get(timeout=SECONDS) for _ in range(3)]
    assert [type(event) for event in events] == [StoreOpened, Lost, Saved]


def test_a_job_answers_under_its_ticket(start: Callable[..., Writer], heard: Queue[Heard]) -> None:
    writer = start()

    def fail(_store: Store) -> None:
        raise StoreFull("The disk is full.")

    right, wrong = writer.do(lambda store: incoming.add(store, a_whole_visit())), writer.do(fail)
    assert isinstance(heard.get(timeout=SECONDS), StoreOpened)
    done, failed = heard.get(timeout=SECONDS), heard.get(timeout=SECONDS)
    assert isinstance(done, Finished)
    assert isinstance(failed, Finished)
    assert (done.ticket, done.error) == (right, None)
    assert (failed.ticket, str(failed.error)) == (wrong, "The disk is full.")


def test_a_store_that_cannot_be_opened_is_reported_and_closing_still_works(
    start: Callable[..., Writer], heard: Queue[Heard], tmp_path: Path
) -> None:
    new_store(tmp_path / "s.db", KEY).close()
    start(lambda: open_store(tmp_path / "s.db", random_key()))
    assert isinstance(heard.get(timeout=SECONDS), Trouble)


def first(heard: Queue[Heard], kind: type[H]) -> H:
    """Returns the next event of one kind, whatever comes before it."""
    while not isinstance(event := heard.get(timeout=SECONDS), kind):
        continue
    return event


def a_first_visit() -> Edit:
    whole = a_whole_visit()
    return Edit(whole.visit.id, (RecordChange(None, whole.customer), RecordChange(None, whole.visit)))


def test_changed_work_is_backed_up_in_time_and_the_saving_goes_on(
    tmp_path: Path, heard: Queue[Heard], start: Callable[..., Writer]
) -> None:
    writer = start(pace=Pace(backup=0.05))
    edit = a_first_visit()
    writer.save(edit)
    made = first(heard, BackedUp).backup
    assert (made.reason, made.sequence) == (BackupReason.WORK, 1)
    writer.save(Edit(edit.scope, (RecordChange(None, a_note(edit.changes[1].record)),)))  # type: ignore[arg-type]  # a visit
    assert first(heard, BackedUp).backup.sequence == 2
    assert writer.close()
    # The close has nothing to add.
    assert [backup.sequence for backup in all_backups(tmp_path / "s.db")] == [2, 1]


def test_the_count_is_remembered_while_the_work_goes_on(
    tmp_path: Path, heard: Queue[Heard], start: Callable[..., Writer]
) -> None:
    writer = start(pace=Pace(count=0.01))
    writer.save(a_first_visit())
    first(heard, Saved)
    waiting_until(lambda: (ledger.recall(tmp_path / "s.db") or ledger.Count()).sequence == 1)


def waiting_until(met: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not met():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_a_close_without_a_change_makes_no_backup(tmp_path: Path, heard: Queue[Heard], start: Callable[..., Writer]) -> None:
    writer = start()
    writer.save(a_first_visit())
    assert writer.close()
    again = start(lambda: open_store(tmp_path / "s.db", KEY))
    assert again.close()
    assert len(all_backups(tmp_path / "s.db")) == 1


def test_a_backup_that_fails_is_reported_and_the_words_are_stored_all_the_same(
    tmp_path: Path, heard: Queue[Heard], start: Callable[..., Writer]
) -> None:
    (tmp_path / "backups").write_text("in the way")
    writer = start(pace=Pace(backup=0.05))
    writer.save(a_first_visit())
    assert "could not be reached" in str(first(heard, BackupFailed).error)
    (tmp_path / "backups").unlink()
    assert first(heard, BackedUp).backup.sequence == 1
    assert writer.close()


def test_what_is_missing_in_the_store_is_reported_on_opening(
    tmp_path: Path, heard: Queue[Heard], start: Callable[..., Writer]
) -> None:
    store = new_store(tmp_path / "s.db", KEY)
    shutil.copy(store.path, tmp_path / "old")
    incoming.add(store, a_whole_visit())
    store.close()
    shutil.copy(tmp_path / "old", tmp_path / "s.db")
    writer = start(lambda: open_store(tmp_path / "s.db", KEY))
    assert "0 of 1 edit, 0 of 7 records" in str(first(heard, Noticed).sentences[0])
    assert writer.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file in its place")
def test_nothing_is_written_to_a_moved_store_and_all_is_stored_when_it_is_back(
    tmp_path: Path, heard: Queue[Heard], start: Callable[..., Writer]
) -> None:
    writer = start()
    edit = a_first_visit()
    writer.save(edit)
    first(heard, Saved)
    moved = (tmp_path / "s.db").rename(tmp_path / "moved.db")
    before = moved.read_bytes(), (tmp_path / "s.db-wal").read_bytes()
    notes = [a_note(edit.changes[1].record, text=text, position=n) for n, text in enumerate("abc")]  # type: ignore[arg-type]
    for note in notes:
        writer.save(Edit(edit.scope, (RecordChange(None, note),)))
    assert "is no longer there" in str(first(heard, Trouble).error)
    first(heard, Trouble)
    assert (moved.read_bytes(), (tmp_path / "s.db-wal").read_bytes()) == before
    moved.rename(tmp_path / "s.db")
    assert first(heard, Saved).edits + sum(isinstance(event, Saved) for event in heard.queue) >= 1
    assert writer.close()
    again = open_store(tmp_path / "s.db", KEY)
    assert visits.load(again.connection, VisitId(edit.scope)).notes == tuple(notes)
    again.close()


def test_a_transaction_left_open_by_a_job_swallows_nothing(
    tmp_path: Path, heard: Queue[Heard], start: Callable[..., Writer]
) -> None:
    writer = start()
    writer.do(lambda store: store.connection.execute("BEGIN"))
    assert isinstance(first(heard, Finished).error, AssertionError)
    edit = a_first_visit()
    writer.save(edit)
    first(heard, Saved)
    reading = open_for_reading(tmp_path / "s.db", KEY)
    assert visits.exists(reading.connection, VisitId(edit.scope))
    reading.close()


def test_closed_briefly_everything_is_stored_and_no_backup_is_made(tmp_path: Path) -> None:
    new_store(tmp_path / "firsthand.db", KEY).close()
    heard: list[Heard] = []
    writer = Writer(lambda: open_store(tmp_path / "firsthand.db", KEY), heard.append)
    writer.start()
    whole = a_whole_visit()
    writer.save(Edit(whole.visit.id, tuple(RecordChange(None, record) for record in (whole.customer, whole.visit))))
    assert writer.close(briefly=True)
    assert not any(isinstance(one, BackedUp | BackupFailed) for one in heard)
    store = open_store(tmp_path / "firsthand.db", KEY)
    assert visits.load(store.connection, whole.visit.id).customer == whole.customer
    store.close()


def test_edits_are_stored_while_long_work_is_under_way(start: Callable[..., Writer], heard: Queue[Heard], tmp_path: Path) -> None:
    writer, whole, begun, may_end = start(), a_whole_visit(), Event(), Event()

    def long(turns: Turns) -> list[int]:
        with turns.reading() as store:
            before = ledger.count(store.connection).records
            begun.set()
            assert may_end.wait(SECONDS)
        return [before, turns.write(lambda store: ledger.count(store.connection).records)]

    ticket = writer.do_beside(long)
    assert isinstance(heard.get(timeout=SECONDS), StoreOpened)
    assert begun.wait(SECONDS)
    writer.save(Edit(whole.visit.id, (RecordChange(None, whole.customer), RecordChange(None, whole.visit))))
    # It is stored although the work goes on, which can only end now.
    assert isinstance(heard.get(timeout=SECONDS), Saved)
    may_end.set()
    finished = heard.get(timeout=SECONDS)
    assert isinstance(finished, Finished)
    assert (finished.ticket, finished.result) == (ticket, [0, 2])


def test_long_work_goes_on_in_order_one_at_a_time_and_a_fault_of_one_stops_no_other(
    start: Callable[..., Writer], heard: Queue[Heard]
) -> None:
    writer, under_way = start(), 0

    def long(turns: Turns, number: int) -> int:
        nonlocal under_way
        under_way += 1
        assert under_way == 1
        turns.write(lambda store: store.connection.execute("SELECT 1"))
        under_way -= 1
        if number == 1:
            turns.write(lambda store: store.connection.execute("BEGIN"))
            raise StoreFull("no room")
        return number

    tickets = [writer.do_beside(partial(long, number=number)) for number in range(3)]
    assert isinstance(heard.get(timeout=SECONDS), StoreOpened)
    found = [heard.get(timeout=SECONDS) for _ in tickets]
    assert [one.ticket for one in found if isinstance(one, Finished)] == tickets
    assert [one.result for one in found if isinstance(one, Finished)] == [0, None, 2]
    assert isinstance(found[1], Finished)
    assert isinstance(found[1].error, StoreFull)


def test_closing_waits_for_long_work(start: Callable[..., Writer], heard: Queue[Heard]) -> None:
    writer, whole = start(), a_whole_visit()

    def long(turns: Turns) -> None:
        time.sleep(0.2)
        turns.write(lambda store: incoming.add(store, whole))

    writer.do_beside(long)
    assert writer.close()
    assert [type(event) for event in heard.queue] == [StoreOpened, Finished, BackedUp]


def test_without_a_write_ahead_log_long_work_is_one_turn(
    start: Callable[..., Writer], heard: Queue[Heard], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.service.writer.has_log", lambda _store: False)
    writer = start()
    writer.do_beside(lambda turns: (turns.are_many, turns.write(lambda store: store.writes)))
    assert isinstance(heard.get(timeout=SECONDS), StoreOpened)
    finished = heard.get(timeout=SECONDS)
    assert isinstance(finished, Finished)
    assert finished.result == (False, True)


def test_an_import_reads_and_backs_up_outside_its_turn(
    start: Callable[..., Writer], heard: Queue[Heard], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.json").write_bytes(write_visit(VisitCopy(whole=a_whole_visit())))
    threads: dict[str, str] = {}
    for module, name in ((import_visits, "_read"), (backups, "_made"), (import_visits, "_store_all")):
        real = getattr(module, name)

        def seen(*values: object, real: Callable[..., object] = real, name: str = name) -> object:
            threads[name] = current_thread().name
            return real(*values)

        monkeypatch.setattr(module, name, seen)
    writer, whole = start(), a_whole_visit()
    writer.save(Edit(whole.visit.id, (RecordChange(None, whole.customer), RecordChange(None, whole.visit))))
    writer.do_beside(lambda turns: import_visits.take_in_by_turns(turns, [tmp_path / "one.json"]))
    assert writer.close()
    assert (threads["_read"], threads["_store_all"]) == ("long work", "writer")


def test_an_erasure_looks_and_rewrites_outside_its_turn_and_leaves_nobody(
    start: Callable[..., Writer], heard: Queue[Heard], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = a_whole_visit()
    person = replace(whole.people[0], name="Zebulonqwx Quarrington")
    threads: dict[str, str] = {}
    for name in ("about", "rewrite_backups", "begin", "_blank_pages"):
        real = getattr(requests, name)

        def seen(*values: object, real: Callable[..., object] = real, name: str = name) -> object:
            threads[name] = current_thread().name
            return real(*values)

        monkeypatch.setattr(requests, name, seen)
    writer = start()
    writer.do(lambda store: incoming.add(store, replace(whole, people=(person,))))
    writer.do_beside(lambda turns: requests.erase_by_turns(turns, person.id))
    assert writer.close()
    (erasure,) = [event.result for event in heard.queue if isinstance(event, Finished) and event.ticket == 2]
    assert isinstance(erasure, requests.Erasure)
    assert erasure.left == ()
    assert threads == {"about": "long work", "rewrite_backups": "long work", "begin": "writer", "_blank_pages": "writer"}
    again = open_store(tmp_path / "s.db", KEY)
    assert [line.is_done for line in requests.erasures(again.connection)] == [True]
    again.close()
    assert not any(holds(path, KEY, "Zebulonqwx") for path in tmp_path.rglob("*.db"))


def test_an_erasure_that_was_killed_is_finished_while_others_type(
    start: Callable[..., Writer], heard: Queue[Heard], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = a_whole_visit()
    person = replace(whole.people[0], name="Zebulonqwx Quarrington")
    store = new_store(tmp_path / "s.db", KEY)
    incoming.add(store, replace(whole, people=(person,)))
    backups.back_up(store, BackupReason.WORK)
    requests.begin(store, ErasurePlan(person.id, person.name, "somebody"))
    store.close()
    saved = Event()

    def slow(*values: Any) -> Rewritten:
        assert saved.wait(SECONDS)
        return rewrite_backups(*values)

    monkeypatch.setattr(requests, "rewrite_backups", slow)
    writer = start(lambda: open_store(tmp_path / "s.db", KEY))
    writer.save(Edit(whole.visit.id, (RecordChange(None, a_note(whole.visit, position=9)),)))
    while not isinstance(heard.get(timeout=SECONDS), Saved):
        pass
    saved.set()
    assert writer.close()
    assert not any(isinstance(event, Finished) for event in heard.queue)
    again = open_store(tmp_path / "s.db", KEY)
    assert [line.is_done for line in requests.erasures(again.connection)] == [True]
    again.close()
    assert not any(holds(path, KEY, "Zebulonqwx") for path in tmp_path.rglob("*.db"))


def test_a_long_turn_waits_for_a_pause_but_not_for_ever(
    start: Callable[..., Writer], heard: Queue[Heard], tmp_path: Path
) -> None:
    def long(turns: Turns) -> float:
        began = time.monotonic()
        turns.await_pause()
        return time.monotonic() - began

    whole = a_whole_visit()
    edit = Edit(whole.visit.id, (RecordChange(None, whole.customer), RecordChange(None, whole.visit)))
    new_store(tmp_path / "s.db", KEY).close()
    for pace, at_least in ((Pace(pause=0.3), 0.2), (Pace(pause=900.0, patience=0.3), 0.3), (Pace(pause=0.0), 0.0)):
        writer = start(lambda: open_store(tmp_path / "s.db", KEY), pace)
        writer.save(edit)
        writer.do_beside(long)
        while not isinstance(event := heard.get(timeout=SECONDS), Finished):
            pass
        assert isinstance(event.result, float)
        assert event.result >= at_least
        assert writer.close()
        heard.queue.clear()


def test_words_typed_while_somebody_is_looked_for_are_searched_as_well(tmp_path: Path) -> None:
    store, whole = new_store(tmp_path / "s.db", KEY), a_whole_visit()
    person = replace(whole.people[0], name="Zebulonqwx Quarrington")
    incoming.add(store, replace(whole, people=(person,)))
    typed = iter([a_note(whole.visit, said_by=person.id, text="typed meanwhile", position=9)])

    class Typing(OneTurn):
        """One turn, into which somebody types at the first look."""

        @contextmanager
        def reading(self) -> Iterator[Store]:
            with super().reading() as reading:
                yield reading
            if note := next(typed, None):
                visits.apply(store, Edit(whole.visit.id, (RecordChange(None, note),)))

    requests.erase_by_turns(Typing(store), person.id)
    assert store.connection.execute("SELECT count(*) FROM notes WHERE said_by = ?", (person.id,)).fetchone() == (0,)
    store.close()
