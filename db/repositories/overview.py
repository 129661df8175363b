"""Loads the lists of Home: one line for each visit, promises due, customers seen lately. Read-only. Promise of safety: K9."""

from db.engine.driver import Connection
from db.model.kinds import CustomerId, VisitId
from db.model.summaries import CustomerLine, PromiseLine, StudyLine, VisitLine
from db.tables.row_reader import read_all

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
       (SELECT text FROM quotes WHERE quotes.visit_id = visits.id AND verbatim AND text <> '' ORDER BY position LIMIT 1),
       visits.ended_at
FROM ({picked}) picked JOIN visits ON visits.id = picked.id JOIN customers ON customers.id = visits.customer_id
ORDER BY picked.place
"""


def is_empty(connection: Connection) -> bool:
    """Returns whether the store holds no visit yet."""
    return connection.execute("SELECT 1 FROM visits LIMIT 1").fetchone() is None


def all_ids(connection: Connection) -> list[VisitId]:
    """Returns the ids of all visits."""
    return [VisitId(row[0]) for row in connection.execute("SELECT id FROM visits")]


def coming(connection: Connection, today: str, limit: int) -> list[VisitLine]:
    """Returns visits under way, then planned ones from `today` (ISO) on or without a date, soonest first."""
    under_way = _picked(connection, "WHERE status = 'in_progress' ORDER BY date, time", limit)
    dated = _picked(connection, "WHERE status = 'planned' AND date >= ? ORDER BY date, time", limit, today)
    undated = _picked(connection, "WHERE status = 'planned' AND date = '' ORDER BY changed_at", limit)
    return [*under_way, *dated, *undated][:limit]


def to_debrief(connection: Connection, today: str, limit: int) -> list[VisitLine]:
    """Returns visits that were held but not debriefed, and planned ones whose day has passed, the latest first."""
    held = _picked(connection, "WHERE status = 'to_debrief' ORDER BY date DESC, time DESC", limit)
    passed = _picked(
        connection, "WHERE status = 'planned' AND date > '' AND date < ? ORDER BY date DESC, time DESC", limit, today
    )
    return sorted([*held, *passed], key=lambda line: (line.date, line.time), reverse=True)[:limit]


def recent(connection: Connection, limit: int) -> list[VisitLine]:
    """Returns finished visits, the last changed first."""
    # The unary plus keeps the planner on the index of changed_at: it reads its last few rows and not all finished visits.
    return _picked(connection, "WHERE (+status = 'done' OR status IS NULL) ORDER BY changed_at DESC", limit)


def all_visits(connection: Connection, limit: int = -1) -> list[VisitLine]:
    """Returns every visit, the latest date first."""
    return _picked(connection, "ORDER BY date DESC, time DESC, rowid DESC", limit)


def visits_to(connection: Connection, customer_id: CustomerId) -> list[VisitLine]:
    """Returns the visits to one customer, the latest date first."""
    return _picked(connection, "WHERE customer_id = ? ORDER BY date DESC, time DESC, rowid DESC", -1, customer_id)


def promises_open(connection: Connection, limit: int = 8) -> list[PromiseLine]:
    """Returns promises not yet kept, the soonest due first, undated ones last."""
    return read_all(
        connection,
        PromiseLine,
        "SELECT promises.id, visit_id, customers.name, text, owner, side, due FROM promises "
        "JOIN visits ON visits.id = visit_id JOIN customers ON customers.id = customer_id "
        "WHERE done = 0 AND text <> '' AND due <> '' "
        # What was kept, or is needed no more, was said at a later visit.
        "AND NOT EXISTS (SELECT 1 FROM follows WHERE earlier_id = promises.id AND verdict IN ('held', 'gone')) "
        "ORDER BY due LIMIT ?",
        limit,
    )


def customers_seen(connection: Connection, limit: int = 8) -> list[CustomerLine]:
    """Returns customers by the last change to a visit with them."""
    return read_all(
        connection,
        CustomerLine,
        "SELECT customers.id, name, industry, (SELECT count(*) FROM visits v WHERE v.customer_id = customers.id), "
        "(SELECT max(date) FROM visits v WHERE v.customer_id = customers.id), latest.id "
        # Reads only the visits changed last: the list must not read a store with thousands of visits.
        "FROM (SELECT id, customer_id, changed_at FROM visits ORDER BY changed_at DESC LIMIT 60) latest "
        "JOIN customers ON customers.id = latest.customer_id GROUP BY customers.id "
        "ORDER BY max(latest.changed_at) DESC LIMIT ?",
        limit,
    )


def studies_begun(connection: Connection, limit: int = 4) -> list[StudyLine]:
    """Returns the case studies begun last, the newest first."""
    return read_all(
        connection,
        StudyLine,
        "SELECT case_studies.id, customers.name, coalesce(nullif(case_studies.title, ''), (SELECT text FROM study_sentences s "
        "WHERE s.study_id = case_studies.id AND slot = 'title' ORDER BY s.position LIMIT 1), ''), "
        "(SELECT count(*) FROM study_versions v WHERE v.study_id = case_studies.id) "
        "FROM case_studies JOIN customers ON customers.id = case_studies.customer_id "
        "ORDER BY begun_at DESC, case_studies.rowid DESC LIMIT ?",
        limit,
    )


def _picked(connection: Connection, rest: str, limit: int, *values: str) -> list[VisitLine]:
    """Returns the visits selected by `rest` (conditions and order); looks up people and counts only for these."""
    picked = f"SELECT id, row_number() OVER () AS place FROM (SELECT id FROM visits {rest} LIMIT {int(limit)})"
    return read_all(connection, VisitLine, _LINE.format(picked=picked), *values)
