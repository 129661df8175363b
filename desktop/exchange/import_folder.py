"""Finds what a folder that was taken out holds for import: the visit files in it, and the logo of each customer."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from db.model.messages import N_
from db.model.system_texts import system_reason
from desktop.exchange.common.errors import BadVisitFile, shown

VISIT_FILE = ".json"
# The logo in the folder of a customer; PNG or JPEG, whatever its ending.
LOGO = "logo.png"
LONGEST_PATH = 200
NO_VISITS = N_("{path} holds no visit file (*.json).")
UNREADABLE = N_("{path} cannot be read: {reason}.")


def files_of(paths: Sequence[Path]) -> list[Path]:
    """Returns `paths` with each folder replaced by the visit files in it, sorted. Raises BadVisitFile for a folder without any.

    Tables and documents in a folder are left out, as its visit files hold all that is in them.
    """
    found: list[Path] = []
    for path in paths:
        if not _is_folder(path):
            found.append(path)
            continue
        files = sorted(_visit_files(path))
        if not files:
            raise BadVisitFile(NO_VISITS, path=shown(path, LONGEST_PATH))
        found += files
    return found


def logos_beside(files: Sequence[Path], paths: Sequence[Path]) -> list[Path]:
    """Returns the logos, one for each customer, that lie beside those `files` of `paths` that were found in a folder."""
    folders = {file.parent for file in files if file not in paths}
    return sorted(logo for folder in folders if (logo := folder / LOGO).is_file())


def _is_folder(path: Path) -> bool:
    """Returns whether `path` is a folder; a name too long for the system is left to whoever reads the file, to say so."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _visit_files(folder: Path) -> Iterator[Path]:
    def failed(error: OSError) -> None:
        raise BadVisitFile(UNREADABLE, path=shown(error.filename, LONGEST_PATH), reason=system_reason(error))

    # Links to folders are not followed: they may lead anywhere, or in a circle.
    for place, folders, names in os.walk(folder, onerror=failed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.casefold().endswith(VISIT_FILE) and not name.startswith("."):
                yield Path(place) / name
