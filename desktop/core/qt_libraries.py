"""The system libraries that Qt's windows need on Linux: which of them are missing, and what an administrator installs.

Standard library only: run.py uses it before anything is installed. What is missing then is noted beside the packages; only
while that note is there does a start that opens a window ask the loader again.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from db.model.messages import N_, NN_, Message

# What a bare Debian or Ubuntu lacks, by the names of its packages.
PACKAGES = (
    *("libgl1", "libegl1", "libdbus-1-3", "libfontconfig1", "libglib2.0-0", "libgssapi-krb5-2", "libxkbcommon0"),
    *("libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0"),
    *("libxcb-render-util0", "libxcb-shape0", "libxcb-xkb1"),
)
# Of Qt's modules that this program uses, those that together need all that the others need.
MODULES = ("QtWidgets", "QtPdfWidgets", "QtSvg", "QtDBus")
NOTE = "qt-libraries-missing.txt"
MOST_NAMED = 3
ADVICE = N_(
    "No window can be opened, because this system lacks {libraries}. "
    "On Debian and Ubuntu an administrator installs what is needed with:\n  {command}"
)
AND_MORE = NN_("{libraries} and {count} more", "{libraries} and {count} more")


def apt_install(packages: Iterable[str]) -> str:
    """The command that installs Debian's `packages`, as an administrator types it."""
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install --yes --no-install-recommends {' '.join(packages)}"


def advice(libraries: Sequence[str]) -> Message:
    """What to do about missing `libraries`: one sentence, and the command in a line of its own."""
    named: Message | str = ", ".join(libraries[:MOST_NAMED])
    if len(libraries) > MOST_NAMED:
        named = Message(AND_MORE, libraries=named, count=len(libraries) - MOST_NAMED)
    return Message(ADVICE, libraries=named, command=apt_install(PACKAGES))


def advice_on(error: ImportError) -> Message | None:
    """The same for an import that failed; None where it did not fail for a library that Qt needs."""
    library, _, reason = str(error).partition(": ")
    is_qt = Path(error.path or "").parent.name in ("PySide6", "shiboken6")
    return advice([library]) if is_qt and reason.startswith("cannot open shared object file") else None


def advice_for_start(folder: Path, environment: Mapping[str, str]) -> Message | None:
    """The advice for packages installed in `folder`, while libraries are missing that were missing at first; else None."""
    note = folder / NOTE
    if not note.exists():
        return None
    if libraries := missing(folder, environment):
        return advice(libraries)
    # Where this start needs less than others, that is no reason to stop asking.
    if not missing(folder, {}):
        with suppress(OSError):
            note.unlink()
    return None


def note_missing(folder: Path) -> list[str]:
    """Notes beside the packages in `folder` what is missing, or that nothing is; returns it."""
    libraries = missing(folder, {})
    if libraries:
        (folder / NOTE).write_text("\n".join(libraries) + "\n", "utf-8")
    else:
        (folder / NOTE).unlink(missing_ok=True)
    return libraries


def missing(folder: Path, environment: Mapping[str, str]) -> list[str]:
    """The libraries that the loader does not find for a window, in the way that takes the fewest of them."""
    for pyside in folder.glob("lib/*/site-packages/PySide6"):
        found = [_missing(pyside, platform) for platform in _platforms(environment)]
        fewest: set[str] = min(found, key=len)
        return sorted(fewest)
    return []


def _platforms(environment: Mapping[str, str]) -> list[str]:
    """The ways in which Qt may show windows; one is enough."""
    if chosen := environment.get("QT_QPA_PLATFORM"):
        return [name.split(":")[0] for name in chosen.split(";")]
    return ["wayland", "xcb"] if environment.get("WAYLAND_DISPLAY") else ["xcb"]


def _missing(pyside: Path, platform: str) -> set[str]:
    import subprocess

    files = [*(pyside / f"{name}.abi3.so" for name in MODULES), pyside / "Qt/plugins/platforms" / f"libq{platform}.so"]
    try:
        told = subprocess.run(["ldd", *(file for file in files if file.exists())], capture_output=True, text=True).stdout
    except OSError:
        # Without ldd nobody knows; Qt will tell.
        return set()
    return {line.split()[0] for line in told.splitlines() if line.endswith("not found")}
