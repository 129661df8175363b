"""Lists, counts and empties the bin: deleted records that are still kept as versions, one line for each deleting step."""

import json
from collections.abc import Collection, Iterable
from itertools import groupby
from typing import Any

from db.engine.driver import Connection
from db.engine.store import Store
from db.engine.transactions import atomic
from db.history import kept_answers
from db.history.gone import GONE, now_or_last
from db.model.kinds import VisitId
from db.model.records import Customer, Person, Presence, Record, Visit
from db.model.scopes import OF_CUSTOMER
from db.model.summaries import BinLine
from db.tables.kept_keys import forget_orphans
from db.tables.kept_pictures import forget_unnamed
from db.tables.mapping import record_of, words_of

MOST_LINES = 200
# The record that gives a step its name is the first of these kinds.
NAMING = (
    "visits",
    "customers",
    "case_studies",
    "claims",
    "objections",
    "quotes",
    "objectives",
    "promises",
    "notes",
    "answers",
    "people",
)


def lines(connection: Connection, limit: int = MOST_LINES) -> list[BinLine]:
    """Returns the lines of the bin, the last step first, at most `limit` of them."""
    rows = connection.execute(
        f"SELECT sequence, kind, content, at, visit FROM versions WHERE sequence IN (SELECT sequence FROM versions WHERE {GONE} "
        f"GROUP BY sequence ORDER BY sequence DESC LIMIT ?) AND {GONE} ORDER BY sequence DESC, id",
        (limit,),
    ).fetchall()
    return [_line(connection, step, list(parts)) for step, parts in groupby(rows, key=lambda row: int(row[0]))]


def count(connection: Connection, steps: Collection[int] | None = None) -> int:
    """Returns how many records lie in the bin: all of them, or those deleted in `steps`."""
    found = connection.execute(f"SELECT sequence FROM versions WHERE {GONE}")
    return sum(steps is None or step in steps for (step,) in found)


def empty(store: Store, steps: Iterable[int] | None = None) -> int:
    """Deletes records in the bin for good, all of them or those deleted in `steps`; returns how many.

    Earlier versions of the same records are deleted too; what was answered at a visit stays as an answer of its customer. Raises
    the driver's error.
    """
    wanted = None if steps is None else set(steps)
    with atomic(store.connection):
        rows = store.connection.execute(f"SELECT record_id, sequence FROM versions WHERE {GONE}").fetchall()
        gone = [record_id for record_id, step in rows if wanted is None or step in wanted]
        kept_answers.keep(store.connection, gone)
        store.connection.executemany("DELETE FROM versions WHERE record_id = ?", [(record_id,) for record_id in gone])
        forget_orphans(store.connection)
        forget_unnamed(store.connection)
    return len(gone)


def _line(connection: Connection, step: int, parts: list[tuple[Any, ...]]) -> BinLine:
    naming = _naming([part[1] for part in parts])
    _, kind, content, at, visit_id = min(parts, key=lambda part: naming.index(part[1]) if part[1] in naming else len(naming))
    record = record_of(kind, json.loads(content))
    visit = now_or_last(connection, Visit, visit_id)
    customer = now_or_last(connection, Customer, visit.customer_id if visit else getattr(record, "customer_id", None))
    return BinLine(
        step=step,
        kind=kind,
        text=_words(connection, record),
        at=at,
        customer=customer.name if customer else "",
        date=visit.date if visit else "",
        visit_id=VisitId(visit_id) if visit_id else None,
        records=len(parts),
    )


def _naming(kinds: list[str]) -> tuple[str, ...]:
    """Returns by which kinds a step is named, the first that it has: by its customer where not one visit of it alone went."""
    is_customer = "customers" in kinds and (kinds.count("visits") != 1 or not OF_CUSTOMER.keys().isdisjoint(kinds))
    return ("customers", *NAMING) if is_customer else NAMING


def _words(connection: Connection, record: Record) -> str:
    if isinstance(record, Presence):
        person = now_or_last(connection, Person, record.person_id)
        return person.name if person else ""
    return words_of(record)
