from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.engine.store import Store
from db.history import bin, restore_edits, versions
from db.history.versions import Version
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused
from db.model.ids import new_id
from db.model.records import Answer, Claim, Note, Person, Record, RecordId, VisitId
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from db.service.opening import open_store
from db.tables.mapping import record_of
from desktop.workspace import open_visit
from tests.conftest import KEY
from tests.factories import a_claim, a_note, a_whole_visit
from tests.samples import examples


@pytest.fixture
def whole(store: Store) -> WholeVisit:
    return visits.load(store.connection, incoming.add(store, a_whole_visit()))


def change(store: Store, whole: WholeVisit, *pairs: tuple[Record | None, Record | None], keep: bool = False) -> None:
    visits.apply(store, Edit(whole.visit.id, tuple(RecordChange(before, after) for before, after in pairs), keep))


def retyped(store: Store, whole: WholeVisit, *texts: str) -> Note:
    note = visits.load(store.connection, whole.visit.id).notes[0]
    for text in texts:
        after = replace(note, text=text)
        change(store, whole, (note, after))
        note = after
    return note


def texts_of(versions: list[Version]) -> list[str]:
    return [version.record.text for version in versions if isinstance(version.record, Note)]


def later(store: Store, seconds: float) -> None:
    """Advances the clock that is never set, by which the history measures time."""
    store.sitting = {record_id: kept - seconds for record_id, kept in store.sitting.items()}


def test_the_state_at_each_opening_is_kept_by_the_first_change_after_it(store: Store, whole: WholeVisit) -> None:
    versions.begin_sitting(store)
    note = retyped(store, whole, "one", "two", "three")
    assert texts_of(versions.versions_of(store.connection, note.id)) == ["They drove first"]
    versions.begin_sitting(store)
    retyped(store, whole, "four")
    assert texts_of(versions.versions_of(store.connection, note.id)) == ["three", "They drove first"]


def test_after_five_minutes_of_change_the_state_before_the_next_one_is_kept(store: Store, whole: WholeVisit) -> None:
    note = retyped(store, whole, "one")
    later(store, versions.SECONDS_OF_CHANGE - 1)
    retyped(store, whole, "two")
    assert texts_of(versions.versions_of(store.connection, note.id)) == []
    later(store, 1)
    retyped(store, whole, "three", "four")
    assert texts_of(versions.versions_of(store.connection, note.id)) == ["two"]


def test_many_words_that_go_at_once_are_kept_at_once(store: Store, whole: WholeVisit) -> None:
    note = retyped(store, whole, "a sentence of more than forty letters altogether", "x")
    assert texts_of(versions.versions_of(store.connection, note.id)) == ["a sentence of more than forty letters altogether"]


def test_the_first_letters_of_a_new_record_are_no_version(store: Store, whole: WholeVisit) -> None:
    note = a_note(whole.visit, text="F")
    change(store, whole, (None, note))
    change(store, whole, (note, replace(note, text="Fourteen")))
    assert versions.versions_of(store.connection, note.id) == []


def test_words_not_yet_entered_leave_no_version(store: Store, whole: WholeVisit) -> None:
    draft = Answer(id=RecordId(new_id()), visit_id=whole.visit.id, question="draft.capture", text="They")
    assert draft.question.startswith(open_visit.DRAFT) and open_visit.DRAFT == versions.DRAFT
    change(store, whole, (None, draft))
    versions.begin_sitting(store)
    change(store, whole, (draft, None))
    assert bin.lines(store.connection) == []


def test_an_earlier_version_comes_back_and_what_was_there_becomes_a_version(store: Store, whole: WholeVisit) -> None:
    versions.begin_sitting(store)
    note = retyped(store, whole, "one")
    (first,) = versions.versions_of(store.connection, note.id)
    edit = restore_edits.to_version(store.connection, first.id)
    visits.apply(store, edit)
    assert visits.load(store.connection, whole.visit.id) == whole
    assert texts_of(versions.versions_of(store.connection, note.id)) == ["one", "They drove first"]
    visits.apply(store, edit.reversed())
    assert visits.load(store.connection, whole.visit.id).notes == (note,)


def test_a_version_that_is_no_longer_kept_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match="no longer kept"):
        restore_edits.to_version(store.connection, 12)


def test_what_is_deleted_lies_in_the_bin_until_it_is_back(store: Store, whole: WholeVisit) -> None:
    change(store, whole, (whole.notes[0], None))
    (line,) = bin.lines(store.connection)
    assert (line.kind, line.text, line.customer, line.date) == ("notes", "They drove first", whole.customer.name, "2026-11-20")
    visits.apply(store, restore_edits.from_bin(store.connection, line.step))
    assert visits.load(store.connection, whole.visit.id) == whole
    assert bin.lines(store.connection) == []
    with pytest.raises(Refused, match="no longer in the bin"):
        restore_edits.from_bin(store.connection, line.step)


