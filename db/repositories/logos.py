"""Loads and stores logos, as pictures that Firsthand redrew (see desktop.exchange.pictures.pictures).

A customer's logo stands under its id. Those of the house stand under their digest, which the house style names: so an earlier
version of it has its logo, too.
"""

from db.engine.driver import Connection
from db.engine.store import Store
from db.engine.transactions import atomic
from db.model.kinds import CustomerId
from db.model.records_copy import digest_of


def logo_of(connection: Connection, customer_id: CustomerId) -> bytes | None:
    """Returns the logo of a customer as PNG or JPEG, or None."""
    return picture_of(connection, customer_id)


def picture_of(connection: Connection, key: str) -> bytes | None:
    """Returns the picture under a key, the digest of a logo of the house for instance, or None."""
    row = connection.execute("SELECT picture FROM logos WHERE id = ?", (key,)).fetchone()
    return bytes(row[0]) if row else None


def keys_of_logos(connection: Connection) -> list[str]:
    """Returns the keys of all logos: ids of customers, and digests."""
    return [str(row[0]) for row in connection.execute("SELECT id FROM logos")]


def set_logo(store: Store, key: str, picture: bytes | None) -> None:
    """Stores `picture` as the logo under `key`, the id of a customer, replacing the old one; None removes it.

    Raises the driver's error.
    """
    with atomic(store.connection):
        store.connection.execute("DELETE FROM logos WHERE id = ?", (key,))
        if picture is not None:
            store.connection.execute("INSERT INTO logos (id, picture) VALUES (?, ?)", (key, picture))


def keep_picture(store: Store, picture: bytes) -> str:
    """Stores a logo of the house and returns its digest; the house style names it then. Raises the driver's error."""
    digest = digest_of(picture)
    with atomic(store.connection):
        store.connection.execute("INSERT OR IGNORE INTO logos (id, picture) VALUES (?, ?)", (digest, picture))
    return digest
