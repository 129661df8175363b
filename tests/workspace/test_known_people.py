"""Whoever is known by a name is meant by it, before anybody new."""

from dataclasses import replace

from db.model.records import Quote, RecordId
from desktop.workspace.known_people import known_by_name, with_known
from desktop.workspace.note_to_record import presence_of
from tests.factories import a_person, a_whole_visit


def test_a_name_is_known_however_it_is_typed_unless_they_sit_there_already() -> None:
    whole = a_whole_visit()
    jonas = a_person(name="Jonas Berg")
    assert known_by_name(" jonas  BERG", (jonas,), whole) == jonas
    assert known_by_name("Jonas", (jonas,), whole) is None
    assert known_by_name(" ", (replace(jonas, name=""),), whole) is None
    assert known_by_name(whole.people[0].name, whole.people, whole) is None


def test_who_is_known_takes_the_place_of_somebody_new_in_every_record() -> None:
    whole = a_whole_visit()
    jonas, new, other = a_person(name="Jonas Berg"), a_person(whole.customer, name="Jonas berg"), a_person(name="Siv Aas")
    quote = Quote(id=RecordId("q"), visit_id=whole.visit.id, text="We sleep again", said_by=new.id)
    records, known = with_known((quote, new, presence_of(new, whole), other), (), (jonas,), whole)
    assert known == (jonas,)
    assert records[0] == replace(quote, said_by=jonas.id)
    assert [getattr(record, "person_id", record.id) for record in records[1:]] == [jonas.id, other.id]
    assert with_known((new,), (new.id,), (jonas,), whole) == ((new,), ()), "one who is stored already is no newcomer"
