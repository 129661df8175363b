"""Stores the last folder, visit and block across starts; they lie in the encrypted store, because they name a customer.

Promise of safety: K5.
"""

from db.engine.driver import Connection
from db.engine.store import Store
from db.model.kinds import CustomerId
from db.tables.remembered import FORMER_BACKUPS, FORMER_KEYS

# The names of two folders of this computer: for documents, and for a second copy of each backup.
PAPERS, BACKUPS = "folder", "backup folder"


def recall(connection: Connection, name: str) -> str:
    """Returns the text last remembered under `name`, or an empty text."""
    row = connection.execute("SELECT text FROM remembered WHERE id = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def remember(store: Store, name: str, text: str) -> None:
    """Stores `text` under `name`, replacing the text there."""
    store.connection.execute(
        "INSERT INTO remembered (id, text) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text", (name, text)
    )


def papers_of(customer_id: CustomerId) -> str:
    """Returns the name under which the folder last used for the documents of a customer is remembered.

    Each customer has one, as the name of a folder may betray another customer.
    """
    return f"{PAPERS} {customer_id}"


def forget_folders(store: Store) -> None:
    """Deletes the remembered folders for documents and backups, with the former keys of the backups in them."""
    for name in (BACKUPS, FORMER_BACKUPS, FORMER_KEYS):
        remember(store, name, "")
    store.connection.execute("DELETE FROM remembered WHERE id = ? OR id LIKE ?", (PAPERS, f"{PAPERS} %"))
