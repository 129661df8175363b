"""Draws the graphics of a case study: before and now as bars from zero on one scale, a feeling on its scale of two points."""

from collections.abc import Sequence

from desktop.report.document.outline import Bar, Span, Tone
from desktop.report.document.story import Feeling, Result
from desktop.report.layout import story_styles, styles
from desktop.report.layout.boxes import LayoutBox, nothing, spaced
from desktop.report.layout.line_breaking import Line
from desktop.report.layout.pen import Pen
from desktop.report.layout.story_styles import Setting
from desktop.report.layout.styles import Colour
from desktop.report.layout.text_frame import TextFrame

HATCH = 3.0
DOT = 4.5
# A dash with the space behind it; the height of the label below the line of the aim.
DASH, AIM_LABEL = 4.0, 17.0


def bars(one: Result, place: TextFrame, setting: Setting) -> LayoutBox:
    """Returns both bars with their labels and values, and the aim as a dashed line.

    A range is solid to its low end and hatched to its high end.
    """
    assert one.bars is not None  # asked for only where there are bars
    tone = styles.TONES[one.tone]
    element = place.parent.add("Figure", alt=one.bars.alt)
    rows = ((one.bars.before, story_styles.BEFORE), (one.bars.after, tone))
    labels = [
        (place.single(bar.short, story_styles.BAR_TEXT), place.single(bar.label, story_styles.BAR_VALUE)) for bar, _ in rows
    ]
    room = place.width - story_styles.BAR_LABEL - 12 - max(value.width for _, value in labels)
    room = min(place.width * story_styles.BAR_ROOM, room)
    aim = room * one.bars.aim if one.bars.aim is not None else None
    aimed = place.single(one.bars.aim_label, story_styles.BAR_TEXT)
    way = _way(one, place)
    step = setting.bar + story_styles.BAR_GAP
    height = setting.bar + step + (AIM_LABEL if aim is not None else 0)

    def draw(pen: Pen, left: float, top: float) -> None:
        x = left + place.x
        start = x + story_styles.BAR_LABEL
        element.box = (x, top - height, x + place.width, top)
        with pen.element(element):
            for number, ((bar, colour), (label, value)) in enumerate(zip(rows, labels, strict=True)):
                y = top - number * step - setting.bar
                base = y + setting.bar / 2 - 3.2
                pen.line(label, x, base)
                end = drawn_bar(pen, bar, start, y, room, setting.bar, colour)
                at = clear_of(start + aim if aim is not None else None, end + 8, value.width)
                pen.line(value, at, base)
                behind = clear_of(start + aim if aim is not None else None, at + value.width + 12, way.width if way else 0)
                if number and way and behind + way.width < x + place.width:
                    pen.line(way, behind, base)
            if aim is not None:
                ends = [start + max(room * bar.high, 0.8) for bar, _ in rows]
                dashed(pen, start + aim, top, setting.bar, ends)
                middle = min(max(start + aim - aimed.width / 2, x), x + place.width - aimed.width)
                pen.line(aimed, middle, top - setting.bar - step - AIM_LABEL + 3)

    return LayoutBox(height, draw)


def clear_of(line: float | None, x: float, width: float) -> float:
    """Returns where a text of this width begins, at `x` or behind an upright line that would cross it."""
    return line + 8 if line is not None and x - 6 < line < x + width + 4 else x


def dashed(pen: Pen, x: float, top: float, bar: float, ends: Sequence[float]) -> None:
    """Draws an upright line over both bars and the space between: white on a bar, in our colour beside it."""
    for number in range(int((2 * bar + story_styles.BAR_GAP + 4) / DASH)):
        y = top - number * DASH
        row = 0 if y > top - bar else 1 if y <= top - bar - story_styles.BAR_GAP + 1 else None
        inside = row is not None and x < ends[row] and y > top - 2 * bar - story_styles.BAR_GAP
        pen.rule(x, y, x, y - DASH * 0.6, styles.WHITE if inside else story_styles.HOUSE, 1)


def _way(one: Result, place: TextFrame) -> Line | None:
    if not one.way:
        return None
    return place.single_of((Span(f"← {one.way}", note=one.way_note),), story_styles.BAR_TEXT)


def drawn_bar(pen: Pen, bar: Bar, x: float, y: float, room: float, height: float, colour: Colour) -> float:
    """Draws a bar and returns where it ends."""
    low, high = max(room * bar.low, 0.8), max(room * bar.high, 0.8)
    pen.bar(x, y, low, height, colour)
    if high > low + 0.5:
        _hatched(pen, x + low, y, high - low, height, colour)
    return x + high


def _hatched(pen: Pen, x: float, y: float, width: float, height: float, colour: Colour) -> None:
    """Draws a hatched box with an outline; each stroke runs up to the right and ends at the box."""
    step = -height + HATCH
    while step < width:
        first, last = max(step, 0.0), min(step + height, width)
        if last > first:
            pen.rule(x + first, y + first - step, x + last, y + last - step, colour, 0.7)
        step += HATCH
    pen.frame(x, y, width, height, colour, 0.9, 0)


def scale(one: Feeling, place: TextFrame) -> list[LayoutBox]:
    """Returns the word of a feeling, what it was about, and both points with their numbers in words."""
    tone = styles.TONES[Tone.EMOTIONAL]
    lines = place.lines((Span(one.scale_label),), story_styles.CATEGORY.inked(colour=tone), place.parent.add("P"))
    if one.scale_about:
        lines += place.lines((Span(one.scale_about),), story_styles.SMALL, place.parent.add("P"))
    return lines + spaced([_points(one, place, tone)], 8)


def _points(one: Feeling, place: TextFrame, tone: Colour) -> LayoutBox:
    assert one.scale is not None  # asked for only where there is a scale
    element = place.parent.add("Figure", alt=one.scale.alt)
    ends = [place.single(text, story_styles.SMALL) for text in one.ends]
    start, length = place.x + DOT, place.width - 2 * DOT
    told = [(one.scale.before, styles.WHITE, ends[0]), (one.scale.after, tone, ends[1])]

    def draw(pen: Pen, left: float, top: float) -> None:
        y = top - DOT - 1
        element.box = (left + place.x, top - 24, left + place.x + place.width, top)
        points = [(left + start + length * value / 10, inside, text) for value, inside, text in told if value is not None]
        xs = [x for x, _, _ in points]
        with pen.element(element):
            pen.rule(left + start, y, left + start + length, y, story_styles.SCALE_LINE, 0.8)
            pen.rule(min(xs), y, max(xs), y, tone, 1.8)
            for x, inside, _ in points:
                pen.ring(x, y, DOT, tone, inside, 1.6)
            for at, text in _apart([(x, text) for x, _, text in points], left + place.x, place.width):
                pen.line(text, at, y - DOT - 10)

    return LayoutBox(26, draw)


def _apart(labels: list[tuple[float, Line]], left: float, width: float) -> list[tuple[float, Line]]:
    """Returns where labels begin: under their points, inside the column, and never over each other."""
    placed = [(min(max(x - text.width / 2, left), left + width - text.width), text) for x, text in labels]
    if len(placed) == 2 and placed[0][0] <= placed[1][0] < placed[0][0] + placed[0][1].width + 4:
        return [(left, placed[0][1]), (left + width - placed[1][1].width, placed[1][1])]
    if len(placed) == 2 and placed[1][0] < placed[0][0] < placed[1][0] + placed[1][1].width + 4:
        return [(left + width - placed[0][1].width, placed[0][1]), (left, placed[1][1])]
    return placed


def space(height: float) -> LayoutBox:
    """Returns empty space."""
    return LayoutBox(height, nothing)
