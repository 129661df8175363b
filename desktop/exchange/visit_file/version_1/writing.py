"""Writes records into a visit file of version 1; fields without a key in that format become notes, so that no word is lost."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

import msgspec

from db.model.fields import fields_of
from db.model.kinds import SITUATION
from db.model.records import Claim, Objection, Objective, Person, PersonId, Quote, Record, ReturnPlan
from db.model.whole_visit import WholeVisit
from db.tables.row_reader import columns_of
from desktop.exchange.common.forms import is_currency, is_date, is_decimal, is_language
from desktop.exchange.visit_file.limits import FORMAT
from desktop.exchange.visit_file.version_1.format import (
    NUMBERS,
    VERSION,
    FileClaim,
    FileConsent,
    FileCustomer,
    FileMeeting,
    FileNote,
    FileObjection,
    FileObjective,
    FilePerson,
    FilePromise,
    FileQuote,
    FileSituation,
    VisitFile,
)

S = TypeVar("S", bound=msgspec.Struct)


def write_visit(whole: WholeVisit, questions: Mapping[str, str] | None = None) -> bytes:
    """Returns the visit file of `whole` in UTF-8; `questions` (id → wording) gives headings to free answers without a key."""
    content = {key: value for key, value in msgspec.to_builtins(_file(whole, questions or {})).items() if value != {}}
    for claim in content.get("value", ()):
        claim.setdefault("kind", "result")
    # Half a surrogate pair, which UTF-8 cannot hold, is written with JSON's escape: \ud83d.
    return json.dumps(content, ensure_ascii=False, indent=1).encode(errors="backslashreplace") + b"\n"


def _file(whole: WholeVisit, questions: Mapping[str, str]) -> VisitFile:
    refs = _refs(whole)
    objectives = {objective.id: n for n, objective in enumerate(whole.objectives)}
    by_id = {person.id: person for person in whole.people}
    return VisitFile(
        format=FORMAT,
        version=VERSION,
        id=whole.visit.id,
        source=whole.visit.source,
        customer=_part(FileCustomer, whole.customer, refs),
        visit=_part(FileMeeting, whole.visit, refs),
        people=tuple(
            msgspec.structs.replace(_part(FilePerson, by_id[person_id], refs), id=ref) for person_id, ref in refs.items()
        ),
        objectives=tuple(_part(FileObjective, record, refs) for record in whole.objectives),
        situation=FileSituation(**{key: whole.answer(key) for key in SITUATION}),
        objections=tuple(_part(FileObjection, record, refs) for record in whole.objections),
        value=tuple(
            msgspec.structs.replace(
                _part(FileClaim, claim, refs), objective=objectives.get(claim.objective_id) if claim.objective_id else None
            )
            for claim in whole.claims
        ),
        quotes=tuple(_part(FileQuote, record, refs) for record in whole.quotes),
        next_steps=tuple(_part(FilePromise, record, refs) for record in whole.promises),
        consent=_part(FileConsent, whole.consent, refs) if whole.consent else FileConsent(),
        notes=tuple(_part(FileNote, record, refs) for record in whole.notes) + _left_over(whole, questions),
    )


def _refs(whole: WholeVisit) -> dict[PersonId, str]:
    """Returns the short name of each person in the file: the one from an earlier file, or the next free p1, p2 …"""
    taken = {presence.ref for presence in whole.presences}
    free = (f"p{n}" for n in range(1, len(whole.presences) + len(taken) + 2) if f"p{n}" not in taken)
    return {presence.person_id: presence.ref or next(free) for presence in whole.presences}


def _part(kind: type[S], record: Record, refs: Mapping[PersonId, str]) -> S:
    """Returns a part of the file of type `kind`, filled with the fields it shares with `record`."""
    values: dict[str, Any] = {name: getattr(record, name) for name in kind.__struct_fields__ if hasattr(record, name)}
    if values.get("said_by") is not None:
        values["said_by"] = refs.get(values["said_by"])
    for name in values:
        if name in NUMBERS:
            values[name] = _number(values[name], NUMBERS[name])
        elif name in FORMS and not FORMS[name](values[name]):
            values[name] = ""
    return kind(**values)


# Texts that the file takes only in a fixed form; in another form they become a note.
FORMS = {"due": is_date, "currency": is_currency, "annual_value": is_decimal, "date": is_date, "language": is_language}


def _keyless(record: Record) -> tuple[str, ...]:
    """Returns the fields of `record` that have content and no key in version 1 of the file."""
    part = PARTS.get(type(record))
    if part is None:
        return ()
    fields = fields_of(type(record))
    said = (name for name, kind in fields.kinds.items() if kind.is_content or (kind.to and not kind.is_needed))
    return tuple(name for name in said if name not in (*part.__struct_fields__, "objective_id"))


# The records whose fields without a key become notes.
PARTS: dict[type, type[msgspec.Struct]] = {Objective: FileObjective, Objection: FileObjection, Claim: FileClaim}


def _number(text: str, most: int) -> int | float | None:
    if not is_decimal(text) or not 0 <= Decimal(text) <= most:
        return None
    return int(Decimal(text)) if Decimal(text) == int(Decimal(text)) else float(text)


def _left_over(whole: WholeVisit, questions: Mapping[str, str]) -> tuple[FileNote, ...]:
    answers = [
        f"{questions.get(answer.question, answer.question)} {answer.text}"
        for answer in whole.answers
        if answer.question not in SITUATION and answer.text
    ]
    records: tuple[Record, ...] = (whole.visit, *whole.objectives, *whole.objections, *whole.claims, *whole.promises)
    odd = [line for record in records for line in _odd_fields(record, whole)]
    money = [f"1 {rate.source} = {rate.rate} {rate.target} {rate.date}".strip() for rate in whole.rates]
    money += [f"return: {name.replace('_', ' ')} {text}" for name, text in _plan(whole) if text]
    return tuple(FileNote(text=text, sorted=True) for text in (*answers, *odd, *money))


def _odd_fields(record: Record, whole: WholeVisit) -> list[str]:
    """Returns the texts that the file cannot take, at all or as typed, each with the name of its field."""
    title = next((text for name in ("metric", "feeling", "wording", "text") if (text := getattr(record, name, ""))), "visit")
    odd = []
    for name in (*NUMBERS, *FORMS):
        text = getattr(record, name, "")
        taken = _number(text, NUMBERS[name]) is not None if name in NUMBERS else FORMS[name](text)
        if text and not taken:
            odd.append(f"{title}: {name.replace('_', ' ')} {text}")
    for name in _keyless(record):
        value = getattr(record, name)
        if value:
            told = _called(value, whole) if isinstance(value, str) else ", ".join(_called(one, whole) for one in value)
            odd.append(f"{title}: {name.replace('_', ' ')} {told.replace('_', ' ')}")
    return odd


def _called(value: str, whole: WholeVisit) -> str:
    """Returns the words of the claim or quote, or the name of the person, with this id; or the text itself."""
    named: tuple[Claim | Quote | Person, ...] = (*whole.claims, *whole.quotes, *whole.people)
    match next((record for record in named if record.id == value), None):
        case Quote(text=text) | Person(name=text):
            return text
        case Claim() as claim:
            return claim.metric or claim.wording or claim.feeling
    return value


def _plan(whole: WholeVisit) -> list[tuple[str, str]]:
    plan = whole.return_plan
    return [(name, getattr(plan, name)) for name in columns_of(ReturnPlan)[2:]] if plan else []
