"""A visit file into records, whole or not at all."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from msgspec import Struct

from db.model.records import (
    SITUATION,
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
    WholeVisit,
    new_id,
)
from db.tables.row_reader import columns_of
from desktop.exchange.common.errors import BadVisitFile, shown
from desktop.exchange.common.read_untrusted import Unreadable, read_outside
from desktop.exchange.visit_file.format import (
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_VALUES,
    NUMBERS,
    FileClaim,
    FileConsent,
    VisitFile,
)
from desktop.exchange.visit_file.validation import validated

P = TypeVar("P", Note, Objective, Objection, Claim, Quote, Promise, Consent)


HALVES = re.compile("[\ud800-\udfff]")
# Everything of which a JSON file makes a value, or that begins the next one. Possessive: no text is looked at twice.
_VALUES = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[{,]', re.DOTALL)


def read_visit_file(path: Path) -> WholeVisit:
    """The visit in the file at `path`. Raises BadVisitFile with the path, the place and the reason in one sentence."""
    try:
        return read_visit(read_outside(path, MOST_BYTES))
    except Unreadable as error:
        raise BadVisitFile(str(error)) from None
    except BadVisitFile as error:
        raise BadVisitFile(f"{shown(path.name)}: {error}.") from None


def read_visit(data: bytes) -> WholeVisit:
    """The visit in `data`, the bytes of a visit file. Raises BadVisitFile."""
    if len(data) > MOST_BYTES:
        raise BadVisitFile(f"it is larger than {MOST_BYTES // 1_000_000} MB")
    return _records(validated(_json(data)))


def _json(data: bytes) -> object:
    _refuse_too_many_values(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadVisitFile(f"it is not UTF-8 text (byte {error.start})") from None
    try:
        content = json.loads(text, object_pairs_hook=_without_doubles, parse_constant=_no_number, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise BadVisitFile(f"it is not JSON (line {error.lineno}, column {error.colno}: {error.msg.lower()})") from None
    except RecursionError:
        raise BadVisitFile("its lists are nested too deeply") from None
    except BadVisitFile:
        raise
    except ValueError:
        raise BadVisitFile("it holds a number with too many digits") from None
    _refuse_odd_texts(content)
    return content


def _refuse_too_many_values(data: bytes) -> None:
    """Millions of empty lists fit into a small file and into no memory."""
    for count, _ in enumerate(_VALUES.finditer(data)):
        if count > MOST_VALUES:
            raise BadVisitFile(f"it holds more than {MOST_VALUES:,} values, far more than any visit")


def _refuse_odd_texts(content: object) -> None:
    """Half a surrogate pair passes as JSON, but is no character that could be stored or given back."""
    left = [content]
    while left:
        value = left.pop()
        if isinstance(value, str):
            if len(value) > MOST_CHARACTERS:
                raise BadVisitFile(f"it holds a text of more than {MOST_CHARACTERS // 1_000_000} million characters")
            if HALVES.search(value):
                raise BadVisitFile("it holds half of a surrogate pair, which is no character")
        elif isinstance(value, dict):
            left += [*value.keys(), *value.values()]
        elif isinstance(value, list):
            left += value


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        double = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise BadVisitFile(f'the key "{shown(double)}" stands twice in one object')
    return found


def _no_number(name: str) -> NoReturn:
    raise BadVisitFile(f"{name} is no number")


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise BadVisitFile(f"{text[:60]} is too large a number")
    return number


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
    """A part of the file as the record of type `kind` at `position`, naming people by the ids of their records."""
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
    """The fields that a part of the file and the record of type `kind` have in common; numbers become text."""
    values = {name: getattr(part, name) for name in part.__struct_fields__ if name in columns_of(kind)}
    return {name: _text(value) if name in NUMBERS else value for name, value in values.items()}


def _text(number: float | None) -> str:
    """A number of the file as text; whole numbers without a point, as they are typed."""
    if number is None:
        return ""
    return str(int(number)) if number == int(number) else str(number)
