"""Holds a whole visit on its way between two laptops, and gives its records other ids. Pure functions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from db.model.fields import fields_of
from db.model.ids import Authorship, new_id
from db.model.records import Record
from db.model.whole_visit import LISTS, SINGLES, WholeVisit

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCopy:
    """A whole visit with the other content of its file.

    `authors` maps the id of a record to who wrote it last; `kept_keys` maps an id to the unknown keys of a later version of the
    file, as JSON (`file_key` for the file as a whole); `file_hash` is the hash of the content of a file without an id.
    """

    whole: WholeVisit
    authors: Mapping[str, Authorship] = field(default_factory=dict)
    kept_keys: Mapping[str, str] = field(default_factory=dict)
    file_hash: str = ""


def file_key(visit_id: str) -> str:
    """Returns the name under which the unknown keys of a visit's file are kept that belong to none of its records."""
    return f"{visit_id}/file"


def records_of(whole: WholeVisit) -> list[Record]:
    """Returns every record of a visit, its customer and its people among them."""
    lists = (record for name in LISTS for record in getattr(whole, name))
    singles = (record for name in SINGLES if (record := getattr(whole, name)) is not None)
    return [whole.customer, whole.visit, *whole.people, *singles, *lists]


def position_of(record: Record) -> int:
    """Returns the position of a record in its list; 0 for kinds without a position."""
    return getattr(record, "position", 0)


def with_ids(record: R, ids: Mapping[str, str]) -> R:
    """Returns `record` with its own id and the ids it refers to replaced by those in `ids`."""
    fields = fields_of(type(record))
    changes: dict[str, Any] = {}
    for name in ("id", *fields.links, *fields.any_records):
        if (value := getattr(record, name)) in ids:
            changes[name] = ids[value]
    for name in (*fields.lists_of_links, *fields.lists_of_any):
        named = getattr(record, name) or ()
        if any(one in ids for one in named):
            changes[name] = tuple(ids.get(one, one) for one in named)
    return replace(record, **changes) if changes else record


def copy_with_ids(copy: VisitCopy, ids: Mapping[str, str]) -> VisitCopy:
    """Returns the same visit with records under other ids."""
    whole = copy.whole
    lists: dict[str, Any] = {name: tuple(with_ids(record, ids) for record in getattr(whole, name)) for name in LISTS}
    singles: dict[str, Any] = {name: with_ids(one, ids) if (one := getattr(whole, name)) else None for name in SINGLES}
    moved = replace(
        whole,
        visit=with_ids(whole.visit, ids),
        customer=with_ids(whole.customer, ids),
        people=tuple(with_ids(person, ids) for person in whole.people),
        **lists,
        **singles,
    )
    names = {**ids, file_key(whole.visit.id): file_key(moved.visit.id)}
    return replace(
        copy,
        whole=moved,
        authors={names.get(one, one): by for one, by in copy.authors.items()},
        kept_keys={names.get(one, one): keys for one, keys in copy.kept_keys.items()},
    )


def as_new(copy: VisitCopy) -> VisitCopy:
    """Returns the visit as a new one: every record has a fresh id."""
    return copy_with_ids(copy, {record.id: new_id() for record in records_of(copy.whole)})
