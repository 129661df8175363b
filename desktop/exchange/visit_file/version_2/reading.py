"""Reads a visit file of version 2 into records, completely or not at all."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, cast

import msgspec

from db.model.fields import fields_of
from db.model.ids import Authorship
from db.model.messages import N_, Message
from db.model.records import Customer, Person, Presence, Record, Visit
from db.model.visit_copy import VisitCopy, file_key, position_of, records_of
from db.model.whole_visit import LISTS, SINGLES, WholeVisit
from desktop.exchange.common.errors import BadVisitFile, shown
from desktop.exchange.common.forms import is_moment, is_uuid
from desktop.exchange.visit_file.complaints import A_MOMENT, EITHER, IS_NOT, NO_UUID, TOO_MANY, complaint, in_words, joined
from desktop.exchange.visit_file.limits import MOST_RECORDS
from desktop.exchange.visit_file.version_2.format import AUTHORSHIP, HEAD, MANY, MINOR, ONES, VERSION, file_type, keys_of

NO_SUCH_KEY = N_("{place}: there is no such key in a visit file {version}")
OTHER_CUSTOMER = N_("{value} is not the id of the customer")
DOUBLE_ID = N_("{value} is the id of another record already")
NAMES_NOTHING = N_("{value} names nothing in {lists}")
R = TypeVar("R", bound=Record)


def visit_copy(content: dict[str, Any], minor: int) -> VisitCopy:
    """Returns the visit in the content of a file of version 2.`minor`. Raises BadVisitFile with the place and the reason.

    Unknown keys are kept if the file is of a later version.
    """
    known, unknown = _parted(content)
    if unknown and minor <= MINOR:
        place, keys = unknown[0]
        raise BadVisitFile(NO_SUCH_KEY, place=joined(place, shown(next(iter(keys)))), version=VERSION)
    kind = file_type()
    try:
        file = msgspec.convert(known, kind)
    except msgspec.ValidationError as error:
        raise BadVisitFile(complaint(str(error), known, kind)) from None
    whole = _whole(file)
    for place, reason in _faults(whole):
        raise BadVisitFile(Message("{place}: {reason}", place=place, reason=reason))
    parts = _parts(file)
    return VisitCopy(
        whole=whole,
        authors={part.id: Authorship(part.who, part.stamp) for _, part in parts},
        kept_keys={
            _id_at(known, place) if place else file_key(whole.visit.id): json.dumps(keys, ensure_ascii=False)
            for place, keys in unknown
        },
    )


def _parted(content: dict[str, Any]) -> tuple[dict[str, Any], list[tuple[str, dict[str, Any]]]]:
    """Returns the content with only the keys of this version, and the other keys by their place."""
    unknown: list[tuple[str, dict[str, Any]]] = []

    def part(value: Any, keys: tuple[str, ...], place: str) -> Any:
        if not isinstance(value, dict):
            return value
        if others := {key: one for key, one in value.items() if key not in keys}:
            unknown.append((place, others))
        return {key: one for key, one in value.items() if key in keys}

    known = part(content, (*HEAD, *ONES, *MANY), "")
    for name, record in (*ONES.items(), *MANY.items()):
        keys = (*keys_of(record), *AUTHORSHIP)
        if name in ONES and name in known:
            known[name] = part(known[name], keys, name)
        elif isinstance(known.get(name), list):
            known[name] = [part(one, keys, f"{name}[{n}]") for n, one in enumerate(known[name])]
    return known, unknown


def _id_at(known: dict[str, Any], place: str) -> str:
    """Returns the id of the record at `place`, as "claims[3]" or "visit"."""
    name, _, rest = place.partition("[")
    found = known[name][int(rest.rstrip("]"))] if rest else known[name]
    return str(found["id"])


def _parts(file: Any) -> list[tuple[str, Any]]:
    """Returns each record of the file with its place."""
    ones = [(name, part) for name in ONES if (part := getattr(file, name)) is not None]
    return ones + [(f"{name}[{n}]", part) for name in MANY for n, part in enumerate(getattr(file, name))]


def _whole(file: Any) -> WholeVisit:
    visit_id = file.visit.id

    def record(kind: type[R], part: Any) -> R:
        values = {name: getattr(part, name) for name in keys_of(kind)}
        if "visit_id" in fields_of(kind).kinds:
            values["visit_id"] = visit_id
        return kind(**values)

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
    yield from _faults_of_ids(whole)


def _faults_of_ids(whole: WholeVisit) -> Iterator[tuple[str, Message]]:
    places = _places(whole)
    seen: dict[str, type] = {}
    for place, record in places:
        if not is_uuid(record.id):
            yield f"{place}.id", Message(NO_UUID, value=in_words(record.id))
        if record.id in seen:
            yield f"{place}.id", Message(DOUBLE_ID, value=in_words(record.id))
        seen[record.id] = type(record)
    known = {name: {one for one, kind in seen.items() if kind is record} for name, record in {**ONES, **MANY}.items()}
    known |= {"customers": known["customer"], "visits": known["visit"]}
    for place, record in places:
        fields = fields_of(type(record))
        named = [(name, (one,)) for name in fields.links if (one := getattr(record, name)) is not None]
        named += [(name, getattr(record, name)) for name in fields.lists_of_links]
        for name, ids in named:
            allowed = set().union(*(known[table] for table in fields.kinds[name].to))
            for one in ids:
                if one not in allowed:
                    yield f"{place}.{name}", Message(NAMES_NOTHING, value=in_words(one), lists=_any_of(fields.kinds[name].to))
        for name, kind in fields.kinds.items():
            text = getattr(record, name)
            if kind.name == "stamp" and text and not is_moment(text):
                yield f"{place}.{name}", Message(IS_NOT, value=in_words(text), wanted=Message(A_MOMENT))
            elif kind.name == "record" and text is not None and not is_uuid(text):
                yield f"{place}.{name}", Message(NO_UUID, value=in_words(text))


def _any_of(names: Sequence[str]) -> Message:
    found = Message("{name}", name=names[0])
    for name in names[1:]:
        found = Message(EITHER, one=found, other=name)
    return found


def _places(whole: WholeVisit) -> list[tuple[str, Record]]:
    names = {id(getattr(whole, name)): name for name in ONES}
    names |= {id(record): f"{name}[{n}]" for name in MANY for n, record in enumerate(getattr(whole, name))}
    return [(names[id(record)], record) for record in records_of(whole)]
