"""Turns an edit made elsewhere, from an earlier version or the bin, into a step of the open visit. Pure functions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from db.model.edits import Edit, RecordChange
from db.model.fields import fields_of
from db.model.records import Person, PersonId, Presence, Record
from db.model.whole_visit import WholeVisit
from desktop.workspace.note_to_record import presence_of
from desktop.workspace.whole_visit import freed


@dataclass(frozen=True, slots=True)
class Adopted:
    """The changes to make, and the persons, stored already and unchanged, whom they bring to the table."""

    changes: tuple[RecordChange, ...]
    people: tuple[Person, ...]


def adopted(edit: Edit, whole: WholeVisit, records: Mapping[str, Record], known: Mapping[str, Person]) -> Adopted:
    """Returns `edit` as changes to `records`, those of `whole`.

    Persons named by restored records come back to the table too; links to records that are gone for good are removed.
    """
    there = records.keys() | {change.record.id for change in edit.changes if change.after}
    changes = [
        RecordChange(records.get(change.record.id, change.before), _named(change.after, there) if change.after else None)
        for change in edit.changes
    ]
    back = {change.after.id: change.after for change in changes if isinstance(change.after, Person)}
    present = {presence.person_id for presence in whole.presences}
    present |= {change.after.person_id for change in changes if isinstance(change.after, Presence)}
    named = dict.fromkeys(one for change in changes if change.after for one in _people_named(change.after))
    coming = [person for one in named if one not in present and (person := back.get(one) or known.get(one))]
    for n, person in enumerate(coming):
        presence = presence_of(person, whole)
        changes.append(RecordChange(None, replace(presence, position=presence.position + n)))
    people = tuple(person for person in coming if person.id not in back)
    return Adopted(tuple(change for change in changes if change.before != change.after), people)


def _people_named(record: Record) -> list[PersonId]:
    """Returns the persons that a record names, presences excepted: those are at the table already."""
    found = fields_of(type(record)).links.items()
    return [one for name, link in found if link.to == ("people",) and not link.is_needed and (one := getattr(record, name))]


def _named(record: Record, there: "set[str]") -> Record:
    named = {one for name in fields_of(type(record)).lists_of_links for one in getattr(record, name)}
    return freed(record, named - there)
