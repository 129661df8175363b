from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from db.model.ids import new_id
from db.model.kinds import PersonConsent, RecordId
from db.model.records import Claim, Note, NoteKind, Objection, Objective, PersonId, Quote, ValueCategory
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from db.service.opening import open_for_reading
from desktop.interview.sorting import BY_LETTER
from desktop.workspace.open_records import AUTOSAVE_MS
from desktop.workspace.open_visit import OpenVisit
from desktop.workspace.store_writer import StoreWriter
from tests.conftest import KEY
from tests.factories import a_person, a_whole_visit
from tests.prepared import new_store


@pytest.fixture
def writer(tmp_path: Path, qtbot: QtBot) -> Iterator[StoreWriter]:
    made = StoreWriter(lambda: new_store(tmp_path / "s.db", KEY))
    with qtbot.waitSignal(made.opened):
        made.start()
    yield made
    assert made.close()


@pytest.fixture
def visit(writer: StoreWriter, qtbot: QtBot) -> OpenVisit:
    whole = a_whole_visit()
    done: list[object] = []
    writer.do(lambda store: incoming.add(store, whole), done.append, done.append)
    qtbot.waitUntil(lambda: bool(done))
    return OpenVisit(whole, writer)


def on_disk(visit: OpenVisit, tmp_path: Path) -> WholeVisit:
    reader = open_for_reading(tmp_path / "s.db", KEY)
    whole = visits.load(reader.connection, visit.id)
    reader.close()
    return whole


def claim(visit: OpenVisit) -> Claim:
    return visit.whole.claims[0]


