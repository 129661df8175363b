"""Makes a new visit from a plan: needs only the customer's name, and takes the rest from the last visit."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.model.edits import Edit, RecordChange
from db.model.ids import new_id, utc_now
from db.model.records import Customer, CustomerId, Record, Visit, VisitId, VisitStatus
from db.model.whole_visit import WholeVisit
from db.repositories import suggestions

if TYPE_CHECKING:
    from db.engine.driver import Connection


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """A planned visit: `date` is ISO or empty for today, `time` HH:MM or empty, `now` when it starts at once."""

    customer: str
    date: str
    time: str
    guide: str
    now: bool


def known_customer(connection: "Connection", name: str) -> tuple[Customer | None, Visit | None]:
    """Returns the customer of that name, and the last visit to it; None where there is none yet."""
    customer = next((one for one in suggestions.customers(connection) if one.name == name), None)
    return customer, suggestions.last_visit_to(connection, customer.id) if customer else None


def plan_visit(plan: VisitPlan, today: str, customer: Customer | None, last: Visit | None) -> tuple[WholeVisit, Edit]:
    """Returns the visit of `plan`, made on `today` (ISO), and the edit that stores it.

    `customer` is the stored one with that name, `last` the latest visit to them.
    """
    new: list[Record] = []
    if customer is None:
        customer = Customer(id=CustomerId(new_id()), name=plan.customer)
        new.append(customer)
    visit = Visit(
        id=VisitId(new_id()),
        customer_id=customer.id,
        date=plan.date or today,
        time=plan.time,
        status=VisitStatus.IN_PROGRESS if plan.now else VisitStatus.PLANNED,
        started_at=utc_now() if plan.now else "",
        guide=plan.guide,
        product=last.product if last else "",
        language=last.language if last else "",
        place=last.place if last else "",
    )
    edit = Edit(visit.id, tuple(RecordChange(None, record) for record in (*new, visit)))
    return WholeVisit(visit=visit, customer=customer), edit
