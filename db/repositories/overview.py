"""What Home tells: visits a line each, promises that are due, customers seen lately. Read-only."""

from dataclasses import dataclass

from db.driver import Connection
from db.records import CustomerId, RecordId, Side, VisitId, VisitStatus
from db.repositories.rows import read_all

_LINE = """
SELECT visits.id, customers.id, customers.name, visits.date, visits.time, visits.place, visits.status, visits.guide,
       (SELECT group_concat(name, ', ') FROM (
            SELECT people.name FROM presences JOIN people ON people.id = person_id
            WHERE presences.visit_id = visits.id AND people.name <> '' AND people.side IS NOT 'us' ORDER BY position)),
       (SELECT group_concat(name, ', ') FROM (
            SELECT people.name FROM presences JOIN people ON people.id = person_id
            WHERE presences.visit_id = visits.id AND people.name <> '' AND people.side IS 'us' ORDER BY position)),
       (SELECT count(*) FROM notes WHERE notes.visit_id = visits.id AND NOT sorted),
       (SELECT count(*) FROM claims WHERE claims.visit_id = visits.id),
       (SELECT text FROM quotes WHERE quotes.visit_id = visits.id AND verbatim AND text <> '' ORDER BY position LIMIT 1)
FROM visits JOIN customers ON customers.id = visits.customer_id
"""


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit as a list shows it; counts are of records, `quote` is its first verbatim one."""

    id: VisitId
    customer_id: CustomerId
    customer: str
    date: str
    time: str
    place: str
    status: VisitStatus | None
    guide: str
    people: str
    our_people: str
    to_sort: int
    claims: int
    quote: str


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise not yet kept, and whose."""

    id: RecordId
    visit_id: VisitId
    customer: str
    text: str
    owner: str
    side: Side | None
    due: str


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """A customer with how often and when last visited; `date` is ISO, empty where no visit has one."""

    id: CustomerId
    name: str
    industry: str
    visits: int
    date: str
    last_visit: VisitId


def visit_count(connection: Connection) -> int:
    """How many visits the store holds."""
    return int(connection.execute("SELECT count(*) FROM visits").fetchone()[0])


def coming(connection: Connection, today: str, limit: int = 20) -> list[VisitLine]:
    """Visits under way, then planned ones from `today` (ISO) on or without a date, soonest first."""
    return _lines(
        connection,
        "WHERE status = 'in_progress' OR (status = 'planned' AND (date >= ? OR date = '')) "
        "ORDER BY status = 'planned', date = '', date, time LIMIT ?",
        today,
        limit,
    )


def to_debrief(connection: Connection, today: str, limit: int = 20) -> list[VisitLine]:
    """Visits held but not worked through, and planned ones whose day has passed, the latest first."""
    return _lines(
        connection,
        "WHERE status = 'to_debrief' OR (status = 'planned' AND date <> '' AND date < ?) ORDER BY date DESC, time DESC LIMIT ?",
        today,
        limit,
    )


def recent(connection: Connection, limit: int = 20) -> list[VisitLine]:
    """Finished visits, the last one touched first."""
    return _lines(connection, "WHERE status = 'done' OR status IS NULL ORDER BY changed_at DESC LIMIT ?", limit)


def all_visits(connection: Connection, limit: int = -1) -> list[VisitLine]:
    """Every visit, the latest date first."""
    return _lines(connection, "ORDER BY date DESC, time DESC, visits.rowid DESC LIMIT ?", limit)


def promises_open(connection: Connection, limit: int = 8) -> list[PromiseLine]:
    """Promises not yet kept, the soonest due first, undated ones last."""
    return read_all(
        connection,
        PromiseLine,
        "SELECT promises.id, visit_id, customers.name, text, owner, side, due FROM promises "
        "JOIN visits ON visits.id = visit_id JOIN customers ON customers.id = customer_id "
        "WHERE done = 0 AND text <> '' AND due <> '' ORDER BY due LIMIT ?",
        limit,
    )


def customers_seen(connection: Connection, limit: int = 8) -> list[CustomerLine]:
    """Customers by the last change to a visit with them."""
    return read_all(
        connection,
        CustomerLine,
        "SELECT customers.id, name, industry, (SELECT count(*) FROM visits v WHERE v.customer_id = customers.id), "
        "(SELECT max(date) FROM visits v WHERE v.customer_id = customers.id), latest.id "
        # Of the visits touched last, not of all: the list must not read a store of thousands.
        "FROM (SELECT id, customer_id, changed_at FROM visits ORDER BY changed_at DESC LIMIT 200) latest "
        "JOIN customers ON customers.id = latest.customer_id GROUP BY customers.id "
        "ORDER BY max(latest.changed_at) DESC LIMIT ?",
        limit,
    )


def _lines(connection: Connection, rest: str, *values: str | int) -> list[VisitLine]:
    return read_all(connection, VisitLine, _LINE + rest, *values)
