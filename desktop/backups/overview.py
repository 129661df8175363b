"""Reads the overview of the backups in a thread, and makes a backup on request."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.backup.backups import BackupAbandoned, all_backups, back_up, folder_of
from db.backup.names import BackupReason
from db.backup.ownership import made_by
from db.engine.store import Store
from db.integrity.verification import BackupState
from desktop.backups.backup_list import BackupLine, held_in, line_of
from desktop.core.background import Background, BackgroundRun
from desktop.core.paths import DataFolder
from desktop.keys.backup_keys import BackupKeys, look_with


@dataclass(frozen=True, slots=True)
class BackupsView:
    """The newest backup beside the store (None without one), how many there are, the oldest moment (UTC), all bytes.

    `folder` is the second folder or empty; `is_reached` whether it can be reached now; `there` how many backups lie in it.
    """

    newest: BackupLine | None = None
    count: int = 0
    since: str = ""
    size: int = 0
    folder: str = ""
    is_reached: bool = True
    there: int = 0


class BackupsReader(Background):
    """Reads what the page shows, in a thread, as a second folder may answer slowly. Signals: `read(BackupsView)`."""

    read = Signal(object)

    def __init__(self, data_folder: DataFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_folder = data_folder

    def look(self, ways: BackupKeys, chosen: Path | None, mark: str) -> None:
        """Starts to read the backups of the store with this `mark`; emits `read` when done."""
        self.begin("glance", lambda run: self._look(ways, chosen, mark, run))

    def _look(self, ways: BackupKeys, chosen: Path | None, mark: str, run: BackgroundRun) -> None:
        is_reached = chosen is None or chosen.is_dir()
        folder = folder_of(self._data_folder.store)
        found = made_by(all_backups(self._data_folder.store, chosen if is_reached else None), mark, ways.keys)
        here = [made for made in found if made.path.parent == folder]
        newest = None
        if here:
            look, _ = look_with(here[0].path, ways)
            held = held_in(look.contents) if look.standing is BackupState.GOOD else None
            newest = replace(line_of(here[0].path, here[0]), standing=look.standing.value, held=held, sentence=look.sentence)
        view = BackupsView(
            newest,
            len(here),
            min(made.at for made in here).isoformat() if here else "",
            sum(made.size for made in here),
            str(chosen) if chosen else "",
            is_reached,
            len(found) - len(here),
        )
        run.tell(self.read, view)


class BackUpJob(Background):
    """Makes a backup in a thread. Signals: `made(object)` with a Message where the second folder got none, else None."""

    made = Signal(object)

    def start(self, opener: Callable[[], Store]) -> None:
        """Starts to back up the store that `opener` opens for reading."""
        self.begin("backup", lambda run: self._make(opener, run))

    def _make(self, opener: Callable[[], Store], run: BackgroundRun) -> None:
        store = opener()
        try:
            made = back_up(store, BackupReason.ASKED, beside_work=True, give_up=lambda: run.is_over)
        except BackupAbandoned:
            return
        finally:
            store.close()
        run.tell(self.made, made.elsewhere)
