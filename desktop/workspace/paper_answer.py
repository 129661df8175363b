"""Puts an answer from the paper guide where its question puts it on the screen. Pure functions; the open visit stores them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from db.model.ids import new_id
from db.model.moments import room_now
from db.model.records import Note, Person, PersonId, Record, RecordId, Side
from db.model.whole_visit import WholeVisit
from desktop.interview.guide import Question
from desktop.interview.people_line import Named, people_in
from desktop.interview.sorting import place_of
from desktop.workspace.known_people import known_by_name
from desktop.workspace.note_to_record import from_note, presence_of

PEOPLE, PRODUCT = "people", "visit"


def from_paper(question: Question, text: str, whole: WholeVisit, known: Sequence[Person] = ()) -> tuple[Record, ...]:
    """Returns the record that holds the answer `text`, first, and whoever it names; nothing where all of it is there already.

    Of somebody known from elsewhere with another job title the answer is kept as a note too, so that it is not lost.

    A note of an answer that has no place says what was asked, as "Yes" alone would mean nothing in the debrief.
    """
    if question.fills == PEOPLE:
        people = named_in(text, whole)
        kept = (_noted(question, text, whole),) if any(_differs(one, known, whole) for one in people) else ()
        return (*_welcomed(people, whole), *kept)
    if place := place_of(question):
        # When it was said is not known, only when it was entered.
        return from_note(Note(id=_fresh(), visit_id=whole.visit.id, at="", text=text), place, whole)
    if question.fills == PRODUCT:
        there = whole.visit.product.strip()
        return (replace(whole.visit, product=f"{there}, {text}" if there and text not in there else there or text),)
    return (_noted(question, text, whole),)


def _noted(question: Question, text: str, whole: WholeVisit) -> Note:
    return Note(id=_fresh(), visit_id=whole.visit.id, at=room_now(), text=f"{question.ask} {text}")


def _differs(one: Named, known: Sequence[Person], whole: WholeVisit) -> bool:
    """Returns whether somebody is known by that name with another job title."""
    found = known_by_name(one.name, known, whole)
    there = found.job_title.strip() if found else ""
    return bool(one.job_title and there) and there.casefold() != one.job_title.casefold()


def named_in(text: str, whole: WholeVisit) -> tuple[Named, ...]:
    """Returns the people whom `text` names and who are not at the table yet."""
    here = {person.name.strip().casefold() for person in whole.people}
    return tuple(one for one in people_in(text) if one.name.casefold() not in here)


def _welcomed(people: Iterable[Named], whole: WholeVisit) -> Iterator[Record]:
    """Yields each of them as a person, and the record that brings them to the table."""
    for number, one in enumerate(people):
        person = Person(
            id=PersonId(new_id()),
            customer_id=whole.customer.id,
            side=Side.CUSTOMER,
            name=one.name,
            job_title=one.job_title,
        )
        presence = presence_of(person, whole)
        yield from (person, replace(presence, position=presence.position + number))


def so_far(question: Question, whole: WholeVisit) -> tuple[str, ...]:
    """Returns what stands at the place of a question already, so that nothing is entered twice."""
    place = place_of(question)
    if question.fills == PEOPLE:
        return _said(*(person.name for person in whole.people))
    if place is None:
        return _said(whole.visit.product) if question.fills == PRODUCT else ()
    if place.category:
        return _said(*(claim.wording or claim.metric for claim in whole.claims if claim.category == place.category))
    if place.fills == "answer":
        return _said(whole.answer(question.id))
    if place.fills == "customer":
        return _said(whole.customer.about)
    if place.fills.startswith("consent."):
        return _said(getattr(whole.consent, place.fills.removeprefix("consent."), "") if whole.consent else "")
    return _said(*(record.text for record in getattr(whole, place.fills)))


def _said(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text.strip())


def _fresh() -> RecordId:
    return RecordId(new_id())
