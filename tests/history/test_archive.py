"""Tests versions, bin and deletion in an open visit: each restore is an ordinary edit that can be undone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.backup.backups import all_backups
from db.history import bin, versions
from db.model.edits import Edit, RecordChange
from db.model.ids import new_id
from db.model.records import Claim, Customer, Objective, PersonId, Presence, RecordId, VisitId
from db.model.studies import CaseStudy, StudyVersion
from db.model.whole_visit import WholeVisit
from db.repositories import customers, incoming, studies, visits
from db.repositories.overview import recent
from desktop.core.paths import DataFolder
from desktop.history.archive import Archive, Deleted, PutBack, Removal
from desktop.workspace.open_visit import OpenVisit
from desktop.workspace.workspace import Workspace
from tests.conftest import KEY
from tests.factories import a_claim, a_customer, a_note, a_person, a_study, a_visit, a_whole_visit
from tests.prepared import new_store

BIG = 60


@pytest.fixture
def workspace(tmp_path: Path, qtbot: QtBot) -> Iterator[Workspace]:
    """Yields a desk with two visits to one customer, the second with many notes, and that one open."""
    data_folder = DataFolder(tmp_path)
    store = new_store(data_folder.store, KEY)
    first = a_whole_visit(a_customer(name="Halden Pumps AS"))
    incoming.add(store, first)
    second = a_visit(first.customer)
    presence = Presence(id=RecordId(new_id()), visit_id=second.id, person_id=first.people[0].id)
    notes = tuple(a_note(second, position=n, text=f"note {n}") for n in range(BIG))
    claim = a_claim(second, said_by=first.people[0].id)
    incoming.add(
        store,
        WholeVisit(
            visit=second, customer=first.customer, people=first.people, presences=(presence,), notes=notes, claims=(claim,)
        ),
    )
    store.close()
    made = Workspace(data_folder)
    made.open(KEY)
    made.start_writing()
    made.show(second.id)
    yield made
    assert made.close()


@pytest.fixture
def archive(workspace: Workspace) -> Archive:
    return Archive(workspace)


def opened(workspace: Workspace) -> OpenVisit:
    assert workspace.open_visit
    return workspace.open_visit


def stored(workspace: Workspace, qtbot: QtBot, visit_id: str = "") -> WholeVisit:
    workspace.flush()
    qtbot.waitUntil(lambda: workspace.all_stored)
    reader = workspace.reading_store()
    whole = visits.load(reader.connection, VisitId(visit_id) if visit_id else opened(workspace).id)
    reader.close()
    return whole


def test_restoring_is_one_step_that_undo_takes_back_and_redo_does_again(
    workspace: Workspace, archive: Archive, qtbot: QtBot
) -> None:
    visit = opened(workspace)
    original = visit.whole
    claim = original.claims[0]
    visit.change(claim.id, after="2")
    visit.change(claim.id, wording="Only two by now.")
    stored(workspace, qtbot)
    changed = visit.whole
    (version,) = archive.versions(claim.id)
    with qtbot.waitSignal(archive.restored) as heard:
        archive.restore(version.id)
    assert heard.args == [claim.id]
    assert visit.whole == original == stored(workspace, qtbot)
    assert [v.record for v in archive.versions(claim.id)] == [changed.claims[0], claim]
    visit.undo()
    assert visit.whole == changed == stored(workspace, qtbot)
    visit.redo()
    assert visit.whole == original == stored(workspace, qtbot)


def test_a_restored_record_brings_back_the_objective_it_answered(workspace: Workspace, archive: Archive, qtbot: QtBot) -> None:
    visit = opened(workspace)
    objective = visit.add(Objective, text="Halve unplanned stops")
    visit.change(visit.whole.claims[0].id, objective_id=objective.id)
    original = stored(workspace, qtbot)
    visit.remove(objective.id)
    stored(workspace, qtbot)
    newest = archive.versions(original.claims[0].id)[0]
    with qtbot.waitSignal(archive.restored):
        archive.restore(newest.id)
    assert visit.whole == original == stored(workspace, qtbot)
    visit.undo()
    assert visit.whole.objectives == () == stored(workspace, qtbot).objectives


def test_whoever_said_it_is_at_the_table_again_and_undoing_that_leaves_them_known(
    workspace: Workspace, archive: Archive, qtbot: QtBot
) -> None:
    visit = opened(workspace)
    original = visit.whole
    person = original.people[0]
    visit.send_away(person.id)
    stored(workspace, qtbot)
    # In a session of its own the visit knows nothing of somebody who was sent away before.
    workspace.open_visit = None
    workspace.show(original.visit.id)
    visit = opened(workspace)
    assert [*visit.whole.people] == [] and visit.whole.claims[0].said_by is None
    newest = archive.versions(original.claims[0].id)[0]
    with qtbot.waitSignal(archive.restored):
        archive.restore(newest.id)
    assert visit.whole.people == (person,)
    assert visit.whole.claims == original.claims
    assert stored(workspace, qtbot) == visit.whole
    visit.undo()
    assert [*visit.whole.people] == [*stored(workspace, qtbot).people] == []
    reader = workspace.reading_store()
    assert reader.connection.execute("SELECT count(*) FROM people WHERE id = ?", (person.id,)).fetchone() == (1,)
    reader.close()


def test_taking_back_that_somebody_known_is_here_does_not_delete_them(workspace: Workspace, qtbot: QtBot) -> None:
    visit = opened(workspace)
    person = visit.whole.people[0]
    visit.send_away(person.id)
    stored(workspace, qtbot)
    visit_id = visit.id
    workspace.open_visit = None
    workspace.show(visit_id)
    visit = opened(workspace)
    visit.welcome(person.name, person)
    assert stored(workspace, qtbot).people == (person,)
    visit.undo()
    assert stored(workspace, qtbot).people == ()
    assert person in visit.known_people
    reader = workspace.reading_store()
    assert reader.connection.execute("SELECT count(*) FROM people WHERE id = ?", (person.id,)).fetchone() == (1,)
    reader.close()


def test_a_name_of_a_quote_that_is_gone_for_good_is_left_out(workspace: Workspace, archive: Archive, qtbot: QtBot) -> None:
    visit = opened(workspace)
    claim = visit.whole.claims[0]
    visit.change(claim.id, backed_by=(RecordId("nowhere"),), after="2")
    stored(workspace, qtbot)
    workspace.writer.do(versions.begin_sitting, lambda _: None, lambda _: None)
    visit.change(claim.id, backed_by=(), after="3")
    stored(workspace, qtbot)
    with qtbot.waitSignal(archive.restored):
        archive.restore(archive.versions(claim.id)[0].id)
    assert visit.whole.claims[0] == replace(claim, after="2")


def test_what_was_deleted_comes_back_into_the_open_visit_as_a_step(workspace: Workspace, archive: Archive, qtbot: QtBot) -> None:
    visit = opened(workspace)
    original = visit.whole
    visit.remove(*(note.id for note in original.notes[:3]))
    deleted = stored(workspace, qtbot)
    (line,) = bin.lines(workspace.connection)
    assert (line.records, bin.count(workspace.connection)) == (3, 3)
    with qtbot.waitSignal(archive.put_back) as heard:
        archive.bring_back(line.step)
    assert heard.args == [PutBack(original.visit.id, original.notes[0].id, 3)]
    assert visit.whole == original == stored(workspace, qtbot)
    assert bin.lines(workspace.connection) == []
    visit.undo()
    assert visit.whole == deleted == stored(workspace, qtbot)
    visit.redo()
    assert visit.whole == original == stored(workspace, qtbot)


def test_what_belongs_to_another_visit_comes_back_there_and_leaves_this_one_alone(
    workspace: Workspace, archive: Archive, qtbot: QtBot
) -> None:
    visit = opened(workspace)
    original = stored(workspace, qtbot)
    visit.remove(original.notes[0].id)
    stored(workspace, qtbot)
    others = [line.id for line in recent(workspace.connection, 8) if line.id != visit.id]
    workspace.show(others[0])
    elsewhere = opened(workspace).whole
    (line,) = bin.lines(workspace.connection)
    with qtbot.waitSignals([archive.put_back, workspace.home_changed]):
        archive.bring_back(line.step)
    assert opened(workspace).whole == elsewhere and not opened(workspace).can_undo
    assert stored(workspace, qtbot, original.visit.id) == original


def test_a_version_asked_for_before_another_visit_was_opened_changes_only_its_own(
    workspace: Workspace, archive: Archive, qtbot: QtBot
) -> None:
    visit = opened(workspace)
    original = visit.whole
    visit.change(original.claims[0].id, after="2")
    stored(workspace, qtbot)
    (version,) = archive.versions(original.claims[0].id)
    with qtbot.waitSignal(archive.restored):
        archive.restore(version.id)
        workspace.show(next(line.id for line in recent(workspace.connection, 8) if line.id != visit.id))
        elsewhere = opened(workspace).whole
    assert opened(workspace).whole == elsewhere == stored(workspace, qtbot)
    assert stored(workspace, qtbot, original.visit.id) == original


def test_what_is_no_longer_in_the_bin_is_refused_in_a_sentence(workspace: Workspace, archive: Archive, qtbot: QtBot) -> None:
    with qtbot.waitSignal(archive.refused) as heard:
        archive.bring_back(12345)
    assert list(map(str, heard.args or ())) == ["This is no longer in the bin; it was brought back, or deleted for good."]
    with qtbot.waitSignal(archive.refused) as heard:
        archive.restore(12345)
    assert list(map(str, heard.args or ())) == ["This earlier version is no longer kept."]


def test_deleting_a_visit_is_counted_backed_up_and_leaves_customer_and_people_of_other_visits(
    workspace: Workspace, archive: Archive, qtbot: QtBot
) -> None:
    visit = opened(workspace)
    original = stored(workspace, qtbot)
    with qtbot.waitSignal(archive.counted) as heard:
        archive.count(visit.id)
    removal = heard.args[0]
    assert isinstance(removal, Removal)
    # The visit, its notes, a claim, somebody's being there; not the customer, nor the person.
    assert removal.records == BIG + 3
    assert removal.kinds[Claim] == 1
    with qtbot.waitSignal(archive.deleted) as heard:
        archive.delete(visit.id)
    deleted = heard.args[0]
    assert isinstance(deleted, Deleted)
    assert workspace.open_visit is None
    assert [backup.reason for backup in all_backups(workspace.reading_store().path)] == ["deletion"]
    (line,) = bin.lines(workspace.connection)
    assert (line.kind, line.records, line.step) == ("visits", BIG + 3, deleted.step)
    with qtbot.waitSignal(archive.put_back) as heard:
        archive.bring_back(line.step)
    assert heard.args == [PutBack(original.visit.id, "", BIG + 3)]
    workspace.show(original.visit.id)
    assert opened(workspace).whole == original == stored(workspace, qtbot)


def test_a_customer_is_deleted_with_its_visits_and_case_studies_in_one_step_and_comes_back_whole(
    workspace: Workspace, archive: Archive, qtbot: QtBot
) -> None:
    visit = opened(workspace)
    original, customer = stored(workspace, qtbot), visit.whole.customer
    study = a_study(customer, "They drove first.")
    made = Edit(customer.id, tuple(RecordChange(None, record) for record in study.records))
    with qtbot.waitSignal(workspace.writer.edit_stored):
        workspace.writer.save(made)
    with qtbot.waitSignal(archive.counted) as heard:
        archive.count(customer.id, customers.removal)
    removal = heard.args[0]
    assert removal.kinds[Customer] == removal.kinds[CaseStudy] == removal.kinds[StudyVersion] == 1
    with qtbot.waitSignal(archive.deleted):
        archive.delete(customer.id, customers.removal)
    assert workspace.open_visit is None and customer.name not in workspace.customer_names()
    assert [backup.reason for backup in all_backups(workspace.reading_store().path)] == ["deletion"]
    (line,) = bin.lines(workspace.connection)
    assert (line.kind, line.records) == ("customers", removal.records) and customer.name in line.text
    with qtbot.waitSignal(archive.put_back):
        archive.bring_back(line.step)
    assert studies.load(workspace.connection, study.study.id) == study
    workspace.show(original.visit.id)
    assert opened(workspace).whole == original


def test_nothing_of_a_deleted_visit_is_stored_any_more(workspace: Workspace, archive: Archive, qtbot: QtBot) -> None:
    visit = opened(workspace)
    with qtbot.waitSignal(archive.deleted):
        archive.delete(visit.id)
    visit.flush()
    visit.undo()
    qtbot.waitUntil(lambda: workspace.all_stored)
    reader = workspace.reading_store()
    assert not visits.exists(reader.connection, visit.id)
    assert reader.connection.execute("SELECT count(*) FROM notes WHERE visit_id = ?", (visit.id,)).fetchone() == (0,)
    reader.close()


def test_emptying_shows_how_many_records_are_gone(workspace: Workspace, archive: Archive, qtbot: QtBot) -> None:
    visit = opened(workspace)
    for note in visit.whole.notes[:2]:
        visit.remove(note.id)
        stored(workspace, qtbot)
    first, second = bin.lines(workspace.connection)
    with qtbot.waitSignal(archive.emptied) as heard:
        archive.empty([first.step])
    assert heard.args == [1]
    assert bin.lines(workspace.connection) == [second]
    with qtbot.waitSignal(archive.emptied) as heard:
        archive.empty()
    assert heard.args == [1]
    assert bin.lines(workspace.connection) == []


def test_a_person_brought_in_from_nowhere_is_no_surprise(workspace: Workspace, qtbot: QtBot) -> None:
    visit = opened(workspace)
    tom = a_person(name="Tom", id=PersonId("tom"))
    visit.welcome("Tom", tom)
    assert stored(workspace, qtbot).people[-1] == tom


def test_before_more_than_twenty_records_go_for_good_a_backup_is_made(
    workspace: Workspace, archive: Archive, qtbot: QtBot
) -> None:
    visit = opened(workspace)
    visit.remove(*(note.id for note in visit.whole.notes[:21]))
    stored(workspace, qtbot)
    assert all_backups(workspace._data_folder.store) == []
    with qtbot.waitSignal(archive.emptied) as heard:
        archive.empty()
    assert heard.args == [21]
    assert len(all_backups(workspace._data_folder.store)) == 1


def test_a_few_records_go_for_good_without_one_however_many_lie_beside_them(
    workspace: Workspace, archive: Archive, qtbot: QtBot
) -> None:
    visit = opened(workspace)
    visit.remove(*(note.id for note in visit.whole.notes[:21]))
    visit.flush()
    visit.remove(visit.whole.notes[0].id)
    stored(workspace, qtbot)
    assert [line.records for line in bin.lines(workspace.connection)] == [1, 21]
    with qtbot.waitSignal(archive.emptied) as heard:
        archive.empty([bin.lines(workspace.connection)[0].step])
    assert heard.args == [1]
    assert all_backups(workspace._data_folder.store) == []
