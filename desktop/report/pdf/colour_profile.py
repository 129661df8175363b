"""Makes the profile that says which colours the numbers of our documents mean: sRGB (IEC 61966-2-1), as an ICC profile.

It is computed, so that it carries no date of a tool and is the same bytes on every machine.
"""

import struct
from functools import cache

NAME = "sRGB"
RIGHTS = "CC0"
# The primaries and the white of sRGB, adapted to the white of the profile space (D50).
WHITE = (0.9642, 1.0, 0.8249)
PRIMARIES = {
    b"rXYZ": (0.4360747, 0.2225045, 0.0139322),
    b"gXYZ": (0.3850649, 0.7168786, 0.0971045),
    b"bXYZ": (0.1430804, 0.0606169, 0.7141733),
}
STEPS = 1024
MADE = (2000, 1, 1, 0, 0, 0)


@cache
def srgb_profile() -> bytes:
    """Returns the profile."""
    curve = _curve()
    tags = [(b"desc", _description(NAME)), (b"cprt", _text(RIGHTS)), (b"wtpt", _point(WHITE))]
    tags += [(name, _point(point)) for name, point in PRIMARIES.items()]
    tags += [(name, curve) for name in (b"rTRC", b"gTRC", b"bTRC")]
    head = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    for _, data in tags:
        if data not in places:
            places[data] = head + len(body)
            body += data
    table = struct.pack(">I", len(tags))
    table += b"".join(name + struct.pack(">II", places[data], len(data)) for name, data in tags)
    return _header(head + len(body)) + table + body


def _header(size: int) -> bytes:
    version, intent = 0x02100000, 0
    made = struct.pack(">6H", *MADE)
    start = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", version, b"mntr", b"RGB ", b"XYZ ") + made + b"acsp"
    rest = b"\0" * 4 + struct.pack(">I", 0) + b"\0" * 8 + b"\0" * 8 + struct.pack(">I", intent)
    return (start + rest + b"".join(map(_fixed, WHITE))).ljust(128, b"\0")


def _fixed(number: float) -> bytes:
    return struct.pack(">i", round(number * 65536))


def _point(point: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, point))


def _text(text: str) -> bytes:
    return _even(b"text\0\0\0\0" + text.encode("ascii") + b"\0")


def _description(text: str) -> bytes:
    said = text.encode("ascii") + b"\0"
    return _even(b"desc\0\0\0\0" + struct.pack(">I", len(said)) + said + struct.pack(">IIHB", 0, 0, 0, 0) + b"\0" * 67)


def _curve() -> bytes:
    """Returns how the numbers of a colour become light, as a table."""
    values = (step / (STEPS - 1) for step in range(STEPS))
    light = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values)
    return _even(b"curv\0\0\0\0" + struct.pack(f">I{STEPS}H", STEPS, *(round(part * 65535) for part in light)))


def _even(data: bytes) -> bytes:
    """Returns `data` filled up to whole words, as tags begin at them."""
    return data + b"\0" * (-len(data) % 4)
