"""Finds everything in a store that names one person, so that they can see it and before it is erased.

A mention is sure where the structure names them: they were present, they said it, or a field holds their name and nothing else.
Where their name stands inside a text, a person has to check whether it is a namesake; where it is only possible that it is the
name (a part of it, an ending, a script without capitals), whether it is a name at all. A record may be both: then it is two
mentions, so that what is only possible is confirmed apart.
Promise of safety: G1.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from db.engine.driver import Connection
from db.model.errors import Refused
from db.model.fields import fields_of
from db.model.kinds import PersonId, VisitId
from db.model.messages import N_
from db.model.records import Person, Presence, Record, Visit
from db.privacy import written_meanwhile
from db.privacy.person_names import NamePattern
from db.tables.mapping import TABLES, record_of, words_of
from db.tables.queries import select
from db.tables.row_reader import columns_of


class MentionPlace(StrEnum):
    """The place of a mention: a record, a version, or something beside them."""

    RECORD = "record"
    VERSION = "version"
    BIN = "bin"
    REMEMBERED = "remembered"
    EXPORT = "export"


class MentionReason(StrEnum):
    """The way in which a mention names the person; all but the last two are sure."""

    PERSON = "person"
    PRESENT = "present"
    SAID_BY = "said_by"
    LINKED = "linked"
    FIELD = "field"
    EXACT_NAME = "exact_name"
    POSSIBLE_NAME = "possible_name"


# Records that go with the person; and what marks the key of a mention that is only possible beside another one.
WHOLE_RECORD = (MentionReason.PERSON, MentionReason.PRESENT)
POSSIBLE_MARK = "?"


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing that names the person.

    `key` identifies it when it is confirmed ("notes:5e1a…", "versions:17", with "?" what is only possible beside an exact or sure
    one: "notes?:5e1a…"); `kind` is the table of the record, `text` its words;
    `at` is the moment a version was replaced (UTC). For a version, `of` is the key of the present record; `record` is the record
    or the version of it, and None for a mention outside records.
    """

    key: str
    place: MentionPlace
    why: MentionReason
    kind: str
    text: str
    of: str
    visit_id: VisitId | None = None
    at: str = ""
    record: Record | None = None

    @property
    def is_sure(self) -> bool:
        """Whether it names the person by its structure; otherwise it is a text match that somebody must check."""
        return self.why not in (MentionReason.EXACT_NAME, MentionReason.POSSIBLE_NAME)

    @property
    def is_exact(self) -> bool:
        """Whether it is surely the name, though perhaps a namesake's."""
        return self.is_sure or self.why is MentionReason.EXACT_NAME

    @property
    def is_beside_another(self) -> bool:
        """Whether another mention of the same record is surer."""
        return f"{POSSIBLE_MARK}:" in self.key

    @property
    def is_said_by(self) -> bool:
        """Whether it is a record, as it is now, of what the person said."""
        return self.why is MentionReason.SAID_BY and self.place is MentionPlace.RECORD


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything that names one person."""

    person: Person
    sure: tuple[Mention, ...]
    to_check: tuple[Mention, ...]


def about(connection: Connection, person_id: PersonId) -> Mentions:
    """Returns everything that names a person, including versions and bin.

    Reads every text. Raises Refused if nobody has this id.
    """
    found: list[Person] = select(connection, Person, "id = ?", person_id)
    if not found:
        raise Refused(N_("There is nobody with this id."))
    mentions = list(mentions_of(connection, found[0].id, NamePattern(found[0].name)))
    return Mentions(found[0], tuple(m for m in mentions if m.is_sure), tuple(m for m in mentions if not m.is_sure))


def mentions_of(connection: Connection, person_id: str, name: NamePattern, meanwhile: bool = False) -> Iterator[Mention]:
    """Yields each mention of the person who has, or had, this id and name.

    `meanwhile`: only in rows noted by `written_meanwhile`.
    """

    def may_name(*texts: object) -> bool:
        return any(
            isinstance(text, str) and (text == person_id or person_id in text or name.may_stand_in(text)) for text in texts
        )

    connection.create_function("may_name", -1, may_name)
    try:
        yield from _in_records(connection, person_id, name, meanwhile)
        yield from _in_versions(connection, person_id, name, meanwhile)
        yield from _besides(connection, name)
    finally:
        connection.create_function("may_name", -1, None)


def _in_records(connection: Connection, person_id: str, name: NamePattern, meanwhile: bool) -> Iterator[Mention]:
    for kind, table in TABLES.items():
        columns = ", ".join(f'"{column}"' for column in columns_of(kind))
        records: list[Record] = select(connection, kind, _among(table, meanwhile) + f"may_name({columns})")
        for record in records:
            for why, mark in reasons_for(record, person_id, name):
                key = f"{table}{mark}:{record.id}"
                words = _words(connection, record)
                yield Mention(key, MentionPlace.RECORD, why, table, words, key, _visit_of(record), record=record)


def _among(table: str, meanwhile: bool) -> str:
    return f"{written_meanwhile.condition(table)} AND " if meanwhile else ""


def _in_versions(connection: Connection, person_id: str, name: NamePattern, meanwhile: bool) -> Iterator[Mention]:
    rows = connection.execute(
        "SELECT id, kind, record_id, content, at, deleted, visit FROM versions "
        f"WHERE {_among('versions', meanwhile)}may_name(content) ORDER BY id"
    ).fetchall()
    for number, kind, record_id, content, at, deleted, visit in rows:
        record = record_of(kind, json.loads(content))
        place = MentionPlace.BIN if deleted else MentionPlace.VERSION
        visit_id = VisitId(visit) if visit else None
        for why, mark in reasons_for(record, person_id, name):
            key, of = f"versions{mark}:{number}", f"{kind}{mark}:{record_id}"
            yield Mention(key, place, why, kind, _words(connection, record), of, visit_id, at, record)


def _besides(connection: Connection, name: NamePattern) -> Iterator[Mention]:
    """Yields the mentions outside records: values remembered from the last start, and paths of exported documents."""
    for table, column, place in (("remembered", "text", MentionPlace.REMEMBERED), ("exports", "path", MentionPlace.EXPORT)):
        for number, text in connection.execute(f"SELECT id, {column} FROM {table} WHERE may_name({column})").fetchall():
            if spans := name.spans(text):
                why = MentionReason.EXACT_NAME if any(span.exact for span in spans) else MentionReason.POSSIBLE_NAME
                key = f"{table}:{number}"
                yield Mention(key, place, why, table, text, key)


def reasons_for(record: Record, person_id: str, name: NamePattern) -> list[tuple[MentionReason, str]]:
    """Returns the ways in which `record` names the person: the surest, and what is only possible beside it, marked by "?"."""
    spans = [span for _, text in texts_of(record) for span in name.spans(text)]
    sure = _sure_reason(record, person_id, name) or (MentionReason.EXACT_NAME if any(span.exact for span in spans) else None)
    possible = any(not span.exact for span in spans)
    if sure is None:
        return [(MentionReason.POSSIBLE_NAME, "")] if possible else []
    if sure in WHOLE_RECORD or not possible:
        return [(sure, "")]
    return [(sure, ""), (MentionReason.POSSIBLE_NAME, POSSIBLE_MARK)]


def _sure_reason(record: Record, person_id: str, name: NamePattern) -> MentionReason | None:
    """Returns the way in which the structure names the person, or None."""
    if record.id == person_id:
        return MentionReason.PERSON
    if any(getattr(record, name) == person_id for name in fields_of(type(record)).needed_people):
        return MentionReason.PRESENT
    if getattr(record, "said_by", None) == person_id:
        return MentionReason.SAID_BY
    if person_id in links_to_people(record).values() or person_id in people_listed(record):
        return MentionReason.LINKED
    if any(name.is_all_of(getattr(record, field)) for field in fields_of(type(record)).names):
        return MentionReason.FIELD
    return None


def links_to_people(record: Record) -> dict[str, str | None]:
    """Returns the fields of a record that refer to a person by id, with that id."""
    fields = fields_of(type(record))
    return {name: getattr(record, name) for name in fields.people if name not in fields.lists_of_any}


def people_listed(record: Record) -> set[str]:
    """Returns the ids of the people in the lists of a record."""
    fields = fields_of(type(record))
    return {one for name in fields.people if name in fields.lists_of_any for one in getattr(record, name)}


def texts_of(record: Record) -> Iterator[tuple[str, str]]:
    """Yields every text in a record that somebody typed, with the name of its field."""
    for field in fields_of(type(record)).typed:
        value = getattr(record, field)
        yield from ((field, text) for text in ((value,) if isinstance(value, str) else value))


def _visit_of(record: Record) -> VisitId | None:
    return record.id if isinstance(record, Visit) else getattr(record, "visit_id", None)


def _words(connection: Connection, record: Record) -> str:
    if isinstance(record, Presence):
        row = connection.execute(
            "SELECT name, visits.date FROM visits JOIN customers ON customers.id = customer_id WHERE visits.id = ?",
            (record.visit_id,),
        ).fetchone()
        return "  ".join(row) if row else ""
    return words_of(record)
