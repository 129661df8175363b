"""Names the other stores that lie beside one: moved aside by a restore, copied as found after a crash, made by a repair.

Copies as found pile up where a store goes on disagreeing with its count; the older ones are removed. Promises of safety: R10, S4.
"""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from db.engine.atomic_files import STAMP, beside, free_name, settle_folder

FOUND, RESTORED, REPAIRED = "as-found", "before-restoring", "repaired"
# Of the copies as found these stay: the newest ones, and the first of each of the last days on which there was one. The first
# holds what a crash left, the later ones what became of it.
NEWEST, DAYS = 3, 7
DAY_LETTERS = len("20261124")


def place_for(path: Path, kind: str) -> Path:
    """Returns the path of a new folder, FOUND or RESTORED, for the store at `path`; does not make it."""
    return free_name(path.with_name(f"{path.stem}-{datetime.now(UTC).strftime(STAMP)}-{kind}"))


def put_aside(path: Path) -> list[Path]:
    """Returns the other stores beside `path`, without the copies as found."""
    moved = [folder / path.name for folder in path.parent.glob(f"{path.stem}-*-{RESTORED}*")]
    return [file for file in (*moved, *path.parent.glob(f"{path.stem}-*-{REPAIRED}*.db")) if file.exists()]


def stores_beside(path: Path) -> list[Path]:
    """Returns all other stores beside `path`, the copies as found as well."""
    return [*put_aside(path), *(file for folder in found(path) if (file := folder / path.name).exists())]


def found(path: Path) -> list[Path]:
    """Returns the folders with copies of the store as it was found, the first one first; a link is none of ours."""
    folders = path.parent.glob(f"{path.stem}-*-{FOUND}*")
    return sorted(folder for folder in folders if folder.is_dir() and not folder.is_symlink())


def thin_found(path: Path) -> None:
    """Removes the copies as found that need not stay."""
    folders = found(path)
    first_of_day = {folder.name[len(path.stem) + 1 :][:DAY_LETTERS]: folder for folder in reversed(folders)}
    kept = {*folders[-NEWEST:], *(first_of_day[day] for day in sorted(first_of_day)[-DAYS:])}
    for folder in folders:
        if folder not in kept:
            remove_found(path, folder)


def remove_found(path: Path, folder: Path) -> bool:
    """Removes one copy of the store at `path` as found, and nothing else in its folder; returns whether it is gone."""
    with suppress(OSError):
        for file in beside(folder / path.name):
            file.unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()
        settle_folder(folder.parent)
    return not any(file.exists() for file in beside(folder / path.name))
