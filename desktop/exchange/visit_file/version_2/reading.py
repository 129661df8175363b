"""Reads a visit file of version 2 into records, completely or not at all."""

import json
from collections.abc import Iterator
from typing import Any, TypeVar, cast

from db.model.fields import fields_of
from db.model.ids import Authorship
from db.model.messages import N_, Message
from db.model.records import Customer, Person, Presence, Record, Visit
from db.model.visit_copy import VisitCopy, file_key, position_of, records_of
from db.model.whole_visit import LISTS, SINGLES, WholeVisit
from desktop.exchange.common.errors import BadVisitFile
from desktop.exchange.visit_file.complaints import TOO_MANY, in_words
from desktop.exchange.visit_file.limits import MOST_RECORDS
from desktop.exchange.visit_file.shape import faults_of_ids, record_in
from desktop.exchange.visit_file.version_2.format import MANY, ONES, SHAPE

OTHER_CUSTOMER = N_("{value} is not the id of the customer")
R = TypeVar("R", bound=Record)


def visit_copy(content: dict[str, Any], minor: int) -> VisitCopy:
    """Returns the visit in the content of a file of version 2.`minor`. Raises BadVisitFile with the place and the reason."""
    read = SHAPE.read(content, minor)
    whole = _whole(read.file)
    for place, reason in _faults(whole):
        raise BadVisitFile(Message("{place}: {reason}", place=place, reason=reason))
    return VisitCopy(
        whole=whole,
        authors={part.id: Authorship(part.who, part.stamp) for _, part in read.parts()},
        kept_keys={
            read.id_at(place) if place else file_key(whole.visit.id): json.dumps(keys, ensure_ascii=False)
            for place, keys in read.unknown
        },
    )


def _whole(file: Any) -> WholeVisit:
    visit_id = file.visit.id

    def record(kind: type[R], part: Any) -> R:
        return record_in(kind, part, **({"visit_id": visit_id} if "visit_id" in fields_of(kind).kinds else {}))

    people = [record(Person, part) for part in file.people]
    by_id = {person.id: person for person in people}
    # In the order in which a store returns them.
    lists: dict[str, Any] = {
        name: tuple(sorted((record(kind, part) for part in getattr(file, name)), key=position_of)) for name, kind in LISTS.items()
    }
    singles: dict[str, Any] = {
        name: record(kind, part) if (part := getattr(file, name)) is not None else None for name, kind in SINGLES.items()
    }
    # As a store loads a visit: only people who are present, in that order; nothing else would refer to another person.
    present = [one.person_id for one in cast("tuple[Presence, ...]", lists["presences"])]
    at_table = [by_id[one] for one in present if one in by_id]
    others = [person for person in people if person.id not in present]
    return WholeVisit(
        visit=record(Visit, file.visit),
        customer=record(Customer, file.customer),
        people=(*at_table, *others),
        **lists,
        **singles,
    )


def _faults(whole: WholeVisit) -> Iterator[tuple[str, Message]]:
    """Yields the faults that types cannot express: ids used twice, references to records that do not exist."""
    counts = {name: len(getattr(whole, name)) for name in MANY}
    if sum(counts.values()) > MOST_RECORDS:
        longest = max(counts, key=lambda name: counts[name])
        yield longest, Message(TOO_MANY, count=sum(counts.values()), most=MOST_RECORDS)
    present = {one.person_id for one in whole.presences}
    if len(present) < len(whole.presences):
        yield "presences", Message(N_("somebody is there twice"))
    for n, person in enumerate(whole.people):
        if person.id not in present:
            yield f"people[{n}]", Message(N_("is not in presences"))
        if person.customer_id not in (None, whole.customer.id):
            yield f"people[{n}].customer_id", Message(OTHER_CUSTOMER, value=in_words(person.customer_id))
    if whole.visit.customer_id != whole.customer.id:
        yield "visit.customer_id", Message(OTHER_CUSTOMER, value=in_words(whole.visit.customer_id))
    tables: dict[str, set[str]] = {name: {one.id for one in getattr(whole, name)} for name in MANY}
    yield from faults_of_ids(_places(whole), {**tables, "customers": {whole.customer.id}, "visits": {whole.visit.id}})


def _places(whole: WholeVisit) -> list[tuple[str, Record]]:
    names = {id(getattr(whole, name)): name for name in ONES}
    names |= {id(record): f"{name}[{n}]" for name in MANY for n, record in enumerate(getattr(whole, name))}
    return [(names[id(record)], record) for record in records_of(whole)]
