"""Makes the types of version 2 of the visit file from the records: a key for each field, and who wrote the record and when.

The reference of a record to its visit is left out, as the file holds one visit. An absent key means the default value.
"""

from dataclasses import MISSING, fields
from functools import cache
from typing import Any, get_type_hints

from msgspec import NODEFAULT, Struct, defstruct

from db.model.fields import fields_of
from db.model.records import Customer, Person, Visit
from db.model.whole_visit import LISTS, SINGLES

MAJOR, MINOR = 2, 1
VERSION = f"{MAJOR}.{MINOR}"
# The records of the file, by key: those that occur once, and lists.
ONES: dict[str, type] = {"visit": Visit, "customer": Customer, **SINGLES}
MANY: dict[str, type] = {"people": Person, **LISTS}
# Keys of the file itself, and keys of each record besides its fields.
HEAD = ("format", "version")
AUTHORSHIP = ("who", "stamp")


def keys_of(record: type) -> tuple[str, ...]:
    """Returns the names of the fields of `record` that are keys of its part in the file."""
    return tuple(name for name in fields_of(record).kinds if name != "visit_id")


@cache
def part_of(record: Any) -> type[Struct]:
    """Returns the type of the part that holds a record of type `record`."""
    hints = get_type_hints(record)
    defaults = {field.name: NODEFAULT if field.default is MISSING else field.default for field in fields(record)}
    keys: list[tuple[str, Any, Any]] = [(name, hints[name], defaults[name]) for name in keys_of(record)]
    keys += [(name, str, "") for name in AUTHORSHIP]
    return defstruct(f"File{record.__name__}", keys, omit_defaults=True, kw_only=True)


@cache
def file_type() -> type[Struct]:
    """Returns the type of the whole file; its keys are in the order in which they are written."""
    keys: list[tuple[str, Any, Any]] = [("format", str, NODEFAULT), ("version", str, NODEFAULT)]
    keys += [(name, part_of(ONES[name]), NODEFAULT) for name in ("visit", "customer")]
    keys += [(name, tuple[part_of(record), ...], ()) for name, record in MANY.items()]  # type: ignore[misc]  # made above
    keys += [(name, part_of(record) | None, None) for name, record in SINGLES.items()]
    return defstruct("VisitFile", keys, omit_defaults=True, kw_only=True)
