"""Reads a visit file of version 1 into records, completely or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from msgspec import Struct

from db.model.ids import new_id
from db.model.kinds import SITUATION
from db.model.records import (
    Answer,
    Claim,
    ClaimKind,
    Consent,
    Customer,
    CustomerId,
    Note,
    Objection,
    Objective,
    Person,
    PersonId,
    Presence,
    Promise,
    Quote,
    RecordId,
    Side,
    Visit,
    VisitId,
)
from db.model.whole_visit import WholeVisit
from db.tables.row_reader import columns_of
from desktop.exchange.visit_file.version_1.format import NUMBERS, FileClaim, FileConsent, VisitFile
from desktop.exchange.visit_file.version_1.validation import validated

P = TypeVar("P", Note, Objective, Objection, Claim, Quote, Promise, Consent)


def whole_visit(content: object) -> WholeVisit:
    """Returns the visit in the content of a version 1 file. Raises BadVisitFile with the place and the reason."""
    return _records(validated(content))


def _records(file: VisitFile) -> WholeVisit:
    customer = Customer(id=CustomerId(new_id()), **_same(file.customer, Customer))
    visit_id = VisitId(file.id.lower() or new_id())
    visit = Visit(id=visit_id, customer_id=customer.id, source=file.source, **_same(file.visit, Visit))
    people = {person.id: PersonId(new_id()) for person in file.people}

    def parts(kind: type[P], found: Iterable[Struct]) -> tuple[P, ...]:
        return tuple(_part(kind, visit_id, n, part, people) for n, part in enumerate(found))

    objectives = parts(Objective, file.objectives)
    claims = parts(Claim, file.value)
    return WholeVisit(
        visit=visit,
        customer=customer,
        people=tuple(
            Person(**{**_same(part, Person), "id": people[part.id]}, customer_id=None if part.side is Side.US else customer.id)
            for part in file.people
        ),
        presences=tuple(
            Presence(id=RecordId(new_id()), visit_id=visit_id, person_id=people[part.id], position=n, ref=part.id)
            for n, part in enumerate(file.people)
        ),
        answers=tuple(
            Answer(id=RecordId(new_id()), visit_id=visit_id, question=key, text=text)
            for key in SITUATION
            if (text := getattr(file.situation, key))
        ),
        objectives=objectives,
        objections=parts(Objection, file.objections),
        claims=tuple(_answering(claim, part, objectives) for claim, part in zip(claims, file.value, strict=True)),
        quotes=parts(Quote, file.quotes),
        promises=parts(Promise, file.next_steps),
        notes=parts(Note, file.notes),
        consent=None if file.consent == FileConsent() else _part(Consent, visit_id, 0, file.consent, people),
    )


def _part(kind: type[P], visit_id: VisitId, position: int, part: Struct, people: Mapping[str, PersonId]) -> P:
    """Returns a part of the file as a record of type `kind` at `position`, with the ids of people in place of their names."""
    fields = _same(part, kind)
    if fields.get("said_by") is not None:
        fields["said_by"] = people[fields["said_by"]]
    if "position" in columns_of(kind):
        fields["position"] = position
    return kind(id=RecordId(new_id()), visit_id=visit_id, **fields)


def _answering(claim: Claim, part: FileClaim, objectives: tuple[Objective, ...]) -> Claim:
    objective = None if part.objective is None else objectives[part.objective].id
    return replace(claim, objective_id=objective, kind=part.kind or ClaimKind.RESULT)


def _same(part: Struct, kind: type) -> dict[str, Any]:
    """Returns the values of the fields that a part of the file shares with a record of type `kind`; numbers become text."""
    values = {name: getattr(part, name) for name in part.__struct_fields__ if name in columns_of(kind)}
    return {name: _text(value) if name in NUMBERS else value for name, value in values.items()}


def _text(number: float | None) -> str:
    """Returns a number of the file as text; whole numbers without a point, as they are typed."""
    if number is None:
        return ""
    return str(int(number)) if number == int(number) else str(number)