def test_an_edit_is_stored_by_itself_and_announced(visit: OpenVisit, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(visit.stored):
        visit.change(claim(visit).id, after="3")
    assert on_disk(visit, tmp_path) == visit.whole


def test_typing_on_does_not_put_off_saving(visit: OpenVisit, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(visit.stored, timeout=5000):
        for n in range(4):
            visit.change(claim(visit).id, wording="x" * n)
            qtbot.wait(AUTOSAVE_MS // 2)
    assert on_disk(visit, tmp_path).claims[0].wording != ""


def test_undo_takes_back_one_field_at_a_time_and_redo_brings_it_again(visit: OpenVisit) -> None:
    before = visit.whole
    for text in ("3", "3 ", "3 a"):
        visit.change(claim(visit).id, after=text)
    visit.change(claim(visit).id, unit="calls")
    visit.undo()
    assert (claim(visit).after, claim(visit).unit) == ("3 a", "")
    visit.undo()
    assert visit.whole == before
    assert not visit.can_undo
    visit.redo()
    visit.redo()
    assert (claim(visit).after, claim(visit).unit) == ("3 a", "calls")
    assert not visit.can_redo


def test_undo_leads_back_to_what_it_changed(visit: OpenVisit, qtbot: QtBot) -> None:
    visit.change(claim(visit).id, after="3")
    with qtbot.waitSignal(visit.stepped) as stepped:
        visit.undo()
    assert stepped.args == [claim(visit).id]


def test_a_deleted_objective_is_no_longer_answered_and_undo_restores_both(visit: OpenVisit, qtbot: QtBot, tmp_path: Path) -> None:
    objective = visit.add(Objective, text="Halve unplanned stops")
    visit.change(claim(visit).id, objective_id=objective.id)
    visit.remove(objective.id)
    assert not visit.whole.objectives
    assert claim(visit).objective_id is None
    visit.undo()
    assert visit.whole.objectives == (objective,)
    assert claim(visit).objective_id == objective.id
    with qtbot.waitSignal(visit.stored):
        visit.flush()
    assert on_disk(visit, tmp_path) == visit.whole


def test_a_copy_stands_right_behind_its_original(visit: OpenVisit) -> None:
    visit.add(Claim, category=ValueCategory.COST, metric="Second")
    visit.duplicate(claim(visit).id)
    assert [c.metric for c in visit.whole.claims] == ["Emergency call-outs", "Emergency call-outs", "Second"]
    visit.undo()
    assert [c.metric for c in visit.whole.claims] == ["Emergency call-outs", "Second"]


def test_reordering_one_category_leaves_the_others_where_they_are(visit: OpenVisit) -> None:
    other = visit.add(Claim, category=ValueCategory.REVENUE, metric="Contracts")
    second = visit.add(Claim, category=ValueCategory.COST, metric="Van")
    visit.reorder((second, claim(visit)))
    assert [c.metric for c in visit.whole.claims] == ["Van", "Contracts", "Emergency call-outs"]
    assert visit.record(other.id) == other


@pytest.mark.parametrize(
    ("letter", "kind", "field"),
    [("G", Objective, "text"), ("O", Objection, "text"), ("Q", Quote, "text"), ("E", Claim, "wording")],
)
def test_a_note_becomes_a_record_with_its_words_in_one_step(visit: OpenVisit, letter: str, kind: type, field: str) -> None:
    person = visit.whole.people[0]
    note = visit.add(Note, text="We sleep again 💡", kind=NoteKind.FEELING, said_by=person.id)
    record = visit.sort_note(note.id, BY_LETTER[letter])
    assert record is not None
    assert isinstance(record, kind)
    assert getattr(record, field) == note.text
    assert getattr(record, "said_by", None) == person.id
    assert visit.record(note.id) == replace(note, sorted=True)
    visit.undo()
    assert visit.record(note.id) == note
    assert visit.record(record.id) is None


def test_typing_a_new_name_brings_in_one_person_not_one_for_each_letter(visit: OpenVisit) -> None:
    people = len(visit.whole.people)
    for n in range(1, len("Marek Łuczak") + 1):
        visit.name_person(claim(visit).id, "said_by", "Marek Łuczak"[:n])
    assert len(visit.whole.people) == people + 1
    assert visit.whole.people[-1].name == "Marek Łuczak"
    assert claim(visit).said_by == visit.whole.people[-1].id
    visit.undo()
    assert len(visit.whole.people) == people


def test_typing_a_known_name_names_that_person_and_leaves_no_stranger_behind(visit: OpenVisit) -> None:
    visit.name_person(claim(visit).id, "said_by", "")
    assert claim(visit).said_by is None
    known = visit.whole.people[0]
    for n in range(1, len(known.name) + 1):
        visit.name_person(claim(visit).id, "said_by", known.name[:n])
    assert visit.whole.people == (known,)
    assert claim(visit).said_by == known.id


def test_somebody_sent_away_stays_known_and_their_words_stay(visit: OpenVisit) -> None:
    person = visit.whole.people[0]
    visit.send_away(person.id)
    assert not visit.whole.people
    assert claim(visit).said_by is None
    assert visit.known_people == (person,)
    visit.welcome(person.name, person)
    assert visit.whole.people == (person,)


@pytest.mark.parametrize(("consent", "told"), [(PersonConsent.NONE, False), (PersonConsent.ROLE_ONLY, True), (None, True)])
def test_what_somebody_said_who_is_not_to_be_mentioned_is_not_told_as_nobody_s_when_they_leave(
    visit: OpenVisit, consent: PersonConsent | None, told: bool
) -> None:
    person = visit.whole.people[0]
    visit.change(person.id, consent=consent)
    quote = Quote(id=RecordId(new_id()), visit_id=visit.id, text="It was us.", said_by=person.id)
    visit.put(quote)
    visit.send_away(person.id)
    (found,) = (one for one in visit.whole.quotes if one.id == quote.id)
    assert (found.said_by, found.publish) == (None, told)
    visit.undo()
    assert visit.record(quote.id) == quote


def test_words_not_yet_entered_survive_but_are_no_step_to_undo(visit: OpenVisit, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(visit.stored):
        visit.keep_draft("capture", "They drove fir")
    assert not visit.can_undo
    again = OpenVisit(on_disk(visit, tmp_path), visit._writer)
    assert again.draft("capture") == "They drove fir"
    again.keep_draft("capture", "")
    assert again.draft("capture") == ""


def test_a_person_of_ours_can_be_brought_to_the_table(visit: OpenVisit, qtbot: QtBot, tmp_path: Path) -> None:
    tom = a_person(name="Tom", id=PersonId("tom"))
    with qtbot.waitSignal(visit.stored):
        visit.welcome("Tom", tom)
    assert on_disk(visit, tmp_path).people[-1] == tom


def undo_everything(visit: OpenVisit) -> None:
    while visit.can_undo:
        visit.undo()


steps = st.lists(
    st.tuples(st.sampled_from(["change", "add", "remove", "copy", "turn", "undo", "redo"]), st.integers(0, 9)), max_size=25
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_whatever_is_done_can_be_undone_to_the_beginning_and_the_disk_follows(
    visit: OpenVisit, qtbot: QtBot, tmp_path: Path, steps: list[tuple[str, int]]
) -> None:
    undo_everything(visit)
    beginning = visit.whole
    for step, n in steps:
        claims, notes = visit.whole.claims, visit.whole.notes
        match step:
            case "change" if claims:
                visit.change(claims[n % len(claims)].id, after=str(n))
            case "add":
                visit.add(Claim, category=list(ValueCategory)[n % 4], metric=str(n))
            case "remove" if claims:
                visit.remove(claims[n % len(claims)].id)
            case "copy" if claims:
                visit.duplicate(claims[n % len(claims)].id)
            case "turn" if notes:
                visit.sort_note(notes[n % len(notes)].id, BY_LETTER["Q"])
            case "undo":
                visit.undo()
            case "redo":
                visit.redo()
    visit.flush()
    qtbot.waitUntil(lambda: visit.all_stored)
    assert on_disk(visit, tmp_path) == visit.whole
    undo_everything(visit)
    assert visit.whole == beginning
