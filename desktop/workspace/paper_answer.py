"""Puts an answer from the paper guide where its question puts it on the screen. Pure functions; the open visit stores them."""

from dataclasses import replace

from db.model.ids import new_id
from db.model.moments import room_now
from db.model.records import Note, Record, RecordId
from db.model.whole_visit import WholeVisit
from desktop.interview.guide import Question
from desktop.interview.sorting import place_of
from desktop.workspace.note_to_record import from_note

PEOPLE, PRODUCT = "people", "visit"


def from_paper(question: Question, text: str, whole: WholeVisit) -> tuple[Record, ...]:
    """Returns the record that holds the answer `text`, first, and whoever it names; people are welcomed by the open visit.

    A note of an answer that has no place says what was asked, as "Yes" alone would mean nothing in the debrief.
    """
    if place := place_of(question):
        # When it was said is not known, only when it was entered.
        return from_note(Note(id=_fresh(), visit_id=whole.visit.id, at="", text=text), place, whole)
    if question.fills == PRODUCT:
        there = whole.visit.product.strip()
        return (replace(whole.visit, product=f"{there}, {text}" if there and text not in there else there or text),)
    return (Note(id=_fresh(), visit_id=whole.visit.id, at=room_now(), text=f"{question.ask} {text}"),)


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
