"""What is known from earlier visits and may be offered in the next: customers, people, products, words used before."""

from db.engine.driver import Connection
from db.model.records import Customer, CustomerId, Person, Visit
from db.tables.queries import select


def customers(connection: Connection) -> list[Customer]:
    """Every customer, by name."""
    return select(connection, Customer, "1 ORDER BY name COLLATE NOCASE")


def people_of(connection: Connection, customer_id: CustomerId) -> list[Person]:
    """Everybody known at this customer, and everybody on our side, by name."""
    return select(connection, Person, "(customer_id = ? OR side = 'us') AND name <> '' ORDER BY name COLLATE NOCASE", customer_id)


def everybody(connection: Connection) -> list[Person]:
    """Everybody who has a name, by name."""
    return select(connection, Person, "name <> '' ORDER BY name COLLATE NOCASE, id")


def visit_names(connection: Connection) -> dict[str, tuple[str, str]]:
    """The customer and the date of every visit, by its id."""
    rows = connection.execute("SELECT visits.id, name, date FROM visits JOIN customers ON customers.id = customer_id")
    return {visit_id: (customer, date) for visit_id, customer, date in rows}


def last_visit_to(connection: Connection, customer_id: CustomerId) -> Visit | None:
    """The latest visit to this customer, from which the next one starts."""
    found = select(connection, Visit, "customer_id = ? ORDER BY date DESC, rowid DESC LIMIT 1", customer_id)
    return found[0] if found else None


def products(connection: Connection) -> list[str]:
    """Every product a visit was about, most used first."""
    return _used(connection, "visits", "product")


def feelings(connection: Connection) -> list[str]:
    """Every feeling named in a claim, most used first."""
    return _used(connection, "claims", "feeling")


def topics(connection: Connection) -> list[str]:
    """Every topic an other result was filed under, most used first."""
    return _used(connection, "claims", "topic")


def categories(connection: Connection) -> list[str]:
    """Every kind of objection named so far, most used first."""
    return _used(connection, "objections", "category")


def labels(connection: Connection) -> list[str]:
    """Every label a claim was given, most used first."""
    rows = connection.execute(
        "SELECT label.value FROM claims, json_each(claims.elements) label WHERE claims.elements <> '[]' "
        "GROUP BY label.value ORDER BY count(*) DESC, label.value LIMIT 200"
    )
    return [row[0] for row in rows]


def _used(connection: Connection, table: str, column: str) -> list[str]:
    rows = connection.execute(
        f"SELECT {column} FROM {table} WHERE {column} <> '' GROUP BY {column} ORDER BY count(*) DESC, {column} LIMIT 200"
    )
    return [row[0] for row in rows]
