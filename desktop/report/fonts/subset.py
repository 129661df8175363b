"""Cuts font subsets: draws only the glyphs that a document needs, and packs them into a small TrueType font.

Embedding whole fonts could not do this: a variable font gives its true bold, cubic outlines
(Han characters) become quadratic, and a letter with its marks becomes one glyph that reads back as typed.
The tables are those that ISO 32000-1 (9.9) requires of an embedded TrueType font: glyf, head, hhea, hmtx, loca, maxp.
"""

from functools import lru_cache
from itertools import accumulate, pairwise
from struct import pack, unpack
from typing import NamedTuple

from fontTools.cu2qu import curve_to_quadratic

from desktop.report.fonts.shaping import MISSING_WIDTH, Parts
from desktop.report.fonts.typefaces import Typeface

Point = tuple[float, float]
Contour = list[tuple[float, float, bool]]

# How far a quadratic outline may differ from the cubic one, in em.
TOLERANCE = 0.001
FARTHEST = 16_000
ON_CURVE, OVERLAPPING = 0x01, 0x40


class GlyphOutline(NamedTuple):
    """A glyph as stored in a font: the bytes of its glyf entry, its box, and its size."""

    data: bytes
    box: tuple[int, int, int, int]
    points: int
    contours: int


EMPTY = GlyphOutline(b"", (0, 0, 0, 0), 0, 0)


class _Recorder:
    """A pen that keeps contours as points on and off the curve, shifted by (dx, dy)."""

    def __init__(self, tolerance: float) -> None:
        self.contours: list[Contour] = []
        self.dx = self.dy = 0
        self._tolerance = tolerance

    def moveTo(self, point: Point) -> None:  # noqa: N802 - the name that pens have
        self.contours.append([])
        self._add(point, True)

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self._add(point, True)

    def qCurveTo(self, control: Point, end: Point) -> None:  # noqa: N802
        self._add(control, False)
        self._add(end, True)

    def curveTo(self, first: Point, second: Point, end: Point) -> None:  # noqa: N802
        x, y, _ = self.contours[-1][-1]
        spline = curve_to_quadratic(((x - self.dx, y - self.dy), first, second, end), self._tolerance)
        for control in spline[1:-1]:
            self._add(control, False)
        self._add(end, True)

    def closePath(self) -> None:  # noqa: N802
        contour = self.contours[-1]
        if len(contour) > 1 and contour[0] == contour[-1]:
            contour.pop()

    def _add(self, point: Point, on: bool) -> None:
        self.contours[-1].append((point[0] + self.dx, point[1] + self.dy, on))


@lru_cache(maxsize=30_000)
def outline(face: Typeface, parts: Parts | None) -> GlyphOutline:
    """Returns the outline of a glyph (see shaping.Glyph.parts); a frame for a character that no face has."""
    if parts is None:
        return _encode(_frame(face.upem))
    recorder = _Recorder(TOLERANCE * face.upem)
    for glyph, recorder.dx, recorder.dy in parts:
        face.font.draw_glyph_with_pen(glyph, recorder)
    return _encode(recorder.contours)


def _frame(upem: int) -> list[Contour]:
    """Returns a rounded frame: the usual sign for a character that cannot be shown."""
    left, right, top, line = 0.08 * upem, (MISSING_WIDTH - 0.08) * upem, 0.7 * upem, 0.05 * upem
    outer: Contour = [(left, 0, True), (left, top, True), (right, top, True), (right, 0, True)]
    inner: Contour = [
        (left + line, line, True),
        (right - line, line, True),
        (right - line, top - line, True),
        (left + line, top - line, True),
    ]
    return [outer, inner]


