"""Reads pictures from outside: PNG and JPEG only, decoded in a process of their own and redrawn, so that only pixels get in.

Promise of safety: I4.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.model.messages import N_, NN_, Message
from desktop.exchange.common.errors import BadPicture, shown
from desktop.exchange.common.process_apart import TooSlow, command_of, read_apart
from desktop.exchange.common.read_untrusted import Unreadable, read_outside
from desktop.exchange.pictures.decoding import COMMAND, MOST_PIXELS, SECONDS

MOST_BYTES = 20 * 1000 * 1000
# The largest size of a redrawn picture: 2,000 × 2,000 points of four bytes, and its header.
MOST_MADE = 17_000_000
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
OTHERS = {
    b"GIF8": "GIF",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"BM": "BMP",
    b"%PDF": "PDF",
    b"%!PS": "EPS",
    b"\xc5\xd0\xd3\xc6": "EPS",
    b"SIMPLE": "FITS",
    b"RIFF": "WebP",
    b"\0\0\1\0": "ICO",
    b"PK\x03\x04": "ZIP",
    b"8BPS": "Photoshop",
    b"\0\0\0\x0cjP": "JPEG 2000",
}
# The marks of other kinds of files that may be hidden in a picture, and the part of the file in which each is looked for.
BESIDE: tuple[tuple[bytes, slice], ...] = (
    (b"%PDF-", slice(0, 1100)),
    (b"PK\x05\x06", slice(-65_600, None)),
    *((mark, slice(None)) for mark in (b"<script", b"<html", b"<svg ", b"<?php", b"<!DOCTYPE")),
)
DAMAGED = Message(N_("it is damaged or no picture"))
REASONS = {
    "pixels": Message(N_("it has more than {most} million pixels"), most=MOST_PIXELS // 1_000_000),
    "memory": Message(N_("it would take too much memory")),
    "time": Message(
        NN_("it could not be read within {count} second", "it could not be read within {count} seconds"), count=SECONDS
    ),
}


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A redrawn picture: its bytes as `kind` ("png" or "jpeg"), width and height in pixels."""

    data: bytes
    kind: str
    width: int
    height: int


def read_picture(path: Path) -> CleanPicture:
    """Returns the picture in the file at `path`. Raises BadPicture with a sentence that names the file."""
    try:
        return picture_from(read_outside(path, MOST_BYTES))
    except Unreadable as error:
        raise BadPicture(error.message) from None
    except BadPicture as error:
        raise BadPicture(N_("{name}: {reason}."), name=shown(path.name), reason=error.message) from None


def picture_from(data: bytes) -> CleanPicture:
    """Returns the picture in `data`, the bytes of a file. Takes up to ten seconds. Raises BadPicture with the reason."""
    if len(data) > MOST_BYTES:
        raise BadPicture(N_("it is larger than {most} MB"), most=MOST_BYTES // 1_000_000)
    _refuse_what_is_something_else(data)
    head, _, made = _decoded_elsewhere(data).partition(b"\n")
    told = _told(head)
    if "refused" in told or not made:
        raise BadPicture(REASONS.get(str(told.get("refused")), DAMAGED))
    return CleanPicture(made, str(told["kind"]), int(told["width"]), int(told["height"]))


def redrawn(data: bytes) -> bytes | None:
    """Returns the picture in `data` redrawn, or None if `data` is no picture."""
    try:
        return picture_from(data).data
    except BadPicture:
        return None


def _refuse_what_is_something_else(data: bytes) -> None:
    if not data.startswith((PNG, JPEG)):
        kind = next((kind for mark, kind in OTHERS.items() if data.startswith(mark)), "")
        kind = kind or ("SVG" if b"<svg" in data[:4000] else "")
        if kind:
            raise BadPicture(N_("it is of the kind {kind}; only PNG and JPEG are taken"), kind=kind)
        raise BadPicture(N_("it is no picture; only PNG and JPEG are taken"))
    lower = data.lower()
    if any(mark.lower() in lower[where] for mark, where in BESIDE) or _goes_on(data):
        raise BadPicture(N_("it holds something else beside the picture"))


def _goes_on(data: bytes) -> bool:
    """Returns whether data follow the end of a PNG; behind a JPEG they are allowed, as cameras put previews there."""
    if not data.startswith(PNG):
        return False
    at = len(PNG)
    while at + 12 <= len(data):
        kind = data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4], "big")
        if kind == b"IEND":
            return at < len(data)
    return False


def _decoded_elsewhere(data: bytes) -> bytes:
    """Returns the output of the decoding process; empty if it died before writing."""
    try:
        return read_apart(_command(), data, SECONDS, MOST_MADE)
    except TooSlow:
        return json.dumps({"refused": "time"}).encode()


def _command() -> list[str]:
    return command_of(COMMAND)


def _told(head: bytes) -> dict[str, Any]:
    try:
        told = json.loads(head)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
