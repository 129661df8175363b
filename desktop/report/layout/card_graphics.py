"""Draws before and now across a sales card: bars from zero on one scale, their words inside, their figures behind them."""

from desktop.report.document.outline import Bar, Span
from desktop.report.document.story import Result
from desktop.report.layout import card_styles, story_styles, styles
from desktop.report.layout.boxes import LayoutBox
from desktop.report.layout.line_breaking import Line
from desktop.report.layout.pen import Pen
from desktop.report.layout.story_graphics import clear_of, dashed, drawn_bar
from desktop.report.layout.styles import Colour
from desktop.report.layout.text_frame import TextFrame


def card_bars(one: Result, place: TextFrame, height: float) -> LayoutBox:
    """Returns both bars, each `height` points high; a range is solid to its low end and hatched to its high end."""
    assert one.bars is not None  # asked for only where there are bars
    element = place.parent.add("Figure", alt=one.bars.alt)
    tone = styles.TONES[one.tone]
    rows = ((one.bars.before, story_styles.BEFORE, styles.INK), (one.bars.after, tone, tone))
    notes = (0, one.note)
    values = [_value(bar, ink, note, place) for (bar, _, ink), note in zip(rows, notes, strict=True)]
    rest = max(value.width for value in values) + _word(rows[0][0], place).width + 40
    room = max(min(place.width * card_styles.BAR_ROOM, place.width - rest), 40)
    aim = room * one.bars.aim if one.bars.aim is not None else None
    aimed = place.single(one.bars.aim_label, card_styles.BESIDE_BAR)

    def draw(pen: Pen, left: float, top: float) -> None:
        x = left + place.x
        element.box = (x, top - whole, x + place.width, top)
        with pen.element(element):
            for number, ((bar, colour, _), value) in enumerate(zip(rows, values, strict=True)):
                y = top - number * (height + card_styles.BAR_GAP) - height
                _row(pen, bar, colour, x, y)
                end = clear_of(x + aim if aim is not None else None, x + room * bar.high + 10, value.width)
                pen.line(value, end, y + height / 2 - 5.2)
                if not _holds(bar):
                    word = place.single(bar.short, card_styles.BESIDE_BAR)
                    pen.line(word, end + value.width + 8, y + height / 2 - 3.6)
            if aim is not None:
                dashed(pen, x + aim, top, height, [x + room * bar.high for bar, _, _ in rows])
                middle = min(max(x + aim - aimed.width / 2, x), x + place.width - aimed.width)
                pen.line(aimed, middle, top - whole + 3)

    def _row(pen: Pen, bar: Bar, colour: Colour, x: float, y: float) -> None:
        drawn_bar(pen, bar, x, y, room, height, colour)
        if _holds(bar):
            pen.line(_word(bar, place), x + card_styles.BAR_INSET, y + height / 2 - 3.6)

    def _holds(bar: Bar) -> bool:
        return room * bar.low >= _word(bar, place).width + 2 * card_styles.BAR_INSET

    whole = 2 * height + card_styles.BAR_GAP + (card_styles.AIM_LABEL if aim is not None else 0)
    return LayoutBox(whole, draw)


def _value(bar: Bar, ink: Colour, note: int, place: TextFrame) -> Line:
    """Returns the figure behind a bar with the number of its note."""
    return place.single_of((Span(bar.label, note=note),), card_styles.VALUE.inked(colour=ink))


def _word(bar: Bar, place: TextFrame) -> Line:
    return place.single(bar.short, card_styles.IN_BAR)
