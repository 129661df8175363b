from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from db.engine.store import Store
from db.model.edits import Edit, RecordChange
from db.model.house import HOUSE_STYLE, our_person_id
from db.model.kinds import HOUSE
from db.model.records import Person
from db.repositories import without_visit
from db.service.opening import open_for_reading, open_store
from desktop.workspace.open_house import OpenHouse
from desktop.workspace.open_records import CHANGED_ELSEWHERE
from desktop.workspace.open_visit import OpenVisit
from desktop.workspace.store_writer import StoreWriter
from tests.conftest import KEY
from tests.factories import a_person, a_whole_visit


@pytest.fixture
def writer(store: Store, qtbot: QtBot) -> Iterator[StoreWriter]:
    store.close()
    writer = StoreWriter(lambda: open_store(store.path, KEY))
    with qtbot.waitSignal(writer.opened):
        writer.start()
    yield writer
    assert writer.close()


@pytest.fixture
def house(writer: StoreWriter) -> OpenHouse:
    return OpenHouse((), writer)


def stored(store: Store) -> tuple[object, ...]:
    reading = open_for_reading(store.path, KEY)
    try:
        return without_visit.of_house(reading.connection).records
    finally:
        reading.close()


def test_what_is_typed_is_stored_and_taken_back_step_by_step(house: OpenHouse, store: Store, qtbot: QtBot) -> None:
    anna = house.add_person("Anna Keller")
    house.set_person(anna.id, "role", "marketing")
    house.set_person(anna.id, "contact", "anna@klarlauf.example")
    house.set_style("name", "Klarlauf GmbH")
    first, second = house.add_competitor("Pumpwerk"), house.add_competitor("Flowmatic")
    house.move_competitor(second.id, -1)
    with qtbot.waitSignal(house.stored):
        house.flush()
    assert set(stored(store)) == {*house.people, house.besides(anna.id), house.style, *house.competitors}
    assert [one.name for one in house.competitors] == ["Flowmatic", "Pumpwerk"]
    for _ in range(3):
        house.undo()
    assert house.competitors == []
    house.undo()
    assert house.style.name == ""
    assert house.undo_in(anna.id, "contact")
    assert house.besides(anna.id).contact == ""
    house.redo()
    assert house.besides(anna.id).contact == "anna@klarlauf.example"
    assert first.id != second.id


def test_our_people_stand_by_name_and_those_who_left_last(house: OpenHouse) -> None:
    tom, anna, lene = map(house.add_person, ("Tom Berger", "anna Keller", "Lene Dahl"))
    house.set_person(anna.id, "left", True)
    assert [one.name for one in house.people] == ["Lene Dahl", "Tom Berger", "anna Keller"]
    house.remove_person(tom.id)
    assert [one.name for one in house.people] == ["Lene Dahl", "anna Keller"]
    assert house.record(our_person_id(tom.id)) is None and lene in house.people


def test_a_step_whose_record_was_changed_elsewhere_is_refused_in_a_sentence(house: OpenHouse, qtbot: QtBot) -> None:
    house.set_style("name", "Klarlauf GmbH")
    house.add_competitor("Pumpwerk")
    house.flush()
    qtbot.waitUntil(lambda: house.all_stored)
    elsewhere = replace(house.style, about_us="from another laptop")
    house.reload((elsewhere, *house.competitors))
    assert house.style == elsewhere
    house.undo()
    assert house.competitors == []
    with qtbot.waitSignal(house.refused) as heard:
        assert house.undo() is None
    assert heard.args[0].template == CHANGED_ELSEWHERE
    assert house.style == elsewhere
    assert not house.can_undo
    assert not house.undo_in(HOUSE_STYLE, "name")


def test_nothing_is_reloaded_over_words_on_their_way(house: OpenHouse) -> None:
    house.set_style("name", "Klarlauf GmbH")
    house.reload(())
    assert house.style.name == "Klarlauf GmbH"


def test_an_open_visit_shows_one_of_us_as_changed_in_the_house(writer: StoreWriter, qtbot: QtBot) -> None:
    whole = a_whole_visit()
    anna = a_person(name="Anna", role="sales")
    presence = replace(whole.presences[0], person_id=anna.id)
    visit = OpenVisit(replace(whole, people=(anna,), presences=(presence,)), writer)
    assert isinstance(anna, Person)
    renamed = replace(anna, name="Anna Keller")
    for edit in (
        Edit(visit.id, tuple(RecordChange(None, one) for one in (whole.customer, whole.visit, anna))),
        Edit(HOUSE, (RecordChange(anna, renamed),)),
    ):
        with qtbot.waitSignal(writer.edit_stored):
            writer.save(edit)
    assert visit.whole.people == (renamed,)
    visit.follow(Edit(HOUSE, (RecordChange(renamed, None),)))
    assert visit.whole.people == (renamed,)
    assert not visit.can_undo
