"""A report of a problem, for whoever helps: versions, sizes, kinds of errors with file and line. Not a word of the content.

It is shown before it is saved, and saved only where the person says.
"""

import platform
import re
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from desktop import __version__
from desktop.core.paths import DataFolder

PACKAGES = ("PySide6_Essentials", "sqlite-utils", "sqlcipher3", "reportlab", "keyring", "msgspec", "babel")
# A line of the log: moment, kind of error, files and lines. Anything else is left out.
LOG_LINE = re.compile(r"\S+ \w+(?: [\w.]+:\d+(?: < [\w.]+:\d+)*)?")
MOST_LINES = 60


def report(data_folder: DataFolder, schema: int | None, keyring: str) -> str:
    """The report as text: `schema` is the version of the tables (None while the store is closed), `keyring` its backend."""
    return "\n".join(
        (
            "Firsthand: report of a problem",
            "This text holds no words of customers. Please read it before you send it.",
            "",
            f"Firsthand {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}",
            f"built program: {'yes' if getattr(sys, 'frozen', False) else 'no'}",
            *(f"{name} {_version(name)}" for name in PACKAGES),
            f"tables: {schema if schema is not None else 'the store is closed'}",
            f"keyring: {keyring or 'none, a passphrase'}",
            *(f"{name}: {size}" for name, size in _sizes(data_folder.folder)),
            "",
            "Errors, the latest last:",
            *(_log(data_folder.folder / "firsthand.log") or ("none",)),
            "",
        )
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not found"


def _sizes(folder: Path) -> list[tuple[str, str]]:
    """The sizes of our own files; others in the folder are not named, they may be called after a customer."""
    names = ("firsthand.db", "firsthand.db-wal", "settings.json", "unlocking.json", "firsthand.log", "firsthand.native")
    return [(name, f"{(folder / name).stat().st_size} bytes" if (folder / name).is_file() else "not there") for name in names]


def _log(path: Path) -> list[str]:
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    return [line for line in lines[-MOST_LINES:] if LOG_LINE.fullmatch(line)]
