"""Erases one person from a store or a backup of it: from rows, versions, bin, search index and remembered values.

Promise of safety: G2.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from db.engine.driver import Connection
from db.history.gone import now_or_last
from db.integrity.ledger import name_of_user
from db.model.agreed import Approval, Permission
from db.model.answers import withheld
from db.model.fields import fields_of
from db.model.ids import derived_id
from db.model.in_force import is_silent
from db.model.marks import as_read, carried, written
from db.model.moments import today
from db.model.records import Person, Record
from db.model.scopes import OF_CUSTOMER
from db.model.studies import StudySentence, VersionSentence
from db.privacy.mentions import (
    POSSIBLE_MARK,
    WHOLE_RECORD,
    Mention,
    MentionPlace,
    MentionReason,
    links_to_people,
    mentions_of,
)
from db.privacy.person_names import NamePattern
from db.tables import kept_keys, search_index
from db.tables.erasure_plan import ErasurePlan
from db.tables.mapping import RECORD_TYPES, TABLES, record_of, row_of, update, words_of
from db.tables.queries import select

R = TypeVar("R", bound=Record)
# Replaces a name if the chosen replacement itself contains that name.
NOBODY = "…"


@dataclass(frozen=True, slots=True)
class ErasureCounts:
    """How many records and versions were changed or removed, and how many text matches were left alone."""

    records: int = 0
    versions: int = 0
    left: int = 0


def erase_from(
    connection: Connection, plan: ErasurePlan, is_backup: bool = False, found: Sequence[Mention] | None = None
) -> ErasureCounts:
    """Carries out `plan` inside a transaction of the caller, who then has the search index forget what was removed.

    `found` are the mentions of the person, if they are known.

    Nobody has looked at what only a backup holds. There the exact name counts as the person's unless it was declined; what is
    only possible counts where it was confirmed, and is left and counted elsewhere.
    """
    name = NamePattern(plan.name)
    instead = _without_name(plan.instead, name)
    role = _without_name(plan.role or plan.instead, name)
    found = list(mentions_of(connection, plan.person_id, name)) if found is None else found
    meant, left = _sorted_out(found, plan, is_backup)
    silent = _is_silent(connection, plan.person_id)
    records = versions = 0
    # Versions first, because erasing a record may delete its versions too; the person last, because no link says then who spoke.
    for row in sorted(
        _rows_of(meant), key=lambda row: (row.mention.place is MentionPlace.RECORD, row.mention.why in WHOLE_RECORD)
    ):
        place, number = row.mention.place, row.id
        words = role if row.mention.kind in OF_CUSTOMER else instead
        if place in (MentionPlace.VERSION, MentionPlace.BIN):
            _erase_version(connection, int(number), row, plan, name, words, silent)
            versions += 1
        elif place is MentionPlace.REMEMBERED:
            connection.execute("DELETE FROM remembered WHERE id = ?", (number,))
        elif place is MentionPlace.EXPORT:
            (path,) = connection.execute("SELECT path FROM exports WHERE id = ?", (number,)).fetchone()
            connection.execute("UPDATE exports SET path = ? WHERE id = ?", (name.replaced(path, instead), number))
        else:
            versions += _erase_record(connection, number, row, plan, name, words, silent)
            records += 1
    connection.execute("DELETE FROM versions WHERE record_id = ?", (plan.person_id,))
    touched = {mention.of.partition(":")[2] for mention in meant}
    visits = {mention.visit_id for mention in meant if mention.visit_id}
    kept_keys.forget(connection, touched, visits, lambda content: bool(name.spans(content)))
    _erase_author(connection, name)
    _free(connection, [key.partition(":")[2] for key in plan.remove])
    return ErasureCounts(records, versions, left)


def _is_silent(connection: Connection, person_id: str) -> bool:
    """Returns whether the person did not want to be mentioned, so that what they said is told as nobody's either."""
    person = now_or_last(connection, Person, person_id)
    return person is not None and is_silent(person, select(connection, Permission, "person = ?", person_id), today())


def _without_name(text: str, name: NamePattern) -> str:
    """Returns `text`, or a mark in its place if it holds the name, which would stay in the store."""
    return NOBODY if name.spans(text) else text


@dataclass(frozen=True, slots=True)
class _Row:
    """One row to erase from: its id, its surest mention, and whether what is only possible in it is meant too."""

    id: str
    mention: Mention
    possible: bool


def _rows_of(meant: Iterable[Mention]) -> list[_Row]:
    """Returns each row of `meant` once; a row may be mentioned as surely and as possibly the person's."""
    rows: dict[tuple[bool, str], _Row] = {}
    for mention in meant:
        row_id, possible = mention.key.partition(":")[2], mention.why is MentionReason.POSSIBLE_NAME
        key = mention.place in (MentionPlace.VERSION, MentionPlace.BIN), f"{mention.kind}:{row_id}"
        before = rows.get(key)
        rows[key] = replace(before, possible=True) if before and possible else _Row(row_id, mention, possible)
    return list(rows.values())


def _turn(row: _Row) -> tuple[bool, bool]:
    """Versions first, as erasing a record may delete its versions too; the person last, as nothing says then who spoke."""
    return row.mention.place is MentionPlace.RECORD, row.mention.why in WHOLE_RECORD


