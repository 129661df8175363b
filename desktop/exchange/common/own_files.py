"""Knows which files are Firsthand's own, so that no document is ever written over one of them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db.backup.names import backup_at, backups_in
from db.engine.atomic_files import beside
from desktop.core.paths import DataFolder


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """What Firsthand keeps: all in the data folder, and in the second folder for backups where one was chosen."""

    data_folder: DataFolder
    second_folder: Path | None = None

    def hold(self, target: Path) -> bool:
        """Whether writing to `target` would harm something of ours, whatever name, link or second name leads there."""
        real = Path(os.path.realpath(target))
        if backup_at(real) or any(map(_is_data_folder, real.parents)):
            # Of whichever store: nobody means a backup, or what lies in the data folder of another person.
            return True
        return self._is_in_own_folder(real) or real in self._logs() or _identity(real) in set(self._identities())

    def _is_in_own_folder(self, real: Path) -> bool:
        deep = {*map(_place, self._folders())}
        flat = {_place(self.second_folder)} if self.second_folder else set()
        return bool(deep & set(map(_place, real.parents))) or _place(real.parent) in flat

    def _folders(self) -> Iterator[Path]:
        """The data folder, and those in it, which may be links to somewhere else."""
        yield self.data_folder.folder
        yield from (path for path in _children(self.data_folder.folder) if path.is_dir())

    def _logs(self) -> set[Path]:
        """Where the store is a link, its log lies beside the file it leads to."""
        return {Path(os.path.realpath(path)) for path in beside(Path(os.path.realpath(self.data_folder.store)))}

    def _identities(self) -> Iterator[tuple[int, int]]:
        """Device and number of every file of ours: a second name (hard link) of one has the same."""
        files = [path for folder in self._folders() for path in _children(folder)]
        if self.second_folder:
            files += [backup.path for backup in backups_in(self.second_folder)]
        yield from (found for path in files if not path.is_dir() and (found := _identity(path)))


def _is_data_folder(folder: Path) -> bool:
    """Whether somebody's store stands in `folder`, as the files beside it show."""
    place = DataFolder(folder)
    return os.path.lexists(place.store) and (place.unlocking.exists() or place.store.with_suffix(".count").exists())


def _place(folder: Path) -> tuple[int, int] | Path:
    """What tells a folder from every other one: its device and number, or its path where it is not there."""
    return _identity(folder) or Path(os.path.realpath(folder))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def _children(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
