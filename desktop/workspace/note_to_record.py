"""Turns a note, an answer or a sentence into records of the visit. Pure functions; the open visit stores the records."""

from dataclasses import fields, replace

from db.model.ids import new_id
from db.model.moments import room_now
from db.model.records import (
    Claim,
    Heard,
    Note,
    NoteKind,
    Objection,
    Objective,
    Person,
    PersonId,
    Presence,
    Promise,
    Quote,
    Record,
    RecordId,
    Side,
    ValueCategory,
)
from db.model.visit_copy import position_of
from db.model.whole_visit import LISTS, WholeVisit
from desktop.interview.sorting import Place
from desktop.workspace.added_words import added
from desktop.workspace.sentence_to_claim import claim_from

# What words become in each form: the kind of record, the field for the words, and the values of other fields.
TURNS: dict[str, tuple[type, str, dict[str, object]]] = {
    "objectives": (Objective, "text", {}),
    "objections": (Objection, "text", {"heard": Heard.FIRST_HAND}),
    "quotes": (Quote, "text", {}),
    "promises": (Promise, "text", {}),
    **{f"claims.{category}": (Claim, "wording", {"category": category}) for category in ValueCategory},
}


def from_note(note: Note, place: Place, whole: WholeVisit) -> tuple[Record, ...]:
    """What a note becomes at `place`: the record in which its words then stand, first, and whoever they bring to the table.

    Nothing where it stays a note.
    """
    if place.fills in TURNS:
        return _listed(note, place.fills, whole)
    return (added(note.text, place, whole),) if place.fills else ()


def _listed(note: Note, form: str, whole: WholeVisit) -> tuple[Record, ...]:
    kind, field, values = TURNS[form]
    known = {"said_by": note.said_by, "heard_at": note.at}
    if kind is Claim:
        one_figure = note.kind is NoteKind.NUMBER
        said = from_sentence(note.text, ValueCategory(str(values["category"])), whole, one_figure, **known)
        if said:
            return said
    return (_made(kind, whole, {**known, **values, field: note.text}),)


def from_answer(question: str, form: str, whole: WholeVisit) -> tuple[Record, ...]:
    """Returns the record of `form` made from an answer; nothing where it is empty, or was turned into a record before.

    Its speaker is the customer's person at the table, if there is only one.
    """
    text = whole.answer(question)
    if not text.strip() or is_turned(question, form, whole):
        return ()
    kind, field, values = TURNS[form]
    theirs = [person.id for person in whole.people if person.side is not Side.US]
    said_by = theirs[0] if len(theirs) == 1 else None
    return (_made(kind, whole, {**values, field: text, "said_by": said_by, "heard_at": room_now()}),)


def is_turned(question: str, form: str, whole: WholeVisit) -> bool:
    """Returns whether a record of `form` has the words of the answer to `question`."""
    text, (kind, field, _) = whole.answer(question), TURNS[form]
    return any(getattr(record, field) == text for record in _records(whole, kind))


def from_sentence(
    sentence: str, category: ValueCategory, whole: WholeVisit, one_figure: bool = False, **known: object
) -> tuple[Record, ...]:
    """Returns the claim made from a sentence, first, and the persons it brings to the table; nothing without figures."""
    heard = claim_from(sentence, category, whole, one_figure)
    if heard is None:
        return ()
    speaker, more = speaker_of(heard.who, whole) if heard.who else (known.get("said_by"), ())
    return (_made(Claim, whole, {**known, **heard.fields, "category": category, "said_by": speaker}), *more)


def sorted_claim(claim: Claim, whole: WholeVisit) -> tuple[Record, ...]:
    """Returns `claim` with the sentence in its first field sorted into the other fields, if those are still empty."""
    others = (claim.before, claim.after, claim.change, claim.unit, claim.period, claim.wording, claim.feeling)
    heard = None if any(others) else claim_from(claim.metric, claim.category, whole)
    if heard is None:
        return ()
    speaker, more = speaker_of(heard.who, whole) if heard.who else (claim.said_by, ())
    return (replace(claim, **{"metric": "", **heard.fields}, said_by=speaker), *more)  # type: ignore[arg-type]  # its own fields


def speaker_of(name: str, whole: WholeVisit) -> tuple[PersonId, tuple[Record, ...]]:
    """Returns the person meant by a name: somebody present, or a new person with the records that add them."""
    present = next((p for p in whole.people if p.name.strip().casefold() == name.strip().casefold()), None)
    if present:
        return present.id, ()
    person = Person(id=PersonId(new_id()), customer_id=whole.customer.id, side=Side.CUSTOMER, name=name)
    return person.id, (person, presence_of(person, whole))


def presence_of(person: Person, whole: WholeVisit) -> Presence:
    """Returns the record that brings `person` to the table."""
    return Presence(id=RecordId(new_id()), visit_id=whole.visit.id, person_id=person.id, position=next_position(whole, Presence))


def next_position(whole: WholeVisit, kind: type) -> int:
    """Returns the position after the last record of its kind."""
    return max(map(position_of, _records(whole, kind)), default=-1) + 1


def _records(whole: WholeVisit, kind: type) -> tuple[Record, ...]:
    name = next((name for name, listed in LISTS.items() if listed is kind), "")
    return getattr(whole, name) if name else ()


def _made(kind: type, whole: WholeVisit, given: dict[str, object]) -> Record:
    """Returns a record of `kind` at the end of its list, with those of the `given` fields that the kind has."""
    names = {field.name for field in fields(kind)}
    values = {"position": next_position(whole, kind), **given}
    record: Record = kind(
        id=RecordId(new_id()), visit_id=whole.visit.id, **{name: value for name, value in values.items() if name in names}
    )
    return record
