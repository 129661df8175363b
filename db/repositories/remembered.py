"""Small things kept across starts that would betray a customer in a settings file: last folder, last visit, last block."""

from db.driver import Connection
from db.store import Store


def recall(connection: Connection, name: str) -> str:
    """What was last remembered under `name`, or an empty text."""
    row = connection.execute("SELECT text FROM remembered WHERE id = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def remember(store: Store, name: str, text: str) -> None:
    """Keeps `text` under `name` in place of what was there."""
    store.connection.execute(
        "INSERT INTO remembered (id, text) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text", (name, text)
    )
