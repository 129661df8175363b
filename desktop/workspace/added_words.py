"""Adds words to a field that may have some already, and finds the places where words stand. Pure functions."""

from dataclasses import replace
from typing import Any

from db.model.ids import new_id
from db.model.records import Answer, Consent, Record, RecordId
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


def where_words_stand(whole: WholeVisit) -> dict[str, Place]:
    """Returns the first place of each text that a note can have been sorted to; a text changed since is not among them."""
    found = {words: place for place in reversed(PLACES) if place.fills for words in _words_at(place, whole)}
    return {words: place for words, place in found.items() if words.strip()}


def _words_at(place: Place, whole: WholeVisit) -> list[str]:
    if place.category:
        claims = [claim for claim in whole.claims if claim.category == place.category]
        return [words for claim in claims for words in (claim.wording, claim.metric)]
    if place.fills in ("objectives", "objections", "quotes", "promises"):
        return [record.text for record in getattr(whole, place.fills)]
    field, between = _FIELDS.get(place.fills, _ANSWER)
    there: str = getattr(_record_at(place, whole), field)
    return [there, *there.split(between)]


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
