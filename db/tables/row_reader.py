"""Reads rows into dataclasses, by the types of their fields."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from db.engine.driver import Connection

T = TypeVar("T")
Value = str | int | None


def read_all(connection: Connection, kind: type[T], sql: str, *values: Value) -> list[T]:
    """Returns the rows that `sql` selects as values of the dataclass `kind`; its columns stand in the order of the fields."""
    return list(read_each(connection, kind, sql, *values))


def read_each(connection: Connection, kind: type[T], sql: str, *values: Value) -> Iterator[T]:
    """Yields the same values one by one, for tables that may be large."""
    readers = readers_of(kind)
    for row in connection.execute(sql, values):
        yield kind(**{name: read(value) for (name, read), value in zip(readers.items(), row, strict=True)})


def columns_of(kind: type) -> tuple[str, ...]:
    """Returns the columns that keep a record of type `kind`."""
    return tuple(readers_of(kind))


def readers_of(kind: type) -> dict[str, Callable[[Any], Any]]:
    """Returns for each field of the dataclass `kind` the function that reads its column."""
    if kind not in _READERS:
        hints = get_type_hints(kind)
        _READERS[kind] = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    return _READERS[kind]


_READERS: dict[type, dict[str, Callable[[Any], Any]]] = {}


def _reader(hint: Any) -> Callable[[Any], Any]:
    """Returns the function that reads a column, chosen by the type of its field; an empty column reads as empty text."""
    if get_origin(hint) in (Union, UnionType):
        inner = _reader(next(arg for arg in get_args(hint) if arg is not type(None)))
        return lambda value: None if value is None else inner(value)
    if hint is bool:
        return bool
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    if get_origin(hint) is tuple:
        return _texts
    return lambda value: "" if value is None else value


def _texts(value: Any) -> tuple[str, ...]:
    """Returns the texts of a list. Raises ValueError if `value` is no list of texts."""
    import json

    found = json.loads(value)
    if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
        raise ValueError("not a list of texts")
    return tuple(found)
