"""Damages files in all ways that happen outside a program: cut short, zeroed, flipped, swapped, replaced."""

import os
import random
from collections.abc import Callable
from pathlib import Path

from tests.torture.stores import copy_files

Injury = Callable[[Path, random.Random], None]


def cut(path: Path, dice: random.Random) -> None:
    """Ends the file at a random place, often in the middle of a page."""
    os.truncate(path, dice.randrange(path.stat().st_size))


def zeroed(path: Path, dice: random.Random) -> None:
    """Leaves zeros from a random place on, as after a power cut on some disks."""
    data = path.read_bytes()
    start = dice.randrange(len(data))
    path.write_bytes(data[:start] + bytes(len(data) - start))


def flipped(path: Path, dice: random.Random) -> None:
    """Turns one bit."""
    data = bytearray(path.read_bytes())
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    path.write_bytes(data)


def holed(path: Path, dice: random.Random) -> None:
    """Leaves a block of zeros somewhere, as a failing sector or a half-synced file."""
    data = bytearray(path.read_bytes())
    start = dice.randrange(len(data) // 512) * 512
    data[start : start + 4096] = bytes(len(data[start : start + 4096]))
    path.write_bytes(data)


def emptied(path: Path, _dice: random.Random) -> None:
    """Leaves a file of no bytes."""
    path.write_bytes(b"")


def garbage(path: Path, dice: random.Random) -> None:
    """Puts something else in its place: noise, a picture, a text, an unencrypted database."""
    heads = (dice.randbytes(64), b"\x89PNG\r\n\x1a\n", b"Dear Ingrid,\n", b"SQLite format 3\0", b"PK\x03\x04")
    path.write_bytes(dice.choice(heads) + dice.randbytes(dice.randrange(20_000)))


def removed(path: Path, _dice: random.Random) -> None:
    """Takes the file away."""
    path.unlink()


LOG_INJURIES: tuple[Injury, ...] = (cut, zeroed, flipped)
FILE_INJURIES: tuple[Injury, ...] = (cut, zeroed, flipped, holed, emptied, garbage, removed)


def swapped(earlier: Path, later: Path, target: Path, newer_file: bool) -> Path:
    """Returns the newer file with the older log, or the other way round, in the folder `target`."""
    file, log = (later, earlier) if newer_file else (earlier, later)
    path = copy_files(file, target)
    wal = path.with_name(f"{path.name}-wal")
    wal.write_bytes(log.with_name(wal.name).read_bytes())
    return path
