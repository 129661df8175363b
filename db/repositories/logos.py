"""Loads and stores the logos of customers, as pictures that Firsthand redrew (see desktop.exchange.pictures.pictures)."""

from db.engine.driver import Connection
from db.engine.store import Store
from db.engine.transactions import atomic
from db.model.kinds import CustomerId


def logo_of(connection: Connection, customer_id: CustomerId) -> bytes | None:
    """Returns the logo of a customer as PNG or JPEG, or None."""
    row = connection.execute("SELECT picture FROM logos WHERE id = ?", (customer_id,)).fetchone()
    return bytes(row[0]) if row else None


def customers_with_logo(connection: Connection) -> list[CustomerId]:
    """Returns the customers whose logo is kept."""
    return [CustomerId(row[0]) for row in connection.execute("SELECT id FROM logos")]


def set_logo(store: Store, customer_id: CustomerId, picture: bytes | None) -> None:
    """Stores `picture` as the logo of a customer, replacing the old one; None removes it. Raises the driver's error."""
    with atomic(store.connection):
        store.connection.execute("DELETE FROM logos WHERE id = ?", (customer_id,))
        if picture is not None:
            store.connection.execute("INSERT INTO logos (id, picture) VALUES (?, ?)", (customer_id, picture))