def test_things_deleted_in_one_step_come_back_in_one_and_are_named_again(store: Store, whole: WholeVisit) -> None:
    claim = replace(whole.claims[0], backed_by=(whole.quotes[0].id,))
    change(store, whole, (whole.claims[0], claim))
    whole = visits.load(store.connection, whole.visit.id)
    freed = replace(claim, backed_by=())
    change(store, whole, (claim, freed), (whole.quotes[0], None), (whole.notes[0], None))
    (line,) = bin.lines(store.connection)
    assert line.records == 2
    visits.apply(store, restore_edits.from_bin(store.connection, line.step))
    assert visits.load(store.connection, whole.visit.id) == whole


def test_a_whole_visit_is_deleted_and_comes_back_with_customer_and_people(store: Store, whole: WholeVisit) -> None:
    bystander = visits.load(store.connection, incoming.add(store, a_whole_visit()))
    visits.apply(store, visits.removal(store.connection, whole.visit.id))
    assert not visits.exists(store.connection, whole.visit.id)
    assert store.connection.execute("SELECT count(*) FROM customers").fetchone() == (1,)
    assert store.connection.execute("SELECT count(*) FROM people").fetchone() == (1,)
    assert store.connection.execute("SELECT count(*) FROM said WHERE visit_id = ?", (whole.visit.id,)).fetchone() == (0,)
    (line,) = bin.lines(store.connection)
    assert (line.kind, line.customer, line.records) == ("visits", whole.customer.name, 7)
    visits.apply(store, restore_edits.from_bin(store.connection, line.step))
    assert visits.load(store.connection, whole.visit.id) == whole
    assert visits.load(store.connection, bystander.visit.id) == bystander


def test_deleting_one_of_two_visits_keeps_the_people_of_the_other(store: Store, whole: WholeVisit) -> None:
    second = a_whole_visit(whole.customer, people=whole.people, presences=(), claims=(), quotes=())
    second = replace(second, claims=(a_claim(second.visit, said_by=whole.people[0].id),), people=())
    incoming.add(store, second)
    visits.apply(store, visits.removal(store.connection, whole.visit.id))
    assert store.connection.execute("SELECT id FROM people").fetchall() == [(whole.people[0].id,)]
    assert store.connection.execute("SELECT id FROM customers").fetchall() == [(whole.customer.id,)]


def test_a_part_brings_its_deleted_visit_back_with_it(store: Store, whole: WholeVisit) -> None:
    change(store, whole, (whole.notes[0], None))
    visits.apply(store, visits.removal(store.connection, whole.visit.id))
    part = next(line for line in bin.lines(store.connection) if line.kind == "notes")
    visits.apply(store, restore_edits.from_bin(store.connection, part.step))
    back = visits.load(store.connection, whole.visit.id)
    assert (back.visit, back.customer, back.notes, back.claims) == (whole.visit, whole.customer, whole.notes, ())


def test_what_belonged_to_something_forgotten_cannot_come_back(store: Store, whole: WholeVisit) -> None:
    change(store, whole, (whole.notes[0], None))
    visits.apply(store, visits.removal(store.connection, whole.visit.id))
    part = next(line for line in bin.lines(store.connection) if line.kind == "notes")
    versions.forget(store, [whole.visit.id])
    with pytest.raises(Refused, match="belonged to a visit"):
        restore_edits.from_bin(store.connection, part.step)


def test_the_name_of_somebody_forgotten_is_left_out(store: Store, whole: WholeVisit) -> None:
    person, presence = whole.people[0], whole.presences[0]
    change(store, whole, (whole.claims[0], None))
    freed = replace(whole.quotes[0], said_by=None)
    change(store, whole, (whole.quotes[0], freed), (presence, None), (person, None))
    versions.forget(store, [person.id])
    step = next(line.step for line in bin.lines(store.connection) if line.kind == "claims")
    visits.apply(store, restore_edits.from_bin(store.connection, step))
    assert visits.load(store.connection, whole.visit.id).claims == (replace(whole.claims[0], said_by=None),)


def test_what_has_no_place_in_a_list_comes_back_in_the_order_in_which_it_was(store: Store, whole: WholeVisit) -> None:
    answers = [Answer(id=RecordId(f"{9 - n}"), visit_id=whole.visit.id, question=f"q{n}", text=f"{n}") for n in range(5)]
    change(store, whole, *((None, answer) for answer in answers))
    whole = visits.load(store.connection, whole.visit.id)
    visits.apply(store, visits.removal(store.connection, whole.visit.id))
    (line,) = bin.lines(store.connection)
    visits.apply(store, restore_edits.from_bin(store.connection, line.step))
    assert visits.load(store.connection, whole.visit.id) == whole


def test_the_bin_shows_how_many_records_it_holds(store: Store, whole: WholeVisit) -> None:
    change(store, whole, (whole.notes[0], None), (whole.quotes[0], None))
    change(store, whole, (whole.claims[0], None))
    assert bin.count(store.connection) == 3 == sum(line.records for line in bin.lines(store.connection))
    visits.apply(store, restore_edits.from_bin(store.connection, bin.lines(store.connection)[0].step))
    assert bin.count(store.connection) == 2


