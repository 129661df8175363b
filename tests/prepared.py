"""Prepares what many tests start with, once in each process; every test gets a copy of its own, byte by byte."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from stat import S_IMODE
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from db.engine.atomic_files import make_empty, private_folder
from db.engine.keys import Key
from db.engine.store import Store
from db.service.opening import create_store, open_store

T = TypeVar("T")
# What was made, and the files of it: path within the folder, mode, content (None of a folder).
Made = tuple[Any, list[tuple[Path, int, bytes | None]]]


def new_store(path: Path, key: Key) -> Store:
    """Returns a new store at `path`, open for writing: a copy of what `create_store` made once for `key`, with the same salt."""
    private_folder(path.parent)
    make_empty(path)
    path.write_bytes(_new(key))
    return open_store(path, key)


@cache
def _new(key: Key) -> bytes:
    with TemporaryDirectory() as folder:
        store = create_store(Path(folder) / "firsthand.db", key)
        store.close()
        return store.path.read_bytes()


def prepared(make: Callable[[Path], T], folder: Path) -> T:
    """Fills `folder` with what `make` makes in an empty one, and returns what that returned, which nobody may change."""
    result, files = _made(make)
    private_folder(folder)
    for name, mode, content in files:
        path = folder / name
        if content is None:
            path.mkdir()
        else:
            path.write_bytes(content)
        path.chmod(mode)
    found: T = result
    return found


@cache
def _made(make: Callable[[Path], Any]) -> Made:
    with TemporaryDirectory() as name:
        folder = Path(name)
        result = make(folder)
        paths = sorted(folder.rglob("*"))
        return result, [
            (path.relative_to(folder), S_IMODE(path.stat().st_mode), path.read_bytes() if path.is_file() else None)
            for path in paths
        ]