def _sorted_out(found: Iterable[Mention], plan: ErasurePlan, is_backup: bool) -> tuple[list[Mention], int]:
    """Returns the mentions that mean the person, and how many others are left as a question."""
    # Made once: thousands may have the same name.
    remove, chosen, declined = {*plan.remove}, {*plan.confirmed, *plan.remove}, {*plan.declined}
    meant, left = [], 0
    for mention in found:
        keys = {mention.key, mention.of}
        is_removed = mention.of.replace(f"{POSSIBLE_MARK}:", ":") in remove
        if mention.is_sure or is_removed or keys & chosen or (is_backup and mention.is_exact and not keys & declined):
            meant.append(mention)
        else:
            # What somebody looked at and declined is no question any more.
            left += not keys & declined
    return meant, left


def _erase_record(
    connection: Connection, record_id: str, row: _Row, plan: ErasurePlan, name: NamePattern, instead: str, silent: bool
) -> int:
    """Removes or cleans one record; returns how many versions went with it."""
    mention = row.mention
    if mention.why in WHOLE_RECORD or mention.key in plan.remove:
        search_index.unindex(connection, record_id)
        connection.execute(f"DELETE FROM {mention.kind} WHERE id = ?", (record_id,))
        return int(connection.execute("DELETE FROM versions WHERE record_id = ?", (record_id,)).rowcount)
    found: list[Record] = select(connection, RECORD_TYPES[mention.kind], "id = ?", record_id)
    for record in found:
        clean = cleaned(withheld(record, plan.person_id) if silent else record, plan.person_id, name, instead, row.possible)
        update(connection, clean)
        search_index.index(connection, clean, words_of(clean))
    return 0


def _erase_version(
    connection: Connection, number: int, row: _Row, plan: ErasurePlan, name: NamePattern, instead: str, silent: bool
) -> None:
    mention = row.mention
    found = connection.execute("SELECT content FROM versions WHERE id = ?", (number,)).fetchone()
    if found is None:
        return
    if mention.why in WHOLE_RECORD or mention.of in plan.remove:
        connection.execute("DELETE FROM versions WHERE id = ?", (number,))
        return
    record = record_of(mention.kind, json.loads(found[0]))
    clean = cleaned(withheld(record, plan.person_id) if silent else record, plan.person_id, name, instead, row.possible)
    content = json.dumps(row_of(clean), ensure_ascii=False)
    connection.execute("UPDATE versions SET content = ? WHERE id = ?", (content, number))


def cleaned(record: R, person_id: str, name: NamePattern, instead: str, possible: bool) -> R:
    """Returns `record` with `instead` in place of the name, and without references to this person's id.

    `possible`: also in place of what is only possibly the name. What somebody agreed with, word for word, and the names of files
    that went out are emptied.
    """
    kinds = fields_of(type(record))
    values: dict[str, Any] = {field: None for field, named in links_to_people(record).items() if named == person_id}
    for field in set(kinds.people) & set(kinds.lists_of_any):
        values[field] = tuple(one for one in getattr(record, field) if one != person_id)
    for field in kinds.typed:
        value = getattr(record, field)
        if field in kinds.emptied:
            values[field] = ""
        elif isinstance(value, tuple):
            values[field] = tuple(name.replaced(text, instead, possible) for text in value)
        else:
            values[field] = name.replaced(value, instead, possible)
    if isinstance(record, Permission | Approval) and values["by"] != record.by:
        values["by"] = _apart(values["by"], person_id)
    if isinstance(record, StudySentence | VersionSentence):
        values["marks"] = _marks_cleaned(record, values["text"], name, possible)
    return replace(record, **values)


def _apart(role: str, person_id: str) -> str:
    """Returns by whom something was answered, so that nobody else is called so.

    Else two who had the same role would become one, and the later yes of the one would take back what the other refused.
    """
    return f"{role} ({derived_id('erased', person_id)[:6]})"


def _marks_cleaned(record: StudySentence | VersionSentence, text: str, name: NamePattern, possible: bool) -> tuple[str, ...]:
    """Returns the marks as they stand in the cleaned `text`, without links that lead to the person."""
    said = record.sentence
    kept = [one for one in said.marks if name.replaced(as_read(one.target), "", possible) == as_read(one.target)]
    return written(carried(kept, said.text, text))


def _erase_author(connection: Connection, name: NamePattern) -> None:
    """Removes the name from the authors of records and from the user of the store."""
    for table in TABLES.values():
        for (who,) in connection.execute(f"SELECT DISTINCT who FROM {table} WHERE instr(who, ' ')").fetchall():
            if name.stands_in(who):
                connection.execute(f"UPDATE {table} SET who = ? WHERE who = ?", (who.partition(" ")[0], who))
    if name.stands_in(name_of_user(connection)):
        connection.execute("UPDATE ledger SET author = ''")


def _free(connection: Connection, removed: Iterable[str]) -> None:
    """Removes references to removed records from the lists of other records."""
    gone = set(removed)
    for kind in TABLES:
        for field in fields_of(kind).lists_of_links:
            for record_id in gone:
                naming: list[Any] = select(connection, kind, f"instr({field}, ?)", record_id)
                for record in naming:
                    kept = tuple(one for one in getattr(record, field) if one not in gone)
                    update(connection, replace(record, **{field: kept}))
