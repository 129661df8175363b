"""Converts between the records of a visit and the whole visit. Pure functions."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, cast

from db.model.fields import fields_of
from db.model.records import Customer, Person, Presence, Record, Visit, VisitId
from db.model.visit_copy import position_of
from db.model.whole_visit import LISTS, SINGLES, WholeVisit


def gathered(visit_id: VisitId, records: Iterable[Record]) -> WholeVisit:
    """Returns the visit made of `records`, each list in its order."""
    by_id = {record.id: record for record in records}
    kinds: dict[type, list[Record]] = {kind: [] for kind in (*LISTS.values(), *SINGLES.values())}
    for record in by_id.values():
        if type(record) in kinds:
            kinds[type(record)].append(record)
    lists: dict[str, Any] = {name: tuple(sorted(kinds[kind], key=position_of)) for name, kind in LISTS.items()}
    singles: dict[str, Any] = {name: next(iter(kinds[kind]), None) for name, kind in SINGLES.items()}
    visit = cast("Visit", by_id[visit_id])
    presences = cast("tuple[Presence, ...]", lists["presences"])
    return WholeVisit(
        visit=visit,
        customer=cast("Customer", by_id[visit.customer_id]),
        people=tuple(cast("Person", by_id[presence.person_id]) for presence in presences),
        **lists,
        **singles,
    )


def freed(record: Record, gone: Collection[str]) -> Record:
    """Returns `record` without links to records that are gone."""
    kind = type(record)
    changes: dict[str, Any] = {
        name: None for name, link in fields_of(kind).links.items() if not link.is_needed and getattr(record, name) in gone
    }
    for name in fields_of(kind).lists_of_links:
        named = getattr(record, name)
        if any(one in gone for one in named):
            changes[name] = tuple(one for one in named if one not in gone)
    return replace(record, **changes) if changes else record
