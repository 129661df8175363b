"""What it takes for an edit made elsewhere, from an earlier version or the bin, to become a step of the open visit. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from db.model.edits import Edit, RecordChange
from db.model.records import NAMING_SEVERAL, Person, Presence, Record, WholeVisit
from desktop.workspace.note_to_record import presence_of
from desktop.workspace.whole_visit import freed


@dataclass(frozen=True, slots=True)
class Adopted:
    """The changes to make, and those known from elsewhere who come to the table by them; they themselves do not change."""

    changes: tuple[RecordChange, ...]
    people: tuple[Person, ...]


def adopted(edit: Edit, whole: WholeVisit, records: Mapping[str, Record], known: Mapping[str, Person]) -> Adopted:
    """`edit` as changes to `records`, those of `whole`.

    Whoever is named by what comes back is at the table again, too; what is named and is gone for good is named no more.
    """
    there = records.keys() | {change.record.id for change in edit.changes if change.after}
    changes = [
        RecordChange(records.get(change.record.id, change.before), _named(change.after, there) if change.after else None)
        for change in edit.changes
    ]
    back = {change.after.id: change.after for change in changes if isinstance(change.after, Person)}
    present = {presence.person_id for presence in whole.presences}
    present |= {change.after.person_id for change in changes if isinstance(change.after, Presence)}
    said_by = dict.fromkeys(person_id for change in changes if (person_id := getattr(change.after, "said_by", None)))
    coming = [person for one in said_by if one not in present and (person := back.get(one) or known.get(one))]
    for n, person in enumerate(coming):
        presence = presence_of(person, whole)
        changes.append(RecordChange(None, replace(presence, position=presence.position + n)))
    people = tuple(person for person in coming if person.id not in back)
    return Adopted(tuple(change for change in changes if change.before != change.after), people)


def _named(record: Record, there: "set[str]") -> Record:
    named = {one for name in NAMING_SEVERAL for one in getattr(record, name, ())}
    return freed(record, named - there)
