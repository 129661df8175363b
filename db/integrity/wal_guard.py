"""Checks a store that has a write-ahead log before anything is written, and keeps a copy if the two do not belong together.

After a crash a log stays beside its file. A sync service, or a person who copied only one of them, can leave an older log beside
a newer file, or a newer log beside an older file. Opened for writing, SQLite would fold one into the other, and the content of
one of them would be lost for good. Promise of safety: R10.
"""

from dataclasses import replace
from pathlib import Path

from db.engine.atomic_files import beside, copy_new, led_to, private_folder
from db.engine.connection import connect_to
from db.engine.keys import Key
from db.engine.store import refuse_foreign_and_newer
from db.integrity import aside, ledger
from db.integrity.verification import WITH_LEDGER, contents_of


def look_before_touching(path: Path, key: Key) -> None:
    """Reads the store at `path` without changing it, and copies it if records are missing or it is older than remembered.

    Raises the driver's error, StoreError or OSError if it cannot be read or copied; then it is unchanged.
    """
    connection = connect_to(path, key, read_only=True)
    try:
        refuse_foreign_and_newer(path, connection)
        contents = contents_of(connection)
    finally:
        connection.close()
    if contents.schema < WITH_LEDGER:
        return
    before = ledger.recall(path)
    is_older = before is not None and before.lost is None and before.sequence > contents.count.sequence
    if is_older or contents.records != contents.count.records:
        _keep(path)
    if before is not None and is_older:
        # Remembered at once, so that the same state is not copied twice.
        ledger.write(path, replace(contents.count, lost=before))


def _keep(path: Path) -> None:
    folder = aside.place_for(path, aside.FOUND)
    private_folder(folder)
    for file, copy in zip(beside(led_to(path))[:2], beside(folder / path.name)[:2], strict=True):
        if file.exists():
            copy_new(file, copy)
    aside.thin_found(path)
