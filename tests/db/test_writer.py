from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest

from db.edits import Change, Edit
from db.errors import StoreFull
from db.keys import random_key
from db.repositories import visits
from db.store import Store, create_store, open_store
from db.writer import Finished, Heard, Lost, Opened, Saved, Trouble, Writer
from tests.conftest import KEY
from tests.factories import a_customer, a_note, a_visit, a_whole_visit

SECONDS = 20


@pytest.fixture
def heard() -> Queue[Heard]:
    return Queue()


@pytest.fixture
def start(tmp_path: Path, heard: Queue[Heard]) -> Iterator[Callable[..., Writer]]:
    started = []

    def start_writer(opener: Callable[[], Store] = lambda: create_store(tmp_path / "s.db", KEY)) -> Writer:
        writer = Writer(opener, heard.put, retry_seconds=0.01)
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
        Edit(whole.visit.id, (Change(None, whole.customer), Change(None, whole.visit))),
        Edit(whole.visit.id, (Change(None, note),)),
    ]
    for edit in edits:
        writer.save(edit)
    assert isinstance(heard.get(timeout=SECONDS), Opened)
    assert [heard.get(timeout=SECONDS).edit for _ in edits] == edits  # type: ignore[union-attr]  # both are Saved
    assert writer.close()
    again = open_store(tmp_path / "s.db", KEY)
    assert visits.load(again.connection, whole.visit.id).notes == (note,)
    again.close()


def test_closing_first_stores_what_was_handed_in(start: Callable[..., Writer], heard: Queue[Heard]) -> None:
    writer = start()
    whole = a_whole_visit()
    writer.save(Edit(whole.visit.id, (Change(None, whole.customer), Change(None, whole.visit))))
    assert writer.close()
    assert [type(event) for event in heard.queue] == [Opened, Saved]


def test_trouble_is_told_and_the_words_are_stored_once_it_is_over(
    start: Callable[..., Writer], heard: Queue[Heard], tmp_path: Path
) -> None:
    writer = start()
    whole = a_whole_visit()
    writer.save(Edit(whole.visit.id, (Change(None, whole.customer), Change(None, whole.visit))))
    assert isinstance(heard.get(timeout=SECONDS), Opened)
    assert isinstance(heard.get(timeout=SECONDS), Saved)
    other = open_store(tmp_path / "s.db", KEY)
    other.connection.execute("BEGIN IMMEDIATE")
    notes = [a_note(whole.visit, text=text, position=n) for n, text in enumerate("abc")]
    for note in notes:
        writer.save(Edit(whole.visit.id, (Change(None, note),)))
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


def test_a_fault_of_ours_is_told_and_later_edits_still_stored(start: Callable[..., Writer], heard: Queue[Heard]) -> None:
    writer = start()
    whole = a_whole_visit()
    orphan = a_note(a_visit(a_customer()))
    writer.save(Edit(orphan.visit_id, (Change(None, orphan),)))
    writer.save(Edit(whole.visit.id, (Change(None, whole.customer),)))
    events = [heard.get(timeout=SECONDS) for _ in range(3)]
    assert [type(event) for event in events] == [Opened, Lost, Saved]


def test_a_job_answers_under_its_ticket(start: Callable[..., Writer], heard: Queue[Heard]) -> None:
    writer = start()

    def fail(_store: Store) -> None:
        raise StoreFull("The disk is full.")

    right, wrong = writer.do(lambda store: visits.add(store, a_whole_visit())), writer.do(fail)
    assert isinstance(heard.get(timeout=SECONDS), Opened)
    done, failed = heard.get(timeout=SECONDS), heard.get(timeout=SECONDS)
    assert isinstance(done, Finished)
    assert isinstance(failed, Finished)
    assert (done.ticket, done.error) == (right, None)
    assert (failed.ticket, str(failed.error)) == (wrong, "The disk is full.")


def test_a_store_that_cannot_be_opened_is_told_and_closing_still_works(
    start: Callable[..., Writer], heard: Queue[Heard], tmp_path: Path
) -> None:
    create_store(tmp_path / "s.db", KEY).close()
    start(lambda: open_store(tmp_path / "s.db", random_key()))
    assert isinstance(heard.get(timeout=SECONDS), Trouble)
