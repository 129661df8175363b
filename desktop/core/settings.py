"""Loads and saves the user's settings, which are declared once as data. Nothing a customer said is ever kept here."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.engine.atomic_files import private_folder
from db.engine.plain_files import NOT_TO_WAIT, read_plain


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, its default, and the values it may have."""

    name: str
    default: str | int
    allows: Callable[[Any], bool]


# The choices for how long nobody must touch the window until it locks itself; 0 is never.
LOCK_MINUTES = (1, 2, 4, 10, 30, 0)
# For how many years what was agreed counts where nobody said until when; 0 is for good.
ANSWERS_LAST = "answers_last"
SETTINGS = {
    setting.name: setting
    for setting in (
        Setting("appearance", "system", lambda value: value in ("system", "light", "dark")),
        Setting("text_size", 100, lambda value: isinstance(value, int) and not isinstance(value, bool) and 80 <= value <= 200),
        Setting(
            "lock_minutes", 4, lambda value: isinstance(value, int) and not isinstance(value, bool) and value in LOCK_MINUTES
        ),
        # Whether a visit begins with what the customer may read along; empty until that was asked, in the first visit.
        Setting("at_table", "", lambda value: value in ("", "yes", "no")),
        Setting(ANSWERS_LAST, 0, lambda value: isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 3),
        Setting("guide", "45", lambda value: isinstance(value, str) and 0 < len(value) <= 60),
        Setting("window", "", lambda value: isinstance(value, str) and len(value) < 2000),
    )
}


class Settings:
    """The settings in force; if the file is damaged, the defaults apply and nothing else is lost."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)

    def text(self, name: str) -> str:
        """Returns a setting that is a text."""
        return str(self._values.get(name, SETTINGS[name].default))

    def number(self, name: str) -> int:
        """Returns a setting that is a number."""
        return int(self._values.get(name, SETTINGS[name].default))

    def choose(self, name: str, value: str | int) -> None:
        """Sets and saves a value; ignores one that is not allowed. If the file cannot be written, it holds until the end."""
        if SETTINGS[name].allows(value) and self._values.get(name) != value:
            self._values[name] = value
            _write(self._path, self._values)


def _read(path: Path) -> dict[str, str | int]:
    if not path.exists():
        return {}
    import json

    try:
        found = json.loads(read_plain(path))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: found[name] for name, setting in SETTINGS.items() if name in found and setting.allows(found[name])}


def _write(path: Path, values: dict[str, str | int]) -> None:
    import json

    try:
        private_folder(path.parent)
        beside = path.with_suffix(".new")
        with os.fdopen(
            os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | NOT_TO_WAIT, 0o600), "w", encoding="utf-8"
        ) as file:
            json.dump(values, file)
        beside.replace(path)
    except OSError:
        return
