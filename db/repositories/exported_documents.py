"""Records exported documents: which document of which visit was written to what path, so that an erasure can list them."""

from collections.abc import Iterable
from pathlib import Path

from db.engine.driver import Connection
from db.engine.store import Store
from db.engine.transactions import atomic
from db.model.ids import utc_now
from db.model.kinds import VisitId
from db.model.messages import N_
from db.model.summaries import ExportLine
from db.tables.row_reader import read_all

NOT_NOTED = N_("The document is written, but that could not be noted; should somebody be erased one day, it will not be listed.")


def note(store: Store, document: str, path: Path, visit_ids: Iterable[VisitId]) -> None:
    """Records that `document` ("case-study") of these visits was written to `path`. Raises the driver's error."""
    with atomic(store.connection):
        store.connection.executemany(
            "INSERT INTO exports (visit, document, path, at) VALUES (?, ?, ?, ?)",
            [(visit_id, document, str(path), utc_now()) for visit_id in visit_ids],
        )


def of_visits(connection: Connection, visit_ids: Iterable[str]) -> list[ExportLine]:
    """Returns the documents exported from these visits, the latest first."""
    wanted = list(visit_ids)
    marks = ", ".join("?" * len(wanted))
    return read_all(
        connection,
        ExportLine,
        f"SELECT id, visit, document, path, at FROM exports WHERE visit IN ({marks}) ORDER BY id DESC",
        *wanted,
    )