def _encode(contours: list[Contour]) -> GlyphOutline:
    """Returns the glyf entry of an outline: end points, no instructions, flags, then coordinates as steps from point to point."""
    rounded = [[(_within(x), _within(y), on) for x, y, on in contour] for contour in contours if len(contour) > 1]
    kept = [_without_implied(contour) for contour in rounded]
    points = [point for contour in kept for point in contour]
    if not points:
        return EMPTY
    xs, ys = [x for x, _, _ in points], [y for _, y, _ in points]
    box = (min(xs), min(ys), max(xs), max(ys))
    ends = [end - 1 for end in accumulate(map(len, kept))]
    flags = bytes((ON_CURVE if on else 0) | (OVERLAPPING if n == 0 else 0) for n, (_, _, on) in enumerate(points))
    steps = [[b - a for a, b in pairwise([0, *values])] for values in (xs, ys)]
    data = pack(f">5h{len(ends)}HH", len(kept), *box, *ends, 0) + flags + b"".join(pack(f">{len(s)}h", *s) for s in steps)
    return GlyphOutline(data + b"\0" * (-len(data) % 4), box, len(points), len(kept))


def _within(value: float) -> int:
    """Returns a coordinate within the range of two bytes and of the steps between, which towers of marks may exceed."""
    return round(min(max(value, -FARTHEST), FARTHEST))


def _without_implied(contour: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Returns `contour` without the points that TrueType implies half-way between two points off the curve."""
    kept = []
    for at, (x, y, on) in enumerate(contour):
        x0, y0, on0 = contour[at - 1]
        x1, y1, on1 = contour[(at + 1) % len(contour)]
        if on and not on0 and not on1 and abs(x0 + x1 - 2 * x) <= 1 and abs(y0 + y1 - 2 * y) <= 1:
            continue
        kept.append((x, y, on))
    return kept if len(kept) > 2 else contour


def font_file(upem: int, outlines: list[GlyphOutline], advances: list[int]) -> bytes:
    """Returns a TrueType font with `outlines` as its glyphs, the first being .notdef; `advances` are in units of `upem` an em."""
    boxes = [outline.box for outline in outlines if outline.data] or [EMPTY.box]
    box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    offsets = [0, *accumulate(len(outline.data) for outline in outlines)]
    metrics = [value for outline, advance in zip(outlines, advances, strict=True) for value in (advance, outline.box[0])]
    largest = max(o.points for o in outlines), max(o.contours for o in outlines)
    tables = {
        b"glyf": b"".join(outline.data for outline in outlines) or b"\0\0\0\0",
        b"head": pack(">4L2H2q4h2H3h", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0b1011, upem, 0, 0, *box, 0, 6, 2, 1, 0),
        b"hhea": pack(">L3hH11hH", 0x10000, box[3], box[1], 0, max(advances), 0, 0, box[2], 1, *[0] * 7, len(outlines)),
        b"hmtx": pack(f">{'Hh' * len(outlines)}", *metrics),
        b"loca": pack(f">{len(offsets)}L", *offsets),
        b"maxp": pack(">L14H", 0x10000, len(outlines), *largest, 0, 0, 1, *[0] * 8),
    }
    return _sfnt(tables)


def _sfnt(tables: dict[bytes, bytes]) -> bytes:
    """Returns the directory of tables with check sums, and the tables."""
    power = len(tables).bit_length() - 1
    head = pack(">L4H", 0x10000, len(tables), 16 << power, power, (len(tables) - (1 << power)) * 16)
    start = len(head) + 16 * len(tables)
    directory, body, adjustment = b"", b"", 0
    for tag, table in tables.items():
        padded = table + b"\0" * (-len(table) % 4)
        if tag == b"head":
            adjustment = start + len(body) + 8
        directory += pack(">4s3L", tag, _checksum(padded), start + len(body), len(table))
        body += padded
    font = head + directory + body
    return font[:adjustment] + pack(">L", (0xB1B0AFBA - _checksum(font)) % 2**32) + font[adjustment + 4 :]


def _checksum(data: bytes) -> int:
    words: tuple[int, ...] = unpack(f">{len(data) // 4}L", data)
    return sum(words) % 2**32
