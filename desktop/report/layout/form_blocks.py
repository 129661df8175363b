"""Sets what is filled in: numbered lines with their boxes at the right and a line for a change below, and where to sign."""

from desktop.report.document.form import AskedLine, AskedLines, Signing, Ticked, Written
from desktop.report.document.outline import Span, with_links
from desktop.report.layout import boxes, story_styles, styles
from desktop.report.layout.boxes import Draw, LayoutBox, as_decoration, before, beside, beside_after, kept, spaced, stack_height
from desktop.report.layout.contents import named
from desktop.report.layout.pen import Pen
from desktop.report.layout.running_text import set_text
from desktop.report.layout.text_frame import TextFrame
from desktop.report.pdf.tagging import Element

NUMBER, BESIDE, TICK, GAP = 20.0, 92.0, 36.0, 8.0
BOX = 11.0
ABOVE_LINE, BELOW_LINE = 3.4, 3.6
CHANGE_HEIGHT, CHANGE_LABEL = 15.0, 44.0
SIGN_HEIGHT, SIGN_PADDING, SIGN_GAP = 30.0, 12.0, 16.0
# Of the width: name and function, date; the box to sign in takes the rest.
SIGN_SHARES = (0.4, 0.19)


def set_asked_lines(block: AskedLines, place: TextFrame) -> list[LayoutBox]:
    """Returns the boxes of a group of lines; the labels of what is ticked stand above it, and at the head of a new page."""
    wide = place.at(0, place.sheet.full)
    ticks = len(block.items[0].boxes) * TICK
    title = named(wide.at(0, wide.width - ticks).own(block.title, story_styles.HEADING, "H2"), block.title, 1)
    labels = _labels(block.items[0], wide)
    # A screen reader says the label of each box with the box.
    again = as_decoration(LayoutBox(stack_height(labels), _stacked(labels)))
    head = beside_after(title, labels, wide.page) if block.labelled else title
    head[0].again = None if block.labelled else again
    listed = wide.under("L")
    rows: list[LayoutBox] = []
    for item in block.items:
        row = _line(item, listed.under("LI"))
        row[0].again = again
        rows += row
    return spaced(kept(head, with_next=True), styles.BLOCK) + rows


def _labels(line: AskedLine, place: TextFrame) -> list[LayoutBox]:
    """Returns the labels of the boxes in one line of type, each above the middle of its boxes."""
    style = story_styles.TABLE_HEAD
    lines = [place.single(box.label, style) for box in line.boxes]
    element = Element("P", language=place.language)
    left = place.x + place.width - len(lines) * TICK

    def draw(pen: Pen, at: float, top: float) -> None:
        with pen.element(element):
            for n, one in enumerate(lines):
                pen.line(one, at + left + n * TICK + (TICK - one.width) / 2, top - style.base)

    place.parent.kids.append(element)
    return [LayoutBox(style.leading + 3, draw)]


def _stacked(stack: list[LayoutBox]) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        for one in stack:
            one.draw(pen, left, top)
            top -= one.height

    return draw


def _line(item: AskedLine, place: TextFrame) -> list[LayoutBox]:
    number = place.at(0, NUMBER).own(str(item.number), story_styles.FORM_LABEL, "Lbl")
    told = place.under("LBody")
    edge = place.width - len(item.boxes) * TICK
    # Words with nothing beside them take its room.
    end = (edge - BESIDE if item.beside else edge) - GAP
    words = set_text(with_links(item.text), story_styles.FORM_TEXT, told.at(NUMBER, end - NUMBER))
    words = [*kept(words, with_next=True), LayoutBox(CHANGE_HEIGHT, _change(item.change, told, end))]
    who = set_text((Span(item.beside),), story_styles.FORM_LABEL, told.at(edge - BESIDE, BESIDE - GAP / 2))
    rows = beside(words, number, place.page)
    rows = beside_after(rows, who, place.page) if boxes.is_short(rows, place.page) else beside(rows, who, place.page)
    rows[0].draw = before(before(_rule(place), rows[0].draw), _ticks(item, told.parent, edge))
    rows.append(LayoutBox(BELOW_LINE, boxes.nothing))
    rows[0].gap = ABOVE_LINE
    return kept(rows) if boxes.is_short(rows, place.page) else rows


def _rule(place: TextFrame) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.element(None):
            pen.rule(left, top + ABOVE_LINE, left + place.width, top + ABOVE_LINE, story_styles.RULE, 0.75)

    return draw


