"""Reads the lists of folders and keys that the table `remembered` keeps as JSON. They raise what `integrity.row_check` looks for.

A hostile store may hold any text there.
"""

import json
from collections.abc import Callable

from db.engine.keys import Key

# The names of the lists: former second folders for backups, and the former keys of backups in folders that are away.
FORMER_BACKUPS, FORMER_KEYS = "former folders", "former keys"


def folders_from(text: str) -> list[str]:
    """Returns the folders that were once chosen for second backups. Raises ValueError, TypeError or RecursionError."""
    return [str(one) for one in json.loads(text or "[]")]


def keys_from(text: str) -> dict[str, tuple[Key, ...]]:
    """Returns the former keys of the backups in each folder, the latest last; raises as `folders_from`."""
    kept = json.loads(text or "{}")
    return {folder: tuple(Key(bytes.fromhex(key)) for key in keys) for folder, keys in dict.items(kept)}


READERS: dict[str, Callable[[str], object]] = {FORMER_BACKUPS: folders_from, FORMER_KEYS: keys_from}
