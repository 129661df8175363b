"""Generates whole visits from the types of the records, with every value that a field may have."""

from dataclasses import MISSING, fields
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from hypothesis import strategies as st

from db.model.fields import fields_of
from db.model.ids import Authorship
from db.model.records import Customer, Person, Presence, Visit
from db.model.visit_copy import VisitCopy, position_of, records_of
from db.model.whole_visit import LISTS, SINGLES, WholeVisit

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
MOMENTS = st.datetimes().map(lambda at: at.isoformat(timespec="seconds") + "+00:00")
IDS = st.uuids().map(str)


def _value(hint: Any, kind: str) -> st.SearchStrategy[Any]:
    """Returns any value of a field but the empty one, by its type."""
    options = [option for option in get_args(hint) if option is not type(None)]
    inner = options[0] if options and type(None) in get_args(hint) else hint
    if inner is bool:
        return st.booleans()
    if inner is int:
        return st.integers(0, 60)
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return st.sampled_from(list(inner))
    if kind in ("codes", "labels", "keys"):
        return st.lists(TEXTS, min_size=1, max_size=3).map(tuple)
    if kind == "marks":
        # Within any text that is not empty.
        return st.sampled_from([("b 0 1",), ("i 0 1", "a 0 1 https://halden.example/?a=1&b=ż")])
    return MOMENTS if kind == "stamp" else TEXTS


@st.composite
def records(draw: st.DrawFn, kind: type, known: dict[str, list[str]], needed: dict[str, Any], full: bool = True) -> Any:
    """Returns a record of type `kind` that names only what is `known`, by table; `needed` are ids that are given."""
    hints = get_type_hints(kind)
    values: dict[str, Any] = {"id": draw(IDS), **needed}
    for name, field in fields_of(kind).kinds.items():
        if name in values:
            continue
        named = [one for table in field.to for one in known.get(table, [])]
        if field.name == "link":
            values[name] = draw(st.sampled_from(named)) if named else None
        elif field.name == "links":
            values[name] = tuple(draw(st.lists(st.sampled_from(named), max_size=3, unique=True))) if named else ()
        elif field.name == "record":
            # It may name what is not here.
            values[name] = draw(IDS)
        elif field.name == "records":
            values[name] = tuple(draw(st.lists(IDS, max_size=3)))
        elif full or draw(st.booleans()) or name in _without_default(kind):
            values[name] = draw(_value(hints[name], field.name))
    return kind(**values)


def _without_default(kind: type) -> set[str]:
    return {field.name for field in fields(kind) if field.default is MISSING}


@st.composite
def copies(draw: st.DrawFn, full: bool = True) -> VisitCopy:
    """Returns a whole visit with who wrote what; `full` where every field of every record says something."""
    customer = draw(records(Customer, {}, {"name": draw(TEXTS.filter(str.strip))}, full))
    visit = draw(records(Visit, {}, {"customer_id": customer.id}, full))
    here = {"visit_id": visit.id}
    people = draw(st.lists(st.sampled_from([customer.id, None]), min_size=1, max_size=3))
    whole: dict[str, Any] = {"visit": visit, "customer": customer}
    made = [draw(records(Person, {}, {"customer_id": one}, full)) for one in people]
    presences = [draw(records(Presence, {}, {**here, "person_id": one.id}, full)) for one in made]
    # People stand as they sit at the table.
    whole["presences"] = tuple(sorted(presences, key=position_of))
    by_id = {person.id: person for person in made}
    whole["people"] = tuple(by_id[presence.person_id] for presence in whole["presences"])
    known = {"people": [*by_id]}
    # What others name comes first.
    order = ("objectives", "quotes", "claims", "objections")
    for name in (*order, *(name for name in LISTS if name not in (*order, "presences"))):
        many = draw(st.integers(1, 2)) if full else draw(st.integers(0, 2))
        whole[name] = tuple(sorted((draw(records(LISTS[name], known, here, full)) for _ in range(many)), key=position_of))
        known[name] = [record.id for record in whole[name]]
    for name, kind in SINGLES.items():
        whole[name] = draw(records(kind, known, here, full)) if full or draw(st.booleans()) else None
    visit_made = WholeVisit(**whole)
    authors: dict[str, Authorship] = {record.id: Authorship(draw(TEXTS), draw(MOMENTS)) for record in records_of(visit_made)}
    return VisitCopy(whole=visit_made, authors=authors)
