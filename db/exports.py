"""What was written out of the store: which document of which visit went where, so that an erasure can list it."""

from collections.abc import Iterable
from pathlib import Path

from db.driver import Connection
from db.kinds import VisitId
from db.lines import ExportLine
from db.records import utc_now
from db.repositories.reading import read_all
from db.store import Store
from db.transactions import atomic


def note(store: Store, document: str, path: Path, visit_ids: Iterable[VisitId]) -> None:
    """Notes that `document` ("case-study") of these visits was written to `path`. Raises the driver's error."""
    with atomic(store.connection):
        store.connection.executemany(
            "INSERT INTO exports (visit, document, path, at) VALUES (?, ?, ?, ?)",
            [(visit_id, document, str(path), utc_now()) for visit_id in visit_ids],
        )


def of_visits(connection: Connection, visit_ids: Iterable[str]) -> list[ExportLine]:
    """What was written out of these visits, the latest first."""
    wanted = list(visit_ids)
    marks = ", ".join("?" * len(wanted))
    return read_all(
        connection,
        ExportLine,
        f"SELECT id, visit, document, path, at FROM exports WHERE visit IN ({marks}) ORDER BY id DESC",
        *wanted,
    )
