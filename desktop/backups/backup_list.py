"""Lists the backups and opens them one by one in a thread: what each holds, and whether it can be restored."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.backup.backups import all_backups, folder_of
from db.backup.names import Backup, backup_at
from db.engine.keys import Key
from db.integrity.verification import BackupState, Contents, contents_of
from db.model.errors import StoreError
from db.model.messages import Message
from db.service.opening import open_for_reading
from db.tables.queries import last_change
from desktop.core.background import Background, BackgroundRun
from desktop.core.paths import DataFolder
from desktop.keys.backup_keys import BackupKeys, key_at_hand, look_with

GOOD, OTHER_KEY, NEWER, DAMAGED = (standing.value for standing in BackupState)


@dataclass(frozen=True, slots=True)
class StoreSummary:
    """What a store holds: visits, records of every kind, and the moment (UTC) of its last change."""

    visits: int
    records: int
    last_change: str = ""


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup: when it was made (UTC, empty where its file name has no moment), why, its size in bytes, its path.

    `standing` is empty until the backup was opened; then `held` says what is in it, and `sentence` what is wrong with it.
    """

    path: Path
    at: str = ""
    reason: str = ""
    size: int = 0
    elsewhere: bool = False
    standing: str = ""
    held: StoreSummary | None = None
    sentence: Message | None = None

    @property
    def is_good(self) -> bool:
        """Whether the backup can be restored."""
        return self.standing == GOOD


def line_of(path: Path, made: Backup | None, elsewhere: bool = False) -> BackupLine:
    """Returns the line of a backup that was not opened yet."""
    if made is None:
        return BackupLine(path, size=_size(path), elsewhere=elsewhere)
    return BackupLine(path, made.at.isoformat(), made.reason.value, made.size, elsewhere)


def held_in(contents: Contents) -> StoreSummary:
    """Returns the summary of a store's contents."""
    return StoreSummary(contents.tables.get("visits", 0), contents.records, contents.last_change)


class BackupList(Background):
    """Lists and opens backups of the store in `place`.

    Signals: `listed(list)` with a BackupLine each, the latest first; `looked(BackupLine)` for each one once it was opened;
    `stood(object)` with what the present store holds (StoreSummary), or None where it cannot be read; `ended`.
    """

    listed = Signal(list)
    looked = Signal(object)
    stood = Signal(object)
    ended = Signal()

    def __init__(self, data_folder: DataFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_folder = data_folder
        self._keys: dict[Path, Key] = {}

    def key_of(self, path: Path) -> Key | None:
        """Returns the key that opened the backup at `path`."""
        return self._keys.get(path)

    def look(self, ways: BackupKeys, chosen: Path | None = None, asks_keyring: bool = False) -> None:
        """Lists the backups, those in the second folder `chosen` too, and opens them; if wanted, with the key in the keyring."""
        self.begin("backups", lambda run: self._look(ways, chosen, asks_keyring, run))

    def look_at(self, path: Path, ways: BackupKeys) -> None:
        """Opens one backup file from any folder."""
        self.begin("backups", lambda run: self._look_into(line_of(path, backup_at(path)), ways, run))

    def _look(self, ways: BackupKeys, chosen: Path | None, asks_keyring: bool, run: BackgroundRun) -> None:
        ours = folder_of(self._data_folder.store)
        lines = [line_of(made.path, made, made.path.parent != ours) for made in all_backups(self._data_folder.store, chosen)]
        run.tell(self.listed, lines)
        if asks_keyring and (key := key_at_hand(self._data_folder)) and key not in ways.keys:
            ways.keys.append(key)
        run.tell(self.stood, self._standing_now(ways))
        for line in lines:
            self._look_into(line, ways, run)
            if run.is_over:
                return
        run.tell(self.ended)

    def _look_into(self, line: BackupLine, ways: BackupKeys, run: BackgroundRun) -> None:
        look, key = look_with(line.path, ways)
        if key:
            self._keys[line.path] = key
        held = held_in(look.contents) if look.standing is BackupState.GOOD else None
        run.tell(self.looked, replace(line, standing=look.standing.value, held=held, sentence=look.sentence))

    def _standing_now(self, ways: BackupKeys) -> StoreSummary | None:
        for key in ways.of(self._data_folder.store):
            try:
                return _held_now(self._data_folder.store, key)
            except StoreError:
                continue
        return None


def _held_now(path: Path, key: Key) -> StoreSummary:
    """Returns what the store at `path` holds now. Raises StoreError."""
    from db.engine.driver_errors import plain_errors

    store = open_for_reading(path, key)
    try:
        with plain_errors(path):
            return replace(held_in(contents_of(store.connection)), last_change=last_change(store.connection))
    finally:
        store.close()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