def _ticks(item: AskedLine, element: Element, edge: float) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        for n, box in enumerate(item.boxes):
            x = left + edge + n * TICK + (TICK - BOX) / 2
            _tick(pen, box, element, x, top - 1)

    return draw


def _tick(pen: Pen, box: Ticked, element: Element, x: float, top: float) -> None:
    pen.box_to_tick(element, box.name, box.said, (x, top - BOX, x + BOX, top))


def _change(change: Written, place: TextFrame, end: float) -> Draw:
    """Draws the label of the change, and the line to write it on up to `end`; the label is read out with the line itself."""
    label = place.single(change.label, story_styles.FORM_LABEL)

    def draw(pen: Pen, left: float, top: float) -> None:
        foot, start = top - CHANGE_HEIGHT + 1, left + NUMBER + CHANGE_LABEL
        with pen.element(None):
            pen.line(label, left + NUMBER, foot + 3.5)
            pen.rule(start, foot, left + end, foot, styles.WRITING, 0.6)
        pen.line_to_write(place.parent, change.name, change.said, (start, foot + 0.5, left + end, top), several=True)

    return draw


def set_signing(block: Signing, place: TextFrame) -> list[LayoutBox]:
    """Returns the end of the form on a panel as wide as the page, all on one page."""
    wide = place.at(0, place.sheet.full).under("Sect")
    parts = [LayoutBox(SIGN_PADDING, boxes.nothing), *_overall(block, wide), LayoutBox(SIGN_GAP, boxes.nothing)]
    parts += [*_to_sign(block, wide), LayoutBox(SIGN_PADDING, boxes.nothing)]
    return spaced(kept(boxes.backed(parts, -place.sheet.left, place.sheet.width, story_styles.TINT)), styles.SECTION)


def _overall(block: Signing, place: TextFrame) -> list[LayoutBox]:
    """Returns the boxes for all lines, each before its label, spread over the width; below each other where that is short."""
    style, step = story_styles.FORM_TEXT, BOX + 6
    labels = [place.single(box.label, style) for box in block.boxes]
    widths = [step + one.width for one in labels]
    room = (place.width - sum(widths)) / max(len(widths) - 1, 1)
    rows = [list(range(len(labels)))] if room >= GAP else [[n] for n in range(len(labels))]
    elements = [place.parent.add("P", language=place.language) for _ in labels]

    def row(numbers: list[int]) -> Draw:
        def draw(pen: Pen, left: float, top: float) -> None:
            x = left
            for n in numbers:
                _tick(pen, block.boxes[n], elements[n], x, top - 1)
                with pen.element(elements[n]):
                    pen.line(labels[n], x + step, top - style.base)
                x += widths[n] + room

        return draw

    return [LayoutBox(style.leading, row(numbers), gap=styles.TIGHT if at else 0) for at, numbers in enumerate(rows)]


def _to_sign(block: Signing, place: TextFrame) -> list[LayoutBox]:
    """Returns the lines for who fills it in and when, and the box to sign in, side by side; the labels below."""
    style, room = story_styles.FORM_LABEL, place.width - len(block.lines) * SIGN_GAP
    widths = [room * share for share in SIGN_SHARES]
    widths.append(room - sum(widths))
    starts = [sum(widths[:n]) + n * SIGN_GAP for n in range(len(widths))]
    labels = [place.single(text, style) for text in (*(one.label for one in block.lines), block.signature)]
    elements = [place.parent.add("P", language=place.language) for _ in labels]

    def draw(pen: Pen, left: float, top: float) -> None:
        foot = top - SIGN_HEIGHT
        for n, (start, width, label) in enumerate(zip(starts, widths, labels, strict=True)):
            x = left + place.x + start
            with pen.element(None):
                if n == len(block.lines):
                    pen.bar(x, foot, width, SIGN_HEIGHT, styles.WHITE)
                    pen.frame(x, foot, width, SIGN_HEIGHT, styles.SOFT, 0.75, 1.5)
                else:
                    pen.rule(x, foot, x + width, foot, styles.SOFT, 0.75)
            if n < len(block.lines):
                field = block.lines[n]
                pen.line_to_write(elements[n], field.name, field.said, (x, foot + 0.5, x + width, foot + 18))
            with pen.element(elements[n]):
                pen.line(label, x, foot - 3 - style.base)

    return [LayoutBox(SIGN_HEIGHT + 3 + style.leading, draw)]
