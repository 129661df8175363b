"""Where things lie: the user's data, and the files that come with the program."""

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
        """How the store is unlocked: which keyring entry, or by passphrase. Never the key itself."""
        return self.folder / "unlocking.json"

    @property
    def lock(self) -> Path:
        """Held by whoever may write to the store: process, program and computer, nothing else."""
        return self.folder / "firsthand.lock"

    @property
    def call(self) -> Path:
        """Laid down by a second start, taken away by the window that it calls to the front."""
        return self.folder / "firsthand.call"

    @property
    def backups(self) -> Path:
        """Copies of the store."""
        return self.folder / "backups"

    @property
    def settings(self) -> Path:
        """What the user chose, nothing a customer said."""
        return self.folder / "settings.json"

    @property
    def guides(self) -> Path:
        """The user's own guides, beside those of the program."""
        return self.folder / "guides"


def usual_place() -> DataFolder:
    """The folder the system means for this user's data."""
    from platformdirs import user_data_path

    return DataFolder(user_data_path("Firsthand", appauthor=False))


def resources() -> Path:
    """The folder of guides, samples and icons that come with the program."""
    bundled = getattr(sys, "_MEIPASS", None)
    return (Path(bundled) if bundled else Path(__file__).resolve().parent.parent.parent) / "resources"