def test_the_bin_is_emptied_of_one_step_or_all(store: Store, whole: WholeVisit) -> None:
    change(store, whole, (whole.notes[0], None))
    change(store, whole, (whole.claims[0], None))
    first = bin.lines(store.connection)[0]
    assert bin.empty(store, [first.step]) == 1
    assert [line.kind for line in bin.lines(store.connection)] == ["notes"]
    assert bin.empty(store) == 1
    assert bin.lines(store.connection) == []


def age(store: Store, days: int, by_clock: int) -> None:
    """Lets `days` of use pass after everything kept so far, and sets its moment back by so many days of the clock."""
    at = (datetime.now(UTC) - timedelta(days=by_clock)).isoformat(timespec="seconds")
    store.connection.execute("UPDATE versions SET at = ?", (at,))
    store.connection.execute("UPDATE ledger SET day = day + ?", (days,))


@pytest.mark.parametrize(
    ("days", "by_clock", "kept"),
    [(98, 91, 0), (97, 91, 1), (98, 89, 1), (1, 800, 1), (0, 0, 1)],
    ids=["old by both", "young by days of use", "young by the clock", "the clock jumped ahead", "new"],
)
def test_versions_go_when_they_are_old_by_use_and_by_the_clock(
    store: Store, whole: WholeVisit, days: int, by_clock: int, kept: int
) -> None:
    versions.begin_sitting(store)
    note = retyped(store, whole, "one")
    age(store, days, by_clock)
    versions.thin(store)
    assert len(versions.versions_of(store.connection, note.id)) == kept


def test_versions_are_in_the_order_of_the_edits_whatever_the_clock_says(
    store: Store, whole: WholeVisit, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = ["2026-11-24T10:00:00+00:00", "2026-11-22T10:00:00+00:00", "2028-11-24T10:00:00+00:00", "2026-11-24T10:00:09+00:00"]
    for moment, text in zip(moments, "abcd", strict=True):
        monkeypatch.setattr(visits, "utc_now", lambda moment=moment: moment)
        versions.begin_sitting(store)
        note = retyped(store, whole, text)
    found = versions.versions_of(store.connection, note.id)
    assert texts_of(found) == ["c", "b", "a", "They drove first"]
    assert [version.at for version in found] == moments[::-1]


def test_a_version_from_before_a_field_was_known_has_its_usual_value() -> None:
    old = {"id": "n", "visit_id": "v", "position": 3, "at": "", "kind": "goal", "text": "Calm", "said_by": None, "gone": 1}
    record = record_of("notes", old)
    assert isinstance(record, Note)
    assert (record.text, record.position, record.sorted) == ("Calm", 3, False)


def test_versions_stay_when_an_edit_cannot_be_stored(store: Store, whole: WholeVisit) -> None:
    versions.begin_sitting(store)
    orphan = replace(a_note(whole.visit), visit_id=VisitId("nowhere"))
    with pytest.raises(Exception, match="FOREIGN KEY"):
        change(store, whole, (whole.notes[0], replace(whole.notes[0], text="x")), (None, orphan))
    assert versions.versions_of(store.connection, whole.notes[0].id) == []
    retyped(store, whole, "y")
    assert texts_of(versions.versions_of(store.connection, whole.notes[0].id)) == ["They drove first"]


EDITS = st.lists(
    st.tuples(st.sampled_from(["note", "claim"]), st.sampled_from(["retype", "delete", "add", "sitting"])),
    max_size=12,
)


@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EDITS)
def test_whatever_is_deleted_the_bin_brings_all_of_it_back(store: Store, doings: list[tuple[str, str]]) -> None:
    visit_id = incoming.add(store, a_whole_visit())
    whole = visits.load(store.connection, visit_id)
    for n, (what, doing) in enumerate(doings):
        present: tuple[Note, ...] | tuple[Claim, ...] = whole.claims if what == "claim" else whole.notes
        if doing == "sitting":
            versions.begin_sitting(store)
        elif doing == "add" or not present:
            made = a_claim(whole.visit, position=n + 1) if what == "claim" else a_note(whole.visit, position=n + 1)
            change(store, whole, (None, made))
        elif doing == "retype":
            change(store, whole, (present[0], replace(present[0], position=n + 100)))
        else:
            change(store, whole, (present[-1], None))
        whole = visits.load(store.connection, visit_id)
    visits.apply(store, visits.removal(store.connection, visit_id))
    line = next(line for line in bin.lines(store.connection) if line.kind == "visits" and line.visit_id == visit_id)
    visits.apply(store, restore_edits.from_bin(store.connection, line.step))
    assert visits.load(store.connection, visit_id) == whole


def test_versions_and_bin_are_there_after_the_program_was_closed(store: Store, whole: WholeVisit) -> None:
    change(store, whole, (whole.notes[0], None))
    store.close()
    again = open_store(store.path, KEY)
    assert [line.text for line in bin.lines(again.connection)] == ["They drove first"]
    again.close()


def test_somebody_taken_out_of_the_bin_is_named_by_their_name(store: Store, whole: WholeVisit) -> None:
    person: Person = whole.people[0]
    change(store, whole, (whole.presences[0], None))
    (line,) = bin.lines(store.connection)
    assert (line.kind, line.text) == ("presences", person.name)
