"""Makes the types of a file of records from the records themselves: a key for each field, and who wrote the record and when.

The visit file and the records file are two shapes of one kind. The reference of a record to its visit is left out, as a file
holds one visit. An absent key means the default value.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from functools import cache, cached_property
from typing import Any, TypeVar, get_type_hints

import msgspec
from msgspec import NODEFAULT, Struct, defstruct

from db.model.fields import fields_of
from db.model.ids import Authorship
from db.model.messages import N_, Message
from db.model.records import Record
from desktop.exchange.common.errors import BadVisitFile, shown
from desktop.exchange.common.forms import is_moment, is_uuid
from desktop.exchange.visit_file.complaints import A_MOMENT, EITHER, IS_NOT, NO_UUID, complaint, in_words, joined

R = TypeVar("R", bound=Record)
# Keys of each record besides its fields.
AUTHORSHIP = ("who", "stamp")
DOUBLE_ID = N_("{value} is the id of another record already")
NAMES_NOTHING = N_("{value} names nothing in {lists}")
Unknown = list[tuple[str, dict[str, Any]]]


@dataclass(frozen=True)
class Shape:
    """What a file holds, by key: records that occur once, records that may be absent, lists of records.

    `heads` are keys of the file itself besides format and version, with their type and default value. `no_such_key` is the
    sentence about a key that this version does not have.
    """

    name: str
    version: str
    minor: int
    no_such_key: str
    needed: Mapping[str, type]
    many: Mapping[str, type]
    singles: Mapping[str, type]
    heads: Mapping[str, tuple[Any, Any]]

    @cached_property
    def ones(self) -> dict[str, type]:
        """The records that occur once, or not at all."""
        return {**self.needed, **self.singles}

    @cached_property
    def type(self) -> type[Struct]:
        """The type of the whole file; its keys are in the order in which they are written."""
        keys: list[tuple[str, Any, Any]] = [("format", str, NODEFAULT), ("version", str, NODEFAULT)]
        keys += [(name, kind, default) for name, (kind, default) in self.heads.items()]
        keys += [(name, part_of(record), NODEFAULT) for name, record in self.needed.items()]
        keys += [(name, tuple[part_of(record), ...], ()) for name, record in self.many.items()]  # type: ignore[misc]  # made above
        keys += [(name, part_of(record) | None, None) for name, record in self.singles.items()]
        return defstruct(self.name, keys, omit_defaults=True, kw_only=True)

    def read(self, content: dict[str, Any], minor: int) -> "ReadFile":
        """Returns the file in `content`, of this major version. Raises BadVisitFile with the place and the reason.

        Unknown keys are kept if the file is of a later version.
        """
        known, unknown = self._parted(content)
        if unknown and minor <= self.minor:
            place, keys = unknown[0]
            raise BadVisitFile(self.no_such_key, place=joined(place, shown(next(iter(keys)))), version=self.version)
        try:
            return ReadFile(self, msgspec.convert(known, self.type), known, unknown)
        except msgspec.ValidationError as error:
            raise BadVisitFile(complaint(str(error), known, self.type)) from None

    def _parted(self, content: dict[str, Any]) -> tuple[dict[str, Any], Unknown]:
        """Returns the content with only the keys of this version, and the other keys by their place."""
        unknown: Unknown = []

        def part(value: Any, keys: tuple[str, ...], place: str) -> Any:
            if not isinstance(value, dict):
                return value
            if others := {key: one for key, one in value.items() if key not in keys}:
                unknown.append((place, others))
            return {key: one for key, one in value.items() if key in keys}

        known = part(content, ("format", "version", *self.heads, *self.ones, *self.many), "")
        for name, record in (*self.ones.items(), *self.many.items()):
            keys = (*keys_of(record), *AUTHORSHIP)
            if name in self.ones and name in known:
                known[name] = part(known[name], keys, name)
            elif isinstance(known.get(name), list):
                known[name] = [part(one, keys, f"{name}[{n}]") for n, one in enumerate(known[name])]
        return known, unknown


@dataclass(frozen=True)
class ReadFile:
    """A file as it was read: its parts, the JSON they come from, and the unknown keys by their place."""

    shape: Shape
    file: Any
    known: dict[str, Any]
    unknown: Unknown

    def parts(self) -> list[tuple[str, Any]]:
        """Returns each record of the file, as it stands there, with its place."""
        ones = [(name, part) for name in self.shape.ones if (part := getattr(self.file, name)) is not None]
        return ones + [(f"{name}[{n}]", part) for name in self.shape.many for n, part in enumerate(getattr(self.file, name))]

    def id_at(self, place: str) -> str:
        """Returns the id of the record at `place`, as "claims[3]" or "visit"."""
        name, _, rest = place.partition("[")
        found = self.known[name][int(rest.rstrip("]"))] if rest else self.known[name]
        return str(found["id"])


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


def record_in(kind: type[R], part: Any, **more: Any) -> R:
    """Returns the record that a part of the file holds; `more` are fields that the file leaves out."""
    return kind(**{name: getattr(part, name) for name in keys_of(kind)}, **more)


@dataclass(frozen=True)
class Writing:
    """Writes records as parts of a file, each with its author and the keys of a later version that were kept for it."""

    authors: Mapping[str, Authorship]
    kept_keys: Mapping[str, str]

    def part(self, record: Record) -> dict[str, Any]:
        """Returns a record as JSON has it."""
        by = self.authors.get(record.id, Authorship())
        kind: type = type(record)
        values = {name: getattr(record, name) for name in keys_of(kind)}
        said: dict[str, Any] = msgspec.to_builtins(part_of(kind)(**values, who=by.who, stamp=by.stamp))
        return said | self.kept(record.id)

    def kept(self, record_id: str) -> dict[str, Any]:
        """Returns the keys that were kept for a record, or for the file."""
        found: dict[str, Any] = json.loads(self.kept_keys.get(record_id, "{}"))
        return found


def as_json(content: dict[str, Any]) -> bytes:
    """Returns the bytes of a file, UTF-8."""
    # Half a surrogate pair, which UTF-8 cannot hold, is written with JSON's escape: \\ud83d.
    return json.dumps(content, ensure_ascii=False, indent=1).encode(errors="backslashreplace") + b"\n"


def faults_of_ids(places: Sequence[tuple[str, Record]], tables: Mapping[str, set[str]]) -> Iterator[tuple[str, Message]]:
    """Yields ids that are none or used twice, moments that are none, and links to nothing in `tables`, each with its place."""
    seen: set[str] = set()
    for place, record in places:
        if not is_uuid(record.id):
            yield f"{place}.id", Message(NO_UUID, value=in_words(record.id))
        if record.id in seen:
            yield f"{place}.id", Message(DOUBLE_ID, value=in_words(record.id))
        seen.add(record.id)
    for place, record in places:
        fields = fields_of(type(record))
        named = [(name, (one,)) for name in fields.links if (one := getattr(record, name)) is not None]
        named += [(name, getattr(record, name)) for name in fields.lists_of_links]
        for name, ids in named:
            allowed = set[str]().union(*(tables.get(table, set()) for table in fields.kinds[name].to))
            for one in ids:
                if one not in allowed:
                    yield f"{place}.{name}", Message(NAMES_NOTHING, value=in_words(one), lists=_any_of(fields.kinds[name].to))
        for name, kind in fields.kinds.items():
            value = getattr(record, name)
            if kind.name == "stamp" and value and not is_moment(value):
                yield f"{place}.{name}", Message(IS_NOT, value=in_words(value), wanted=Message(A_MOMENT))
            elif kind.name in ("record", "records") and value is not None:
                for one in (value,) if kind.name == "record" else value:
                    if not is_uuid(one):
                        yield f"{place}.{name}", Message(NO_UUID, value=in_words(one))


def _any_of(names: Sequence[str]) -> Message:
    found = Message("{name}", name=names[0])
    for name in names[1:]:
        found = Message(EITHER, one=found, other=name)
    return found
