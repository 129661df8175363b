"""Finds the system libraries that Qt's windows need on Linux and that are missing, and names the packages to install.

Uses the standard library only, as run.py calls it before anything is installed. It notes the missing libraries beside the
packages; a start with a window asks the loader again only while that note exists.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from db.model.messages import N_, NN_, Message

# The libraries that a bare Debian or Ubuntu lacks, by the names of its packages.
PACKAGES = (
    *("libgl1", "libegl1", "libdbus-1-3", "libfontconfig1", "libglib2.0-0", "libgssapi-krb5-2", "libxkbcommon0"),
    *("libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0"),
    *("libxcb-render-util0", "libxcb-shape0", "libxcb-xkb1"),
)
# The Qt modules that together need all libraries that any module of this program needs.
MODULES = ("QtWidgets", "QtPdfWidgets", "QtSvg", "QtDBus")
NOTE = "qt-libraries-missing.txt"
MOST_NAMED = 3
ADVICE = N_(
    "No window can be opened, because this system lacks {libraries}. "
    "On Debian and Ubuntu an administrator installs what is needed with:\n  {command}"
)
AND_MORE = NN_("{libraries} and {count} more", "{libraries} and {count} more")


def apt_install(packages: Iterable[str]) -> str:
    """Returns the command that an administrator types to install Debian's `packages`."""
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install --yes --no-install-recommends {' '.join(packages)}"


def advice(libraries: Sequence[str]) -> Message:
    """Returns the advice on missing `libraries`: one sentence, and the command on a line of its own."""
    named: Message | str = ", ".join(libraries[:MOST_NAMED])
    if len(libraries) > MOST_NAMED:
        named = Message(AND_MORE, libraries=named, count=len(libraries) - MOST_NAMED)
    return Message(ADVICE, libraries=named, command=apt_install(PACKAGES))


def advice_on(error: ImportError) -> Message | None:
    """Returns the advice on a failed import; None if it did not fail for a library that Qt needs."""
    library, _, reason = str(error).partition(": ")
    is_qt = Path(error.path or "").parent.name in ("PySide6", "shiboken6")
    return advice([library]) if is_qt and reason.startswith("cannot open shared object file") else None


def advice_for_start(folder: Path, environment: Mapping[str, str]) -> Message | None:
    """Returns the advice for packages in `folder` while libraries noted there are still missing; else None."""
    note = folder / NOTE
    if not note.exists():
        return None
    if libraries := missing(folder, environment):
        return advice(libraries)
    # This start may need fewer libraries than others, so the note stays.
    if not missing(folder, {}):
        with suppress(OSError):
            note.unlink()
    return None


def note_missing(folder: Path) -> list[str]:
    """Finds the missing libraries, notes them beside the packages in `folder` (or removes the note), and returns them."""
    libraries = missing(folder, {})
    if libraries:
        (folder / NOTE).write_text("\n".join(libraries) + "\n", "utf-8")
    else:
        (folder / NOTE).unlink(missing_ok=True)
    return libraries


def missing(folder: Path, environment: Mapping[str, str]) -> list[str]:
    """Returns the libraries that the loader does not find, for the Qt platform that lacks the fewest."""
    for pyside in folder.glob("lib/*/site-packages/PySide6"):
        found = [_missing(pyside, platform) for platform in _platforms(environment)]
        fewest: set[str] = min(found, key=len)
        return sorted(fewest)
    return []


def _platforms(environment: Mapping[str, str]) -> list[str]:
    """Returns the Qt platforms that may show windows here; one that works is enough."""
    if chosen := environment.get("QT_QPA_PLATFORM"):
        return [name.split(":")[0] for name in chosen.split(";")]
    return ["wayland", "xcb"] if environment.get("WAYLAND_DISPLAY") else ["xcb"]


def _missing(pyside: Path, platform: str) -> set[str]:
    import subprocess

    files = [*(pyside / f"{name}.abi3.so" for name in MODULES), pyside / "Qt/plugins/platforms" / f"libq{platform}.so"]
    try:
        told = subprocess.run(["ldd", *(file for file in files if file.exists())], capture_output=True, text=True).stdout
    except OSError:
        # Without ldd this cannot be found out; then Qt itself reports it.
        return set()
    return {line.split()[0] for line in told.splitlines() if line.endswith("not found")}
