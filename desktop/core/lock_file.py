"""Holds a lock as a file: only one process can make it, and the system keeps it locked while that process lives. No Qt.

The file names process, program, computer and its last start, nothing else. Promise of safety: R6.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from db.engine.atomic_files import PRIVATE_FILE, quietly_remove

# The files in which Linux keeps the id of the computer; the second is older.
MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class LockFile:
    """The lock file at `path`, held from `take` to `leave` or the end of the process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def take(self) -> bool:
        """Makes the file; returns False while one exists. Raises OSError if none can be made."""
        try:
            file = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE)
        except FileExistsError:
            return False
        try:
            _lock(file)
            lines = (str(os.getpid()), Path(sys.executable).name, host_name(), machine_id(), boot_id())
            os.write(file, "".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
        except OSError:
            os.close(file)
            quietly_remove(self._path)
            raise
        self._file = file
        return True

    def keep(self) -> bool:
        """Puts the file back if somebody took it away; False if another program has taken the lock meanwhile."""
        held = self._file
        if held is None or _lies_at(held, self._path):
            return True
        if os.path.lexists(self._path):
            return False
        with suppress(OSError):
            if not self.take():
                return False
            os.close(held)
        return True

    def leave(self) -> None:
        """Removes the file, if it is held."""
        file, self._file = self._file, None
        if file is None:
            return
        is_ours = _lies_at(file, self._path)
        if sys.platform == "win32":
            # A file that is open cannot be removed there.
            os.close(file)
        if is_ours:
            quietly_remove(self._path)
        if sys.platform != "win32":
            # Not before: somebody else could take the lock in between, and lose it.
            os.close(file)


def host_name() -> str:
    """Returns the present name of this computer."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def machine_id() -> str:
    """Returns the id of this computer, which stays when its name changes; empty where it has none."""
    with suppress(OSError, AttributeError):
        return _machine_id()
    return ""


def boot_id() -> str:
    """Returns the id of the last start of this computer, which no clone of it shares; empty where it has none."""
    with suppress(OSError, AttributeError, ValueError):
        return _boot_id()
    return ""


if sys.platform == "win32":

    def _boot_id() -> str:
        return ""

elif sys.platform == "darwin":

    def _boot_id() -> str:
        import ctypes

        found, size = ctypes.create_string_buffer(64), ctypes.c_size_t(64)
        ctypes.CDLL(None).sysctlbyname(b"kern.bootsessionuuid", found, ctypes.byref(size), None, 0)
        return found.value.decode("ascii")

else:

    def _boot_id() -> str:
        return BOOT_ID.read_text("ascii", "replace").strip()


if sys.platform == "win32":

    def _machine_id() -> str:
        import winreg

        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography", access=access) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])

elif sys.platform == "darwin":

    def _machine_id() -> str:
        import ctypes

        found = (ctypes.c_ubyte * 16)()
        one_second = (ctypes.c_long * 2)(1, 0)
        return bytes(found).hex() if ctypes.CDLL(None).gethostuuid(found, one_second) == 0 else ""

else:

    def _machine_id() -> str:
        path = next((path for path in MACHINE_IDS if path.exists()), None)
        return path.read_text("ascii", "replace").strip() if path else ""


def _lock(file: int) -> None:
    """Locks the file while this process lives; on Windows it is enough that the file is open."""
    if sys.platform == "win32":
        return
    import fcntl

    # Some network file systems have no locks.
    with suppress(OSError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _lies_at(file: int, path: Path) -> bool:
    """Returns whether the open file is still the one at `path`; another computer may have taken the lock over."""
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except OSError:
        return False
