"""Defines the kinds of fields. The type of a field names its kind, and search, erasure, tables and files read it there.

A field is declared once, as `text: Words = ""`. To code that uses a record, the types are plain text, numbers and tuples; the
kind is in the annotation and is read at first use, never at import.
"""

from dataclasses import dataclass, fields
from typing import Annotated, Any, TypeVar, get_args, get_type_hints

from db.model.kinds import PersonId, RecordId, VisitId

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of field.

    `is_searched`: search finds its words. `is_typed`: somebody typed it, so it may contain a name. `is_name`: it holds a
    person's name and nothing else. `is_content`: it says something about what was heard, and not only the record's place or time.
    `to` are the tables of the records it refers to; `is_needed`: the record cannot exist without that other record.
    `is_emptied`: it is empty once somebody whom the record names is erased.
    """

    name: str
    is_searched: bool = False
    is_typed: bool = False
    is_name: bool = False
    is_content: bool = True
    to: tuple[str, ...] = ()
    is_needed: bool = False
    is_emptied: bool = False


def _typed(name: str, is_searched: bool = False, is_name: bool = False, is_emptied: bool = False) -> Kind:
    return Kind(name, is_searched, is_typed=True, is_name=is_name, is_emptied=is_emptied)


def _tie(name: str, *to: str, is_needed: bool = False, is_typed: bool = False) -> Kind:
    return Kind(name, is_typed=is_typed, is_content=False, to=to, is_needed=is_needed)


# Texts that somebody said or typed.
Words = Annotated[str, _typed("words", is_searched=True)]
Figure = Annotated[str, _typed("figure", is_searched=True)]
PersonName = Annotated[str, _typed("person name", is_searched=True, is_name=True)]
# A word or two from an open list; the person may also type their own.
Label = Annotated[str, _typed("label", is_searched=True)]
Labels = Annotated[tuple[str, ...], _typed("labels", is_searched=True)]
# Typed, but nobody searches for it: a percentage, a score, an amount, a day, a code such as EUR or de-CH, a file or address.
Number = Annotated[str, _typed("number")]
Money = Annotated[str, _typed("money")]
Moment = Annotated[str, _typed("moment")]
Code = Annotated[str, _typed("code")]
Codes = Annotated[tuple[str, ...], _typed("codes")]
FileName = Annotated[str, _typed("file name")]
# What is bold, italic or a link within the words of the same record (db.model.marks); a link may lead to somebody.
MarksOfWords = Annotated[tuple[str, ...], _typed("marks")]
# The words somebody agreed or refused with, and the name of a file that went out.
ExactWords = Annotated[str, _typed("exact words", is_searched=True, is_emptied=True)]
SentFile = Annotated[str, _typed("file name", is_emptied=True)]
# A name as somebody drew it with a finger or a pen: strokes as numbers (desktop.consent.drawn_name).
DrawnName = Annotated[str, _typed("drawn name", is_emptied=True)]
# Chosen from a closed list, or yes or no.
Choice = Annotated[T, Kind("choice")]
Flag = Annotated[bool, Kind("flag")]
# Identity and place of a record: its id, its position in a list, when the program noted it, and its short name.
Id = Annotated[T, _tie("id")]
Position = Annotated[int, _tie("position")]
Stamp = Annotated[str, _tie("stamp", is_typed=True)]
Key = Annotated[str, _tie("key")]
Keys = Annotated[tuple[str, ...], _tie("keys")]
Reference = Annotated[str, _tie("reference", is_typed=True)]
# A record that may have gone since, or not be here yet: another visit's, or any that can be deleted.
AnyRecord = Annotated[T, _tie("record")]
AnyRecords = Annotated[T, _tie("records")]
# A person who may not be here yet: the one whom the record is about and goes with, or people it mentions.
AboutPerson = Annotated[PersonId | None, _tie("record", "people", is_needed=True)]
AnyPeople = Annotated[tuple[PersonId, ...], _tie("records", "people")]
# Other records.
OfVisit = Annotated[VisitId, _tie("link", "visits", is_needed=True)]
OfCustomer = Annotated[T, _tie("link", "customers", is_needed=True)]
OfPerson = Annotated[PersonId, _tie("link", "people", is_needed=True)]
OfStudy = Annotated[RecordId, _tie("link", "case_studies", is_needed=True)]
OfVersion = Annotated[RecordId, _tie("link", "study_versions", is_needed=True)]
ByPerson = Annotated[PersonId | None, _tie("link", "people")]
ToObjective = Annotated[RecordId | None, _tie("link", "objectives")]
ToProofs = Annotated[tuple[RecordId, ...], _tie("links", "claims", "quotes")]
ToQuotes = Annotated[tuple[RecordId, ...], _tie("links", "quotes")]


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one type of record, in their order: the kind of each, then the names of fields that share a property."""

    kinds: dict[str, Kind]
    searched: tuple[str, ...]
    typed: tuple[str, ...]
    names: tuple[str, ...]
    content: tuple[str, ...]
    links: dict[str, Kind]
    lists_of_links: dict[str, Kind]
    any_records: tuple[str, ...]
    lists_of_any: tuple[str, ...]
    people: tuple[str, ...]
    needed_people: tuple[str, ...]
    emptied: tuple[str, ...]


def fields_of(record: type) -> Fields:
    """Returns the fields of the dataclass `record`. Raises TypeError for a field without a kind."""
    if record not in _FIELDS:
        hints = get_type_hints(record, include_extras=True)
        kinds = {field.name: _kind_in(hints[field.name], f"{record.__name__}.{field.name}") for field in fields(record)}
        _FIELDS[record] = Fields(
            kinds,
            searched=tuple(name for name, kind in kinds.items() if kind.is_searched),
            typed=tuple(name for name, kind in kinds.items() if kind.is_typed),
            names=tuple(name for name, kind in kinds.items() if kind.is_name),
            content=tuple(name for name, kind in kinds.items() if kind.is_content),
            links={name: kind for name, kind in kinds.items() if kind.name == "link"},
            lists_of_links={name: kind for name, kind in kinds.items() if kind.name == "links"},
            any_records=tuple(name for name, kind in kinds.items() if kind.name == "record"),
            lists_of_any=tuple(name for name, kind in kinds.items() if kind.name == "records"),
            people=tuple(name for name, kind in kinds.items() if "people" in kind.to),
            needed_people=tuple(name for name, kind in kinds.items() if "people" in kind.to and kind.is_needed),
            emptied=tuple(name for name, kind in kinds.items() if kind.is_emptied),
        )
    return _FIELDS[record]


_FIELDS: dict[type, Fields] = {}


def _kind_in(hint: Any, where: str) -> Kind:
    """Returns the kind in an annotation, also where it is optional."""
    for part in (hint, *get_args(hint)):
        for mark in getattr(part, "__metadata__", ()):
            if isinstance(mark, Kind):
                return mark
    raise TypeError(f"{where} has no kind; see db/model/fields.py")
