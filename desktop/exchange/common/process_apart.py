"""Reads a hostile file in a process of its own, with limited memory and time: if it attacks its reader, only that is hit.

The process gets the file on its standard input, and writes what it found to its standard output. Promises of safety: I4, I7.
"""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path


class TooSlow(Exception):
    """The process did not answer in time."""


def read_apart(command: Sequence[str], data: bytes, seconds: float, most: int) -> bytes:
    """Returns what the process `command` writes for `data`; empty where it dies or writes more than `most` bytes.

    Raises TooSlow after `seconds`.
    """
    import desktop

    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # Runs in the folder of the program, so that it finds its modules; and without a console window on Windows.
        cwd=Path(desktop.__file__).parent.parent,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        watchdog = threading.Timer(seconds, end)
        watchdog.start()
        feeder = threading.Thread(target=_feed, args=(process, data), daemon=True)
        feeder.start()
        assert process.stdout
        made = process.stdout.read(most + 1)
        process.kill()
        feeder.join()
        watchdog.cancel()
    if late.is_set():
        raise TooSlow
    return made if len(made) <= most else b""


def command_of(name: str) -> list[str]:
    """Returns how this program is started for a hidden command (see `desktop.__main__`)."""
    if getattr(sys, "frozen", False):
        # The stand-alone program is its own interpreter.
        return [sys.executable, name]
    return [sys.executable, "-m", "desktop", name]


def _feed(process: "subprocess.Popen[bytes]", data: bytes) -> None:
    assert process.stdin
    try:
        process.stdin.write(data)
        process.stdin.close()
    except OSError:
        pass  # it has ended; its output, or the lack of one, shows why


# What the process itself does


def read_all(descriptor: int) -> bytes:
    """Returns all that comes from a file descriptor, as a program without a console has no sys.stdin."""
    parts = []
    while part := os.read(descriptor, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def write_all(descriptor: int, data: bytes) -> None:
    """Writes `data` to a file descriptor."""
    while data:
        data = data[os.write(descriptor, data) :]


def give_up_rights(seconds: int | None, most_memory: int) -> None:
    """Removes from this process all rights that its work does not need, where the system allows that; None is any time."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        wanted = {
            resource.RLIMIT_CPU: resource.RLIM_INFINITY if seconds is None else seconds,
            resource.RLIMIT_AS: most_memory,
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_CORE: 0,
        }
        for limit, value in wanted.items():
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(limit, (value, value))
