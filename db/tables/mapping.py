"""Turns records into rows: names the table of each kind of record, and collects its words for search."""

from dataclasses import MISSING, fields
from functools import cache
from typing import Any, cast

from db.engine.driver import Connection
from db.model.fields import fields_of
from db.model.follow_ups import Dismissal, Follows
from db.model.ids import Authorship
from db.model.records import (
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
    Rate,
    Record,
    ReturnPlan,
    Visit,
)
from db.model.scopes import OF_CUSTOMER, OF_HOUSE
from db.tables.row_reader import Value, columns_of, readers_of

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
    Rate: "rates",
    ReturnPlan: "return_plans",
    Follows: "follows",
    Dismissal: "dismissals",
    **{kind: table for table, kind in (OF_CUSTOMER | OF_HOUSE).items()},
}
RECORD_TYPES: dict[str, type] = {table: kind for kind, table in TABLES.items()}


def row_of(record: Record) -> dict[str, Value]:
    """Returns the row that keeps `record`: text, whole numbers and NULL only."""
    return {name: _stored(getattr(record, name)) for name in columns_of(type(record))}


def put(connection: Connection, record: Record, by: Authorship | None = None) -> None:
    """Adds the row of `record`, or replaces the row with its id; `by` is who wrote it and when."""
    putting, _ = _statements(TABLES[type(record)], (*columns_of(type(record)), "who", "stamp"))
    by = by or Authorship()
    connection.execute(putting, (*row_of(record).values(), by.who, by.stamp))


def update(connection: Connection, record: Record, by: Authorship | None = None) -> bool:
    """Replaces the row of `record`; returns False and does nothing if no row has its id. Without `by` the author stays."""
    names, values = columns_of(type(record)), [*row_of(record).values()]
    if by:
        names, values = (*names, "who", "stamp"), [*values, by.who, by.stamp]
    _, setting = _statements(TABLES[type(record)], names)
    return bool(connection.execute(setting, (*values, record.id)).rowcount)


@cache
def _statements(table: str, names: tuple[str, ...]) -> tuple[str, str]:
    quoted = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    sets = ", ".join(f'"{name}" = ?' for name in names)
    replacing = ", ".join(f'"{name}" = excluded."{name}"' for name in names)
    putting = f"INSERT INTO {table} ({quoted}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {replacing}"
    return putting, f"UPDATE {table} SET {sets} WHERE id = ?"


def words_of(record: Record) -> str:
    """Returns everything in `record` that somebody said or typed, for search."""
    return storable("  ".join(texts_of(record).values()))


def texts_of(record: Record) -> dict[str, str]:
    """Returns what somebody said or typed in `record`, by field; fields without words are left out."""
    said = {name: getattr(record, name) for name in fields_of(type(record)).searched}
    return {name: value if isinstance(value, str) else ", ".join(value) for name, value in said.items() if value}


def storable(text: str) -> str:
    """Returns `text` with halves of surrogate pairs replaced: they are no characters, and no file or index takes them."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _stored(value: object) -> Value:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, tuple):
        import json

        return json.dumps([storable(text) for text in value], ensure_ascii=False)
    return cast("Value", value)


def record_of(kind: str, content: dict[str, Any]) -> Record:
    """Returns the record in a version: `content` maps columns of table `kind`; a missing column gets its default value."""
    readers = readers_of(RECORD_TYPES[kind])
    usual = {f.name: f.default for f in fields(RECORD_TYPES[kind]) if f.default is not MISSING}
    values = {name: read(content[name]) if name in content else usual[name] for name, read in readers.items()}
    return cast("Record", RECORD_TYPES[kind](**values))
