"""Adds the words of a note to a field that may have words already, and finds where a note was sorted. Pure functions."""

from dataclasses import replace
from typing import Any

from db.model.ids import new_id
from db.model.records import Answer, Consent, Note, Record, RecordId
from db.model.whole_visit import WholeVisit
from desktop.interview.sorting import PLACES, Place

# The field that a place fills in a record of which there is one, and what stands between two notes in it.
_FIELDS = {"customer": ("about", "\n"), "consent.note": ("note", "\n"), "consent.approver": ("approver", ", ")}
_ANSWER = ("text", "\n")


def added(words: str, place: Place, whole: WholeVisit) -> Record:
    """Returns the record that `place` fills, with `words` added at the end; unchanged where it has them already."""
    record = _record_at(place, whole)
    field, between = _FIELDS.get(place.fills, _ANSWER)
    there = getattr(record, field)
    if _stands(words, there, between):
        return record
    changes: Any = {field: f"{there}{between}{words}" if there.strip() else words}
    return replace(record, **changes)


def where_it_stands(note: Note, whole: WholeVisit) -> Place | None:
    """Returns the place where the exact words of `note` stand; None where it was kept, or the words were changed since."""
    return next((place for place in PLACES if note.text.strip() and place.fills and _holds(place, note.text, whole)), None)


def _holds(place: Place, words: str, whole: WholeVisit) -> bool:
    if place.category:
        return any(words in (claim.wording, claim.metric) for claim in whole.claims if claim.category == place.category)
    if place.fills in ("objectives", "objections", "quotes", "promises"):
        return any(words == record.text for record in getattr(whole, place.fills))
    field, between = _FIELDS.get(place.fills, _ANSWER)
    return _stands(words, getattr(_record_at(place, whole), field), between)


def _stands(words: str, there: str, between: str) -> bool:
    return f"{between}{words}{between}" in f"{between}{there}{between}"


def _record_at(place: Place, whole: WholeVisit) -> Record:
    if place.fills == "customer":
        return whole.customer
    if place.fills.startswith("consent"):
        return whole.consent or Consent(id=_fresh(), visit_id=whole.visit.id)
    known = next((answer for answer in whole.answers if answer.question == place.question), None)
    return known or Answer(id=_fresh(), visit_id=whole.visit.id, question=place.question)


def _fresh() -> RecordId:
    return RecordId(new_id())
