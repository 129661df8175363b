"""Reads what was heard at earlier visits to the customer of a visit; of no other customer."""

from db.engine.driver import Connection
from db.model.earlier import EarlierVisits
from db.model.follow_ups import Follows
from db.model.records import Claim, Note, Objection, Promise, Visit
from db.tables.queries import R, select

# Held before this one: by their dates, and where these do not tell, by the order in which they came into the store.
_EARLIER = (
    "customer_id = ?1 AND id <> ?2 AND status IS NOT 'planned' AND (date < ?3 AND date <> '' OR "
    "(date = ?3 OR date = '' OR ?3 = '') AND rowid < coalesce((SELECT rowid FROM visits WHERE id = ?2), 9223372036854775807))"
)


def earlier_to(connection: Connection, visit: Visit) -> EarlierVisits:
    """Returns what was heard at the visits to the same customer before `visit`, which need not be stored yet."""
    values = (visit.customer_id, visit.id, visit.date)
    found = select(connection, Visit, f"{_EARLIER} ORDER BY date DESC, rowid DESC", *values)
    if not found:
        return EarlierVisits()
    marks = ", ".join("?" * len(found))
    order = {one.id: len(found) - n for n, one in enumerate(found)}

    def heard(kind: type[R], besides: str = "1") -> tuple[R, ...]:
        ids = [one.id for one in found]
        records = select(connection, kind, f"visit_id IN ({marks}) AND {besides} ORDER BY position, rowid", *ids)
        return tuple(sorted(records, key=lambda record: order[record.visit_id]))  # type: ignore[union-attr]  # parts of a visit

    return EarlierVisits(
        visits=tuple(found),
        claims=heard(Claim),
        objections=heard(Objection),
        promises=heard(Promise),
        notes=heard(Note, "kind = 'question'"),
        follows=heard(Follows),
    )
