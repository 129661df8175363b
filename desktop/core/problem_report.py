"""Writes a report of a problem for whoever helps: versions, sizes, kinds of errors with file and line. No word of a visit.

The window shows it before it is saved, and saves it only where the person chooses. Promise of safety: L1.
"""

import platform
import re
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from db.engine.plain_files import read_plain
from db.model.messages import N_, NN_
from desktop import __version__
from desktop.core.messages import ENGLISH, Translator
from desktop.core.paths import DataFolder

PACKAGES = ("PySide6_Essentials", "sqlite-utils", "sqlcipher3", "reportlab", "keyring", "msgspec", "babel")
# A line of the log has this form: moment, kind of error, files and lines. Other lines are left out.
LOG_LINE = re.compile(r"\S+ \w+(?: [\w.]+:\d+(?: < [\w.]+:\d+)*)?")
MOST_LINES = 60
# Only our own files are named: the name of another file may contain a customer.
FILES = ("firsthand.db", "firsthand.db-wal", "settings.json", "unlocking.json", "firsthand.log", "firsthand.native")


def report(data_folder: DataFolder, schema: int | None, keyring: str, words: Translator = ENGLISH) -> str:
    """Returns the report as text; `schema` is the version of the tables, None while the store is closed."""
    said = words.text
    return "\n".join(
        (
            said(N_("Firsthand: report of a problem")),
            said(N_("This text holds no words of customers. Please read it before you send it.")),
            "",
            f"Firsthand {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}",
            said(N_("built program: yes") if getattr(sys, "frozen", False) else N_("built program: no")),
            *(f"{name} {_version(name, words)}" for name in PACKAGES),
            said(N_("tables: the store is closed")) if schema is None else said(N_("tables: {version}"), version=schema),
            said(N_("keyring: {name}"), name=keyring) if keyring else said(N_("keyring: none, a passphrase")),
            *(_size(data_folder.folder / name, words) for name in FILES),
            "",
            said(N_("Errors, the latest last:")),
            *(_log(data_folder.folder / "firsthand.log") or (said(N_("none")),)),
            "",
        )
    )


def _version(package: str, words: Translator) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return words.text(N_("not found"))


def _size(path: Path, words: Translator) -> str:
    if not path.is_file():
        return words.text(N_("{name}: not there"), name=path.name)
    return words.plural(NN_("{name}: {count} byte", "{name}: {count} bytes"), path.stat().st_size, name=path.name)


def _log(path: Path) -> list[str]:
    try:
        lines = read_plain(path).decode("utf-8", "replace").splitlines()
    except OSError:
        return []
    return [line for line in lines[-MOST_LINES:] if LOG_LINE.fullmatch(line)]
