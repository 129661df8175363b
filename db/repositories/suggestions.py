"""Loads suggestions from earlier visits: customers, people, products, and words used before."""

from db.engine.driver import Connection
from db.model.records import Customer, CustomerId, Person, PersonId, Visit
from db.tables.queries import select


def customers(connection: Connection) -> list[Customer]:
    """Returns every customer, by name."""
    return select(connection, Customer, "1 ORDER BY name COLLATE NOCASE")


def people_of(connection: Connection, customer_id: CustomerId) -> list[Person]:
    """Returns everybody known at this customer, and everybody on our side who has not left us, by name."""
    wanted = "(customer_id = ? OR side = 'us') AND name <> '' AND id NOT IN (SELECT person_id FROM our_people WHERE \"left\")"
    return select(connection, Person, f"{wanted} ORDER BY name COLLATE NOCASE", customer_id)


def is_at_a_visit(connection: Connection, person_id: PersonId) -> bool:
    """Returns whether somebody is at the table of any visit."""
    return connection.execute("SELECT 1 FROM presences WHERE person_id = ? LIMIT 1", (person_id,)).fetchone() is not None


def everybody(connection: Connection) -> list[Person]:
    """Returns everybody who has a name, by name."""
    return select(connection, Person, "name <> '' ORDER BY name COLLATE NOCASE, id")


def of_the_customers(connection: Connection) -> list[Person]:
    """Everybody with a name and a role who is kept as the customer's, by name."""
    return select(connection, Person, "side = 'customer' AND role <> '' AND name <> '' ORDER BY name COLLATE NOCASE, id")


def visit_names(connection: Connection) -> dict[str, tuple[str, str]]:
    """Returns the customer and the date of every visit, by its id."""
    rows = connection.execute("SELECT visits.id, name, date FROM visits JOIN customers ON customers.id = customer_id")
    return {visit_id: (customer, date) for visit_id, customer, date in rows}


def last_visit_to(connection: Connection, customer_id: CustomerId) -> Visit | None:
    """Returns the latest visit to this customer, from which the next one starts."""
    found = select(connection, Visit, "customer_id = ? ORDER BY date DESC, rowid DESC LIMIT 1", customer_id)
    return found[0] if found else None


def used_words(connection: Connection, customer_id: CustomerId) -> dict[str, list[str]]:
    """Returns the words used at this customer before, by the field that offers them again, most used first.

    Words used at other customers are never among them, as the customer sees what is offered.
    """
    return {
        "product": _used(connection, customer_id, "visits", "product"),
        "feeling": _used(connection, customer_id, "claims", "feeling"),
        "topic": _used(connection, customer_id, "claims", "topic"),
        "category": _used(connection, customer_id, "objections", "category"),
        "elements": _labels(connection, customer_id),
    }


def _labels(connection: Connection, customer_id: CustomerId) -> list[str]:
    rows = connection.execute(
        "SELECT label.value FROM claims, json_each(claims.elements) label WHERE claims.elements <> '[]' "
        "AND visit_id IN (SELECT id FROM visits WHERE customer_id = ?) "
        "GROUP BY label.value ORDER BY count(*) DESC, label.value LIMIT 200",
        (customer_id,),
    )
    return [row[0] for row in rows]


def _used(connection: Connection, customer_id: CustomerId, table: str, column: str) -> list[str]:
    of_visit = "id" if table == "visits" else "visit_id"
    rows = connection.execute(
        f"SELECT {column} FROM {table} WHERE {column} <> '' "
        f"AND {of_visit} IN (SELECT id FROM visits WHERE customer_id = ?) "
        f"GROUP BY {column} ORDER BY count(*) DESC, {column} LIMIT 200",
        (customer_id,),
    )
    return [row[0] for row in rows]
