"""Records to rows and back, read from the dataclasses themselves; which table each lives in; which words each holds."""

import json
from collections.abc import Callable
from dataclasses import fields
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from db.driver import Connection
from db.records import (
    Answer,
    Claim,
    Consent,
    Customer,
    Note,
    Objection,
    Objective,
    Person,
    Presence,
    Promise,
    Quote,
    Record,
    Visit,
)

T = TypeVar("T")
Value = str | int | None

TABLES: dict[type, str] = {
    Customer: "customers",
    Person: "people",
    Visit: "visits",
    Presence: "presences",
    Answer: "answers",
    Note: "notes",
    Objective: "objectives",
    Objection: "objections",
    Claim: "claims",
    Quote: "quotes",
    Promise: "promises",
    Consent: "consents",
}
# What search reads of each record, in the order in which it is shown.
WORDS: dict[type, tuple[str, ...]] = {
    Customer: ("name", "alias", "industry", "country", "size", "about"),
    Person: ("name", "job_title", "role"),
    Visit: ("product", "place"),
    Answer: ("text",),
    Note: ("text",),
    Objective: ("text", "measure", "target", "by"),
    Objection: ("text", "category", "answer"),
    Claim: (
        *("metric", "before", "after", "change", "unit", "period", "wording"),
        *("feeling", "felt_by", "moment", "topic", "beneficiary"),
    ),
    Quote: ("text",),
    Promise: ("text", "owner"),
    Consent: ("approver", "note"),
}


def row_of(record: Record) -> dict[str, Value]:
    """The row that keeps `record`: text, whole numbers and NULL only."""
    return {name: _stored(getattr(record, name)) for name in readers_of(type(record))}


def read_all(connection: Connection, kind: type[T], sql: str, *values: Value) -> list[T]:
    """The rows that `sql` selects as values of the dataclass `kind`; its columns stand in the order of the fields."""
    readers = readers_of(kind)
    return [
        kind(**{name: read(value) for (name, read), value in zip(readers.items(), row, strict=True)})
        for row in connection.execute(sql, values)
    ]


def words_of(record: Record) -> str:
    """Everything in `record` that somebody said or typed, for search."""
    return storable("  ".join(text for name in WORDS.get(type(record), ()) if (text := getattr(record, name))))


def storable(text: str) -> str:
    """`text` with halves of surrogate pairs replaced: they are no characters, and no file or index takes them."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def columns_of(kind: type) -> tuple[str, ...]:
    """The columns that keep a record of type `kind`."""
    return tuple(readers_of(kind))


def readers_of(kind: type) -> dict[str, Callable[[Any], Any]]:
    """Each field of the dataclass `kind` with the way its column is read back."""
    if kind not in _READERS:
        hints = get_type_hints(kind)
        _READERS[kind] = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    return _READERS[kind]


_READERS: dict[type, dict[str, Callable[[Any], Any]]] = {}


def _stored(value: object) -> Value:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return cast("Value", value)


def _reader(hint: Any) -> Callable[[Any], Any]:
    """How to read a column back, from the type of the field it fills; an empty column reads as empty text."""
    if get_origin(hint) in (Union, UnionType):
        inner = _reader(next(arg for arg in get_args(hint) if arg is not type(None)))
        return lambda value: None if value is None else inner(value)
    if hint is bool:
        return bool
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    if get_origin(hint) is tuple:
        return lambda value: tuple(json.loads(value))
    return lambda value: "" if value is None else value
