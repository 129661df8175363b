"""Finds customers, and makes the edit that removes one with all that was heard there and made of it."""

from db.engine.driver import Connection
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused
from db.model.kinds import CustomerId
from db.model.messages import N_
from db.model.records import Customer, Person, Record, Visit
from db.model.scopes import OF_CUSTOMER
from db.model.whole_visit import LISTS, SINGLES
from db.repositories.by_id import one_beginning
from db.tables.queries import select

SEVERAL = N_("Several customers are called {wanted}; please name one by its id.")
NONE = N_("There is no customer {wanted}.")


def named(connection: Connection, wanted: str) -> Customer:
    """Returns the customer with this name, or whose id begins so. Raises Refused unless there is exactly one."""
    name = " ".join(wanted.split()).casefold()
    everybody = select(connection, Customer, "1 ORDER BY name COLLATE NOCASE")
    found = [one for one in everybody if " ".join(one.name.split()).casefold() == name]
    if len(found) > 1:
        raise Refused(SEVERAL, wanted=wanted)
    return found[0] if found else one_beginning(everybody, wanted, NONE, SEVERAL)


def with_id(connection: Connection, customer_id: CustomerId) -> Customer:
    """Returns a customer. Raises Refused if there is none with this id."""
    found = select(connection, Customer, "id = ?", customer_id)
    if not found:
        raise Refused(NONE, wanted=customer_id)
    return found[0]


def removal(connection: Connection, customer_id: CustomerId) -> Edit:
    """Returns the edit that deletes a customer with its visits, its people and its case studies.

    Raises Refused if there is no customer with this id.
    """
    customer = with_id(connection, customer_id)
    gone: list[Record] = []
    for kind in reversed(OF_CUSTOMER.values()):
        gone += select(connection, kind, "customer_id = ?", customer_id)
    of_visits = "visit_id IN (SELECT id FROM visits WHERE customer_id = ?)"
    for kind in (*LISTS.values(), *SINGLES.values()):
        gone += select(connection, kind, of_visits, customer_id)
    for kind in (Visit, Person):
        gone += select(connection, kind, "customer_id = ?", customer_id)
    return Edit(customer_id, tuple(RecordChange(record, None) for record in (*gone, customer)))
