"""Finds the folders of the user's data and of the files that come with the program."""

import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folder with everything of one user: the store, how it is unlocked, settings, own guides."""

    folder: Path

    @property
    def store(self) -> Path:
        """The one encrypted file."""
        return self.folder / "firsthand.db"

    @property
    def unlocking(self) -> Path:
        """The record of how the store is unlocked: by which keyring entry, or by passphrase. Never the key itself."""
        return self.folder / "unlocking.json"

    @property
    def lock(self) -> Path:
        """The lock file of the process that may write to the store; it names process, program and computer, nothing else."""
        return self.folder / "firsthand.lock"

    @property
    def call(self) -> Path:
        """The file that a second start makes, and that the open window removes when it comes to the front."""
        return self.folder / "firsthand.call"

    @property
    def backups(self) -> Path:
        """The folder of the backups."""
        return self.folder / "backups"

    @property
    def settings(self) -> Path:
        """The file of the user's settings, with nothing a customer said."""
        return self.folder / "settings.json"

    @property
    def guides(self) -> Path:
        """The folder of the user's own guides, used beside those of the program."""
        return self.folder / "guides"


def usual_place() -> DataFolder:
    """Returns the folder that the system provides for this user's data."""
    from platformdirs import user_data_path

    return DataFolder(user_data_path("Firsthand", appauthor=False))


def resources() -> Path:
    """Returns the folder of guides, samples and icons that come with the program."""
    bundled = getattr(sys, "_MEIPASS", None)
    return (Path(bundled) if bundled else Path(__file__).resolve().parent.parent.parent) / "resources"
