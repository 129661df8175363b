"""Sets figures on the page: the number large at the left, its meaning beside it, before and after as bars or on a scale."""

from desktop.report.document.outline import Bar, Bars, Measure, Scale, Span, words_only
from desktop.report.layout import styles
from desktop.report.layout.boxes import LayoutBox, beside, kept_if_short, nothing, spaced
from desktop.report.layout.line_breaking import Line, set_lines
from desktop.report.layout.pen import Pen
from desktop.report.layout.styles import Colour, Style
from desktop.report.layout.text_frame import TextFrame, split
from desktop.report.pdf.tagging import Element


def set_measure(block: Measure, place: TextFrame) -> list[LayoutBox]:
    """Returns the boxes of a figure with its text and graphic."""
    tone = styles.TONES[block.tone]
    # The figure and what it is of are one paragraph.
    element = place.parent.add("P")
    figure = _figure(block, place.at(place.x, styles.FIGURE_COLUMN), tone, element)
    inside = place.indented(styles.FIGURE_COLUMN + styles.FIGURE_GUTTER)
    text = _down_to_base_of(figure, block)
    for number, part in enumerate(part for whole in block.text for part in split(whole)):
        text += spaced(
            inside.lines(part, styles.BODY, element if number == 0 else place.parent.add("P")),
            styles.TIGHT if text and text[-1].draw is not nothing else 0,
        )
    if block.graphic:
        shown = place.parent.add("Figure", alt=block.graphic.alt)
        draw = _bars if isinstance(block.graphic, Bars) else _scale
        text += spaced([draw(block.graphic, inside, tone, shown)], styles.SMALL)  # type: ignore[arg-type]
    return spaced(kept_if_short(beside(text, figure, place.page), place.page), styles.BLOCK)


def _down_to_base_of(figure: list[LayoutBox], block: Measure) -> list[LayoutBox]:
    """Returns the space that lowers the first line of text to the base line of a figure that stands alone on its line."""
    base = (
        next(style.base for style, _ in styles.FIGURES if style.leading == figure[0].height) if figure and not block.before else 0
    )
    return [LayoutBox(base - styles.BODY.base, nothing, keep=True)] if base > styles.BODY.base else []


def _figure(block: Measure, place: TextFrame, tone: Colour, element: Element) -> list[LayoutBox]:
    lines = place.lines(words_only(block.before), styles.BEFORE, element) if block.before else []
    sizes = [(style.inked(colour=tone), most) for style, most in styles.FIGURES]
    figure = place.largest((Span(block.figure),), sizes, element)
    if not block.unit:
        return lines + figure
    return lines + (
        _with_unit(block, place, sizes[0][0], element) or figure + place.lines(words_only(block.unit), styles.UNIT, element)
    )


def _with_unit(block: Measure, place: TextFrame, style: Style, element: Element) -> list[LayoutBox]:
    """Returns figure and unit on one line, if they fit there in the largest size."""
    line = set_lines(((block.figure, style.ink), (f" {block.unit}", styles.UNIT.ink)), place.width, place.region)
    return [place.slab(line[0], style, element)] if len(line) == 1 else []


def _bars(bars: Bars, place: TextFrame, tone: Colour, element: Element) -> LayoutBox:
    rows = [(bars.before, styles.BEFORE_BAR), (bars.after, tone)]
    labels = [_label(bar, place) for bar, _ in rows]
    room = place.width - styles.SMALL - max(label.width for label in labels)
    step = styles.BAR_HEIGHT + styles.BAR_GAP

    def draw(pen: Pen, left: float, top: float) -> None:
        element.box = (left + place.x, top - 2 * step, left + place.x + place.width, top)
        with pen.element(element):
            for number, ((bar, full), label) in enumerate(zip(rows, labels, strict=True)):
                y = top - number * step - styles.BAR_HEIGHT
                _draw_bar(pen, bar, left + place.x, y, room, full)
                pen.line(label, left + place.x + room * max(bar.high, 0.004) + styles.SMALL, y + 0.4)

    return LayoutBox(2 * step, draw)


def _label(bar: Bar, place: TextFrame) -> Line:
    """Returns the label beside a bar: with its figure where that leaves enough room for the bars."""
    room = place.width * styles.BAR_LABEL_SHARE
    full = set_lines(((bar.label, styles.BAR_LABEL.ink),), place.width, place.region)
    return full[0] if len(full) == 1 and full[0].width <= room else place.single(bar.short, styles.BAR_LABEL)


def _draw_bar(pen: Pen, bar: Bar, x: float, y: float, room: float, full: Colour) -> None:
    """Draws a bar to `low` in full colour, and on to `high` as an outline: the value said lies between the two."""
    length = max(room * bar.high, 0.8)
    if bar.high > bar.low:
        pen.bar(x, y, length, styles.BAR_HEIGHT, styles.tint(full, 0.3), 1.2)
        pen.frame(x, y, length, styles.BAR_HEIGHT, full, 0.7, 1.2)
    if bar.low > 0 or bar.high == 0:
        pen.bar(x, y, max(room * bar.low, 0.8), styles.BAR_HEIGHT, full, 1.2)


def _scale(scale: Scale, place: TextFrame, tone: Colour, element: Element) -> LayoutBox:
    radius = styles.DOT
    low, high = (place.single(label, styles.BAR_LABEL) for label in scale.labels)
    start, length = place.x + radius, place.width - 2 * radius
    told = [(value, inside) for value, inside in ((scale.before, styles.WHITE), (scale.after, tone)) if value is not None]

    def draw(pen: Pen, left: float, top: float) -> None:
        y = top - radius - 1
        xs = [left + start + length * value / 10 for value, _ in told]
        element.box = (left + place.x, top - 2 * radius - 14, left + place.x + place.width, top)
        with pen.element(element):
            pen.rule(left + start, y, left + start + length, y, styles.LINE, 1.6)
            pen.rule(min(xs), y, max(xs), y, tone, 1.6)
            for x, (_, inside) in zip(xs, told, strict=True):
                pen.ring(x, y, radius, tone, inside, 1.6)
            pen.line(low, left + place.x, y - radius - 9)
            pen.line(high, left + place.x + place.width - high.width, y - radius - 9)

    return LayoutBox(2 * radius + 14, draw)
