"""Fills a disk: a small one in memory if mounting is allowed, otherwise through a limit on the size of files."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

MEGABYTE = 1024 * 1024


class Disk(Protocol):
    """A folder on a disk of which somebody else takes room."""

    folder: Path

    def leave(self, free: int) -> None:
        """Leaves so many bytes free."""

    def clear(self) -> None:
        """Gives all the room back."""


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Disk]:
    """A disk of `size` bytes at `folder`, which must be empty."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode == 0:
        try:
            yield InMemory(folder)
        finally:
            subprocess.run(["umount", "-l", str(folder)], check=True)
    else:
        limited = Limited(folder)
        try:
            yield limited
        finally:
            limited.clear()


class InMemory:
    """A disk of its own, with a file that fills it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def leave(self, free: int) -> None:
        """Leaves so many bytes free, to a page, or fewer where somebody writes meanwhile."""
        self.clear()
        size = 0
        with self._filler.open("wb") as file:
            for piece in (MEGABYTE, 64 * 1024, 4096):
                with suppress(OSError):
                    while True:
                        os.posix_fallocate(file.fileno(), size, piece)
                        size += piece
            file.truncate(max(0, size - free))

    def clear(self) -> None:
        """Gives all the room back."""
        self._filler.unlink(missing_ok=True)


class Limited:
    """No file may grow beyond the largest one there is by more than what is free; what the system allows without mounting."""

    def __init__(self, folder: Path) -> None:
        import resource

        self.folder = folder
        self._resource = resource
        self._limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    def leave(self, free: int) -> None:
        """Leaves so many bytes free for each file."""
        largest = 0
        for path in self.folder.rglob("*"):
            with suppress(OSError):
                largest = max(largest, path.stat().st_size)
        self._resource.setrlimit(self._resource.RLIMIT_FSIZE, (largest + free, self._limits[1]))

    def clear(self) -> None:
        """Lets files grow again."""
        self._resource.setrlimit(self._resource.RLIMIT_FSIZE, self._limits)
