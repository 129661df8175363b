"""Keeps a name that somebody drew as numbers: strokes of points, on a field of 1000 by 1000, so that it can be drawn in any size.

    "12,300 18,290 40,310;500,20 505,80"      two strokes

What is kept is bounded, and what cannot be read draws nothing.
"""

import re
from collections.abc import Iterable, Sequence

Point = tuple[int, int]
Stroke = tuple[Point, ...]
SIDE = 1000
MOST_STROKES, MOST_POINTS = 64, 1500
POINTS = re.compile(r"\d{1,3},\d{1,3}(?: \d{1,3},\d{1,3})*(?:;\d{1,3},\d{1,3}(?: \d{1,3},\d{1,3})*)*")
LONGEST = MOST_POINTS * len("999,999 ")


def as_text(strokes: Iterable[Sequence[tuple[float, float]]]) -> str:
    """Returns strokes as text; their points are shares (0 to 1) of the width and the height of the field they were drawn on.

    Of more points than are kept, each stroke keeps as many as its share, with both its ends.
    """
    given = [stroke for stroke in strokes if stroke][:MOST_STROKES]
    count = sum(map(len, given))
    step = max(1, -(-count // (MOST_POINTS - 2 * MOST_STROKES)))
    kept = ([*stroke[::step], stroke[-1]] if step > 1 else stroke for stroke in given)
    return ";".join(" ".join(f"{_place(x)},{_place(y)}" for x, y in stroke) for stroke in kept)


def strokes_in(text: str) -> tuple[Stroke, ...]:
    """Returns the strokes that were kept as `text`; none where it is something else."""
    if len(text) > LONGEST or not POINTS.fullmatch(text):
        return ()
    return tuple(tuple(_point(point) for point in stroke.split(" ")) for stroke in text.split(";"))


def _point(text: str) -> Point:
    x, _, y = text.partition(",")
    return int(x), int(y)


def _place(share: float) -> int:
    return min(max(round(share * SIDE), 0), SIDE - 1)
