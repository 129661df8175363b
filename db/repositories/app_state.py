"""Small things kept across starts that would betray a customer in a settings file: last folder, last visit, last block."""

from db.engine.driver import Connection
from db.engine.store import Store

# Folders of this computer, by what goes there: documents, and a second copy of each backup.
PAPERS, BACKUPS = "folder", "backup folder"


def recall(connection: Connection, name: str) -> str:
    """What was last remembered under `name`, or an empty text."""
    row = connection.execute("SELECT text FROM remembered WHERE id = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def remember(store: Store, name: str, text: str) -> None:
    """Keeps `text` under `name` in place of what was there."""
    store.connection.execute(
        "INSERT INTO remembered (id, text) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text", (name, text)
    )


def forget_folders(store: Store) -> None:
    """Forgets where documents and backups went."""
    for name in (PAPERS, BACKUPS):
        remember(store, name, "")
