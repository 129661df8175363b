"""Takes visit files into a store: all of them, or none."""

from collections.abc import Sequence
from pathlib import Path

from db import backup
from db.backup_names import Reason
from db.records import WholeVisit
from db.repositories import visits
from db.store import Store
from desktop.exchange.reading import read_visit_file


def take_in(store: Store, paths: Sequence[Path]) -> list[WholeVisit]:
    """Reads every file before it stores any, with a backup first. Raises BadVisitFile or StoreError; then nothing is stored."""
    found = [read_visit_file(path) for path in paths]
    backup.before(store, Reason.IMPORT)
    with store.database.atomic():
        for whole in found:
            visits.add(store, whole)
    return found
